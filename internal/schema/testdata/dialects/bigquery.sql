# it's BigQuery
CREATE SCHEMA IF NOT EXISTS shop OPTIONS(location="EU");
CREATE OR REPLACE TABLE `my-project.shop.people` (
  id INT64 NOT NULL OPTIONS(description="the \"key\""),
  email STRING(320) OPTIONS(description="pare: category=user.contact.email"),
  name STRUCT<first STRING NOT NULL OPTIONS(description="a, b"), last STRING, parts ARRAY<STRUCT<k STRING, v INT64>>>, -- pare: category=user.name
  tags ARRAY<STRING> DEFAULT ['a', 'b'],
  price NUMERIC(10, 2) DEFAULT 0,
  raw BYTES, # pare: not-personal a picture
  pattern STRING DEFAULT r'a\d',
  note STRING DEFAULT """it's "long" """ NOT NULL,
  made TIMESTAMP DEFAULT CURRENT_TIMESTAMP(),
  PRIMARY KEY (id) NOT ENFORCED,
)
PARTITION BY TIMESTAMP_TRUNC(made, DAY)
CLUSTER BY id, email
OPTIONS(description='''It's
all''', labels=[("a", "b")]);
CREATE TABLE shop.orders (id INT64, person_id INT64 REFERENCES shop.people(id) NOT ENFORCED, span RANGE<DATE>);
CREATE TABLE other-project.shop.dashed (a INT64);
ALTER TABLE shop.orders ADD COLUMN IF NOT EXISTS a STRING, ADD COLUMN b STRUCT<x INT64, y INT64>;
ALTER TABLE shop.orders RENAME COLUMN a TO c, DROP COLUMN IF EXISTS nothing;
ALTER TABLE `shop.orders` ALTER COLUMN id SET DATA TYPE NUMERIC;
ALTER TABLE shop.orders ALTER COLUMN c SET OPTIONS(description="x");
ALTER TABLE shop.orders SET OPTIONS(expiration_timestamp=NULL);
CREATE TABLE shop.copy COPY shop.orders;
CREATE TABLE shop.alike LIKE `my-project.shop.orders`;
CREATE TABLE shop.summed PARTITION BY day AS SELECT DATE(made) AS day, COUNT(*) n, p.email FROM shop.people p GROUP BY 1;
CREATE EXTERNAL TABLE shop.ext (a INT64) WITH PARTITION COLUMNS (d DATE) OPTIONS(format='CSV');
CREATE EXTERNAL TABLE shop.unknown OPTIONS(format='PARQUET', uris=['gs://x']);
CREATE SNAPSHOT TABLE shop.snap CLONE shop.orders;
DECLARE x INT64 DEFAULT 1;
SET x = 5;
MERGE shop.orders t USING shop.copy s ON t.id = s.id WHEN MATCHED THEN UPDATE SET id = 1;
CREATE OR REPLACE FUNCTION shop.f(x INT64) RETURNS INT64 LANGUAGE js AS r"""return x; // it's""";
CREATE OR REPLACE PROCEDURE shop.p() BEGIN SELECT 1; SELECT 2; END;
BEGIN
  CREATE TEMP TABLE t AS SELECT 1 AS a;
END;

CREATE OR REPLACE TABLE FUNCTION shop.people_since(day DATE) AS SELECT * FROM shop.people WHERE made > day;
DROP TABLE FUNCTION IF EXISTS d.f;
