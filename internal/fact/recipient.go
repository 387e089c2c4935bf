package fact

import (
	"cmp"
	"slices"

	"github.com/pare-dev/pare/internal/inventory"
	"github.com/pare-dev/pare/internal/policy"
	"github.com/pare-dev/pare/internal/source"
)

func (c *computer) recipients() {
	for _, rec := range c.inv.Manifest.Recipients {
		purposes := c.served[rec]
		rf := RecipientFacts{Recipient: rec, Purposes: purposes}
		for _, p := range purposes {
			if disagree(rec, p) {
				rf.Disputed = append(rf.Disputed, p.Key.Value)
			}
		}
		rf.Record = &Recipient{
			Key:      rec.Key.Value,
			Title:    cmp.Or(rec.Title.Value, rec.Key.Value),
			Role:     cmp.Or(rec.Role.Value, "missing"),
			Country:  statedIf(rec.Country.Given()),
			Transfer: c.transfer(rec),
			Purposes: statedIf(len(rec.Purposes)+len(purposes) > 0), // its own may stand where nobody could read
		}
		rf.Record.Categories, rf.Excess = c.received(rec, purposes)
		for _, p := range purposes {
			if len(rec.Categories) > 0 && p.NeedsStated && !c.needsAny(p, rec.Categories) {
				rf.Record.Purposes = "needless"
				rf.Needless = append(rf.Needless, p.Key.Value)
			}
		}
		if len(rf.Disputed) > 0 {
			rf.Record.Purposes = "disputed"
		}
		c.facts.Recipients = append(c.facts.Recipients, rf)
	}
}

// receiving joins recipients and the purposes for which they are given data, by
// the word of either: each list in the order of its files.
func (c *computer) receiving() {
	c.receivers, c.served = map[string][]*inventory.Recipient{}, map[*inventory.Recipient][]*policy.Purpose{}
	type pair struct{ purpose, recipient string }
	joined := map[pair]bool{}
	byKey := map[string]*inventory.Recipient{}
	join := func(purpose string, rec *inventory.Recipient) {
		if at := (pair{purpose, rec.Key.Value}); !joined[at] {
			joined[at] = true
			c.receivers[purpose] = append(c.receivers[purpose], rec)
		}
	}
	for _, rec := range c.inv.Manifest.Recipients {
		byKey[rec.Key.Value] = rec
		for _, key := range rec.Purposes {
			join(key.Value, rec)
		}
	}
	for _, p := range c.policy.Purposes {
		for _, key := range p.Recipients {
			if rec := byKey[key.Value]; rec != nil {
				join(p.Key.Value, rec)
			}
		}
		for _, rec := range c.receivers[p.Key.Value] {
			c.served[rec] = append(c.served[rec], p)
		}
	}
}

// needsAny reports whether a purpose needs any of some categories, or any part of
// one.
func (c *computer) needsAny(p *policy.Purpose, categories []source.Text) bool {
	return slices.ContainsFunc(categories, func(category source.Text) bool {
		d := newDatum(c.policy.Categories, category.Value, "")
		return needOf(c.policy.Categories, p, d).need != "none" ||
			slices.ContainsFunc(p.Needs, func(n policy.Need) bool { return policy.Under(n.Category.Value, category.Value) })
	})
}

// disagree reports whether of a recipient and a purpose one names the other, and
// the other, though it makes a list, does not.
func disagree(rec *inventory.Recipient, p *policy.Purpose) bool {
	names, named := has(rec.Purposes, p.Key.Value), has(p.Recipients, rec.Key.Value)
	return names && !named && len(p.Recipients) > 0 || named && !names && len(rec.Purposes) > 0
}

// received compares what a recipient is given with what its purposes need.
func (c *computer) received(rec *inventory.Recipient, purposes []*policy.Purpose) (fact string, excess []string) {
	if len(rec.Categories) == 0 {
		return "missing", nil
	}
	open := len(purposes) == 0 || slices.ContainsFunc(purposes, func(p *policy.Purpose) bool { return !p.NeedsStated })
	for _, category := range rec.Categories {
		if c.policy.Categories.Get(category.Value) == nil || !policy.Personal(category.Value) {
			continue
		}
		d := newDatum(c.policy.Categories, category.Value, "")
		if !slices.ContainsFunc(purposes, func(p *policy.Purpose) bool { return needOf(c.policy.Categories, p, d).need != "none" }) {
			excess = append(excess, category.Value)
		}
	}
	switch {
	case open:
		return "unknown", nil
	case len(excess) > 0:
		return "excess", excess
	}
	return "needed", nil
}

// transfer says whether the protection of every law that restricts transfers
// goes along to a recipient's country. Where one of them does not reach it, that
// decides.
func (c *computer) transfer(rec *inventory.Recipient) string {
	country := rec.Country.Value
	transfer := "inside"
	switch {
	case !rec.Country.Given():
		return "unknown"
	case country == "":
		return transfer // what was written is no country, which is an error already
	}
	for _, region := range c.given.Regions {
		switch {
		case slices.Contains(region.Inside, country):
		case slices.Contains(region.Adequate, country):
			transfer = "adequate"
		case policy.Says(rec.Safeguard):
			return "safeguarded"
		default:
			return "unsafeguarded"
		}
	}
	return transfer
}
