package diff

import (
	"path"
	"strings"

	"github.com/pare-dev/pare/internal/inventory"
)

type columnPair struct{ before, after *inventory.Column } // one may be nil

// matchColumns finds of each column the one that it was. A migration that renames
// a column or its table tells so: the names that one had, up to a point, are
// those that the other had, and the same file made both. Elsewhere the name alone
// tells.
func (c *comparison) matchColumns() {
	before, after := allColumns(c.before), allColumns(c.after)
	pair := func(b, a *inventory.Column) {
		c.before.other[b], c.after.other[a] = a, b
	}
	match := func(keyBefore, keyAfter func(*inventory.Column) []string) {
		free := map[string]*inventory.Column{}
		for _, b := range before {
			if c.before.other[b] != nil {
				continue
			}
			for _, key := range keyBefore(b) {
				if _, taken := free[key]; taken {
					free[key] = nil // nothing tells which
				} else {
					free[key] = b
				}
			}
		}
		for _, a := range after {
			if c.after.other[a] != nil {
				continue
			}
			for _, key := range keyAfter(a) {
				if b := free[key]; b != nil && c.before.other[b] == nil {
					pair(b, a)
					break
				}
			}
		}
	}
	match(whole, whole)
	match(whole, beginnings)
	match(beginnings, whole)
	byName := func(col *inventory.Column) []string { return []string{col.Ref().String()} }
	match(byName, byName)
	for _, a := range after {
		c.columnPairs = append(c.columnPairs, columnPair{c.after.other[a], a})
	}
	for _, b := range before {
		if c.before.other[b] == nil {
			c.columnPairs = append(c.columnPairs, columnPair{b, nil})
		}
	}
	c.noteRenames()
}

func allColumns(s *side) []*inventory.Column {
	var list []*inventory.Column
	for _, d := range s.Inventory.Datasets {
		for _, t := range d.Tables {
			list = append(list, t.Columns...)
		}
	}
	return list
}

// whole is all that a column was called, from the file on that made it.
func whole(col *inventory.Column) []string {
	return []string{history(col, len(col.Was)) + "\n" + col.Ref().String()}
}

// beginnings are the histories that a renamed column had before each rename, the
// latest first.
func beginnings(col *inventory.Column) []string {
	var keys []string
	for n := len(col.Was); n > 0; n-- {
		keys = append(keys, history(col, n))
	}
	return keys
}

func history(col *inventory.Column, names int) string {
	var b strings.Builder
	b.WriteString(path.Base(col.Introduced)) // the folders differ: one of the trees is a copy
	for _, ref := range col.Was[:names] {
		b.WriteString("\n" + ref.String())
	}
	return b.String()
}

// now is what a reference of before means after, where the column or the table
// that it names was renamed.
func (c *comparison) now(at inventory.Ref) inventory.Ref {
	if to, ok := c.renames[at]; ok {
		return to
	}
	if to, ok := c.renames[at.OfTable()]; ok {
		to.Column, to.Path = at.Column, at.Path
		return to
	}
	return at
}

// noteRenames keeps what columns, and tables, are called that had other names.
func (c *comparison) noteRenames() {
	for _, pair := range c.columnPairs {
		if pair.before == nil || pair.after == nil {
			continue
		}
		if was, is := pair.before.Ref(), pair.after.Ref(); was != is {
			c.renames[was] = is
			if was.OfTable() != is.OfTable() {
				c.renames[was.OfTable()] = is.OfTable()
			}
		}
	}
}
