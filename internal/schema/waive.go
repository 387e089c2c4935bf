package schema

import (
	"slices"
	"strings"

	"github.com/pare-dev/pare/internal/schema/lex"
	"github.com/pare-dev/pare/internal/source"
)

// bindWaivers gives each waiver in the comments of a statement to the column or
// the table that it stands at: on its line or, where the comment has lines of its
// own, on the line below. Comments that waive are taken off the statement's list.
func (c *catalog) bindWaivers(s *script, st *statement, t *table, owners []owner) {
	if !slices.ContainsFunc(st.comments, func(com lex.Token) bool { return has(com.Text(s.src), "pare") }) {
		return
	}
	comments := slices.Clone(st.comments)
	st.comments = slices.DeleteFunc(st.comments, func(com lex.Token) bool {
		text := commentOf(s, com)
		lines := waived(text.value)
		if len(lines) == 0 {
			if line, _, _ := strings.Cut(text.value, "\n"); has(text.value, "ignore") {
				if _, slip := source.Remark(line); slip {
					c.problems = append(c.problems, source.Slip(s.span(int(com.Start), int(com.End))))
				}
			}
			return false
		}
		if more := marked(text.value); len(more) > 0 {
			c.report(source.Error, text.span(more[0][0]-len(marker), more[0][1]), "this annotation stands in one comment with a waiver", "give each a comment of its own")
			return true
		}
		into := c.waivedAt(s, st, t, com, comments, owners)
		if into == nil {
			c.noColumn(text)
			return true
		}
		for _, m := range lines {
			said := strings.TrimRight(text.value[m[0]:m[1]], " \t\r*")
			from := m[0] + len(said) - len(strings.TrimLeft(said, " \t"))
			*into = append(*into, source.Text{Value: text.value[from : m[0]+len(said)], Span: text.span(from, m[0]+len(said))})
		}
		return true
	})
}

// waivedAt is the list of waivers of the column or the table that a comment
// stands at; nil where it stands at neither, or at more than one.
func (c *catalog) waivedAt(s *script, st *statement, t *table, com lex.Token, comments []lex.Token, owners []owner) *[]source.Text {
	if o := holder(s, com, owners); o != nil && o.col != nil {
		return &o.col.waivers
	}
	start, end, ok := s.linesOf(com, comments)
	if !ok {
		return nil
	}
	var on *owner
	for i := range owners {
		if touches(owners[i].toks, start, end) {
			if on != nil {
				return nil
			}
			on = &owners[i]
		}
	}
	switch {
	case on != nil && on.col != nil:
		return &on.col.waivers
	case on == nil && touches(st.toks, start, end) && (len(owners) == 0 || int(owners[0].toks[0].Start) >= end):
		return &t.waivers
	}
	return nil
}

// linesOf gives the line of what a comment stands at: its own or, where nothing
// else stands there, the one below it and below the comments that follow. ok is
// false where that line is empty.
func (s *script) linesOf(com lex.Token, comments []lex.Token) (start, end int, ok bool) {
	start, end = s.lines.Bounds(s.lines.Line(int(com.Start)))
	if strings.Trim(s.src[start:com.Start], " \t") != "" {
		return start, end, true
	}
	for {
		_, end = s.lines.Bounds(s.lines.Line(int(com.End) - 1))
		if strings.Trim(s.src[com.End:end], " \t\r\n") != "" {
			start, end = s.lines.Bounds(s.lines.Line(int(com.End)))
			return start, end, true
		}
		if end >= len(s.src) {
			return 0, 0, false
		}
		start, end = s.lines.Bounds(s.lines.Line(end))
		rest := strings.TrimLeft(s.src[start:end], " \t")
		if strings.Trim(rest, "\r\n") == "" {
			return 0, 0, false
		}
		at := int32(end - len(rest))
		next := slices.IndexFunc(comments, func(other lex.Token) bool { return other.Start == at })
		if next < 0 {
			return start, end, true
		}
		com = comments[next]
	}
}
