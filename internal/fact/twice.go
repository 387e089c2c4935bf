package fact

import (
	"slices"
	"strings"

	"github.com/pare-dev/pare/internal/inventory"
	"github.com/pare-dev/pare/internal/policy"
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
	seen := map[inventory.Ref]bool{}
	add := func(t inventory.Ref) {
		if !seen[t] {
			seen[t] = true
			tables = append(tables, t.String())
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
	list := c.askedFor[base]
	if list == nil {
		return nil
	}
	roots := c.choices.rootsOf(f)
	another := func(list []asking) *inventory.Field {
		for _, a := range list {
			if a.at == f.Collection {
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
	if len(f.Collection.Subjects) == 0 { // whom it is from is left open
		return another(list.all)
	}
	if g := another(list.anybody); g != nil {
		return g
	}
	for _, key := range f.Collection.Subjects {
		if g := another(list.bySubject[key.Value]); g != nil {
			return g
		}
	}
	return nil
}

// asked is the collections that ask for one category: all, those that leave open
// whom they ask, and by whom they ask.
type asked struct {
	all, anybody []asking
	bySubject    map[string][]asking
}

// asking is the fields of one category that a collection asks for.
type asking struct {
	at     *inventory.Collection
	fields []*inventory.Field
}

// asksByCategory lists the fields that people are asked for, by the category on
// whose ladder they stand.
func (c *computer) asksByCategory() map[string]*asked {
	fields := map[*inventory.Collection]map[string][]*inventory.Field{}
	var order []*inventory.Collection
	for _, f := range c.inv.Fields {
		switch f.Collection.Kind.Value {
		case "form", "api", "sdk":
		default:
			continue
		}
		if len(f.DerivedFrom) > 0 {
			continue
		}
		if fields[f.Collection] == nil {
			fields[f.Collection] = map[string][]*inventory.Field{}
			order = append(order, f.Collection)
		}
		base, _ := c.policy.Categories.Resolve(f.Category.Value, "")
		fields[f.Collection][base] = append(fields[f.Collection][base], f)
	}
	lists := map[string]*asked{}
	for _, at := range order {
		for base, of := range fields[at] {
			list := lists[base]
			if list == nil {
				list = &asked{bySubject: map[string][]asking{}}
				lists[base] = list
			}
			a := asking{at, of}
			list.all = append(list.all, a)
			if len(at.Subjects) == 0 {
				list.anybody = append(list.anybody, a)
			}
			for _, key := range at.Subjects {
				list.bySubject[key.Value] = append(list.bySubject[key.Value], a)
			}
		}
	}
	return lists
}
