package diff

import (
	"cmp"
	"strings"

	"github.com/pare-dev/pare/internal/inventory"
	"github.com/pare-dev/pare/internal/policy"
)

// statements notes what columns: says that it did not: that something is not
// personal, or that all of it is declared.
func (c *comparison) statements() {
	turned := map[*inventory.ColumnStatement]string{}
	for _, s := range c.before.Inventory.Manifest.Columns {
		turned[s] = c.now(s.At).String()
	}
	key := func(s *inventory.ColumnStatement) string { return cmp.Or(turned[s], s.At.String()) }
	pairs(c.before.Inventory.Manifest.Columns, c.after.Inventory.Manifest.Columns, key, func(b, a **inventory.ColumnStatement) {
		was, is := statement(b), statement(a)
		c.away(is, was, c.after, "declared-away", was.NotPersonal, is.NotPersonal)
		c.away(was, is, c.before, "not-declared-away", is.NotPersonal, was.NotPersonal)
		c.away(is, was, c.after, "declared-complete", was.Complete, is.Complete)
		c.away(was, is, c.before, "not-declared-complete", is.Complete, was.Complete)
	})
}

func statement(s **inventory.ColumnStatement) inventory.ColumnStatement {
	if s == nil {
		return inventory.ColumnStatement{}
	}
	return **s
}

// away notes that a statement of one side says what that of the other does not.
func (c *comparison) away(has, lacks inventory.ColumnStatement, s *side, kind string, other, own bool) {
	if !own || other {
		return
	}
	f := found{on: "columns", ref: has.At.String(), places: []Place{s.at("statement", has.Span)}}
	if lacks.At.Dataset != "" {
		f.places = append(f.places, c.opposite(s).at("statement", lacks.Span))
	}
	if has.Because.Given() && strings.HasSuffix(kind, "away") {
		f.what = ", because " + has.Because.Value
	}
	f.what += s.looksPersonal(has.At)
	c.add(kind, f)
}

// looksPersonal says which of the columns that a statement declares not personal
// the classifier takes for personal.
func (s *side) looksPersonal(at inventory.Ref) string {
	var names []string
	for i := range s.Assessment.Columns {
		col := s.Assessment.Columns[i].Column
		said := s.Inventory.Statement(col)
		switch {
		case said == nil || !said.NotPersonal || !policy.Personal(col.Guess.Category) || !reaches(at, col):
		case !at.IsPattern():
			return "; by its name it is " + col.Guess.Category
		default:
			names = append(names, col.Ref().String()+" is "+col.Guess.Category)
		}
	}
	if len(names) == 0 {
		return ""
	}
	return "; by their names " + some(names)
}

func reaches(at inventory.Ref, col *inventory.Column) bool {
	ref := col.Ref()
	return inventory.Glob(at.Dataset, ref.Dataset) && (at.Schema == "" || inventory.Glob(at.Schema, ref.Schema)) &&
		inventory.Glob(at.Table, ref.Table) && inventory.Glob(at.Column, ref.Column)
}
