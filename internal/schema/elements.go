package schema

import "github.com/pare-dev/pare/internal/schema/lex"

// schemaElements cuts CREATE SCHEMA s CREATE TABLE … CREATE VIEW … into the
// statements it holds, which are made in that schema.
func (s *script) schemaElements(st *lex.Statement, keep func([]lex.Token) []lex.Token) {
	toks := keep(st.Tokens)
	depth := 0
	var starts []int
	for i, t := range toks {
		switch {
		case t.IsPunct(s.src, '('):
			depth++
		case t.IsPunct(s.src, ')'):
			depth--
		case depth == 0 && i > 0 && (t.Is(s.src, "create") || t.Is(s.src, "grant")):
			starts = append(starts, i)
		}
	}
	schema := schemaName(s, toks)
	comments := st.Comments
	for n, i := range starts {
		end := len(toks)
		if n+1 < len(starts) {
			end = starts[n+1]
		}
		part := lex.Statement{Tokens: toks[i:end]}
		v := classify(s.d, s.src, &part)
		own := comments
		if end < len(toks) { // comments before the next element
			own = before(comments, int(toks[end].Start))
		}
		comments = comments[len(own):]
		s.stmts = append(s.stmts, statement{verb: v, toks: toks[i:end:end], comments: keep(own), escapes: st.Escapes, within: schema})
	}
	if len(starts) == 0 && (st.Fault != nil || annotates(s.src, st.Comments)) {
		s.stmts = append(s.stmts, statement{toks: toks, comments: keep(st.Comments)})
	}
	if last := len(s.stmts) - 1; last >= 0 && st.Fault != nil {
		s.stmts[last].fault = st.Fault
	}
}

// schemaName is the name in CREATE SCHEMA [IF NOT EXISTS] name, or in
// AUTHORIZATION role, whose name the schema then has.
func schemaName(s *script, toks []lex.Token) string {
	w := &words{s.src, toks}
	w.all("create", "schema")
	w.all("if", "not", "exists")
	w.next("authorization")
	if len(w.toks) == 0 {
		return ""
	}
	return s.fold(w.toks[0])
}
