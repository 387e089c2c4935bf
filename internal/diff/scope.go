package diff

import (
	"github.com/pare-dev/pare/internal/policy"
	"github.com/pare-dev/pare/internal/source"
)

func (c *comparison) scopes() {
	key := func(s *policy.Scope) string { return s.Key.Value }
	pairs(c.before.Policy.Scopes, c.after.Policy.Scopes, key, func(b, a **policy.Scope) {
		switch {
		case b == nil:
			c.wholeScope("scope-added", c.after, *a)
		case a == nil:
			c.wholeScope("scope-removed", c.before, *b)
		default:
			c.scope(*b, *a)
		}
	})
}

func (c *comparison) wholeScope(kind string, s *side, scope *policy.Scope) {
	c.add(kind, found{
		on: "scope", ref: scope.Key.Value,
		what:   words(quoted(scope.Title.Value, ""), behind("a choice of mode ", scope.Mode.Value), behind("for ", values(scope.Purposes, quote))),
		places: []Place{s.at("scope", scope.Key.Span)},
	})
}

func (c *comparison) scope(b, a *policy.Scope) {
	f := found{on: "scope", ref: a.Key.Value, places: []Place{c.after.at("scope", a.Key.Span)}}
	if b.Mode.Value != a.Mode.Value {
		mode := f
		mode.from, mode.to = b.Mode.Value, a.Mode.Value
		mode.places = []Place{c.after.at("mode", a.Mode.Span)}
		c.moved(a.Mode.Value == "consent", "objection", "consent", mode)
	}
	c.byDefault(f, b.Default, a.Default)
	c.list("covers-more", "covers-less", f, "purpose", b.Purposes, a.Purposes, quote)
	c.stated(f, "where the choice can be changed", "withdraw", b.Withdraw, a.Withdraw)
	for _, gate := range []struct {
		s     *side
		t     source.Text
		other source.Text
		kind  string
	}{{c.after, a.Gates, b.Gates, "gates"}, {c.before, b.Gates, a.Gates, "gates-not"}} {
		if gate.t.Value != "" && gate.t.Value != gate.other.Value {
			f := f
			f.what, f.places = quote(gate.t), []Place{gate.s.at("gates", gate.t.Span)}
			c.add(gate.kind, f)
		}
	}
}

// byDefault compares what holds until people choose. Where nobody says so, it is
// not known to be off.
func (c *comparison) byDefault(f found, b, a source.Text) {
	if b.Value == a.Value {
		return
	}
	f.from, f.to = b.Value, a.Value
	f.places = []Place{c.after.at("default", a.Span)}
	switch {
	case a.Value == "on":
		c.add("on-by-default", f)
	case b.Value == "on" && a.Value == "off":
		c.add("off-by-default", f)
	default:
		f.places = nil
		f.from, f.to = "", ""
		c.says(f, "what holds until people choose", c.before.at("default", b.Span), c.after.at("default", a.Span), b.Value != "", a.Value != "")
	}
}

func (c *comparison) subjects() {
	key := func(s *policy.Subject) string { return s.Key.Value }
	pairs(c.before.Policy.Subjects, c.after.Policy.Subjects, key, func(b, a **policy.Subject) {
		if b == nil || a == nil {
			return // whoever collects about them tells
		}
		f := found{on: "subject", ref: (*a).Key.Value, places: []Place{c.after.at("subject", (*a).Key.Span)}}
		if (*b).Child != (*a).Child {
			c.moved((*a).Child, "child-no-more", "child", f)
		}
		c.stated(f, "what keeps those out who are too young", "age_gate", (*b).AgeGate, (*a).AgeGate)
	})
}
