package sqlite

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/pare-dev/pare/internal/schema/ddl"
)

// render names what was found, with the text at each place.
func render(text string, st ddl.Statement) string {
	var b strings.Builder
	at := func(i int) string {
		if i < 0 {
			return "-"
		}
		return strings.Fields(text[i:] + " .")[0]
	}
	columns := func(cols []ddl.Column) {
		for _, c := range cols {
			fmt.Fprintf(&b, " %s@%s:%s", c.Name, at(c.At), at(c.TypeAt))
			if c.NotNull {
				b.WriteByte('!')
			}
			if c.PrimaryKey {
				b.WriteByte('*')
			}
			if c.Generated != ddl.NotGenerated {
				b.WriteByte('=')
			}
			if c.DefaultAt >= 0 {
				b.WriteString("?" + at(c.DefaultAt))
			}
			keys(&b, c.Constraints)
		}
	}
	switch {
	case st.Create != nil:
		c := st.Create
		fmt.Fprintf(&b, "create %s.%s@%s", c.Table.Schema, c.Table.Name, at(c.Table.At))
		if c.Temporary {
			b.WriteString(" temporary")
		}
		if c.Module != "" {
			b.WriteString(" of " + c.Module)
		}
		columns(c.Columns)
		keys(&b, c.Constraints)
		if q := c.Query; q != nil {
			fmt.Fprintf(&b, " plain:%v known:%v", q.Plain, q.Known)
			for _, o := range q.Outputs {
				fmt.Fprintf(&b, " %s.%s=%s@%s", o.Qualifier, o.Column, o.Name, at(o.At))
			}
			for _, s := range q.From {
				fmt.Fprintf(&b, " from %s as %s", s.Table.Name, s.Alias)
			}
		}
	case st.Alter != nil:
		fmt.Fprintf(&b, "alter %s.%s", st.Alter.Table.Schema, st.Alter.Table.Name)
		for _, k := range st.Alter.Commands {
			fmt.Fprintf(&b, " %d %s>%s", k.Action, k.Name, k.NewName)
			if k.Action == ddl.AddColumn || k.Action == ddl.Redefine {
				columns([]ddl.Column{k.Column})
			}
		}
	}
	return b.String()
}

func keys(b *strings.Builder, list []ddl.Constraint) {
	for _, k := range list {
		kind := "foreign"
		switch {
		case k.Primary:
			kind = "primary"
		case k.Unique:
			kind = "unique"
		}
		fmt.Fprintf(b, " (%s %s%v", kind, k.Name, k.Columns)
		if k.Target.Name != "" {
			fmt.Fprintf(b, " %s%v", k.Target.Name, k.RefColumns)
		}
		if k.Cascade {
			b.WriteString(" cascade")
		}
		b.WriteByte(')')
	}
}

func TestParse(t *testing.T) {
	for _, tc := range []struct{ sql, want string }{
		{"CREATE TABLE 'a b' ([id] INTEGER PRIMARY KEY ASC ON CONFLICT FAIL AUTOINCREMENT, `x` big int DEFAULT (1), y)",
			"create .a b@'a id@[id]:INTEGER!* (primary [id]) x@`x`:big?DEFAULT y@y):-"},
		{"CREATE TABLE IF NOT EXISTS aux.t (a CONSTRAINT k UNIQUE REFERENCES b (c) ON UPDATE SET NULL ON DELETE CASCADE, d AS (1), e int generated always as (2) stored)",
			"create aux.t@aux.t a@a:- (unique k[a]) (foreign [a] b[c] cascade) d@d:-= e@e:int="},
		{"CREATE TEMP TABLE t (a TEXT, b, CONSTRAINT k PRIMARY KEY (A COLLATE nocase DESC, 'b') CHECK (1) FOREIGN KEY (a) REFERENCES u) WITHOUT ROWID",
			"create .t@t temporary a@a:TEXT,! b@b,:-! (primary k[A b]) (foreign [a] u[])"},
		{"CREATE TABLE t (a generated always AS (1) VIRTUAL, b)", "create .t@t a@a:-= b@b):-"},
		{"CREATE VIRTUAL TABLE m.v USING fts5(a, b='c')", "create m.v@m.v of fts5"},
		{"CREATE TABLE t AS SELECT a, u.b AS c, *, u.*, 1 + 1 FROM x AS u, y", "create .t@t plain:true known:true .a=a@a, u.b=c@u.b .=@*, u.=@u.*, .=1 + 1@1 from x as u from y as y"},
		{"CREATE TABLE t AS WITH w AS (SELECT 1) SELECT a FROM w UNION SELECT b FROM z", "create .t@t plain:false known:true .a=a@a from w as w"},
		{"CREATE TABLE t AS VALUES (1, 'a')", "create .t@t plain:true known:true .=column1@1, .=column2@'a')"},
		{"ALTER TABLE a.b RENAME TO c", fmt.Sprintf("alter a.b %d >c", ddl.RenameTable)},
		{"ALTER TABLE b RENAME c TO 'd'", fmt.Sprintf("alter .b %d c>d", ddl.RenameColumn)},
		{"ALTER TABLE b ADD COLUMN c INT NOT NULL DEFAULT 1", fmt.Sprintf("alter .b %d c> c@c:INT!?DEFAULT", ddl.AddColumn)},
		{"ALTER TABLE `a`.b ALTER COLUMN 'c d' TO e TEXT NOT NULL DEFAULT 'x'", fmt.Sprintf("alter a.b %d c d>e e@e:TEXT!?DEFAULT", ddl.Redefine)},
		{"ALTER TABLE b DROP c", fmt.Sprintf("alter .b %d c>", ddl.DropColumn)},
	} {
		st, err := Parse(tc.sql)
		if got := render(tc.sql, st); err != nil || got != tc.want {
			t.Errorf("%s: %v\n got %s\nwant %s", tc.sql, err, got, tc.want)
		}
	}
}

func TestRefused(t *testing.T) {
	for _, tc := range []struct {
		sql, want string
		at        int
	}{
		{"CREATE TABLE t (a int,)", `near ")": syntax error`, 22},
		{"CREATE TABLE t (PRIMARY KEY (a))", `near "PRIMARY": syntax error`, 16},
		{"ALTER TABLE t ADD CONSTRAINT k PRIMARY KEY (a)", `near "PRIMARY": syntax error`, 31},
		{"CREATE TABLE t (a INT PRIMARY KEY, PRIMARY KEY (a))", "table t has more than one primary key", 35},
		{"CREATE TABLE t (a TEXT PRIMARY KEY AUTOINCREMENT)", "AUTOINCREMENT is only allowed on an INTEGER PRIMARY KEY", 23},
		{"CREATE TABLE t (a) STRICT", "missing datatype for t.a", 16},
		{"CREATE TABLE t (a INT) WITHOUT ROWID", "PRIMARY KEY missing on table t", 13},
		{"CREATE TABLE t (a INT) WITHOUT oids", "unknown table option: oids", 23},
		{"ALTER TABLE t ADD a PRIMARY KEY", "cannot add a PRIMARY KEY column", 20},
	} {
		_, err := Parse(tc.sql)
		var e *ddl.SyntaxError
		if !errors.As(err, &e) || e.Msg != tc.want || e.At != tc.at {
			t.Errorf("%s: got %#v", tc.sql, err)
		}
	}
	for _, sql := range []string{"SELECT 1", "CREATE TABLE a (b); CREATE TABLE c (d)", "", "CREATE INDEX i ON a (b)"} {
		if _, err := Parse(sql); err == nil {
			t.Errorf("%s: read as a table", sql)
		}
	}
}

// Whatever the text is, Parse comes back, and its places lie inside the text.
func FuzzParse(f *testing.F) {
	for _, s := range []string{
		"CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT NOT NULL DEFAULT 'x' REFERENCES u (c), UNIQUE (b) CHECK (a > 1)) WITHOUT ROWID, STRICT",
		"CREATE TABLE 't' ([a] generated always AS (1), `b` int (1, -2) COLLATE nocase, PRIMARY KEY ('a' DESC))",
		"CREATE TABLE t AS SELECT a.*, b c, count(*) FROM x a NATURAL JOIN y, (SELECT 1) UNION VALUES (1)",
		"CREATE VIRTUAL TABLE v USING fts5(a, tokenize = 'porter')", "ALTER TABLE a ADD b CHECK (1)", "ALTER TABLE a RENAME b TO c",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 1<<16 || strings.Count(text, "(") > 100 {
			return
		}
		st, err := Parse(text)
		if err == nil {
			render(text, st)
		}
		var e *ddl.SyntaxError
		if errors.As(err, &e) && e.At > len(text) {
			t.Errorf("an error at %d of %d", e.At, len(text))
		}
	})
}
