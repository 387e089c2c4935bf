.mode csv
INSTALL httpfs;
LOAD httpfs;
PRAGMA threads=4;
CREATE SCHEMA IF NOT EXISTS raw;
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE SEQUENCE ids START 1;
CREATE OR REPLACE TABLE People (
  id INTEGER PRIMARY KEY DEFAULT nextval('ids'),
  name STRUCT(first VARCHAR, last VARCHAR), -- pare: category=user.name
  tags VARCHAR[],
  scores MAP(VARCHAR, DOUBLE),
  either UNION(num INTEGER, str VARCHAR),
  grid INTEGER[3][3],
  m mood NOT NULL,
  k ENUM('a', 'b'),
  big HUGEINT CHECK (big > 0),
  total DECIMAL(10,2) GENERATED ALWAYS AS (big * 2) VIRTUAL,
  short AS (id + 1),
  at TIMESTAMP WITH TIME ZONE USING COMPRESSION uncompressed,
);
CREATE TABLE raw.orders (id INTEGER, person INTEGER REFERENCES people(id), d DATE);
ALTER TABLE PEOPLE ADD COLUMN IF NOT EXISTS email VARCHAR DEFAULT '';
ALTER TABLE people DROP COLUMN grid;
ALTER TABLE people ALTER big SET DATA TYPE VARCHAR USING big::VARCHAR;
ALTER TABLE people ALTER COLUMN m DROP NOT NULL;
ALTER TABLE people RENAME tags TO labels;
ALTER TABLE raw.orders RENAME TO bills;
CREATE TABLE copied AS FROM raw.bills;
CREATE TABLE picked AS SELECT p.id, b.d AS day FROM people p JOIN raw.bills b ON b.person = p.id;
CREATE TABLE loaded AS FROM 'x.parquet';
CREATE TABLE some AS SELECT * EXCLUDE (d) FROM raw.bills;
CREATE MACRO add(a, b) AS a + b;
CREATE TEMP TABLE t (a INT);
CREATE TABLE deep AS (WITH x AS MATERIALIZED (SELECT * FROM people) SELECT id, email FROM x);
CREATE SECRET s (TYPE s3);
INSERT INTO people BY NAME SELECT 1 AS id;
FROM people SELECT id;
ATTACH 'x.db' AS other;
COPY people TO 'x.csv';
COMMENT ON COLUMN people.email IS 'pare: category=user.contact.email';
