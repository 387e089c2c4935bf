package schema

import (
	"cmp"
	"slices"
	"strings"
	"testing"

	"github.com/pare-dev/pare/internal/inventory"
)

// What a real PostgreSQL says of three files after loading them is what is read
// from them, from the four dumps that pg_dump writes of each, and from pg_dumpall's.
func TestTablesAsARealPostgreSQLHasThem(t *testing.T) {
	asServed(t, "PARE_POSTGRES_TABLES", "postgres", 16, func(t *testing.T, ds *inventory.Dataset, columns []string) {
		got := served(ds, "public")
		// the order of tables is not told, that of columns is
		byTable := func(a, b string) int {
			x, y := strings.Split(a, "\t"), strings.Split(b, "\t")
			return cmp.Or(cmp.Compare(x[0], y[0]), cmp.Compare(x[1], y[1]))
		}
		slices.SortStableFunc(got, byTable)
		slices.SortStableFunc(columns, byTable)
		for i := range max(len(got), len(columns)) {
			if i >= len(got) || i >= len(columns) || ofFamily(got[i]) != ofFamily(columns[i]) {
				t.Fatalf("read from the file:\n%s\nthe server has:\n%s", strings.Join(got[min(i, len(got)):], "\n"), strings.Join(columns[min(i, len(columns)):], "\n"))
			}
		}
	})
}

// ofFamily puts the family of a column's type in its place.
func ofFamily(line string) string {
	f := strings.Split(line, "\t")
	f[3] = family(f[3])
	return strings.Join(f, "\t")
}
