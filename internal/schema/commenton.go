package schema

import (
	"strings"

	"github.com/pare-dev/pare/internal/schema/lex"
	"github.com/pare-dev/pare/internal/source"
)

// commentOn folds COMMENT ON TABLE and COMMENT ON COLUMN, and reports whether
// it was read. An annotation in any other COMMENT is reported.
func (c *catalog) commentOn(s *script, st *statement) bool {
	w := &words{s.src, st.toks}
	w.all("comment", "on")
	kind := w.next("table", "column", "foreign")
	if kind == "foreign" {
		kind = w.next("table")
	}
	text, ok := commentText(s, st)
	if kind == "" {
		c.noColumn(text)
		return true
	}
	n, rest, named := s.name(w.toks)
	if !named || !ok || len(rest) == 0 || !rest[0].Is(s.src, "is") {
		c.incomplete(s.tokenSpan(st.toks[0]), "this comment cannot be read: "+begins(s, st.toks), "write COMMENT ON "+strings.ToUpper(kind)+" name IS 'text'")
		return false
	}
	if kind == "table" {
		if t := c.find(n.schema, n.name); t != nil {
			t.comment = plainText(text.value)
		}
		c.noColumn(text)
		return true
	}
	if len(n.parts) < 2 {
		c.incomplete(s.span(n.start, n.end), "COMMENT ON COLUMN names no table", "write table.column")
		return false
	}
	k := len(n.parts) - 2
	schema, table, column := "", n.parts[k], n.name
	if k > 0 {
		schema = n.parts[k-1]
	}
	t := c.find(schema, table)
	if t == nil || t.notTable {
		c.noColumn(text)
		return true
	}
	c.commentColumn(s, st, t, column, text)
	return true
}

// commentColumn gives a column its comment.
func (c *catalog) commentColumn(s *script, st *statement, t *table, column string, text annotated) {
	if t.unread && t.column(column) == nil {
		c.noColumn(text)
		return
	}
	col := t.column(column)
	if col == nil {
		c.missing(s, st, t, column)
		return
	}
	if old := col.noted; old != nil && hasAnnotation(text.value) {
		c.report(source.Error, text.span(0, len(text.value)), "column “"+column+"” of table “"+t.key.String()+"” is annotated twice, first at "+old.Span.String(), "keep one of the two")
		return
	}
	c.noWaiver(text, "a waiver is nothing that the database should keep")
	col.stated = c.annotation(text)
	col.comment = plainText(text.value)
}

// commentText reads the string, or several that continue each other, behind IS.
// NULL gives the empty text.
func commentText(s *script, st *statement) (annotated, bool) {
	for i, t := range st.toks {
		if !t.Is(s.src, "is") || i+1 == len(st.toks) {
			continue
		}
		rest := st.toks[i+1:]
		text := annotated{s: s, at: int(rest[0].Start), end: int(rest[len(rest)-1].End), exact: -1}
		if len(rest) == 1 && rest[0].Is(s.src, "null") {
			return text, true
		}
		for _, r := range rest {
			v, at, ok := lex.StringValue(s.src, r, st.escapes)
			if !ok {
				return text, false
			}
			text.value += v
			if len(rest) == 1 {
				text.exact = at
			}
		}
		return text, true
	}
	return annotated{}, false
}
