package tolerant

import (
	"github.com/pare-dev/pare/internal/schema/ddl"
	"github.com/pare-dev/pare/internal/schema/lex"
)

// add reads what stands behind ADD: one column or key, or several in
// parentheses.
func (r *reader) add() ([]ddl.Command, error) {
	r.word("column")
	missing := r.word("if", "not", "exists")
	if r.is("system", "versioning") && len(r.toks) == r.i+2 {
		return []ddl.Command{{}}, nil
	}
	items := [][]lex.Token{r.rest()}
	if group := r.group(); group != nil {
		items = r.split(group)
	}
	var cmds []ddl.Command
	for _, toks := range items {
		item := r.on(toks)
		k := ddl.Command{TypeAt: -1, At: item.at(), End: item.end(), IfExists: missing}
		if item.in(r.g.Items) {
			if key, ok := item.constraint(); ok {
				k.Action, k.Constraint = ddl.AddConstraint, key
			} else {
				item.defaultFor(&k)
			}
			cmds = append(cmds, k)
			continue
		}
		k.First, k.After, item.toks = item.position()
		col, err := item.column()
		if err != nil {
			return nil, err
		}
		if k.First || k.After != "" {
			col.Qualifiers = append(col.Qualifiers, item.end())
		}
		k.Action, k.Column, k.Name = ddl.AddColumn, col, col.Name
		cmds = append(cmds, k)
	}
	return cmds, nil
}

// position reads FIRST or AFTER column at the end of a definition, and gives
// what stands before it.
func (r *reader) position() (first bool, after string, rest []lex.Token) {
	n := len(r.toks)
	if n > 1 && r.toks[n-1].Is(r.src, "first") {
		return true, "", r.toks[:n-1]
	}
	if n > 2 && r.toks[n-2].Is(r.src, "after") {
		return false, r.d.Name(r.src, r.toks[n-1]), r.toks[:n-2]
	}
	return false, "", r.toks
}

// defaultFor reads [CONSTRAINT name] DEFAULT expression FOR column.
func (r *reader) defaultFor(k *ddl.Command) {
	r.i = 0
	if r.word("constraint") {
		r.name()
	}
	at := r.at()
	if !r.word("default") {
		return
	}
	for r.skip(); !r.done(); r.skip() {
		if r.is("for") && !r.toks[r.i-1].Is(r.src, "value") {
			end := int(r.toks[r.i-1].End) - r.base
			r.i++
			if name, ok := r.name(); ok {
				k.Action, k.Name, k.At, k.End = ddl.SetDefault, name, at, end
			}
			return
		}
	}
}
