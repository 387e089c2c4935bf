package schema

import (
	"slices"
	"testing"

	"github.com/pare-dev/pare/internal/inventory"
	"github.com/pare-dev/pare/internal/source"
)

// Blocks of code run as a server would run them, where the files tell all that
// they hang on.
func TestBlocks(t *testing.T) {
	runRead(t, []readTest{
		{"statements, nested blocks and comments", `
CREATE TABLE a (id int);
DO $$ BEGIN -- CREATE TABLE no
  ALTER TABLE IF EXISTS a ADD x int; -- pare: category=user.contact.email
  <<inner>> DECLARE y int := 1; BEGIN ALTER TABLE a ADD y int NOT NULL; END inner;
  RAISE NOTICE 'the table'; CREATE TEMP TABLE t (id int); UPDATE a SET x = 1;
END $$;
DO LANGUAGE 'plpgsql' 'BEGIN CREATE TABLE "b" (id int DEFAULT ''x''::int, name text); END';`, `
a @2:14
  id int @2:17-19
  x int @4:31-32
    pare @4:47 category=user.contact.email@4:56
  y int ! @5:57-58
b @8:43
  id int ='x'::int @8:48-50
  name text @8:75-79
`},
		{"IF, ELSIF, ELSE and CASE", `
CREATE TABLE a (id int, old int);
DO $$ BEGIN
  IF EXISTS (SELECT 1 FROM information_schema.columns WHERE table_name = 'a' AND column_name = 'old') THEN
    ALTER TABLE a RENAME old TO new; END IF;
  IF NOT EXISTS (SELECT 1 FROM information_schema.columns WHERE table_name = 'a' AND column_name = 'new') THEN
    ALTER TABLE a ADD new text;
  ELSIF to_regclass('nope') IS NULL THEN ALTER TABLE a ADD els int;
  ELSE ALTER TABLE a DROP id; END IF;
  CASE WHEN to_regclass('a') IS NULL THEN DROP TABLE a; ELSE ALTER TABLE a ADD cas int; END CASE;
END $$;`, `
a @2:14
  id int @2:17-19
  new int @5:33-36
  els int @8:60-63
  cas int @10:80-83
`},
		{"a parameter's default", `
CREATE FUNCTION f(name text, kind text DEFAULT 'uuid') RETURNS void LANGUAGE plpgsql AS 'BEGIN EXECUTE ''CREATE TABLE '' || name || '' (id '' || kind || '')''; END';
SELECT f('a');`, `
a @3:11
  id uuid @2:137-139
`},
		{"EXECUTE, format and variables", `
DO $$
DECLARE t CONSTANT text := 'users'; s text; found_it boolean; n int;
BEGIN
  s := format('CREATE TABLE %I.%I (id int, %s text)', 'auth', t, 'nick');
  EXECUTE s;
  EXECUTE 'ALTER TABLE auth.' || quote_ident(t) || ' ADD COLUMN mail text';
  SELECT EXISTS (SELECT FROM pg_tables WHERE schemaname = 'auth' AND tablename = t) INTO found_it;
  IF found_it THEN EXECUTE 'ALTER TABLE auth.users ADD phone text; COMMENT ON COLUMN auth.users.phone IS ''their phone'''; END IF;
  SELECT count(*) INTO n FROM information_schema.columns WHERE table_name = t;
  IF n = 4 THEN ALTER TABLE auth.users ADD four int; END IF;
  PERFORM 1 FROM pg_tables WHERE tablename = 'nope';
  IF NOT FOUND THEN ALTER TABLE auth.users ADD nope int; END IF;
END $$;`, `
auth.users @6:11
  id int @5:36-38
  nick text @5:67-71
  mail text @7:65-69
  phone text @9:56-61 -- their phone
  four int @11:44-48
  nope int @13:48-52
`},
		{"what an exception takes back", `
CREATE TABLE a (id int, CONSTRAINT k PRIMARY KEY (id));
DO $$ BEGIN ALTER TABLE a ADD x int, ADD id int; EXCEPTION WHEN duplicate_column THEN ALTER TABLE a ADD y int; END $$;
DO $$ BEGIN
  BEGIN CREATE TABLE gone (id int); ALTER TABLE a ADD gone int; CREATE TABLE a (id int); EXCEPTION WHEN OTHERS THEN NULL; END;
  BEGIN ALTER TABLE nope ADD x int; EXCEPTION WHEN SQLSTATE '42P01' OR unique_violation THEN RAISE NOTICE 'no'; END;
  BEGIN ALTER TABLE a ADD CONSTRAINT k PRIMARY KEY (y); EXCEPTION WHEN duplicate_object OR duplicate_table OR invalid_table_definition THEN END;
  BEGIN DROP TABLE a; DROP TABLE nope; EXCEPTION WHEN undefined_table THEN END;
  BEGIN ALTER TABLE a RENAME TO b; ALTER TABLE b ALTER id TYPE text, DROP CONSTRAINT k; RAISE EXCEPTION 'no'; EXCEPTION WHEN raise_exception THEN END;
END $$;`, `
a @2:14
  id int key ! @2:17-19
  y int @3:105-106
`},
		{"loops", `
CREATE TABLE p (id int) PARTITION BY LIST (id); CREATE TABLE p1 PARTITION OF p DEFAULT; CREATE TABLE p2 PARTITION OF p FOR VALUES IN (2);
DO $$ DECLARE t text; r record; i int := 0; BEGIN
  FOREACH t IN ARRAY ARRAY['a', 'b'] LOOP EXECUTE format('CREATE TABLE %I (id int)', t); END LOOP;
  FOR t IN SELECT unnest(ARRAY['a', 'b']) LOOP EXECUTE format('ALTER TABLE %I ADD tenant int', t); END LOOP;
  FOR i IN 0..1 LOOP CONTINUE WHEN i = 0; EXECUTE 'CREATE TABLE n_' || i || ' (id int)'; END LOOP;
  FOR r IN SELECT c.relname AS name FROM pg_class c JOIN pg_inherits i ON c.oid = i.inhrelid WHERE i.inhparent = 'p'::regclass LOOP
    EXECUTE format('ALTER TABLE %I RENAME TO %I', r.name, 'old_' || r.name); END LOOP;
  WHILE i < 2 LOOP i := i + 1; END LOOP;
  IF i = 2 THEN LOOP ALTER TABLE a ADD two int; EXIT; END LOOP; END IF;
  FOR r IN SELECT * FROM a LOOP UPDATE a SET id = 1; END LOOP;
END $$;`, `
a @4:29
  id int @4:76-78
  tenant int @5:83-89
  two int @10:40-43
b @4:34
  id int @4:76-78
  tenant int @5:83-89
n_1 @6:65
  id int @6:80-82
old_p1 @8:60
  id int @2:17-19
old_p2 @8:60
  id int @2:17-19
p @2:14
  id int @2:17-19
`},
		{"functions that are called", `
CREATE FUNCTION make(name text, n int DEFAULT 1) RETURNS void LANGUAGE plpgsql AS $$ BEGIN
  IF n = 0 THEN RETURN; END IF;
  EXECUTE format('CREATE TABLE IF NOT EXISTS %s_%s (id int)', name, n); END $$;
CREATE OR REPLACE FUNCTION outer_make() RETURNS void LANGUAGE sql AS 'SELECT make(''o'')';
CREATE PROCEDURE add(t text) AS $body$ BEGIN PERFORM make(t, 2); EXECUTE 'ALTER TABLE ' || $1 || '_2 ADD x int'; END $body$ LANGUAGE plpgsql;
SELECT make('m', 3), make('zero', 0);
DO $$ BEGIN PERFORM outer_make(); CALL add('c'); END $$;`, `
c_2 @4:11
  id int @4:53-55
  x int @6:106-107
m_3 @4:11
  id int @4:53-55
o_1 @4:11
  id int @4:53-55
`},
		{"a variable holds what it was given", `
DO $$ DECLARE v text; a int[] := ARRAY[1]; BEGIN
  v := 'x'; a[1] := 2; SELECT 'y' INTO STRICT v; INSERT INTO t VALUES (1) RETURNING id INTO a;
  BEGIN v := v || '_z'; END;
  EXECUTE 'CREATE TABLE ' || v || ' (id int)';
END $$;`, `
y_z @5:11
  id int @5:38-40
`},
	})
}

// The places of columns that code makes are where their names stand.
func TestPlacesInBlocks(t *testing.T) {
	files := []source.File{source.NewFile("s.sql", []byte(`
DO $$ DECLARE s text := 'CREATE TABLE IF NOT EXISTS %s (id int, "it''s" text, %I int)'; BEGIN
  EXECUTE format(s, 'uv', 'höhe'); EXECUTE lower('ALTER TABLE uv ADD mail TEXT');
END $$;
DO 'BEGIN EXECUTE ''ALTER TABLE uv ADD "so" int, ADD x text''; ALTER TABLE uv ADD y int; END';`))}
	ds, problems := Read("shop", "postgres", files)
	if len(ds.Tables) != 1 || len(ds.Tables[0].Columns) != 7 || len(problems) > 0 {
		t.Fatal(show(ds, problems))
	}
	// what is written with escapes cannot be read back letter by letter
	ds.Tables[0].Columns = slices.DeleteFunc(ds.Tables[0].Columns, func(c *inventory.Column) bool { return c.Name == "it's" })
	checkPlaces(t, ds, files)
}

// What hangs on something that the files do not tell is said, and the tables
// that it may change are unread.
func TestBlocksNotKnown(t *testing.T) {
	runRead(t, []readTest{
		{"a condition about rows or roles", `
CREATE TABLE a (id int, k int); CREATE TABLE b (id int);
DO $$ BEGIN
  IF EXISTS (SELECT 1 FROM a) THEN ALTER TABLE a ADD x int; CREATE TABLE c (id int); DROP TABLE IF EXISTS none; END IF;
END $$;
DO $$ BEGIN
  IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'x') THEN
    CREATE INDEX i ON b (id); ALTER TABLE b ADD CONSTRAINT c CHECK (id > 0); ALTER TABLE b OWNER TO x; GRANT ALL ON b TO x;
    CREATE TABLE IF NOT EXISTS b (z int); ALTER TABLE b ADD COLUMN IF NOT EXISTS id int; INSERT INTO b VALUES (1);
  END IF;
  IF current_setting('x') = '1' THEN RAISE EXCEPTION 'no'; END IF;
  ALTER TABLE b ADD y int;
END $$;
DO $$ BEGIN IF (SELECT count(*) FROM a) > 0 THEN RETURN; END IF; ALTER TABLE b ADD CONSTRAINT f FOREIGN KEY (id) REFERENCES a (id); END $$;`, `
a @2:14 unread
  id int @2:17-19
  k int @2:25-26
b @2:46
  id int @2:49-51
  y int @12:21-22
c @4:61 unread
s.sql:3:1: incomplete: this DO block runs a change of table “a” or not, which hangs on what the files do not tell
s.sql:3:1: incomplete: this DO block runs a change of table “c” or not, which hangs on what the files do not tell
s.sql:14:1: incomplete: this DO block runs a change of the foreign keys of table “b” or not, which hangs on what the files do not tell
`},
		{"names that the files do not tell are said once a function", `
CREATE TABLE p (id int, at date) PARTITION BY RANGE (at);
CREATE FUNCTION part(parent text, day date) RETURNS void LANGUAGE plpgsql AS $$ DECLARE name text; BEGIN
  name := parent || '_' || to_char(day, 'YYYYMMDD');
  IF EXISTS (SELECT 1 FROM pg_tables WHERE tablename = name) THEN RETURN; END IF;
  EXECUTE format('CREATE TABLE %s (LIKE %s)', name, parent);
  EXECUTE format('ALTER TABLE %s SET (fillfactor = 70)', name);
  EXECUTE format('ALTER TABLE %s ATTACH PARTITION %s FOR VALUES FROM (%L) TO (%L)', parent, name, day, day + 1);
END $$;
SELECT part('p', CURRENT_DATE); SELECT part('p', DATE 'today');
ALTER TABLE p ADD more int;
DO $$ DECLARE r record; BEGIN
  FOR r IN SELECT c.relname FROM pg_class c JOIN pg_inherits i ON c.oid = i.inhrelid WHERE i.inhparent = 'p'::regclass LOOP
    EXECUTE format('DROP TABLE %I', r.relname); END LOOP; END $$;`, `
p @2:14
  id int @2:17-19
  at date @2:25-27
  more int @11:19-23
s.sql:10:8: incomplete: part() runs statements about tables whose names the files do not tell
s.sql:12:1: incomplete: this DO block runs statements about tables whose names the files do not tell
`},
		{"parts of statements that the files do not tell", `
CREATE TABLE a (id int); CREATE TABLE b (id int); CREATE TABLE c (id int);
DO $$ DECLARE v text := now(); BEGIN
  EXECUTE 'ALTER TABLE a ADD ' || v || ' int'; EXECUTE 'ALTER TABLE b OWNER TO ' || v; EXECUTE 'GRANT ALL ON b TO ' || v;
  EXECUTE 'ALTER TABLE c ALTER id SET DEFAULT ' || quote_literal(v); EXECUTE 'CREATE TABLE d (' || v || ' int)'; EXECUTE v;
END $$;`, `
a @2:14 unread
  id int @2:17-19
b @2:39
  id int @2:42-44
c @2:64 unread
  id int @2:67-69
d @5:79 unread
s.sql:3:1: incomplete: this DO block runs a statement about table “a” of which the files do not tell all
s.sql:3:1: incomplete: this DO block runs a statement about table “c” of which the files do not tell all
s.sql:3:1: incomplete: this DO block runs a statement about table “d” of which the files do not tell all
s.sql:3:1: incomplete: this DO block runs text that the files do not tell
`},
		{"a block that fails has no effect", `
CREATE TABLE a (id int);
DO $$ BEGIN ALTER TABLE a ADD x int; DROP TABLE IF EXISTS a; ALTER TABLE nope RENAME TO a; CREATE TABLE c (id int); END $$;
DO $$ BEGIN IF to_regclass('nope') IS NOT NULL THEN RAISE EXCEPTION 'there are %', 1; END IF; RAISE EXCEPTION 'stop'; END $$;`, `
a @2:14
  id int @2:17-19
nope @3:62 unread
s.sql:3:62: incomplete: “ALTER TABLE nope RENAME” fails here (undefined_table), as far as the files tell, so this DO block has no effect
s.sql:4:1: incomplete: this DO block runs into RAISE EXCEPTION, as far as the files tell
`},
		{"code that is not read", `
CREATE TABLE a (id int);
DO LANGUAGE plpython3u $$ plpy.execute("ALTER TABLE a ADD x int") $$;
DO $$ BEGIN IF x ALTER TABLE a ADD y int; END $$;
CREATE FUNCTION f() RETURNS void LANGUAGE plpython3u AS 'plpy.execute("CREATE TABLE z (id int)")';
SELECT f();`, `
a @2:14 unread
  id int @2:17-19
s.sql:3:1: incomplete: this DO block changes tables (TABLE in plpython3u), which is not followed
s.sql:4:1: incomplete: this DO block changes tables (ALTER TABLE a), which is not followed
s.sql:6:8: incomplete: f() runs code that makes or changes tables and is not followed
`},
		{"what never ends", `
CREATE TABLE a (id int);
CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$ BEGIN PERFORM f(); CREATE TABLE IF NOT EXISTS b (id int); END $$;
SELECT f();
DO $$ BEGIN LOOP ALTER TABLE a ALTER id SET NOT NULL; END LOOP; END $$;`, `
a @2:14
  id int ! @2:17-19
b @3:103
  id int @3:106-108
s.sql:4:8: incomplete: f() runs itself again and again
s.sql:5:1: incomplete: this DO block runs a loop of more rounds than are followed
`},
		{"keys with other names", `
CREATE TABLE a (id int PRIMARY KEY);
DO $$ DECLARE r record; BEGIN
  FOR r IN SELECT conrelid::regclass::text AS tab, conname FROM pg_constraint WHERE conname ~ '_key$' LOOP
    EXECUTE format('ALTER TABLE %s RENAME CONSTRAINT %I TO %I', r.tab, r.conname, r.conname || '_uq');
  END LOOP;
END $$;`, `
a @2:14
  id int key ! @2:17-19
`},
		{"\\gexec", `
SELECT 'CREATE DATABASE shop' WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = 'shop')\gexec
CREATE TABLE a (id int);
SELECT format('ALTER TABLE %I OWNER TO me', tablename) FROM pg_tables \gexec
SELECT 'CREATE TABLE b (x ' || 'int NOT NULL)'
\gexec
SELECT format('ALTER TABLE a ADD %I text', c) FROM (VALUES ('p'), ('q')) AS v (c) \gexec
SELECT format('CREATE FUNCTION f() RETURNS text LANGUAGE sql AS %L', :'body') \gexec
SELECT 'DROP TABLE a' WHERE EXISTS (SELECT FROM pg_tables WHERE tablename = 'c') \gexec
`, `
a @3:14
  id int @3:17-19
  p text @7:62-63
  q text @7:69-70
b @5:22
  x int ! @5:25-26
`},
		{"\\gexec of what is not known", `
CREATE TABLE a (id int);
CREATE TABLE c (id int);
SELECT 'DROP TABLE a' WHERE :again \gexec
SELECT stmt FROM todo \gexec
VALUES ('DROP TABLE c') \gexec
`, `
a @2:14 unread
  id int @2:17-19
c @3:14
  id int @3:17-19
s.sql:4:1: incomplete: \gexec runs a change of table “a” or not, which hangs on what the files do not tell
s.sql:5:1: incomplete: \gexec runs text that the files do not tell
s.sql:6:1: incomplete: \gexec runs what this query gives, which is not known from the file
`},
	})
}
