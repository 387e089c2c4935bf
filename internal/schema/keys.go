package schema

import (
	"strings"

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
	case k.NotNull:
		for _, col := range cols {
			col.notNull = true
		}
		return
	case k.Primary:
		for _, col := range cols {
			col.primaryKey, col.notNull = true, true
		}
	}
	own := &constraint{name: k.Name, cols: cols, foreign: !k.Primary}
	if own.name == "" {
		own.name = defaultName(t, own)
	}
	if own.foreign {
		own.to = c.key(k.Target.Schema, k.Target.Name)
		own.refName = k.RefColumns
		if q, _, ok := s.name(from(st.toks, st.base()+k.Target.At)); ok {
			own.span = s.span(q.start, q.end)
		}
		if target := c.find(k.Target.Schema, k.Target.Name); target != nil {
			own.to = target.key
			own.refer(target)
		}
	}
	t.constraints = append(t.constraints, own)
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
}

// defaultName is what PostgreSQL calls a constraint that has no name.
func defaultName(t *table, k *constraint) string {
	if !k.foreign {
		return t.key.name + "_pkey"
	}
	return t.key.name + "_" + strings.Join(names(k.cols), "_") + "_fkey"
}

// dropConstraint takes a key away. A primary key leaves its columns NOT NULL.
func (t *table) dropConstraint(name string) {
	kept := t.constraints[:0]
	for _, k := range t.constraints {
		if k.name != name {
			kept = append(kept, k)
			continue
		}
		if !k.foreign {
			for _, col := range k.cols {
				col.primaryKey = false
			}
		}
	}
	t.constraints = kept
}
