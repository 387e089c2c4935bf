// Package inventory holds what a product collects and keeps: the collections
// and fields it declares, the tables and columns its schemas have, and how the
// two are bound to each other.
package inventory

import "github.com/pare-dev/pare/internal/source"

// Dataset is one database as its schema files describe it. Tables are ordered
// by schema and name, columns as the table has them.
type Dataset struct {
	Name          string
	Dialect       string
	DefaultSchema string // the schema that references leave out: public
	Tables        []*Table
	Partial       bool // not all of its files could be read, so that what is missing may be there
}

// Table is one table. Schema is empty where the table stands in the database's
// default schema. Span is the place of its name.
type Table struct {
	Dataset     string
	Schema      string
	Name        string
	Span        source.Span
	Columns     []*Column
	Comment     string
	Waivers     []source.Text // inline ones, as written behind "pare:"
	ForeignKeys []ForeignKey
	Approximate bool // read by tolerant means: names are sure, the rest is not
	Unread      bool // it exists, but its columns could not be read
	People      bool // its name says that its rows are people, or what people do: users, user_tokens; a guess
}

// Ref is the table's reference.
func (t *Table) Ref() Ref { return Ref{Dataset: t.Dataset, Schema: t.Schema, Table: t.Name} }

// ForeignKey ties columns of a table to columns of another. Schema is empty for
// the default one, and Columns of the target are empty where its primary key is
// meant.
type ForeignKey struct {
	Columns    []string
	Schema     string
	Table      string
	RefColumns []string
	Cascade    bool // a row goes along with the one it refers to: ON DELETE CASCADE
	Span       source.Span
}

// Column is one column of a table. Span is the place of its name.
type Column struct {
	Table      *Table
	Name       string
	Span       source.Span
	Introduced string // the file that made it, under whatever name and type
	Was        []Ref  // the names that it had before it or its table was renamed, the oldest first
	Type       string // as written, white space folded: varchar(80)
	Nullable   bool   // may hold NULL: neither NOT NULL nor part of the primary key
	Default    string // as written; "" where there is none
	Generated  bool   // computed by the database: identity, serial or generated
	PrimaryKey bool
	Comment    string
	Annotation *Annotation
	Waivers    []source.Text // inline ones, as written behind "pare:"
	Guess      Guess
}

// Ref is the column's reference.
func (c *Column) Ref() Ref {
	return Ref{Dataset: c.Table.Dataset, Schema: c.Table.Schema, Table: c.Table.Name, Column: c.Name}
}

// Annotation is what a column says of itself where it is defined, in a SQL
// comment or its COMMENT: "pare: purposes=delivery category=user.contact.email"
// or "pare: not-personal the reason".
type Annotation struct {
	Span        source.Span // of the text behind "pare:"
	Category    source.Text
	Precision   source.Text
	Purposes    []source.Text
	ConsentAt   source.Text
	NotPersonal bool
	Because     string
}

// Guess is what the classifier says of a column: a category's key or "", how
// sure it is from 0 to 1, and why in words. A confidence of 1 is the user's own
// word, given under names: in a rules file; with no category it says that the
// column is not personal. The zero Guess says nothing.
type Guess struct {
	Category   string
	Confidence float64
	Reason     string
	// Leads is the table that the column is named after: users of user_id. Person
	// says that it is named as a key of somebody. Both are guesses, which a
	// declared key makes idle.
	Leads  *Table
	Person bool
}
