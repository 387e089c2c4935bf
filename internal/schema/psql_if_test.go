package schema

import "testing"

// What psql runs on a condition is reported where it matters: most scripts ask
// only whether to go on.
func TestPsqlConditions(t *testing.T) {
	runRead(t, []readTest{
		{"a guard", "SELECT EXISTS (SELECT 1 FROM pg_tables) AS there;\n\\gset\n\\if :there\n\\echo there already\n\\q\n\\endif\nCREATE TABLE a (id int);\n\\q\nCREATE TABLE b (id int);\n", `
a @7:14
  id int @7:17-19
`},
		{"settings", "\\if :{?schema}\n\\elif :x\n  \\set y 1\n\\else\n  \\set schema public\n\\endif\nCREATE TABLE a (id int);\n", `
a @7:14
  id int @7:17-19
`},
		{"tables", "\\if :x\n\\if :y\n\\endif\nCREATE TABLE a (id int);\n\\else\n\\i b.sql\n\\endif\n\\endif\n", `
a @4:14
  id int @4:17-19
s.sql:1:1: incomplete: \if runs what follows or not, which is not known from the file
s.sql:6:1: incomplete: \i includes “b.sql”, which is not read
`},
		{"no end", "\\if :x\nCREATE TABLE a (id int);\n\\q\n", `
a @2:14
  id int @2:17-19
s.sql:1:1: incomplete: \if runs what follows or not, which is not known from the file
`},
	})
}
