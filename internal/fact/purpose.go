package fact

import (
	"cmp"
	"slices"
	"strings"

	"github.com/pare-dev/pare/internal/policy"
	"github.com/pare-dev/pare/internal/source"
)

// purposes makes the record of every purpose; what depends on the uses is added
// by finishPurposes.
func (c *computer) purposes() {
	for _, p := range c.policy.Purposes {
		r := &Purpose{
			Key:       p.Key.Value,
			Title:     cmp.Or(p.Title.Value, p.Key.Value),
			Titled:    "specific",
			Basis:     cmp.Or(p.Basis.Value, "missing"),
			Kind:      cmp.Or(p.Kind.Value, "missing"),
			Needs:     "stated",
			Benefit:   stated(p.Benefit),
			Retention: "missing",
			Used:      c.inv.Manifest.Partial, // what it is used by may stand in what could not be read
			Choice:    c.choices.modes(p),
			Interest:  stated(p.Interest),
			Balancing: stated(p.Balancing),
			Law:       stated(p.Law),
			Condition: cmp.Or(p.Condition.Value, "missing"),
			Art10:     stated(p.Art10),
			EPrivacy:  exception(p.EPrivacy.Value),
			Profiling: p.Profiling != nil && *p.Profiling,
			Children:  "none",
			DPIA:      stated(p.DPIA),
		}
		if c.given.VagueTitles.Has(p.Title.Value) {
			r.Titled = "vague"
		}
		pf := PurposeFacts{Purpose: p, Record: r}
		if !p.NeedsStated {
			r.Needs = "missing"
		}
		for i := range p.Needs {
			if c.vague(&p.Needs[i]) {
				r.Needs = "vague"
				pf.Vague = append(pf.Vague, &p.Needs[i])
			}
		}
		if p.Retention != nil {
			r.Retention = "stated"
		}
		c.facts.Purposes = append(c.facts.Purposes, pf)
	}
}

// vague reports whether a need is too wide to say what is needed: user, or a
// group of unlike data right beneath it. A precision makes it exact.
func (c *computer) vague(n *policy.Need) bool {
	known := c.policy.Categories.Get(n.Category.Value)
	return known != nil && known.Broad && !n.Precision.Given()
}

// finishPurposes adds what the uses tell: whether anything is collected for a
// purpose, and whether all of that says itself how long it is kept.
func (c *computer) finishPurposes() {
	type tally struct{ stored, open int }
	tallies := map[string]*tally{}
	uses := map[string][]*UseFacts{}
	for _, u := range c.facts.Uses {
		key := u.Purpose.Key.Value
		uses[key] = append(uses[key], u)
		t := tallies[key]
		if t == nil {
			t = &tally{}
			tallies[key] = t
		}
		if u.Record.Stored == "none" {
			continue
		}
		t.stored++
		if u.Field.Retention == nil && (u.Place == nil || u.Place.Retention == nil) {
			t.open++
		}
	}
	for i := range c.facts.Purposes {
		pf := &c.facts.Purposes[i]
		c.people(pf, uses[pf.Record.Key])
		c.risks(pf, uses[pf.Record.Key])
		pf.Record.Electronic = electronic(pf.Purpose, uses[pf.Record.Key])
		t := tallies[pf.Record.Key]
		if t == nil {
			continue
		}
		pf.Record.Used = true
		if pf.Record.Retention == "stated" {
			continue
		}
		switch {
		case t.stored == 0:
			pf.Record.Retention = "not_kept"
		case t.open == 0:
			pf.Record.Retention = "by_place"
		}
	}
}

// exception is which exception of the ePrivacy Directive a purpose claims, by
// the article it names.
func exception(said string) string {
	switch {
	case said == "":
		return "missing"
	case strings.Contains(said, "13(2)"):
		return "existing_customer"
	case strings.Contains(said, "5(3)"):
		return "strictly_necessary"
	}
	return "other"
}

// electronic reports whether a purpose needs or uses an address for electronic
// mail, which in the ePrivacy Directive (Art. 2(h), 13(1)) is whatever a message
// can be sent to: email, text messages, fax, messengers.
func electronic(p *policy.Purpose, uses []*UseFacts) bool {
	address := func(key string) bool {
		return policy.Under(key, "user.contact.email") || policy.Under(key, "user.contact.phone_number") ||
			policy.Under(key, "user.contact.fax_number") || policy.Under(key, "user.contact.social_handle")
	}
	return slices.ContainsFunc(p.Needs, func(n policy.Need) bool { return address(n.Category.Value) }) ||
		slices.ContainsFunc(uses, func(u *UseFacts) bool { return address(u.Field.Category.Value) })
}

func stated(t source.Text) string { return statedIf(policy.Says(t)) }

func statedIf(yes bool) string {
	if yes {
		return "stated"
	}
	return "missing"
}
