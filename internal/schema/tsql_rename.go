package schema

import (
	"fmt"
	"strings"

	"github.com/pare-dev/pare/internal/schema/lex"
	"github.com/pare-dev/pare/internal/source"
)

// rename follows sp_rename of a table or a column. Anything else that it renames
// is of no concern.
func (f *batchFlow) rename(st *statement, args []given, m mode) {
	c := f.c
	object, to, kind := argOf(args, 0, "@objname"), argOf(args, 1, "@newname"), argOf(args, 2, "@objtype")
	if kind != nil && kind.kind == knownValue && !strings.EqualFold(kind.text, "column") && !strings.EqualFold(kind.text, "object") {
		return
	}
	untold := func() {
		c.incomplete(f.s.tokenSpan(st.toks[0]), "sp_rename is run on what the file does not tell", c.d.instead())
	}
	if object == nil || to == nil || object.kind != knownValue {
		untold()
		return
	}
	part := &script{src: object.text, d: c.d}
	sc := lex.New(part.src, c.d.lex)
	var toks []lex.Token
	if sc.Scan() {
		toks = sc.Statement().Tokens
	}
	n, rest, ok := part.name(toks)
	if !ok || len(rest) > 0 {
		c.incomplete(f.s.tokenSpan(st.toks[0]), "sp_rename: “"+object.text+"” is no name", "write 'schema.table' or 'schema.table.column'")
		return
	}
	span := f.spanOf(st, to.value)
	column := kind != nil && kind.kind == knownValue && strings.EqualFold(kind.text, "column")
	t := c.find(n.schema, n.name)
	column = column || (kind == nil || kind.kind == nullValue) && t == nil && c.columnNamed(n)
	switch {
	case !column && t == nil && to.kind != unknownValue: // a key, an index, a procedure
		return
	case to.kind != knownValue || to.text == "" || strings.ContainsAny(to.text, "{$"+gap):
		untold()
		return
	case column:
		f.renameColumn(st, n, to.text, span, m)
		return
	case t == nil:
		return
	}
	if m == perhaps && !t.notTable {
		t.unread = true
		f.depends(st, t)
		return
	}
	key := relKey{t.key.schema, to.text}
	if old := c.at(key); old != nil && old != t && !old.notTable {
		c.report(source.Error, span, fmt.Sprintf("table “%s” is made twice, first at %s", key, old.span), "give it another name")
		return
	}
	c.rename(t, key)
	t.span = span
}

// columnNamed reports whether a name is that of a table's column: what sp_rename
// looks for, too, where it is not told what to rename.
func (c *catalog) columnNamed(n qualified) bool {
	k := len(n.parts) - 2
	if k < 0 {
		return false
	}
	schema := ""
	if k > 0 {
		schema = n.parts[k-1]
	}
	t := c.find(schema, n.parts[k])
	return t != nil && !t.notTable && t.column(n.name) != nil
}

func (f *batchFlow) renameColumn(st *statement, n qualified, to string, span source.Span, m mode) {
	c := f.c
	if len(n.parts) < 2 {
		c.incomplete(f.s.tokenSpan(st.toks[0]), "sp_rename of a column names no table", "write 'schema.table.column'")
		return
	}
	k := len(n.parts) - 2
	schema, table := "", n.parts[k]
	if k > 0 {
		schema = n.parts[k-1]
	}
	t := c.find(schema, table)
	if t == nil {
		t = c.assume(c.key(schema, table), f.s.tokenSpan(st.toks[0]))
		c.incomplete(t.span, "table “"+t.key.String()+"” is changed here, but nothing before it makes it", "name the files that make it before this one")
		return
	}
	col := t.column(n.name)
	switch other := t.column(to); {
	case col == nil && m == perhaps, t.notTable:
	case col == nil:
		c.missing(f.s, st, t, n.name)
	case other != nil && other != col:
		c.report(source.Error, span, fmt.Sprintf("column “%s” of table “%s” is defined twice, first at %s", to, t.key, other.span), "give it another name")
	default:
		t.renameColumn(col, to, span)
		if m == perhaps {
			t.unread = true
			f.depends(st, t)
		}
	}
}

// spanOf is the place of a text in the file, or that of the statement.
func (f *batchFlow) spanOf(st *statement, v value) source.Span {
	text := &script{file: f.s.file, lines: f.s.lines, origin: f.originOf(st, v)}
	return text.span(0, len(v.text))
}
