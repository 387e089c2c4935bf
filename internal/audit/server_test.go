package audit_test

import (
	"fmt"
	"os"
	"path"
	"strings"
	"testing"

	"github.com/pare-dev/pare/internal/audit"
)

// What a real PostgreSQL says of the shops' schema files after loading them is
// what is read from the files. .ci/run runs the server and passes what it says:
// file, schema, table, column, type and nullable, separated by tabs.
func TestColumnsAsARealServerHasThem(t *testing.T) {
	list := os.Getenv("PARE_POSTGRES_COLUMNS")
	if list == "" {
		if os.Getenv("CI") != "" {
			t.Fatal("PARE_POSTGRES_COLUMNS is not set: .ci/run sets it after asking a real server")
		}
		t.Skip("PARE_POSTGRES_COLUMNS is not set; .ci/run sets it")
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
	if len(want) < 2 {
		t.Fatalf("the list holds columns of %d files, want those of both shops", len(want))
	}
	for file, columns := range want {
		t.Run(file, func(t *testing.T) {
			settings := path.Join("../..", path.Dir(path.Dir(file)), "pare.yaml")
			r := audit.Run(audit.Open(settings), "2026-01-01")
			var got []string
			for i := range r.Assessment.Columns {
				c := r.Assessment.Columns[i].Column
				schema, nullable := c.Table.Schema, "NO"
				if schema == "" {
					schema = "public"
				}
				if c.Nullable {
					nullable = "YES"
				}
				got = append(got, fmt.Sprintf("%s\t%s\t%s\t%s\t%s", schema, c.Table.Name, c.Name, c.Type, nullable))
			}
			if g, w := strings.Join(got, "\n"), strings.Join(columns, "\n"); g != w {
				t.Errorf("read from the file:\n%s\nthe server has:\n%s", g, w)
			}
		})
	}
}
