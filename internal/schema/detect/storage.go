package detect

import "github.com/pare-dev/pare/internal/schema/lex"

// fewest is how many columns have to be of SQLite's own types alone before that
// tells something: who writes for another database soon needs a length, a time
// or a flag.
const fewest = 8

// storage is what is known of the types of all columns: SQLite keeps values in a
// few classes, and whoever writes for it alone often names nothing else.
type storage struct {
	columns int
	integer bool
	text    bool
	others  bool // another type, or a statement that SQLite does not know
}

// tells reports whether the types speak for SQLite.
func (c *storage) tells() bool { return !c.others && c.integer && c.text && c.columns >= fewest }

// read looks at one statement.
func (c *storage) read(src string, toks []lex.Token) {
	if c.others || len(toks) == 0 {
		return
	}
	if rest, ok := behindCreateTable(src, toks); ok {
		for len(rest) > 0 && !rest[0].IsPunct(src, '(') {
			if rest[0].Is(src, "as") {
				return
			}
			rest = rest[1:]
		}
		for _, item := range lex.Items(src, rest) {
			if len(item) > 0 && definesColumn(src, item) {
				c.column(src, item)
			}
		}
		return
	}
	if lex.StartWith(src, toks, "alter", "table") {
		c.altered(src, toks[2:])
		return
	}
	c.others = !knownToSQLite(src, toks)
}

// altered looks at what stands behind ALTER TABLE: SQLite renames, and adds or
// drops one column.
func (c *storage) altered(src string, toks []lex.Token) {
	for i, t := range toks {
		switch {
		case t.IsAny(src, "rename", "drop") && i > 0:
			c.others = i+1 < len(toks) && toks[i+1].Is(src, "constraint")
			return
		case t.Is(src, "add") && i > 0:
			item := toks[i+1:]
			if len(item) > 0 && item[0].Is(src, "column") {
				item = item[1:]
			}
			if c.others = len(item) == 0 || !definesColumn(src, item); !c.others {
				c.column(src, item)
			}
			return
		}
	}
	c.others = true
}

// column looks at the type behind a column's name.
func (c *storage) column(src string, item []lex.Token) {
	c.columns++
	if len(item) < 2 || len(item) > 2 && item[2].IsPunct(src, '(') {
		c.others = true
		return
	}
	switch lex.Lower(item[1].Text(src)) {
	case "integer", "int":
		c.integer = true
	case "text":
		c.text = true
	case "real", "blob", "numeric":
	default:
		c.others = true
	}
}

func knownToSQLite(src string, toks []lex.Token) bool {
	first := toks[0]
	if first.IsAny(src, "create", "drop") && len(toks) > 1 {
		return toks[1].IsAny(src, "index", "unique", "view", "trigger", "table", "virtual", "temp", "temporary")
	}
	return first.IsAny(src, "insert", "update", "delete", "replace", "select", "with", "values", "pragma", "begin", "commit", "end", "rollback",
		"savepoint", "release", "vacuum", "analyze", "reindex", "attach", "detach")
}
