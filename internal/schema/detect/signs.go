package detect

// sign is something that only some databases write. Words are the tokens that
// stand one after the other, in lower case: @ is any name, # any number. A sign
// that begins with ^ begins a statement, one with | is a line of its own, and one
// with % is the type of a column. Several are kept apart with two spaces.
type sign struct {
	dialects string
	weight   int
	words    string
}

// signs are weighed: 5 stands for what no other database has, 9 for
// what none could even take, 1 for what others
// may have too. Each counts once, however often it is found.
func signs() []sign {
	return []sign{
		{"mysql mariadb", 5, "engine =  auto_increment  on update current_timestamp  ^delimiter  set foreign_key_checks  set sql_mode"},
		{"mysql mariadb", 3, "longtext  mediumtext  tinytext  mediumint  longblob  mediumblob  tinyblob  unsigned  charset =  default charset  character set  fulltext key  fulltext index  ^lock tables  ^unlock tables  zerofill  change column  modify column  ^set names  key @ (  collate utf8mb4_unicode_ci  collate utf8mb4_bin  collate utf8_unicode_ci  collate utf8mb4_general_ci  collate utf8_general_ci"},
		{"mysql mariadb", 2, "tinyint (  smallint (  int (  bigint (  unique key  enum (  collate =  ^use  drop foreign key  drop primary key"},
		{"mysql mariadb", 1, "datetime (  %datetime  double (  float (  %tinyint  %blob"},
		{"mysql", 5, "utf8mb4_0900_ai_ci"},
		{"mariadb", 5, "with system versioning  engine = aria  engine = columnstore"},
		{"mariadb", 1, "inet6  inet4  ^create or replace table"},

		{"sqlite", 12, "primary key autoincrement"},
		{"postgres sqlite duckdb", 2, "key text not  key text null  key text ,  key text primary"}, // a key elsewhere
		{"postgres sqlite duckdb cockroachdb", 2, "text primary key  text not null primary key"},
		{"sqlite", 9, "without rowid  ^create virtual table  sqlite_sequence  sqlite_master  sqlite_schema  pragma foreign_keys"},
		{"sqlite", 5, "strftime (  julianday (  raise ( abort  raise ( ignore  raise ( fail  begin immediate  begin exclusive"},
		{"sqlite duckdb", 4, "insert or replace  insert or ignore"},
		{"sqlite", 4, "autoincrement  ^pragma"},
		{"sqlite", 3, "collate nocase  on conflict replace  on conflict ignore  on conflict abort  on conflict rollback  datetime ( 'now'  date ( 'now'  ^attach"},
		{"sqlite", 2, "nvarchar (  unixepoch ("},
		{"sqlite", 1, "%datetime  %tinyint  %blob  %clob  %nvarchar  longblob  mediumblob  mediumtext  longtext"},

		{"sqlserver", 5, "|go  ( max )  dbo .  datetime2  nonclustered columnstore  sp_rename  sp_addextendedproperty  newsequentialid  set ansi_nulls  set quoted_identifier  set ansi_padding  with nocheck  with check add  textimage_on  hierarchyid"},
		{"sqlserver", 4, "clustered  nonclustered  uniqueidentifier  smalldatetime  datetimeoffset  set nocount on  newid (  ntext  sysname  sp_executesql  rowguidcol"},
		{"sqlserver", 3, "identity ( #  getdate (  sysutcdatetime (  getutcdate (  object_id (  sys . objects  rowversion  raiserror (  ^exec  ^print"},
		{"sqlserver", 2, "nvarchar (  ^use  nchar (  set identity_insert  begin tran"},
		{"sqlserver", 1, "%datetime  %tinyint  %nvarchar"},

		{"cockroachdb", 5, "unique_rowid (  crdb_internal  set cluster setting  interleave in parent  create changefeed  primary key using columns  regional by  locality global  bucket_count  family primary (  crdb_region  experimental_audit"},
		{"cockroachdb", 9, ":::"},
		{"cockroachdb", 4, "family @ (  storing (  not visible  inverted index"},
		{"cockroachdb", 2, "%string  %bytes  index @ ("},

		{"redshift", 5, "distkey  sortkey  diststyle  encode zstd  encode lzo  encode az64  encode raw  encode bytedict  encode runlength  encode delta  encode delta32k  encode mostly8  encode mostly16  encode mostly32  encode text255  iam_role"},
		{"redshift", 4, "backup no  ^unload (  compupdate  append from"},
		{"redshift", 3, "identity ( #  ^create external schema"},
		{"redshift", 2, "getdate (  sysdate"},

		{"oracle", 5, "varchar2  nvarchar2  |/  ^prompt  ^rem  ^whenever  ^spool  set define  pctfree  long raw  supplemental log  segment creation  organization index  organization heap  nocompress  set unused  with local time zone  identified by"},
		{"oracle", 4, "systimestamp  binary_double  binary_float  storage (  package body  raw (  pls_integer  create or replace package  compute statistics  number ( *"},
		{"oracle", 3, "nextval from dual  number (  sysdate  from dual  using index tablespace  enable novalidate  enable row movement  nocycle  noorder  execute immediate  interval day  cascade constraints  modify (  ^connect  dbms_output  default on null  user_tables"},
		{"oracle", 2, "%number  %clob  using index  deferrable initially immediate enable  byte )  char )  add (  tablespace"},
		{"oracle", 1, "%blob  number ( # )"},

		{"snowflake", 5, "timestamp_ntz  timestamp_ltz  timestamp_tz  transient table  autoincrement start  identity start  masking policy  data_retention_time_in_days  ^use warehouse  create or replace warehouse  create warehouse  iceberg table  hybrid table  dynamic table  using template  infer_schema  max_data_extension_time_in_days"},
		{"snowflake", 4, "^use role  copy grants  create or replace stage  create stage  create or replace stream  create or replace task  create or replace pipe  create or replace file format  create file format  row access policy  with tag"},
		{"snowflake", 3, "%variant  cluster by (  number ( 38  file_format =  change_tracking =  autoincrement (  autoincrement  ^use database  not enforced  execute as caller  ^alter session  ^use schema"},
		{"snowflake", 2, "number (  language javascript  %object  identity (  %string  %number  varchar ( 16777216"},
		{"snowflake", 1, "^create or replace table  %array  create or replace schema  %datetime  comment ="},

		{"bigquery", 5, "int64  struct <  bignumeric  timestamp_trunc  generate_uuid  _partitiontime  require_partition_filter  partition_expiration_days  datetime_trunc  options ( description  float64  farm_fingerprint"},
		{"bigquery", 4, "array <  safe_cast  options ( @ =  as struct  default collate"},
		{"bigquery", 3, "not enforced  options (  ^create or replace table function  struct (  _table_suffix"},
		{"bigquery", 2, "%string  %bytes  partition by date (  cluster by @  ^create or replace table"},
		{"bigquery", 1, "%datetime"},

		{"duckdb", 5, "hugeint  uhugeint  create macro  create or replace macro  read_csv_auto  read_parquet  read_json_auto  uinteger  ubigint  usmallint  utinyint  timestamp_s  timestamp_ms  timestamp_ns  ^force install"},
		{"duckdb", 4, "^install  read_csv (  read_json (  ^export database  ^import database  ^summarize  ^pivot  ^unpivot  create temp macro  struct_pack  struct ("},
		{"duckdb", 3, "map (  ^attach  ^detach  as enum (  list_value  ^create persistent secret  ^create or replace secret  ^create secret"},
		{"duckdb", 2, "^from @  ^create or replace table  %tinyint"},
		{"duckdb", 1, "^pragma  %blob  default nextval (  ^load"},

		{"postgres", 5, "from stdin  owner to  create extension  tsvector  default_table_access_method  create event trigger"},
		{"postgres", 4, "set search_path  set_config (  regclass  citext  partition of  inherits (  using gist  concurrently  set standard_conforming_strings  pg_catalog  set client_encoding"},
		{"postgres", 3, "as enum (  create domain  language plpgsql  bytea  nextval (  using gin  attach partition  owned by  gin_trgm_ops"},
		{"postgres cockroachdb redshift duckdb", 3, "timestamptz  ::"},
		{"postgres cockroachdb", 3, "jsonb  bigserial  using hash  serial"},
		{"postgres cockroachdb redshift", 3, "set search_path to"},
		{"postgres redshift cockroachdb", 2, "int8  int4  int2  character varying"},
		{"postgres cockroachdb duckdb", 2, "%uuid  text [  gen_random_uuid ("},
		{"postgres", 2, "using btree  without time zone  generated always as identity  generated by default as identity  varchar [  with time zone  double precision  language sql"},
		{"redshift", 3, "language plpgsql"},
		{"redshift duckdb", 2, "without time zone  double precision"},
		{"snowflake", 3, "::"},
	}
}
