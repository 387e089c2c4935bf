package schema

import (
	"fmt"
	"slices"

	"github.com/pare-dev/pare/internal/schema/ddl"
	"github.com/pare-dev/pare/internal/schema/lex"
	"github.com/pare-dev/pare/internal/source"
)

// create folds a CREATE TABLE.
func (c *catalog) create(s *script, st *statement, d *ddl.Create) {
	n, rest, ok := s.name(from(st.toks, st.base()+d.Table.At))
	if !ok || n.name != d.Table.Name {
		c.incomplete(s.tokenSpan(st.toks[0]), "the name of the table that this statement makes cannot be placed", "mend the statement")
		return
	}
	span := s.span(n.start, n.end)
	if d.Module == "" && c.d.internal(n.name) {
		return
	}
	key := c.key(n.schema, n.name)
	if d.Temporary || s.d.psql && (s.temporary(st) || n.schema == tempSchema) {
		key.schema = tempSchema
	}
	t := c.table(key, span)
	if old := c.at(key); old != nil && !old.notTable {
		switch {
		case old.assumed:
			t.unread = true // it was changed before, and nobody knows how
		case d.IfNotExists && !old.shadow:
			return
		case d.Replace, old.shadow:
			c.drop(old)
		default:
			c.report(source.Error, span, fmt.Sprintf("table “%s” is made twice, first at %s", key, old.span), "keep one of the two, or say CREATE TABLE IF NOT EXISTS")
			return
		}
	}
	c.put(t)
	c.madeIn(key, s.file)
	c.altered = true
	if !slices.Contains(c.made, key.schema) {
		c.made = append(c.made, key.schema)
	}
	if d.Module != "" {
		c.createVirtual(s, st, t, d.Module, n, rest)
		return
	}
	if d.Query != nil && len(d.Items) == 0 {
		t.approximate = st.approx
		c.createAs(s, st, t, d.Query)
		return
	}
	if d.OfType {
		if c.ofType(t, d); t.unread {
			return
		}
	}
	if d.Items == nil && !c.place(s, st, t, d, s.tableItems(rest)) {
		t.unread = true
		return
	}
	t.approximate = st.approx
	c.saidOfTable(s, st, t, d.CommentAt)
	c.doubt(s, st, t)
	c.inherit(s, st, t, d)
	c.columns(s, st, t, d)
	if d.Query != nil {
		if c.createAs(s, st, t, d.Query); t.unread {
			return
		}
	}
	for i := range d.Constraints {
		c.constrain(s, st, t, &d.Constraints[i])
	}
	if len(st.comments) > 0 && key.schema != tempSchema {
		c.bindComments(s, st, t, s.owners(st, t, d))
	}
}

// full reports a table with more columns than there can be, once.
func (c *catalog) full(t *table, span source.Span) {
	if !t.unread {
		c.unresolved(t, span, fmt.Sprintf("has more than the %d columns that %s allows", c.d.maxColumns, c.d.title))
	}
}

// maxCopied bounds what tables take from each other, columns and keys together:
// each of a few short lines may ask for 1,600. It is as much as a thousand
// partitions of 500 columns.
const maxCopied = 500_000

// mayCopy reports whether a table may take so many columns or keys of another,
// and reports the table where not.
func (c *catalog) mayCopy(t *table, n int) bool {
	if c.copied += n; c.copied <= maxCopied {
		return true
	}
	if !t.unread {
		c.unresolved(t, t.span, fmt.Sprintf("would be more than the %d columns that tables may take from others", maxCopied))
	}
	return false
}

// unresolved marks a table whose columns the text does not tell.
func (c *catalog) unresolved(t *table, span source.Span, why string) {
	t.unread = true
	c.incomplete(span, "table “"+t.key.String()+"” "+why, c.d.instead())
	c.unsolved = append(c.unsolved, unsolved{t, c.problems[len(c.problems)-1]})
}

func (s *script) temporary(st *statement) bool {
	for _, t := range st.toks[:min(len(st.toks), 5)] {
		if t.Is(s.src, "temp") || t.Is(s.src, "temporary") {
			return true
		}
		if t.Is(s.src, "table") {
			return false
		}
	}
	w := &words{s.src, st.toks}
	return w.next("select", "with") != "" && s.intoTemporary(st)
}

// intoTemporary knows SELECT … INTO TEMP t.
func (s *script) intoTemporary(st *statement) bool {
	for i, t := range st.toks[:len(st.toks)-1] {
		if t.Is(s.src, "into") {
			return st.toks[i+1].Is(s.src, "temp") || st.toks[i+1].Is(s.src, "temporary")
		}
	}
	return false
}

// tableItems finds the parentheses behind a table's name and cuts them.
func (s *script) tableItems(rest []lex.Token) [][]lex.Token {
	w := &words{s.src, rest}
	if w.all("partition", "of") || w.all("of") {
		if _, rest, ok := s.name(w.toks); ok {
			w.toks = rest
		}
	}
	return s.items(w.toks)
}

// place gives each column of the parser's its item in the text, and reports
// whether our own reading of the columns' names and the parser's are the same,
// for a parser that skips what it does not know would lose columns.
func (c *catalog) place(s *script, st *statement, t *table, d *ddl.Create, items [][]lex.Token) bool {
	i := 0
	d.Items = make([]ddl.Item, 0, len(items))
	for _, item := range items {
		own := ddl.Item{Column: -1}
		if len(item) > 0 {
			own.At, own.End = int(item[0].Start)-st.base(), int(item[len(item)-1].End)-st.base()
		}
		if !s.definesColumn(item) {
			d.Items = append(d.Items, own)
			continue
		}
		switch {
		case len(item) == 0 || i == len(d.Columns):
			c.unresolved(t, t.span, fmt.Sprintf("has more columns than the parser found (%d)", len(d.Columns)))
			return false
		case s.fold(item[0]) != d.Columns[i].Name:
			c.unresolved(t, s.tokenSpan(item[0]), fmt.Sprintf("has column “%s” here, where the parser found “%s”", s.fold(item[0]), d.Columns[i].Name))
			return false
		}
		own.Column = i
		d.Items = append(d.Items, own)
		i++
	}
	if i < len(d.Columns) {
		c.unresolved(t, t.span, fmt.Sprintf("has %d columns, where the parser found %d", i, len(d.Columns)))
		return false
	}
	return true
}

// columns adds a table's own columns and those of its LIKEs, in order.
func (c *catalog) columns(s *script, st *statement, t *table, d *ddl.Create) {
	likes := d.Likes
	takeLikes := func(after int) {
		for len(likes) > 0 && likes[0].After <= after {
			c.like(s, st, t, &likes[0])
			likes = likes[1:]
		}
	}
	seen := make(map[string]*column, len(d.Columns))
	for _, at := range d.Items {
		if at.Column < 0 {
			continue
		}
		takeLikes(at.Column)
		def := &d.Columns[at.Column]
		col := s.define(st, def, st.between(at.At, at.End))
		c.odd(s, st, t, def)
		c.said(s, st, col, def)
		if first := seen[c.d.columnID(col.name)]; first != nil {
			c.report(source.Error, col.span, fmt.Sprintf("column “%s” of table “%s” is defined twice, first at %s", col.name, t.key, first.span), "keep one of the two")
			continue
		}
		if len(d.Inherits) > 0 || len(d.Likes) > 0 || d.OfType {
			if old := t.column(col.name); old != nil {
				merge(old, col, def)
				t.computes = t.computes || old.uses != nil
				seen[c.d.columnID(col.name)] = old
				c.columnKeys(s, st, t, old, def)
				continue
			}
		}
		if def.TypeAt < 0 && d.Partition && !t.unread {
			c.unresolved(t, col.span, "names column “"+col.name+"”, which the table it is a partition of has not")
			continue
		}
		seen[c.d.columnID(col.name)] = col
		if !t.add(col) {
			c.full(t, col.span)
			return
		}
		c.uses(t, col.typ)
		c.columnKeys(s, st, t, col, def)
	}
	takeLikes(len(d.Columns))
}

// columnKeys adds the keys that stand with a column's definition.
func (c *catalog) columnKeys(s *script, st *statement, t *table, col *column, d *ddl.Column) {
	for i := range d.Constraints {
		n := len(t.constraints)
		c.constrainColumns(s, st, t, &d.Constraints[i], []*column{col})
		for _, k := range t.constraints[n:] {
			k.inline = true
		}
	}
}
