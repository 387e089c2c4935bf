package schema

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/pare-dev/pare/internal/schema/sqlitefile"
	"github.com/pare-dev/pare/internal/source"
)

// fuzzFiles is text as up to three files, cut at form feeds, and anything else as one.
func fuzzFiles(data string) (files []source.File) {
	parts := []string{data}
	if utf8.ValidString(data) {
		parts = strings.SplitN(data, "\f", 3)
	}
	for i, part := range parts {
		files = append(files, source.File{Name: [...]string{"s.sql", "t.sql", "sub/u.sql"}[i], Data: part})
	}
	return files
}

// Whatever the bytes are, Read comes back, is the same twice, and places
// everything inside the file.
func FuzzRead(f *testing.F) {
	for _, s := range []string{
		"CREATE TABLE a (id int PRIMARY KEY, b text DEFAULT 'x' NOT NULL REFERENCES c (d)); -- pare: category=user",
		"CREATE TABLE p (a int, b text) PARTITION BY LIST (a); CREATE TABLE q PARTITION OF p DEFAULT; ALTER TABLE p ADD c int, DROP a, RENAME b TO x;",
		"CREATE TABLE a (LIKE b INCLUDING ALL, c int) INHERITS (d, e); ALTER TABLE a INHERIT a; ALTER TABLE a SET SCHEMA s; DROP TABLE a CASCADE;",
		"CREATE TABLE a AS SELECT x.*, y AS z FROM x JOIN y USING (q); SELECT 1 a INTO b; CREATE TABLE c (d) AS TABLE e;",
		"COMMENT ON COLUMN a.b IS E'pare: purposes=x,y\\n'; COMMENT ON TABLE a IS NULL; COMMENT ON COLUMN a IS U&'\\0061';",
		"DO $$ BEGIN ALTER TABLE a ADD b int; EXECUTE 'CREATE TABLE '; END $$; CREATE FUNCTION f() AS 'create table x'; SELECT f();",
		"DO $$ DECLARE t text := 'a'; BEGIN IF NOT EXISTS (SELECT 1 FROM pg_class c JOIN pg_inherits i ON c.oid = i.inhrelid WHERE relname = t) THEN EXECUTE format('CREATE TABLE %I (b int)', t); ELSIF t IS NULL THEN DROP TABLE a; END IF; END $$;",
		"CREATE TABLE a (b int); DO $$ BEGIN ALTER TABLE a ADD c int; ALTER TABLE a ADD b int; EXCEPTION WHEN duplicate_column THEN ALTER TABLE a RENAME b TO d; END $$;",
		"CREATE TABLE p (a int); DO $$ DECLARE r record; i int := 1; BEGIN FOR r IN SELECT * FROM information_schema.columns LOOP EXECUTE 'ALTER TABLE ' || r.table_name || ' ADD x' || i || ' int'; END LOOP; FOR i IN 1..3 LOOP EXIT WHEN i = 2; END LOOP; WHILE i < 3 LOOP i := i + 1; END LOOP; END $$;",
		"CREATE FUNCTION f(a text, b int DEFAULT 2) RETURNS void AS 'BEGIN EXECUTE ''CREATE TABLE '' || a || b || '' (x int)''; PERFORM f(a, now()); END' LANGUAGE plpgsql; SELECT f('t', 1); CALL f(b => 1);",
		"SET search_path = a, \"B\"; SELECT set_config('search_path', 'x', true); CREATE SCHEMA s CREATE TABLE t (id int) CREATE VIEW v AS SELECT 1;",
		"ALTER TABLE ONLY a ADD CONSTRAINT k PRIMARY KEY USING INDEX i; CREATE UNIQUE INDEX i ON a (b DESC); DROP SCHEMA s CASCADE; DROP TYPE t CASCADE;",
		"\\i x\n\\gexec\nCOPY a FROM stdin;\n\\.\nBEGIN; ROLLBACK; {{ x }} CREATE TABLE `a` (b int)",
		"CREATE TABLE a (b int /* pare: not-personal x */, -- pare:\n c int)",
		"-- +goose Up\nCREATE TABLE a (b int)\n-- +goose StatementEnd\n-- +goose Down\nDROP TABLE a;\n-- migrate:up\nCREATE TABLE c (d int);",
		"CREATE TABLE a (b int)\n---- create above / drop below ----\nDROP TABLE a\n# --- !Ups\nCREATE TABLE a (b int);",
		"SET client_encoding = 'LATIN1'; CREATE TABLE \"stra\xdfe\" (b int);",
		inUTF16("CREATE TABLE a (\"größe\" int);", false), inUTF16("CREATE TABLE a (b int);", true),
		"ATTACH 'x' AS y; CREATE TABLE [a] ('b' ANY THING (1) AS (2) STORED, PRIMARY KEY (b) UNIQUE (b)) WITHOUT ROWID, STRICT; DROP TABLE y.a",
		"CREATE VIRTUAL TABLE a USING fts5(b, content=''); INSERT INTO sqlite_schema VALUES('table','c','c',0,'CREATE VIRTUAL TABLE c USING fts4(''d'')'); ALTER TABLE a RENAME TO e;",
		".read x\nPRAGMA legacy_alter_table=1; CREATE TRIGGER t AFTER INSERT ON a BEGIN SELECT 1; END; CREATE TABLE a AS SELECT *, *, 1 + 1 FROM b; ALTER TABLE b RENAME c TO d;",
		"\\i t.sql\nALTER TABLE a ADD b int; \\i s.sql\n\\ir sub/u.sql\n\f\\i sub/u.sql\n\\i u.sql\nBEGIN; ROLLBACK;\fCREATE TABLE a (b int);\n\\c x\nSET standard_conforming_strings = off; \\ir ../t.sql",
		stored("UTF-8.db"), stored("UTF-16le.db")[:2000], stored("shop.db"), stored("log.db"),
		zipped("CREATE TABLE a (b int);"), zipped("CREATE TABLE a (b int);")[:20],
	} {
		f.Add([]byte(s), uint8(0))
	}
	for _, s := range tsqlSeeds() {
		f.Add([]byte(s), seedOf("sqlserver"))
	}
	for _, s := range mysqlSeeds() {
		f.Add([]byte(s), seedOf("mysql"))
		f.Add([]byte(s), seedOf("mariadb"))
	}
	f.Fuzz(func(t *testing.T, data []byte, dialect uint8) {
		files := fuzzFiles(string(data))
		name := "" // to be found out
		if all := dialects(); dialect > 0 {
			name = all[int(dialect-1)%len(all)].name
		}
		ds, problems := Read("d", name, files)
		again, problemsAgain := Read("d", name, files)
		if show(ds, problems) != show(again, problemsAgain) {
			t.Fatalf("two readings differ:\n%s\n%s", show(ds, problems), show(again, problemsAgain))
		}
		if len(ds.Tables) == 0 && len(problems) == 0 {
			t.Fatal("nothing was read, and nothing is said")
		}
		if strings.HasPrefix(string(data), sqlitefile.Magic) {
			return // what it keeps has no lines
		}
		for _, tab := range ds.Tables {
			if tab.Span.Line < 1 || tab.Name == "" {
				t.Fatalf("table %q at %v", tab.Name, tab.Span)
			}
			for _, col := range tab.Columns {
				if col.Span.Line < 1 || col.Span.Col < 1 || col.Name == "" {
					t.Fatalf("column %q at %v", col.Name, col.Span)
				}
			}
		}
	})
}

// seedOf is the byte that names a dialect.
func seedOf(name string) uint8 {
	return uint8(slices.IndexFunc(dialects(), func(d named) bool { return d.name == name }) + 1)
}

// stored is what a SQLite database of the tests holds.
func stored(name string) string {
	data, err := os.ReadFile(filepath.Join("sqlitefile", "testdata", name))
	if err != nil {
		panic(err)
	}
	return string(data)
}

// Whatever the text is, each dialect that is named comes back, and places
// everything inside the file.
func FuzzTolerant(f *testing.F) {
	files, err := filepath.Glob(filepath.Join("testdata", "dialects", "*.sql"))
	if err != nil {
		f.Fatal(err)
	}
	for i, path := range files {
		data, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(data), uint8(i))
		for j, st := range strings.SplitAfter(string(data), ";\n") {
			f.Add(st, uint8(i+j))
		}
	}
	for i, s := range []string{
		"BEGIN EXECUTE IMMEDIATE q'[BEGIN EXECUTE IMMEDIATE q'{CREATE TABLE a (b INT)}'; END;]'; END;\n/",
		"CREATE TABLE a (b STRUCT<c ARRAY<STRUCT<d INT64, e STRING>>>, f INT64 OPTIONS(description=r'x'))",
		"WITH a AS (SELECT * FROM (SELECT 1 AS b) c), d AS (SELECT *, * FROM a) SELECT d.*, e.* EXCEPT (f) INTO g FROM d, e",
		"CREATE TABLE a (b) AS (SELECT (((((c))))) d FROM e JOIN f USING (g) UNION SELECT 1)",
		"ALTER TABLE a ADD (b INT, CONSTRAINT c PRIMARY KEY (b)) MODIFY (b NULL) DROP (b) ADD d INT SET UNUSED (e)",
		"ALTER TABLE a ALTER (COLUMN b SET DATA TYPE c, d DROP NOT NULL), SWAP WITH e, RENAME TO f",
		"EXEC p( -\n1)\n@x\n/\nq'[", "r\"\"\"", "a-b.c `d.e`.f // g\n$$", "CREATE TABLE a (FAMILY (b), INDEX c (d), FAMILY e INT)",
		"CREATE EXTERNAL TABLE a (b INT) PARTITIONED BY (c INT, d) WITH PARTITION COLUMNS (e INT)", "CREATE TABLE a.b.c.d.e CLONE `.`",
	} {
		f.Add(s, uint8(i))
	}
	f.Fuzz(func(t *testing.T, sql string, n uint8) {
		all := dialects()
		dialect := all[int(n)%len(all)].name
		ds, problems := Read("d", dialect, []source.File{{Name: "s.sql", Data: sql}})
		if len(ds.Tables) == 0 && len(problems) == 0 {
			t.Fatal("nothing was read, and nothing is said")
		}
		for _, tab := range ds.Tables {
			if tab.Span.Line < 1 || tab.Name == "" {
				t.Fatalf("table %q at %v", tab.Name, tab.Span)
			}
			for _, col := range tab.Columns {
				if col.Span.Line < 1 || col.Name == "" {
					t.Fatalf("column %q of %q at %v", col.Name, tab.Name, col.Span)
				}
			}
		}
	})
}
