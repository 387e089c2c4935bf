package schema

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/pare-dev/pare/internal/inventory"
	"github.com/pare-dev/pare/internal/source"
)

// asServed compares what is read of files with what a real server says after
// loading them. .ci/run runs the server and names the list in an environment
// variable: one line a column, with tabs between, the file first. The list has
// to be of so many files, so that none is forgotten.
func asServed(t *testing.T, list, dialect string, atLeast int, compare func(t *testing.T, ds *inventory.Dataset, columns []string)) {
	t.Helper()
	name := os.Getenv(list)
	if name == "" {
		if os.Getenv("CI") != "" {
			t.Fatalf("%s is not set: .ci/run sets it after asking a real server", list)
		}
		t.Skipf("%s is not set; .ci/run sets it", list)
	}
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	want := map[string][]string{}
	for line := range strings.Lines(string(data)) {
		file, column, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		want[file] = append(want[file], column)
	}
	if len(want) < atLeast {
		t.Fatalf("the list holds columns of %d files, want those of %d", len(want), atLeast)
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
			ds, problems := Read("d", dialect, []source.File{f})
			for _, p := range problems {
				t.Error(p)
			}
			if strings.HasSuffix(file, ".sql") {
				checkPlaces(t, ds, []source.File{f})
			}
			compare(t, ds, columns)
		})
	}
}

// served gives a line for each column as information_schema would: schema, table,
// column, type, nullable, and PRI where it is part of the primary key.
func served(ds *inventory.Dataset, home string) (lines []string) {
	for _, tab := range ds.Tables {
		for _, c := range tab.Columns {
			nullable, key := "NO", ""
			if c.Nullable {
				nullable = "YES"
			}
			if c.PrimaryKey {
				key = "PRI"
			}
			lines = append(lines, fmt.Sprintf("%s\t%s\t%s\t%s\t%s\t%s", cmp.Or(tab.Schema, home), tab.Name, c.Name, c.Type, nullable, key))
		}
	}
	return lines
}
