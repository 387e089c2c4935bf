package diff

import (
	"maps"
	"slices"
	"strings"

	"github.com/pare-dev/pare/internal/inventory"
)

// matchCollections finds of each collection the one that it was: by its id, or,
// where that is new, the one that had exactly its fields.
func (c *comparison) matchCollections() {
	before, after := c.before.Inventory.Manifest.Collections, c.after.Inventory.Manifest.Collections
	byID := func(col *inventory.Collection) string { return col.ID.Value }
	byFields := func(col *inventory.Collection) string {
		var names []string
		for _, f := range col.Fields {
			names = append(names, f.Name.Value+"\n"+f.Category.Value)
		}
		slices.Sort(names)
		return strings.Join(names, "\n")
	}
	for _, key := range []func(*inventory.Collection) string{byID, byFields} {
		unique(before, after, c.before.home, c.after.home, key, key)
	}
}

type fieldPair struct{ before, after *inventory.Field } // one may be nil

// matchFields finds of each field the one that it was: by collection and name, or
// by where it is kept, within its collection or with its category.
func (c *comparison) matchFields() {
	before, after := c.before.Inventory.Fields, c.after.Inventory.Fields
	for _, key := range []func(s *side, f *inventory.Field) string{
		func(s *side, f *inventory.Field) string { return s.collection(f) + "\n" + f.Name.Value },
		func(s *side, f *inventory.Field) string { return behind(s.collection(f)+"\n", s.kept(f)) },
		func(s *side, f *inventory.Field) string { return behind(f.Category.Value+"\n", s.kept(f)) },
	} {
		b := func(f *inventory.Field) string { return key(c.before, f) }
		a := func(f *inventory.Field) string { return key(c.after, f) }
		unique(before, after, c.before.partner, c.after.partner, b, a)
	}
	c.matchReplaced(before, after)
	for _, a := range after {
		c.fieldPairs = append(c.fieldPairs, fieldPair{c.after.partner[a], a})
	}
	for _, b := range before {
		if c.before.partner[b] == nil {
			c.fieldPairs = append(c.fieldPairs, fieldPair{b, nil})
		}
	}
}

// matchReplaced pairs fields of one collection of which one took the place of the
// other: the only new and the only old one of a category, at another precision.
func (c *comparison) matchReplaced(before, after []*inventory.Field) {
	old, now := maps.Clone(c.before.partner), maps.Clone(c.after.partner)
	key := func(s *side) func(*inventory.Field) string {
		return func(f *inventory.Field) string {
			base, rung := s.Policy.Categories.Resolve(f.Category.Value, f.Precision.Value)
			if rung < 0 {
				return ""
			}
			return s.collection(f) + "\n" + base
		}
	}
	unique(before, after, old, now, key(c.before), key(c.after))
	for b, a := range old {
		_, was := c.before.Policy.Categories.Resolve(b.Category.Value, b.Precision.Value)
		_, is := c.after.Policy.Categories.Resolve(a.Category.Value, a.Precision.Value)
		if c.before.partner[b] == nil && was != is {
			c.before.partner[b], c.after.partner[a] = a, b
			c.replaced[a] = true
		}
	}
}

// collection names a field's collection as it is called after. That of an
// annotated column is its table.
func (s *side) collection(f *inventory.Field) string {
	if s.was {
		if to := s.home[f.Collection]; to != nil {
			return to.ID.Value
		}
		if f.Annotated {
			if to := s.other[f.Places[0].Columns[0]]; to != nil {
				return to.Table.Ref().String()
			}
		}
	}
	return f.Collection.ID.Value
}

// kept names the places of a field as they are called after; "" where it has
// none.
func (s *side) kept(f *inventory.Field) string {
	var refs []string
	for _, p := range f.Places {
		refs = append(refs, s.ref(p))
	}
	slices.Sort(refs)
	return strings.Join(refs, "\n")
}

// ref names a place as it is called after.
func (s *side) ref(p *inventory.Place) string {
	if p.At.IsPattern() || len(p.Columns) != 1 {
		return p.At.String()
	}
	col := p.Columns[0]
	if to := s.other[col]; s.was && to != nil {
		col = to
	}
	ref := col.Ref()
	ref.Path = p.At.Path
	return ref.String()
}

// unique pairs what is not paired yet and has a key that nothing else on its
// side has. What has none is left.
func unique[T any](before, after []*T, toAfter, toBefore map[*T]*T, keyBefore, keyAfter func(*T) string) {
	index := func(list []*T, paired map[*T]*T, key func(*T) string) map[string]*T {
		found := map[string]*T{}
		for _, t := range list {
			k := key(t)
			if paired[t] != nil || k == "" {
				continue
			}
			if _, twice := found[k]; twice {
				found[k] = nil
			} else {
				found[k] = t
			}
		}
		return found
	}
	old := index(before, toAfter, keyBefore)
	for k, a := range index(after, toBefore, keyAfter) {
		if b := old[k]; a != nil && b != nil {
			toAfter[b], toBefore[a] = a, b
		}
	}
}
