package tolerant

import (
	"github.com/pare-dev/pare/internal/schema/ddl"
	"github.com/pare-dev/pare/internal/schema/lex"
)

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

// modify reads MODIFY of one column, or of several in parentheses, of each of
// which it says what changes alone.
func (r *reader) modify() ([]ddl.Command, error) {
	r.word("column")
	var cmds []ddl.Command
	for _, toks := range r.several() {
		item := r.on(toks)
		k := ddl.Command{Action: ddl.Modify, TypeAt: -1, At: item.at(), End: item.end()}
		var err error
		if k.Column, err = item.column(); err != nil {
			return nil, err
		}
		if k.Name = k.Column.Name; len(toks) > 2 && toks[1].Is(r.src, "drop") && toks[2].Is(r.src, "identity") {
			k.Action, k.Generated = ddl.DropGenerated, ddl.Identity
		}
		cmds = append(cmds, k)
	}
	return cmds, nil
}

// several gives what stands in the parentheses that open here, cut at its commas,
// or all that stands here where none do.
func (r *reader) several() [][]lex.Token {
	if group := r.group(); group != nil {
		return r.split(group)
	}
	return [][]lex.Token{r.rest()}
}

// alterColumns reads ALTER of one column, or of several in parentheses.
func (r *reader) alterColumns() ([]ddl.Command, error) {
	var cmds []ddl.Command
	for _, toks := range r.several() {
		item := r.on(toks)
		own, err := item.alterColumn()
		if err != nil {
			return nil, err
		}
		for _, k := range own {
			if k.End == 0 {
				item.i = 0
				k.At, k.End = item.at(), item.end()
			}
			cmds = append(cmds, k)
		}
	}
	return cmds, nil
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
