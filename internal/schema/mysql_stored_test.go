package schema

import "testing"

// What MySQL's migrations do with variables, strings and procedures.
func TestStoredPrograms(t *testing.T) {
	const users = "CREATE TABLE users (id INT PRIMARY KEY, name TEXT);\n"
	const both = `
users @1:14
  id INT key ! @1:21-23
  name TEXT @1:41-45
`
	runMySQL(t, []example{
		{"a string that is chosen by what is there", users + `SET @dbname = DATABASE();
SET @tablename = 'users'; SET @columnname = "mail";
SET @preparedStatement = (SELECT IF(
  (SELECT COUNT(*) FROM INFORMATION_SCHEMA.COLUMNS WHERE (table_name = @tablename) AND (table_schema = @dbname) AND (column_name = @columnname)) > 0,
  'SELECT 1',
  CONCAT('ALTER TABLE ', @tablename, ' ADD ', @columnname, ' VARCHAR(9) NOT NULL;')
));
PREPARE alterIfNotExists FROM @preparedStatement;
EXECUTE alterIfNotExists;
DEALLOCATE PREPARE alterIfNotExists;
SET @s = IF((SELECT COUNT(*) FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = SCHEMA() AND TABLE_NAME = 'users' AND COLUMN_NAME = 'name') = 0, 'ALTER TABLE users ADD name INT', 'DO 0');
PREPARE stmt FROM @s; EXECUTE stmt;
SELECT COUNT(*) INTO @there FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name = 'old';
SET @q = IF(@there = 1, 'DROP TABLE old', 'CREATE TABLE fresh (a INT)'); PREPARE stmt FROM @q; EXECUTE stmt;
EXECUTE IMMEDIATE 'CREATE TABLE at_once (b INT)';
`, `
at_once @16:33
  b INT @16:42-43
fresh @15:57
  a INT @15:64-65
users @1:14
  id INT key ! @1:21-23
  name TEXT @1:41-45
  mail VARCHAR(9) ! @3:46-50
`},
		{"a string that is chosen by what nobody knows", users + `SET @s = IF(@@version > '8', 'SET default_storage_engine=INNODB', 'SET storage_engine=INNODB'); PREPARE s FROM @s; EXECUTE s;
SET @s = IF(@@version > '8', 'SELECT 1', 'DROP TABLE users'); PREPARE s FROM @s; EXECUTE s;
`, both + `s.sql:3:82: incomplete: this EXECUTE runs text that the files do not tell
`},
		{"a procedure that asks first", users + `DELIMITER //
DROP PROCEDURE IF EXISTS upgrade //
CREATE PROCEDURE upgrade(IN wanted VARCHAR(20))
COMMENT 'once' NOT DETERMINISTIC MODIFIES SQL DATA
BEGIN
  DECLARE n, m INT DEFAULT 0;
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN SET m = 1; END;
  IF NOT EXISTS (SELECT * FROM information_schema.columns WHERE table_name = 'users' AND column_name = 'mail') THEN
    ALTER TABLE users ADD COLUMN mail TEXT; -- pare: category=user.contact.email
  ELSEIF NOT EXISTS (SELECT 1) THEN
    DROP TABLE users;
  END IF;
  SELECT COUNT(*) INTO n FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'users' AND column_name = wanted;
  IF n = 0 THEN SET @sql = CONCAT('ALTER TABLE users ADD ', wanted, ' INT'); PREPARE s FROM @sql; EXECUTE s; DEALLOCATE PREPARE s; END IF;
  CASE n WHEN 0 THEN CREATE TABLE none (a INT); ELSE CREATE TABLE some (a INT); END CASE;
  CREATE TEMPORARY TABLE t (x INT); DROP TEMPORARY TABLE t;
END //
DELIMITER ;
CALL upgrade('age'); CALL upgrade('age');
DROP PROCEDURE upgrade;
`, `
none @16:35
  a INT @16:41-42
some @16:67
  a INT @16:73-74
users @1:14
  id INT key ! @1:21-23
  name TEXT @1:41-45
  mail TEXT @10:34-38
    pare @10:54 category=user.contact.email@10:63
  age INT @20:15-18
`},
		{"the name of the database in a text", users + `DELIMITER $$
CREATE PROCEDURE run(IN q VARCHAR(99)) BEGIN SET @q = q; PREPARE s FROM @q; EXECUTE s; END;
CREATE PROCEDURE add_column(t VARCHAR(64), c VARCHAR(64), type VARCHAR(64))
BEGIN
  IF NOT EXISTS (SELECT 1 FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = t AND column_name = c) THEN
    CALL run(CONCAT('ALTER TABLE ', DATABASE(), '.', t, ' ADD ', c, ' ', type));
  END IF;
END $$
DELIMITER ;
CALL add_column('users', 'mail', 'TEXT'); CALL add_column('users', 'name', 'INT');
SET @s = IF(DATABASE() = 'shop', 'DROP TABLE users', 'SELECT 1'); PREPARE s FROM @s; EXECUTE s;
`, both + `  mail TEXT @11:27-31
s.sql:12:86: incomplete: this EXECUTE runs text that the files do not tell
`},
		{"semicolons where the client is told of another delimiter", `DELIMITER //
SET @mode = ""; SET SESSION sql_mode = @mode;
` + users + "CREATE TABLE more (a INT); DROP TABLE more //", `
users @3:14
  id INT key ! @3:21-23
  name TEXT @3:41-45
`},
		{"an event that calls what makes no tables", users + `CREATE PROCEDURE p() DELETE FROM users;
CREATE EVENT e ON SCHEDULE EVERY 1 DAY DO CALL p();
`, both},
		{"never called", users + "DELIMITER $$\nCREATE PROCEDURE p() BEGIN DROP TABLE users; END$$\nDELIMITER ;", both},
		{"called, and not told", users + "DELIMITER $$\nCREATE PROCEDURE p(n INT) IF (SELECT MAX(id) FROM users) > n THEN DROP TABLE users; END IF$$\nDELIMITER ;\nCALL p(1);\nCALL q();\nSET @s = (SELECT sql_text FROM users LIMIT 1); PREPARE s FROM @s; EXECUTE s;\nCREATE EVENT e ON SCHEDULE EVERY 1 DAY DO DROP TABLE users;\nBEGIN NOT ATOMIC CREATE TABLE inside (a INT); END;", `
inside @9:31
  a INT @9:39-40
users @1:14 unread
  id INT key ! @1:21-23
  name TEXT @1:41-45
s.sql:5:1: incomplete: p() runs a change of table “users” or not, which hangs on what the files do not tell
s.sql:6:1: incomplete: this CALL runs procedure “q”, which nothing before it makes
s.sql:7:67: incomplete: this EXECUTE runs text that the files do not tell
s.sql:8:14: incomplete: event “e” changes tables when it runs, which is not followed
`},
	})
}
