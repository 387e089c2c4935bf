package schema

import (
	"slices"

	"github.com/pare-dev/pare/internal/schema/ddl"
)

// constrain adds a primary or foreign key that names its columns.
func (c *catalog) constrain(s *script, st *statement, t *table, k *ddl.Constraint) {
	names := k.Columns
	if k.Index != "" {
		idx := relKey{t.key.schema, k.Index}
		if names = c.indexes[idx]; names == nil && !t.unread {
			c.incomplete(s.tokenSpan(st.toks[0]), "table “"+t.key.String()+"” gets its primary key from index “"+k.Index+"”, whose columns are not known", "make the index in these files, before this statement")
			return
		}
	}
	cols := make([]*column, 0, len(names))
	for _, name := range names {
		col := t.column(name)
		if col == nil {
			c.missing(s, st, t, name)
			return
		}
		cols = append(cols, col)
	}
	c.constrainColumns(s, st, t, k, cols)
}

func (c *catalog) constrainColumns(s *script, st *statement, t *table, k *ddl.Constraint, cols []*column) {
	switch {
	case k.Check:
		t.check(k.Name, cols)
		return
	case k.NotNull:
		for _, col := range cols {
			col.notNull = true
		}
		return
	case k.Primary:
		for _, col := range cols {
			col.primaryKey, col.notNull = true, col.notNull || !c.d.keysOfNull
		}
	}
	own := &constraint{name: k.Name, cols: cols, primary: k.Primary, foreign: !k.Primary && !k.Unique, cascade: k.Cascade}
	switch {
	case c.d.databases && own.primary:
		own.name = "PRIMARY"
	case own.name == "":
		own.name = defaultName(t, own)
	}
	if own.foreign {
		own.to = c.key(k.Target.Schema, k.Target.Name)
		if c.d.keysByName {
			own.to.schema = t.key.schema
		}
		own.refName = k.RefColumns
		if q, _, ok := s.name(from(st.toks, st.base()+k.Target.At)); ok {
			own.span = s.span(q.start, q.end)
		}
		if c.d.keysByName {
			c.pointing[c.d.id(own.to)] = append(c.pointing[c.d.id(own.to)], own)
		} else if target := c.find(k.Target.Schema, k.Target.Name); target != nil {
			own.to = target.key
			own.refer(target)
		}
	}
	t.hold(own)
}

// refer ties a foreign key to the table that it points at, so that it follows
// renames. It stays tied by name where a column is not known.
func (k *constraint) refer(target *table) {
	var refs []*column
	for _, name := range k.refName {
		col := target.column(name)
		if col == nil {
			return
		}
		refs = append(refs, col)
	}
	k.target, k.refs = target, refs
	if target.d.databases { // it needs an index of those columns, not that very key
		return
	}
	for _, key := range target.constraints {
		if key.primary && len(refs) == 0 || !key.foreign && !key.check && sameColumns(key.cols, refs) {
			k.key = key
			return
		}
	}
}

// sameColumns reports whether two keys have the same columns in any order.
func sameColumns(a, b []*column) bool {
	if len(a) != len(b) {
		return false
	}
	for _, col := range a {
		if !slices.Contains(b, col) {
			return false
		}
	}
	return true
}

// dropConstraint takes a key away. A primary key leaves its columns NOT NULL.
func (t *table) dropConstraint(name string) {
	for _, k := range t.constraints {
		if k.name == name {
			t.dropKey(k)
			return
		}
	}
}

// dropKey takes a key away from a table and from the partitions that share it.
func (t *table) dropKey(k *constraint) {
	k.dropped = true
	delete(t.taken, k.name)
	t.constraints = slices.DeleteFunc(t.constraints, func(other *constraint) bool { return other == k })
	if !k.primary {
		return
	}
	for _, col := range k.cols {
		col.primaryKey = false
	}
	for _, child := range t.children {
		if own := child.primary(); own != nil && own.from == k {
			child.dropKey(own)
		}
	}
}

func (t *table) primary() *constraint {
	for _, k := range t.constraints {
		if k.primary {
			return k
		}
	}
	return nil
}

// constrainedBy adds a key.
func (t *table) constrainedBy(k *constraint) {
	for i := 0; k.primary && i < len(k.cols); i++ {
		k.cols[i].primaryKey, k.cols[i].notNull = true, true
	}
	t.hold(k)
}

func (t *table) hold(k *constraint) {
	t.constraints = append(t.constraints, k)
	if t.taken == nil {
		t.taken = map[string]bool{}
	}
	t.taken[k.name] = true
}

// like is the key for another table that has columns of the same names, or nil
// where it has not.
func (k *constraint) like(t *table) *constraint {
	own := *k
	own.from, own.cols = nil, make([]*column, len(k.cols))
	for i, col := range k.cols {
		if own.cols[i] = t.column(col.name); own.cols[i] == nil {
			return nil
		}
	}
	if !own.foreign {
		own.name = defaultName(t, &own)
	}
	return &own
}

// check keeps the name of a CHECK, which scripts ask for. One that has none and
// belongs to no column is not asked for either.
func (t *table) check(name string, cols []*column) {
	if name == "" && len(cols) == 1 {
		name = objectName(t.key.name, cols[0].name, "check")
	}
	if name != "" && !t.taken[name] {
		t.hold(&constraint{name: name, cols: cols, check: true})
	}
}
