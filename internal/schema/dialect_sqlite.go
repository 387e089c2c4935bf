package schema

import (
	"strings"

	"github.com/pare-dev/pare/internal/schema/lex"
	"github.com/pare-dev/pare/internal/schema/sqlite"
)

func sqliteDialect() *dialect {
	return &dialect{
		name: "sqlite", title: "SQLite", lex: lex.SQLite(), schema: "main", dump: "sqlite3 FILE .schema",
		parse: sqlite.Parse, placed: true, own: sqliteVerb, made: affinity,
		maxColumns: 32767, foldTables: true, foldColumns: true,
		keysByName: true, numbersTwins: true, dropsOne: true, keysOfNull: true, anyType: true, temporary: "temp", internals: "sqlite_",
	}
}

// sqliteVerb knows the statements that SQLite alone has.
func sqliteVerb(src string, toks []lex.Token) (verb, bool) {
	w := &words{src, toks}
	switch w.next("pragma", "attach", "detach", "insert", "replace", "update", "delete", "release", "savepoint") {
	case "pragma":
		return pragma, true
	case "attach", "detach":
		return attach, true
	case "insert", "replace", "update", "delete":
		if w.next("or") != "" && len(w.toks) > 0 {
			w.toks = w.toks[1:]
		}
		w.next("into", "from")
		if len(w.toks) > 0 && sqliteSchemaTable(w.toks[0].Text(src)) {
			return schemaTable, true
		}
		return skipped, true
	case "release", "savepoint":
		return skipped, true
	}
	return skipped, false
}

// sqliteSchemaTable knows the names of the table that SQLite keeps its schema in.
func sqliteSchemaTable(name string) bool {
	return strings.EqualFold(name, "sqlite_schema") || strings.EqualFold(name, "sqlite_master")
}

// affinity is the type that SQLite gives to a column made from one of the type
// given: the name of its affinity.
func affinity(typ string) string {
	switch {
	case has(typ, "int"):
		return "INT"
	case has(typ, "char"), has(typ, "clob"), has(typ, "text"):
		return "TEXT"
	case has(typ, "blob"), typ == "":
		return ""
	case has(typ, "real"), has(typ, "floa"), has(typ, "doub"):
		return "REAL"
	}
	return "NUM"
}
