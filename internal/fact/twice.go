package fact

import (
	"slices"

	"github.com/pare-dev/pare/internal/inventory"
	"github.com/pare-dev/pare/internal/policy"
	"github.com/pare-dev/pare/internal/source"
)

// copies lists the tables that keep a field. A key that ties rows together is no
// copy.
func (c *computer) copies(f *inventory.Field) []string {
	var tables []string
	add := func(t inventory.Ref) {
		if name := t.String(); !slices.Contains(tables, name) {
			tables = append(tables, name)
		}
	}
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
	return tables
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
	for _, a := range c.askedFor[base] {
		if a.at == f.Collection || !meet(f.Collection.Subjects, a.at.Subjects) {
			continue
		}
		for _, g := range a.fields {
			if !c.choices.derives(f, g) {
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

// derives reports whether a field was derived from another, by whatever steps.
func (ch *choices) derives(f, from *inventory.Field) bool {
	seen := map[*inventory.Field]bool{f: true}
	for queue := []*inventory.Field{f}; len(queue) > 0; queue = queue[1:] {
		for _, ref := range queue[0].DerivedFrom {
			g := ch.fields[ref.Value]
			if g == from {
				return true
			}
			if g != nil && !seen[g] {
				seen[g] = true
				queue = append(queue, g)
			}
		}
	}
	return false
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
