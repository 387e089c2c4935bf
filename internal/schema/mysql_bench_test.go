package schema

import (
	"fmt"
	"strings"
	"testing"

	"github.com/pare-dev/pare/internal/schema/mysql"
	"github.com/pare-dev/pare/internal/source"
)

// mysqlDump writes a schema of so many columns as mysqldump does, 20 a table.
func mysqlDump(columns int) string {
	var b strings.Builder
	b.WriteString("-- MySQL dump 10.13  Distrib 8.0.36\n/*!40101 SET NAMES utf8mb4 */;\n")
	types := [...]string{"bigint unsigned NOT NULL", "varchar(255) COLLATE utf8mb4_unicode_ci NOT NULL DEFAULT '' COMMENT 'what it holds'", "datetime(6) DEFAULT NULL", "json DEFAULT NULL", "text"}
	for t := range columns / 20 {
		fmt.Fprintf(&b, "--\n-- Table structure for table `table_%d`\n--\n\nDROP TABLE IF EXISTS `table_%[1]d`;\n/*!40101 SET @saved_cs_client     = @@character_set_client */;\nCREATE TABLE `table_%[1]d` (\n  `id` bigint NOT NULL AUTO_INCREMENT,\n", t)
		for c := range 19 {
			fmt.Fprintf(&b, "  `column_number_%d` %s,\n", c, types[c%len(types)])
		}
		fmt.Fprintf(&b, "  PRIMARY KEY (`id`),\n  KEY `index_%d` (`column_number_1`),\n  CONSTRAINT `fk_%[1]d` FOREIGN KEY (`column_number_0`) REFERENCES `table_%d` (`id`) ON DELETE CASCADE\n) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;\n", t, t/2)
	}
	return b.String()
}

// BenchmarkMySQL reads such a dump; with one processor (-cpu 1) its time is to be
// set against that of BenchmarkMySQLParser.
func BenchmarkMySQL(b *testing.B) {
	files := []source.File{source.NewFile("s.sql", []byte(mysqlDump(40_000)))}
	b.SetBytes(int64(len(files[0].Data)))
	b.ReportAllocs()
	for b.Loop() {
		if ds, problems := Read("d", "mysql", files); len(problems) > 0 || len(ds.Tables) != 2000 {
			b.Fatal(len(ds.Tables), problems)
		}
	}
}

// BenchmarkMySQLParser is the parser alone on the statements that Read gives it.
func BenchmarkMySQLParser(b *testing.B) {
	src := mysqlDump(40_000)
	s := readScript(mysqlDialect(), "s.sql", src)
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	for b.Loop() {
		for i := range s.stmts {
			if !s.stmts[i].verb.parsed() {
				continue
			}
			if _, err := mysql.Parse(s.text(s.stmts[i].toks)); err != nil {
				b.Fatal(err)
			}
		}
	}
}

// BenchmarkMySQLRows reads a dump that is nearly all rows.
func BenchmarkMySQLRows(b *testing.B) {
	row := "(1,'some.person@example.org','Jane O\\'Neil; -- and sons',NULL,'2024-01-01 00:00:00')"
	rows := "INSERT INTO `t` VALUES " + strings.Repeat(row+",", 1<<20/len(row)) + row + ";\n"
	src := "CREATE TABLE `t` (`id` int, `mail` text, `name` text, `a` int, `at` datetime);\n" + strings.Repeat(rows, 16)
	files := []source.File{source.NewFile("s.sql", []byte(src))}
	b.SetBytes(int64(len(src)))
	for b.Loop() {
		if ds, problems := Read("d", "mysql", files); len(problems) > 0 || len(ds.Tables) != 1 {
			b.Fatal(len(ds.Tables), problems)
		}
	}
}
