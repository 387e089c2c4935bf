package diff

import (
	"slices"

	"github.com/pare-dev/pare/internal/inventory"
	"github.com/pare-dev/pare/internal/policy"
	"github.com/pare-dev/pare/internal/source"
)

func (c *comparison) fields() {
	for _, pair := range c.fieldPairs {
		switch {
		case pair.before == nil:
			c.wholeField("added", "declared", c.after, pair.after)
		case pair.after == nil:
			c.wholeField("removed", "undeclared", c.before, pair.before)
		default:
			c.field(pair.before, pair.after)
		}
	}
}

// wholeField notes a field that is on one side alone. Where its columns are on
// both, and no field is kept in them on the other, nothing else is collected: it
// is declared, or declared no more.
func (c *comparison) wholeField(kind, declared string, s *side, f *inventory.Field) {
	facts := s.fields[f]
	change := found{on: "field", ref: f.Ref(), what: s.describe(f), places: s.fieldPlaces(f)}
	if s.was {
		change.before = facts.Verdict
	} else {
		change.verdict, change.why = facts.Verdict, facts.Why
	}
	if c.onlyDeclared(s, f) {
		kind = declared
		if twin := s.other[columnsOf(f)[0]]; s.was {
			now := c.after.columns[twin]
			change.verdict, change.why = now.Verdict, now.Why
			change.places = append([]Place{c.after.at("column", twin.Span)}, change.places...)
		} else {
			change.before = c.before.columns[twin].Verdict
		}
	}
	c.add(kind, change)
}

// onlyDeclared reports whether the columns of a field are on the other side too,
// where no field is kept in them.
func (c *comparison) onlyDeclared(s *side, f *inventory.Field) bool {
	cols := columnsOf(f)
	return len(cols) > 0 && !slices.ContainsFunc(cols, func(col *inventory.Column) bool {
		twin := s.other[col]
		return twin == nil || len(c.opposite(s).Inventory.Bindings(twin)) > 0
	})
}

func columnsOf(f *inventory.Field) []*inventory.Column {
	var cols []*inventory.Column
	for _, p := range f.Places {
		cols = append(cols, p.Columns...)
	}
	return cols
}

// describe says what a field is: what it holds, for what, and where it is kept.
func (s *side) describe(f *inventory.Field) string {
	what := s.category(f)
	if len(f.Purposes) > 0 {
		what += " for " + values(f.Purposes, quote)
	} else if s.fields[f].Proof == "" {
		what += " for no purpose"
	}
	required := ""
	if isTrue(f.Required) {
		required = "required"
	}
	kept := ""
	switch {
	case f.NotStored:
		kept = "not kept"
	case len(f.Places) > 0:
		refs, _ := s.where(f.Places)
		kept = "kept in " + refs
	}
	return words(what, required, kept)
}

// category names what a field holds, as finely as it says, and why it is guarded
// where it is.
func (s *side) category(f *inventory.Field) string {
	words := f.Category.Value
	if f.Precision.Given() {
		words += " by " + f.Precision.Value
	}
	if known := s.Policy.Categories.Get(f.Category.Value); known != nil && known.Guarded != "" {
		words += " (guarded: " + known.Guarded + ")"
	}
	return words
}

func (s *side) fieldPlaces(f *inventory.Field) []Place {
	places := []Place{s.at("field", f.Name.Span)}
	if !f.Annotated {
		for _, col := range columnsOf(f) {
			places = append(places, s.at("column", col.Span))
		}
	}
	return places
}

// field compares a field with what it was.
func (c *comparison) field(b, a *inventory.Field) {
	old, now := c.before.fields[b], c.after.fields[a]
	f := found{
		on: "field", ref: a.Ref(), verdict: now.Verdict, before: old.Verdict, why: now.Why,
		places: []Place{c.after.at("field", a.Name.Span)},
	}
	n := len(c.changes)
	if !(a.Annotated && b.Annotated) && b.Ref() != a.Ref() && (b.Name.Value != a.Name.Value || c.after.home[a.Collection] != b.Collection) {
		kind := "renamed"
		if c.replaced[a] {
			kind = "replaces"
		}
		c.renamed(kind, f, b.Ref(), c.before.at("field", b.Name.Span))
	}
	c.whatItIs(f, b, a)
	c.list("used-more", "used-less", f, "purpose", b.Purposes, a.Purposes, quote)
	c.list("collected-for-more", "collected-for-less", f, "purpose", b.CollectedFor, a.CollectedFor, quote)
	c.list("derived-from-more", "derived-from-less", f, "source", b.DerivedFrom, a.DerivedFrom, plain)
	if isTrue(b.Required) != isTrue(a.Required) {
		c.moved(isTrue(b.Required), "required", "not-required", f)
	}
	if isTrue(b.Preselected) != isTrue(a.Preselected) {
		c.moved(isTrue(b.Preselected), "preselected", "not-preselected", f)
	}
	c.stated(f, "why it is asked", "explain", b.Explain, a.Explain)
	c.keeping(f, b, a)
	c.changed("consent-elsewhere", f, "consent_at", b.ConsentAt, a.ConsentAt, "", "its own collection")
	if len(c.changes) == n && old.Verdict != now.Verdict {
		c.verdict(f)
	}
}

// verdict notes that something is judged otherwise, for what changed elsewhere.
func (c *comparison) verdict(f found) {
	f.from, f.to = string(f.before), string(f.verdict)
	c.add("verdict-changed", f)
}

// changed notes another value, where both sides of the change are alike to the
// person: neither is the one that a kind of its own is for.
func (c *comparison) changed(kind string, f found, role string, b, a source.Text, except, absent string) {
	if b.Value == a.Value || except != "" && (b.Value == except || a.Value == except) {
		return
	}
	f.from, f.to = quoted(b.Value, absent), quoted(a.Value, absent)
	c.add(kind, f.nearer(c.after.at(role, a.Span)))
}

// whatItIs compares the category and the precision of a field.
func (c *comparison) whatItIs(f found, b, a *inventory.Field) {
	oldBase, oldRung := c.before.Policy.Categories.Resolve(b.Category.Value, b.Precision.Value)
	base, rung := c.after.Policy.Categories.Resolve(a.Category.Value, a.Precision.Value)
	f = f.nearer(c.after.at("category", a.Category.Span))
	switch {
	case base != oldBase:
		c.otherCategory(f, b, a)
	case rung == oldRung:
	case rung < 0 || oldRung < 0:
		f.what = "how precise it is"
		if rung < 0 {
			c.add("unstated", f)
		} else {
			c.add("stated", f)
		}
	default:
		f.from, f.to = c.before.Policy.Categories.Rungs(oldBase)[oldRung], c.after.Policy.Categories.Rungs(base)[rung]
		c.moved(rung > oldRung, "finer", "coarser", f.nearer(c.after.at("precision", a.Precision.Span)))
	}
}

func (c *comparison) otherCategory(f found, b, a *inventory.Field) {
	f.from, f.to = c.before.category(b), c.after.category(a)
	personal, was := policy.Personal(a.Category.Value), policy.Personal(b.Category.Value)
	switch by := c.after.sensitivity(a.Category.Value) - c.before.sensitivity(b.Category.Value); {
	case was && !personal:
		f.what = ": it is " + f.to + " instead of " + f.from
		c.add("declared-away", f)
	case personal && !was:
		f.what = ": it is " + f.to + " instead of " + f.from
		c.add("not-declared-away", f)
	case by != 0:
		c.moved(by < 0, "more-sensitive", "less-sensitive", f)
	default:
		c.add("category-changed", f)
	}
}

// sensitivity orders categories by how much harm they can do; a guarded one
// stands above all that are not.
func (s *side) sensitivity(key string) int {
	known := s.Policy.Categories.Get(key)
	if known == nil {
		return -1
	}
	n := slices.Index(policy.Sensitivities(), known.Sensitivity)
	if known.Guarded != "" {
		n += len(policy.Sensitivities())
	}
	return n
}
