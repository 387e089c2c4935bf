package schema

import (
	"strings"

	"github.com/pare-dev/pare/internal/schema/ddl"
	"github.com/pare-dev/pare/internal/schema/lex"
	"github.com/pare-dev/pare/internal/schema/postgres"
	"github.com/pare-dev/pare/internal/schema/tolerant"
)

// dialect is what the reader has to know of one database's SQL. Everything that
// dialects differ in is here, or is asked of what is here.
type dialect struct {
	name   string // as users write it: postgres
	title  string // as messages give it: PostgreSQL
	lex    lex.Dialect
	schema string // the schema that references leave out
	dump   string // the command that writes a dump of the schema

	// grammar is how our own reading tells the parts of a statement about a table.
	grammar tolerant.Grammar
	// parse is the dialect's strict parser. Where placed is set, what it gives has
	// places and is all that is needed. Where not, our own reading gives the
	// places, and the parser has to confirm it. A table that it does not confirm
	// is approximate, and so is every table of a dialect without a parser.
	parse  func(text string) (ddl.Statement, error)
	placed bool
	// clean gives a statement's text as the parser is to have it, and plain gives
	// it in simpler words where the parser does not confirm what was read, or "".
	// Both may be nil.
	clean func(src string, toks []lex.Token) string
	plain func(src string, toks []lex.Token, own ddl.Statement) string

	// own knows the statements that the dialect alone has, or nil.
	own func(src string, toks []lex.Token) (v verb, ok bool)
	// made is the type of a column that CREATE TABLE AS takes from one of the type
	// given, or nil where it is the same.
	made func(typ string) string

	maxColumns   int  // that a table may have
	foldTables   bool // the names of tables and schemas are compared without case
	foldColumns  bool
	keysByName   bool   // foreign keys name their table, whether it is there or not
	keysOfNull   bool   // a primary key alone does not say NOT NULL
	numbersTwins bool   // CREATE TABLE AS gives a second column of a name another: name:1
	dropsOne     bool   // DROP TABLE takes one name, and nothing behind it
	anyType      bool   // a type is any words
	databases    bool   // schemas are databases, and USE enters one
	internals    string // begins the names that the database keeps for itself
	temporary    string // the schema of temporary tables, where it has a name of its own
	tsql         bool   // batches, IF and BEGIN … END, sp_rename: what SQL Server has
	psql         bool   // search_path, DO, COPY, inheritance: what PostgreSQL and its kin have
}

// named is a dialect that is read, and how what has to be known of it is made.
type named struct {
	name string
	make func() *dialect
}

// dialects lists those that are read, in the order of config.Dialects.
func dialects() []named {
	return []named{
		{"postgres", postgresDialect},
		{"mysql", mysqlDialect},
		{"mariadb", mariadbDialect},
		{"sqlite", sqliteDialect},
		{"sqlserver", sqlserverDialect},
		{"cockroachdb", cockroachDialect},
		{"redshift", redshiftDialect},
		{"oracle", oracleDialect},
		{"snowflake", snowflakeDialect},
		{"bigquery", bigqueryDialect},
		{"duckdb", duckDialect},
	}
}

func postgresDialect() *dialect {
	return &dialect{
		name: "postgres", title: "PostgreSQL", lex: lex.Postgres(), schema: "public", dump: "pg_dump --schema-only",
		parse: postgres.Parse, placed: true, made: postgres.Made, maxColumns: 1600, psql: true,
	}
}

// dialectNamed finds a dialect, or gives nil.
func dialectNamed(name string) *dialect {
	for _, d := range dialects() {
		if d.name == name {
			return d.make()
		}
	}
	return nil
}

// instead is the hint to give a dump where statements cannot be followed.
func (d *dialect) instead() string { return "give a dump of the database instead: " + d.dump }

// id is the key that is the same for every spelling of a relation's name.
func (d *dialect) id(k relKey) relKey {
	if d.foldTables {
		k.schema, k.name = strings.ToLower(k.schema), strings.ToLower(k.name)
	}
	return k
}

// columnID is the same for every spelling of a column's name.
func (d *dialect) columnID(name string) string {
	if d.foldColumns {
		return strings.ToLower(name)
	}
	return name
}

func (d *dialect) sameTable(a, b string) bool {
	return a == b || d.foldTables && strings.EqualFold(a, b)
}

// copiedType is the type of a column made from one of the type given.
func (d *dialect) copiedType(typ string) string {
	if d.made == nil {
		return typ
	}
	return d.made(typ)
}

// internal reports whether the name is one that the database keeps for itself.
func (d *dialect) internal(name string) bool {
	n := len(d.internals)
	return n > 0 && len(name) >= n && strings.EqualFold(name[:n], d.internals)
}

func (d *dialect) sameColumn(a, b string) bool {
	return a == b || d.foldColumns && strings.EqualFold(a, b)
}

// key names a relation. The default schema is left out.
func (d *dialect) key(schema, name string) relKey {
	if d.temporary != "" && strings.EqualFold(schema, d.temporary) {
		return relKey{tempSchema, name}
	}
	if schema == d.schema || d.foldTables && strings.EqualFold(schema, d.schema) {
		schema = ""
	}
	return relKey{schema, name}
}
