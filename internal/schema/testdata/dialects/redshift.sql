CREATE SCHEMA raw;
SET search_path TO raw;
CREATE TABLE people (
  id BIGINT IDENTITY(0,1) NOT NULL ENCODE az64 DISTKEY,
  email VARCHAR(MAX) ENCODE zstd, -- pare: category=user.contact.email
  "Name" CHARACTER VARYING(256) NULL DEFAULT 'it\'s' ENCODE lzo,
  made TIMESTAMP WITHOUT TIME ZONE DEFAULT getdate() ENCODE RAW SORTKEY,
  data SUPER,
  PRIMARY KEY (id), FOREIGN KEY (id) REFERENCES public.other (id)
) BACKUP NO DISTSTYLE KEY COMPOUND SORTKEY (made, id);
CREATE TABLE people_staging (LIKE people INCLUDING DEFAULTS);
CREATE TABLE IF NOT EXISTS public.summed DISTKEY(id) SORTKEY(id) AS SELECT id, count(*) AS n FROM people GROUP BY 1;
SELECT id, email INTO picked FROM people;
CREATE EXTERNAL TABLE spectrum.logs (at TIMESTAMP, line VARCHAR(100)) PARTITIONED BY (day DATE, hour INT) ROW FORMAT DELIMITED FIELDS TERMINATED BY ',' STORED AS TEXTFILE LOCATION 's3://x';
ALTER TABLE people ADD COLUMN age INT DEFAULT 0 ENCODE az64;
ALTER TABLE people ALTER COLUMN "Name" TYPE VARCHAR(300);
ALTER TABLE people ALTER COLUMN email ENCODE lzo;
ALTER TABLE people ALTER DISTKEY id;
ALTER TABLE people ALTER COMPOUND SORTKEY (id, made);
ALTER TABLE people DROP COLUMN data CASCADE;
ALTER TABLE people APPEND FROM people_staging;
ALTER TABLE people OWNER TO me;
ALTER TABLE people RENAME COLUMN age TO years;
CREATE TEMP TABLE t (a int);
COPY people FROM 's3://x' IAM_ROLE 'arn' DELIMITER '\t';
UNLOAD ('select * from people') TO 's3://y' IAM_ROLE 'arn';
COMMENT ON COLUMN raw.people.made IS 'pare: not-personal a time';

CREATE EXTERNAL TABLE lake.visits (
    person int,
    device struct<maker:varchar(20),seen:array<struct<day:date,times:int>>>,
    path varchar(200)
) PARTITIONED BY (day date) STORED AS PARQUET LOCATION 's3://shop/visits/';
CREATE TABLE #scratch (a int);
