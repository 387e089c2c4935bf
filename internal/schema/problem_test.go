package schema

import (
	"strings"
	"testing"

	"github.com/pare-dev/pare/internal/schema/ddl"
	"github.com/pare-dev/pare/internal/source"
)

// What cannot be read is said, and the table is kept so that nothing that
// points at it is called stale.
func TestUnread(t *testing.T) {
	runRead(t, []readTest{
		{"no table", "SELECT 1;\n", "s.sql: incomplete: no table found\n"},
		{"an empty file", "", "s.sql: incomplete: no table found\n"},
		{"only a temporary table", "CREATE TEMP TABLE a (id int);", "s.sql: incomplete: no table found\n"},
		{"the parser's refusal and its place", "CREATE TABLE ä (id int,\n  ö int frobnicate bla);\nCREATE TABLE b (id int);", `
b @3:14
  id int @3:17-19
ä @1:14 unread
s.sql:2:9: incomplete: this statement about table “ä” cannot be read: syntax error at or near "frobnicate"
`},
		{"a missing semicolon", "CREATE TABLE a (id int)\nCREATE TABLE b (id int);\nINSERT INTO x VALUES (1)\nCREATE TABLE c (id int);", `
a @1:14 unread
b @2:14 unread
c @4:14 unread
s.sql:2:1: incomplete: this statement about table “a”, “b” cannot be read: syntax error at or near "CREATE"
s.sql:3:1: incomplete: this is not read: “INSERT INTO x VALUES” is no statement of PostgreSQL that pare knows
`},
		{"an open parenthesis swallows nothing", "CREATE TABLE a (id int;\nCREATE TABLE b (id int);", `
a @1:14 unread
b @2:14
  id int @2:17-19
s.sql:1:23: incomplete: this statement about table “a” cannot be read: syntax error at end of input
`},
		{"no statement", "CREATE TABLE a (id int);\nfrobnicate the table;", `
a @1:14
  id int @1:17-19
s.sql:2:1: incomplete: this is not read: “frobnicate the table” is no statement of PostgreSQL that pare knows
`},
		{"a template", `CREATE TABLE {{ .Table }} (id int); CREATE TABLE @t (id int); CREATE TABLE a (id int, {{ columns }});`, `
a @1:76 unread
s.sql:1:14: incomplete: this statement about a table cannot be read: syntax error at or near "{"
s.sql:1:50: incomplete: this statement about a table cannot be read: syntax error at or near "@"
s.sql:1:87: incomplete: this statement about table “a” cannot be read: syntax error at or near "{"
`},
		{"defined twice", "CREATE TABLE a (id int, x int, ID text);\nCREATE TABLE a (y int);\nALTER TABLE a ADD x int, RENAME_ int;", `
a @1:14 unread
  id int @1:17-19
  x int @1:25-26
s.sql:1:32: error: column “id” of table “a” is defined twice, first at s.sql:1:17
s.sql:2:14: error: table “a” is made twice, first at s.sql:1:14
s.sql:3:26: incomplete: this statement about table “a” cannot be read: syntax error at or near "RENAME_"
`},
		{"added or renamed twice", "CREATE TABLE a (id int, x int);\nALTER TABLE a ADD x int;\nALTER TABLE a RENAME x TO id;\nCREATE TABLE b (y int);\nALTER TABLE b RENAME TO a;", `
a @1:14
  id int @1:17-19
  x int @1:25-26
b @4:14
  y int @4:17-18
s.sql:2:19: error: column “x” of table “a” is defined twice, first at s.sql:1:25
s.sql:3:27: error: column “id” of table “a” is defined twice, first at s.sql:1:17
s.sql:5:25: error: table “a” is made twice, first at s.sql:1:14
`},
		{"a column or table that is not there", "CREATE TABLE a (id int);\nALTER TABLE a DROP mail;\nALTER TABLE b ADD x int;\nCREATE TABLE c (PRIMARY KEY (nope), d int);\nCREATE TABLE d (x int) INHERITS (nowhere);\nCREATE TABLE e (LIKE b);", `
a @1:14 unread
  id int @1:17-19
b @3:13 unread
  x int @3:19-20
c @4:14 unread
  d int @4:37-38
d @5:14 unread
  x int @5:17-18
e @6:14 unread
s.sql:2:20: incomplete: table “a” has no column “mail” at this point
s.sql:3:13: incomplete: table “b” is changed here, but nothing before it makes it
s.sql:4:30: incomplete: table “c” has no column “nope” at this point
s.sql:5:34: incomplete: table “d” takes its columns from “nowhere”, which nothing before it makes
s.sql:6:22: incomplete: table “e” takes its columns from “b”, whose columns are not known
`},
		{"a query that does not tell its columns", "CREATE TABLE a AS SELECT * FROM f() x;\nCREATE TABLE b AS SELECT g.* FROM a, generate_series(1, 2) g JOIN a USING (g);\nCREATE TABLE c OF t;", `
a @1:14 unread
b @2:14 unread
c @3:14 unread
s.sql:1:14: incomplete: table “a” is made by a query whose columns cannot be told from the files
s.sql:2:14: incomplete: table “b” is made by a query whose columns cannot be told from the files
s.sql:3:14: incomplete: table “c” takes its columns from type “t”, which nothing before it makes
`},
		{"psql includes and conditions", "CREATE TABLE a (id int);\n\\i other.sql\n\\ir 'sub/x.sql'\n\\if :x\nCREATE TABLE b (id int);\n\\endif\n", `
a @1:14
  id int @1:17-19
b @5:14
  id int @5:17-19
s.sql:2:1: incomplete: \i includes “other.sql”, which is not read
s.sql:3:1: incomplete: \ir includes “sub/x.sql”, which is not read
s.sql:4:1: incomplete: \if runs what follows or not, which is not known from the file
`},
		{"what is rolled back, imported or goes with a type", "BEGIN; CREATE TABLE a (id int, k public.kind); SAVEPOINT x; ROLLBACK TO x;\nIMPORT FOREIGN SCHEMA x FROM SERVER y INTO z;\nDROP TYPE IF EXISTS kind CASCADE;", `
a @1:21 unread
  id int @1:24-26
  k public.kind @1:32-33
s.sql:1:61: incomplete: ROLLBACK takes back changes to tables, which is not followed
s.sql:2:1: incomplete: IMPORT FOREIGN SCHEMA makes tables that the file does not name
s.sql:3:1: incomplete: DROP … CASCADE of a type takes columns of table “a” away, which is not followed
`},
		{"too deep, too long", "CREATE TABLE a (id int DEFAULT " + strings.Repeat("(", 101) + "1" + strings.Repeat(")", 101) + ");\nCREATE TABLE b (id int DEFAULT '" + strings.Repeat("x", 1<<20) + "');", `
a @1:14 unread
b @2:14 unread
s.sql:1:1: incomplete: this statement about table “a” cannot be read: parentheses nest deeper than 100
s.sql:2:1: incomplete: this statement about table “b” cannot be read: the statement is longer than 1 MiB
`},
		{"a drop that cannot be read", "CREATE TABLE a (id int); DROP TABLE a CASCADE frobnicate; DROP TABLE 1;", `
s.sql:1:47: incomplete: this DROP TABLE cannot be read: “frobnicate” is found where its end is expected
s.sql:1:59: incomplete: this DROP TABLE cannot be read: “DROP TABLE 1”
`},
	})
}

// What begins and never ends is placed at its start.
func TestUnterminated(t *testing.T) {
	for _, tc := range []struct{ sql, want string }{
		{"SELECT 1;\nSELECT 'x", "2:8: incomplete: the string that starts here never ends"},
		{"SELECT E'x\\';", "1:8: incomplete: the string that starts here never ends"},
		{`SELECT "x`, "1:8: incomplete: the quoted name that starts here never ends"},
		{"/* /* */ x", "1:1: incomplete: the comment that starts here never ends"},
		{"SELECT $a$ $b$ $$;", "1:8: incomplete: the text quoted with $a$ that starts here never ends"},
		{"\nCOPY a FROM stdin;\n1\n\\.x\n", "2:1: incomplete: the rows that follow this COPY never end"},
		{"CREATE TABLE t (id int, -- it's\n b text DEFAULT 'x);", "2:17: incomplete: the string that starts here never ends"},
	} {
		_, problems := Read("shop", "", []source.File{source.NewFile("s.sql", []byte(tc.sql))})
		if len(problems) != 1 || !strings.HasPrefix(problems[0].Error(), "s.sql:"+tc.want) {
			t.Errorf("%q: got %v, want %s", tc.sql, problems, tc.want)
		}
	}
}

func TestUnreadable(t *testing.T) {
	for _, tc := range []struct{ data, want string }{
		{"PGDMP\x01\x0e", "s.sql: incomplete: is a pg_dump custom archive, expected SQL text (dump with --format=plain, or turn it into SQL with pg_restore --file)"},
		{"\x1f\x8b\x08", "s.sql: incomplete: is compressed with gzip, and broken: it ends too early (copy or dump it again)"},
		{"\x1f\x8bxxxxxxxxxx", "s.sql: incomplete: is compressed with gzip, and broken: invalid header (copy or dump it again)"},
		{zipped("CREATE TABLE a (id int);")[:30], "s.sql: incomplete: is compressed with gzip, and broken: it ends too early (copy or dump it again)"},
		{zipped("CREATE TABLE a (id int);") + "x", "s.sql: incomplete: is compressed with gzip, and broken: it ends too early (copy or dump it again)"},
		{zipped(zipped("CREATE TABLE a (id int);")), "s.sql: incomplete: is compressed with gzip more than once, expected SQL text (decompress it)"},
		{zipped("PGDMP"), "s.sql: incomplete: is a pg_dump custom archive, expected SQL text (dump with --format=plain, or turn it into SQL with pg_restore --file)"},
		{"\x28\xb5\x2f\xfd", "s.sql: incomplete: is compressed with zstd, expected SQL text (decompress it, or compress it with gzip)"},
		{"\xff\xfeC\x00-", "s.sql: incomplete: is UTF-16 text that ends in the middle of a character (write it anew)"},
		{"\xff\xfe\x00\x00C\x00\x00\x00", "s.sql: incomplete: is UTF-32 text, which is not read (save it as UTF-8)"},
		{"-- ok\n\xef\xbb\xbf a\x00", "s.sql:2:4: incomplete: holds a NUL byte, expected SQL text (save it as UTF-8 text)"},
		{"SET client_encoding = 'WIN1251';\n-- gr\xfc\xdfe", "s.sql:2:6: incomplete: is text in WIN1251, which is not read (save it as UTF-8, or dump with --encoding=UTF8)"},
	} {
		ds, problems := Read("shop", "", []source.File{source.NewFile("s.sql", []byte(tc.data))})
		if len(problems) != 1 || len(ds.Tables) != 0 || problems[0].Error() != tc.want {
			t.Errorf("%q:\n got %v\nwant %s", tc.data, problems, tc.want)
		}
	}
}

func TestOtherDialects(t *testing.T) {
	const not = ": incomplete: the file is not read, for it is not written for PostgreSQL: it says "
	for _, tc := range []struct{ sql, want string }{
		{"-- `x`\nCREATE TABLE `users` (id int);", "2:14" + not + "“`users`”"},
		{"CREATE TABLE a (id int);\nCREATE TABLE b (id int) ENGINE=InnoDB;", "2:25" + not + "“ENGINE=”"},
		{"CREATE TABLE [dbo].[users] ([id] int);", "1:14" + not + "“[”"},
		{"CREATE TABLE users (id int)\nGO\nCREATE TABLE b (id int)\nGO\n", "2:1" + not + "“GO”"},
		{"PRAGMA foreign_keys=OFF;\nCREATE TABLE a (id int);", "1:1" + not + "“PRAGMA foreign_keys”"},
		{"CREATE TABLE a (id INTEGER PRIMARY KEY AUTOINCREMENT);", "1:28" + not + "“PRIMARY KEY AUTOINCREMENT”"},
		{"CREATE TABLE a (id VARCHAR2(10 CHAR));", "1:20" + not + "“VARCHAR2”"},
	} {
		_, problems := Read("shop", "postgres", []source.File{source.NewFile("s.sql", []byte(tc.sql))})
		if len(problems) != 1 || !strings.HasPrefix(problems[0].Error(), "s.sql:"+tc.want) {
			t.Errorf("%q:\n got %v\nwant %s", tc.sql, problems, tc.want)
		}
	}
	_, problems := Read("shop", "db2", []source.File{source.NewFile("s.sql", nil)})
	if len(problems) != 1 || !strings.HasPrefix(problems[0].Error(), "s.sql: incomplete: dialect “db2” is not supported yet (those that are: postgres, mysql, mariadb, sqlite") {
		t.Errorf("got %v", problems)
	}
	_, problems = Read("shop", "postgress", []source.File{source.NewFile("s.sql", nil)})
	if len(problems) != 1 || problems[0].Hint != "did you mean “postgres”?" {
		t.Errorf("got %v", problems)
	}
}

// A parser that loses, adds or renames a column without a word is caught.
func TestParserDisagrees(t *testing.T) {
	for _, tc := range []struct {
		columns []ddl.Column
		want    string
	}{
		{[]ddl.Column{{Name: "id"}, {Name: "mail"}}, ""},
		{[]ddl.Column{{Name: "id"}}, "s.sql:1:14: incomplete: table “a” has more columns than the parser found (1)"},
		{[]ddl.Column{{Name: "id"}, {Name: "mail"}, {Name: "x"}}, "s.sql:1:14: incomplete: table “a” has 2 columns, where the parser found 3"},
		{[]ddl.Column{{Name: "id"}, {Name: "male"}}, "s.sql:1:25: incomplete: table “a” has column “mail” here, where the parser found “male”"},
	} {
		s := readScript(postgresDialect(), "s.sql", "CREATE TABLE a (id int, Mail text, CHECK (id > 0));")
		st := &s.stmts[0]
		for i := range tc.columns {
			tc.columns[i].TypeAt, tc.columns[i].DefaultAt = -1, -1
		}
		c := newCatalog("shop", postgresDialect())
		tab := c.table(relKey{"", "a"}, s.tokenSpan(st.toks[2]))
		ok := c.place(s, st, tab, &ddl.Create{Columns: tc.columns}, s.tableItems(st.toks[3:]))
		got := ""
		if len(c.problems) > 0 {
			got = c.problems[0].Error()
		}
		if ok != (tc.want == "") || tab.unread == ok || !strings.HasPrefix(got, tc.want) {
			t.Errorf("%v: got %q", tc.columns, got)
		}
	}
}

// A file that is no schema does not take all of the memory.
func TestTooManyStatements(t *testing.T) {
	for _, tc := range []struct{ sql, want string }{
		{strings.Repeat("x;\n", maxUnread) + "CREATE TABLE a (b int);\ny;", "s.sql:10002:1: incomplete: more than 10,000 statements cannot be read, and the file is not read from here on"},
		{strings.Repeat("begin;", maxStatements) + "\nCREATE TABLE a (b int);", "s.sql:2:1: incomplete: the file holds more than 500,000 statements, and is not read from here on"},
	} {
		_, problems := Read("shop", "postgres", []source.File{source.NewFile("s.sql", []byte(tc.sql))})
		if last := problems[len(problems)-1]; !strings.HasPrefix(last.Error(), tc.want) {
			t.Errorf("got %v, want %s", last, tc.want)
		}
	}
}

// What is nearly called TABLE is taken by no database, and never for a statement
// about something else, whatever the dialect.
func TestMisspeltTables(t *testing.T) {
	for _, d := range dialects() {
		for _, statement := range []string{"CREATE TABEL b (c int)", "create or replace tabl b (c int)", "ALTER TALBE a ADD c int", "DROP TBALE a", "CREATE MARVELLOUS TABLE b (c int)"} {
			_, problems := Read("d", d.name, []source.File{{Name: "s.sql", Data: "CREATE TABLE a (id int);\n" + statement + ";\n"}})
			if len(problems) != 1 || problems[0].Kind != source.Incomplete || problems[0].Span.Line != 2 {
				t.Errorf("%s: %s: %v", d.name, statement, problems)
			}
		}
		for _, statement := range []string{"CREATE TYPE tabla AS ENUM ('a')", "CREATE INDEX tabel ON a (id)", "CREATE VIEW tabel AS SELECT 1"} {
			_, problems := Read("d", d.name, []source.File{{Name: "s.sql", Data: "CREATE TABLE a (id int);\n" + statement + ";\n"}})
			if len(problems) > 0 {
				t.Errorf("%s: %s: %v", d.name, statement, problems)
			}
		}
	}
	// Of several tables MySQL may say TABLES, which no other takes.
	for _, d := range dialects() {
		known := d.name == "mysql" || d.name == "mariadb"
		read, problems := Read("d", d.name, []source.File{{Name: "s.sql", Data: "CREATE TABLE a (id int);\nCREATE TABLE b (id int);\nCREATE TABLE kept (id int);\nDROP TABLES a, b;\n"}})
		if known != (len(read.Tables) == 1) || known != (len(problems) == 0) {
			t.Errorf("%s: DROP TABLES: %v %v", d.name, read.Tables, problems)
		}
	}
}
