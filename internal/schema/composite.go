package schema

import (
	"cmp"
	"strings"

	"github.com/pare-dev/pare/internal/inventory"
	"github.com/pare-dev/pare/internal/schema/ddl"
	"github.com/pare-dev/pare/internal/schema/lex"
)

// composite gives a type the columns of CREATE TYPE … AS (…).
func (c *catalog) composite(s *script, t *table, rest []lex.Token) {
	w := &words{s.src, rest}
	if w.next("as") == "" {
		return
	}
	for _, item := range s.items(w.toks) {
		if len(item) > 1 {
			t.add(s.attribute(item))
		}
	}
}

// attribute reads the name and the type of one column of a type.
func (s *script) attribute(item []lex.Token) *column {
	return &column{name: s.fold(item[0]), span: s.tokenSpan(item[0]), typ: s.written(s.typeTokens(item[1:])), local: true}
}

// ofType gives a table the columns of a type, to which its own definition adds.
func (c *catalog) ofType(t *table, d *ddl.Create) {
	if d.Of.Name == "" {
		c.unresolved(t, t.span, "takes its columns from a type, which is not followed")
		return
	}
	typ := c.find(d.Of.Schema, d.Of.Name)
	if typ == nil || !typ.notTable || typ.unread || len(typ.cols) == 0 {
		c.unresolved(t, t.span, "takes its columns from type “"+d.Of.Name+"”, which nothing before it makes")
		return
	}
	if !c.mayCopy(t, len(typ.cols)) {
		return
	}
	typ.typed = append(typ.typed, t)
	for _, from := range typ.cols {
		c.uses(t, from.typ)
		t.add(&column{name: from.name, span: from.span, typ: from.typ, local: true})
	}
}

// alterType follows ALTER TYPE and ALTER DOMAIN: another name or schema, and
// other columns of a composite type, which the tables of it get with CASCADE.
func (c *catalog) alterType(s *script, st *statement) {
	w := &words{s.src, st.toks[2:]}
	q, rest, ok := s.name(w.toks)
	if !ok || len(rest) < 2 {
		return
	}
	typ := c.find(q.schema, q.name)
	last := st.toks[len(st.toks)-1]
	w.toks = rest
	switch {
	case c.alterDomain(q, w):
	case w.all("rename", "to"):
		if c.sure[q.name] {
			delete(c.sure, q.name)
			c.sure[s.fold(last)] = true
		}
		c.renameType(q, q.schema, s.fold(last))
		if typ != nil && typ.notTable {
			c.rename(typ, relKey{typ.key.schema, s.fold(last)})
		}
	case w.all("set", "schema"):
		c.renameType(q, s.fold(last), q.name)
		if typ != nil && typ.notTable {
			c.rename(typ, c.d.key(s.fold(last), typ.key.name))
		}
	case typ == nil || !typ.notTable:
	default:
		for _, part := range s.split(rest) {
			for _, t := range append([]*table{typ}, typ.typed...) {
				c.alterAttribute(s, t, part)
			}
		}
	}
}

// alterAttribute folds one part of an ALTER TYPE into the type or into a table
// of it.
func (c *catalog) alterAttribute(s *script, t *table, part []lex.Token) {
	w := &words{s.src, part}
	verb := w.next("add", "drop", "alter", "rename")
	if verb == "" || w.next("attribute") == "" || t.dropped {
		return
	}
	w.all("if", "exists")
	if len(w.toks) == 0 {
		return
	}
	name := w.toks[0]
	col := t.column(s.fold(name))
	if last := len(w.toks) - 1; w.toks[last].Is(s.src, "cascade") || w.toks[last].Is(s.src, "restrict") {
		w.toks = w.toks[:last]
	}
	switch {
	case verb == "add" && col == nil && len(w.toks) > 1:
		own := s.attribute(w.toks)
		c.uses(t, own.typ)
		t.add(own)
	case col == nil:
	case verb == "drop":
		t.dropColumn(col, true, false)
	case verb == "rename":
		to := w.toks[len(w.toks)-1]
		t.renameColumn(col, s.fold(to), s.tokenSpan(to))
	case verb == "alter":
		for i, tok := range w.toks {
			if tok.Is(s.src, "type") {
				col.typ = s.written(s.typeTokens(w.toks[i+1:]))
				c.uses(t, col.typ)
			}
		}
	}
}

// renameType writes the new name of a type where columns are of it.
func (c *catalog) renameType(old qualified, schema, name string) {
	renamed := map[string]string{}
	for typ := range c.typed {
		if to := c.retyped(typ, old, schema, name); to != typ {
			renamed[typ] = to
		}
	}
	for from, to := range renamed {
		tables := c.typed[from]
		delete(c.typed, from)
		for _, t := range tables {
			set := func(t *table) {
				for _, col := range t.cols {
					if col.typ == from {
						col.typ = to
					}
				}
			}
			set(t)
			t.walk(set)
			c.typed[to] = append(c.typed[to], t)
		}
	}
}

// retyped is the text of a type where its name becomes another one.
func (c *catalog) retyped(typ string, old qualified, schema, name string) string {
	if bareType(typ) != old.name {
		return typ
	}
	s := &script{src: typ, d: c.d}
	sc := lex.New(typ, c.d.lex)
	if !sc.Scan() {
		return typ
	}
	q, _, ok := s.name(sc.Statement().Tokens)
	if !ok || cmp.Or(old.schema, c.home()) != cmp.Or(q.schema, c.home()) {
		return typ
	}
	to := quotedName(constant(name)).text
	if schema != old.schema && schema != c.d.schema || q.schema != "" {
		if schema == "" {
			schema = q.schema
		}
		to = quotedName(constant(schema)).text + "." + to
	}
	return strings.TrimSpace(to + typ[q.end:])
}

// domain notes whether a domain is NOT NULL, as all columns of it then are. What
// a CHECK asks, the database does not count.
func (c *catalog) domain(s *script, name qualified, rest []lex.Token) {
	depth := 0
	for i, t := range rest {
		switch {
		case t.IsPunct(s.src, '('):
			depth++
		case t.IsPunct(s.src, ')'):
			depth--
		case depth == 0 && i > 0 && t.Is(s.src, "null") && rest[i-1].Is(s.src, "not"):
			c.sure[name.name] = true
		}
	}
}

// alterDomain follows SET NOT NULL and DROP NOT NULL, and reports whether it is
// one of them.
func (c *catalog) alterDomain(name qualified, w *words) bool {
	switch {
	case w.all("set", "not", "null"):
		c.sure[name.name] = true
	case w.all("drop", "not", "null"):
		delete(c.sure, name.name)
	default:
		return false
	}
	return true
}

// sureTypes marks the columns of domains that are NOT NULL.
func (c *catalog) sureTypes(tables []*inventory.Table) {
	if len(c.sure) == 0 {
		return
	}
	for _, t := range tables {
		for _, col := range t.Columns {
			if !strings.HasSuffix(col.Type, "]") && c.sure[bareType(col.Type)] {
				col.Nullable = false
			}
		}
	}
}
