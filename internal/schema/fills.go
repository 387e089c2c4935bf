package schema

import (
	"github.com/pare-dev/pare/internal/schema/lex"
	"github.com/pare-dev/pare/internal/schema/text"
)

// text is what there is to know of the dialect to read what files say.
func (d *dialect) text() text.Dialect {
	return text.Dialect{Name: d.name, Lex: d.lex, Fills: func(src string, st *lex.Statement) bool {
		return !annotates(src, st.Comments) && (fills(src, st.Tokens) && classify(d, src, st) == skipped || writesObject(src, st))
	}}
}

func fills(src string, toks []lex.Token) bool {
	w := &words{src, toks}
	return w.next("insert", "replace", "update", "delete") != ""
}

// writesObject reports whether a statement is a part of a large object, as
// pg_dump writes them.
func writesObject(src string, st *lex.Statement) bool {
	w := &words{src, st.Tokens}
	if st.Fault != nil || st.Command != "" || !w.all("select", "pg_catalog") || len(w.toks) != 7 || !w.toks[0].IsPunct(src, '.') {
		return false
	}
	w.toks = w.toks[1:]
	return w.all("lowrite")
}
