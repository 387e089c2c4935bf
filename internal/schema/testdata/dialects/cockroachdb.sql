-- # 1 column
SET CLUSTER SETTING x = true;
USE shop;
CREATE TABLE public.people (
	id INT8 NOT VISIBLE NOT NULL DEFAULT unique_rowid(),
	email STRING(320) NOT NULL, -- pare: category=user.contact.email
	family STRING NULL,
	index INT8,
	data JSONB NOT NULL DEFAULT '{}':::JSONB,
	raw BYTES,
	tags STRING[] NULL,
	full_name STRING NULL AS (concat(email, family)) STORED,
	made TIMESTAMPTZ NULL DEFAULT now():::TIMESTAMPTZ ON UPDATE now():::TIMESTAMPTZ,
	zone crdb_internal_region NOT NULL DEFAULT gateway_region()::crdb_internal_region,
	CONSTRAINT "primary" PRIMARY KEY (id ASC) USING HASH WITH (bucket_count=8),
	UNIQUE INDEX people_email_key (email ASC) STORING (raw),
	INVERTED INDEX people_data_idx (data),
	INDEX (made DESC) USING HASH WHERE email IS NOT NULL,
	FAMILY "primary" (id, email, family),
	FAMILY f2 (data),
	FAMILY (raw),
	CONSTRAINT check_email CHECK (length(email) > 3:::INT8),
	CONSTRAINT fk FOREIGN KEY (index) REFERENCES public.kinds(id) ON DELETE CASCADE
) LOCALITY REGIONAL BY ROW AS zone;
CREATE TABLE orders (id UUID PRIMARY KEY DEFAULT gen_random_uuid(), b STRING CREATE FAMILY fb, "C" INT8 UNIQUE) INTERLEAVE IN PARENT people (id);
ALTER TABLE orders ADD COLUMN IF NOT EXISTS d DECIMAL(10,2) NOT NULL DEFAULT 0, ADD COLUMN e STRING FAMILY fb;
ALTER TABLE orders ALTER COLUMN b SET DATA TYPE STRING(20), ALTER COLUMN d DROP NOT NULL;
ALTER TABLE orders ALTER PRIMARY KEY USING COLUMNS (id, "C");
ALTER TABLE orders RENAME COLUMN e TO f;
ALTER TABLE orders SET LOCALITY GLOBAL;
ALTER TABLE orders CONFIGURE ZONE USING num_replicas = 3;
ALTER TABLE orders SPLIT AT VALUES ('a');
CREATE INDEX ON orders (b) STORING (d);
CREATE TABLE copied (LIKE orders INCLUDING ALL);
CREATE TABLE summed AS SELECT id, count(*) AS n FROM orders GROUP BY id;
UPSERT INTO orders VALUES (1);
