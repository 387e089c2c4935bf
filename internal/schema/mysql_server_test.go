package schema

import (
	"cmp"
	"strings"
	"testing"

	"github.com/pare-dev/pare/internal/inventory"
)

// What a real MariaDB says of three files and of a dump after loading them is
// what is read from them.
func TestColumnsAsARealMariaDBHasThem(t *testing.T) {
	asServed(t, "PARE_MARIADB_COLUMNS", "mariadb", 4, func(t *testing.T, ds *inventory.Dataset, columns []string) {
		all := served(ds, cmp.Or(ds.DefaultSchema, "main"))
		got := map[string]int{}
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
			case sameTable(all, i, last) && i < last:
				t.Errorf("%s stands before %s", all[i], all[last])
			}
			last = i
		}
		for line := range got {
			t.Errorf("read alone: %s", line)
		}
	})
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
