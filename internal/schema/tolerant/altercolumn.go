package tolerant

import (
	"github.com/pare-dev/pare/internal/schema/ddl"
	"github.com/pare-dev/pare/internal/schema/lex"
)

// redefine reads MODIFY [COLUMN] definition, and CHANGE [COLUMN] name definition.
func (r *reader) redefine(renamed bool) ([]ddl.Command, error) {
	k := ddl.Command{Action: ddl.Redefine, TypeAt: -1}
	r.word("column")
	k.IfExists = r.word("if", "exists")
	if renamed {
		var ok bool
		if k.Name, ok = r.name(); !ok {
			return nil, r.unexpected("the name of a column")
		}
	}
	def := r.on(r.rest())
	k.First, k.After, def.toks = def.position()
	var err error
	if k.Column, err = def.column(); err != nil {
		return nil, err
	}
	if k.First || k.After != "" {
		k.Column.Qualifiers = append(k.Column.Qualifiers, def.end())
	}
	if k.NewName = k.Column.Name; !renamed {
		k.Name = k.NewName
	}
	return []ddl.Command{k}, nil
}

// alterColumn reads ALTER [COLUMN] name …: SET and DROP, or a new type.
func (r *reader) alterColumn() ([]ddl.Command, error) {
	if r.any("index", "check", "constraint") {
		return []ddl.Command{{TypeAt: -1}}, nil
	}
	r.word("column")
	k := ddl.Command{TypeAt: -1}
	var ok bool
	if k.Name, ok = r.name(); !ok {
		return nil, r.unexpected("the name of a column")
	}
	switch {
	case r.word("set", "not", "null"):
		k.Action = ddl.SetNotNull
	case r.word("drop", "not", "null"):
		k.Action = ddl.DropNotNull
	case r.word("set", "default"):
		k.Action = ddl.SetDefault
	case r.word("drop", "default"):
		k.Action = ddl.DropDefault
	case r.word("set", "data", "type"), r.word("type"):
		k.Action, k.TypeAt = ddl.SetType, r.at()
		if r.g.Types != nil {
			k.At, k.End = int(r.toks[0].Start)-r.base, r.typeEnd()
		}
	case r.g.Types != nil && r.in(r.g.Ends), r.is("unset"):
	case r.is("set"), r.is("drop"), r.is("add"):
	default:
		k.Action, k.TypeAt = ddl.SetType, r.at()
		k.At, k.End = int(r.toks[0].Start)-r.base, r.end()
		null := ddl.Command{Action: ddl.DropNotNull, Name: k.Name, TypeAt: -1}
		for first := true; !r.done(); r.skip() {
			if !first && r.in(r.g.Ends) && k.End == r.end() {
				k.End = int(r.toks[r.i-1].End) - r.base
			}
			if r.is("not", "null") {
				null.Action = ddl.SetNotNull
			}
			first = false
		}
		null.At, null.End = k.End, k.End
		return []ddl.Command{k, null}, nil
	}
	return []ddl.Command{k}, nil
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
