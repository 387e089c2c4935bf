package schema

import (
	"fmt"

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
	if st.approx = s.d.parse == nil; st.approx {
		return
	}
	strict, err := s.d.parse(text)
	if err == nil {
		err = s.d.confirm(st.parsed, strict)
	}
	st.approx, st.doubt = err != nil, err
}

// confirm compares what our own reading found with what a strict parser did.
func (d *dialect) confirm(own, strict ddl.Statement) error {
	switch {
	case own.Create != nil && strict.Create != nil:
		return d.confirmColumns(own.Create.Columns, strict.Create.Columns)
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

func (d *dialect) confirmCommands(own, strict []ddl.Command) error {
	if len(own) != len(strict) {
		return fmt.Errorf("%d changes, where the parser found %d", len(own), len(strict))
	}
	for i := range own {
		a, b := &own[i], &strict[i]
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
