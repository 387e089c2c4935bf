package schema

import (
	"slices"

	"github.com/pare-dev/pare/internal/schema/ddl"
)

// spread gives a new column to all that inherit from the table.
func (c *catalog) spread(t *table, col *column) {
	type step struct {
		t   *table
		col *column
	}
	for todo := []step{{t, col}}; len(todo) > 0; {
		at := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		for _, child := range at.t.children {
			if child.dropped || child.column(col.name) != nil {
				continue
			}
			if !c.mayCopy(child, 1) {
				continue
			}
			own := at.col.inherited(child.of != nil)
			if child.add(&own) {
				todo = append(todo, step{child, &own})
			}
		}
	}
}

// share makes the columns of a primary key that of a partition too, and of its
// own partitions.
func (t *table) share(k *constraint) {
	if !k.primary || t.of == nil || t.dropped {
		return
	}
	own := t.primary()
	if own == nil {
		if own = k.like(t); own == nil {
			return
		}
		t.constrainedBy(own)
	}
	own.from = k
	for _, child := range t.children {
		child.share(own)
	}
}

// walk calls f for each table that inherits from t, however far.
func (t *table) walk(f func(*table)) {
	seen := map[*table]bool{t: true}
	for todo := []*table{t}; len(todo) > 0; {
		at := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		for _, child := range at.children {
			if !child.dropped && !seen[child] {
				seen[child] = true
				f(child)
				todo = append(todo, child)
			}
		}
	}
}

// adopt ties a table to another one that it inherits from, or unties it.
func (c *catalog) adopt(s *script, st *statement, t *table, k *ddl.Command) {
	other := c.find(k.Other.Schema, k.Other.Name)
	if other == nil {
		if k.Action == ddl.Inherit || k.Action == ddl.AttachPartition {
			key := c.key(k.Other.Schema, k.Other.Name)
			c.assume(key, s.tokenSpan(st.toks[0]))
			c.incomplete(s.tokenSpan(st.toks[0]), "table “"+key.String()+"” is named here, but nothing before it makes it", "name the files that make it before this one")
		}
		return
	}
	parent, child := other, t
	if k.Action == ddl.AttachPartition || k.Action == ddl.DetachPartition {
		parent, child = t, other
	}
	if k.Action == ddl.NoInherit || k.Action == ddl.DetachPartition {
		c.part(parent, child)
		return
	}
	cycle := parent == child
	child.walk(func(t *table) { cycle = cycle || t == parent })
	if cycle {
		c.unresolved(child, s.tokenSpan(st.toks[0]), "is made to inherit from itself")
		return
	}
	parent.children = append(parent.children, child)
	child.parents = append(child.parents, parent)
	for _, col := range child.cols {
		if own := parent.column(col.name); own != nil {
			col.parent = own
			col.local = col.local && k.Action == ddl.Inherit
		}
	}
	if k.Action == ddl.AttachPartition {
		child.of = parent
		if key := parent.primary(); key != nil {
			child.share(key)
		}
	}
}

// part unties a table from one that it inherits from. What it got from there it
// keeps.
func (c *catalog) part(parent, child *table) {
	self := func(t *table) func(*table) bool { return func(other *table) bool { return other == t } }
	parent.children = slices.DeleteFunc(parent.children, self(child))
	child.parents = slices.DeleteFunc(child.parents, self(parent))
	for from := child.of; from != nil; from = from.of {
		for _, k := range from.constraints {
			if !k.foreign {
				continue
			}
			if !c.mayCopy(child, 1) {
				return
			}
			if own := k.like(child); own != nil {
				child.constrainedBy(own)
			}
		}
	}
	child.of = nil
	if own := child.primary(); own != nil {
		own.from = nil
	}
	for _, col := range child.cols {
		col.parent = nil
		col.local = col.local || !child.inherits(col.name)
	}
}
