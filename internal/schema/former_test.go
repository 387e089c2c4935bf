package schema

import (
	"fmt"
	"testing"

	"github.com/pare-dev/pare/internal/source"
)

// A column knows the names that it had, whatever renamed it.
func TestFormerNames(t *testing.T) {
	for _, tc := range []struct{ name, dialect, sql, want string }{
		{"never renamed", "postgres", "CREATE TABLE a (b int);", "s.a.b []\n"},
		{"a column, then its table", "postgres", "CREATE TABLE a (b int, c int); ALTER TABLE a RENAME b TO x; ALTER TABLE a RENAME TO z;",
			"s.z.x [s.a.b s.a.x]\ns.z.c [s.a.c]\n"},
		{"two that change places", "postgres", "CREATE TABLE a (b int, c int); ALTER TABLE a RENAME b TO x; ALTER TABLE a RENAME c TO b; ALTER TABLE a RENAME x TO c;",
			"s.a.c [s.a.b s.a.x]\ns.a.b [s.a.c]\n"},
		{"a column of many tables", "postgres", "CREATE TABLE a (b int); CREATE TABLE c () INHERITS (a); ALTER TABLE a RENAME b TO x;",
			"s.a.x [s.a.b]\ns.c.x [s.c.b]\n"},
		{"another schema", "postgres", "CREATE SCHEMA o; CREATE TABLE a (b int); ALTER TABLE a SET SCHEMA o; ALTER SCHEMA o RENAME TO p;", "s.p.a.b [s.a.b s.o.a.b]\n"},
		{"dropped and added", "postgres", "CREATE TABLE a (b int); ALTER TABLE a RENAME b TO x; ALTER TABLE a DROP x; ALTER TABLE a ADD x int;", "s.a.x []\n"},
		{"taken back", "postgres", "CREATE TABLE a (b int); BEGIN; ALTER TABLE a RENAME b TO x; ROLLBACK;", "s.a.b []\n"},
		{"a copy begins anew", "postgres", "CREATE TABLE a (b int); ALTER TABLE a RENAME b TO x; CREATE TABLE c (LIKE a);", "s.a.x [s.a.b]\ns.c.x []\n"},
		{"CHANGE", "mysql", "CREATE TABLE a (b int, c int); ALTER TABLE a CHANGE b x text, CHANGE c c text; RENAME TABLE a TO z;", "s.z.x [s.a.b s.a.x]\ns.z.c [s.a.c]\n"},
		{"sp_rename", "sqlserver", "CREATE TABLE dbo.a (b int);\nGO\nEXEC sp_rename 'dbo.a.b', 'x', 'COLUMN';\nEXEC sp_rename 'dbo.a', 'z';\n", "s.z.x [s.a.b s.a.x]\n"},
		{"SQLite", "sqlite", "CREATE TABLE a (b int); ALTER TABLE a RENAME COLUMN b TO x; ALTER TABLE a RENAME TO z;", "s.z.x [s.a.b s.a.x]\n"},
		{"a table made anew in SQLite's way", "sqlite", "CREATE TABLE a (b int); CREATE TABLE n (b text); INSERT INTO n SELECT b FROM a; DROP TABLE a; ALTER TABLE n RENAME TO a;", "s.a.b [s.n.b]\n"},
	} {
		ds, problems := Read("s", tc.dialect, []source.File{source.NewFile("1.sql", []byte(tc.sql))})
		got := ""
		for _, tab := range ds.Tables {
			for _, col := range tab.Columns {
				got += fmt.Sprintln(col.Ref(), col.Was)
			}
		}
		if got != tc.want || len(problems) > 0 {
			t.Errorf("%s: got\n%s%v, want\n%s", tc.name, got, problems, tc.want)
		}
	}
}
