package fact

import (
	"slices"

	"github.com/pare-dev/pare/internal/inventory"
	"github.com/pare-dev/pare/internal/policy"
	"github.com/pare-dev/pare/internal/source"
)

// fields computes the facts and the verdict of every field and of its uses.
func (c *computer) fields() {
	records := map[string]*Purpose{}
	for _, p := range c.facts.Purposes {
		records[p.Record.Key] = p.Record
	}
	for _, f := range c.inv.Fields {
		ff := &FieldFacts{Field: f, Proof: c.proofOf(f)}
		c.proofs[f] = ff.Proof
		c.uses(ff, records)
		c.elsewhere(ff)
		ff.AskedAt = c.askedAt(f)
		ff.Tables = c.copies(f)
		ff.Record = Field{
			Grounds:     c.grounds(ff),
			Needed:      strongestNeed(ff.Uses),
			Stored:      storedAll(f),
			Tables:      len(ff.Tables),
			Protection:  c.protection(f),
			Explained:   policy.Says(f.Explain),
			Required:    yesNo(f.Required),
			Preselected: yesNo(f.Preselected),
			Answers:     c.answers(f),
			AskedToo:    ff.AskedAt != nil,
			Category:    c.category(f.Category.Value),
			Collection:  c.collection(f.Collection),
		}
		ff.Verdict, ff.Why = c.fieldVerdict(ff)
		c.facts.Fields = append(c.facts.Fields, ff)
		c.facts.Uses = append(c.facts.Uses, ff.Uses...)
		for _, u := range ff.Uses {
			if u.Place != nil {
				c.byPlace[u.Place] = append(c.byPlace[u.Place], u)
			}
		}
	}
}

// uses makes a field's uses: one for each place and purpose, or for each
// purpose where no place is said. Purposes and categories that nobody defined
// are input errors and make no use.
func (c *computer) uses(ff *FieldFacts, records map[string]*Purpose) {
	f := ff.Field
	if !c.knownPersonal(f) {
		return
	}
	places := f.Places
	if len(places) == 0 {
		places = []*inventory.Place{nil}
	}
	d := newDatum(c.policy.Categories, f.Category.Value, c.precision(f))
	// A value as fine as a guarded step of its ladder is of that step's category.
	category := c.category(f.Category.Value)
	if step := nearestGuard(c.policy.Categories, d); step != "" && category.Guarded == "no" {
		category = c.category(step)
	}
	served := map[*policy.Purpose]service{} // what does not depend on the place
	for _, place := range places {
		purposes := c.defined(purposesAt(f, place))
		kept := keptAt(f, place, purposes)
		for i, p := range purposes {
			s, ok := served[p]
			if !ok {
				s = c.service(f, p, d)
				served[p] = s
			}
			n := s.needed
			u := &UseFacts{
				Field: f, Place: place, Purpose: p,
				Record: Use{
					Need: n.need, Reason: statedIf(n.because), Precision: n.precision,
					Choice: s.choice, Asked: s.asked,
					Retention: kept.facts[i], Stored: storedAt(f, place),
					Required: yesNo(f.Required), Preselected: yesNo(f.Preselected),
					Elsewhere: "not_needed",
					Category:  category, Purpose: records[p.Key.Value], Collection: c.collection(f.Collection),
				},
				Grounded:  p.Basis.Given() && s.choice != "missing",
				Why:       n.why,
				ChoiceWhy: s.choiceWhy,
				Precision: d.precision(c.policy.Categories),
				Allowed:   n.allowed,
				Kept:      kept.kept,
				KeptFor:   kept.keptFor,
				NeededFor: kept.neededFor,
			}
			ff.Uses = append(ff.Uses, u)
		}
	}
}

// service is what a field under a purpose is, wherever it is kept.
type service struct {
	needed
	choice, choiceWhy, asked string
}

func (c *computer) service(f *inventory.Field, p *policy.Purpose, d datum) service {
	s := service{needed: needOf(c.policy.Categories, p, d), asked: c.choices.mode(f, p)}
	if c.proofs[f] != "" && len(c.choices.scopes[p.Key.Value]) > 0 {
		s.needed = needed{need: "required", precision: "ok", why: "keeping the proof of a choice is justified by its scope"}
	}
	s.choice, s.choiceWhy = c.choices.of(f, p)
	return s
}

// strongestNeed sums up what purposes need of one datum: one that requires it
// goes before one of which nobody knows, and that before one that can do without.
func strongestNeed(uses []*UseFacts) string {
	strongest := "none"
	order := []string{"none", "optional", "unstated", "required"}
	for _, u := range uses {
		if slices.Index(order, u.Record.Need) > slices.Index(order, strongest) {
			strongest = u.Record.Need
		}
	}
	return strongest
}

// elsewhere says of each use whether another purpose of the same field has
// grounds, and whether one with grounds needs the datum as it is kept.
func (c *computer) elsewhere(ff *FieldFacts) {
	grounded, needing := map[*policy.Purpose]bool{}, map[*policy.Purpose]bool{}
	for _, u := range ff.Uses {
		if u.Grounded {
			grounded[u.Purpose] = true
			if u.Record.Precision == "ok" && (u.Record.Need == "required" || u.Record.Need == "optional") {
				needing[u.Purpose] = true
			}
		}
	}
	another := func(set map[*policy.Purpose]bool, p *policy.Purpose) bool {
		return len(set) > 1 || len(set) == 1 && !set[p]
	}
	for _, u := range ff.Uses {
		u.Record.GroundsElsewhere = another(grounded, u.Purpose)
		if another(needing, u.Purpose) {
			u.Record.Elsewhere = "needed"
		}
	}
}

func (c *computer) fieldVerdict(ff *FieldFacts) (Verdict, string) {
	for _, p := range ff.Field.Places {
		if p.State == inventory.Stale && c.knownPersonal(ff.Field) {
			return StalePlace, "the schema has no " + p.At.String()
		}
	}
	if ff.Proof != "" && len(ff.Uses) == 0 {
		return Justified, keepsProof(ff.Proof)
	}
	return c.datumVerdict(ff.Field.Category.Value, ff.Uses)
}

// knownPersonal reports whether a field's category is defined and about people.
func (c *computer) knownPersonal(f *inventory.Field) bool {
	return c.policy.Categories.Get(f.Category.Value) != nil && policy.Personal(f.Category.Value)
}

// precision is the rung that a field states, unless its category has no such
// rung, which is an input error.
func (c *computer) precision(f *inventory.Field) string {
	for _, rung := range c.policy.Categories.Rungs(f.Category.Value) {
		if rung == f.Precision.Value {
			return rung
		}
	}
	return ""
}

func (c *computer) defined(keys []source.Text) []*policy.Purpose {
	var list []*policy.Purpose
	for _, key := range keys {
		if p := c.choices.purposes[key.Value]; p != nil {
			list = append(list, p)
		}
	}
	return list
}

func storedAt(f *inventory.Field, p *inventory.Place) string {
	switch {
	case f.NotStored:
		return "none"
	case p == nil:
		return "unstated"
	}
	return string(p.State)
}

// storedAll is the worst of what a field's places say.
func storedAll(f *inventory.Field) string {
	if f.NotStored {
		return "none"
	}
	all := "unstated"
	for _, p := range f.Places {
		switch {
		case p.State == inventory.Stale:
			return "stale"
		case p.State == inventory.Unchecked || all == "unstated":
			all = string(p.State)
		}
	}
	return all
}

func yesNo(b *bool) string {
	switch {
	case b == nil:
		return "unstated"
	case *b:
		return "yes"
	}
	return "no"
}
