package schema

import (
	"fmt"

	"github.com/pare-dev/pare/internal/schema/ddl"
	"github.com/pare-dev/pare/internal/schema/lex"
	"github.com/pare-dev/pare/internal/source"
)

// alter folds an ALTER TABLE.
func (c *catalog) alter(s *script, st *statement, a *ddl.Alter) {
	if a.NotTable {
		return
	}
	n, rest, ok := s.name(from(st.toks, st.base()+a.Table.At))
	if !ok || n.name != a.Table.Name {
		c.incomplete(s.tokenSpan(st.toks[0]), "the name of the table that this statement changes cannot be placed", "mend the statement")
		return
	}
	t := c.find(n.schema, n.name)
	switch {
	case t == nil && (a.IfExists || harmless(a.Commands)):
		return
	case t == nil:
		t = c.assume(c.key(n.schema, n.name), s.span(n.start, n.end))
		c.incomplete(t.span, "table “"+t.key.String()+"” is changed here, but nothing before it makes it", "name the files that make it before this one")
		c.unsolved = append(c.unsolved, unsolved{t, c.problems[len(c.problems)-1]})
	case t.notTable:
		if a.Commands[0].Action == ddl.RenameTable {
			c.rename(t, relKey{t.key.schema, a.Commands[0].NewName})
		}
		return
	case t.assumed:
		c.spokenOf(t.key, s.file)
	}
	if len(rest) > 0 && rest[0].Kind == lex.Operator && rest[0].Text(s.src) == "*" {
		rest = rest[1:]
	}
	parts := s.parts(st, a, rest)
	if len(parts) != len(a.Commands) {
		c.unresolved(t, s.tokenSpan(st.toks[0]), fmt.Sprintf("is changed in %d ways here, where the parser found %d", len(parts), len(a.Commands)))
		return
	}
	t.approximate = t.approximate || st.approx
	c.doubt(s, st, t)
	c.altered = c.altered || !harmless(a.Commands)
	var owners []owner
	for i := range a.Commands {
		col := c.command(s, st, t, &a.Commands[i], parts[i], a.Only)
		owners = append(owners, owner{parts[i], col, a.Commands[i].Action == ddl.AddColumn || a.Commands[i].Action == ddl.Redefine})
	}
	if len(st.comments) > 0 {
		c.bindComments(s, st, t, owners)
	}
}

// parts gives the tokens of each part of an ALTER TABLE.
func (s *script) parts(st *statement, a *ddl.Alter, rest []lex.Token) [][]lex.Token {
	if len(a.Commands) == 0 || a.Commands[0].End == 0 {
		return s.split(rest)
	}
	var out [][]lex.Token
	for _, k := range a.Commands {
		out = append(out, st.between(k.At, k.End))
	}
	return out
}

func harmless(cmds []ddl.Command) bool {
	for _, k := range cmds {
		if k.Action != ddl.Other {
			return false
		}
	}
	return true
}

// command folds one part of an ALTER TABLE, and gives the column it is about.
func (c *catalog) command(s *script, st *statement, t *table, k *ddl.Command, part []lex.Token, only bool) *column {
	switch k.Action {
	case ddl.AddColumn:
		return c.addColumn(s, st, t, k, part, only)
	case ddl.AddConstraint:
		n := len(t.constraints)
		c.constrain(s, st, t, &k.Constraint)
		if len(t.constraints) > n && !only {
			for _, child := range t.children {
				child.share(t.constraints[n])
			}
		}
	case ddl.DropConstraint:
		if p := t.primary(); k.Constraint.Primary && p != nil {
			t.dropKey(p)
			return nil
		}
		t.dropConstraint(k.Name)
	case ddl.RenameConstraint:
		for _, con := range t.constraints {
			if con.name == k.Name {
				delete(t.taken, k.Name)
				t.taken[k.NewName] = true
				con.name = k.NewName
			}
		}
	case ddl.RenameTable, ddl.SetSchema:
		c.move(s, t, k, part)
	case ddl.Modify:
		return c.modify(s, st, t, k)
	case ddl.SwapTable:
		c.swap(s, st, t, k)
	case ddl.Inherit, ddl.NoInherit, ddl.AttachPartition, ddl.DetachPartition:
		c.adopt(s, st, t, k)
	case ddl.Other:
		if k.Constraint.Check {
			t.check(k.Constraint.Name, nil)
		}
		return t.column(k.Name)
	default:
		return c.changeColumn(s, st, t, k, part, only)
	}
	return nil
}

func (c *catalog) addColumn(s *script, st *statement, t *table, k *ddl.Command, part []lex.Token, only bool) *column {
	item := from(part, st.base()+k.Column.At)
	if len(item) == 0 || s.fold(item[0]) != k.Name {
		c.unresolved(t, s.tokenSpan(st.toks[0]), "gets column “"+k.Name+"”, whose name cannot be placed")
		return nil
	}
	if old := t.column(k.Name); old != nil {
		switch {
		case k.IfExists:
			return nil
		case t.unread:
			return old
		}
		c.report(source.Error, s.tokenSpan(item[0]), fmt.Sprintf("column “%s” of table “%s” is defined twice, first at %s", k.Name, t.key, old.span), "keep one of the two, or say ADD COLUMN IF NOT EXISTS")
		return nil
	}
	col := s.define(st, &k.Column, item)
	c.said(s, st, col, &k.Column)
	if !t.add(col) {
		c.full(t, col.span)
		return nil
	}
	t.position(col, k)
	c.uses(t, col.typ)
	c.columnKeys(s, st, t, col, &k.Column)
	if !only {
		c.spread(t, col)
	}
	return col
}

// changeColumn folds what changes a column that is there.
func (c *catalog) changeColumn(s *script, st *statement, t *table, k *ddl.Command, part []lex.Token, only bool) *column {
	col := t.column(k.Name)
	if col == nil {
		if !k.IfExists {
			c.missing(s, st, t, k.Name)
		}
		return nil
	}
	var change func(*table, *column)
	switch k.Action {
	case ddl.DropColumn:
		if c.d.keysByName && c.keeps(s, t, col, part) {
			return col
		}
		t.dropColumn(col, k.Cascade, only)
		return col
	case ddl.Redefine:
		return c.redefine(s, st, t, col, k)
	case ddl.RenameColumn:
		last := part[len(part)-1]
		if old := t.column(k.NewName); old != nil && old != col {
			c.report(source.Error, s.tokenSpan(last), fmt.Sprintf("column “%s” of table “%s” is defined twice, first at %s", k.NewName, t.key, old.span), "give it another name")
			return col
		}
		span := s.tokenSpan(last)
		c.repointColumn(t, col.name, k.NewName)
		change = func(t *table, col *column) { t.renameColumn(col, k.NewName, span) }
	case ddl.SetType:
		typ := s.written(s.typeTokens(from(part, st.base()+k.TypeAt)))
		c.uses(t, typ)
		change = func(_ *table, col *column) { col.typ = typ }
	case ddl.SetNotNull, ddl.DropNotNull:
		change = func(_ *table, col *column) { col.notNull, col.said = k.Action == ddl.SetNotNull, true }
	case ddl.SetDefault:
		def := ""
		for i, t := range part {
			if t.Is(s.src, "default") && (i == 0 || part[i-1].Is(s.src, "set")) {
				def = s.written(part[i+1:])
				break
			}
		}
		change = func(_ *table, col *column) { col.setDefault(def) }
	case ddl.DropDefault:
		change = func(_ *table, col *column) { col.setDefault("") }
	case ddl.SetGenerated:
		change = func(_ *table, col *column) { col.generated = k.Generated }
	case ddl.DropGenerated:
		change = func(_ *table, col *column) {
			if col.generated == k.Generated {
				col.generated = ddl.NotGenerated
			}
		}
	}
	name := col.name
	change(t, col)
	if only {
		return col
	}
	t.walk(func(child *table) {
		if own := child.column(name); own != nil {
			change(child, own)
		}
	})
	return col
}

// missing reports a column that a statement names and its table has not.
func (c *catalog) missing(s *script, st *statement, t *table, name string) {
	if t.unread {
		return
	}
	span := s.tokenSpan(st.toks[0])
	for _, tok := range st.toks {
		if (tok.Kind == lex.Word || tok.Kind == lex.Quoted) && s.fold(tok) == name {
			span = s.tokenSpan(tok)
		}
	}
	t.unread = true
	var have []string
	for _, col := range t.cols {
		have = append(have, col.name)
	}
	hint := source.DidYouMean(name, have)
	if hint == "" {
		hint = "name the files that give it to the table before this one"
	}
	c.incomplete(span, "table “"+t.key.String()+"” has no column “"+name+"” at this point", hint)
}

// move renames a table or moves it to another schema.
func (c *catalog) move(s *script, t *table, k *ddl.Command, part []lex.Token) {
	to := relKey{t.key.schema, k.NewName}
	last := part[len(part)-1]
	switch {
	case k.Action == ddl.SetSchema:
		to = c.d.key(k.NewName, t.key.name)
	case c.d.databases && t.key.schema != tempSchema:
		to = c.key(k.Other.Schema, k.NewName)
	}
	if old := c.at(to); old != nil && old != t && !old.notTable {
		c.report(source.Error, s.tokenSpan(last), fmt.Sprintf("table “%s” is made twice, first at %s", to, old.span), "give it another name")
		return
	}
	c.repoint(t.key, to)
	c.renameVirtual(t, to, s.tokenSpan(last))
	c.rename(t, to)
	if k.Action == ddl.RenameTable {
		t.span = s.tokenSpan(last)
	}
}
