package schema

import (
	"strings"
	"testing"

	"github.com/pare-dev/pare/internal/source"
)

// example is a text and what is read from it.
type example struct{ name, sql, want string }

func runMySQL(t *testing.T, examples []example) {
	t.Helper()
	runDialect(t, "mysql", examples)
}

func runDialect(t *testing.T, dialect string, examples []example) {
	t.Helper()
	for _, e := range examples {
		t.Run(e.name, func(t *testing.T) {
			ds, problems := Read("shop", dialect, []source.File{source.NewFile("s.sql", []byte(e.sql))})
			if got := show(ds, problems); got != strings.TrimPrefix(e.want, "\n") {
				t.Errorf("got:\n%s\nwant:\n%s", got, strings.TrimPrefix(e.want, "\n"))
			}
		})
	}
}

// mysqlSeeds are texts for fuzzers to begin with.
func mysqlSeeds() []string {
	return []string{
		"CREATE TABLE `a` (`id` int AUTO_INCREMENT PRIMARY KEY, b ENUM('x,y') COMMENT 'pare: category=user', c int AS (1) STORED, KEY (b)) ENGINE=InnoDB COMMENT='d'; # e",
		"/*!50001 CREATE TABLE v (a tinyint) */; /*!50001 DROP TABLE v*/; /*!50001 CREATE ALGORITHM=MERGE */ /*!50001 VIEW v AS select 1 */; /*M!100100 x */ /*!99999 y */",
		"USE a\nCREATE TABLE b (c int); RENAME TABLE b TO d.e, d.e TO f; DROP DATABASE d; ALTER TABLE f RENAME TO g.h; CREATE TABLE i LIKE h",
		"ALTER TABLE a ADD (b int, c int FIRST), CHANGE d e text AFTER f, MODIFY g int, DROP PARTITION h, i; ALTER TABLE a ORDER BY b, c; SET sql_mode='ANSI_QUOTES'; CREATE TABLE \"j\" (\"k\" int)",
		"DELIMITER //\nCREATE PROCEDURE p(IN a INT) BEGIN DECLARE b, c INT DEFAULT 1; DECLARE EXIT HANDLER FOR NOT FOUND SET b = 2; l: LOOP SET b = b + 1; IF b > 3 THEN LEAVE l; END IF; END LOOP; REPEAT SET c = 1; UNTIL c END REPEAT; WHILE b < 9 DO SET b = b + 1; END WHILE; CREATE TABLE d (e int); END//\nDELIMITER ;\nCALL p(1); CALL p",
		"SET @a = IF((SELECT COUNT(*) FROM information_schema.columns WHERE table_schema = DATABASE()) = 0, CONCAT('CREATE TABLE ', 'b (c int)'), 'SELECT 1'); PREPARE s FROM @a; EXECUTE s; EXECUTE IMMEDIATE 'DROP TABLE b'",
		"INSERT INTO a VALUES (1,'(\\'',\"x\"),(2); CREATE TABLE b (c int) SELECT 1 AS d; BEGIN NOT ATOMIC CASE 1 WHEN 2 THEN DROP TABLE a; END CASE; END; CREATE EVENT e ON SCHEDULE EVERY 1 DAY DO DROP TABLE a",
	}
}
