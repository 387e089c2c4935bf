package schema

import "github.com/pare-dev/pare/internal/schema/lex"

// untyped reports whether a statement makes a table of columns one of which has
// no type, or whose name or that of a column is a string: SQLite alone takes that.
func untyped(src string, toks []lex.Token) bool {
	w := &words{src, toks}
	if w.next("create") == "" {
		return false
	}
	w.next("temp", "temporary")
	if w.next("table") == "" {
		return false
	}
	w.all("if", "not", "exists")
	for len(w.toks) > 0 && !w.toks[0].IsPunct(src, '(') {
		if w.toks[0].Is(src, "of") || w.toks[0].Is(src, "as") { // PARTITION OF, OF type
			return false
		}
		if w.toks[0].Kind == lex.String && src[w.toks[0].Start] == '\'' {
			return true
		}
		w.toks = w.toks[1:]
	}
	s := &script{src: src, d: &dialect{psql: true}}
	end := s.closing(w.toks)
	if end >= len(w.toks) || end+1 < len(w.toks) && w.toks[end+1].Is(src, "as") {
		return false
	}
	for _, item := range s.items(w.toks) {
		if len(item) == 0 || !s.definesColumn(item) {
			continue
		}
		if item[0].Kind == lex.String && src[item[0].Start] == '\'' || len(item) == 1 && named(item[0]) {
			return true
		}
		if named(item[0]) && (item[1].Is(src, "references") || item[1].Is(src, "unique") || item[1].Is(src, "primary") || item[1].Is(src, "check") ||
			item[1].Is(src, "default") || item[1].Is(src, "collate") || item[1].Is(src, "not")) {
			return true
		}
	}
	return false
}

func named(t lex.Token) bool { return t.Kind == lex.Word || t.Kind == lex.Quoted }
