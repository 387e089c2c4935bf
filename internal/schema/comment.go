package schema

import (
	"github.com/pare-dev/pare/internal/schema/ddl"
	"github.com/pare-dev/pare/internal/schema/lex"
)

// said gives a column the COMMENT that its definition holds.
func (c *catalog) said(s *script, st *statement, col *column, d *ddl.Column) {
	if text, ok := s.stringAt(st, d.CommentAt); ok {
		c.noWaiver(text, "a waiver is nothing that the database should keep")
		col.stated, col.comment = c.annotation(text), plainText(text.value)
	}
}

// saidOfTable gives a table its COMMENT.
func (c *catalog) saidOfTable(s *script, st *statement, t *table, at int) {
	if text, ok := s.stringAt(st, at); ok {
		t.comment = plainText(text.value)
		c.noColumn(text)
	}
}

// stringAt reads the string that starts at the offset in the statement. There is
// none at -1.
func (s *script) stringAt(st *statement, at int) (annotated, bool) {
	if at < 0 {
		return annotated{}, false
	}
	toks := from(st.toks, st.base()+at)
	if len(toks) == 0 || toks[0].Kind != lex.String {
		return annotated{}, false
	}
	text := annotated{s: s, at: int(toks[0].Start), end: int(toks[0].End), exact: -1}
	var ok bool
	text.value, text.exact, ok = s.d.lex.StringValue(s.src, toks[0], st.escapes)
	return text, ok
}
