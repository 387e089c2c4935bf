package schema

import (
	"slices"

	"github.com/pare-dev/pare/internal/source"
)

// unsolved is a table whose columns could not be told, and what was said of it.
type unsolved struct {
	t       *table
	problem source.Problem
}

// forgive takes back what was said of tables that are gone, or that were never
// to stay: what their columns were makes no difference, unless another table
// was to have the same. A table that nothing makes speaks of files that are
// missing, unless it is made anew: a dump that cleans up drops it before.
func (c *catalog) forgive() {
	gone := map[source.Problem]bool{}
	for _, u := range c.unsolved {
		if anew := c.at(u.t.key); u.t.assumed && (anew == nil || anew.assumed) {
			continue
		}
		if u.t.gone() && !slices.ContainsFunc(u.t.wanted, func(t *table) bool { return !t.notTable && !t.gone() }) {
			gone[u.problem] = true
		}
	}
	if len(gone) > 0 {
		c.problems = slices.DeleteFunc(c.problems, func(p source.Problem) bool { return gone[p] })
	}
}

// gone reports whether a table is none of the database's in the end.
func (t *table) gone() bool { return t.dropped || t.key.schema == tempSchema }
