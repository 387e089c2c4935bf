package schema

import (
	"slices"
	"strings"

	"github.com/pare-dev/pare/internal/schema/lex"
)

// conditions follows psql's \if while the text is cut: where each of those that
// are open stands among the statements kept.
type conditions []int

// clientWord is the word of a psql command, or "".
func clientWord(src string, toks []lex.Token) string {
	if len(toks) != 1 || toks[0].Kind != lex.Meta {
		return ""
	}
	word, _, _ := strings.Cut(toks[0].Text(src), " ")
	return strings.ToLower(word)
}

// follow notes the last statement kept. Where nothing between an \if and its
// \endif matters, it is nothing to speak of: scripts so ask for what is missing
// or stop where they ran before.
func (c *conditions) follow(s *script) {
	last := len(s.stmts) - 1
	switch clientWord(s.src, s.stmts[last].toks) {
	case `\if`:
		*c = append(*c, last)
	case `\endif`:
		n := len(*c) - 1
		if n < 0 {
			return
		}
		from := (*c)[n]
		*c = (*c)[:n]
		matters := func(st statement) bool {
			_, includes := s.includes(&st)
			return includes || st.verb != client
		}
		if slices.ContainsFunc(s.stmts[from:], matters) {
			return
		}
		inside := slices.DeleteFunc(s.stmts[from:], func(st statement) bool {
			word := clientWord(s.src, st.toks)
			return word == `\if` || word == `\elif`
		})
		s.stmts = s.stmts[:from+len(inside)]
	}
}

// quits reports whether psql leaves the script here. Where it may, it is taken
// to go on: a script that always stopped would make nothing.
func (c conditions) quits(src string, st *lex.Statement) bool {
	word := clientWord(src, st.Tokens)
	return len(c) == 0 && (word == `\q` || word == `\quit`)
}
