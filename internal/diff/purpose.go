package diff

import (
	"slices"
	"strings"

	"github.com/pare-dev/pare/internal/fact"
	"github.com/pare-dev/pare/internal/policy"
	"github.com/pare-dev/pare/internal/source"
)

func (c *comparison) purposes() {
	key := func(p *policy.Purpose) string { return p.Key.Value }
	pairs(c.before.Policy.Purposes, c.after.Policy.Purposes, key, func(b, a **policy.Purpose) {
		switch {
		case b == nil:
			c.wholePurpose("purpose-added", c.after, *a)
		case a == nil:
			c.wholePurpose("purpose-removed", c.before, *b)
		default:
			c.purpose(*b, *a)
		}
	})
}

func (c *comparison) wholePurpose(kind string, s *side, p *policy.Purpose) {
	basis := "rests on no stated basis"
	if p.Basis.Given() {
		basis = "rests on " + p.Basis.Value
	}
	needs := "does not say what it needs"
	if p.NeedsStated {
		var list []string
		for _, m := range fact.MoreNeeded(s.Policy.Categories, &policy.Purpose{NeedsStated: true}, p) {
			list = append(list, m.Words())
		}
		slices.Sort(list)
		needs = "needs " + strings.Join(list, ", ")
		if len(list) == 0 {
			needs = "needs no data"
		}
	}
	c.add(kind, found{
		on: "purpose", ref: p.Key.Value, what: words(quoted(p.Title.Value, ""), behind("of kind ", p.Kind.Value), basis, needs),
		places: []Place{s.at("purpose", p.Key.Span)},
	})
}

func (c *comparison) purpose(b, a *policy.Purpose) {
	f := found{on: "purpose", ref: a.Key.Value, places: []Place{c.after.at("purpose", a.Key.Span)}}
	c.basis(f, b.Basis, a.Basis)
	c.purposeKind(f, b.Kind, a.Kind)
	c.needs(f, b, a)
	c.retention(f, c.before, c.after, b.Retention, a.Retention)
	c.list("given-to-more", "given-to-less", f, "recipient", b.Recipients, a.Recipients, quote)
	c.about(f, b.Subjects, a.Subjects)
	if isTrue(b.Profiling) != isTrue(a.Profiling) {
		c.moved(isTrue(b.Profiling), "profiles", "profiles-not", f)
	}
	c.stated(f, "how it helps the person", "benefit", b.Benefit, a.Benefit)
	c.stated(f, "which legitimate interest it pursues", "interest", b.Interest, a.Interest)
	c.stated(f, "where that interest is weighed", "balancing", b.Balancing, a.Balancing)
	c.stated(f, "which law asks for it", "law", b.Law, a.Law)
	c.stated(f, "where its impact assessment is", "dpia", b.DPIA, a.DPIA)
	for _, claim := range []struct {
		words, role string
		b, a        source.Text
	}{
		{"its condition of GDPR Art. 9(2)", "condition", b.Condition, a.Condition},
		{"its ground under GDPR Art. 10", "art10", b.Art10, a.Art10},
		{"its ePrivacy exception", "eprivacy", b.EPrivacy, a.EPrivacy},
		{"what it is compatible with", "compatible_with", joined(b.CompatibleWith), joined(a.CompatibleWith)},
	} {
		f.what = claim.words
		c.claim(f, claim.role, claim.b, claim.a)
	}
}

// claim compares what a purpose names so that it may do what it does.
func (c *comparison) claim(f found, role string, b, a source.Text) {
	switch {
	case b.Value == "" && a.Value != "":
		f.to = quote(a)
		c.add("claim-made", f.nearer(c.after.at(role, a.Span)))
	case b.Value != "" && a.Value == "":
		f.from = quote(b)
		c.add("claim-dropped", f.nearer(c.before.at(role, b.Span)))
	default:
		c.changed("claim-changed", f, role, b, a, "", "")
	}
}

// joined makes one text of several, at the place of the first.
func joined(list []source.Text) source.Text {
	if len(list) == 0 {
		return source.Text{}
	}
	return source.Text{Value: values(list, plain), Span: list[0].Span}
}

func (c *comparison) basis(f found, b, a source.Text) {
	if b.Value == a.Value {
		return
	}
	f = f.nearer(c.after.at("basis", a.Span))
	f.from, f.to = b.Value, a.Value
	switch {
	case b.Value == "" || a.Value == "":
		f.from, f.to = "", ""
		c.says(f, "on which lawful basis it rests", c.before.at("basis", b.Span), c.after.at("basis", a.Span), b.Value != "", a.Value != "")
	case b.Value == "consent" || a.Value == "consent":
		c.moved(a.Value == "consent", "consent-dropped", "consent-based", f)
	default:
		c.add("basis-changed", f)
	}
}

// purposeKind tells kinds that make money of the data from those that do not.
func (c *comparison) purposeKind(f found, b, a source.Text) {
	if b.Value == a.Value {
		return
	}
	f = f.nearer(c.after.at("kind", a.Span))
	f.from, f.to = quoted(b.Value, "none"), quoted(a.Value, "none")
	exploits := func(t source.Text) bool {
		return t.Value == "advertising" || t.Value == "sale" || t.Value == "marketing"
	}
	if exploits(a) == exploits(b) {
		c.add("kind-changed", f)
		return
	}
	c.moved(exploits(b), "exploits", "exploits-not", f)
}

// needs compares what a purpose needs. Needs that are stated where none were are
// an answer, and needs that are stated no more a gap.
func (c *comparison) needs(f found, b, a *policy.Purpose) {
	if b.NeedsStated != a.NeedsStated {
		c.says(f, "what it needs", c.before.at("purpose", b.Key.Span), c.after.at("purpose", a.Key.Span), b.NeedsStated, a.NeedsStated)
		return
	}
	one := func(s *side, list []fact.MoreNeed, less bool) {
		for _, m := range list {
			f := f.nearer(s.at("need", m.Need.Category.Span))
			f.what = m.Words()
			if m.How == "widened" || m.How == "finer" {
				f.from, f.to = m.Than, m.Words()
			}
			if less {
				f.from, f.to = f.to, f.from
			}
			switch m.How {
			case "added":
				c.moved(less, "need-added", "need-removed", f)
			case "widened":
				c.moved(less, "need-widened", "need-narrowed", f)
			case "finer":
				c.moved(less, "need-finer", "need-coarser", f)
			case "required":
				c.moved(less, "need-required", "need-optional", f)
			}
		}
	}
	one(c.after, fact.MoreNeeded(c.after.Policy.Categories, b, a), false)
	one(c.before, fact.MoreNeeded(c.before.Policy.Categories, a, b), true)
}
