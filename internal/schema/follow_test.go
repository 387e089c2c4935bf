package schema

import (
	"fmt"
	"strings"
	"testing"

	"github.com/pare-dev/pare/internal/source"
)

func TestFollowing(t *testing.T) {
	runRead(t, []readTest{
		{"a column called exclude, without quotes", `
CREATE TABLE e (exclude int NOT NULL, a int, exclude2 int, PRIMARY KEY (a, exclude), EXCLUDE (a WITH =), EXCLUDE USING gist (a WITH =));
ALTER TABLE e DROP COLUMN exclude; ALTER TABLE e ADD exclude int REFERENCES e (a); ALTER TABLE e RENAME exclude TO x;
ALTER TABLE e ADD COLUMN IF NOT EXISTS exclude text, ADD EXCLUDE (a WITH =);`, `
e @2:14
  a int ! @2:39-40
  exclude2 int @2:46-54
  x int @3:116-117
  exclude text @4:40-47
  [x] -> e [a] @3:77
`},
		{"tables of views that changed their names", `
CREATE TABLE a (x int NOT NULL, y text);
CREATE VIEW v AS SELECT y, x AS z FROM a;
CREATE MATERIALIZED VIEW m AS SELECT x FROM a;
ALTER VIEW v RENAME TO old_v; ALTER MATERIALIZED VIEW IF EXISTS m SET SCHEMA s; ALTER VIEW nowhere RENAME TO v;
CREATE TABLE v AS SELECT * FROM old_v; CREATE TABLE m AS TABLE s.m;`, `
a @2:14
  x int ! @2:17-18
  y text @2:33-34
m @6:53
  x int @4:38-39
v @6:14
  y text @3:25-26
  z int @3:33-34
`},
		{"an IF that makes no difference", `
CREATE TABLE a (x int); CREATE TABLE b (x int); CREATE TABLE c (x int); CREATE TABLE d (x int); CREATE TABLE k (id int PRIMARY KEY);
DO $$ DECLARE new int; BEGIN
  SELECT 1 INTO new FROM pg_settings WHERE name = 'server_version_num' AND setting >= '160000';
  IF new THEN ALTER TABLE a ADD y text GENERATED ALWAYS AS ('a') STORED NOT NULL, ADD z int;
  ELSE ALTER TABLE a ADD y text NOT NULL, ADD COLUMN z int; END IF;
  IF new THEN ALTER TABLE b ADD y int; ELSE ALTER TABLE b ADD y text; END IF;
  IF new THEN ALTER TABLE c ADD y int; END IF;
  IF new THEN ALTER TABLE d ADD y int CHECK (y > 0); ELSE ALTER TABLE d ADD y int REFERENCES k; END IF;
  IF new THEN ALTER TABLE k ADD up int DEFAULT 1 REFERENCES k; ELSE ALTER TABLE k ADD up int REFERENCES k; END IF;
END $$;`, `
a @2:14
  x int @2:17-18
  y text ! @6:26-27
  z int @6:54-55
b @2:38 unread
  x int @2:41-42
c @2:62 unread
  x int @2:65-66
d @2:86 unread
  x int @2:89-90
k @2:110
  id int key ! @2:113-115
  up int @10:87-89
  [up] -> k [] @10:105
s.sql:3:1: incomplete: this DO block runs a change of table “b” or not, which hangs on what the files do not tell
s.sql:3:1: incomplete: this DO block runs a change of table “c” or not, which hangs on what the files do not tell
s.sql:3:1: incomplete: this DO block runs a change of table “d” or not, which hangs on what the files do not tell
`},
		{"functions that share a name, and arguments that are named", `
CREATE FUNCTION make(name text) RETURNS void AS $$ BEGIN EXECUTE format('CREATE TABLE %I (one int)', name); END $$ LANGUAGE plpgsql;
CREATE FUNCTION make(name text, often int, twice boolean DEFAULT false) RETURNS void AS $$ BEGIN
  EXECUTE format('CREATE TABLE %I (two int)', name); IF twice THEN EXECUTE format('ALTER TABLE %I ADD again int', name); END IF;
END $$ LANGUAGE plpgsql;
CREATE FUNCTION make(a int, b int, c int, VARIADIC d int[]) RETURNS void AS $$ BEGIN DROP TABLE a; END $$ LANGUAGE plpgsql;
CREATE FUNCTION make() RETURNS void AS $$ BEGIN PERFORM 1; END $$ LANGUAGE plpgsql;
SELECT make('a'); SELECT make('b', 2); SELECT make('c', twice => true, often := 2); SELECT make();
CREATE OR REPLACE FUNCTION make(name text) RETURNS void AS $$ BEGIN PERFORM 1; END $$ LANGUAGE plpgsql;
SELECT make('d');`, `
a @8:14
  one int @2:91-94
b @8:32
  two int @4:36-39
c @8:53
  two int @4:36-39
  again int @4:103-108
`},
		{"functions that share a name and a number of arguments", `
CREATE TABLE t (x int);
CREATE FUNCTION add_to(rel regclass) RETURNS void AS $$ BEGIN ALTER TABLE t ADD a int; END $$ LANGUAGE plpgsql;
CREATE FUNCTION add_to(name text) RETURNS void AS $$ BEGIN ALTER TABLE t ADD b int; END $$ LANGUAGE plpgsql;
CREATE FUNCTION quiet(a int) RETURNS void AS $$ BEGIN PERFORM 1; END $$ LANGUAGE plpgsql;
CREATE FUNCTION quiet(a text) RETURNS void AS $$ BEGIN PERFORM 1; END $$ LANGUAGE plpgsql;
SELECT quiet(1);
SELECT add_to('t');
SELECT add_to('t', 'u');`, `
t @2:14
  x int @2:17-18
s.sql:8:8: incomplete: add_to() runs one of several functions, and the number of arguments does not tell which
`},
		{"plain strings with backslash escapes", `
SET standard_conforming_strings = off;
CREATE TABLE a (x text DEFAULT 'it\'s, y int', z int);
RESET standard_conforming_strings;
CREATE TABLE b (x text DEFAULT 'it\', y int);`, `
a @3:14
  x text ='it\'s, y int' @3:17-18
  z int @3:48-49
b @5:14
  x text ='it\' @5:17-18
  y int @5:39-40
`},
		{"nothing behind \\q is run", "CREATE TABLE a (x int);\n\\q\nCREATE TABLE b (x int);", `
a @1:14
  x int @1:17-18
`},
		{"a SET that is rolled back", `
BEGIN; SET search_path = s; COMMIT; BEGIN; SET search_path = r; ROLLBACK; CREATE TABLE a (x int);`, `
s.a @2:88
  x int @2:91-92
`},
		{"what a publication or an extension lets go is not dropped", `
CREATE TABLE a (x int); ALTER PUBLICATION p DROP TABLE a; ALTER EXTENSION e DROP TABLE a;`, `
a @2:14
  x int @2:17-18
`},
		{"DROP SCHEMA takes heirs elsewhere", `
CREATE TABLE s.p (x int) PARTITION BY LIST (x); CREATE TABLE p1 PARTITION OF s.p DEFAULT; CREATE TABLE a (x int);
DROP SCHEMA s CASCADE;`, `
a @2:104
  x int @2:107-108
`},
		{"types that go with CASCADE", `
CREATE TABLE a (x citext); CREATE TABLE b (x int, a a[]); CREATE TABLE h () INHERITS (b); CREATE TABLE c (x s.e); CREATE TYPE s.e AS ENUM ();
DROP EXTENSION IF EXISTS other, citext CASCADE; DROP TABLE a CASCADE; DROP SCHEMA s CASCADE; DROP VIEW a CASCADE;`, `
b @2:41 unread
  x int @2:44-45
  a a[] @2:51-52
c @2:104 unread
  x s.e @2:107-108
h @2:72 unread
  x int @2:44-45
  a a[] @2:51-52
s.sql:3:1: incomplete: DROP … CASCADE of a type takes columns of table “a” away, which is not followed
s.sql:3:49: incomplete: DROP … CASCADE of a type takes columns of table “b” away, which is not followed
s.sql:3:49: incomplete: DROP … CASCADE of a type takes columns of table “h” away, which is not followed
s.sql:3:71: incomplete: DROP … CASCADE of a type takes columns of table “c” away, which is not followed
`},
	})
}

// A few short lines may ask for columns without end.
func TestCopiesAreBounded(t *testing.T) {
	wide := "CREATE TABLE p (c0 int"
	for i := 1; i < 1000; i++ {
		wide += fmt.Sprintf(",c%d int", i)
	}
	for name, line := range map[string]string{
		"partitions": "CREATE TABLE t%d PARTITION OF p DEFAULT;",
		"LIKE":       "CREATE TABLE t%d (LIKE p);",
		"queries":    "CREATE TABLE t%d AS TABLE p;",
	} {
		var b strings.Builder
		b.WriteString(wide + ") PARTITION BY LIST (c0);")
		for i := range maxCopied/1000 + 1 {
			fmt.Fprintf(&b, line, i)
		}
		ds, problems := Read("d", "", []source.File{source.NewFile("s.sql", []byte(b.String()))})
		unread := 0
		for _, t := range ds.Tables {
			if t.Unread {
				unread++
			}
		}
		if unread != 1 || len(problems) != 1 {
			t.Errorf("%s: %d tables are unread, %d problems", name, unread, len(problems))
		}
	}
}
