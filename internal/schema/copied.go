package schema

import "github.com/pare-dev/pare/internal/schema/ddl"

// inherit copies the columns of parents and of the table that this one is a
// partition of.
func (c *catalog) inherit(s *script, st *statement, t *table, d *ddl.Create) {
	var known map[string]*column // nil while there can be no name twice
	for i, in := range d.Inherits {
		parent := c.source(s, st, t, in)
		if parent == nil {
			continue
		}
		if parent == t {
			c.unresolved(t, t.span, "is made to inherit from itself")
			return
		}
		if n := len(parent.children); n > 0 && parent.children[n-1] == t {
			c.unresolved(t, t.span, "inherits from “"+parent.key.String()+"” twice")
			return
		}
		if d.Partition {
			t.of = parent
		}
		parent.children = append(parent.children, t)
		t.parents = append(t.parents, parent)
		if i > 0 {
			known = make(map[string]*column, len(t.cols))
			for _, col := range t.cols {
				known[col.name] = col
			}
		}
		if !c.mayCopy(t, len(parent.cols)) {
			return
		}
		slab := make([]column, len(parent.cols))
		for i, from := range parent.cols {
			if col := known[from.name]; col != nil {
				col.notNull = col.notNull || from.notNull
				continue
			}
			slab[i] = from.inherited(d.Partition)
			slab[i].made = t.span.File
			if !t.add(&slab[i]) {
				c.full(t, t.span)
				return
			}
		}
		if key := parent.primary(); key != nil {
			t.share(key)
		}
	}
}

// inherited is the column as a child of its table gets it. Of an identity, a
// partition alone has it too.
func (col *column) inherited(partition bool) column {
	own := column{
		name: col.name, span: col.span, typ: col.typ, def: col.def, notNull: col.notNull,
		generated: col.generated, sequence: col.sequence, uses: col.uses, parent: col,
	}
	if own.generated == ddl.Identity && !partition {
		own.generated = ddl.NotGenerated
	}
	return own
}

// source finds the table that another is made after, and reports where its
// columns are not known.
func (c *catalog) source(s *script, st *statement, t *table, n ddl.Name) *table {
	q, _, ok := s.name(from(st.toks, st.base()+n.At))
	span := t.span
	if ok {
		span = s.span(q.start, q.end)
	}
	from := c.find(n.Schema, n.Name)
	switch {
	case from == nil:
		c.spokenOf(c.key(n.Schema, n.Name), s.file)
		c.unresolved(t, span, "takes its columns from “"+c.key(n.Schema, n.Name).String()+"”, which nothing before it makes")
	case from.notTable && len(from.cols) == 0:
		c.unresolved(t, span, "takes its columns from “"+from.key.String()+"”, which is no table")
	case from.unread:
		t.unread, from.wanted = true, append(from.wanted, t)
		c.incomplete(span, "table “"+t.key.String()+"” takes its columns from “"+from.key.String()+"”, whose columns are not known", "mend what kept that table from being read")
	default:
		return from
	}
	return nil
}

// merge adds what a table says of a column that it inherits.
func merge(old, own *column, d *ddl.Column) {
	old.local = d.TypeAt >= 0 // a partition defines none, it adds to them
	old.span = own.span
	old.notNull = old.notNull || own.notNull
	old.primaryKey = old.primaryKey || own.primaryKey
	if own.generated != ddl.NotGenerated {
		old.generated, old.sequence, old.uses = own.generated, old, own.uses
	}
	if d.TypeAt >= 0 {
		old.typ = own.typ
	}
	if d.DefaultAt >= 0 {
		old.setDefault(own.def)
	}
}

// like copies the columns of LIKE.
func (c *catalog) like(s *script, st *statement, t *table, l *ddl.Like) {
	source := c.source(s, st, t, l.Source)
	if source == nil || t.unread {
		return
	}
	n := len(source.cols)
	if l.Indexes {
		n += len(source.constraints)
	}
	if !c.mayCopy(t, n) {
		return
	}
	known := len(t.cols) > 0
	for _, from := range source.cols {
		col := &column{name: from.name, span: from.span, made: t.span.File, typ: from.typ, notNull: from.notNull, local: true}
		if l.Defaults {
			col.def = from.def
		}
		if l.Defaults && from.generated == ddl.Serial || l.Identity && from.generated == ddl.Identity || l.Computed && from.generated == ddl.Computed {
			col.generated, col.sequence, col.uses = from.generated, from.sequence, from.uses
		}
		if l.Comments {
			col.comment, col.remarks = from.comment, from.remarks
			col.stated, col.noted = from.stated, from.noted
		}
		c.uses(t, col.typ)
		if known && t.column(col.name) != nil {
			c.unresolved(t, t.span, "gets column “"+col.name+"” twice, once from LIKE “"+source.key.String()+"”")
			return
		}
		if !t.add(col) {
			c.full(t, t.span)
			return
		}
	}
	if !l.Indexes {
		return
	}
	for _, k := range source.constraints {
		if k.foreign || k.check {
			continue
		}
		if own := k.like(t); own != nil {
			t.constrainedBy(own)
		}
	}
}
