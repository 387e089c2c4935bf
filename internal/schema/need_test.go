package schema

import (
	"slices"
	"strings"
	"testing"

	"github.com/pare-dev/pare/internal/source"
)

// Files whose names do not tell their order are read behind those that they need.
func TestReadByNeed(t *testing.T) {
	for _, tc := range []struct {
		name  string
		files [][2]string // in the order of their names
		want  string
	}{
		{"keys in a file before that of the tables", [][2]string{
			{"keys.sql", "ALTER TABLE orders ADD PRIMARY KEY (id);\nALTER TABLE orders ADD FOREIGN KEY (person) REFERENCES people (id);"},
			{"more.sql", "ALTER TABLE people ADD mail text;\nALTER TABLE orders ADD note text;"},
			{"tables.sql", "CREATE TABLE people (id int PRIMARY KEY);\nCREATE TABLE orders (id int, person int);"},
		}, `
orders @2:14
  id int key ! @2:22-24
  person int @2:30-36
  note text @2:24-28
  [person] -> people [id] @2:56
people @1:14
  id int key ! @1:22-24
  mail text @1:24-28
`},
		{"a table after another one", [][2]string{
			{"a.sql", "CREATE TABLE archived (LIKE people);"},
			{"b.sql", "CREATE TABLE people (id int);"},
		}, `
archived @1:14
  id int @1:22-24
people @1:14
  id int @1:22-24
`},
		{"files that need each other", [][2]string{
			{"a.sql", "ALTER TABLE y ADD b int;\nCREATE TABLE x (a int);"},
			{"b.sql", "ALTER TABLE x ADD b int;\nCREATE TABLE y (a int);"},
		}, `
x @2:14
  a int @2:17-18
  b int @1:19-20
y @2:14 unread
  a int @2:17-18
a.sql:1:13: incomplete: table “y” is changed here, but nothing before it makes it
`},
		{"where the order of the rest makes a difference", [][2]string{
			{"a.sql", "ALTER TABLE x ALTER a TYPE text;"},
			{"b.sql", "ALTER TABLE x ALTER a TYPE int;"},
			{"c.sql", "CREATE TABLE x (a int);"},
		}, `
x @1:14
  a int @1:17-18
c.sql:1:14: incomplete: table “shop.x” depends on the order in which the files run, and their names do not tell it
`},
	} {
		t.Run(tc.name, func(t *testing.T) {
			var files []source.File
			for _, f := range tc.files {
				files = append(files, source.NewFile(f[0], []byte(f[1])))
			}
			other := slices.Clone(files)
			slices.Reverse(other)
			if got := show(ReadEither("shop", "postgres", files, other)); got != strings.TrimPrefix(tc.want, "\n") {
				t.Errorf("got:\n%s\nwant:%s", got, tc.want)
			}
		})
	}
}
