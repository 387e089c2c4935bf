package fact

import (
	"slices"

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
}

func newChoices(p *policy.Policy, inv *inventory.Inventory) *choices {
	ch := &choices{
		scopes:      map[string][]*policy.Scope{},
		purposes:    map[string]*policy.Purpose{},
		collections: map[string]*inventory.Collection{},
		fields:      map[string]*inventory.Field{},
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
		return "missing", name + " rests on consent, and no scope for it is asked of the same people where this is collected"
	}
	original := ch.collectedFor(f)
	if len(original) == 0 || slices.Contains(original, p.Key.Value) || ch.compatible(p, original) {
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
	people := values(f.Collection.Subjects)
	if len(people) == 0 {
		people = values(p.Subjects)
	}
	for _, at := range ch.whereAsked(f, map[*inventory.Field]bool{}) {
		if at != f.Collection && !containsAll(values(at.Subjects), people) {
			continue
		}
		for _, s := range ch.scopes[p.Key.Value] {
			if (mode == "" || s.Mode.Value == mode) && slices.Contains(values(at.Asks), s.Key.Value) {
				return s, at
			}
		}
	}
	return nil, nil
}

// whereAsked lists the collections at which a choice about a field can have
// been made. seen guards against fields derived from each other.
func (ch *choices) whereAsked(f *inventory.Field, seen map[*inventory.Field]bool) []*inventory.Collection {
	if seen[f] {
		return nil
	}
	seen[f] = true
	list := []*inventory.Collection{f.Collection}
	if c := ch.collections[f.ConsentAt.Value]; c != nil {
		list = append(list, c)
	}
	for _, from := range f.DerivedFrom {
		if g := ch.fields[from.Value]; g != nil {
			list = append(list, ch.whereAsked(g, seen)...)
		}
	}
	return list
}

// collectedFor lists the purposes that a field's data was first collected for:
// what it says itself, else what the fields it was derived from say. Empty
// means those it is used for.
func (ch *choices) collectedFor(f *inventory.Field) []string {
	if len(f.CollectedFor) > 0 {
		return values(f.CollectedFor)
	}
	var list []string
	for _, from := range f.DerivedFrom {
		g := ch.fields[from.Value]
		if g == nil {
			continue
		}
		if len(g.CollectedFor) > 0 {
			list = append(list, values(g.CollectedFor)...)
		} else {
			list = append(list, values(g.Purposes)...)
		}
	}
	return list
}

// compatible reports whether a purpose may follow those the data was collected
// for without a new choice: it is declared compatible with one of them (GDPR
// Art. 6(4)), or the law asks for it.
func (ch *choices) compatible(p *policy.Purpose, original []string) bool {
	if p.Basis.Value == "legal_obligation" {
		return true
	}
	return slices.ContainsFunc(values(p.CompatibleWith), func(key string) bool { return slices.Contains(original, key) })
}

func values(texts []source.Text) []string {
	list := make([]string, len(texts))
	for i, t := range texts {
		list[i] = t.Value
	}
	return list
}

func containsAll(all, some []string) bool {
	for _, s := range some {
		if !slices.Contains(all, s) {
			return false
		}
	}
	return true
}
