package schema

import (
	"fmt"
	"strings"
	"testing"

	"github.com/pare-dev/pare/internal/source"
)

// fileSet is files written in one text: "== name" begins each.
func fileSet(all string) (files []source.File) {
	for _, part := range strings.Split(all, "== ")[1:] {
		name, data, _ := strings.Cut(part, "\n")
		files = append(files, source.NewFile(name, []byte(data)))
	}
	return files
}

// shortly is a dataset's columns with the files they were last defined in, a line
// a table, and the problems.
func shortly(dialect string, files []source.File) string {
	ds, problems := Read("shop", dialect, files)
	var b strings.Builder
	for _, t := range ds.Tables {
		b.WriteString(t.Ref().String() + ":")
		for _, c := range t.Columns {
			fmt.Fprintf(&b, " %s@%s:%d", c.Name, c.Span.File, c.Span.Line)
		}
		b.WriteString("\n")
	}
	for _, p := range problems {
		fmt.Fprintf(&b, "%s: %s\n", p.Span, p.Msg)
	}
	return b.String()
}

// A file that another one includes is read there, and nowhere else.
func TestIncludes(t *testing.T) {
	for _, tc := range []struct{ name, dialect, files, want string }{
		{"psql, with the session as it stands", "postgres", `
== db/a.sql
ALTER TABLE b ADD c int;
RESET search_path;
== db/main.sql
SET search_path = x;
\i b.sql
\i 'a.sql'
CREATE TABLE d (e int);
== db/b.sql
CREATE TABLE b (id int);
`, `
shop.d: e@db/main.sql:4
shop.x.b: id@db/b.sql:1 c@db/a.sql:1
`},
		{"folders", "postgres", `
== db/main.sql
\ir sub/a.sql
\include db/sub/b.sql
== db/sub/a.sql
CREATE TABLE a (id int);
\ir c.sql
== db/sub/b.sql
CREATE TABLE b (id int);
\i sub/d.sql
== db/sub/c.sql
CREATE TABLE c (id int);
== db/sub/d.sql
CREATE TABLE d (id int);
\include_relative '..\e.sql'
== db/e.sql
CREATE TABLE e (id int);
`, `
shop.a: id@db/sub/a.sql:1
shop.b: id@db/sub/b.sql:1
shop.c: id@db/sub/c.sql:1
shop.d: id@db/sub/d.sql:1
shop.e: id@db/e.sql:1
`},
		{"a transaction over several files", "postgres", `
== main.sql
CREATE TABLE a (id int);
BEGIN;
\i b.sql
\i c.sql
== b.sql
ALTER TABLE a ADD b int;
== c.sql
ROLLBACK;
`, `
shop.a: id@main.sql:1
`},
		{"another database", "postgres", `
== main.sql
\i a.sql
\c two
\i b.sql
== a.sql
CREATE TABLE a (id int);
== b.sql
CREATE TABLE b (id int);
`, `
shop.a: id@a.sql:1
b.sql:1:1: tables of database “two” follow those of another one in the same file, and are not read
`},
		{"twice", "postgres", `
== main.sql
CREATE SCHEMA x; CREATE SCHEMA y; SET search_path = x;
\i a.sql
SET search_path = y;
\i a.sql
== a.sql
CREATE TABLE a (id int);
FROBNICATE;
`, `
shop.x.a: id@a.sql:1
shop.y.a: id@a.sql:1
a.sql:2:1: this is not read: “FROBNICATE” is no statement of PostgreSQL that pare knows
`},
		{"rows alone, and nothing", "postgres", "\n== main.sql\nCREATE TABLE a (id int);\n\\i rows.sql\n\\i none.sql\n== none.sql\n== rows.sql\nINSERT INTO a VALUES (1);\n", `
shop.a: id@main.sql:1
`},
		{"not among them", "postgres", `
== db/main.sql
CREATE TABLE a (id int);
\i b.sql
\i /db/sub/c.sql
\i ../../c.sql
\ir c.sql
\i :file
\i sub/c.sql \i d.sql
\i
== db/sub/c.sql
CREATE TABLE c (id int);
`, `
shop.a: id@db/main.sql:1
shop.c: id@db/sub/c.sql:1
db/main.sql:2:1: \i includes “b.sql”, which is not read
db/main.sql:3:1: \i includes “/db/sub/c.sql”, which is not read
db/main.sql:4:1: \i includes “../../c.sql”, which is not read
db/main.sql:5:1: \ir includes “c.sql”, which is not read
db/main.sql:6:1: \i includes “:file”, which is not read
db/main.sql:7:1: \i includes “sub/c.sql” with something behind its name, which is not followed
db/main.sql:8:1: \i includes another file, which is not read
`},
		{"two that may be meant", "postgres", `
== main.sql
\i sub/b.sql
== sub/b.sql
\i a.sql
== a.sql
CREATE TABLE a (id int);
== sub/a.sql
CREATE TABLE b (id int);
`, `
shop.a: id@a.sql:1
shop.b: id@sub/a.sql:1
sub/b.sql:1:1: \i includes “a.sql”, which may be “sub/a.sql” or “a.sql”: that depends on the folder that the client runs in
`},
		{"each other", "postgres", `
== a.sql
CREATE TABLE a (id int);
\i b.sql
== b.sql
CREATE TABLE b (id int);
\i a.sql
== c.sql
\i c.sql
`, `
shop.a: id@a.sql:1
shop.b: id@b.sql:1
b.sql:2:1: \i includes “a.sql”, which is still being read: they would include each other for ever
c.sql:1:1: \i includes “c.sql”, which is still being read: they would include each other for ever
`},
		{"on a condition", "postgres", `
== main.sql
\if :x
\i a.sql
\endif
== a.sql
CREATE TABLE a (id int);
`, `
shop.a: id@a.sql:1
main.sql:1:1: \if runs what follows or not, which is not known from the file
`},
		{"strings are written in another way", "postgres", `
== main.sql
SET standard_conforming_strings = off;
\i a.sql
SET standard_conforming_strings = on;
\i b.sql
CREATE TABLE m (id int);
== a.sql
CREATE TABLE a (id int);
== b.sql
SET standard_conforming_strings = off;
CREATE TABLE b (id int);
`, `
shop.a: id@a.sql:1
shop.b: id@b.sql:2
shop.m: id@main.sql:5
main.sql:2:1: \i includes “a.sql”, and here strings, names or the ends of statements are written in another way than where a file begins
main.sql:4:1: \i includes “b.sql”, which leaves another way to write strings, names or the ends of statements than a file begins with
`},
		{"mysql", "mysql", `
== main.sql
CREATE DATABASE shop; USE shop;
source tables/my a.sql;
\. b.sql
DELIMITER //
SOURCE c.sql
DELIMITER ;
SELECT 'source d.sql';
== b.sql
ALTER TABLE a ADD b int;
== c.sql
CREATE TABLE c (id int);
== d.sql
CREATE TABLE d (id int);
== tables/my a.sql
CREATE TABLE a (id int);
`, `
shop.a: id@tables/my a.sql:1 b@b.sql:1
shop.c: id@c.sql:1
shop.d: id@d.sql:1
main.sql:5:1: SOURCE runs another file, and here strings, names or the ends of statements are written in another way than where a file begins
`},
		{"sqlite", "sqlite", `
== main.sql
.read "b.sql"
ALTER TABLE b ADD a int;
.read '|make c'
== b.sql
CREATE TABLE b (id int);
`, `
shop.b: id@b.sql:1 a@main.sql:2
main.sql:3:1: .read includes “|make c”, which is not read
`},
		{"sqlcmd", "sqlserver", `
== main.sql
:r .\tables\a.sql
GO
:R "tables\b.sql"
CREATE PROCEDURE r AS SELECT 1
:r tables\c.sql
GO
IF DB_ID('x') = 7
:r d.sql
:r $(dir)\e.sql
== tables/a.sql
CREATE TABLE a (id int);
GO
CREATE PROCEDURE p AS SELECT 1
== tables/b.sql
CREATE TABLE b (id int)
GO
CREATE PROCEDURE q AS SELECT 1
== tables/c.sql
ALTER TABLE a ADD c int
== d.sql
CREATE TABLE d (id int)
`, `
shop.a: id@tables/a.sql:1 c@tables/c.sql:1
shop.b: id@tables/b.sql:1
shop.d: id@d.sql:1
main.sql:3:1: :R includes “tables\b.sql”, whose last routine takes in what follows here
main.sql:5:1: :r includes “tables\c.sql” as a part of a routine, which is not followed
main.sql:8:1: :r includes “d.sql” as a part of a statement, which is not followed
main.sql:9:1: :r includes “$(dir)\e.sql”, which is not read
`},
		{"SQL*Plus", "oracle", `
== main.sql
@tables/a
@@ "tables/b.sql";
START c.sql
@d.sql x
== tables/a.sql
CREATE TABLE a (id NUMBER);
@@more
== tables/b.sql
CREATE TABLE b (id NUMBER);
== tables/more.sql
ALTER TABLE a ADD (b NUMBER);
== c.sql
CREATE TABLE c (id NUMBER);
== d.sql
CREATE TABLE d (id NUMBER);
`, `
shop.a: id@tables/a.sql:1 b@tables/more.sql:1
shop.b: id@tables/b.sql:1
shop.c: id@c.sql:1
shop.d: id@d.sql:1
main.sql:4:1: “@d.sql x” runs another file with something behind its name, which is not followed
`},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if got, want := shortly(tc.dialect, fileSet(tc.files)), strings.TrimPrefix(tc.want, "\n"); got != want {
				t.Errorf("got:\n%s\nwant:\n%s", got, want)
			}
		})
	}
}

// A file that changes tables which an included one makes runs behind the one that
// includes it.
func TestIncludesTellTheOrder(t *testing.T) {
	files := fileSet(`
== a.sql
CREATE TABLE a (id int);
== keys.sql
ALTER TABLE a ADD PRIMARY KEY (id);
== main.sql
\i a.sql
`)
	other := []source.File{files[2], files[1], files[0]}
	ds, problems := ReadEither("shop", "postgres", files, other)
	if len(problems) > 0 || len(ds.Tables) != 1 || !ds.Tables[0].Columns[0].PrimaryKey {
		t.Errorf("got:\n%s", show(ds, problems))
	}
}

// However often files include each other, reading them comes to an end.
func TestIncludesAreBounded(t *testing.T) {
	var deep, wide []source.File
	for i := range 60 {
		deep = append(deep, source.NewFile(fmt.Sprintf("%d.sql", i), []byte(fmt.Sprintf("\\i %d.sql\n", i+1))))
	}
	deep = append(deep, source.NewFile("60.sql", []byte("CREATE TABLE a (id int);\n")))
	want := "49.sql:1:1: \\i includes “50.sql”, which is not read: files include each other deeper than 50 here\n"
	if got := shortly("postgres", deep); got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
	for i := range 30 {
		wide = append(wide, source.NewFile(fmt.Sprintf("%d.sql", i), []byte(fmt.Sprintf("\\i %d.sql\n\\i %d.sql\n", i+1, i+1))))
	}
	wide = append(wide, source.NewFile("30.sql", []byte("CREATE TABLE IF NOT EXISTS a (id int);\n")))
	if got := shortly("postgres", wide); !strings.Contains(got, "shop.a: id@30.sql:1\n") || !strings.Contains(got, "which is not read once more: files are included too often") {
		t.Errorf("got:\n%s", got)
	}
}
