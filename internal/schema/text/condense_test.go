package text

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/pare-dev/pare/internal/schema/lex"
	"github.com/pare-dev/pare/internal/source"
)

func zipped(text string) string {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	w.Write([]byte(text))
	w.Close()
	return b.String()
}

// of is a dialect in which INSERT, UPDATE and SELECT do no more than fill tables.
func of(d lex.Dialect) Dialect {
	return Dialect{Lex: d, Fills: func(src string, st *lex.Statement) bool {
		annotated := slices.ContainsFunc(st.Comments, func(c lex.Token) bool { return strings.Contains(c.Text(src), "pare:") })
		return !annotated && st.Fault == nil && st.Command == "" && fills(src, st.Tokens)
	}}
}

func fills(src string, toks []lex.Token) bool {
	return len(toks) > 0 && (toks[0].Is(src, "insert") || toks[0].Is(src, "update") || toks[0].Is(src, "select"))
}

// narrow are limits with a window so small that it ends everywhere.
func narrow(window int) Limits {
	return Limits{Window: window, Statement: 1 << 20, Kept: 1 << 20, Unpacked: 1 << 20}
}

// What unpacks to far more than SQL does is not read to its end.
func TestUnpackedSizeIsBounded(t *testing.T) {
	l := usualLimits()
	l.Unpacked = 1 << 20
	for _, fill := range []string{" ", "\n", ";", "-", "a", "'"} {
		bomb := []byte(zipped("CREATE TABLE a (b int);\n" + strings.Repeat(fill, 8<<20)))
		_, problems := Condense(source.NewFile("s.sql.gz", bomb), of(lex.Postgres()), l)
		if len(problems) != 1 || problems[0].Error() != "s.sql.gz: incomplete: is compressed with gzip, and unpacks to more than 500 times its size, as no SQL does (look at what it holds)" {
			t.Errorf("%q: got %v", fill, problems)
		}
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
		l.Statement = 4096
		src = "CREATE TABLE a (b int);\n" + src + "CREATE TABLE c (d int);\n"
		got, problems := Condense(source.File{Name: "s.sql", Data: src}, of(lex.Postgres()), l)
		if len(problems) > 0 || len(got.Src) > 1000 || len(got.Gaps) > 5 {
			t.Errorf("%s: %v, %d bytes, %d gaps", name, problems, len(got.Src), len(got.Gaps))
		}
	}
}

// What is too long to be looked at is said, where it begins.
func TestTooLong(t *testing.T) {
	l := Limits{Window: 256, Statement: 1 << 20, Kept: 1 << 20}
	long := strings.Repeat("x, ", 1<<19)
	for _, tc := range []struct{ src, want string }{
		{"a;\n  CREATE TABLE b (" + long, ":2:3: incomplete: the statement that starts here does not end within 1 MiB, and the file is not read from here on (end it with a semicolon)"},
		{"CREATE TABLE b (c text DEFAULT 'ü" + long, ":1:32: incomplete: the string that starts here does not end within 1 MiB, and the file is not read from here on (close it with ')"},
		{"/* " + long, ":1:1: incomplete: the comment that starts here does not end within 1 MiB, and the file is not read from here on (close it with */)"},
		{strings.Repeat("FROBNICATE;\n", 100_000), ":87382:12: incomplete: holds more than 1 MiB that are no rows, and is not read from here on (name the file that holds the schema)"},
	} {
		_, problems := Condense(source.File{Name: "s.sql", Data: tc.src}, of(lex.Postgres()), l)
		if len(problems) != 1 || problems[0].Error() != "s.sql"+tc.want {
			t.Errorf("got %v, want %s", problems, tc.want)
		}
	}
}

// Backslashes, hashes and backquotes are read as the dialect has them.
func TestCondensedByDialect(t *testing.T) {
	mysql := of(lex.Dialect{Quotes: "`\"", HashComments: true, BackslashEscapes: true})
	rows := strings.Repeat(`(1, '\'; \\', "x"), `, 200)
	src := "CREATE TABLE `a;` (`b` int); # it's\nINSERT INTO `a;` VALUES " + rows + "('\\\\');\nCREATE TABLE c (d int);\n"
	for _, window := range []int{64, 100, 1000} {
		got, problems := Condense(source.File{Data: src}, mysql, narrow(window))
		want := "CREATE TABLE `a;` (`b` int); # it's\n/**/\nCREATE TABLE c (d int);"
		if len(problems) > 0 || got.Src != want {
			t.Errorf("got %q %v", got.Src, problems)
		}
		if line, col := lex.NewLinesOf(got.Src, got.Gaps).Pos(strings.Index(want, "c (d")); line != 3 || col != 14 {
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
func split(t Condensed, d lex.Dialect) string {
	var b strings.Builder
	lines := lex.NewLinesOf(t.Src, t.Gaps)
	sc := lex.New(t.Src, d)
	batch := false
	for sc.Scan() {
		st := sc.Statement()
		if len(st.Tokens) > 0 && batch && !fills(t.Src, st.Tokens) {
			b.WriteString("a batch ends\n")
			batch = false
		}
		batch = batch || st.Batch
		for _, com := range st.Comments {
			if text := com.Text(t.Src); strings.Contains(text, "pare:") {
				line, col := lines.Pos(int(com.Start))
				fmt.Fprintf(&b, "%s@%d:%d ", text, line, col)
			}
		}
		if fills(t.Src, st.Tokens) || len(st.Tokens) == 0 {
			continue
		}
		for _, tok := range st.Tokens {
			line, col := lines.Pos(int(tok.Start))
			fmt.Fprintf(&b, "%s@%d:%d ", tok.Text(t.Src), line, col)
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
		want := split(Condensed{Src: src}, lex.SQLServer())
		for _, window := range []int{32, 100, 1000} {
			got, problems := Condense(source.File{Data: src}, of(lex.SQLServer()), narrow(window))
			if is := split(got, lex.SQLServer()); is != want || len(problems) > 0 {
				t.Fatalf("window of %d: got:\n%s\nwant:\n%s\nof %q\nas %q %v", window, is, want, src, got.Src, problems)
			}
		}
	}
}
