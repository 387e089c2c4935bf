package schema

import "testing"

// What cannot be told of a table makes no difference where the table is dropped,
// or was never to stay, unless another one was to have its columns.
func TestUnsolvedAndGone(t *testing.T) {
	runRead(t, []readTest{
		{"dropped", `
CREATE TABLE a (id int);
CREATE TABLE b AS SELECT * FROM nowhere;
DROP TABLE b;`, `
a @2:14
  id int @2:17-19
`},
		{"temporary", `
CREATE TABLE a (id int);
CREATE TEMP TABLE b AS SELECT * FROM nowhere;`, `
a @2:14
  id int @2:17-19
`},
		{"dropped, and so is what was made of it", `
CREATE TABLE b AS SELECT * FROM nowhere;
CREATE VIEW v AS SELECT * FROM b; CREATE TABLE d AS SELECT * FROM b; CREATE TABLE a (id int);
DROP TABLE d; DROP TABLE b CASCADE;`, `
a @3:83
  id int @3:86-88
`},
		{"a dump that cleans up before it makes anything", `
ALTER TABLE ONLY public.b DROP CONSTRAINT b_a_fkey;
ALTER TABLE ONLY public.b DROP CONSTRAINT b_pkey;
ALTER TABLE public.b ALTER COLUMN id DROP DEFAULT;
ALTER TABLE public.v ALTER COLUMN id DROP DEFAULT;
DROP SEQUENCE public.b_id_seq;
DROP VIEW public.v;
DROP TABLE public.b;
CREATE TABLE public.b (id integer NOT NULL);
CREATE VIEW public.v AS SELECT id FROM public.b;
ALTER TABLE ONLY public.b ADD CONSTRAINT b_pkey PRIMARY KEY (id);`, `
b @9:14
  id integer key ! @9:24-26
`},
		{"dropped, but never made: files are missing", `
CREATE TABLE a (id int);
ALTER TABLE b ADD x int;
DROP TABLE b;`, `
a @2:14
  id int @2:17-19
s.sql:3:13: incomplete: table “b” is changed here, but nothing before it makes it
`},
		{"there still", `
CREATE TABLE b AS SELECT * FROM nowhere;`, `
b @2:14 unread
s.sql:2:14: incomplete: table “b” is made by a query whose columns cannot be told from the files
`},
		{"dropped, but copied before", `
CREATE TABLE b AS SELECT * FROM nowhere;
CREATE TABLE c (LIKE b);
CREATE VIEW v AS SELECT * FROM b; CREATE TABLE d AS SELECT * FROM b; DROP TABLE d;
DROP TABLE b;`, `
c @3:14 unread
s.sql:2:14: incomplete: table “b” is made by a query whose columns cannot be told from the files
s.sql:3:22: incomplete: table “c” takes its columns from “b”, whose columns are not known
`},
	})
}

// A setting of the user's own is NULL where nothing sets it.
func TestSettingsOfOnesOwn(t *testing.T) {
	const block = `
DO $$ DECLARE many bool = COALESCE(current_setting('shop.many', true), 'false')::boolean; BEGIN
  IF many THEN RETURN; END IF;
  CREATE TABLE a (id int);
END $$;`
	runRead(t, []readTest{
		{"not set", block, `
a @4:16
  id int @4:19-21
`},
		{"set", "SET shop.many TO 'true';" + block, `
a @4:3 unread
s.sql:2:1: incomplete: this DO block runs a change of table “a” or not, which hangs on what the files do not tell
`},
	})
}
