package schema

import "testing"

func TestTypesAndViews(t *testing.T) {
	runRead(t, []readTest{
		{"types that are renamed", `
CREATE TYPE kind AS ENUM ('a'); CREATE DOMAIN s.mail AS text;
CREATE TABLE a (k kind, ks public.kind[] NOT NULL, "K" "kind", m s.mail, n mail);
CREATE TABLE b (x int) INHERITS (a);
ALTER TYPE kind RENAME TO "Kind_new";
ALTER DOMAIN s.mail RENAME TO post;
ALTER TYPE public."Kind_new" SET SCHEMA t;
ALTER TYPE kind ADD VALUE 'b';`, `
a @3:14
  k t."Kind_new" @3:17-18
  ks t."Kind_new"[] ! @3:25-27
  K t."Kind_new" @3:52-55
  m s.post @3:64-65
  n mail @3:74-75
b @4:14
  k t."Kind_new" @3:17-18
  ks t."Kind_new"[] ! @3:25-27
  K t."Kind_new" @3:52-55
  m s.post @3:64-65
  n mail @3:74-75
  x int @4:17-18
`},
		{"domains that are never NULL", `
CREATE DOMAIN sure AS text DEFAULT 'x' NOT NULL CHECK (VALUE <> '');
CREATE DOMAIN checked AS text CHECK (VALUE IS NOT NULL);
CREATE TABLE a (b sure, c checked, d sure[]);`, `
a @4:14
  b sure ! @4:17-18
  c checked @4:25-26
  d sure[] @4:36-37
`},
		{"tables of a composite type", `
CREATE TYPE person AS (id int, name varchar(80) COLLATE "C", born date);
CREATE TABLE people OF person (PRIMARY KEY (id), name WITH OPTIONS NOT NULL DEFAULT 'x');
CREATE TABLE plain OF public.person;
ALTER TYPE person ADD ATTRIBUTE mail text CASCADE, DROP ATTRIBUTE born CASCADE;
ALTER TYPE person RENAME ATTRIBUTE name TO full_name CASCADE;
ALTER TYPE person ALTER ATTRIBUTE id SET DATA TYPE bigint CASCADE;
CREATE TABLE l (LIKE person, x int);`, `
l @8:14
  id bigint @2:24-26
  full_name varchar(80) @6:44-53
  mail text @5:33-37
  x int @8:30-31
people @3:14
  id bigint key ! @2:24-26
  full_name varchar(80) ! ='x' @6:44-53
  mail text @5:33-37
plain @4:14
  id bigint @2:24-26
  full_name varchar(80) @6:44-53
  mail text @5:33-37
`},
		{"types that a query tells itself", `
CREATE TABLE a AS SELECT 1 AS i, ''::text AS t, x::numeric(10,2)[] AS n, y::s."Kind" AS k, p > 1 AS more, q IS NULL AND r AS b, now(), EXISTS (SELECT) AS e, s.count(1) AS c FROM nowhere;
CREATE TABLE b AS SELECT 1 AS i UNION SELECT 2.5;
CREATE TABLE d AS SELECT 1 AS i UNION SELECT x FROM nowhere;`, `
a @2:14 approximate
  i integer @2:31-32
  t text @2:46-47
  n numeric(10,2)[] @2:71-72
  k s."Kind" @2:89-90
  more boolean @2:101-105
  b boolean @2:126-127
  now timestamp with time zone @2:129-132
  e boolean @2:155-156
  c  @2:172-173
b @3:14
  i numeric @3:31-32
d @4:14 approximate
  i  @4:31-32
`},
		{"types that a query does not tell, since they are the user's own or come from elsewhere", `
CREATE DOMAIN mail AS text;
CREATE TABLE a (m mail, n int);
CREATE TABLE b AS SELECT m, coalesce(m, m) AS c, coalesce(m, '') AS d, max(m), mine(n), s.lower('x') AS l, n + gone.x AS g, max(n) AS top FROM a, gone;
CREATE TABLE c AS SELECT b.* FROM b;
CREATE TABLE d AS SELECT x.n, y.z FROM a x, elsewhere() y;
CREATE TABLE e AS VALUES (1), (2.5);`, `
a @3:14
  m mail @3:17-18
  n int @3:25-26
b @4:14 approximate
  m mail @4:26-27
  c mail @4:47-48
  d  @4:69-70
  max  @4:72-75
  mine  @4:80-84
  l  @4:105-106
  g  @4:122-123
  top integer @4:135-138
c @5:14 approximate
  m mail @4:26-27
  c mail @4:47-48
  d  @4:69-70
  max  @4:72-75
  mine  @4:80-84
  l  @4:105-106
  g  @4:122-123
  top integer @4:135-138
d @6:14 approximate
  n int @6:28-29
  z  @6:33-34
e @7:14
  column1 numeric @7:1-7
`},
		{"tables after views", `
CREATE TABLE a (id int PRIMARY KEY, mail text NOT NULL);
CREATE VIEW v AS SELECT id, a.mail AS post FROM a;
CREATE OR REPLACE VIEW w (x, y) AS SELECT * FROM v;
CREATE MATERIALIZED VIEW m AS SELECT mail, count(*) FROM a GROUP BY 1;
ALTER TABLE a RENAME mail TO later;
CREATE TABLE b AS SELECT * FROM v;
CREATE TABLE c (LIKE w);
CREATE TABLE d (LIKE m);`, `
a @2:14
  id int key ! @2:17-19
  later text ! @6:30-35
b @7:14
  id int @3:25-27
  post text @3:39-43
c @8:14
  x int @4:27-28
  y text @4:30-31
d @9:14
  mail text @5:38-42
  count bigint @5:44-49
`},
		{"transactions that are taken back", `
CREATE TABLE a (id int, x int); CREATE TABLE gone (id int);
BEGIN;
ALTER TABLE a ADD y int NOT NULL, DROP x; ALTER TABLE a RENAME TO b; CREATE TABLE a (z int); DROP TABLE gone; ALTER TABLE b ADD q int;
ROLLBACK;
BEGIN; ALTER TABLE a ADD kept int; COMMIT;
START TRANSACTION; CREATE TABLE c (id int); ABORT;`, `
a @2:14
  id int @2:17-19
  x int @2:25-26
  kept int @6:26-30
gone @2:46
  id int @2:52-54
`},
		{"a savepoint is not followed", "CREATE TABLE a (id int); BEGIN; SAVEPOINT s; ALTER TABLE a ADD y int; ROLLBACK TO s; COMMIT;", `
a @1:14
  id int @1:17-19
  y int @1:64-65
s.sql:1:71: incomplete: ROLLBACK takes back changes to tables, which is not followed
`},
	})
}
