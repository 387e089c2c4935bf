package schema

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/pare-dev/pare/internal/inventory"
	"github.com/pare-dev/pare/internal/source"
)

// folder is a folder with copies of files of sqlitefile's, under other names.
func folder(t *testing.T, copies map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, of := range copies {
		data, err := os.ReadFile(filepath.Join("sqlitefile", "testdata", of))
		if err == nil {
			err = os.WriteFile(filepath.Join(dir, name), data, 0o600)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// readDatabase reads a file, and leaves its folder out of what is said.
func readDatabase(t *testing.T, path, dialect string) (*inventory.Dataset, string) {
	t.Helper()
	f, p := source.Read(path)
	if p != nil {
		t.Fatal(p)
	}
	ds, problems := Read("app", dialect, []source.File{f})
	return ds, strings.ReplaceAll(show(ds, problems), filepath.ToSlash(filepath.Dir(path))+"/", "")
}

func TestDatabase(t *testing.T) {
	dir := folder(t, map[string]string{"app.sqlite3": "shop.db", "log.db": "log.db", "log.db-wal": "log.db-wal", "late.db": "log.db"})
	if err := os.Symlink(filepath.Join(dir, "log.db"), filepath.Join(dir, "link.db")); err != nil {
		t.Fatal(err)
	}
	const logged = `
a @0:0
  b INT @0:0-0
  e TEXT @0:0-0
c @0:0
  d INT @0:0-0
`
	for _, tc := range []struct{ file, want string }{
		{"app.sqlite3", `
orders @0:0
  user_id  @0:0-0
  total DECIMAL(9, 2) @0:0-0
  [user_id] -> people [id] @0:0
people @0:0
  id INTEGER key ! @0:0-0
  email TEXT ! @0:0-0
    pare @0:0 category=user.contact.email@0:0
  born TEXT @0:0-0
words @0:0
  body  @0:0-0
  words  @0:0-0
  rank  @0:0-0
words_config @0:0
  k  key ! @0:0-0
  v  @0:0-0
words_data @0:0
  id INTEGER key ! @0:0-0
  block BLOB @0:0-0
words_docsize @0:0
  id INTEGER key ! @0:0-0
  sz BLOB @0:0-0
words_idx @0:0
  segid  key ! @0:0-0
  term  key ! @0:0-0
  pgno  @0:0-0
`},
		{"log.db", logged},
		{"link.db", logged},
		{"late.db", "\na @0:0\n  b INT @0:0-0\n"},
	} {
		ds, got := readDatabase(t, filepath.Join(dir, tc.file), "")
		if want := tc.want[1:]; got != want || ds.Dialect != "sqlite" || ds.DefaultSchema != "main" {
			t.Errorf("%s, %s: got\n%s\nwant\n%s", tc.file, ds.Dialect, got, want)
		}
		for _, tab := range ds.Tables {
			if !strings.HasSuffix(tab.Span.File, tc.file) {
				t.Errorf("%s is said to be in %s", tab.Name, tab.Span.File)
			}
		}
	}
	ds, _ := readDatabase(t, filepath.Join("sqlitefile", "testdata", "many.db"), "")
	if len(ds.Tables) != 61 || ds.Partial {
		t.Errorf("%d tables, partial: %v", len(ds.Tables), ds.Partial)
	}
}

func TestDatabaseUnread(t *testing.T) {
	dir := folder(t, map[string]string{"hot.db": "log.db", "done.db": "log.db", "cut.db": "many.db"})
	for name, data := range map[string]string{
		"hot.db-journal":  "\xd9\xd5\x05\xf9\x20\xa1\x63\xd7",
		"done.db-journal": "\x00\x00\x00\x00\x00\x00\x00\x00",
		"empty.db":        "SQLite format 3\x00",
		"text.db.gz":      zipped("SQLite format 3\x00"),
		"locked.db":       strings.Repeat("\x8f\x00\x13", 1000),
		"script.db":       "CREATE TABLE a (b INT);",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(data), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Truncate(filepath.Join(dir, "cut.db"), 512); err != nil {
		t.Fatal(err)
	}
	for _, tc := range []struct{ file, dialect, want string }{
		{"hot.db", "", "hot.db: incomplete: has a change that was not finished: the rollback journal “hot.db-journal” stands beside it\n"},
		{"done.db", "sqlite", "a @0:0\n  b INT @0:0-0\n"},
		{"done.db", "mysql", "done.db: incomplete: is a SQLite database, where the dialect is mysql\n"},
		{"cut.db", "", "cut.db: incomplete: is cut short: page 65 of its schema lies behind its end\n"},
		{"empty.db", "", "empty.db: incomplete: is cut short: it has 16 bytes, fewer than its header\n"},
		{"locked.db", "", "locked.db: incomplete: is no SQLite database: it may be encrypted, or be another's\n"},
		{"script.db", "", "a @1:14\n  b INT @1:17-18\n"},
		{"text.db.gz", "", "text.db.gz: incomplete: is a SQLite database compressed with gzip, which cannot be read in place\n"},
	} {
		if _, got := readDatabase(t, filepath.Join(dir, tc.file), tc.dialect); got != tc.want {
			t.Errorf("%s: got\n%s\nwant\n%s", tc.file, got, tc.want)
		}
	}
}
