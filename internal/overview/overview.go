// Package overview arranges what an audit found out for those who review it as a
// whole: what each purpose needs, what people decide, what is kept of which
// category, where it goes, how long it stays, and what is accepted. It computes no
// new verdict and renders nothing: reports and exports show its data.
//
// What nobody declared stays empty: "" or nil, and never a likely word.
package overview

import (
	"slices"

	"github.com/pare-dev/pare/internal/audit"
	"github.com/pare-dev/pare/internal/fact"
	"github.com/pare-dev/pare/internal/inventory"
	"github.com/pare-dev/pare/internal/policy"
)

// add appends an item to a list unless it is there already.
func add[T comparable](list []T, item T) []T {
	if slices.Contains(list, item) {
		return list
	}
	return append(list, item)
}

// spot is where a field is kept: a column or, where a place is none that was
// read, what the place is called. Place is nil where nobody says where.
type spot struct {
	place  *inventory.Place
	column *inventory.Column
}

// spots lists where a field is kept; none where it is only passed on. A place
// that is a pattern reaches several columns.
func spots(f *inventory.Field) []spot {
	if f.NotStored {
		return nil
	}
	if len(f.Places) == 0 {
		return []spot{{}}
	}
	var list []spot
	for _, p := range f.Places {
		for _, c := range p.Columns {
			list = append(list, spot{p, c})
		}
		if len(p.Columns) == 0 {
			list = append(list, spot{place: p})
		}
	}
	return list
}

// table is the reference to the table; "" where nobody says where.
func (s spot) table() string {
	switch {
	case s.column != nil:
		return s.column.Table.Ref().String()
	case s.place != nil:
		return s.place.At.OfTable().String()
	}
	return ""
}

// ref is the reference to the column, or to the path inside it.
func (s spot) ref() string {
	switch {
	case s.column != nil:
		ref := s.column.Ref()
		ref.Path = s.place.At.Path
		return ref.String()
	case s.place != nil:
		return s.place.At.String()
	}
	return ""
}

// guardOf says why a field is guarded: by its category, or because it is as fine as
// a guarded step of its ladder. It is "" where it is not.
func guardOf(f *fact.FieldFacts) string {
	category := f.Record.Category
	if len(f.Uses) > 0 {
		category = f.Uses[0].Record.Category // the same in every use
	}
	if category.Guarded == "no" {
		return ""
	}
	return category.Guarded
}

// collections are those of the manifest, then those that annotations make of
// tables, each once.
func collections(r *audit.Result) []*inventory.Collection {
	list := slices.Clone(r.Inventory.Manifest.Collections)
	seen := map[*inventory.Collection]bool{}
	for _, c := range list {
		seen[c] = true
	}
	for _, f := range r.Inventory.Fields {
		if c := f.Collection; !seen[c] {
			seen[c] = true
			list = append(list, c)
		}
	}
	return list
}

// purposeOf finds a purpose by key: nil where nobody defined it.
func purposeOf(r *audit.Result, key string) *policy.Purpose {
	for _, p := range r.Policy.Purposes {
		if p.Key.Value == key {
			return p
		}
	}
	return nil
}
