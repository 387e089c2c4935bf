package schema

import (
	"strings"

	"github.com/pare-dev/pare/internal/schema/lex"
)

// qualified is a name as the file has it: [schema.]name or, for a column,
// [schema.]table.column, read by the caller.
type qualified struct {
	parts        []string
	toks         []lex.Token
	schema, name string
	start, end   int
}

// name reads a qualified name at the start of the tokens, and gives the rest.
func (s *script) name(toks []lex.Token) (q qualified, rest []lex.Token, ok bool) {
	for i := 0; i < len(toks); i += 2 {
		t := toks[i]
		part := s.fold(t)
		if part == "" {
			return q, toks, false
		}
		q.parts, q.toks = append(q.parts, part), append(q.toks, t)
		if i+1 >= len(toks) || !toks[i+1].IsPunct(s.src, '.') {
			rest = toks[i+1:]
			break
		}
		if i+2 < len(toks) && toks[i+2].IsPunct(s.src, '.') { // database..table
			q.parts, q.toks = append(q.parts, ""), append(q.toks, toks[i+1])
			i++
		}
	}
	n := len(q.parts)
	if n == 0 || n > 4 || len(rest) == 0 && int(q.toks[n-1].End) != int(toks[len(toks)-1].End) {
		return q, toks, false
	}
	q.name = q.parts[n-1]
	if n > 1 {
		q.schema = q.parts[n-2]
	}
	if s.d.lex.DottedNames {
		q.schema, q.name = lex.Undot(q.schema, q.name)
	}
	q.start, q.end = int(q.toks[0].Start), int(q.toks[n-1].End)
	return q, rest, true
}

// written is what the tokens say as written, with white space folded and
// comments left out.
func (s *script) written(toks []lex.Token) string {
	if len(toks) == 0 {
		return ""
	}
	var b strings.Builder
	from := toks[0].Start
	for i := 1; i < len(toks); i++ {
		gap := s.src[toks[i-1].End:toks[i].Start]
		if gap == "" || gap == " " {
			continue
		}
		b.WriteString(s.src[from:toks[i-1].End])
		b.WriteByte(' ')
		from = toks[i].Start
	}
	last := s.src[from:toks[len(toks)-1].End]
	if b.Len() == 0 {
		return strings.Clone(last)
	}
	b.WriteString(last)
	return b.String()
}
