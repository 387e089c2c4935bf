package schema

import (
	"strings"
	"testing"

	"github.com/pare-dev/pare/internal/source"
)

// example is a text and what is read from it.
type example struct{ name, sql, want string }

func runMySQL(t *testing.T, examples []example) {
	t.Helper()
	runDialect(t, "mysql", examples)
}

func runDialect(t *testing.T, dialect string, examples []example) {
	t.Helper()
	for _, e := range examples {
		t.Run(e.name, func(t *testing.T) {
			ds, problems := Read("shop", dialect, []source.File{source.NewFile("s.sql", []byte(e.sql))})
			if got := show(ds, problems); got != strings.TrimPrefix(e.want, "\n") {
				t.Errorf("got:\n%s\nwant:\n%s", got, strings.TrimPrefix(e.want, "\n"))
			}
		})
	}
}
