package schema

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/pare-dev/pare/internal/source"
)

// What a real PostgreSQL says of files after loading them is what is read from
// them, and from what pg_dump writes of them. .ci/run runs the server and passes
// what it says, one line a column, with tabs between: file, schema, table,
// column, type, nullable (YES or NO), and PRI where it is part of the primary key.
func TestTablesAsARealPostgreSQLHasThem(t *testing.T) {
	list := os.Getenv("PARE_POSTGRES_TABLES")
	if list == "" {
		if os.Getenv("CI") != "" {
			t.Fatal("PARE_POSTGRES_TABLES is not set: .ci/run sets it after asking a real server")
		}
		t.Skip("PARE_POSTGRES_TABLES is not set; .ci/run sets it")
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
	if len(want) < 11 {
		t.Fatalf("the list holds columns of %d files, want those of two files, of four dumps of each and of pg_dumpall", len(want))
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
			ds, problems := Read("d", "postgres", []source.File{f})
			for _, p := range problems {
				t.Error(p)
			}
			checkPlaces(t, ds, []source.File{f})
			var got []string
			for _, tab := range ds.Tables {
				for _, c := range tab.Columns {
					nullable, key := "NO", ""
					if c.Nullable {
						nullable = "YES"
					}
					if c.PrimaryKey {
						key = "PRI"
					}
					got = append(got, fmt.Sprintf("%s\t%s\t%s\t%s\t%s\t%s", cmp.Or(tab.Schema, "public"), tab.Name, c.Name, c.Type, nullable, key))
				}
			}
			// the order of tables is not told, that of columns is
			byTable := func(a, b string) int {
				x, y := strings.Split(a, "\t"), strings.Split(b, "\t")
				return cmp.Or(cmp.Compare(x[0], y[0]), cmp.Compare(x[1], y[1]))
			}
			slices.SortStableFunc(got, byTable)
			slices.SortStableFunc(columns, byTable)
			for i := range max(len(got), len(columns)) {
				switch {
				case i >= len(got) || i >= len(columns) || ofFamily(got[i]) != ofFamily(columns[i]):
					t.Errorf("read from the file:\n%s\nthe server has:\n%s", strings.Join(got[min(i, len(got)):], "\n"), strings.Join(columns[min(i, len(columns)):], "\n"))
					return
				}
			}
		})
	}
}

// ofFamily puts the family of a column's type in its place.
func ofFamily(line string) string {
	f := strings.Split(line, "\t")
	f[3] = family(f[3])
	return strings.Join(f, "\t")
}
