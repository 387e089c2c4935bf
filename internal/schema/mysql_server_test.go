package schema

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/pare-dev/pare/internal/source"
)

// What a real MariaDB says of files after loading them is what is read from
// them. .ci/run runs the server and passes what it says, one line a column, with
// tabs between: file, database, table, column, type, nullable (YES or NO), and
// PRI where it is part of the primary key.
func TestColumnsAsARealMariaDBHasThem(t *testing.T) {
	list := os.Getenv("PARE_MARIADB_COLUMNS")
	if list == "" {
		if os.Getenv("CI") != "" {
			t.Fatal("PARE_MARIADB_COLUMNS is not set: .ci/run sets it after asking a real server")
		}
		t.Skip("PARE_MARIADB_COLUMNS is not set; .ci/run sets it")
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
	if len(want) < 4 {
		t.Fatalf("the list holds columns of %d files, want those of three files and of a dump", len(want))
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
			ds, problems := Read("d", "mariadb", []source.File{f})
			for _, p := range problems {
				t.Error(p)
			}
			checkPlaces(t, ds, []source.File{f})
			got := map[string]int{}
			var all []string
			for _, tab := range ds.Tables {
				for _, c := range tab.Columns {
					nullable, key := "NO", ""
					if c.Nullable {
						nullable = "YES"
					}
					if c.PrimaryKey {
						key = "PRI"
					}
					all = append(all, fmt.Sprintf("%s\t%s\t%s\t%s\t%s\t%s", cmp.Or(tab.Schema, ds.DefaultSchema, "main"), tab.Name, c.Name, c.Type, nullable, key))
				}
			}
			for i, line := range all {
				got[withFamily(line)] = i
			}
			last := -1
			for _, line := range columns {
				i, found := got[withFamily(line)]
				delete(got, withFamily(line))
				switch {
				case !found:
					t.Errorf("the server alone: %s", line)
				case all[i] != "" && sameTable(all, i, last) && i < last:
					t.Errorf("%s stands before %s", all[i], all[last])
				}
				last = i
			}
			for line := range got {
				t.Errorf("read alone: %s", line)
			}
		})
	}
}

func sameTable(all []string, i, j int) bool {
	return j >= 0 && strings.Join(strings.Split(all[i], "\t")[:2], ".") == strings.Join(strings.Split(all[j], "\t")[:2], ".")
}

// withFamily puts the family of a column's type in its place, as MariaDB keeps it.
func withFamily(line string) string {
	f := strings.Split(line, "\t")
	switch kept := family(f[3]); {
	case kept == "boolean" && !strings.HasPrefix(strings.ToLower(f[3]), "bit"):
		f[3] = "integer"
	case kept == "json" || kept == "long": // LONG VARCHAR
		f[3] = "text"
	case kept == "int1" || kept == "middleint":
		f[3] = "integer"
	default:
		f[3] = kept
	}
	return strings.Join(f, "\t")
}
