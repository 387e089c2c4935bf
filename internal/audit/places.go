package audit

import (
	"github.com/pare-dev/pare/internal/fact"
	"github.com/pare-dev/pare/internal/finding"
	"github.com/pare-dev/pare/internal/inventory"
	"github.com/pare-dev/pare/internal/rule"
)

// A finding points first at what its author has to change, then at the other
// sides of the join.

func usePlaces(u *fact.UseFacts) []finding.Place {
	places := []finding.Place{fieldPlace(u.Field)}
	places = append(places, columnPlacesOf(u.Field, u.Place)...)
	return append(places, finding.Place{Role: "purpose", Ref: u.Purpose.Key.Value, Span: u.Purpose.Key.Span})
}

func fieldPlace(f *inventory.Field) finding.Place {
	return finding.Place{Role: "field", Ref: f.Ref(), Span: f.Name.Span}
}

// fieldPlaces points at the reference to what the schema does not have, where
// there is one, and at the columns that it has.
func fieldPlaces(f *fact.FieldFacts) []finding.Place {
	var stale, columns []finding.Place
	for _, p := range f.Field.Places {
		if p.State == inventory.Stale {
			stale = append(stale, finding.Place{Role: "place", Ref: p.At.String(), Span: p.Span})
		}
		columns = append(columns, columnPlacesOf(f.Field, p)...)
	}
	return append(append(stale, fieldPlace(f.Field)), columns...)
}

// columnPlacesOf leaves out the column that an annotated field is written on:
// the field points there already.
func columnPlacesOf(f *inventory.Field, p *inventory.Place) []finding.Place {
	if f.Annotated {
		return nil
	}
	return columnPlaces(p)
}

func columnPlaces(p *inventory.Place) []finding.Place {
	if p == nil {
		return nil
	}
	var places []finding.Place
	for _, c := range p.Columns {
		places = append(places, finding.Place{Role: "column", Ref: c.Ref().String(), Span: c.Span})
	}
	return places
}

// purposePlaces points at the part of a purpose that a rule reads, where the
// purpose has it.
func purposePlaces(r *rule.Rule, p fact.PurposeFacts) []finding.Place {
	purpose := finding.Place{Role: "purpose", Ref: p.Record.Key, Span: p.Purpose.Key.Span}
	var places []finding.Place
	for _, name := range r.Reads {
		if name == "needs" {
			for _, n := range p.Vague {
				places = append(places, finding.Place{Role: "need", Ref: n.Category.Value, Span: n.Category.Span})
			}
		}
	}
	return append(places, purpose)
}
