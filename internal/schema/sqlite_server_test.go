package schema

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/pare-dev/pare/internal/source"
)

// What a real SQLite says of files after loading them, and of databases, is what
// is read from them. .ci/run asks it and passes what it says, one line a column,
// with tabs between: file, table, column, type, notnull, pk.
func TestColumnsAsARealSQLiteHasThem(t *testing.T) {
	list := os.Getenv("PARE_SQLITE_COLUMNS")
	if list == "" {
		if os.Getenv("CI") != "" {
			t.Fatal("PARE_SQLITE_COLUMNS is not set: .ci/run sets it after asking a real sqlite3")
		}
		t.Skip("PARE_SQLITE_COLUMNS is not set; .ci/run sets it")
	}
	data, err := os.ReadFile(list)
	if err != nil {
		t.Fatal(err)
	}
	want := map[string][]string{}
	for line := range strings.Lines(string(data)) {
		file, column, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		want[file] = append(want[file], column)
	}
	if len(want) < 25 {
		t.Fatalf("the list holds columns of %d files, want those of three files, of their dumps and of databases", len(want))
	}
	for file, columns := range want {
		t.Run(filepath.Base(file), func(t *testing.T) {
			path := file
			if !filepath.IsAbs(file) {
				path = filepath.Join("..", "..", file)
			}
			f, p := source.Read(path)
			if p != nil {
				t.Fatal(p)
			}
			ds, problems := Read("d", "", []source.File{f})
			for _, p := range problems {
				t.Error(p)
			}
			if strings.HasSuffix(file, ".sql") {
				checkPlaces(t, ds, []source.File{f})
			}
			var got []string
			for _, tab := range ds.Tables {
				for _, c := range tab.Columns {
					typ := c.Type
					if tab.Approximate && typ == "" {
						typ = "?"
					}
					got = append(got, fmt.Sprintf("%s\t%s\t%s\t%v\t%v", tab.Name, c.Name, typ, !c.Nullable, c.PrimaryKey))
				}
			}
			for i, line := range columns {
				if i == len(got) || !sameAsSQLite(got[i], line) {
					t.Fatalf("read from the file:\n%s\nthe server has:\n%s", strings.Join(got[i:min(i+3, len(got))], "\n"), line)
				}
			}
			if len(got) > len(columns) {
				t.Errorf("the server has not: %s", got[len(columns)])
			}
		})
	}
}

// sameAsSQLite compares a column that was read with what SQLite says of it. It
// writes some types in capitals, and gives the row's number, never NULL, as one
// that may be.
func sameAsSQLite(got, server string) bool {
	g, w := strings.Split(got, "\t"), strings.Split(server, "\t")
	notNull := w[3] == "1" || g[3] == "true" && g[4] == "true" && strings.EqualFold(w[2], "integer")
	return g[0] == w[0] && g[1] == w[1] && (g[2] == "?" || strings.EqualFold(g[2], strings.Join(strings.Fields(w[2]), " "))) &&
		g[3] == fmt.Sprint(notNull) && g[4] == fmt.Sprint(w[4] != "0")
}
