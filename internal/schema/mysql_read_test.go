package schema

import "testing"

func TestMySQLTables(t *testing.T) {
	runMySQL(t, []example{
		{"types, values and comments", "CREATE TABLE `users` (\n  `id` int(11) unsigned NOT NULL AUTO_INCREMENT,\n  Mail varchar(190) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '' COMMENT 'where to write; pare: no',\n  born date COMMENT 'pare: category=user.demographic.date_of_birth precision=day\\nas told',\n  state enum('a,b','c)') NOT NULL DEFAULT 'a,b', -- pare: not-personal a state\n  js json, n int AS (1 + 2) STORED, at timestamp NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP,\n  PRIMARY KEY (`id`), UNIQUE KEY m (mail), KEY (born)\n) ENGINE=InnoDB COMMENT='people; all';", `
users @1:14 -- people; all
  id int(11) unsigned key ! generated @2:3-7
  Mail varchar(190) ! ='' @3:3-7 -- where to write; pare: no
  born date @4:3-7 -- as told
    pare @4:21 category=user.demographic.date_of_birth@4:21 precision=day@4:21
  state enum('a,b','c)') ! ='a,b' @5:3-8
    pare @5:59 not-personal (a state)
  js json @6:3-5
  n int generated @6:12-13
  at timestamp =CURRENT_TIMESTAMP @6:37-39
`},
		{"keys of other tables", "CREATE TABLE a (id SERIAL);\nCREATE TABLE b (a_id bigint REFERENCES a (id) ON DELETE CASCADE, c int, CONSTRAINT fk FOREIGN KEY (c) REFERENCES a (id));\nALTER TABLE b DROP FOREIGN KEY fk, ADD FOREIGN KEY (c) REFERENCES z (id);\nALTER TABLE b DROP FOREIGN KEY b_ibfk_2;", `
a @1:14
  id SERIAL ! generated @1:17-19
b @2:14
  a_id bigint @2:17-21
  c int @2:66-67
  [a_id] -> a [id] @2:40
`},
		{"a column without case, a table with it", "CREATE TABLE A (Id int, X int); CREATE TABLE a (y int);\nALTER TABLE A DROP COLUMN ID, MODIFY x text NOT NULL;", `
A @1:14
  x text ! @2:38-39
a @1:46
  y int @1:49-50
`},
		{"copies", "CREATE TABLE a (id int PRIMARY KEY, b text NOT NULL DEFAULT 'x'); CREATE TABLE c LIKE a; CREATE TABLE IF NOT EXISTS d (LIKE a);\nALTER TABLE a ADD e int;", `
a @1:14
  id int key ! @1:17-19
  b text ! ='x' @1:37-38
  e int @2:19-20
c @1:80
  id int key ! @1:17-19
  b text ! ='x' @1:37-38
d @1:117
  id int key ! @1:17-19
  b text ! ='x' @1:37-38
`},
		{"of queries, behind columns of their own", "CREATE TABLE a (b int NOT NULL DEFAULT 5, c text);\nCREATE TABLE d (c varchar(9) NOT NULL,\ne int -- pare: purposes=delivery\n, KEY (e)) ENGINE=InnoDB AS SELECT b, c FROM a;\nCREATE TABLE f (g int) (SELECT c FROM a);\nCREATE TABLE h (PRIMARY KEY (c)) IGNORE SELECT c, b FROM a;", `
a @1:14
  b int ! =5 @1:17-18
  c text @1:43-44
d @2:14
  e int @3:1-2
    pare @3:16 purpose=delivery@3:25
  b int ! =5 @4:36-37
  c varchar(9) ! @2:17-18
f @5:14
  g int @5:17-18
  c text @5:32-33
h @6:14
  c text key ! @6:48-49
  b int ! =5 @6:51-52
`},
		{"of queries", "CREATE TABLE a (b int NOT NULL DEFAULT 5, c text); CREATE TABLE d AS SELECT * FROM a; CREATE TABLE e SELECT b AS f FROM a;\nCREATE TABLE g (id int) SELECT b FROM a;", `
a @1:14
  b int ! =5 @1:17-18
  c text @1:43-44
d @1:65
  b int ! =5 @1:17-18
  c text @1:43-44
e @1:100
  f int ! =5 @1:114-115
g @2:14
  id int @2:17-19
  b int ! =5 @2:32-33
`},
		{"words that are names", "CREATE TABLE a (rank int, system int NOT NULL, at year(2), KEY (rank), UNIQUE KEY x ((lower(at))), PRIMARY KEY (system));", `
a @1:14
  rank int @1:17-21
  system int key ! @1:27-33
  at year(2) @1:48-50
`},
		{"all that ALTER does", "CREATE TABLE a (b int, c int, d int);\nALTER TABLE a ADD COLUMN (e int NOT NULL, f text), ADD g int FIRST, CHANGE c h varchar(9) NOT NULL COMMENT 'new' AFTER e, DROP b, RENAME COLUMN d TO i, ENGINE=InnoDB, ADD KEY (h);\nALTER TABLE a ALTER h SET DEFAULT 'x', ORDER BY g, h;\nALTER TABLE a DROP PARTITION p0, p1;\nALTER TABLE a ADD PRIMARY KEY (e), MODIFY f text FIRST, ALGORITHM=INPLACE, LOCK=NONE;\nALTER TABLE a DROP PRIMARY KEY, RENAME TO j;", `
j @6:43
  f text @5:43-44
  g int @2:56-57
  i int @2:150-151
  e int ! @2:27-28
  h varchar(9) ! ='x' @2:78-79 -- new
`},
		{"a swap of names", "CREATE TABLE a (x int); CREATE TABLE b (y int);\nRENAME TABLE a TO t, b TO a, t TO b;", `
a @2:27
  y int @1:41-42
b @2:35
  x int @1:17-18
`},
		{"views, and what stands in for them in dumps", "/*!50001 CREATE TABLE `v` (`a` tinyint NOT NULL) ENGINE=MyISAM */;\n/*!50001 CREATE VIEW `w` AS SELECT 1 AS `a`*/;\n/*!50001 DROP TABLE IF EXISTS `v`*/;\n/*!50001 CREATE ALGORITHM=UNDEFINED */\n/*!50013 DEFINER=`r`@`h` SQL SECURITY DEFINER */\n/*!50001 VIEW `v` AS select 1 AS `a` */;\nCREATE TABLE t (b int);", `
t @7:14
  b int @7:17-18
`},
		{"temporary tables", "CREATE TABLE a (b int); CREATE TEMPORARY TABLE a (c int); ALTER TABLE a ADD d int; DROP TEMPORARY TABLE a; ALTER TABLE a ADD e int; CREATE TEMPORARY TABLE f (g int);", `
a @1:14
  b int @1:17-18
  e int @1:126-127
`},
		{"temporary tables in databases", "USE x; CREATE TEMPORARY TABLE a (b int); CREATE TABLE c (d int); CREATE TEMPORARY TABLE y.e (f int); ALTER TABLE y.e ADD g int;", `
c @1:55
  d int @1:58-59
`},
	})
}

func TestMySQLDatabases(t *testing.T) {
	runMySQL(t, []example{
		{"one", "CREATE DATABASE shop; USE shop\nCREATE TABLE a (b int); CREATE TABLE shop.c (d int);", `
a @2:14
  b int @2:17-18
c @2:38
  d int @2:46-47
`},
		{"two", "USE shop; CREATE TABLE a (b int); CREATE TABLE log.c (a_id int, FOREIGN KEY (a_id) REFERENCES shop.a (b)); RENAME TABLE a TO log.d;\nDROP DATABASE IF EXISTS none; USE log; ALTER TABLE c ADD e int; CREATE TABLE shop.f (g int);", `
f @2:78
  g int @2:86-87
log.c @1:48
  a_id int @1:55-59
  e int @2:58-59
  [a_id] -> log.d [b] @1:95
log.d @1:126
  b int @1:27-28
`},
		{"dropped", "CREATE TABLE a.b (c int); CREATE TABLE d (e int); DROP DATABASE a;", `
d @1:40
  e int @1:43-44
`},
	})
}

// What is not sure is said.
func TestMySQLProblems(t *testing.T) {
	runMySQL(t, []example{
		{"not there", "ALTER TABLE a ADD b int;\nRENAME TABLE c TO d;\nALTER TABLE IF EXISTS e ADD f int;", `
a @1:13 unread
  b int @1:19-20
d @2:19 unread
s.sql:1:13: incomplete: table “a” is changed here, but nothing before it makes it
s.sql:2:14: incomplete: table “c” is renamed here, but nothing before it makes it
`},
		{"another file", "source other.sql\n\\. third.sql\nCREATE TABLE a (b int);", `
a @3:14
  b int @3:17-18
s.sql:1:1: incomplete: source runs another file, which is not read
s.sql:2:1: incomplete: \. runs another file, which is not read
`},
		{"what the parser does not know", "CREATE TABLE a (b int FROBNICATE, c int);", `
a @1:14 approximate
  b int FROBNICATE @1:17-18
  c int @1:35-36
s.sql:1:1: warning: table “a” is read approximately: line 1 column 32 near "FROBNICATE, c int)"
`},
		{"a semicolon that is missing", "CREATE TABLE a (b int)\nCREATE TABLE c (d int);\nINSERT INTO a VALUES (1)\nDROP TABLE a;", `
a @1:14 unread
c @2:14 unread
s.sql:2:1: incomplete: this statement about table “a”, “c” cannot be read: another one begins here: CREATE TABLE
s.sql:3:1: incomplete: this is not read: “INSERT INTO a VALUES” is no statement of MySQL that pare knows
`},
		{"no rollback", "CREATE TABLE a (b int); BEGIN; ALTER TABLE a ADD c int; ROLLBACK; SHOW CREATE TABLE a; LOCK TABLES a WRITE; UNLOCK TABLES; LOAD DATA INFILE 'x' INTO TABLE a;", `
a @1:14
  b int @1:17-18
  c int @1:50-51
`},
	})
	runDialect(t, "mariadb", []example{
		{"MariaDB alone", "CREATE OR REPLACE TABLE a (id uuid DEFAULT uuid() PRIMARY KEY, v inet6 NOT NULL, c int /*M!100100 NOT NULL */ /*!80000 INVISIBLE */) WITH SYSTEM VERSIONING;\nALTER TABLE a DROP SYSTEM VERSIONING, ADD COLUMN IF NOT EXISTS c text, DROP COLUMN IF EXISTS d, MODIFY COLUMN IF EXISTS e int;", `
a @1:25
  id uuid key ! =uuid() @1:28-30
  v inet6 ! @1:64-65
  c int ! @1:82-83
`},
	})
}
