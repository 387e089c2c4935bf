package schema

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/pare-dev/pare/internal/source"
)

// Each file of testdata/dialects is a script in the dialect that it is named
// after; what is read of it stands beside it.
func TestDialects(t *testing.T) {
	files, err := filepath.Glob(filepath.Join("testdata", "dialects", "*.sql"))
	if err != nil || len(files) != 6 {
		t.Fatal(files, err)
	}
	for _, path := range files {
		name := strings.TrimSuffix(filepath.Base(path), ".sql")
		t.Run(name, func(t *testing.T) {
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			want, err := os.ReadFile(strings.TrimSuffix(path, ".sql") + ".txt")
			if err != nil {
				t.Fatal(err)
			}
			set := []source.File{source.NewFile("s.sql", data)}
			ds, problems := Read("shop", "", set)
			if ds.Dialect != name {
				t.Errorf("told to be %s", ds.Dialect)
			}
			if got := show(ds, problems); got != string(want) {
				t.Errorf("got:\n%s\nwant:\n%s", got, want)
			}
			checkPlaces(t, ds, set)
		})
	}
}

// What our own reading does not understand is reported, and never dropped.
func TestNotUnderstood(t *testing.T) {
	for _, tc := range []struct{ dialect, sql, want string }{
		{"oracle", "CREATE TABLE a (b NUMBER c NUMBER);", "1:26: incomplete: “c” is not understood"},
		{"oracle", "CREATE TABLE a (b NUMBER NOT NULL c NUMBER);", "1:35: incomplete: “c” is not understood"},
		{"oracle", "CREATE TABLE a (b NUMBER)\nCREATE TABLE c (d NUMBER);", "2:1: incomplete: this statement about table “a”, “c” cannot be read"},
		{"oracle", "CREATE TABLE a (b NUMBER);\nALTER TABLE a FROBNICATE b;", "2:15: incomplete: this statement about table “a” cannot be read"},
		{"oracle", "CREATE TABLE a (b NUMBER);\nALTER TABLE a MODIFY (c NUMBER);", "2:23: incomplete: table “a” has no column “c” at this point"},
		{"oracle", "@tables.sql\nCREATE TABLE a (b NUMBER);", "1:1: incomplete: “@tables.sql” runs another file"},
		{"oracle", "DECLARE n NUMBER;\nBEGIN\n  SELECT v INTO n FROM x; IF n = 0 THEN EXECUTE IMMEDIATE 'CREATE TABLE a (b NUMBER)'; END IF;\nEND;\n/\n", "1:1: incomplete: this block runs a change of table “a” or not"},
		{"oracle", "BEGIN EXECUTE IMMEDIATE 'CREATE TABLE a' || x; END;\n/\n", "1:1: incomplete: this block runs statements about tables whose names the files do not tell"},
		{"oracle", "CREATE TABLE x (y NUMBER);\nCREATE PROCEDURE p AS BEGIN EXECUTE IMMEDIATE 'DROP TABLE x'; END;\n/\nEXEC p", "4:1: incomplete: p is called, which makes or changes tables"},
		{"oracle", "CREATE PACKAGE p AS PROCEDURE q; END;\nCREATE TABLE a (b NUMBER);", "1:1: incomplete: this is not read"},
		{"oracle", "CREATE TABLE a OF t;", "1:14: incomplete: table “a” takes its columns from a type"},
		{"postgres", "CREATE WRITABLE EXTERNAL TABLE a (b int) LOCATION ('gpfdist://x') FORMAT 'TEXT';", "1:1: incomplete: this is not read"},
		{"snowflake", "CREATE TABLE a (b INT);\nDROP TABLE a;\nUNDROP TABLE a;", "3:1: incomplete: this is not read"},
		{"snowflake", "CREATE TABLE a (b INT);\nALTER TABLE a SWAP WITH c;", "2:1: incomplete: table “a” is swapped with “c”"},
		{"snowflake", "BEGIN\nCREATE TABLE a (b INT);\nEND;", "1:1: incomplete: this is not read"},
		{"bigquery", "CREATE TABLE d.x (y INT64);\nCREATE PROCEDURE d.p() BEGIN CREATE TABLE d.a (b INT64); END;\nCALL d.p();", "3:8: incomplete: p is called, which makes or changes tables"},
		{"snowflake", "CREATE TABLE x (y INT);\nCREATE PROCEDURE p() RETURNS INT LANGUAGE SQL AS $$ BEGIN CREATE TABLE a (b INT); END $$;\nCALL p();", "3:6: incomplete: p is called, which makes or changes tables"},
		{"bigquery", "INSERT INTO d.b VALUES (1)\nCREATE OR REPLACE TABLE d.a (b INT64);", "1:1: incomplete: this is not read"},
		{"bigquery", "CREATE TABLE d.a AS SELECT * EXCEPT (x) FROM d.b;", "1:14: incomplete: table “d.a” is made by a query"},
		{"duckdb", "CREATE TABLE a AS FROM 'a.csv';", "1:14: incomplete: table “a” is made by a query"},
		{"duckdb", "IMPORT DATABASE 'x';\nCREATE TABLE a (b INT);", "1:1: incomplete: "},
		{"duckdb", ".read other.sql\nCREATE TABLE a (b INT);", "1:1: incomplete: "},
		{"redshift", "CREATE TABLE a (LIKE b);", "1:22: incomplete: table “a” takes its columns from “b”"},
		{"cockroachdb", "CREATE TABLE a (b STRING, FROBNICATE c (d) e);", "1:44: incomplete: “e” is not understood"},
	} {
		ds, problems := Read("shop", tc.dialect, []source.File{source.NewFile("s.sql", []byte(tc.sql))})
		if len(problems) != 1 || !strings.HasPrefix(problems[0].Error(), "s.sql:"+tc.want) || !ds.Partial {
			t.Errorf("%s: %q:\n got %v\nwant %s", tc.dialect, tc.sql, problems, tc.want)
		}
	}
}

// Oracle keeps a global temporary table in its dictionary: the rows alone go.
func TestOracleKeepsGlobalTemporaryTables(t *testing.T) {
	ds, problems := Read("shop", "oracle", []source.File{source.NewFile("s.sql", []byte(`CREATE GLOBAL TEMPORARY TABLE a (b NUMBER) ON COMMIT DELETE ROWS;
CREATE PRIVATE TEMPORARY TABLE ora$ptt_c (d NUMBER);`))})
	const want = `a @1:31 approximate
  b NUMBER @1:34-35
`
	if got := show(ds, problems); got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
}

func TestDialectsByName(t *testing.T) {
	for _, d := range dialects() {
		if got := dialectNamed(d.name).name; got != d.name {
			t.Errorf("%s is called %s", d.name, got)
		}
	}
}
