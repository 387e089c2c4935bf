package fact

import (
	"slices"
	"strings"

	"github.com/pare-dev/pare/internal/inventory"
	"github.com/pare-dev/pare/internal/policy"
	"github.com/pare-dev/pare/internal/source"
)

// copies lists the tables that keep a field. A key that ties rows together is no
// copy. What tells who people are is the same datum by whatever field it is kept,
// so that the first of them counts the tables of all.
func (c *computer) copies(f *inventory.Field) []string {
	fields := []*inventory.Field{f}
	if c.category(f.Category.Value).Identifying && !policy.Under(f.Category.Value, "user.unique_id") {
		if c.sameDatum == nil {
			c.sameDatum = c.fieldsByDatum()
		}
		if all := c.sameDatum[datumOf(f)]; all[0] == f {
			fields = all
		}
	}
	var tables []string
	add := func(t inventory.Ref) {
		if name := t.String(); !slices.Contains(tables, name) {
			tables = append(tables, name)
		}
	}
	for _, f := range fields {
		for _, p := range f.Places {
			switch {
			case p.State == inventory.Stale:
			case len(p.Columns) == 0:
				add(p.At.OfTable())
			default:
				for _, col := range p.Columns {
					if !inKey(col) {
						add(col.Table.Ref())
					}
				}
			}
		}
	}
	return tables
}

// about is a category of some people.
type about struct{ category, people string }

// datumOf is what a field is about: its category, and the subjects of its
// collection as they are listed there.
func datumOf(f *inventory.Field) about {
	var people []string
	for _, s := range f.Collection.Subjects {
		people = append(people, s.Value)
	}
	slices.Sort(people)
	return about{f.Category.Value, strings.Join(people, " ")}
}

func (c *computer) fieldsByDatum() map[about][]*inventory.Field {
	fields := map[about][]*inventory.Field{}
	for _, f := range c.inv.Fields {
		fields[datumOf(f)] = append(fields[datumOf(f)], f)
	}
	return fields
}

// askedAt finds a field by which the same people are asked for the same category
// as by another: one of a form, an API or an SDK, from which that other one was
// not derived. Steps of one ladder are the same category.
func (c *computer) askedAt(f *inventory.Field) *inventory.Field {
	if !c.knownPersonal(f) {
		return nil
	}
	if c.askedFor == nil {
		c.askedFor = c.asksByCategory()
	}
	base, _ := c.policy.Categories.Resolve(f.Category.Value, "")
	roots := c.choices.rootsOf(f)
	for _, a := range c.askedFor[base] {
		if a.at == f.Collection || !meet(f.Collection.Subjects, a.at.Subjects) {
			continue
		}
		for _, g := range a.fields {
			if !roots[g] {
				return g
			}
		}
	}
	return nil
}

// asking is the fields of one category that a collection asks for.
type asking struct {
	at     *inventory.Collection
	fields []*inventory.Field
}

// asksByCategory lists the fields that people are asked for, by the category on
// whose ladder they stand.
func (c *computer) asksByCategory() map[string][]asking {
	asked := map[string][]asking{}
	for _, f := range c.inv.Fields {
		switch f.Collection.Kind.Value {
		case "form", "api", "sdk":
		default:
			continue
		}
		if len(f.DerivedFrom) > 0 {
			continue
		}
		base, _ := c.policy.Categories.Resolve(f.Category.Value, "")
		list := asked[base]
		if n := len(list); n > 0 && list[n-1].at == f.Collection { // fields stand by collection
			list[n-1].fields = append(list[n-1].fields, f)
			continue
		}
		asked[base] = append(list, asking{f.Collection, []*inventory.Field{f}})
	}
	return asked
}

// meet reports whether two collections can be about the same people: a list that
// names nobody leaves that open.
func meet(a, b []source.Text) bool {
	return len(a) == 0 || len(b) == 0 || slices.ContainsFunc(a, func(t source.Text) bool { return has(b, t.Value) })
}

// rootsOf are the fields, themselves derived from nothing, that a field was
// derived from by whatever steps. What was found is kept, and shared along a
// chain.
func (ch *choices) rootsOf(f *inventory.Field) map[*inventory.Field]bool {
	if len(f.DerivedFrom) == 0 {
		return nil
	}
	if roots, known := ch.roots[f]; known {
		return roots
	}
	ch.roots[f] = nil // a ring of fields is an error already, and ends here
	sources := ch.sources(f)
	if len(sources) == 1 && len(sources[0].DerivedFrom) > 0 {
		ch.roots[f] = ch.rootsOf(sources[0])
		return ch.roots[f]
	}
	roots := map[*inventory.Field]bool{}
	for _, g := range sources {
		if len(g.DerivedFrom) == 0 {
			roots[g] = true
		}
		for root := range ch.rootsOf(g) {
			roots[root] = true
		}
	}
	ch.roots[f] = roots
	return roots
}

// answers is the mode of the scope to which a field keeps the person's answer: of
// the scopes of its purposes that are asked where it is collected, else of all
// that are asked there, where these are of one mode.
func (c *computer) answers(f *inventory.Field) string {
	if !policy.Under(f.Category.Value, "user.privacy_preferences") {
		return "no"
	}
	mode := ""
	for _, p := range c.defined(f.Purposes) {
		if m := c.choices.mode(f, p); m != "none" && (mode == "" || m == "consent") {
			mode = m
		}
	}
	if mode != "" {
		return mode
	}
	for _, s := range c.policy.Scopes {
		for _, at := range c.choices.whereAsked(f) {
			if has(at.Asks, s.Key.Value) {
				if mode != "" && mode != s.Mode.Value {
					return "no"
				}
				mode = s.Mode.Value
			}
		}
	}
	if mode == "" {
		return "no"
	}
	return mode
}
