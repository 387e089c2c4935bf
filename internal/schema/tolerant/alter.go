package tolerant

import (
	"strings"

	"github.com/pare-dev/pare/internal/schema/ddl"
	"github.com/pare-dev/pare/internal/schema/lex"
)

// alter reads an ALTER TABLE behind its first word.
func (r *reader) alter() (*ddl.Alter, error) {
	for !r.word("table") {
		if r.done() || r.toks[r.i].Kind != lex.Word {
			return nil, r.unexpected("TABLE")
		}
		r.i++ // ONLINE, IGNORE, FOREIGN, …
	}
	a := &ddl.Alter{IfExists: r.word("if", "exists"), Only: r.word("only")}
	var ok bool
	if a.Table, ok = r.qualified(); !ok {
		return nil, r.unexpected("the name of the table")
	}
	if r.word("nowait") || r.word("wait") {
		if !r.done() && r.toks[r.i].Kind == lex.Number {
			r.i++
		}
	}
	verb := "" // of the part before, which the next one may go on with
	for _, toks := range r.parts() {
		part := r.on(toks)
		if part.in(r.g.Lasts) {
			part = r.on(from(r.rest(), toks[0]))
			a.Commands = append(a.Commands, ddl.Command{TypeAt: -1, At: part.at(), End: part.end()})
			break
		}
		if part.done() {
			return nil, part.unexpected("what is to be changed")
		}
		cmds, err := part.part(&verb)
		if err != nil {
			return nil, err
		}
		for i := range cmds {
			if cmds[i].End == 0 {
				part.i = 0
				cmds[i].At, cmds[i].End = part.at(), part.end()
			}
		}
		a.Commands = append(a.Commands, cmds...)
	}
	return a, nil
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

// verbs are the words that parts of an ALTER TABLE begin with.
var verbs = [...]string{"add", "drop", "modify", "change", "alter", "rename", "set"}

// part reads one part of an ALTER TABLE.
func (r *reader) part(before *string) ([]ddl.Command, error) {
	verb := ""
	if r.is("with", "check") || r.is("with", "nocheck") {
		r.i += 2
	}
	switch {
	case r.in(r.g.Harmless), r.i+1 < len(r.toks) && r.toks[r.i].Kind == lex.Word && r.toks[r.i+1].Text(r.src) == "=" && !r.is("rename"):
		*before = "harmless"
		return []ddl.Command{{}}, nil
	default:
		for _, v := range verbs {
			if r.word(v) {
				verb = v
				break
			}
		}
		switch {
		case r.word("swap", "with"):
			verb = "swap"
		case verb == "modify" && r.g.AltersByModify:
			verb = "alter"
		}
	}
	if verb == "" && r.g.Continued {
		verb = *before
	}
	*before = verb
	switch verb {
	case "add":
		return r.add()
	case "drop", "drop column", "drop constraint":
		return r.drop(before)
	case "harmless":
		return nil, nil
	case "modify", "change":
		if r.g.Partial {
			return r.modify()
		}
		return r.redefine(verb == "change")
	case "alter":
		return r.alterColumns()
	case "swap":
		if other, ok := r.qualified(); ok {
			return []ddl.Command{{Action: ddl.SwapTable, Other: other, TypeAt: -1}}, nil
		}
	case "rename":
		return r.rename()
	case "set":
		if r.g.Partial && r.word("unused") {
			return r.drop(before)
		}
		if r.word("schema") {
			if to, ok := r.name(); ok {
				return []ddl.Command{{Action: ddl.SetSchema, NewName: to}}, nil
			}
		}
	}
	return nil, r.unexpected("a change of a table")
}

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

// drop reads what stands behind DROP, or behind the part before it.
func (r *reader) drop(before *string) ([]ddl.Command, error) {
	k := ddl.Command{TypeAt: -1}
	switch {
	case r.word("primary", "key"):
		k.Action, k.Constraint.Primary = ddl.DropConstraint, true
		return []ddl.Command{k}, nil
	case r.word("foreign", "key"), r.word("constraint"):
		k.Action = ddl.DropConstraint
	case r.any("index", "key"):
		r.word("if", "exists")
		if name, _ := r.name(); strings.EqualFold(name, "primary") {
			k.Action, k.Constraint.Primary = ddl.DropConstraint, true
		}
		return []ddl.Command{k}, nil
	case r.any("check", "partition", "default", "unique"), r.is("period", "for"), r.is("system", "versioning"):
		return []ddl.Command{k}, nil
	case r.word("column"):
		k.Action = ddl.DropColumn
	case r.g.DropsConstraints && *before != "drop column":
		k.Action = ddl.DropConstraint
	default:
		k.Action = ddl.DropColumn
	}
	if *before = "drop column"; k.Action == ddl.DropConstraint {
		*before = "drop constraint"
	}
	k.IfExists = r.word("if", "exists")
	items := [][]lex.Token{r.rest()}
	if group := r.group(); group != nil {
		items = r.split(group)
	}
	var cmds []ddl.Command
	for _, toks := range items {
		item := r.on(toks)
		own := k
		var ok bool
		if own.Name, ok = item.name(); !ok {
			return nil, item.unexpected("a name")
		}
		own.Cascade = item.word("cascade")
		cmds = append(cmds, own)
	}
	return cmds, nil
}

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

// rename reads what stands behind RENAME.
func (r *reader) rename() ([]ddl.Command, error) {
	k := ddl.Command{Action: ddl.RenameTable, TypeAt: -1}
	switch {
	case r.word("to"), r.word("as"), r.equals(), r.done():
	case r.any("index", "key"):
		return []ddl.Command{{TypeAt: -1}}, nil
	case r.word("constraint"):
		k.Action = ddl.RenameConstraint
	case r.word("column"), r.i+1 < len(r.toks) && r.toks[r.i+1].Is(r.src, "to"):
		k.Action = ddl.RenameColumn
	}
	var ok bool
	if k.Action != ddl.RenameTable {
		k.IfExists = r.word("if", "exists")
		if k.Name, ok = r.name(); !ok || !r.word("to") {
			return nil, r.unexpected("a name, TO and another name")
		}
		k.NewName, ok = r.name()
	} else {
		to, found := r.qualified()
		k.NewName, k.Other, ok = to.Name, to, found
	}
	if !ok {
		return nil, r.unexpected("the new name")
	}
	return []ddl.Command{k}, nil
}
