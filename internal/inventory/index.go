package inventory

import (
	"strings"

	"github.com/pare-dev/pare/internal/source"
)

// index finds tables and columns by reference.
type index struct {
	datasets []*Dataset
	byName   map[string]*Dataset
	names    []string
	tables   map[Ref]*Table
	guesses  int // how many references may still be compared with all that there is
}

// maxGuesses bounds the references for which a likely meaning is looked for:
// each costs a look at every table, and who has so many reads the first.
const maxGuesses = 100

func newIndex(datasets []*Dataset) *index {
	ix := &index{datasets: datasets, byName: map[string]*Dataset{}, tables: map[Ref]*Table{}, guesses: maxGuesses}
	for _, d := range datasets {
		ix.byName[d.Name] = d
		ix.names = append(ix.names, d.Name)
		for _, t := range d.Tables {
			ix.tables[t.Ref()] = t
		}
	}
	return ix
}

// normal is a reference without the name of the default schema, which tables
// leave out.
func (ix *index) normal(r Ref) Ref {
	if d := ix.byName[r.Dataset]; d != nil && r.Schema == d.DefaultSchema {
		r.Schema = ""
	}
	return r
}

// columns lists the columns that a reference reaches, in the schema's order.
func (ix *index) columns(r Ref) []*Column {
	var found []*Column
	for _, t := range ix.reached(r) {
		for _, c := range t.Columns {
			if Glob(r.Column, c.Name) {
				found = append(found, c)
			}
		}
	}
	return found
}

// unread reports whether a reference leads to what could not be read, so that
// nobody can say that its column is missing.
func (ix *index) unread(r Ref) bool {
	if d := ix.byName[r.Dataset]; d != nil && d.Partial {
		return true
	}
	for _, t := range ix.reached(r) {
		if t.Unread {
			return true
		}
	}
	return false
}

// reached lists the tables that a reference reaches.
func (ix *index) reached(r Ref) []*Table {
	r = ix.normal(r)
	if !r.OfTable().IsPattern() {
		if t := ix.tables[r.OfTable()]; t != nil {
			return []*Table{t}
		}
		return nil
	}
	var found []*Table
	for _, d := range ix.datasets {
		if !Glob(r.Dataset, d.Name) {
			continue
		}
		for _, t := range d.Tables {
			if Glob(r.Schema, t.Schema) && Glob(r.Table, t.Name) {
				found = append(found, t)
			}
		}
	}
	return found
}

// closest is the hint for a reference that reaches nothing: the nearest column
// of the same table, the nearest table of the same dataset, or else otherwise.
func (ix *index) closest(r Ref, otherwise string) string {
	if r.IsPattern() || ix.guesses == 0 {
		return otherwise
	}
	ix.guesses--
	r = ix.normal(r)
	if t := ix.tables[r.OfTable()]; t != nil {
		var names []string
		for _, c := range t.Columns {
			names = append(names, c.Name)
		}
		if near := source.Closest(r.Column, names); near != "" {
			r.Column = near
			return "did you mean “" + r.String() + "”?"
		}
		return otherwise
	}
	for _, d := range ix.datasets {
		if d.Name != r.Dataset {
			continue
		}
		var names []string
		for _, t := range d.Tables {
			names = append(names, strings.TrimPrefix(t.Ref().String(), d.Name+"."))
		}
		wanted := strings.TrimPrefix(r.OfTable().String(), d.Name+".")
		if near := source.Closest(wanted, names); near != "" {
			return "did you mean the table “" + d.Name + "." + near + "”?"
		}
	}
	return otherwise
}
