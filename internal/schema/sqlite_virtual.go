package schema

import (
	"strings"

	"github.com/pare-dev/pare/internal/schema/lex"
	"github.com/pare-dev/pare/internal/source"
)

// virtual is what a virtual table is made of: its columns, and the tables that
// its module makes beside it to keep what is in them.
type virtual struct {
	cols    []*column
	owners  []owner
	shadows []shadow
	unknown string // what is not known of it
}

// shadow is a table that a module makes: what stands behind the virtual table's
// name, and the columns as SQL has them.
type shadow struct{ suffix, columns string }

// createVirtual gives a virtual table the columns that its module gives it.
// toks stand behind the table's name, which is n.
func (c *catalog) createVirtual(s *script, st *statement, t *table, module string, n qualified, toks []lex.Token) {
	var args []argument
	if len(toks) > 2 {
		for _, item := range s.items(toks[2:]) {
			if len(item) > 0 {
				args = append(args, s.argument(item))
			}
		}
	}
	var v *virtual
	switch strings.ToLower(module) {
	case "fts5":
		v = s.fts5(t, args)
	case "fts3", "fts4":
		v = c.fts4(s, t, strings.EqualFold(module, "fts4"), args)
	case "rtree":
		v = s.rtree("REAL", args)
	case "rtree_i32":
		v = s.rtree("INT", args)
	case "fts5vocab":
		v = vocabulary(t, args)
	case "fts4aux":
		v = &virtual{cols: unwritten(t, "term", "col", "documents", "occurrences", "languageid")}
	default:
		v = &virtual{unknown: "module “" + module + "”, whose columns are not known"}
	}
	if v == nil {
		return // reported
	}
	if v.unknown != "" {
		c.unresolved(t, t.span, "is a virtual table of "+v.unknown)
		return
	}
	seen := map[string]bool{}
	for _, col := range v.cols {
		id := c.d.columnID(col.name)
		if seen[id] || !t.add(col) {
			c.unresolved(t, col.span, "has column “"+col.name+"” twice, or too many")
			return
		}
		seen[id] = true
	}
	if len(st.comments) > 0 {
		c.bindComments(s, st, t, v.owners)
	}
	for _, sh := range v.shadows {
		t.shadows = append(t.shadows, sh.suffix)
	}
	if !s.stored { // what a database keeps lists them itself
		c.cast(s, t, s.whole(n), v.shadows)
	}
}

// add gives a virtual table the column that the token names.
func (v *virtual) add(s *script, item []lex.Token, name lex.Token, typ string) {
	col := &column{name: s.fold(name), span: s.tokenSpan(name), typ: typ, local: true}
	if col.name == "" {
		v.unknown = "which “" + s.written(item) + "” is no column"
		return
	}
	v.cols = append(v.cols, col)
	v.owners = append(v.owners, owner{toks: item, col: col, defines: true})
}

// cast makes the tables that a module keeps, all of them at the place of the
// virtual table's name.
func (c *catalog) cast(s *script, t *table, at origin, shadows []shadow) {
	for _, sh := range shadows {
		columns := sh.columns
		if !strings.HasSuffix(columns, "ROWID") {
			columns += ")"
		}
		name := quoteName(t.key.name + sh.suffix)
		if t.key.schema == tempSchema {
			name = c.d.temporary + "." + name
		} else if t.key.schema != "" {
			name = quoteName(t.key.schema) + "." + name
		}
		inner := readScript(c.d, s.file, "CREATE TABLE IF NOT EXISTS "+name+" ("+columns)
		inner.lines, inner.origin = s.lines, &at
		st := &inner.stmts[0]
		st.parse(inner)
		c.step(inner, st)
		if made := c.at(relKey{t.key.schema, t.key.name + sh.suffix}); made != nil && made.span == t.span {
			made.shadow = true
		}
	}
}

// whole is the origin of what stands at a name in the file, and nowhere else.
func (s *script) whole(n qualified) origin {
	_, from, to := s.placed(n.start, n.end)
	return origin{from: from, to: to}
}

// keptBy gives the tables that a virtual table keeps.
func (c *catalog) keptBy(t *table) (kept []*table) {
	for _, suffix := range t.shadows {
		if own := c.at(relKey{t.key.schema, t.key.name + suffix}); own != nil {
			kept = append(kept, own)
		}
	}
	return kept
}

// dropVirtual drops the tables that a virtual table keeps.
func (c *catalog) dropVirtual(t *table) {
	for _, own := range c.keptBy(t) {
		c.drop(own)
	}
}

// renameVirtual renames the tables that a virtual table keeps, and places what
// nobody wrote at the new name.
func (c *catalog) renameVirtual(t *table, to relKey, span source.Span) {
	if len(t.shadows) == 0 {
		return
	}
	for _, suffix := range t.shadows {
		if own := c.at(relKey{t.key.schema, t.key.name + suffix}); own != nil {
			c.rename(own, relKey{to.schema, to.name + suffix})
			own.place(t.span, span)
		}
	}
	if col := t.column(t.key.name); col != nil && col.span == t.span {
		t.renameColumn(col, to.name, span)
	}
	t.place(t.span, span)
}

// place moves what stands at one place to another.
func (t *table) place(from, to source.Span) {
	for _, col := range t.cols {
		if col.span == from {
			col.span = to
		}
	}
	if t.span == from {
		t.span = to
	}
}
