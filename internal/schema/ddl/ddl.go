// Package ddl holds what one statement says about a table, in words that every
// dialect shares. A dialect's adapter fills it from its parser's tree. All
// places are byte offsets in the statement's text.
package ddl

// Name is a table's name as the statement gives it. Schema is empty where the
// statement names none.
type Name struct {
	Schema, Name string
	At           int
}

// Create is a CREATE TABLE. Items is set where the reading that found it knows
// the parts of the table's parentheses.
type Create struct {
	Table       Name
	IfNotExists bool
	Replace     bool // OR REPLACE
	Temporary   bool
	CommentAt   int // where the string of the table's COMMENT starts, or -1
	Items       []Item
	Columns     []Column
	Constraints []Constraint
	Likes       []Like
	Inherits    []Name
	Partition   bool   // PARTITION OF the one table in Inherits
	OfType      bool   // its columns are those of a composite type
	Of          Name   // that type, where it is told
	Query       *Query // CREATE TABLE AS, SELECT INTO
	Module      string // of a virtual table, which takes its columns from what stands behind it
}

// Item is one part of a table's parentheses. Column counts in Create.Columns, and
// is -1 where the item is no column.
type Item struct{ At, End, Column int }

// Column is a column's definition. TypeAt is -1 where none is written, as in a
// partition. Qualifiers are the starts of what stands behind the type, in the
// order of the text: constraints and COLLATE.
type Column struct {
	Name        string
	At, TypeAt  int
	NotNull     bool // NOT NULL, identity or serial
	Null        bool // NULL is written
	Odd         int  // where something stands that the reading does not understand, or 0
	PrimaryKey  bool
	Generated   Generation
	DefaultAt   int // where its DEFAULT constraint starts, or -1
	CommentAt   int // where the string of its COMMENT starts, or -1
	Qualifiers  []int
	Constraints []Constraint // its keys
}

// Generation is how the database computes a column's values.
type Generation uint8

const (
	NotGenerated Generation = iota
	Serial                  // an integer with a default from its own sequence
	Identity                // GENERATED … AS IDENTITY
	Computed                // GENERATED ALWAYS AS (…) STORED
)

// Constraint is a primary key, a unique or a foreign one; Target and RefColumns
// are the latter's. Index is the index a key is made of, where one is named.
type Constraint struct {
	Name       string
	Primary    bool
	Unique     bool
	Check      bool // a CHECK or EXCLUDE, which is no key; PostgreSQL's alone are told
	NotNull    bool // a NOT NULL constraint of the table, PostgreSQL 18
	Columns    []string
	Index      string
	Target     Name
	RefColumns []string
	Cascade    bool // ON DELETE CASCADE
}

// Like is LIKE table in a CREATE TABLE, behind so many of its columns.
type Like struct {
	Source             Name
	After              int
	Comments, Defaults bool
	Computed, Identity bool
	Indexes            bool // primary key among them
}

// Query is the SELECT that gives a table its columns.
type Query struct {
	Names   []string // names for the columns, given before AS
	From    []Source // the tables it reads
	Plain   bool     // From is all that it reads, each column as its table has it
	Outputs []Output
	Known   bool     // each output has a name that the text tells, or is a star
	Others  []*Query // what UNION, INTERSECT or EXCEPT adds, of which types depend too
}

// Source is what a query reads and what the query calls it: a table, or another
// query.
type Source struct {
	Table   Name
	Query   *Query
	Alias   string
	Columns []string // other names for the first columns
	Using   []string // the columns that a join makes one with those of the sources before
	Natural bool     // those are all that have a common name
}

// Output is one output of a query: a star, or one named column. Column is the
// source's column where the output is a plain one, and Qualifier the alias in
// front of it or of the star. Type is the output's where its own text tells it,
// and Expr what it comes from where it does not.
// At is where it starts, and End where it ends, if the reading that found it
// tells.
type Output struct {
	Star                    bool
	Qualifier, Column, Name string
	Type                    string
	Expr                    *Expr
	At, End                 int
}

// Expr is an expression as far as its type needs it: one of a known type, a
// column, a query that gives one value, or a call of a function or operator.
// Where all are empty, nobody can tell.
type Expr struct {
	Type              string
	Qualifier, Column string
	Query             *Query
	Call              string
	Args              []Expr
}

// Action is what one part of an ALTER TABLE does.
type Action uint8

const (
	Other Action = iota // changes nothing that an inventory holds
	AddColumn
	Redefine // MODIFY, CHANGE: what is not written anew is gone
	Modify   // MODIFY: what is not written anew stays
	DropColumn
	RenameColumn
	SetType
	SetNotNull
	DropNotNull
	SetDefault
	DropDefault
	SetGenerated
	DropGenerated
	AddConstraint
	DropConstraint
	RenameConstraint
	RenameTable
	SetSchema
	Inherit
	NoInherit
	AttachPartition
	DetachPartition
	SwapTable
)

// Alter is an ALTER TABLE. Commands has one entry for each of its parts.
type Alter struct {
	Table    Name
	IfExists bool
	Only     bool
	NotTable bool // it says ALTER VIEW, ALTER INDEX, …
	Commands []Command
}

// Command is one part of an ALTER TABLE, which stands from At to End where the
// reading that found it tells. Name is the column or constraint it is about,
// NewName what it is renamed to or the schema it moves to.
type Command struct {
	Action     Action
	At, End    int
	Name       string
	NewName    string
	IfExists   bool // IF EXISTS, or IF NOT EXISTS
	Cascade    bool
	TypeAt     int
	Column     Column
	First      bool   // the column comes first
	After      string // the column comes behind that one
	Constraint Constraint
	Generated  Generation // what is given or taken: Identity or Computed
	Other      Name       // the table that is inherited from or attached
}

// Statement is what an adapter gives back: exactly one of the two is set.
type Statement struct {
	Create *Create
	Alter  *Alter
}

// SyntaxError is a parser's refusal. At is -1 where it names no place.
type SyntaxError struct {
	Msg string
	At  int
}

func (e *SyntaxError) Error() string { return e.Msg }
