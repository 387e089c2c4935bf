package schema

import (
	"fmt"
	"slices"

	"github.com/pare-dev/pare/internal/schema/ddl"
	"github.com/pare-dev/pare/internal/schema/tolerant"
	"github.com/pare-dev/pare/internal/source"
)

// readTolerantly reads a statement by our own means, which give every place,
// and lets the dialect's strict parser confirm it.
func (st *statement) readTolerantly(s *script, text string) {
	st.parsed, st.err = tolerant.Read(s.src, st.toks, s.d.lex, &s.d.grammar)
	if st.err != nil {
		return
	}
	if more := hiddenTables(s.src, st.toks[1:]); len(more) > 0 {
		at := st.toks[more[0]-1]
		st.err = &ddl.SyntaxError{Msg: "another one begins here: " + s.written(st.toks[more[0]-1:more[0]+1]), At: int(at.Start) - st.base()}
		return
	}
	if st.approx = s.d.parse == nil; st.approx || st.settled() {
		return
	}
	if s.d.clean != nil {
		text = s.d.clean(s.src, st.toks)
	}
	err := s.d.confirmed(st.parsed, text)
	if err != nil && s.d.plain != nil {
		if text = s.d.plain(s.src, st.toks, st.parsed); text != "" && s.d.confirmed(st.parsed, text) == nil {
			err = nil
		}
	}
	st.approx, st.doubt = err != nil, err
}

// settled reports whether a statement holds nothing that a parser could confirm:
// a query is none of its business, and what changes no column needs no second
// opinion.
func (st *statement) settled() bool {
	if a := st.parsed.Alter; a != nil {
		return len(telling(a.Commands)) == 0
	}
	return len(st.parsed.Create.Items) == 0
}

// confirmed gives a text to the parser and compares what it finds in it.
func (d *dialect) confirmed(own ddl.Statement, text string) error {
	strict, err := d.parse(text)
	if err != nil {
		return err
	}
	return d.confirm(own, strict)
}

// confirm compares what our own reading found with what a strict parser did.
func (d *dialect) confirm(own, strict ddl.Statement) error {
	switch {
	case own.Create != nil && strict.Create != nil:
		if err := d.confirmColumns(own.Create.Columns, strict.Create.Columns); err != nil {
			return err
		}
		return d.confirmPrimary(own.Create.Constraints, strict.Create.Constraints)
	case own.Alter != nil && strict.Alter != nil:
		return d.confirmCommands(own.Alter.Commands, strict.Alter.Commands)
	}
	return fmt.Errorf("the parser found another kind of statement")
}

func (d *dialect) confirmColumns(own, strict []ddl.Column) error {
	if len(own) != len(strict) {
		return fmt.Errorf("%d columns, where the parser found %d", len(own), len(strict))
	}
	for i := range own {
		if err := d.confirmColumn(&own[i], &strict[i]); err != nil {
			return err
		}
	}
	return nil
}

func (d *dialect) confirmColumn(own, strict *ddl.Column) error {
	switch {
	case !d.sameColumn(own.Name, strict.Name):
		return fmt.Errorf("column “%s”, where the parser found “%s”", own.Name, strict.Name)
	case own.NotNull != strict.NotNull || own.PrimaryKey != strict.PrimaryKey:
		return fmt.Errorf("the parser finds column “%s” to be nullable or not, where it is not so", own.Name)
	}
	return nil
}

// confirmPrimary compares the primary keys that stand apart from columns.
func (d *dialect) confirmPrimary(own, strict []ddl.Constraint) error {
	isPrimary := func(k ddl.Constraint) bool { return k.Primary }
	a, b := slices.IndexFunc(own, isPrimary), slices.IndexFunc(strict, isPrimary)
	if (a < 0) != (b < 0) || a >= 0 && !slices.EqualFunc(own[a].Columns, strict[b].Columns, d.sameColumn) {
		return fmt.Errorf("another primary key is what the parser found")
	}
	return nil
}

// telling gives the parts of an ALTER TABLE that change columns, the primary
// key or the table's name: parsers cut the rest in ways of their own.
func telling(cmds []ddl.Command) (out []*ddl.Command) {
	for i := range cmds {
		k := &cmds[i]
		switch k.Action {
		case ddl.Other, ddl.RenameConstraint:
		case ddl.AddConstraint, ddl.DropConstraint:
			if k.Constraint.Primary {
				out = append(out, k)
			}
		default:
			out = append(out, k)
		}
	}
	return out
}

func (d *dialect) confirmCommands(ownAll, strictAll []ddl.Command) error {
	own, strict := telling(ownAll), telling(strictAll)
	if len(own) != len(strict) {
		return fmt.Errorf("%d changes, where the parser found %d", len(own), len(strict))
	}
	for i := range own {
		a, b := own[i], strict[i]
		if a.Action != b.Action || !d.sameColumn(a.Name, b.Name) || !d.sameColumn(a.NewName, b.NewName) {
			return fmt.Errorf("change %d is another one for the parser", i+1)
		}
		if a.Action == ddl.AddColumn || a.Action == ddl.Redefine {
			if err := d.confirmColumn(&a.Column, &b.Column); err != nil {
				return err
			}
		}
	}
	return nil
}

// doubt says that a table is approximate because of a statement that the parser
// does not confirm.
func (c *catalog) doubt(s *script, st *statement, t *table) {
	if st.doubt != nil {
		c.report(source.Warning, s.tokenSpan(st.toks[0]), "table “"+t.key.String()+"” is read approximately: "+st.doubt.Error(), "compare its columns with the database's, or "+c.d.instead())
	}
}
