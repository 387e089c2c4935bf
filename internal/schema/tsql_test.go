package schema

import (
	"strings"
	"testing"

	"github.com/pare-dev/pare/internal/source"
)

func runTSQL(t *testing.T, tests []readTest) {
	t.Helper()
	for _, tc := range tests {
		t.Run(tc.name, func(t *testing.T) {
			ds, problems := Read("shop", "sqlserver", []source.File{source.NewFile("s.sql", []byte(tc.sql))})
			got, want := show(ds, problems), strings.TrimPrefix(tc.want, "\n")
			if got != want {
				t.Errorf("got:\n%s\nwant:\n%s", got, want)
			}
		})
	}
}

// What a CREATE TABLE makes, as the documentation of SQL Server has it.
func TestTSQLTables(t *testing.T) {
	runTSQL(t, []readTest{
		{"types and what stands behind them", `
CREATE TABLE [dbo].[Users](
	[Id] [int] IDENTITY(1,1) NOT FOR REPLICATION NOT NULL,
	[Email] [nvarchar](256) COLLATE Latin1_General_CI_AS NULL, -- where we write to
	"Full Name" "nvarchar" (max), [br]]acket] [dbo].[MyType] NOT NULL,
	na#me$@ decimal(18, 2) NOT NULL DEFAULT $12.5, [Default] varbinary(max) default 0x0F,
	doc [xml](CONTENT [dbo].[Docs]) NULL, n national character varying(10), d double precision,
	#hash int, _under int, größe int
)`, `
Users @2:14
  Id int ! generated @3:2-6
  Email nvarchar(256) @4:2-9 -- where we write to
  Full Name nvarchar (max) @5:2-13
  br]acket dbo.MyType ! @5:32-43
  na#me$@ decimal(18, 2) ! =$12.5 @6:2-9
  Default varbinary(max) =0x0F @6:49-58
  doc xml(CONTENT dbo.Docs) @7:2-5
  n national character varying(10) @7:40-41
  d double precision @7:74-75
  #hash int @8:2-7
  _under int @8:13-19
  größe int @8:25-30
`},
		{"computed columns", `
CREATE TABLE a (x int, y AS x * 2 PERSISTED NOT NULL, z AS (CASE WHEN x IS NOT NULL THEN 'a, b' ELSE NULL END),
  w AS CASE WHEN x IS NULL THEN 1 ELSE 2 END, v AS cast(x as varchar(20)) CONSTRAINT q UNIQUE, u as isnull(x, 0) primary key)`, `
a @2:14
  x int @2:17-18
  y  ! generated @2:24-25
  z  generated @2:55-56
  w  generated @3:3-4
  v  generated @3:47-48
  u  key ! generated @3:96-97
`},
		{"constraints in any order", `
CREATE TABLE a (id uniqueidentifier ROWGUIDCOL CONSTRAINT DF_a DEFAULT (newid()) NOT NULL CONSTRAINT PK_a PRIMARY KEY CLUSTERED WITH (FILLFACTOR = 80) ON [PRIMARY],
  b int SPARSE NULL CHECK (b > 0 AND b IS NOT NULL), c int NOT NULL CHECK NOT FOR REPLICATION (c IN (1, 2)) DEFAULT NULL,
  d int DEFAULT NEXT VALUE FOR dbo.seq NOT NULL, e int REFERENCES dbo.B (Id) ON DELETE SET NULL ON UPDATE NO ACTION NOT FOR REPLICATION,
  f int FOREIGN KEY REFERENCES B, g nvarchar(10) MASKED WITH (FUNCTION = 'partial(0,"x, y",0)') NOT NULL,
  h int INDEX ix NONCLUSTERED (h) WHERE h IS NOT NULL, i xml COLUMN_SET FOR ALL_SPARSE_COLUMNS, j varbinary(max) FILESTREAM NULL,
  k nvarchar(11) COLLATE Latin1_General_BIN2 ENCRYPTED WITH (COLUMN_ENCRYPTION_KEY = K, ENCRYPTION_TYPE = RANDOMIZED, ALGORITHM = 'A') NOT NULL)`, `
a @2:14
  id uniqueidentifier key ! =(newid()) @2:17-19
  b int @3:3-4
  c int ! =NULL @3:54-55
  d int ! =NEXT VALUE FOR dbo.seq @4:3-4
  e int @4:50-51
  f int @5:3-4
  g nvarchar(10) ! @5:35-36
  h int @6:3-4
  i xml @6:56-57
  j varbinary(max) @6:97-98
  k nvarchar(11) ! @7:3-4
  [e] -> B [Id] @4:67
  [f] -> B [] @5:32
`},
		{"items that are no columns", `
CREATE TABLE a (x int NOT NULL, period int, y int NOT NULL, [index] int, INDEX ix UNIQUE NONCLUSTERED (x ASC, y) INCLUDE (period),
  UNIQUE NONCLUSTERED (y), CHECK (x > y), CONSTRAINT d CHECK (x <> 0),
  CONSTRAINT fk FOREIGN KEY (x, y) REFERENCES [s].[b c] ([p q], r) ON DELETE CASCADE,
  CONSTRAINT PK PRIMARY KEY NONCLUSTERED HASH (x DESC, [y] ASC) WITH (BUCKET_COUNT = 1024),)
WITH (MEMORY_OPTIMIZED = ON, DURABILITY = SCHEMA_AND_DATA);`, `
a @2:14
  x int key ! @2:17-18
  period int @2:33-39
  y int key ! @2:45-46
  index int @2:61-68
  [x y] -> s.b c [p q r] @4:47
`},
		{"a key without a comma before it", `
CREATE TABLE a (x int NOT NULL, y int NOT NULL CONSTRAINT PK_a PRIMARY KEY CLUSTERED (x ASC, y ASC) ON fg)
CREATE TABLE b (x int NOT NULL PRIMARY KEY (x), y int UNIQUE (y))`, `
a @2:14
  x int key ! @2:17-18
  y int key ! @2:33-34
b @3:14
  x int key ! @3:17-18
  y int @3:49-50
`},
		{"what may be NULL", `
CREATE TYPE dbo.Code FROM varchar(10) NOT NULL
CREATE TYPE Note FROM nvarchar(max)
EXECUTE sp_addtype tid, 'varchar(6)', 'NOT NULL'
CREATE TABLE a (a int, b int NULL, c int NOT NULL, d int IDENTITY, e Code, f [dbo].[Code] NULL, g tid, h Note, i sysname, j timestamp, k rowversion NULL, timestamp, l int primary key)`, `
a @5:14
  a int @5:17-18
  b int @5:24-25
  c int ! @5:36-37
  d int ! generated @5:52-53
  e varchar(10) ! @5:68-69
  f varchar(10) @5:76-77
  g varchar(6) ! @5:97-98
  h nvarchar(max) @5:104-105
  i sysname ! @5:112-113
  j timestamp ! @5:123-124
  k rowversion @5:136-137
  timestamp timestamp ! @5:155-164
  l int key ! @5:166-167
`},
		{"tables that are none of the database", `
CREATE TABLE #a (x int); CREATE TABLE ##b (x int) CREATE TABLE tempdb..#c (x int) DECLARE @t TABLE (x int, y int)
SELECT 1 AS x INTO #d SELECT x INTO tempdb.dbo.##e FROM #a ALTER TABLE #a ADD y int DROP TABLE #a
CREATE TYPE dbo.TT AS TABLE (x int) CREATE TABLE keep (x int) CREATE SYNONYM syn FOR keep CREATE SEQUENCE seq AS int CREATE STATISTICS s ON keep (x)`, `
keep @4:50
  x int @4:56-57
`},
		{"names", `
USE [Shop];
CREATE TABLE Shop.dbo.A (x int) CREATE TABLE shop..B (x int) CREATE TABLE [Sales].[Order Details] (x int) CREATE TABLE DBO.c (x int)
ALTER TABLE a ADD y int ALTER TABLE [SALES].[order details] ADD Y int DROP TABLE [dbo].[C]`, `
A @3:14
  x int @3:26-27
  y int @4:19-20
B @3:46
  x int @3:55-56
Sales.Order Details @3:75
  x int @3:100-101
  Y int @4:65-66
`},
		{"temporal tables", `
CREATE TABLE dbo.a (Id int NOT NULL PRIMARY KEY, f datetime2(0) GENERATED ALWAYS AS ROW START HIDDEN NOT NULL, t datetime2(0) GENERATED ALWAYS AS ROW END, PERIOD FOR SYSTEM_TIME (f, t))
WITH (SYSTEM_VERSIONING = ON (HISTORY_TABLE = [hist].[a_old], DATA_CONSISTENCY_CHECK = ON))
ALTER TABLE a ADD late int
CREATE TABLE b (x int NOT NULL) ALTER TABLE b ADD f datetime2 GENERATED ALWAYS AS ROW START HIDDEN CONSTRAINT d DEFAULT SYSUTCDATETIME(), t datetime2 GENERATED ALWAYS AS ROW END HIDDEN CONSTRAINT e DEFAULT '9999-12-31', PERIOD FOR SYSTEM_TIME (f, t)
ALTER TABLE b SET (SYSTEM_VERSIONING = ON (HISTORY_TABLE = dbo.b_old)) ALTER TABLE b SET (SYSTEM_VERSIONING = OFF) DROP TABLE b_old ALTER TABLE b DROP PERIOD FOR SYSTEM_TIME`, `
a @2:14
  Id int key ! @2:21-23
  f datetime2(0) ! generated @2:50-51
  t datetime2(0) ! generated @2:112-113
  late int @4:19-23
b @5:14
  x int ! @5:17-18
  f datetime2 ! generated =SYSUTCDATETIME() @5:51-52
  t datetime2 ! generated ='9999-12-31' @5:139-140
hist.a_old @3:47
  Id int ! @2:21-23
  f datetime2(0) ! @2:50-51
  t datetime2(0) ! @2:112-113
  late int @4:19-23
`},
		{"a history that something makes, and one without a name", `
CREATE TABLE a (x int) WITH (SYSTEM_VERSIONING = ON (HISTORY_TABLE = dbo.old))
CREATE TABLE c (x int) WITH (SYSTEM_VERSIONING = ON)
CREATE TABLE old (x int, more int)`, `
a @2:14
  x int @2:17-18
c @3:14
  x int @3:17-18
old @4:14
  x int @4:19-20
  more int @4:26-30
s.sql:3:30: incomplete: the server makes up the name of the table that keeps the past rows of “c”
`},
		{"graphs, external tables and tables of queries", `
CREATE TABLE Person (id int, name varchar(10)) AS NODE CREATE TABLE friends (since date) AS EDGE CREATE TABLE knows AS EDGE
CREATE EXTERNAL TABLE ext.T (id int NOT NULL, b varchar(10)) WITH (LOCATION = '/x/', DATA_SOURCE = d, FILE_FORMAT = f)
SELECT p.id, name AS [The Name], 1 one INTO dbo.copy FROM Person p WHERE id > 0
CREATE TABLE cloud WITH (DISTRIBUTION = HASH (id), CLUSTERED COLUMNSTORE INDEX) AS SELECT id, name FROM Person;
CREATE TABLE ft AS FILETABLE WITH (FILETABLE_DIRECTORY = 'x')`, `
Person @2:14
  id int @2:22-24
  name varchar(10) @2:30-34
cloud @5:14
  id int @5:91-93
  name varchar(10) @5:95-99
copy @4:45 approximate
  id int @4:10-12
  The Name varchar(10) @4:22-32
  one  @4:36-39
friends @2:69
  since date @2:78-83
ft @6:14 unread
knows @2:111
ext.T @3:23
  id int ! @3:30-32
  b varchar(10) @3:47-48
s.sql:6:14: incomplete: table “ft” is made by a query whose columns cannot be told from the files
`},
		{"what the parser skips without a word", `
CREATE TABLE a (id int FROBNICATE, phone int)
CREATE TABLE b (x int) FROBNICATE
CREATE TABLE c (x int
CREATE TABLE d (x int, y int))
CREATE TABLE e (x int)`, `
a @2:14 approximate
  id int FROBNICATE @2:17-19
  phone int @2:36-41
b @3:14 approximate
  x int @3:17-18
c @4:14 unread
d @5:14 unread
e @6:14
  x int @6:17-18
s.sql:2:1: warning: table “a” is read approximately: the parser found more than one statement, or none
s.sql:3:1: warning: table “b” is read approximately: “FROBNICATE” behind its columns is not known
s.sql:4:1: incomplete: this is not read: “CREATE TABLE c (” is no statement of SQL Server that pare knows
`},
	})
}

func TestTSQLChanges(t *testing.T) {
	runTSQL(t, []readTest{
		{"columns come and go", `
CREATE TABLE a (x int, y int, z int CONSTRAINT dz DEFAULT 1)
ALTER TABLE a ADD b int NULL, [c d] nvarchar(10) NOT NULL CONSTRAINT q DEFAULT '' WITH VALUES, CONSTRAINT u UNIQUE (b), e AS (x + 1)
ALTER TABLE a DROP CONSTRAINT dz, COLUMN z, y
ALTER TABLE a DROP COLUMN IF EXISTS nope, x
ALTER TABLE a ALTER COLUMN b bigint NOT NULL
ALTER TABLE a ALTER COLUMN [c d] nvarchar (20) COLLATE Latin1_General_CI_AS WITH (ONLINE = ON)`, `
a @2:14
  b bigint ! @3:19-20
  c d nvarchar (20) ='' @3:31-36
  e  generated @3:121-122
`},
		{"keys", `
CREATE TABLE a (x int NOT NULL, y int NOT NULL) CREATE TABLE b (x int NOT NULL)
ALTER TABLE a WITH NOCHECK ADD CONSTRAINT PK_a PRIMARY KEY CLUSTERED ([x] ASC) WITH (PAD_INDEX = OFF) ON [PRIMARY], CONSTRAINT c CHECK (y > 0)
ALTER TABLE b WITH CHECK ADD CONSTRAINT fk FOREIGN KEY (x) REFERENCES a (x) ON DELETE CASCADE, FOREIGN KEY (x) REFERENCES dbo.a (y)
ALTER TABLE b CHECK CONSTRAINT fk, other ALTER TABLE b NOCHECK CONSTRAINT ALL ALTER TABLE b WITH CHECK CHECK CONSTRAINT ALL
ALTER TABLE b DROP fk
ALTER TABLE a ADD DEFAULT (1) FOR y, CONSTRAINT d DEFAULT getdate() FOR x WITH VALUES`, `
a @2:14
  x int key ! =getdate() @2:17-18
  y int ! =(1) @2:33-34
b @2:62
  x int ! @2:65-66
  [x] -> a [y] @4:123
`},
		{"what changes no column", `
CREATE TABLE a (x int, y int)
ALTER TABLE a ALTER COLUMN x ADD ROWGUIDCOL ALTER TABLE a ALTER COLUMN y DROP MASKED ALTER TABLE a ALTER COLUMN x ADD MASKED WITH (FUNCTION = 'default()')
ALTER TABLE a SWITCH PARTITION 1 TO b ALTER TABLE a REBUILD WITH (DATA_COMPRESSION = PAGE) ALTER TABLE a SET (LOCK_ESCALATION = AUTO)
ALTER TABLE a ENABLE TRIGGER ALL ALTER TABLE a DISABLE TRIGGER t1, t2 ALTER TABLE a ENABLE CHANGE_TRACKING WITH (TRACK_COLUMNS_UPDATED = ON)
ALTER TABLE a ADD INDEX ix (x) ALTER TABLE a ALTER INDEX ix REBUILD WITH (BUCKET_COUNT = 8) ALTER TABLE a DROP INDEX ix
ALTER TABLE a ADD z int`, `
a @2:14
  x int @2:17-18
  y int @2:24-25
  z int @7:19-20
`},
		{"sp_rename", `
CREATE TABLE a (x int, y int, z int) CREATE TABLE s.b (p int)
EXEC sp_rename 'dbo.a.x', 'x2', 'COLUMN'; EXEC sys.sp_rename @newname = N'y2', @objname = N'[a].[y]', @objtype = N'COLUMN'
EXECUTE sp_rename 's.b', 'b2' EXEC sp_rename 'PK_a', 'PK_b' EXEC sp_rename N'a.ix', N'iy', 'INDEX' EXEC dbo.sp_rename 'a', 'it''s', 'OBJECT'
EXEC sp_rename 'nope.x', 'y', 'COLUMN' EXEC sp_rename @old, @new`, `
it's @4:125
  x2 int @3:28-30
  y2 int @3:75-77
  z int @2:31-32
nope @5:1 unread
s.b2 @4:27
  p int @2:56-57
s.sql:5:1: incomplete: table “nope” is changed here, but nothing before it makes it
s.sql:5:40: incomplete: sp_rename is run on what the file does not tell
`},
		{"sp_rename of names without quotes, and of what is not told", `
CREATE TABLE s.a (x int) CREATE TABLE b (y int)
EXEC sp_rename s.a, 'a2', 'OBJECT' EXEC sp_rename [dbo].[b], 'b2' EXEC sp_rename @old, 'c', 'OBJECT' EXEC sp_rename '', 'd'`, `
b2 @3:63
  y int @2:42-43
s.a2 @3:22
  x int @2:19-20
s.sql:3:67: incomplete: sp_rename is run on what the file does not tell
s.sql:3:102: incomplete: sp_rename: “” is no name
`},
		{"sp_rename that is not told what to rename", `
CREATE TABLE a (x int, y int) CREATE TABLE s.b (a int)
EXEC sp_rename '[dbo].[a].[x]', 'x2' EXEC sp_rename 'a.y', 'y2', NULL EXEC sp_rename 's.b', 'a' EXEC sp_rename 'a.ix', 'iy' EXEC sp_rename 'a.PK', '${schema}.PK_a'
EXEC sp_rename '${schema}.a', 'c' EXEC sp_rename 'c', '${schema}.d'`, `
c @4:32
  x2 int @3:34-36
  y2 int @3:61-63
s.a @3:94
  a int @2:49-50
s.sql:4:35: incomplete: sp_rename is run on what the file does not tell
`},
		{"procedures with an option behind their arguments", `
CREATE TABLE a (x int, y int)
EXEC sp_addextendedproperty 'MS_Description', 'pare: category=user', 'SCHEMA', 'dbo', 'TABLE', 'a', 'COLUMN', 'x' WITH RESULT SETS NONE
EXEC sys.sp_addextendedproperty @name = N'MS_Description', @value = N'people', @level0type = N'SCHEMA', @level0name = N'dbo', @level1type = N'TABLE', @level1name = N'a' WITH RESULT SETS NONE;
EXEC sp_rename 'a.y', 'z', 'COLUMN' WITH RECOMPILE`, `
a @2:14 -- people
  x int @2:17-18
    pare @3:54 category=user@3:63
  z int @5:24-25
`},
		{"a procedure's name alone at the beginning of a batch", `
CREATE TABLE a (x int)
GO
sp_rename 'a', 'b'
GO
PRINT 'x' sp_rename 'b', 'c'`, `
b @4:17
  x int @2:17-18
`},
		{"schemas", `
CREATE SCHEMA s AUTHORIZATION dbo CREATE TABLE t (x int) CREATE TABLE s.u (x int) GRANT SELECT ON t TO public CREATE VIEW v AS SELECT x FROM t
GO
CREATE SCHEMA empty
GO
CREATE TABLE dbo.a (x int)
ALTER SCHEMA s TRANSFER dbo.a ALTER SCHEMA dbo TRANSFER OBJECT::s.t ALTER SCHEMA s TRANSFER TYPE::dbo.x DROP SCHEMA empty`, `
t @2:48
  x int @2:51-52
s.a @6:14
  x int @6:21-22
s.u @2:71
  x int @2:76-77
`},
		{"comments of columns", `
CREATE TABLE a (x int, y int, z int)
EXEC sys.sp_addextendedproperty @name=N'MS_Description', @value=N'what it is' , @level0type=N'SCHEMA',@level0name=N'dbo', @level1type=N'TABLE',@level1name=N'a', @level2type=N'COLUMN',@level2name=N'x'
EXEC sp_addextendedproperty 'MS_Description', 'pare: category=user.contact.email', 'USER', dbo, 'TABLE', a, 'COLUMN', y
EXEC sp_addextendedproperty N'MS_Description', N'all of it', N'SCHEMA', N'dbo', N'TABLE', N'a', NULL, NULL
EXEC sp_addextendedproperty 'Caption', 'not this', 'SCHEMA', 'dbo', 'TABLE', 'a', 'COLUMN', 'z'
EXEC sp_addextendedproperty 'MS_Description', 'pare: not-personal x', 'SCHEMA', 'dbo', 'VIEW', 'v', 'COLUMN', 'z'
EXEC sp_addextendedproperty 'MS_Description', 'gone', 'SCHEMA', 'dbo', 'TABLE', 'a', 'COLUMN', 'z' EXEC sp_dropextendedproperty 'MS_Description', 'SCHEMA', 'dbo', 'TABLE', 'a', 'COLUMN', 'z'`, `
a @2:14 -- all of it
  x int @2:17-18 -- what it is
  y int @2:24-25
    pare @4:54 category=user.contact.email@4:63
  z int @2:31-32
s.sql:7:48: error: this annotation binds to no column
`},
		{"annotations in comments", `
CREATE TABLE a (
  x int NOT NULL, -- pare: category=user.contact.email
  y int /* pare: not-personal made up */ NULL, z int -- plain
)
ALTER TABLE a ADD w int NULL -- pare: not-personal q
-- pare: not-personal lost
ALTER TABLE a ALTER COLUMN z bigint NOT NULL -- pare: not-personal r
GO`, `
a @2:14
  x int ! @3:3-4
    pare @3:28 category=user.contact.email@3:37
  y int @4:3-4
    pare @4:18 not-personal (made up)
  z bigint ! @4:48-49
    pare @8:55 not-personal (r)
  w int @6:19-20
    pare @6:39 not-personal (q)
s.sql:7:4: error: this annotation binds to no column
`},
		{"DROP TABLE", `
CREATE TABLE a (x int) CREATE TABLE b (x int) CREATE TABLE c (x int) CREATE TABLE d (x int)
DROP TABLE a, [dbo].[b] DROP TABLE IF EXISTS c, nope DROP EXTERNAL TABLE nope DROP VIEW IF EXISTS d DROP INDEX ix ON d`, `
d @2:83
  x int @2:86-87
`},
	})
}
