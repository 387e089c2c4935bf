// Package lex splits SQL into statements and tokens. One scanner serves every
// dialect; what they differ in is data, a Dialect.
package lex

// Dialect says what a scanner must know of a dialect to find the ends of
// strings, comments and statements.
type Dialect struct {
	Quotes           string // characters that open a quoted name: `"`, "`", "["
	DollarQuotes     bool   // $$ … $$ and $tag$ … $tag$ are strings
	NestedComments   bool   // /* /* */ */ is one comment
	HashComments     bool   // # starts a line comment
	BackslashEscapes bool   // a backslash escapes inside '…'
	EscapeStrings    bool   // a backslash escapes inside E'…'
	UnicodeEscapes   bool   // U&'…' is a string, U&"…" a name
	StringSetting    bool   // SET standard_conforming_strings turns BackslashEscapes on and off
	MetaLines        bool   // lines that begin with a backslash are for the client, psql
	CopyData         bool   // COPY … FROM stdin is followed by rows up to a line \.
	AtomicBodies     bool   // BEGIN ATOMIC … END of a routine holds semicolons
	TriggerBodies    bool   // CREATE TRIGGER … BEGIN …; END holds semicolons
	ShellLines       bool   // lines that begin with a dot, or with #, are for the client, sqlite3
	DottedNames      bool   // a quoted name may hold its qualifiers: `project.dataset.table`
	TripleQuotes     bool   // three quotes open a string, and r and b say how to read one
	SlashComments    bool   // two slashes start a line comment
	SQLPlus          bool   // lines of SQL*Plus, and PL/SQL that goes on to a line that is a slash
	QuotedStrings    bool   // q'[…]' is a string
	StringNames      bool   // '…' is a name where one is expected
	KeepCase         bool   // a name that is not quoted keeps its case
	DoubleStrings    bool   // "…" is a string, unless SET sql_mode says ANSI_QUOTES
	SpacedDashes     bool   // -- starts a comment only where white space is behind it
	LooseNames       bool   // names may start with a digit
	MySQLClient      bool   // DELIMITER, \G, source: what the client mysql does itself
	SQLMode          bool   // SET sql_mode changes how quotes and backslashes are read
	Routines         bool   // BEGIN … END of a stored program holds semicolons
	SkipRows         bool   // what stands in parentheses behind VALUES of an INSERT gives no tokens
	Executed         []From // the versions N for which the text of /*!N … */ is executed
	MariaDB          bool   // so is that of /*M!N … */
	MaxName          int    // longer names are cut to so many bytes; 0 for no limit
	NameSigns        string // signs that are letters of names: "@#"
	Batches          bool   // a line GO ends a batch, lines that begin with : are for the client, SET QUOTED_IDENTIFIER is followed

	// Begins has the words that begin a statement though no semicolon stands
	// before them, each with the words that it goes on from instead.
	Begins map[string][]string
}

// Postgres is how PostgreSQL and its client psql read a script.
func Postgres() Dialect {
	return Dialect{
		Quotes:         `"`,
		DollarQuotes:   true,
		NestedComments: true,
		EscapeStrings:  true,
		UnicodeEscapes: true,
		StringSetting:  true,
		MetaLines:      true,
		CopyData:       true,
		AtomicBodies:   true,
		MaxName:        63,
	}
}

// SQLite is how SQLite and its client sqlite3 read a script.
func SQLite() Dialect {
	return Dialect{
		Quotes:        "\"`[",
		TriggerBodies: true,
		ShellLines:    true,
		KeepCase:      true,
		StringNames:   true,
	}
}

// From is a range of versions of a server, both ends in it.
type From struct{ First, Last int }
