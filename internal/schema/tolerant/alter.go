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
