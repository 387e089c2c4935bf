package schema

import (
	"github.com/pare-dev/pare/internal/schema/ddl"
	"github.com/pare-dev/pare/internal/schema/lex"
)

// modify folds a MODIFY that says of a column what changes alone.
func (c *catalog) modify(s *script, st *statement, t *table, k *ddl.Command) *column {
	col := t.column(k.Name)
	if col == nil {
		c.missing(s, st, t, k.Name)
		return nil
	}
	own := s.define(st, &k.Column, st.between(k.Column.At, k.End))
	c.odd(s, st, t, &k.Column)
	if k.Column.TypeAt >= 0 {
		col.typ = own.typ
		c.uses(t, col.typ)
	}
	if k.Column.DefaultAt >= 0 {
		col.setDefault(own.def)
	}
	switch {
	case k.Column.NotNull:
		col.notNull = true
	case k.Column.Null:
		col.notNull = false
	}
	if own.generated != ddl.NotGenerated {
		col.generated, col.uses = own.generated, own.uses
		t.computes = t.computes || col.uses != nil
	}
	c.columnKeys(s, st, t, col, &k.Column)
	return col
}

// odd reports something in a column's definition that our own reading does not
// understand: another column may stand there.
func (c *catalog) odd(s *script, st *statement, t *table, d *ddl.Column) {
	if d.Odd == 0 {
		return
	}
	at := from(st.toks, st.base()+d.Odd)[0]
	c.incomplete(s.tokenSpan(at), "“"+s.written([]lex.Token{at})+"” is not understood in what defines column “"+d.Name+"” of table “"+t.key.String()+"”", "put a comma before it if another column begins there, or "+c.d.instead())
}

// swap folds SWAP WITH: two tables change names.
func (c *catalog) swap(s *script, st *statement, t *table, k *ddl.Command) {
	other := c.find(k.Other.Schema, k.Other.Name)
	if other == nil || other.notTable {
		c.unresolved(t, s.tokenSpan(st.toks[0]), "is swapped with “"+c.key(k.Other.Schema, k.Other.Name).String()+"”, which nothing before it makes")
		return
	}
	c.take(t)
	c.take(other)
	t.key, other.key = other.key, t.key
	t.span, other.span = other.span, t.span
	c.put(t)
	c.put(other)
}
