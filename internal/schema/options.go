package schema

import (
	"slices"

	"github.com/pare-dev/pare/internal/schema/ddl"
	"github.com/pare-dev/pare/internal/schema/lex"
)

// withoutOptions parses a CREATE TABLE up to the end of its parentheses, where
// the parser refuses what a database of PostgreSQL's kin writes behind them:
// DISTRIBUTED BY (id). The columns are as sure as ever; what the rest says of
// them is not, so the table is approximate.
func (st *statement) withoutOptions(s *script) {
	e, ok := st.err.(*ddl.SyntaxError)
	if !ok || e.At < 0 || st.verb != createTable {
		return
	}
	open := slices.IndexFunc(st.toks, func(t lex.Token) bool { return t.IsPunct(s.src, '(') })
	if open < 0 {
		return
	}
	end := open + s.closing(st.toks[open:])
	if end+1 >= len(st.toks) || e.At < int(st.toks[end].End)-st.base() || hidden(s.src, st.toks) {
		return
	}
	w := &words{s.src, st.toks[end+1:]}
	oids := w.all("with", "oids") && len(w.toks) == 0 // as PostgreSQL 11 dumps it
	w.toks = st.toks[end+1:]
	if w.next("distributed", "distribute", "partition", "split", "locality", "with", "tablespace") == "" {
		return
	}
	own := *st
	own.toks = st.toks[:end+1]
	parsed, err := s.d.parse(s.standIn(&own, s.text(own.toks)))
	if err != nil || parsed.Create == nil {
		return
	}
	st.parsed, st.err, st.stood = parsed, nil, own.stood
	if !oids {
		st.approx, st.doubt = true, e
	}
}
