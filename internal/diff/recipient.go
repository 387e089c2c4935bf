package diff

import (
	"github.com/pare-dev/pare/internal/fact"
	"github.com/pare-dev/pare/internal/inventory"
	"github.com/pare-dev/pare/internal/source"
)

func (c *comparison) recipients() {
	key := func(f fact.RecipientFacts) string { return f.Recipient.Key.Value }
	pairs(c.before.Assessment.Recipients, c.after.Assessment.Recipients, key, func(b, a *fact.RecipientFacts) {
		switch {
		case b == nil:
			c.wholeRecipient("recipient-added", c.after, a.Recipient)
		case a == nil:
			c.wholeRecipient("recipient-removed", c.before, b.Recipient)
		default:
			c.recipient(*b, *a)
		}
	})
}

func (c *comparison) wholeRecipient(kind string, s *side, r *inventory.Recipient) {
	gets := "does not say what it is given"
	if len(r.Categories) > 0 {
		gets = "given " + values(r.Categories, plain)
	}
	c.add(kind, found{
		on: "recipient", ref: r.Key.Value,
		what:   words(quoted(r.Title.Value, ""), behind("a ", r.Role.Value), behind("in ", r.Country.Value), gets, behind("for ", values(r.Purposes, quote))),
		places: []Place{s.at("recipient", r.Key.Span)},
	})
}

func (c *comparison) recipient(old, now fact.RecipientFacts) {
	b, a := old.Recipient, now.Recipient
	f := found{on: "recipient", ref: a.Key.Value, places: []Place{c.after.at("recipient", a.Key.Span)}}
	c.given(f, "given-more", "given-less", "which data it is given", "category", b.Categories, a.Categories, plain)
	c.given(f, "given-for-more", "given-for-less", "for which purposes it is given data", "purpose", b.Purposes, a.Purposes, quote)
	if decides := a.Role.Value == "controller"; decides != (b.Role.Value == "controller") && a.Role.Value != "" && b.Role.Value != "" {
		role := f
		role.from, role.to = b.Role.Value, a.Role.Value
		role.places = []Place{c.after.at("role", a.Role.Span)}
		c.moved(!decides, "decides-itself", "instructed", role)
	} else {
		c.changed("role-changed", f, "role", b.Role, a.Role, "controller", "recipient of no stated role")
	}
	c.country(f, old, now)
	c.stated(f, "what safeguards the transfer", "safeguard", b.Safeguard, a.Safeguard)
}

// given compares lists of which an absent one says nothing at all.
func (c *comparison) given(f found, more, less, words, role string, before, after []source.Text, name func(source.Text) string) {
	if len(before) > 0 && len(after) > 0 {
		c.list(more, less, f, role, before, after, name)
		return
	}
	at := f.places[0]
	c.says(f, words, at, at, len(before) > 0, len(after) > 0)
}

func (c *comparison) country(f found, old, now fact.RecipientFacts) {
	b, a := old.Recipient.Country, now.Recipient.Country
	if b.Value == "" || a.Value == "" {
		c.stated(f, "in which country it is", "country", b, a)
		return
	}
	if b.Value == a.Value {
		return
	}
	f.from, f.to = b.Value, a.Value
	f = f.nearer(c.after.at("country", a.Span))
	safe := func(r fact.RecipientFacts) bool { return r.Record.Transfer != "unsafeguarded" }
	if safe(old) == safe(now) {
		c.add("country-changed", f)
		return
	}
	c.moved(safe(now), "transfer-unsafe", "transfer-safe", f)
}
