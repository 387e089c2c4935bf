package fact

import (
	"cmp"
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
			Basis:     cmp.Or(p.Basis.Value, "missing"),
			Kind:      cmp.Or(p.Kind.Value, "missing"),
			Needs:     "stated",
			Benefit:   stated(p.Benefit),
			Retention: "missing",
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
	type tally struct{ uses, stored, open int }
	tallies := map[string]*tally{}
	for _, u := range c.facts.Uses {
		t := tallies[u.Purpose.Key.Value]
		if t == nil {
			t = &tally{}
			tallies[u.Purpose.Key.Value] = t
		}
		t.uses++
		if u.Record.Stored == "none" {
			continue
		}
		t.stored++
		if u.Field.Retention == nil && (u.Place == nil || u.Place.Retention == nil) {
			t.open++
		}
	}
	for _, pf := range c.facts.Purposes {
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

func stated(t source.Text) string {
	if t.Value == "" {
		return "missing"
	}
	return "stated"
}

func (c *computer) scopes() {
	asked := map[string]bool{}
	for _, col := range c.inv.Manifest.Collections {
		for _, s := range col.Asks {
			asked[s.Value] = true
		}
	}
	for _, s := range c.policy.Scopes {
		c.facts.Scopes = append(c.facts.Scopes, ScopeFacts{s, &Scope{
			Key:      s.Key.Value,
			Title:    cmp.Or(s.Title.Value, s.Key.Value),
			Mode:     s.Mode.Value,
			Default:  cmp.Or(s.Default.Value, "missing"),
			Withdraw: stated(s.Withdraw),
			Asked:    asked[s.Key.Value],
		}})
	}
}

func (c *computer) recipients() {
	for _, r := range c.inv.Manifest.Recipients {
		c.facts.Recipients = append(c.facts.Recipients, RecipientFacts{r, &Recipient{
			Key:     r.Key.Value,
			Title:   cmp.Or(r.Title.Value, r.Key.Value),
			Role:    cmp.Or(r.Role.Value, "missing"),
			Country: stated(r.Country),
		}})
	}
}
