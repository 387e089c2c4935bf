package schema

// tsqlSeeds are scripts that use most of what is read of T-SQL.
func tsqlSeeds() []string {
	return []string{
		"SET QUOTED_IDENTIFIER OFF\nGO\nPRINT \"it's\" CREATE TABLE [a]]b] (\"x\" int)\ngo 5 -- x\n:setvar a b\n:r c.sql\nCREATE TABLE $(s).t (x int)",
		"CREATE TABLE a (id int IDENTITY(1,1) NOT FOR REPLICATION, b AS id + 1 PERSISTED, timestamp, c [nvarchar](max) DEFAULT NEXT VALUE FOR s CONSTRAINT p PRIMARY KEY CLUSTERED (id ASC, c) WITH (FILLFACTOR = 1) ON [PRIMARY], INDEX i (b) WHERE b IS NOT NULL,) ON x TEXTIMAGE_ON y",
		"ALTER TABLE a WITH NOCHECK ADD b int, CONSTRAINT c DEFAULT 1 FOR b, PERIOD FOR SYSTEM_TIME (d, e) ALTER TABLE a DROP CONSTRAINT x, COLUMN IF EXISTS b, c ALTER TABLE a ALTER COLUMN b int NOT NULL ALTER TABLE a ALTER COLUMN b DROP MASKED",
		"CREATE TABLE a (b datetime2 GENERATED ALWAYS AS ROW START HIDDEN, c datetime2 GENERATED ALWAYS AS ROW END) WITH (SYSTEM_VERSIONING = ON (HISTORY_TABLE = s.h)) ALTER TABLE a SET (SYSTEM_VERSIONING = OFF) CREATE TABLE e AS EDGE",
		"IF OBJECT_ID('a', 'U') IS NULL BEGIN CREATE TABLE a (b int) END ELSE IF NOT EXISTS (SELECT 1 FROM sys.columns WHERE object_id = OBJECT_ID('a') AND name = 'c') ALTER TABLE a ADD c int ELSE RETURN\nWHILE 1 = 1 DROP TABLE a\nBEGIN TRY END TRY BEGIN CATCH END CATCH END",
		"CREATE TABLE h (i int) IF NOT EXISTS (SELECT * FROM h WHERE i = 1) BEGIN INSERT INTO h (i) VALUES (1), (2) END IF (SELECT COUNT(*) FROM h) > 1 DROP TABLE h",
		"DECLARE @s nvarchar(max) = N'CREATE TABLE a (', @t int; SET @s += N'x int)' EXEC (@s) EXEC sp_executesql N'EXEC(''ALTER TABLE a ADD y int'')' SET @s = @s + @s EXEC(@u + 'ALTER TABLE a DROP CONSTRAINT ' + @u)",
		"EXEC sp_rename 'a.b', 'c', 'COLUMN' EXEC sp_rename @objname = N'[a]', @newname = 'd'\nGO\nsp_addtype t, 'varchar(1)', 'NOT NULL'\nGO\nCREATE PROC p AS CREATE TABLE x (y int)\nGO\nEXEC p CREATE TYPE u FROM int NOT NULL ALTER SCHEMA s TRANSFER a",
		"EXEC sys.sp_addextendedproperty @name=N'MS_Description', @value=N'pare: not-personal x', @level0type=N'SCHEMA',@level0name=N'dbo', @level1type=N'TABLE',@level1name=N'a', @level2type=N'COLUMN',@level2name=N'b'",
		"CREATE SCHEMA s CREATE TABLE t (x int) GRANT CREATE TABLE TO u\nGO\nWITH c AS (SELECT 1 a) SELECT a INTO d FROM c SELECT a INTO #d FROM d DROP TABLE IF EXISTS d, tempdb..#d GRANT SELECT ON t TO u WITH GRANT OPTION",
	}
}
