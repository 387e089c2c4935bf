package fact

import (
	"cmp"
	"slices"
	"strings"

	"github.com/pare-dev/pare/internal/inventory"
	"github.com/pare-dev/pare/internal/policy"
)

func (c *computer) scopes() {
	asked := map[string][]*inventory.Collection{}
	for _, col := range c.inv.Manifest.Collections {
		for _, s := range col.Asks {
			asked[s.Value] = append(asked[s.Value], col)
		}
	}
	used := map[string]bool{}
	for _, pf := range c.facts.Purposes {
		used[pf.Record.Key] = pf.Record.Used
	}
	for _, s := range c.policy.Scopes {
		controllers := c.controllers(s, asked[s.Key.Value])
		r := &Scope{
			Key:         s.Key.Value,
			Title:       cmp.Or(s.Title.Value, s.Key.Value),
			Mode:        s.Mode.Value,
			Default:     cmp.Or(s.Default.Value, "missing"),
			Withdraw:    stated(s.Withdraw),
			Gates:       "none",
			Purposes:    len(s.Purposes),
			Controllers: len(controllers),
			Asked:       c.choices.askedAnywhere[s.Key.Value] || c.inv.Manifest.Partial,
		}
		if s.Gates.Value != "" {
			r.Gates = "other"
			for _, p := range c.defined(s.Purposes) {
				if s.Gates.Value == p.Key.Value || strings.EqualFold(s.Gates.Value, p.Title.Value) {
					r.Gates = "own"
				}
			}
		}
		for _, p := range s.Purposes {
			r.Used = r.Used || used[p.Value]
		}
		c.facts.Scopes = append(c.facts.Scopes, ScopeFacts{s, controllers, r})
	}
}

// controllers names who uses the data behind a scope for themselves: the
// product's own controller, another that a collection which asks the scope names,
// and each recipient of the scope's purposes that is a controller of its own.
// Where all that the scope does is hand data over, it is one choice however many
// receive it (EDPB Guidelines 05/2020, example 7), and the receivers count as one.
func (c *computer) controllers(s *policy.Scope, askedAt []*inventory.Collection) []string {
	var names []string
	add := func(name string) {
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	own := "the product's own"
	if list := c.inv.Manifest.Controllers; len(list) > 0 {
		own = cmp.Or(list[0].Name.Value, own)
	}
	handsOver := true
	for _, p := range c.defined(s.Purposes) {
		if p.Kind.Value != "sale" {
			handsOver = false
			add(own)
		}
	}
	for _, col := range askedAt {
		if col.Controller.Value != "" && col.Role.Value != "processor" {
			add(col.Controller.Value)
		}
	}
	for _, p := range s.Purposes {
		for _, rec := range c.receivers[p.Value] {
			if rec.Role.Value == "controller" { // a processor acts for another, and joint controllers decide as one
				add(cmp.Or(rec.Title.Value, rec.Key.Value))
			}
		}
	}
	if handsOver && len(names) > 1 {
		return []string{strings.Join(names, " and ")}
	}
	return names
}
