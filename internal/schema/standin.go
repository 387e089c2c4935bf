package schema

import (
	"strings"

	"github.com/pare-dev/pare/internal/schema/ddl"
	"github.com/pare-dev/pare/internal/schema/lex"
)

// The parser stumbles over two things that PostgreSQL reads: a column that is
// called exclude without quotes, and plain strings with backslash escapes. It is
// given something as long in their place, so that every place stays right.
const (
	excludeName  = "exclude"
	excludeStand = "exclud$"
)

// standIn is the statement's text as the parser is to have it.
func (s *script) standIn(st *statement, text string) string {
	var out []byte
	put := func(t lex.Token, with string) {
		if out == nil {
			out = []byte(text)
		}
		copy(out[int(t.Start)-st.base():], with)
	}
	depth := 0
	for i, t := range st.toks {
		switch {
		case t.IsPunct(s.src, '('):
			depth++
		case t.IsPunct(s.src, ')'):
			depth--
		case t.Kind == lex.String && st.escapes && s.src[t.Start] == '\'':
			if in := s.src[t.Start+1 : t.End-1]; strings.Contains(in, `\`) {
				put(t, "'"+strings.Repeat("x", len(in)))
			}
		case t.Is(s.src, excludeName) && s.definesExclude(st.toks, i, depth):
			put(t, excludeStand)
		}
	}
	if out == nil {
		return text
	}
	st.stood = true
	return string(out)
}

// definesExclude reports whether the word at i is the name of a column that is
// defined there.
func (s *script) definesExclude(toks []lex.Token, i, depth int) bool {
	if i == 0 || !s.definesColumn(toks[i:min(i+2, len(toks))]) {
		return false
	}
	before := toks[i-1]
	if depth == 1 {
		return before.IsPunct(s.src, '(') || before.IsPunct(s.src, ',')
	}
	return depth == 0 && before.IsAny(s.src, "add", "column", "exists")
}

// restore gives the column its name back in what the parser found.
func (st *statement) restore() {
	if !st.stood {
		return
	}
	fix := func(name *string) {
		if *name == excludeStand {
			*name = excludeName
		}
	}
	column := func(d *ddl.Column) {
		fix(&d.Name)
		for i := range d.Constraints {
			for j := range d.Constraints[i].Columns {
				fix(&d.Constraints[i].Columns[j])
			}
		}
	}
	if c := st.parsed.Create; c != nil {
		for i := range c.Columns {
			column(&c.Columns[i])
		}
	}
	if a := st.parsed.Alter; a != nil {
		for i := range a.Commands {
			fix(&a.Commands[i].Name)
			fix(&a.Commands[i].NewName)
			column(&a.Commands[i].Column)
		}
	}
}
