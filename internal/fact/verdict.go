package fact

import "slices"

// Verdict is what becomes of a field or a column.
type Verdict string

const (
	Undeclared    Verdict = "undeclared"     // a personal column that nothing declares
	StalePlace    Verdict = "stale"          // declared as stored in what the schema does not have
	Unjustified   Verdict = "unjustified"    // no use has a defined purpose with a lawful basis and, where needed, a choice
	OverCollected Verdict = "over-collected" // no use needs it, or none this finely
	Unclassified  Verdict = "unclassified"   // not enough is declared to tell
	Justified     Verdict = "justified"
	NotPersonal   Verdict = "not personal"
)

// Verdicts lists the verdicts in the order in which the first that holds is
// given.
func Verdicts() []Verdict {
	return []Verdict{Undeclared, StalePlace, Unjustified, OverCollected, Unclassified, Justified, NotPersonal}
}

// worst is the verdict that comes first in that order.
func worst(a, b Verdict) Verdict {
	order := Verdicts()
	if slices.Index(order, a) <= slices.Index(order, b) {
		return a
	}
	return b
}

// judge gives the verdict of a datum from its uses, with the reason in words.
//
// Only a use with grounds can justify: one whose purpose has a lawful basis and,
// where that is consent, a choice. So a need stated by a use without grounds
// counts for nothing. Where no such use is known to need the datum this finely,
// but one leaves it open (its purpose states no needs, or the field no
// precision), nobody can tell, and that is never a pass.
func judge(uses []*UseFacts) (Verdict, string) {
	var grounded, open *UseFacts
	for _, u := range uses {
		if !u.Grounded {
			continue
		}
		if grounded == nil {
			grounded = u
		}
		needed := u.Record.Need == "required" || u.Record.Need == "optional"
		switch {
		case needed && u.Record.Precision == "ok":
			return Justified, u.Why
		case needed && u.Record.Precision == "unknown", u.Record.Need == "unstated":
			if open == nil {
				open = u
			}
		}
	}
	switch {
	case grounded == nil:
		return Unjustified, groundless(uses)
	case open != nil && open.Record.Need == "unstated":
		return Unclassified, open.Why
	case open != nil:
		return Unclassified, open.Why + ", and the field's precision is not known"
	}
	return OverCollected, overCollected(uses, grounded)
}

// groundless says why no use has grounds.
func groundless(uses []*UseFacts) string {
	if len(uses) == 0 {
		return "it has no defined purpose"
	}
	for _, u := range uses {
		if u.Record.Choice == "missing" {
			return u.ChoiceWhy
		}
	}
	return "“" + uses[0].Purpose.Key.Value + "” has no lawful basis"
}

// overCollected says why no use needs a datum: that it is too fine for one that
// needs it tells more than that others do not need it at all.
func overCollected(uses []*UseFacts, grounded *UseFacts) string {
	for _, u := range uses {
		if u.Grounded && u.Record.Precision == "finer" {
			return "“" + u.Purpose.Key.Value + "” needs it no finer than " + u.Allowed + ", and it is collected by " + u.Precision
		}
	}
	return grounded.Why
}
