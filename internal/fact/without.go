package fact

import (
	"slices"

	"github.com/pare-dev/pare/internal/inventory"
	"github.com/pare-dev/pare/internal/policy"
)

// Withdrawal is what ends when a person withdraws a consent, objects, or when a
// purpose is given up.
type Withdrawal struct {
	Stopped []*UseFacts
	Lost    []Kept // what has no reason left: what is stored there is to be deleted
	Stands  []Kept // what other uses still justify, or leave open
}

// Kept is a field at one place, nil where it is stored nowhere or nobody says
// where, with its verdict there before and after.
type Kept struct {
	Field         *inventory.Field
	Place         *inventory.Place
	Before, After Verdict
	Why           string      // of After
	Uses          []*UseFacts // those that remain
}

// WithoutPurpose gives up a purpose: all its uses stop.
func WithoutPurpose(a *Assessment, p *policy.Purpose) Withdrawal {
	return withdraw(a, func(u *UseFacts) bool { return u.Purpose == p })
}

// WithoutScope has a person say no to a consent scope. A consent that is
// withdrawn stops the uses that it covers, unless another scope that was asked
// covers them too. An objection stops all uses under its purposes, except those
// that a law asks for.
func WithoutScope(a *Assessment, p *policy.Policy, inv *inventory.Inventory, s *policy.Scope) Withdrawal {
	remaining := *p
	remaining.Scopes = slices.DeleteFunc(slices.Clone(p.Scopes), func(other *policy.Scope) bool { return other == s })
	others := newChoices(&remaining, inv)
	return withdraw(a, func(u *UseFacts) bool {
		switch {
		case !has(s.Purposes, u.Purpose.Key.Value):
			return false
		case s.Mode.Value == "objection":
			return u.Purpose.Basis.Value != "legal_obligation"
		case u.Record.Choice != "covered":
			return false
		}
		choice, _ := others.of(u.Field, u.Purpose)
		return choice != "covered"
	})
}

// withdraw stops uses and judges anew what they touched, place by place.
func withdraw(a *Assessment, stops func(*UseFacts) bool) Withdrawal {
	var w Withdrawal
	for _, f := range a.Fields {
		before, after := map[*inventory.Place][]*UseFacts{}, map[*inventory.Place][]*UseFacts{}
		var touched []*inventory.Place
		for _, u := range f.Uses {
			before[u.Place] = append(before[u.Place], u)
			if !stops(u) {
				after[u.Place] = append(after[u.Place], u)
				continue
			}
			w.Stopped = append(w.Stopped, u)
			if !slices.Contains(touched, u.Place) {
				touched = append(touched, u.Place)
			}
		}
		for _, place := range touched {
			k := Kept{Field: f.Field, Place: place, Uses: after[place]}
			k.Before, _ = judge(before[place])
			k.After, k.Why = judge(k.Uses)
			switch {
			case f.Proof != "":
				k.After, k.Why = Justified, "it keeps the proof of the choice “"+f.Proof+"”"
				w.Stands = append(w.Stands, k)
			case k.After == Justified || k.After == Unclassified:
				w.Stands = append(w.Stands, k)
			default:
				w.Lost = append(w.Lost, k)
			}
		}
	}
	return w
}
