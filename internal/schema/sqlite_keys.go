package schema

import (
	"fmt"
	"slices"

	"github.com/pare-dev/pare/internal/schema/lex"
	"github.com/pare-dev/pare/internal/source"
)

// Where foreign keys name their table, they outlive it: they point at whatever
// has the name in the end. That is what SQLite's way of changing a table rests
// on: make a new one, copy, drop the old one, rename the new one.

// repoint lets the keys that name a table follow it to another name. SQLite
// does so unless PRAGMA legacy_alter_table is on and foreign_keys is not.
func (c *catalog) repoint(old, to relKey) {
	if c.legacy && !c.foreign || c.d.id(old) == c.d.id(to) {
		return
	}
	keys := c.pointing[c.d.id(old)]
	if len(keys) == 0 {
		return
	}
	for _, k := range keys {
		k.to = to
	}
	delete(c.pointing, c.d.id(old))
	c.pointing[c.d.id(to)] = append(c.pointing[c.d.id(to)], keys...)
}

// repointColumn lets the keys that name a column follow it to another name.
func (c *catalog) repointColumn(t *table, old, to string) {
	for _, k := range c.pointing[c.d.id(t.key)] {
		for i, name := range k.refName {
			if c.d.sameColumn(name, old) {
				k.refName = slices.Clone(k.refName) // it may be the parser's
				k.refName[i] = to
			}
		}
	}
}

// spell gives names in keys the spelling that their table and columns have.
func (c *catalog) spell() {
	for id, keys := range c.pointing {
		t := c.rels[id]
		if t == nil {
			continue
		}
		for _, k := range keys {
			k.to = t.key
			refs := slices.Clone(k.refName)
			for i, name := range refs {
				if col := t.column(name); col != nil {
					refs[i] = col.name
				}
			}
			k.refName = refs
		}
	}
}

// keeps reports a column that cannot be dropped, for a primary or unique key has
// it.
func (c *catalog) keeps(s *script, t *table, col *column, part []lex.Token) bool {
	what := ""
	for _, k := range t.constraints {
		if !slices.Contains(k.cols, col) || k.foreign && k.inline {
			continue
		}
		what = "unique or foreign key"
		if k.primary {
			what = "primary key"
			break
		}
	}
	if what == "" {
		return false
	}
	c.report(source.Error, s.tokenSpan(part[len(part)-1]), fmt.Sprintf("column “%s” of table “%s” cannot be dropped: it is part of a %s, and %s refuses that", col.name, t.key, what, c.d.title),
		"make a new table without it, copy the rows, drop the old table and rename the new one")
	return true
}
