package schema

import "testing"

func TestKeys(t *testing.T) {
	runRead(t, []readTest{
		{"a key goes with its columns, and what points at it with the key", `
CREATE TABLE a (x int, y int, PRIMARY KEY (x, y)); ALTER TABLE a DROP COLUMN x;
CREATE TABLE b (id int PRIMARY KEY, u int UNIQUE);
CREATE TABLE c (p int REFERENCES b, q int REFERENCES b (u), r int REFERENCES b (id));
ALTER TABLE b DROP CONSTRAINT b_pkey CASCADE;
CREATE TABLE d (q int REFERENCES b (u)); ALTER TABLE b DROP CONSTRAINT b_u_key CASCADE;`, `
a @2:14
  y int ! @2:24-25
b @3:14
  id int ! @3:17-19
  u int @3:37-38
c @4:14
  p int @4:17-18
  q int @4:37-38
  r int @4:61-62
d @6:14
  q int @6:17-18
`},
		{"names that nobody gave", `
CREATE TABLE a_table_whose_name_is_rather_long_as_they_sometimes_are (id int PRIMARY KEY, a_column_with_a_name_of_some_length int
  REFERENCES a_table_whose_name_is_rather_long_as_they_sometimes_are);
ALTER TABLE a_table_whose_name_is_rather_long_as_they_sometimes_are DROP CONSTRAINT a_table_whose_name_is_rather__a_column_with_a_name_of_some_fkey;
CREATE TABLE r (a int PRIMARY KEY, b int REFERENCES r);
ALTER TABLE r ADD FOREIGN KEY (b) REFERENCES r (a); ALTER TABLE r DROP CONSTRAINT r_b_fkey;`, `
a_table_whose_name_is_rather_long_as_they_sometimes_are @2:14
  id int key ! @2:71-73
  a_column_with_a_name_of_some_length int @2:91-126
r @5:14
  a int key ! @5:17-18
  b int @5:36-37
  [b] -> r [a] @6:46
`},
		{"a primary key that partitions share goes from them all", `
CREATE TABLE p (id int, PRIMARY KEY (id)) PARTITION BY LIST (id);
CREATE TABLE p1 PARTITION OF p DEFAULT PARTITION BY LIST (id); CREATE TABLE p2 PARTITION OF p1 DEFAULT;
ALTER TABLE p DROP CONSTRAINT p_pkey;`, `
p @2:14
  id int ! @2:17-19
p1 @3:14
  id int ! @2:17-19
p2 @3:77
  id int ! @2:17-19
`},
		{"LIKE takes keys, which have names of their own", `
CREATE TABLE a (id int PRIMARY KEY); CREATE TABLE b (LIKE a INCLUDING INDEXES); CREATE TABLE c (LIKE a INCLUDING ALL);
ALTER TABLE c DROP CONSTRAINT c_pkey;`, `
a @2:14
  id int key ! @2:17-19
b @2:51
  id int key ! @2:17-19
c @2:94
  id int ! @2:17-19
`},
	})
}

func TestGenerated(t *testing.T) {
	runRead(t, []readTest{
		{"a serial is one while it has its own default", `
CREATE TABLE a (x serial, y serial, z serial); ALTER TABLE a ALTER x DROP DEFAULT, ALTER y SET DEFAULT 0;
CREATE TABLE b (LIKE a INCLUDING DEFAULTS); CREATE TABLE c (LIKE a INCLUDING IDENTITY); DROP TABLE a CASCADE;`, `
b @3:14
  x serial ! @2:17-18
  y serial ! =0 @2:27-28
  z serial ! @2:37-38
c @3:58
  x serial ! @2:17-18
  y serial ! @2:27-28
  z serial ! @2:37-38
`},
		{"LIKE tells the kinds apart, and an heir has no identity", `
CREATE TABLE a (s serial, i int GENERATED ALWAYS AS IDENTITY, c int GENERATED ALWAYS AS (1) STORED);
CREATE TABLE b (LIKE a INCLUDING DEFAULTS); CREATE TABLE d (LIKE a INCLUDING IDENTITY); CREATE TABLE e (LIKE a INCLUDING GENERATED);
CREATE TABLE f () INHERITS (a);`, `
a @2:14
  s serial ! generated @2:17-18
  i int ! generated @2:27-28
  c int generated @2:63-64
b @3:14
  s serial ! generated @2:17-18
  i int ! @2:27-28
  c int @2:63-64
d @3:58
  s serial ! @2:17-18
  i int ! generated @2:27-28
  c int @2:63-64
e @3:102
  s serial ! @2:17-18
  i int ! @2:27-28
  c int generated @2:63-64
f @4:14
  s serial ! generated @2:17-18
  i int ! @2:27-28
  c int generated @2:63-64
`},
		{"what is computed goes with what it is computed from", `
CREATE TABLE t (a int, b int GENERATED ALWAYS AS (abs(a) + 1) STORED, c int GENERATED ALWAYS AS (d * 2) STORED, d int, abs int);
ALTER TABLE t RENAME a TO z; ALTER TABLE t DROP abs CASCADE; ALTER TABLE t DROP z CASCADE;`, `
t @2:14
  c int generated @2:71-72
  d int @2:113-114
`},
	})
}

func TestHeirs(t *testing.T) {
	runRead(t, []readTest{
		{"a column stays while anything else gives it", `
CREATE TABLE a (x int, y int); CREATE TABLE b (x int); CREATE TABLE c () INHERITS (a, b); CREATE TABLE d (y int) INHERITS (a);
CREATE TABLE e () INHERITS (d); ALTER TABLE a DROP x, DROP y;`, `
a @2:14
b @2:45
  x int @2:48-49
c @2:69
  x int @2:17-18
d @2:104
  y int @2:107-108
e @3:14
  y int @2:107-108
`},
		{"ONLY leaves the column with the heirs, as NO INHERIT does", `
CREATE TABLE a (x int, y int); CREATE TABLE b () INHERITS (a); CREATE TABLE c () INHERITS (a); CREATE TABLE d (x int); ALTER TABLE c INHERIT d;
ALTER TABLE ONLY a DROP x; ALTER TABLE a ADD x int, DROP x; ALTER TABLE c NO INHERIT a; ALTER TABLE a DROP y; ALTER TABLE d DROP x;`, `
a @2:14
b @2:45
  x int @2:17-18
c @2:77
  y int @2:24-25
d @2:109
`},
		{"a table that would inherit from itself", `
CREATE TABLE p PARTITION OF p DEFAULT; ALTER TABLE p ADD a text;`, `
p @2:14 unread
  a text @2:58-59
s.sql:2:14: incomplete: table “p” is made to inherit from itself
`},
		{"a partition that adds to a column does not own it", `
CREATE TABLE p (a int, b int) PARTITION BY LIST (a); CREATE TABLE p1 PARTITION OF p (b NOT NULL) DEFAULT; ALTER TABLE p DROP b;`, `
p @2:14
  a int @2:17-18
p1 @2:67
  a int @2:17-18
`},
	})
}
