package fact

import (
	"slices"
	"strings"

	"github.com/pare-dev/pare/internal/inventory"
	"github.com/pare-dev/pare/internal/policy"
	"github.com/pare-dev/pare/internal/source"
)

// choices answers whether a person chose a use: it knows which scopes stand for
// a purpose and where each scope is asked.
type choices struct {
	scopes      map[string][]*policy.Scope // by purpose
	purposes    map[string]*policy.Purpose
	collections map[string]*inventory.Collection
	fields      map[string]*inventory.Field // by collection.field

	askedAnywhere map[string]bool // by scope

	asking map[*inventory.Field][]*inventory.Collection   // what whereAsked found
	stays  map[stay]bool                                  // what staysWithin found
	roots  map[*inventory.Field]map[*inventory.Field]bool // what rootsOf found
}

func newChoices(p *policy.Policy, inv *inventory.Inventory) *choices {
	ch := &choices{
		scopes:      map[string][]*policy.Scope{},
		purposes:    map[string]*policy.Purpose{},
		collections: map[string]*inventory.Collection{},
		fields:      map[string]*inventory.Field{},

		askedAnywhere: map[string]bool{},

		asking: map[*inventory.Field][]*inventory.Collection{},
		stays:  map[stay]bool{},
		roots:  map[*inventory.Field]map[*inventory.Field]bool{},
	}
	for _, s := range p.Scopes {
		for _, purpose := range s.Purposes {
			ch.scopes[purpose.Value] = append(ch.scopes[purpose.Value], s)
		}
	}
	for _, purpose := range p.Purposes {
		ch.purposes[purpose.Key.Value] = purpose
	}
	for _, c := range inv.Manifest.Collections {
		ch.collections[c.ID.Value] = c
		for _, s := range c.Asks {
			ch.askedAnywhere[s.Value] = true
		}
	}
	for _, f := range inv.Fields {
		ch.fields[f.Ref()] = f
	}
	return ch
}

// of computes the fact choice of a field under a purpose, and why.
func (ch *choices) of(f *inventory.Field, p *policy.Purpose) (choice, why string) {
	name := "“" + p.Key.Value + "”"
	if p.Basis.Value == "consent" {
		if scope, at := ch.asked(f, p, "consent"); scope != nil {
			return "covered", "the scope “" + scope.Key.Value + "” is asked at " + at.ID.Value
		}
		return "missing", ch.unasked(f, p)
	}
	if ch.within(f, p) {
		return "not_required", name + " rests on " + basisWords(p)
	}
	if scope, at := ch.asked(f, p, ""); scope != nil {
		return "covered", "the scope “" + scope.Key.Value + "” is asked at " + at.ID.Value
	}
	return "secondary", "it was collected for other purposes, and " + name + " goes beyond them without a choice of its own"
}

func basisWords(p *policy.Purpose) string {
	if !p.Basis.Given() {
		return "no lawful basis"
	}
	return p.Basis.Value
}

// asked finds a scope of a purpose that is put to the field's subjects at its
// collection, at the one its consent_at names, or at the collection of what it
// was derived from. An empty mode accepts both.
func (ch *choices) asked(f *inventory.Field, p *policy.Purpose, mode string) (*policy.Scope, *inventory.Collection) {
	scopes := ch.scopes[p.Key.Value]
	if len(scopes) == 0 {
		return nil, nil
	}
	for _, at := range ch.whereAsked(f) {
		if at != f.Collection && !samePeople(f, p, at) {
			continue
		}
		for _, s := range scopes {
			if (mode == "" || s.Mode.Value == mode) && has(at.Asks, s.Key.Value) {
				return s, at
			}
		}
	}
	return nil, nil
}

// mode is that of the scope of a purpose that is put to a field's subjects;
// consent goes before objection.
func (ch *choices) mode(f *inventory.Field, p *policy.Purpose) string {
	for _, mode := range policy.ScopeModes() {
		if scope, _ := ch.asked(f, p, mode); scope != nil {
			return mode
		}
	}
	return "none"
}

// modes tells which modes the scopes of a purpose have. A consent that nobody
// asks for is none; an objection can be made without being asked.
func (ch *choices) modes(p *policy.Purpose) string {
	modes := "none"
	for _, s := range ch.scopes[p.Key.Value] {
		if s.Mode.Value == "consent" && !ch.askedAnywhere[s.Key.Value] {
			continue
		}
		switch modes {
		case "none":
			modes = s.Mode.Value
		case s.Mode.Value:
		default:
			return "both"
		}
	}
	return modes
}

// stands reports whether a scope stands for a purpose.
func (ch *choices) stands(scope, purpose string) bool {
	return slices.ContainsFunc(ch.scopes[purpose], func(s *policy.Scope) bool { return s.Key.Value == scope })
}

// samePeople reports whether a collection asks all whom a field is collected
// from. Where the field's collection does not say whom it asks, those of the
// purpose count, as far as the other collection says whom it asks.
func samePeople(f *inventory.Field, p *policy.Purpose, at *inventory.Collection) bool {
	people := f.Collection.Subjects
	if len(people) == 0 {
		if len(at.Subjects) == 0 {
			return true
		}
		people = p.Subjects
	}
	for _, subject := range people {
		if !has(at.Subjects, subject.Value) {
			return false
		}
	}
	return true
}

// unasked says why a consent is missing.
func (ch *choices) unasked(f *inventory.Field, p *policy.Purpose) string {
	var scopes, elsewhere []string
	for _, s := range ch.scopes[p.Key.Value] {
		if s.Mode.Value == "consent" {
			scopes = append(scopes, "“"+s.Key.Value+"”")
		}
	}
	if len(scopes) == 0 {
		return "no consent scope is for “" + p.Key.Value + "”"
	}
	for _, at := range ch.whereAsked(f)[1:] {
		elsewhere = append(elsewhere, at.ID.Value)
		if !samePeople(f, p, at) {
			return at.ID.Value + " does not say that it asks the same people as " + f.Collection.ID.Value
		}
	}
	where := f.Collection.ID.Value + " does not ask " + strings.Join(scopes, " or ")
	if len(elsewhere) > 0 {
		return where + ", nor does " + strings.Join(elsewhere, " or ")
	}
	return where + ", and the field names no collection that does (consent_at)"
}

// whereAsked lists the collections at which a choice about a field can have
// been made, the field's own first: there, where its consent_at says, and where
// that holds for what it was derived from. What was found is kept, for chains of
// derived fields may be long.
func (ch *choices) whereAsked(f *inventory.Field) []*inventory.Collection {
	if !f.ConsentAt.Given() && len(f.DerivedFrom) == 0 {
		return []*inventory.Collection{f.Collection}
	}
	if list, known := ch.asking[f]; known {
		return list
	}
	list := []*inventory.Collection{f.Collection}
	ch.asking[f] = list // a ring of fields is an error already, and ends here
	add := func(c *inventory.Collection) {
		if c != nil && !slices.Contains(list, c) {
			list = append(list, c)
		}
	}
	add(ch.collections[f.ConsentAt.Value])
	for _, g := range ch.sources(f) {
		for _, c := range ch.whereAsked(g) {
			add(c)
		}
	}
	ch.asking[f] = list
	return list
}

// sources are the fields that a field says it was derived from.
func (ch *choices) sources(f *inventory.Field) []*inventory.Field {
	var list []*inventory.Field
	for _, ref := range f.DerivedFrom {
		if g := ch.fields[ref.Value]; g != nil {
			list = append(list, g)
		}
	}
	return list
}

func has(texts []source.Text, value string) bool {
	return slices.ContainsFunc(texts, func(t source.Text) bool { return t.Value == value })
}
