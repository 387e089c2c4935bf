package schema

import (
	"fmt"
	"strings"
	"testing"

	"github.com/pare-dev/pare/internal/inventory"
)

// What a real SQLite says of three files after loading them, of their dumps and
// of databases is what is read from them: table, column, type, notnull, pk.
func TestColumnsAsARealSQLiteHasThem(t *testing.T) {
	asServed(t, "PARE_SQLITE_COLUMNS", "", 25, func(t *testing.T, ds *inventory.Dataset, columns []string) {
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

// sameAsSQLite compares a column that was read with what SQLite says of it. It
// writes some types in capitals, and gives the row's number, never NULL, as one
// that may be.
func sameAsSQLite(got, server string) bool {
	g, w := strings.Split(got, "\t"), strings.Split(server, "\t")
	notNull := w[3] == "1" || g[3] == "true" && g[4] == "true" && strings.EqualFold(w[2], "integer")
	return g[0] == w[0] && g[1] == w[1] && (g[2] == "?" || strings.EqualFold(g[2], strings.Join(strings.Fields(w[2]), " "))) &&
		g[3] == fmt.Sprint(notNull) && g[4] == fmt.Sprint(w[4] != "0")
}
