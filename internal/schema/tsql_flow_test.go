package schema

import (
	"slices"
	"strings"
	"testing"

	"github.com/pare-dev/pare/internal/source"
)

func TestTSQLStatements(t *testing.T) {
	runTSQL(t, []readTest{
		{"no semicolons", `
SET NOCOUNT ON CREATE TABLE a (x int DEFAULT CASE WHEN 1 = 1 THEN 1 ELSE 2 END) INSERT INTO a VALUES (1) INSERT a SELECT x FROM a UPDATE a SET x = 1 DELETE FROM a
GRANT CREATE TABLE TO u GRANT SELECT, INSERT ON a TO u WITH GRANT OPTION CREATE TABLE b (x int REFERENCES a ON DELETE SET NULL ON UPDATE SET DEFAULT) DENY ALTER ON a TO u REVOKE GRANT OPTION FOR SELECT ON a FROM u CASCADE
DECLARE @x int = 1 SET @x = 2; WITH c AS (SELECT 1 AS n) SELECT n, 2 AS m INTO c FROM c MERGE a USING b ON 1 = 1 WHEN MATCHED THEN UPDATE SET x = 1 WHEN NOT MATCHED THEN INSERT (x) VALUES (1);
WHILE @x < 3 SET @x += 1 BEGIN TRAN CREATE TABLE d (x int) COMMIT PRINT 'CREATE TABLE e (x int)' RAISERROR ('ALTER TABLE x', 16, 1) CREATE TABLE f (x int) lbl: CREATE TABLE g (x int)`, `
a @2:29
  x int =CASE WHEN 1 = 1 THEN 1 ELSE 2 END @2:32-33
b @3:87
  x int @3:90-91
  [x] -> a [] @3:107
c @4:80 approximate
  n  @4:65-66
  m  @4:73-74
d @5:50
  x int @5:53-54
f @5:146 approximate
  x int @5:149-150
g @5:174
  x int @5:177-178
s.sql:5:133: warning: table “f” is read approximately: “lbl” behind its columns is not known
`},
		{"batches", `
CREATE TABLE a (x int) -- of a
GO
CREATE TABLE b (x nvarchar(10) DEFAULT '
GO
') /*
GO /* nested */
GO
*/
  go 5
CREATE PROCEDURE p AS CREATE TABLE no (x int); ALTER TABLE a ADD no int
GO -- done
create or alter view v as select 1 as x union select 2
GO /* here */
CREATE TRIGGER t ON a FOR INSERT, UPDATE AS IF UPDATE(x) DROP TABLE a
go
CREATE FUNCTION f() RETURNS @r TABLE (x int) AS BEGIN RETURN END
GO
CREATE TABLE c (go int,
 x int)
GO`, `
a @2:14
  x int @2:17-18 -- of a
b @4:14
  x nvarchar(10) ='
GO
' @4:17-18 -- GO /* nested */ GO
c @19:14
  go int @19:17-19
  x int @20:2-3
`},
		{"QUOTED_IDENTIFIER", `
CREATE TABLE "a" ("x" int DEFAULT 'b')
GO
SET QUOTED_IDENTIFIER, ANSI_NULLS OFF
GO
PRINT "it's" EXEC("CREATE TABLE b (x varchar(10) DEFAULT 'y')") CREATE TABLE c (x varchar(10) DEFAULT "it's, z int")
GO
SET QUOTED_IDENTIFIER ON
ALTER DATABASE d SET QUOTED_IDENTIFIER OFF
CREATE TABLE "c d" (x int)`, `
a @2:14
  x int ='b' @2:19-22
b @6:33
  x varchar(10) ='y' @6:36-37
c @6:78
  x varchar(10) ="it's, z int" @6:81-82
c d @10:14
  x int @10:21-22
`},
		{"SELECT behind ALL", `
CREATE TABLE a (x int)
ALTER TABLE a CHECK CONSTRAINT ALL
SELECT x INTO b FROM a UNION ALL SELECT x FROM a
ALTER TABLE a ENABLE TRIGGER ALL
SELECT x INTO c FROM a`, `
a @2:14
  x int @2:17-18
b @4:15 approximate
  x  @4:8-9
c @6:15
  x int @6:8-9
`},
		{"IF behind DROP", `
CREATE TABLE a (x int, y int) CREATE TABLE b (x int) CREATE TABLE c (x int)
IF OBJECT_ID('b') IS NOT NULL DROP TABLE b
IF 1 = 0 ALTER TABLE a DROP COLUMN x
DROP TABLE c IF EXISTS (SELECT 1 FROM sys.tables WHERE name = 'c') ALTER TABLE a DROP COLUMN y
DROP TABLE IF EXISTS
 d IF 1 = 0 DROP TABLE a
ALTER TABLE a DROP COLUMN IF EXISTS z
DROP SECURITY POLICY IF EXISTS p IF 1 = 0 DROP TABLE a`, `
a @2:14
  x int @2:17-18
  y int @2:24-25
`},
		{"sqlcmd", `
:setvar Name "x"
:on error exit
!!dir
CREATE TABLE a (x int)
:r .\other.sql
CREATE TABLE [$(Schema)].[t] (x int) CREATE TABLE [$(Table)] (x int)
CREATE TABLE [$(Database)].dbo.b (x int) CREATE TABLE $(Database).dbo.c (x int)
USE [$(Database)]
GO`, `
a @5:14
  x int @5:17-18
b @8:28
  x int @8:35-36
c @8:67
  x int @8:74-75
t @7:26
  x int @7:31-32
s.sql:6:1: incomplete: :r includes “.\other.sql”, which is not read
s.sql:7:38: incomplete: the name of the table that this statement makes is known to sqlcmd alone
`},
		{"slips", `
CREATE TABLE a (x int, x int)
CREATE TABLE a (y int)
ALTER TABLE nope ADD x int
ALTER TABLE a ALTER COLUMN nope int
FROB x;
CREATE TABLE b (x varchar(10) DEFAULT 'open
GO
CREATE TABLE c (x int)`, `
a @2:14 unread approximate
  x int @2:17-18
b @7:14 unread
nope @4:13 unread
  x int @4:22-23
s.sql:2:24: error: column “x” of table “a” is defined twice, first at s.sql:2:17
s.sql:3:14: error: table “a” is made twice, first at s.sql:2:14
s.sql:4:13: incomplete: table “nope” is changed here, but nothing before it makes it
s.sql:5:1: warning: table “a” is read approximately: the parser found more than one statement, or none
s.sql:5:28: incomplete: table “a” has no column “nope” at this point
s.sql:7:39: incomplete: the string that starts here never ends
`},
	})
}

// Scripts ask what is there before they make or change it. They are read as if
// run from the start.
func TestTSQLConditions(t *testing.T) {
	runTSQL(t, []readTest{
		{"what is there", `
IF OBJECT_ID(N'dbo.a', N'U') IS NULL CREATE TABLE a (x int) ELSE DROP TABLE a
IF OBJECT_ID('a') IS NOT NULL BEGIN ALTER TABLE a ADD y int END
IF NOT EXISTS (SELECT * FROM sys.objects WHERE object_id = OBJECT_ID(N'[dbo].[b]') AND type in (N'U')) BEGIN
CREATE TABLE b (x int) IF 1 = 0 BEGIN DROP TABLE b END END
IF EXISTS (SELECT 1 FROM sysobjects WHERE name = 'b' AND xtype = 'U') ALTER TABLE b ADD y int ELSE ALTER TABLE b ADD z int
IF EXISTS (SELECT * FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_SCHEMA = 'dbo' AND TABLE_NAME = 'B') ALTER TABLE b ADD w int;
IF NOT EXISTS (SELECT * FROM sys.columns WHERE Name = N'v' AND Object_ID = Object_ID(N'dbo.b')) ALTER TABLE b ADD v int
IF NOT EXISTS (SELECT 1 FROM INFORMATION_SCHEMA.COLUMNS WHERE TABLE_NAME = 'b' AND COLUMN_NAME = 'v') ALTER TABLE b ADD v bigint
IF COL_LENGTH('dbo.b', 'u') IS NULL BEGIN ALTER TABLE b ADD u int END IF COL_LENGTH('b', 'u') IS NOT NULL ALTER TABLE b DROP COLUMN x
IF EXISTS (SELECT 1 FROM sys.tables t JOIN sys.schemas s ON t.schema_id = s.schema_id WHERE t.name = 'nope' AND s.name = 'dbo') DROP TABLE a
if not exists (select * from dbo.sysobjects where id = object_id(N'[dbo].[c]') and OBJECTPROPERTY(id, N'IsUserTable') = 1) create table c (x int)
IF NOT EXISTS (SELECT * FROM sysobjects WHERE name='d') CREATE TABLE d (x int)`, `
a @2:51
  x int @2:54-55
  y int @3:55-56
b @5:14
  y int @6:89-90
  w int @7:119-120
  v int @8:115-116
  u int @10:61-62
c @12:137
  x int @12:140-141
d @13:70
  x int @13:73-74
`},
		{"what an object is", `
CREATE TABLE a (x int)
IF EXISTS (SELECT * FROM sysobjects WHERE id = OBJECT_ID('a') AND OBJECTPROPERTY(id, 'IsUserTable') = 1) ALTER TABLE a ADD y int
IF EXISTS (SELECT * FROM sysobjects WHERE id = OBJECT_ID('a') AND OBJECTPROPERTY(id, 'IsView') = 1) DROP TABLE a
IF OBJECTPROPERTY(OBJECT_ID('b'), 'IsTable') IS NULL ALTER TABLE a ADD z int
IF EXISTS (SELECT * FROM sysobjects WHERE id = OBJECT_ID('b') AND OBJECTPROPERTY(id, 'TableHasIdentity') = 1) DROP TABLE a
IF OBJECTPROPERTY(OBJECT_ID('a'), 'TableHasIdentity') = 1 ALTER TABLE a ADD w int`, `
a @2:14 unread
  x int @2:17-18
  y int @3:124-125
  z int @5:72-73
  w int @7:77-78
s.sql:7:59: incomplete: whether this changes table “a” depends on what the files do not tell
`},
		{"keys and procedures", `
CREATE TABLE a (x int NOT NULL CONSTRAINT PK_a PRIMARY KEY, y int CONSTRAINT DF DEFAULT 1)
IF EXISTS (SELECT * FROM sys.foreign_keys WHERE object_id = OBJECT_ID(N'FK_a')) ALTER TABLE a DROP CONSTRAINT FK_a
IF OBJECT_ID('DF', 'D') IS NOT NULL ALTER TABLE a DROP CONSTRAINT DF
IF EXISTS (SELECT * FROM sys.indexes WHERE name = 'ix') DROP INDEX ix ON a
IF OBJECT_ID('p', 'P') IS NOT NULL DROP PROCEDURE p
IF NOT EXISTS (SELECT * FROM sys.schemas WHERE name = 's') EXEC('CREATE SCHEMA s')
IF SCHEMA_ID('s') IS NULL EXEC sp_executesql N'CREATE SCHEMA [s]'
IF DB_ID('x') IS NULL CREATE DATABASE x
IF @@ERROR <> 0 DROP TABLE a
IF @@TRANCOUNT > 0 ROLLBACK TRAN`, `
a @2:14
  x int key ! @2:17-18
  y int =1 @2:61-62
`},
		{"what nobody knows", `
CREATE TABLE a (x int) CREATE TABLE b (x int)
IF SERVERPROPERTY('EngineEdition') = 5 ALTER TABLE a ADD y int ELSE PRINT 'no'
IF @@VERSION LIKE '%2008%' BEGIN DROP TABLE b CREATE TABLE c (x int) END
IF DB_NAME() = 'x' CREATE TABLE b (y int)
WHILE EXISTS (SELECT * FROM b) ALTER TABLE b DROP COLUMN nope`, `
a @2:14 unread
  x int @2:17-18
  y int @3:58-59
b @2:37 unread
  x int @2:40-41
c @4:60 unread
  x int @4:63-64
s.sql:3:40: incomplete: whether this changes table “a” depends on what the files do not tell
s.sql:4:34: incomplete: whether this changes table “b” depends on what the files do not tell
s.sql:4:47: incomplete: whether this changes table “c” depends on what the files do not tell
s.sql:6:32: incomplete: whether this changes table “b” depends on what the files do not tell
`},
		{"a schema that a tool fills in", `
CREATE TABLE ${schema}.a (x int)
IF EXISTS (SELECT 1 FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_SCHEMA = '${schema}' AND TABLE_NAME = 'a') ALTER TABLE [${schema}].[a] ADD y int
IF NOT EXISTS (SELECT 1 FROM INFORMATION_SCHEMA.COLUMNS WHERE TABLE_SCHEMA = '$(schema)' AND TABLE_NAME = 'a' AND COLUMN_NAME = 'y') DROP TABLE ${schema}.a
IF '${mode}' = 'all' ALTER TABLE ${schema}.a ADD z int`, `
a @2:24 unread
  x int @2:27-28
  y int @3:139-140
  z int @5:50-51
s.sql:5:22: incomplete: whether this changes table “a” depends on what the files do not tell
`},
		{"what a column is", `
CREATE TABLE a (x [nvarchar](50) NULL, y varchar(max) NOT NULL, z int IDENTITY, w decimal(9, 2), v own)
IF COL_LENGTH('a', 'x') = 100 ALTER TABLE a ALTER COLUMN x nvarchar(60)
IF COL_LENGTH('a', 'x') < 100 DROP TABLE a
IF COL_LENGTH('a', 'y') = -1 AND COL_LENGTH('a', 'z') = 4 AND COL_LENGTH('a', 'w') IS NOT NULL AND COL_LENGTH('a', 'v') IS NOT NULL ALTER TABLE a ADD y1 int
IF COLUMNPROPERTY(OBJECT_ID('dbo.a', 'U'), 'x', 'AllowsNull') = 1 ALTER TABLE a ALTER COLUMN x nvarchar(60) NOT NULL
IF COLUMNPROPERTY(OBJECT_ID('a'), 'x', 'AllowsNull') = 1 OR COLUMNPROPERTY(OBJECT_ID('a'), 'z', 'IsIdentity') = 0 DROP TABLE a
IF EXISTS (SELECT 1 FROM INFORMATION_SCHEMA.COLUMNS WHERE TABLE_NAME = 'a' AND COLUMN_NAME = 'x' AND DATA_TYPE = 'nvarchar' AND CHARACTER_MAXIMUM_LENGTH < 70 AND IS_NULLABLE = 'NO') ALTER TABLE a ALTER COLUMN x nvarchar(70) NULL
IF EXISTS (SELECT 1 FROM INFORMATION_SCHEMA.COLUMNS WHERE TABLE_NAME = 'a' AND COLUMN_NAME = 'y' AND (CHARACTER_MAXIMUM_LENGTH > 0 OR IS_NULLABLE = 'YES' OR DATA_TYPE <> 'varchar')) DROP TABLE a
IF EXISTS (SELECT 1 FROM sys.columns WHERE object_id = OBJECT_ID('a') AND name = 'x' AND max_length = 140 AND is_nullable = 1) ALTER TABLE a ADD x1 int
IF EXISTS (SELECT 1 FROM INFORMATION_SCHEMA.COLUMNS WHERE TABLE_NAME = 'a' AND COLUMN_NAME = 'z' AND (DATA_TYPE = 'bigint' OR CHARACTER_MAXIMUM_LENGTH > 0)) DROP TABLE a
IF COL_LENGTH('a', 'v') = 8 ALTER TABLE a DROP COLUMN v`, `
a @2:14 unread
  x nvarchar(70) @2:17-18
  y varchar(max) ! @2:40-41
  z int ! generated @2:65-66
  w decimal(9, 2) @2:81-82
  v own @2:98-99
  y1 int @5:151-153
  x1 int @10:146-148
s.sql:12:29: incomplete: whether this changes table “a” depends on what the files do not tell
`},
		{"defaults that are dropped by names that the server made up", `
CREATE TABLE a (x int DEFAULT 1, y int) CREATE TABLE b (x int)
DECLARE @n nvarchar(200) = (SELECT d.name FROM sys.default_constraints d WHERE d.type = 'D')
IF @n IS NOT NULL BEGIN DECLARE @s nvarchar(max) = 'ALTER TABLE a DROP CONSTRAINT ' + @n EXEC sp_executesql @s END
ALTER TABLE a DROP COLUMN x
GO
DECLARE @t nvarchar(1000) SELECT @t = 'ALTER TABLE a DROP CONSTRAINT ' + d.name FROM sys.tables t JOIN sys.default_constraints d ON d.parent_object_id = t.object_id
EXECUTE (@t)
GO
DECLARE @u nvarchar(1000), @v nvarchar(100) = 'b' IF @@VERSION LIKE 'x' SET @v = 'a' SET @u = 'ALTER TABLE ' + @v + ' ADD z int' EXEC (@u)
GO
DECLARE @w nvarchar(1000) SELECT @w = 'DROP TABLE ' + name FROM sys.foreign_keys EXEC (@w)`, `
a @2:14
  y int @2:34-35
b @2:54
  x int @2:57-58
s.sql:10:130: incomplete: this runs a text that changes tables and is not wholly known from the file
s.sql:12:82: incomplete: this runs a text that changes tables and is not wholly known from the file
`},
		{"migrations of Entity Framework", `
IF OBJECT_ID(N'[__EFMigrationsHistory]') IS NULL
BEGIN
    CREATE TABLE [__EFMigrationsHistory] ([MigrationId] nvarchar(150) NOT NULL, [ProductVersion] nvarchar(32) NOT NULL, CONSTRAINT [PK___EFMigrationsHistory] PRIMARY KEY ([MigrationId]));
END;
GO
BEGIN TRANSACTION;
GO
IF NOT EXISTS(SELECT * FROM [__EFMigrationsHistory] WHERE [MigrationId] = N'1_a')
BEGIN
    CREATE TABLE [Blogs] ([Id] int NOT NULL IDENTITY, [Url] nvarchar(max) NULL, CONSTRAINT [PK_Blogs] PRIMARY KEY ([Id]));
END;
GO
IF NOT EXISTS(SELECT * FROM [__EFMigrationsHistory] WHERE [MigrationId] = N'1_a')
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion]) VALUES (N'1_a', N'7.0');
END;
GO
COMMIT;
GO
IF NOT EXISTS(SELECT * FROM [__EFMigrationsHistory] WHERE [MigrationId] = N'1_a')
BEGIN
    ALTER TABLE [Blogs] ADD [Twice] int NULL;
END;
GO
IF NOT EXISTS(SELECT * FROM [__EFMigrationsHistory] WHERE [MigrationId] = N'2_b')
BEGIN
    DECLARE @var0 sysname;
    SELECT @var0 = [d].[name] FROM [sys].[default_constraints] [d] INNER JOIN [sys].[columns] [c] ON [d].[parent_column_id] = [c].[column_id] WHERE ([d].[parent_object_id] = OBJECT_ID(N'[Blogs]') AND [c].[name] = N'Url');
    IF @var0 IS NOT NULL EXEC(N'ALTER TABLE [Blogs] DROP CONSTRAINT [' + @var0 + '];');
    ALTER TABLE [Blogs] DROP COLUMN [Url];
    EXEC sp_rename N'[Blogs].[Id]', N'BlogId', N'COLUMN';
    EXEC(N'ALTER TABLE [Blogs] ADD [Rating] int NOT NULL DEFAULT 0;');
END;
GO`, `
Blogs @11:18
  BlogId int key ! generated @32:39-45
  Rating int ! =0 @33:36-44
__EFMigrationsHistory @4:18
  MigrationId nvarchar(150) key ! @4:43-56
  ProductVersion nvarchar(32) ! @4:81-97
`},
		{"rows of tables", `
CREATE TABLE v (n int, s varchar(10)) CREATE TABLE a (x int)
IF NOT EXISTS (SELECT 1 FROM v WHERE n = 1) BEGIN ALTER TABLE a ADD b int INSERT INTO v VALUES (1, 'x') END
IF EXISTS (SELECT 1 FROM v WHERE s = 'X') ALTER TABLE a ADD c int
IF EXISTS (SELECT 1 FROM v WHERE n = 2) ALTER TABLE a ADD d int
GO
INSERT v (n) SELECT 2
GO
IF EXISTS (SELECT 1 FROM v WHERE n = 2) ALTER TABLE a ADD e int`, `
a @2:52 unread
  x int @2:55-56
  b int @3:69-70
  c int @4:61-62
  e int @9:59-60
v @2:14
  n int @2:17-18
  s varchar(10) @2:24-25
s.sql:9:41: incomplete: whether this changes table “a” depends on what the files do not tell
`},
		{"a version that a variable holds", `
DECLARE @now int, @Want INT = 2 CREATE TABLE v (n int) SELECT @now = n FROM v
IF @now IS NULL BEGIN CREATE TABLE a (x int) SET @now = 1 END
IF @now = 1 AND @WANT > @now BEGIN ALTER TABLE a ADD y int SELECT @now = 2 END
IF @now = 1 DROP TABLE a
INSERT v SELECT @now
GO
DECLARE @now int SELECT @now = n FROM v IF @now = 3 ALTER TABLE a ADD z int
IF EXISTS (SELECT 1 FROM sys.objects WHERE object_id = OBJECT_ID('FK', 'F')) ALTER TABLE nope DROP CONSTRAINT FK`, `
a @3:36 unread
  x int @3:39-40
  y int @4:54-55
  z int @8:71-72
v @2:46
  n int @2:49-50
s.sql:8:53: incomplete: whether this changes table “a” depends on what the files do not tell
`},
		{"TRY, RETURN and blocks", `
BEGIN TRY CREATE TABLE a (x int) END TRY BEGIN CATCH DROP TABLE a; THROW END CATCH
IF OBJECT_ID('a', 'U') IS NULL BEGIN PRINT 'x' RETURN END
CREATE TABLE b (x int) IF 1 = 1 BEGIN RETURN END CREATE TABLE never (x int)
GO
IF 1 = 2 PRINT 'no' ELSE IF 1 = 1 CREATE TABLE c (x int) ELSE CREATE TABLE no (x int)
IF (1 = 2) SELECT 1 ELSE BEGIN BEGIN TRAN CREATE TABLE d (x int) COMMIT TRAN END`, `
a @2:24
  x int @2:27-28
b @4:14
  x int @4:17-18
c @6:48
  x int @6:51-52
d @7:56
  x int @7:59-60
`},
	})
}

func TestTSQLTexts(t *testing.T) {
	runTSQL(t, []readTest{
		{"texts that are run", `
EXEC('CREATE TABLE a (x int, y nvarchar(10) DEFAULT ''it''''s'')')
EXEC sp_executesql N'ALTER TABLE a ADD z int', N'@p int', @p = 1
DECLARE @sql nvarchar(max) = N'CREATE TABLE b (', @t varchar(10) SET @sql = @sql + N'x int, '; SET @sql += 'y int)' EXEC (@SQL)
SET @t = 'c' EXEC('CREATE TABLE ' + @t + ' (x int)') EXEC sp_executesql @statement = N'CREATE PROCEDURE p AS SELECT 1'
SELECT @t = name FROM sys.tables EXEC('DROP TABLE ' + @t) EXEC('TRUNCATE TABLE ' + @t) EXEC('EXEC(''CREATE TABLE d (x int)'')')
EXEC('SELECT 1') AT linked`, `
a @2:20
  x int @2:23-24
  y nvarchar(10) ='it''s' @2:30-31
  z int @3:40-41
b @4:45
  x int @4:86-87
  y int @4:109-110
c @5:11
  x int @5:45-46
d @6:114
  x int @6:117-118
s.sql:6:34: incomplete: this runs a text that changes tables and is not wholly known from the file
`},
		{"procedures that make tables", `
CREATE PROCEDURE makes AS BEGIN CREATE TABLE real (x int) END
GO
CREATE PROC [dbo].[tmp] AS CREATE TABLE #t (x int) DROP TABLE #t
GO
CREATE PROC calls AS EXEC makes
GO
CREATE PROC builds AS EXEC('ALTER TABLE a ADD ' + 'b int')
GO
CREATE TABLE a (x int)
EXEC tmp EXEC @rc = [dbo].[Makes] 1, 'x'
EXEC calls
EXEC builds
EXEC sp_MSforeachtable 'ALTER TABLE ? NOCHECK CONSTRAINT ALL' EXEC sp_MSforeachtable 'DROP TABLE ?'`, `
a @10:14
  x int @10:17-18
s.sql:11:10: incomplete: Makes is run, which makes or changes tables, which is not followed
s.sql:12:1: incomplete: calls is run, which makes or changes tables, which is not followed
s.sql:13:1: incomplete: builds is run, which makes or changes tables, which is not followed
s.sql:14:63: incomplete: sp_MSforeachtable is given a text that changes tables (DROP TABLE), which is not followed
`},
	})
}

// A folder of one file a table gives the same whatever the order of its files.
func TestTSQLFolder(t *testing.T) {
	files := []source.File{
		source.NewFile("Orders.sql", []byte("CREATE TABLE [Sales].[Orders] ([Id] INT NOT NULL, [By] [dbo].[Code], CONSTRAINT [PK] PRIMARY KEY CLUSTERED ([Id] ASC), CONSTRAINT [FK] FOREIGN KEY ([By]) REFERENCES [dbo].[People] ([Id]))\nWITH (SYSTEM_VERSIONING = ON (HISTORY_TABLE = [Sales].[Orders_Archive]))\nGO\nCREATE INDEX i ON Sales.Orders ([By])")),
		source.NewFile("Orders_Archive.sql", []byte("CREATE TABLE [Sales].[Orders_Archive] ([Id] INT NOT NULL, [By] [dbo].[Code])")),
		source.NewFile("People.sql", []byte("CREATE TABLE [dbo].[People] ([Id] varchar(10) CONSTRAINT [DF] DEFAULT (NEXT VALUE FOR [dbo].[Ids]) NOT NULL)")),
		source.NewFile("Code.sql", []byte("CREATE TYPE [dbo].[Code] FROM VARCHAR (10) NOT NULL")),
		source.NewFile("Get.sql", []byte("CREATE PROCEDURE [dbo].[Get] AS\nBEGIN\n CREATE TABLE [dbo].[Real] (x int);\nEND")),
	}
	ds, problems := Read("shop", "sqlserver", files)
	want := show(ds, problems)
	if !strings.Contains(want, "By VARCHAR (10) !") || strings.Contains(want, "incomplete") {
		t.Errorf("got:\n%s", want)
	}
	for range files {
		files = append(files[1:], files[0])
		for _, order := range [][]source.File{files, reversed(files)} {
			ds, problems := Read("shop", "sqlserver", order)
			if got := show(ds, problems); got != want {
				t.Errorf("got:\n%s\nwant:\n%s", got, want)
			}
		}
	}
}

func reversed(files []source.File) []source.File {
	out := slices.Clone(files)
	slices.Reverse(out)
	return out
}

// SSMS writes UTF-16, with a byte-order mark and \r\n.
func TestTSQLInUTF16(t *testing.T) {
	sql := "CREATE TABLE [dbo].[Straße](\r\n\t[Größe] [int] NOT NULL\r\n)\r\nGO\r\nALTER TABLE Straße ADD x int\r\nGO\r\n"
	want := "Straße @1:14\n  Größe int ! @2:2-9\n  x int @5:24-25\n"
	for _, big := range []bool{false, true} {
		ds, problems := Read("shop", "", []source.File{source.NewFile("s.sql", []byte(inUTF16(sql, big)))})
		if got := show(ds, problems); got != want || ds.Dialect != "sqlserver" {
			t.Errorf("%s, got:\n%s\nwant:\n%s", ds.Dialect, got, want)
		}
	}
}
