package schema

import "testing"

// What dumps say beside the tables, and databases of PostgreSQL's kin.
func TestDumps(t *testing.T) {
	runRead(t, []readTest{
		{"pg_dumpall: the one database with tables", `
CREATE ROLE me;
\connect template1
CREATE EXTENSION citext;
\connect -reuse-previous=on "dbname='shop'"
CREATE TABLE public.a (id int);
\connect - me
ALTER TABLE public.a ADD b int;
\connect postgres
COMMENT ON DATABASE postgres IS 'none';
\c shop
ALTER TABLE public.a ADD c int;`, `
a @6:14
  id int @6:24-26
  b int @8:26-27
  c int @12:26-27
`},
		{"pg_dumpall: several databases with tables are not mixed", `
\connect one
CREATE TABLE public.a (id int);
\connect two
CREATE TABLE public.a (x int); CREATE TABLE public.b (x int); DROP TABLE public.a;
\connect one
ALTER TABLE public.a ADD y int;`, `
a @3:14
  id int @3:24-26
  y int @7:26-27
s.sql:5:1: incomplete: tables of database “two” follow those of another one in the same file, and are not read
`},
		{"what stood before \\connect is of another database", "CREATE TABLE a (id int);\n\\c two\nCREATE TABLE b (id int);", `
a @1:14
  id int @1:17-19
s.sql:3:1: incomplete: tables of database “two” follow those of another one in the same file, and are not read
`},
		{"old dumps", `
SET search_path = public, pg_catalog;
SET default_with_oids = true;
CREATE TABLE users (
    id integer NOT NULL,
    mail character varying(80)
) WITH OIDS;
ALTER TABLE public.users OWNER TO me;
CREATE SEQUENCE users_id_seq START WITH 1 INCREMENT BY 1 NO MAXVALUE NO MINVALUE CACHE 1;
ALTER TABLE public.users_id_seq OWNER TO me;
ALTER SEQUENCE users_id_seq OWNED BY users.id;
SELECT pg_catalog.setval('users_id_seq', 1, false);
ALTER TABLE users ALTER COLUMN id SET DEFAULT nextval('users_id_seq'::regclass);
ALTER TABLE ONLY users ADD CONSTRAINT users_pkey PRIMARY KEY (id);
REVOKE ALL ON TABLE users FROM PUBLIC;`, `
users @4:14
  id integer key ! =nextval('users_id_seq'::regclass) @5:5-7
  mail character varying(80) @6:5-9
`},
		{"--clean --if-exists", `
ALTER TABLE IF EXISTS ONLY public.b DROP CONSTRAINT IF EXISTS b_fk;
ALTER TABLE IF EXISTS public.a ALTER COLUMN id DROP DEFAULT;
DROP SEQUENCE IF EXISTS public.a_id_seq; DROP TABLE IF EXISTS public.a; DROP EXTENSION IF EXISTS citext; DROP SCHEMA IF EXISTS public;
CREATE SCHEMA public; CREATE TABLE public.a (id bigint);`, `
a @5:36
  id bigint @5:46-48
`},
		{"Greenplum, Postgres-XL and their like", `
CREATE TABLE a (id int NOT NULL, "exclude" text) WITH (appendonly=true, orientation=column) DISTRIBUTED BY (id);
CREATE TABLE b (id int) DISTRIBUTED RANDOMLY;
CREATE TABLE c (id int, exclude text) DISTRIBUTE BY HASH (id);
CREATE TABLE d (id int, at date) DISTRIBUTED BY (id) PARTITION BY RANGE (at) (START (date '2020-01-01') END (date '2021-01-01') EVERY (INTERVAL '1 month'));
CREATE TABLE e (id int FROBNICATE) DISTRIBUTED BY (id);
CREATE TABLE f (id int) FROBNICATE;`, `
a @2:14 approximate
  id int ! @2:17-19
  exclude text @2:34-43
b @3:14 approximate
  id int @3:17-19
c @4:14 approximate
  id int @4:17-19
  exclude text @4:25-32
d @5:14 approximate
  id int @5:17-19
  at date @5:25-27
e @6:14 unread
f @7:14 unread
s.sql:2:1: warning: table “a” is read approximately: syntax error at or near "DISTRIBUTED"
s.sql:3:1: warning: table “b” is read approximately: syntax error at or near "DISTRIBUTED"
s.sql:4:1: warning: table “c” is read approximately: syntax error at or near "DISTRIBUTE"
s.sql:5:1: warning: table “d” is read approximately: syntax error at or near "DISTRIBUTED"
s.sql:6:24: incomplete: this statement about table “e” cannot be read: syntax error at or near "FROBNICATE"
s.sql:7:25: incomplete: this statement about table “f” cannot be read: syntax error at or near "FROBNICATE"
`},
		{"functions of Timescale and Citus, types of pgvector", `
CREATE EXTENSION IF NOT EXISTS timescaledb;
CREATE TABLE m (at timestamptz NOT NULL, v vector(1536), h halfvec(3), g geometry(Point, 4326));
SELECT create_hypertable('m', 'at');
SELECT create_distributed_table('m', 'at');
ALTER TABLE m SET (timescaledb.compress, timescaledb.compress_segmentby = 'v');`, `
m @3:14
  at timestamptz ! @3:17-19
  v vector(1536) @3:42-43
  h halfvec(3) @3:58-59
  g geometry(Point, 4326) @3:72-73
`},
	})
}
