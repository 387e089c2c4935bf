package schema

import (
	"slices"
	"strings"

	"github.com/pare-dev/pare/internal/schema/ddl"
	"github.com/pare-dev/pare/internal/schema/lex"
	"github.com/pare-dev/pare/internal/schema/text"
	"github.com/pare-dev/pare/internal/source"
)

// owner is a part of a statement that comments may belong to: an item of a
// table's parentheses, or one part of an ALTER TABLE. Col is nil where the part
// is about no column.
type owner struct {
	toks    []lex.Token
	col     *column
	defines bool // plain comments belong to the column too
}

// breakpoint is a comment that says nothing about what it stands beside.
const breakpoint = text.Breakpoint

// owners pairs the items of a table's parentheses with its columns.
func (s *script) owners(st *statement, t *table, d *ddl.Create) []owner {
	out := make([]owner, len(d.Items))
	for i, at := range d.Items {
		item := st.between(at.At, at.End)
		out[i] = owner{toks: item, defines: true}
		if at.Column >= 0 && len(item) > 0 {
			if col := t.column(d.Columns[at.Column].Name); col != nil && col.span == s.tokenSpan(item[0]) {
				out[i].col = col
			}
		}
	}
	return out
}

// bindComments gives each comment of a statement to the column on its line. A
// block comment inside a part or right behind it belongs to that one; any other
// belongs to the one part that has a token on its line. What is given away is
// taken off the statement's list.
func (c *catalog) bindComments(s *script, st *statement, t *table, owners []owner) {
	owners = slices.DeleteFunc(owners, func(o owner) bool { return len(o.toks) == 0 })
	c.bindWaivers(s, st, t, owners)
	kept := st.comments[:0]
	first := 0 // the first part that ends on the comment's line or behind it
	for _, com := range st.comments {
		start, end := s.lines.Bounds(s.lines.Line(int(com.Start)))
		for first < len(owners) && owners[first].end() <= start {
			first++
		}
		var on []*owner
		if o := holder(s, com, owners); o != nil {
			on = append(on, o)
		} else {
			for i := first; i < len(owners) && len(on) < 2 && int(owners[i].toks[0].Start) < end; i++ {
				if touches(owners[i].toks, start, end) {
					on = append(on, &owners[i])
				}
			}
		}
		if !c.bindComment(s, com, on) {
			kept = append(kept, com)
		}
	}
	st.comments = kept
}

func (o *owner) end() int { return int(o.toks[len(o.toks)-1].End) }

// holder is the part that a block comment stands in, or right behind on its
// line before any comma.
func holder(s *script, com lex.Token, owners []owner) *owner {
	i, _ := slices.BinarySearchFunc(owners, com.Start, func(o owner, at int32) int { return int(o.toks[0].Start - at) })
	if com.Kind != lex.BlockComment || i == 0 {
		return nil
	}
	o := &owners[i-1]
	if o.end() > int(com.Start) || strings.Trim(s.src[o.end():com.Start], " \t") == "" {
		return o
	}
	return nil
}

// touches reports whether one of the tokens stands on the line.
func touches(toks []lex.Token, start, end int) bool {
	on := from(toks, start)
	return len(on) > 0 && int(on[0].Start) < end || len(on) < len(toks) && int(toks[len(toks)-len(on)-1].End) > start
}

// bindComment gives a comment to the one part on its line, and reports whether
// it has been dealt with.
func (c *catalog) bindComment(s *script, com lex.Token, on []*owner) bool {
	text := commentOf(s, com)
	has := len(marked(text.value)) > 0
	switch {
	case has && len(on) > 1:
		m := marked(text.value)[0]
		c.report(source.Error, text.span(m[0]-len(marker), m[1]), "this annotation is on a line with more than one definition", "put each column on its own line")
		return true
	case len(on) != 1 || on[0].col == nil:
		return false
	}
	col := on[0].col
	if !has {
		if words := strings.Fields(text.value); on[0].defines && len(words) > 0 && strings.Join(words, " ") != breakpoint {
			col.remarks = append(col.remarks, strings.Join(words, " "))
		}
		return true
	}
	a := c.annotation(text)
	if a == nil {
		return true
	}
	old := col.noted
	if old == nil {
		old = col.stated
	}
	if old != nil {
		c.report(source.Error, a.Span, "column “"+col.name+"” is annotated twice, first at "+old.Span.String(), "keep one of the two")
		return true
	}
	col.noted = a
	if rest := plainText(text.value); rest != "" {
		col.remarks = append(col.remarks, rest)
	}
	return true
}

// commentOf is a comment's text without its marks.
func commentOf(s *script, com lex.Token) annotated {
	at, end := int(com.Start)+2, int(com.End)
	if s.src[com.Start] == '#' {
		at--
	}
	if com.Kind == lex.BlockComment {
		end -= 2
	}
	return annotated{s: s, value: s.src[at:end], at: int(com.Start), end: int(com.End), exact: at}
}

// unbound reports what comments say that no column and no table has taken.
func (c *catalog) unbound(s *script, st *statement) {
	for _, com := range st.comments {
		if hasAnnotation(com.Text(s.src)) {
			c.noColumn(commentOf(s, com))
		}
	}
}
