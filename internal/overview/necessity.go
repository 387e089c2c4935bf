package overview

import (
	"slices"

	"github.com/pare-dev/pare/internal/audit"
	"github.com/pare-dev/pare/internal/fact"
	"github.com/pare-dev/pare/internal/inventory"
)

// Need is what a purpose's needs say of a field that is used for it.
type Need string

const (
	NotUsed  Need = "" // the field is not used for the purpose
	Needed   Need = "needed"
	Optional Need = "optional"
	Finer    Need = "finer than needed"
	Unneeded Need = "not needed"
	Unstated Need = "unstated" // the purpose states no needs, or the field no precision, so that nobody can tell
)

// Needs lists what a purpose can say of a field that is used for it.
func Needs() []Need { return []Need{Needed, Optional, Finer, Unneeded, Unstated} }

// Necessity is the matrix of one collection: its fields against the purposes that
// any of them is used for.
type Necessity struct {
	Collection *inventory.Collection
	Purposes   []*fact.Purpose // in the order of their keys
	Fields     []FieldNeeds
}

// FieldNeeds is a row of the matrix.
type FieldNeeds struct {
	Field *fact.FieldFacts
	Cells []Cell // one for each purpose, in their order
}

// Cell is what one purpose says of one field. Both are empty where the field is not
// used for it.
type Cell struct {
	Need Need
	Why  string // as a clause
}

// Necessities gives the matrix of every collection that has fields.
func Necessities(r *audit.Result) []Necessity {
	byCollection := map[*inventory.Collection][]*fact.FieldFacts{}
	for _, f := range r.Assessment.Fields {
		byCollection[f.Field.Collection] = append(byCollection[f.Field.Collection], f)
	}
	var list []Necessity
	for _, c := range collections(r) {
		if fields := byCollection[c]; len(fields) > 0 {
			list = append(list, necessity(r, c, fields))
		}
	}
	return list
}

func necessity(r *audit.Result, c *inventory.Collection, fields []*fact.FieldFacts) Necessity {
	used := map[*fact.Purpose]bool{}
	for _, f := range fields {
		for _, u := range f.Uses {
			used[u.Record.Purpose] = true
		}
	}
	n := Necessity{Collection: c}
	for _, p := range r.Assessment.Purposes {
		if used[p.Record] {
			n.Purposes = append(n.Purposes, p.Record)
		}
	}
	for _, f := range fields {
		row := FieldNeeds{Field: f, Cells: make([]Cell, len(n.Purposes))}
		for _, u := range f.Uses {
			row.Cells[slices.Index(n.Purposes, u.Record.Purpose)] = cell(u) // the same in every place
		}
		n.Fields = append(n.Fields, row)
	}
	return n
}

func cell(u *fact.UseFacts) Cell {
	switch {
	case u.Record.Need == "none":
		return Cell{Unneeded, u.Why}
	case u.Record.Need == "unstated":
		return Cell{Unstated, u.Why}
	case u.Record.Precision == "unknown":
		return Cell{Unstated, u.Why + ", and the field's precision is not known"}
	case u.Record.Precision == "finer":
		return Cell{Finer, u.Why + ", and it is collected by " + u.Precision}
	case u.Record.Need == "optional":
		return Cell{Optional, u.Why}
	}
	return Cell{Needed, u.Why}
}
