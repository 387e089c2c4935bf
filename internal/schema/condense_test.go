package schema

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/pare-dev/pare/internal/inventory"
	"github.com/pare-dev/pare/internal/schema/text"
	"github.com/pare-dev/pare/internal/source"
)

// outcome is what comes of a text.
func outcome(d *dialect, t text.Condensed) string {
	c := newCatalog("shop", d)
	scripts := []*script{readCondensed(d, "s.sql", t)}
	c.run(scripts[0], &ahead{scripts: scripts})
	return show(&inventory.Dataset{Tables: c.tables()}, source.SortProblems(c.problems))
}

// narrow are limits with a window so small that it ends everywhere.
func narrow(window int) text.Limits {
	return text.Limits{Window: window, Statement: 1 << 20, Kept: 1 << 20, Unpacked: 1 << 20}
}

// sameCondensed reads a text as it is and through windows, and expects the same
// tables, problems and places.
func sameCondensed(t *testing.T, d *dialect, src string, windows ...int) {
	t.Helper()
	file := source.File{Name: "s.sql", Data: src}
	whole, problems := text.Read([]source.File{file})
	if len(whole) != 1 || len(problems) > 0 {
		return // no plain text
	}
	all, _ := whole[0].Whole(d.text())
	want := outcome(d, all)
	// What fills tables counts where a file is taken for another dialect's, and is
	// not asked where it was left out.
	other := func(outcome string) bool { return strings.Contains(outcome, "it is not written for") }
	if other(want) {
		return
	}
	for _, window := range windows {
		got, problems := text.Condense(file, d.text(), narrow(window))
		if len(problems) > 0 {
			t.Fatalf("window of %d: %v\n%q", window, problems, src)
		}
		if is := outcome(d, got); is != want && !other(is) {
			t.Fatalf("window of %d: got:\n%s\nwant:\n%s\nof %q\nas %q %v", window, is, want, src, got.Src, got.Gaps)
		}
	}
}

// What dumps are made of, each piece a line or more.
var pieces = []string{
	"CREATE TABLE a%d (id int, -- pare: not-personal x\n  b text);\n",
	"CREATE TABLE public.\"größe%d\" (\"straße\" int, mail text); -- behind\n",
	"CREATE TABLE c%d (id int); INSERT INTO c%[1]d VALUES (1); /* a\n b */ -- c\nCREATE TABLE d%[1]d (id int);\r\n",
	"INSERT INTO a%d VALUES (1, 'it''s; -- no\n', 2), (3, E'\\'', NULL);\n",
	"INSERT INTO a%d (id, b) VALUES (1, 'größe 😀'), (2, 'x'), (3, ''), (4, '''''''');\r\n",
	"INSERT INTO a%d VALUES (0x0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef);\n",
	"INSERT INTO a%d VALUES ('" + strings.Repeat("long ' || '", 30) + strings.Repeat("y\r\n", 90) + "');INSERT INTO b VALUES (1);",
	"INSERT INTO a%d VALUES " + strings.Repeat("(1, 'x', $$ y; $$), ", 30) + "(2) -- pare: category=user\n;\n",
	"INSERT INTO a%d VALUES " + strings.Repeat("(1, 'x'), ", 30) + "(2)\nCREATE TABLE lost%[1]d (id int);\n",
	"INSERT INTO a%d SELECT x FROM y /* pare: not-personal z */;\n",
	"UPDATE a%d SET b = 'x;' WHERE id = 1; DELETE FROM a%[1]d;\n",
	"COPY a%d (id, b) FROM stdin;\n1\tx;'\n2\t\\.\n\\.x\n" + strings.Repeat("3\tgröße and more\n", 20) + "\\.  \r\n",
	"COPY a%d FROM stdin;\n\\.\nCREATE TABLE e%[1]d (id int);\n",
	"\\copy a%d from stdin\n1\n2\n\\.\n",
	"ALTER TABLE a%d ADD COLUMN c int, DROP b;\n",
	"COMMENT ON COLUMN a%d.b IS 'pare: category=user.name';\n",
	"SET standard_conforming_strings = off;\nINSERT INTO a%d VALUES ('\\';');\nSET standard_conforming_strings = on;\n",
	"DO $$ BEGIN INSERT INTO a%d VALUES (1); END $$;\n",
	"CREATE FUNCTION f%d() RETURNS int BEGIN ATOMIC INSERT INTO a VALUES (1); SELECT 1; END;\n",
	"-- a remark %d\n\n\n/* and /* one */ more */\n",
	"-- +goose Up\nCREATE TABLE up%d (id int)\n-- +goose Down\nDROP TABLE up%[1]d;\n-- +goose Up\n",
	"FROBNICATE %d;\n", "\r", "   \t\n\n", ";;;\n", "INSERT INTO a%d VALUES (1) \\gexec\n",
	strings.Repeat(" \n", 100),
}

// endings are what a file may end with that is cut short.
var endings = []string{
	"", "", "INSERT INTO a VALUES (1, 'never", "INSERT INTO a VALUES (1, 2", "CREATE TABLE z (id int, b text DEFAULT 'never ends);\n", "/* never",
	"COPY a FROM stdin;\n1\n2\n", "CREATE TABLE z (id int)", "INSERT INTO a VALUES (1);\r", "SELECT $x$ never", "INSERT INTO a VALUES (\"never",
}

// shellPieces are what scripts of sqlite3 are made of, too.
var shellPieces = []string{
	"INSERT INTO a%d VALUES(1,'it''s;',replace('x\\ny','\\n',char(10)),X'00ff');\n", "INSERT INTO \"a%d\" VALUES" + strings.Repeat("(1,'x'),", 40) + "(2,NULL); .print x\n",
	"INSERT INTO sqlite_schema(type,name,tbl_name,rootpage,sql)VALUES('table','v','v',0,'CREATE VIRTUAL TABLE v USING fts5(title, body)');\n",
	".print it's %d\n", "# it's %d\n", "PRAGMA foreign_keys=OFF;\n", "CREATE TRIGGER t%d AFTER INSERT ON a BEGIN INSERT INTO b VALUES (1); DELETE FROM c; END;\n",
	"CREATE TABLE [s %d] (a int); INSERT INTO a1 VALUES (1);\n.tables\n",
}

// dumpPieces are what mysqldump writes, too.
var dumpPieces = []string{
	"CREATE TABLE `a%d` (\n  `id` int NOT NULL, -- pare: not-personal x\n  `b` text\n) ENGINE=InnoDB; # it's\n",
	"INSERT INTO `a%d` VALUES (1,'it\\'s;\\\\',_binary 'x\\0y'),(2,\"it's\",NULL);\n", "REPLACE INTO a%d VALUES " + strings.Repeat("(1,'x\\''), ", 40) + "(2,'');\n",
	"/*!40000 ALTER TABLE `a%d` DISABLE KEYS */;\nINSERT INTO `a%[1]d` VALUES (1);\n/*!40000 ALTER TABLE `a%[1]d` ADD c%[1]d int */;\n", "LOCK TABLES `a%d` WRITE;\nUNLOCK TABLES;\n",
	"DELIMITER ;;\nCREATE TRIGGER t%d BEFORE INSERT ON a FOR EACH ROW BEGIN INSERT INTO b VALUES (1); END;;\nINSERT INTO a VALUES (1);;\nDELIMITER ;\n",
	"delimiter //\nINSERT INTO a%d VALUES ('//;')//\nCREATE TABLE b%[1]d (id int)//\ndelimiter ;\n", "SET sql_mode = 'ANSI_QUOTES';\n", "INSERT INTO a%d VALUES (1)\\G\n",
	"INSERT INTO a%d VALUES (1); CREATE TABLE d%[1]d (id int); /* a\n b */ -- c\n", "use other%d;\n", ";;;\n", "\r", strings.Repeat(" \n", 100),
}

func generated(r *rand.Rand, pieces []string) string {
	var b strings.Builder
	for range 1 + r.IntN(12) {
		piece := pieces[r.IntN(len(pieces))]
		if strings.Contains(piece, "%") {
			piece = fmt.Sprintf(piece, r.IntN(3))
		}
		for range 1 + r.IntN(4)/3*r.IntN(4) {
			b.WriteString(piece)
		}
	}
	return b.String() + endings[r.IntN(len(endings))]
}

// A dump says the same, read whole or through a window.
func TestCondensedIsTheSame(t *testing.T) {
	for seed := range uint64(300) {
		r := rand.New(rand.NewPCG(seed, 1))
		sameCondensed(t, postgresDialect(), generated(r, pieces), 64, 100, 257, 4096)
		sameCondensed(t, mysqlDialect(), generated(r, dumpPieces), 64, 100, 257)
		sameCondensed(t, sqliteDialect(), generated(r, slices.Concat(pieces[:11], shellPieces)), 64, 100, 257)
	}
}

func FuzzCondense(f *testing.F) {
	for i, piece := range slices.Concat(pieces, endings, shellPieces) {
		f.Add(strings.ReplaceAll(piece, "%d", "1")+pieces[i%len(pieces)], uint8(i))
	}
	f.Fuzz(func(t *testing.T, src string, window uint8) {
		if len(src) > 1<<16 {
			return
		}
		d := postgresDialect()
		if window%2 == 1 {
			d = sqliteDialect()
		}
		sameCondensed(t, d, src, 16+int(window))
	})
}
