-- Statements that change what others have made.
CREATE TYPE kind AS ENUM ('a', 'b');
CREATE DOMAIN mail AS text CHECK (VALUE LIKE '%@%');
CREATE DOMAIN sure AS text NOT NULL;
CREATE TYPE person AS (id int, name varchar(80), born date);

CREATE TABLE a (
    id bigserial,
    k kind,
    ks public.kind[] NOT NULL DEFAULT '{}',
    m mail,
    n numeric(10, 2) DEFAULT 1 + 1,
    nothing text DEFAULT NULL,
    at timestamp(3) with time zone,
    len interval hour to minute,
    twice text COLLATE "C" GENERATED ALWAYS AS (k2 || 'x') STORED,
    k2 char(3),
    bits bit varying(8),
    CONSTRAINT a_key PRIMARY KEY (id)
);
ALTER TYPE kind RENAME TO "Kind";
ALTER DOMAIN mail RENAME TO post;
ALTER TABLE a ALTER COLUMN id DROP DEFAULT, ADD CHECK (n > 0), DROP COLUMN len;

CREATE TABLE people OF person (PRIMARY KEY (id), name WITH OPTIONS NOT NULL);
ALTER TYPE person ADD ATTRIBUTE phone text CASCADE, DROP ATTRIBUTE born CASCADE;
ALTER TYPE person RENAME ATTRIBUTE name TO full_name CASCADE;
CREATE TABLE copy_of_type (LIKE person, more int);

CREATE VIEW v AS SELECT id, k2 AS short, n FROM a;
CREATE TABLE from_view AS SELECT * FROM v;
CREATE TABLE like_view (LIKE v);
CREATE TABLE from_join AS SELECT a.*, p.full_name FROM a JOIN people p ON p.id = a.id WITH NO DATA;
SELECT k, m INTO from_into FROM a;

BEGIN;
ALTER TABLE a ADD COLUMN lost int, DROP COLUMN n CASCADE;
CREATE TABLE lost (id int);
DROP TABLE people;
ROLLBACK;

CREATE TABLE parent (id int PRIMARY KEY, note text NOT NULL, x int);
CREATE TABLE child (own int) INHERITS (parent);
CREATE TABLE grandchild (note text NOT NULL DEFAULT 'x') INHERITS (child);
ALTER TABLE parent ADD COLUMN y int NOT NULL DEFAULT 0, ALTER COLUMN note DROP NOT NULL;
ALTER TABLE ONLY parent DROP COLUMN x;
ALTER TABLE grandchild NO INHERIT child;
ALTER TABLE parent DROP COLUMN y;

CREATE TABLE part (id int, region text, note text) PARTITION BY LIST (region);
CREATE TABLE part_eu PARTITION OF part (note NOT NULL) FOR VALUES IN ('eu') PARTITION BY RANGE (id);
CREATE TABLE part_eu_1 PARTITION OF part_eu FOR VALUES FROM (0) TO (10);
CREATE TABLE part_us (note text, region text, id int);
ALTER TABLE part ATTACH PARTITION part_us FOR VALUES IN ('us');
ALTER TABLE part ADD PRIMARY KEY (region, id);
ALTER TABLE part DETACH PARTITION part_us;
ALTER TABLE part_us DROP CONSTRAINT part_us_pkey;

CREATE SCHEMA other;
ALTER TABLE from_into SET SCHEMA other;
ALTER TABLE other.from_into RENAME TO "From Into";
ALTER SCHEMA other RENAME TO another;
CREATE TABLE another.typed (d sure, i int4 UNIQUE, b bool, f float(20), d2 dec(4), t time, tz timetz(2));

CREATE TABLE viewed (x int NOT NULL, y text);
CREATE VIEW over_viewed AS SELECT y, x AS z FROM viewed;
ALTER VIEW over_viewed RENAME TO once_over_viewed;
ALTER VIEW IF EXISTS once_over_viewed SET SCHEMA another;
CREATE TABLE over_viewed AS SELECT * FROM another.once_over_viewed;
