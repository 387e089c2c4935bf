package diff

import (
	"slices"

	"github.com/pare-dev/pare/internal/jurisdiction"
	"github.com/pare-dev/pare/internal/policy"
	"github.com/pare-dev/pare/internal/rule"
)

// rules compares what the project itself decided about rules: those of its own,
// and built-in ones that it switches off or makes milder.
func (c *comparison) rules() {
	key := func(r *rule.Rule) string { return r.ID }
	pairs(c.before.Rules, c.after.Rules, key, func(b, a **rule.Rule) {
		switch {
		case b == nil && (*a).Own:
			c.wholeRule("rule-added", c.after, *a)
		case a == nil && (*b).Own:
			c.wholeRule("rule-removed", c.before, *b)
		case b != nil && a != nil:
			c.rule(*b, *a)
		}
	})
}

func (c *comparison) wholeRule(kind string, s *side, r *rule.Rule) {
	c.add(kind, found{on: "rule", ref: r.ID, what: quoted(r.Title, "") + ", " + r.Severity.String(), places: []Place{s.at("rule", r.Span)}})
}

func (c *comparison) rule(b, a *rule.Rule) {
	was, is := off(b), off(a)
	f := found{on: "rule", ref: a.ID, places: c.decided(b, a)}
	switch {
	case was != is:
		s := a
		if was {
			s = b
		}
		f.what = s.Changed.Because
		c.moved(was, "rule-off", "rule-on", f)
	case a.Off != "" || b.Off != "":
	case a.Severity != b.Severity && (a.Own || a.Changed != nil || b.Changed != nil):
		f.from, f.to = b.Severity.String(), a.Severity.String()
		c.moved(a.Severity > b.Severity, "rule-milder", "rule-stricter", f)
	}
	if a.Own && b.Own && (a.When.Value != b.When.Value || a.On != b.On || !same(b, a)) {
		f.from, f.to = b.When.Value, a.When.Value
		c.add("rule-changed", f)
	}
}

// off reports whether the project switched a rule off. One that no chosen law
// knows is off, too, which tells itself.
func off(r *rule.Rule) bool { return r.Changed != nil && r.Off != "" }

func same(b, a *rule.Rule) bool {
	return values(b.Only, plain) == values(a.Only, plain) && values(b.Except, plain) == values(a.Except, plain)
}

// decided is where the project says what it decided about a rule.
func (c *comparison) decided(b, a *rule.Rule) []Place {
	switch {
	case a.Own:
		return []Place{c.after.at("rule", a.Span)}
	case a.Changed != nil:
		return []Place{c.after.at("rule", a.Changed.Span)}
	case b.Changed != nil:
		return []Place{c.before.at("rule", b.Changed.Span)}
	}
	return nil
}

// laws compares the laws that were chosen.
func (c *comparison) laws() {
	c.names("law", "law-added", "law-dropped", jurisdiction.IDs(c.before.Laws), jurisdiction.IDs(c.after.Laws))
}

// schemas compares which schemas are read.
func (c *comparison) schemas() {
	named := func(s *side) []string {
		var names []string
		for _, d := range s.Inventory.Datasets {
			names = append(names, d.Name)
		}
		return names
	}
	c.names("schema", "read", "not-read", named(c.before), named(c.after))
}

// names notes what came and what went of lists of names.
func (c *comparison) names(on, came, went string, before, after []string) {
	one := func(kind string, list, other []string) {
		for _, name := range list {
			if !slices.Contains(other, name) {
				c.add(kind, found{on: on, ref: name})
			}
		}
	}
	one(came, after, before)
	one(went, before, after)
}

// categories compares how sensitive the user's own categories are said to be.
func (c *comparison) categories() {
	for _, key := range c.after.Policy.Categories.Keys() {
		b, a := c.before.Policy.Categories.Get(key), c.after.Policy.Categories.Get(key)
		if b == nil || b.Sensitivity == a.Sensitivity {
			continue
		}
		all := policy.Sensitivities()
		c.moved(slices.Index(all, a.Sensitivity) > slices.Index(all, b.Sensitivity), "called-harmless", "called-sensitive", found{
			on: "category", ref: key, from: quoted(b.Sensitivity, "no stated"), to: quoted(a.Sensitivity, "no stated"),
			places: []Place{c.after.at("category", a.Span)},
		})
	}
}
