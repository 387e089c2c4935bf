package schema

import (
	"strings"
	"testing"

	"github.com/pare-dev/pare/internal/source"
)

// A column knows the file that made it, whatever became of it later.
func TestIntroduced(t *testing.T) {
	for _, tc := range []struct{ name, dialect, sql, want string }{
		{"renamed", "postgres", "CREATE TABLE a (b int, c int);\nALTER TABLE a RENAME b TO x;\nALTER TABLE a RENAME TO z;", "z.x 1 2\nz.c 1 1\n"},
		{"retyped", "postgres", "CREATE TABLE a (b int);\nALTER TABLE a ALTER b TYPE text;", "a.b 1 1\n"},
		{"added", "postgres", "CREATE TABLE a (b int);\nALTER TABLE a ADD c int;", "a.b 1 1\na.c 2 2\n"},
		{"dropped and added again", "postgres", "CREATE TABLE a (b int);\nALTER TABLE a DROP b;\nALTER TABLE a ADD b int;", "a.b 3 3\n"},
		{"a table made again", "postgres", "CREATE TABLE a (b int);\nDROP TABLE a;\nCREATE TABLE a (b int);", "a.b 3 3\n"},
		{"copied", "postgres", "CREATE TABLE a (b int);\nCREATE TABLE c (LIKE a);\nALTER TABLE c RENAME b TO d;", "a.b 1 1\nc.d 2 3\n"},
		{"made by a query", "postgres", "CREATE TABLE a (b int);\nCREATE TABLE c AS SELECT * FROM a;", "a.b 1 1\nc.b 2 1\n"},
		{"inherited", "postgres", "CREATE TABLE a (b int);\nCREATE TABLE c (d int) INHERITS (a);\nALTER TABLE a ADD e int;", "a.b 1 1\na.e 3 3\nc.b 2 1\nc.d 2 2\nc.e 3 3\n"},
		{"of a partition", "postgres", "CREATE TABLE a (b int) PARTITION BY LIST (b);\nCREATE TABLE c PARTITION OF a DEFAULT;", "a.b 1 1\nc.b 2 1\n"},
		{"changed", "mysql", "CREATE TABLE a (b int);\nALTER TABLE a CHANGE b c text;\nALTER TABLE a MODIFY c int;", "a.c 1 3\n"},
	} {
		var files []source.File
		for i, line := range strings.Split(tc.sql, "\n") {
			files = append(files, source.NewFile(string(rune('1'+i)), []byte(line)))
		}
		ds, problems := Read("shop", tc.dialect, files)
		got := ""
		for _, tab := range ds.Tables {
			for _, col := range tab.Columns {
				got += tab.Name + "." + col.Name + " " + col.Introduced + " " + col.Span.File + "\n"
			}
		}
		if got != tc.want || len(problems) > 0 {
			t.Errorf("%s: got\n%s%v, want\n%s", tc.name, got, problems, tc.want)
		}
	}
}
