package sqlite

import (
	"strings"

	"github.com/sqlc-dev/meyer/ast"

	"github.com/pare-dev/pare/internal/schema/ddl"
)

// enforce notes which columns of the primary key SQLite keeps from being NULL,
// for a primary key alone does not: those of WITHOUT ROWID and STRICT tables, and
// the one INTEGER that is another name of the row's number. It refuses what
// SQLite refuses once it has read a whole table.
func enforce(n *ast.CreateTableStmt, c *ddl.Create) error {
	strict, withoutRowid := false, false
	for _, o := range n.Options {
		switch {
		case o.Without && strings.EqualFold(o.Name.Name, "rowid"):
			withoutRowid = true
		case !o.Without && strings.EqualFold(o.Name.Name, "strict"):
			strict = true
		default:
			return refuse(o, "unknown table option: %s", o.Name.Name)
		}
	}
	key, err := primaryKey(n)
	if err != nil {
		return err
	}
	if withoutRowid && key.at == nil {
		return refuse(n.Name, "PRIMARY KEY missing on table %s", n.Name.Name.Name)
	}
	if strict {
		for _, d := range n.Columns {
			if err := strictType(n, d); err != nil {
				return err
			}
		}
	}
	rowid := rowidAlias(n, key)
	if key.auto && (rowid < 0 || withoutRowid) {
		return refuse(key.at, "AUTOINCREMENT is only allowed on an INTEGER PRIMARY KEY")
	}
	for _, name := range key.columns {
		for i := range c.Columns {
			if strings.EqualFold(c.Columns[i].Name, name) && (strict || withoutRowid || i == rowid) {
				c.Columns[i].NotNull = true
			}
		}
	}
	return nil
}

// key is a table's primary key: where it stands, and what it says.
type key struct {
	at         ast.Node
	columns    []string
	auto       bool
	descending bool // a column's own key says DESC
}

func primaryKey(n *ast.CreateTableStmt) (k key, err error) {
	found := func(at ast.Node, columns []string, auto, descending bool) error {
		if k.at != nil {
			return refuse(at, "table %s has more than one primary key", n.Name.Name.Name)
		}
		k = key{at, columns, auto, descending}
		return nil
	}
	for _, d := range n.Columns {
		for _, c := range d.Constraints {
			if c.Kind == ast.ColumnPrimaryKey && err == nil {
				err = found(c, []string{d.Name.Name}, c.AutoIncrement, c.Order == ast.SortDesc)
			}
		}
	}
	for _, c := range n.Constraints {
		if c.Kind == ast.TablePrimaryKey && err == nil {
			err = found(c, terms(c.Columns), c.AutoIncrement, false)
		}
	}
	return k, err
}

// rowidAlias is the index of the column that is another name of the row's
// number, or -1: the only one of the key, and of the type INTEGER. For SQLite's
// first users' sake it is none where its own key says DESC.
func rowidAlias(n *ast.CreateTableStmt, k key) int {
	if len(k.columns) != 1 || k.descending {
		return -1
	}
	for i, d := range n.Columns {
		if strings.EqualFold(d.Name.Name, k.columns[0]) && strings.EqualFold(typeOf(d), "integer") {
			return i
		}
	}
	return -1
}

func strictType(n *ast.CreateTableStmt, d *ast.ColumnDef) error {
	typ := typeOf(d)
	if typ == "" {
		return refuse(d, "missing datatype for %s.%s", n.Name.Name.Name, d.Name.Name)
	}
	switch strings.ToUpper(typ) {
	case "INT", "INTEGER", "REAL", "TEXT", "BLOB", "ANY":
		return nil
	}
	return refuse(d.Type, "unknown datatype for %s.%s: %q", n.Name.Name.Name, d.Name.Name, typ)
}

// typeOf is a column's type as written. Any words are one, GENERATED ALWAYS too,
// which SQLite takes off its end.
func typeOf(d *ast.ColumnDef) string {
	if d.Type == nil {
		return ""
	}
	if before, ok := cutWord(d.Type.Raw, "always"); ok {
		if typ, ok := cutWord(before, "generated"); ok {
			return typ
		}
	}
	return d.Type.Raw
}

// cutWord takes a word off the end of a text, in either case.
func cutWord(text, word string) (string, bool) {
	at := len(text) - len(word)
	if at < 0 || !strings.EqualFold(text[at:], word) {
		return text, false
	}
	return strings.TrimRight(text[:at], " \t\r\n\f"), true
}
