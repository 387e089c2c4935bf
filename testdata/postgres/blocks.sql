-- Migrations as people write them by hand: each asks the database what it holds.
CREATE SCHEMA crm;
CREATE TYPE crm.mood AS ENUM ('glad', 'sad');

DO $$ BEGIN
    CREATE TYPE crm.mood AS ENUM ('glad');
EXCEPTION
    WHEN duplicate_object THEN NULL;
END $$;

CREATE TABLE crm.people (
    id serial PRIMARY KEY,
    mail varchar(120) NOT NULL,
    mood crm.mood,
    old_name text,
    visits int DEFAULT 0
);

DO $$
BEGIN
    IF EXISTS (SELECT 1 FROM information_schema.columns
               WHERE table_schema = 'crm' AND table_name = 'people' AND column_name = 'old_name') THEN
        ALTER TABLE crm.people RENAME COLUMN old_name TO full_name;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_attribute WHERE attrelid = 'crm.people'::regclass AND attname = 'phone') THEN
        ALTER TABLE crm.people ADD COLUMN phone text; -- their phone
    ELSE
        ALTER TABLE crm.people DROP COLUMN mail;
    END IF;
    IF (SELECT data_type FROM information_schema.columns
        WHERE table_schema = 'crm' AND table_name = 'people' AND column_name = 'visits') = 'integer' THEN
        ALTER TABLE crm.people ALTER COLUMN visits TYPE bigint, ALTER COLUMN visits SET NOT NULL;
    END IF;
END
$$;

-- a constraint once, however often this runs
DO $$ BEGIN
    IF NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conname = 'people_mail_key') THEN
        ALTER TABLE crm.people ADD CONSTRAINT people_mail_key UNIQUE (mail);
    END IF;
    IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'nobody_at_all') THEN
        RAISE NOTICE 'the role is not there';
    END IF;
    IF to_regclass('crm.gone') IS NOT NULL THEN DROP TABLE crm.people; END IF;
END $$;

-- what an exception takes back
DO $$ BEGIN
    BEGIN
        ALTER TABLE crm.people ADD COLUMN lost int;
        CREATE TABLE crm.lost (id int);
        ALTER TABLE crm.people ADD COLUMN mail text;
    EXCEPTION WHEN duplicate_column THEN
        ALTER TABLE crm.people ADD COLUMN found date;
    END;
    BEGIN
        ALTER TABLE crm.people DROP COLUMN visits;
        RAISE EXCEPTION 'not so';
    EXCEPTION WHEN OTHERS THEN RAISE NOTICE '%', SQLERRM;
    END;
END $$;

-- the same column for several tables
CREATE TABLE crm.orders (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, person int REFERENCES crm.people);
CREATE TABLE crm."Notes" (id uuid DEFAULT gen_random_uuid(), text text);
DO $$
DECLARE
    t text;
    r record;
BEGIN
    FOREACH t IN ARRAY ARRAY['orders', 'Notes'] LOOP
        EXECUTE format('ALTER TABLE crm.%I ADD COLUMN tenant_id uuid NOT NULL', t);
    END LOOP;
    FOR r IN SELECT table_name FROM information_schema.tables
             WHERE table_schema = 'crm' AND table_type = 'BASE TABLE' LOOP
        EXECUTE 'ALTER TABLE crm.' || quote_ident(r.table_name) || ' ADD COLUMN IF NOT EXISTS changed_at timestamptz';
    END LOOP;
END $$;

-- partitions, by number and by name
CREATE TABLE crm.events (id bigint NOT NULL, kind text NOT NULL, body jsonb, PRIMARY KEY (id, kind)) PARTITION BY LIST (kind);
CREATE FUNCTION crm.add_kind(parent text, kind text) RETURNS boolean LANGUAGE plpgsql AS $body$
DECLARE
    part text := parent || '_' || lower(kind);
BEGIN
    IF EXISTS (SELECT 1 FROM pg_tables WHERE schemaname = 'crm' AND tablename = part) THEN
        RETURN false;
    END IF;
    EXECUTE format('CREATE TABLE crm.%I (LIKE crm.%I INCLUDING INDEXES)', part, parent);
    EXECUTE format('ALTER TABLE crm.%I ATTACH PARTITION crm.%I FOR VALUES IN (%L)', parent, part, kind);
    RETURN true;
END
$body$;
SELECT crm.add_kind('events', 'Click');
SELECT crm.add_kind('events', 'View'), crm.add_kind('events', 'View');
CREATE TABLE crm.shards (id int, note text) PARTITION BY HASH (id);
DO $$ BEGIN
    FOR i IN 0..2 LOOP
        EXECUTE format('CREATE TABLE crm.shards_%s PARTITION OF crm.shards FOR VALUES WITH (MODULUS 3, REMAINDER %s)', i, i);
    END LOOP;
END $$;
ALTER TABLE crm.events ADD COLUMN seen boolean NOT NULL DEFAULT false;
ALTER TABLE crm.shards RENAME COLUMN note TO remark;

-- Functions that share a name, and arguments that are named.
CREATE FUNCTION make(name text) RETURNS void AS $$ BEGIN EXECUTE format('CREATE TABLE %I (one int)', name); END $$ LANGUAGE plpgsql;
CREATE FUNCTION make(name text, often int, twice boolean DEFAULT false) RETURNS void AS $$ BEGIN
  EXECUTE format('CREATE TABLE %I (two int)', name);
  IF twice THEN EXECUTE format('ALTER TABLE %I ADD again int', name); END IF;
END $$ LANGUAGE plpgsql;
CREATE FUNCTION make(a int, b int, c int, VARIADIC d int[]) RETURNS void AS $$ BEGIN DROP TABLE made_a; END $$ LANGUAGE plpgsql;
CREATE FUNCTION make() RETURNS void AS $$ BEGIN PERFORM 1; END $$ LANGUAGE plpgsql;
SELECT make('made_a'); SELECT make('made_b', 2); SELECT make('made_c', twice => true, often := 2); SELECT make();
CREATE OR REPLACE FUNCTION make(name text) RETURNS void AS $$ BEGIN PERFORM 1; END $$ LANGUAGE plpgsql;
SELECT make('made_d');

-- Whichever way it goes, the columns are the same.
CREATE TABLE either_way (x int);
DO $$ DECLARE new int; BEGIN
  SELECT 1 INTO new FROM pg_settings WHERE name = 'server_version_num' AND setting >= '160000';
  IF new THEN ALTER TABLE either_way ADD y text GENERATED ALWAYS AS ('a') STORED NOT NULL;
  ELSE ALTER TABLE either_way ADD y text NOT NULL; END IF;
END $$;
