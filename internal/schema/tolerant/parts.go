package tolerant

import "github.com/pare-dev/pare/internal/schema/lex"

// parts cuts what stands behind the name in ALTER TABLE: at its commas and, in
// some dialects, before each word that begins a part.
func (r *reader) parts() [][]lex.Token {
	parts := r.split(r.rest())
	if !r.g.Chained {
		return parts
	}
	var out [][]lex.Token
	for _, toks := range parts {
		part, from := r.on(toks), 0
		for part.skip(); !part.done(); part.skip() {
			begins := part.is("add") || part.is("modify") || part.is("rename") || part.is("drop") && !part.is("drop", "identity")
			if begins && !toks[part.i-1].IsPunct(r.src, '.') {
				out = append(out, toks[from:part.i])
				from = part.i
			}
		}
		out = append(out, toks[from:])
	}
	return out
}

// typeEnd steps over a type and gives the place where it ends.
func (r *reader) typeEnd() int {
	for first := true; !r.done() && (first || !r.in(r.g.Ends) && !r.is("using")); first = false {
		r.skip()
	}
	if r.i == 0 {
		return r.at()
	}
	return int(r.toks[r.i-1].End) - r.base
}

// from gives the tokens from that one on.
func from(toks []lex.Token, first lex.Token) []lex.Token {
	for i, t := range toks {
		if t == first {
			return toks[i:]
		}
	}
	return nil
}
