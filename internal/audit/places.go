package audit

import (
	"slices"

	"github.com/pare-dev/pare/internal/fact"
	"github.com/pare-dev/pare/internal/finding"
	"github.com/pare-dev/pare/internal/inventory"
	"github.com/pare-dev/pare/internal/retention"
	"github.com/pare-dev/pare/internal/rule"
)

// A finding points first at what its author has to change, then at the other
// sides of the join.

func usePlaces(r *rule.Rule, u *fact.UseFacts) []finding.Place {
	var places []finding.Place
	if at := keptFor(u); readsAny(r, "retention") && at != nil {
		places = append(places, finding.Place{Role: "retention", Ref: placeName(u), Span: at.Span})
	}
	places = append(places, fieldPlace(u.Field))
	places = append(places, columnPlacesOf(u.Field, u.Place)...)
	return append(places, finding.Place{Role: "purpose", Ref: u.Purpose.Key.Value, Span: u.Purpose.Key.Span})
}

// keptFor is the place's own word of how long it is kept, else the field's, or nil.
func keptFor(u *fact.UseFacts) *retention.Retention {
	if u.Place != nil && u.Place.Retention != nil {
		return u.Place.Retention
	}
	return u.Field.Retention
}

func fieldPlace(f *inventory.Field) finding.Place {
	return finding.Place{Role: "field", Ref: f.Ref(), Span: f.Name.Span}
}

// fieldPlaces points at the reference to what the schema does not have, where
// there is one, and at the columns that it has. Where the field is named after the
// column, that reference is its name.
func fieldPlaces(f *fact.FieldFacts) []finding.Place {
	var stale, columns []finding.Place
	for _, p := range f.Field.Places {
		if p.State == inventory.Stale {
			stale = append(stale, finding.Place{Role: "place", Ref: p.At.String(), Span: p.Span})
		}
		columns = append(columns, columnPlacesOf(f.Field, p)...)
	}
	field := fieldPlace(f.Field)
	if !slices.ContainsFunc(stale, func(p finding.Place) bool { return p.Span == field.Span }) {
		stale = append(stale, field)
	}
	return append(stale, columns...)
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

// columnPlaces points at the column and, where a rule sets it against what is
// declared, at the fields that are kept in it.
func (j *judged) columnPlaces(r *rule.Rule, c *fact.ColumnFacts) []finding.Place {
	places := []finding.Place{{Role: "column", Ref: c.Column.Ref().String(), Span: c.Column.Span}}
	if !readsAny(r, "needed", "required", "type", "reviewed") {
		return places
	}
	for _, b := range j.inv.Bindings(c.Column) {
		if at := fieldPlace(b.Field); !b.Field.Annotated && !slices.Contains(places, at) {
			places = append(places, at)
		}
	}
	return places
}

func tablePlaces(r *rule.Rule, t *fact.TableFacts) []finding.Place {
	places := []finding.Place{{Role: "table", Ref: t.Table.Ref().String(), Span: t.Table.Span}}
	if readsAny(r, "identified") {
		for _, c := range t.Identifiers {
			places = append(places, finding.Place{Role: "column", Ref: c.Ref().String(), Span: c.Span})
		}
	}
	return places
}

// purposePlaces points at the part of a purpose that a rule reads, where the
// purpose has it.
func purposePlaces(r *rule.Rule, p fact.PurposeFacts) []finding.Place {
	var places []finding.Place
	if readsAny(r, "needs") {
		for _, n := range p.Vague {
			places = append(places, finding.Place{Role: "need", Ref: n.Category.Value, Span: n.Category.Span})
		}
	}
	if title := p.Purpose.Title; readsAny(r, "title") && title.Given() {
		places = append(places, finding.Place{Role: "title", Ref: p.Record.Key, Span: title.Span})
	}
	return append(places, finding.Place{Role: "purpose", Ref: p.Record.Key, Span: p.Purpose.Key.Span})
}

func scopePlaces(r *rule.Rule, s fact.ScopeFacts) []finding.Place {
	var places []finding.Place
	if set := s.Scope.Default; readsAny(r, "default") && set.Given() {
		places = append(places, finding.Place{Role: "default", Ref: s.Record.Key, Span: set.Span})
	}
	if gates := s.Scope.Gates; readsAny(r, "gates") && gates.Given() {
		places = append(places, finding.Place{Role: "gates", Ref: s.Record.Key, Span: gates.Span})
	}
	places = append(places, finding.Place{Role: "scope", Ref: s.Record.Key, Span: s.Scope.Key.Span})
	if readsAny(r, "purposes") && len(s.Scope.Purposes) > 1 {
		for _, p := range s.Scope.Purposes {
			places = append(places, finding.Place{Role: "purpose", Ref: p.Value, Span: p.Span})
		}
	}
	return places
}

func recipientPlaces(r *rule.Rule, rec fact.RecipientFacts) []finding.Place {
	places := []finding.Place{{Role: "recipient", Ref: rec.Record.Key, Span: rec.Recipient.Key.Span}}
	if readsAny(r, "categories") {
		for _, c := range rec.Recipient.Categories {
			if slices.Contains(rec.Excess, c.Value) {
				places = append(places, finding.Place{Role: "category", Ref: c.Value, Span: c.Span})
			}
		}
	}
	return places
}

// readsAny reports whether a rule's condition reads one of the facts.
func readsAny(r *rule.Rule, facts ...string) bool {
	return slices.ContainsFunc(facts, func(name string) bool { return slices.Contains(r.Reads, name) })
}
