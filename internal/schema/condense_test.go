package schema

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/pare-dev/pare/internal/inventory"
	"github.com/pare-dev/pare/internal/schema/lex"
	"github.com/pare-dev/pare/internal/source"
)

// outcome is what comes of a text.
func outcome(d *dialect, t condensed) string {
	c := newCatalog("shop", d)
	scripts := []*script{readCondensed(d, "s.sql", t)}
	c.run(scripts[0], &ahead{scripts: scripts})
	return show(&inventory.Dataset{Tables: c.tables()}, source.SortProblems(c.problems))
}

// narrow are limits with a window so small that it ends everywhere.
func narrow(window int) limits {
	return limits{window: window, statement: 1 << 20, kept: 1 << 20, unpacked: 1 << 20}
}

// sameCondensed reads a text as it is and through windows, and expects the same
// tables, problems and places.
func sameCondensed(t *testing.T, d *dialect, src string, windows ...int) {
	t.Helper()
	want := outcome(d, condensed{src: forward(src)})
	if strings.Contains(want, "it is not written for") {
		return // what fills tables may say so too, and is not asked where it was left out
	}
	for _, window := range windows {
		got, problems := readLarge(source.File{Name: "s.sql", Data: src}, d, narrow(window))
		if len(problems) > 0 {
			t.Fatalf("window of %d: %v\n%q", window, problems, src)
		}
		if is := outcome(d, got); is != want {
			t.Fatalf("window of %d: got:\n%s\nwant:\n%s\nof %q\nas %q %v", window, is, want, src, got.src, got.gaps)
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

// What fills tables is left out.
func TestCondensedIsSmall(t *testing.T) {
	rows := strings.Repeat("1\tx\n", 10_000)
	values := strings.Repeat("(1, 'x'), ", 10_000)
	for name, src := range map[string]string{
		"COPY":                    "COPY a FROM stdin;\n" + rows + "\\.\n",
		"COPY of one long row":    "COPY a FROM stdin;\n" + strings.Repeat("x", 40_000) + "\n\\.\n",
		"INSERT of many rows":     "INSERT INTO a VALUES " + values + "(1);\n",
		"many INSERTs":            strings.Repeat("INSERT INTO a VALUES (1);\n", 10_000),
		"INSERT of a long text":   "INSERT INTO a VALUES ('" + strings.Repeat("x''\\n", 10_000) + "');\n",
		"INSERT of a long number": "INSERT INTO a VALUES (0x" + strings.Repeat("ab", 20_000) + ");\n",
		"an INSERT cut short":     "INSERT INTO a VALUES " + values + "('x",
		"blanks":                  strings.Repeat(" \n", 20_000),
		"large objects":           strings.Repeat("SELECT pg_catalog.lowrite(0, '\\x00');\n", 10_000),
	} {
		l := narrow(256)
		l.statement = 4096
		src = "CREATE TABLE a (b int);\n" + src + "CREATE TABLE c (d int);\n"
		got, problems := readLarge(source.File{Name: "s.sql", Data: src}, postgresDialect(), l)
		if len(problems) > 0 || len(got.src) > 1000 || len(got.gaps) > 5 {
			t.Errorf("%s: %v, %d bytes, %d gaps", name, problems, len(got.src), len(got.gaps))
		}
	}
}

// What is too long to be looked at is said, where it begins.
func TestTooLong(t *testing.T) {
	l := limits{window: 256, statement: 1 << 20, kept: 1 << 20}
	long := strings.Repeat("x, ", 1<<19)
	for _, tc := range []struct{ src, want string }{
		{"a;\n  CREATE TABLE b (" + long, ":2:3: incomplete: the statement that starts here does not end within 1 MiB, and the file is not read from here on (end it with a semicolon)"},
		{"CREATE TABLE b (c text DEFAULT 'ü" + long, ":1:32: incomplete: the string that starts here does not end within 1 MiB, and the file is not read from here on (close it with ')"},
		{"/* " + long, ":1:1: incomplete: the comment that starts here does not end within 1 MiB, and the file is not read from here on (close it with */)"},
		{strings.Repeat("FROBNICATE;\n", 100_000), ":87382:12: incomplete: holds more than 1 MiB that are no rows, and is not read from here on (name the file that holds the schema)"},
	} {
		_, problems := readLarge(source.File{Name: "s.sql", Data: tc.src}, postgresDialect(), l)
		if len(problems) != 1 || problems[0].Error() != "s.sql"+tc.want {
			t.Errorf("got %v, want %s", problems, tc.want)
		}
	}
}

// Backslashes, hashes and backquotes are read as the dialect has them.
func TestCondensedByDialect(t *testing.T) {
	mysql := &dialect{lex: lex.Dialect{Quotes: "`\"", HashComments: true, BackslashEscapes: true}}
	rows := strings.Repeat(`(1, '\'; \\', "x"), `, 200)
	src := "CREATE TABLE `a;` (`b` int); # it's\nINSERT INTO `a;` VALUES " + rows + "('\\\\');\nCREATE TABLE c (d int);\n"
	for _, window := range []int{64, 100, 1000} {
		got, problems := readLarge(source.File{Data: src}, mysql, narrow(window))
		want := "CREATE TABLE `a;` (`b` int); # it's\n/**/\nCREATE TABLE c (d int);"
		if len(problems) > 0 || got.src != want {
			t.Errorf("got %q %v", got.src, problems)
		}
		if line, col := lex.NewLinesOf(got.src, got.gaps).Pos(strings.Index(want, "c (d")); line != 3 || col != 14 {
			t.Errorf("found at %d:%d", line, col)
		}
	}
}

// batches are what scripts of SQL Server are made of.
var batches = []string{
	"CREATE TABLE [dbo].[a] ([id] int) -- c\n", "CREATE TABLE b (id int)\nGO\n", "INSERT [dbo].[a] ([id], [b]) VALUES (1, N'it''s\nGO\n')\n",
	"INSERT a VALUES (1)\nGO\n", "INSERT a VALUES (1); GO\n", "INSERT a VALUES (1) GO 5\n", "INSERT a VALUES (1)\n/* c */ -- d\n", "sp_rename 'a', 'b'\nGO\n",
	"INSERT a (b, c) VALUES " + strings.Repeat("(1, CASE WHEN 1 = 1 THEN 2 ELSE 3 END), ", 20) + "(2, 3)\n", "GO\n", "PRINT 'x'\n", "SET QUOTED_IDENTIFIER OFF\n",
	"INSERT a SELECT \"it's\" FROM b ", "CREATE PROCEDURE p AS BEGIN INSERT a VALUES (1) END\nGO\n", "-- pare: category=user\n", "GO   -- x\n", "\r\n", ":setvar x y\n",
	"ALTER TABLE a ADD b int; INSERT a VALUES (1) ALTER TABLE a DROP b\n", "INSERT a VALUES ($(x), '$(y)')\n", "UPDATE a SET b = 1 WHERE c IN (SELECT d FROM e)\n",
}

// split tells the statements that do not fill tables, and the places of their
// tokens and annotations.
func split(t condensed, d lex.Dialect) string {
	var b strings.Builder
	lines := lex.NewLinesOf(t.src, t.gaps)
	sc := lex.New(t.src, d)
	batch := false
	for sc.Scan() {
		st := sc.Statement()
		if len(st.Tokens) > 0 && batch && !fills(t.src, st.Tokens) {
			b.WriteString("a batch ends\n")
			batch = false
		}
		batch = batch || st.Batch
		for _, com := range st.Comments {
			if text := com.Text(t.src); hasAnnotation(text) {
				line, col := lines.Pos(int(com.Start))
				fmt.Fprintf(&b, "%s@%d:%d ", text, line, col)
			}
		}
		if fills(t.src, st.Tokens) || len(st.Tokens) == 0 {
			continue
		}
		for _, tok := range st.Tokens {
			line, col := lines.Pos(int(tok.Start))
			fmt.Fprintf(&b, "%s@%d:%d ", tok.Text(t.src), line, col)
		}
		b.WriteString("\n")
	}
	return b.String()
}

func TestCondensedBatches(t *testing.T) {
	for seed := range uint64(800) {
		r := rand.New(rand.NewPCG(seed, 2))
		src := ""
		for range 1 + r.IntN(10) {
			src += batches[r.IntN(len(batches))]
		}
		want := split(condensed{src: src}, lex.SQLServer())
		for _, window := range []int{32, 100, 1000} {
			got, problems := readLarge(source.File{Data: src}, &dialect{lex: lex.SQLServer()}, narrow(window))
			if is := split(got, lex.SQLServer()); is != want || len(problems) > 0 {
				t.Fatalf("window of %d: got:\n%s\nwant:\n%s\nof %q\nas %q %v", window, is, want, src, got.src, problems)
			}
		}
	}
}

func FuzzCondense(f *testing.F) {
	for i, piece := range slices.Concat(pieces, endings, shellPieces) {
		f.Add(strings.ReplaceAll(piece, "%d", "1")+pieces[i%len(pieces)], uint8(i))
	}
	f.Fuzz(func(t *testing.T, src string, window uint8) {
		if !plain(src) || len(src) > 1<<16 || strings.HasPrefix(src, bom) {
			return
		}
		d := postgresDialect()
		if window%2 == 1 {
			d = sqliteDialect()
		}
		sameCondensed(t, d, src, 16+int(window))
	})
}
