package detect

import (
	"slices"
	"strings"
	"testing"

	"github.com/pare-dev/pare/internal/config"
	"github.com/pare-dev/pare/internal/schema/text"
)

// What stands in a file tells its dialect; where nothing does, several are as
// likely, and the first is taken.
func TestDetect(t *testing.T) {
	for _, tc := range []struct{ want, file, sql string }{
		{"postgres", "s.sql", ""},
		{"postgres", "s.sql", "CREATE TABLE users (id int NOT NULL, mail varchar(80));"},
		{"postgres", "s.sql", "-- AUTO_INCREMENT ENGINE=\nCREATE TABLE a (b text DEFAULT 'AUTO_INCREMENT');"},
		{"postgres", "s.sql", "CREATE TABLE a (id bigserial, made timestamptz, data jsonb DEFAULT '{}'::jsonb);"},
		{"postgres", "s.sql", "--\n-- PostgreSQL database dump\n--\n\nSET search_path = public;\nALTER TABLE a OWNER TO b;"},
		{"postgres", "s.sql", "CREATE FUNCTION f() RETURNS int AS $$ SELECT 1 $$ LANGUAGE sql;\n\\connect shop"},
		{"postgres", "s.sql", "COPY t FROM stdin;\nENGINE=\t`x`\n\\.\nCREATE TABLE t (tags text[]);"},
		{"postgres", "s.sql", "CREATE TABLE a (id serial, bytes int8, string text, variant text, object text);"},
		{"sqlite", "s.sql", "CREATE TABLE a (id int, b LONGBLOB);\nCREATE INDEX i ON a (id) WHERE b IS NOT NULL;"},
		{"mysql", "s.sql", "CREATE TABLE `a` (`id` int(11) NOT NULL AUTO_INCREMENT, PRIMARY KEY (`id`)) ENGINE=InnoDB;"},
		{"mysql", "s.sql", "DELIMITER $$\nCREATE TRIGGER t BEFORE INSERT ON a FOR EACH ROW BEGIN SET @x = 1; END$$\nDELIMITER ;"},
		{"mysql", "s.sql", "# it's MySQL\nCREATE TABLE a (id INT UNSIGNED, b MEDIUMTEXT);"},
		{"mysql", "s.sql", "/*!40101 SET NAMES utf8 */;\nCREATE TABLE a (b char(2) DEFAULT 'it\\'s');"},
		{"mariadb", "s.sql", "/*M!999999\\- enable the sandbox mode */\n-- MariaDB dump 10.19  Distrib 10.11.6-MariaDB\nCREATE TABLE `a` (`id` int(11)) ENGINE=InnoDB;"},
		{"sqlite", "s.sql", "PRAGMA foreign_keys=OFF;\nBEGIN TRANSACTION;\nCREATE TABLE a (id INTEGER PRIMARY KEY, b DATETIME);"},
		{"sqlite", "s.sql", "CREATE TABLE a (id INTEGER PRIMARY KEY AUTOINCREMENT, b TEXT COLLATE NOCASE);"},
		{"sqlite", "s.sql", "CREATE TABLE a (id INTEGER PRIMARY KEY, b);"},
		{"sqlite", "s.sql", "CREATE TABLE IF NOT EXISTS a (b text, c REFERENCES d (e), PRIMARY KEY (b, c));"},
		{"sqlite", "s.sql", "CREATE TABLE 'a' ('b' text);"},
		{"postgres", "s.sql", "CREATE TABLE a (b, c) AS SELECT 1, 2; CREATE TABLE d PARTITION OF e (f PRIMARY KEY) DEFAULT;"},
		{"sqlite", "s.sql", "CREATE VIRTUAL TABLE a USING fts5(b);"},
		{"sqlite", "s.sql", "CREATE TABLE a (id integer primary key, \"full name\" text not null, b blob);"},
		{"sqlite", "s.sql", "CREATE TABLE \"a\" (id integer, b datetime, c blob);"},
		{"sqlite", "s.sql", "CREATE TABLE a (id INTEGER PRIMARY KEY AUTOINCREMENT, b int(12), c tinyint(1), d bigint(20), e mediumtext);"},
		{"sqlite", "s.sql", "CREATE TABLE [a] ([id] INTEGER NOT NULL, [b] NVARCHAR(20));"},
		{"sqlite", "s.sql", "CREATE TABLE `a` (`id` text PRIMARY KEY NOT NULL, `made` integer, CONSTRAINT `k` UNIQUE (`made`));"},
		{"sqlite", "s.sql", "create table a (id text primary key, b integer not null, c text, d real);\ncreate index i on a (b);\ncreate table e (f text, g int, h numeric default 0);\nalter table e add column k text;"},
		{"postgres", "s.sql", "create table a (id text primary key, b integer, c text, d text, e text, f text, g text);"},
		{"postgres", "s.sql", "create table a (id text primary key, b integer, c text, d text, e text, f text, g text, h varchar(80));"},
		{"postgres", "s.sql", "create table a (id text primary key, b integer, c text, d text, e text, f text, g text, h text);\ncomment on table a is 'x';"},
		{"postgres", "s.sql", "create table a (id text primary key, b integer, c text, d text, e text, f text, g text, h text);\nalter table a alter b set not null;"},
		{"postgres", "s.sql", "create table a (id text primary key, b integer, c text, d text, e text, f text, g text, h text);\nalter table a add constraint k unique (b);"},
		{"sqlserver", "s.sql", "CREATE TABLE [dbo].[a] ([id] INT IDENTITY(1,1) NOT NULL, [b] NVARCHAR(MAX))\nGO\n"},
		{"sqlserver", "s.sql", "/****** Object:  Table [dbo].[a] ******/\ncreate table a (id int primary key clustered, at datetime2)\ngo"},
		{"sqlserver", "s.sql", "EXEC sp_rename 'a.b', 'c', 'COLUMN';"},
		{"cockroachdb", "s.sql", "CREATE TABLE a (id INT8 NOT NULL DEFAULT unique_rowid(), b STRING NULL, CONSTRAINT \"primary\" PRIMARY KEY (id ASC), FAMILY \"primary\" (id, b));"},
		{"cockroachdb", "s.sql", "CREATE TABLE a (id UUID PRIMARY KEY DEFAULT gen_random_uuid(), b STRING, INDEX by_b (b) STORING (id));"},
		{"cockroachdb", "s.sql", "CREATE TABLE a (id INT NOT NULL DEFAULT nextval('a_id_seq':::STRING), b TIMESTAMP NULL DEFAULT now():::TIMESTAMP);"},
		{"redshift", "s.sql", "CREATE TABLE a (id bigint ENCODE az64, b varchar(80)) DISTKEY(id) SORTKEY(b);"},
		{"redshift", "s.sql", "CREATE TABLE a (id integer IDENTITY(0,1), made timestamp without time zone) DISTSTYLE ALL;"},
		{"oracle", "s.sql", "CREATE TABLE a (id NUMBER(10) NOT NULL, b VARCHAR2(80 CHAR));\n/\n"},
		{"oracle", "s.sql", "PROMPT making tables\nCREATE TABLE a (id NUMBER NOT NULL, b CLOB);"},
		{"oracle", "s.sql", "CREATE TABLE a (id NUMBER(19,0), made DATE DEFAULT SYSDATE, PRIMARY KEY (id) USING INDEX TABLESPACE x);"},
		{"snowflake", "s.sql", "CREATE OR REPLACE TABLE a (id NUMBER(38,0) AUTOINCREMENT, made TIMESTAMP_NTZ(9), data VARIANT);"},
		{"snowflake", "s.sql", "USE WAREHOUSE w;\nCREATE OR REPLACE TRANSIENT TABLE db.s.a (id INT, b STRING);"},
		{"bigquery", "s.sql", "CREATE TABLE `p.d.a` (id INT64 NOT NULL, b STRING OPTIONS(description=\"x\"));"},
		{"bigquery", "s.sql", "CREATE TABLE d.a (id INT64, parts ARRAY<STRUCT<a STRING, b INT64>>) PARTITION BY DATE(made);"},
		{"bigquery", "s.sql", "create table d.a (id INT64);\nalter table d.a add constraint x primary key nonclustered (id);\nalter table d.b add constraint y primary key nonclustered (id);"},
		{"duckdb", "s.sql", "CREATE TABLE a (id HUGEINT, at TIMESTAMP_MS, b STRUCT(c INTEGER));"},
		{"duckdb", "s.sql", "INSTALL httpfs;\nLOAD httpfs;\nCREATE TABLE a AS FROM read_parquet('x.parquet');"},
		{"oracle", "shop_oracle_1.sql", "CREATE TABLE a (id integer NOT NULL, b varchar(50) NULL);"},
		{"snowflake", "db/snowflake/1.sql", "CREATE TABLE a (id integer NOT NULL, b varchar(50) NULL);"},
		{"mysql", "oracle.sql", "CREATE TABLE a (id integer AUTO_INCREMENT);"},
	} {
		if got := Dialects([]text.Text{{File: tc.file, Src: tc.sql}}); got[0] != tc.want {
			t.Errorf("%q: got %v, want %s", tc.sql, got, tc.want)
		}
	}
}

// A word in the names of some files only says nothing.
func TestDetectNames(t *testing.T) {
	texts := []text.Text{{File: "1_users.sql", Src: "CREATE TABLE a (id int);"}, {File: "2_oracle.sql", Src: "CREATE TABLE b (id int);"}}
	if got := Dialects(texts); got[0] != "postgres" {
		t.Errorf("got %v", got)
	}
}

func TestSigns(t *testing.T) {
	if !slices.Equal(tried(), config.Dialects()) {
		t.Errorf("tried %v, known %v", tried(), config.Dialects())
	}
	seen := map[string]bool{}
	for _, s := range signs() {
		for _, d := range strings.Fields(s.dialects) {
			if !slices.Contains(tried(), d) {
				t.Errorf("%s is no dialect", d)
			}
			for _, words := range strings.Split(s.words, "  ") {
				words = strings.TrimLeft(words, "^|%")
				if key := d + ": " + words; seen[key] || words == "" || words[0] == '@' || words[0] == '#' || words != strings.ToLower(words) {
					t.Errorf("%q is twice there, or never found", key)
				} else {
					seen[key] = true
				}
			}
		}
	}
}
