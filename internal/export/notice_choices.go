package export

import (
	"slices"

	"github.com/pare-dev/pare/internal/fact"
	"github.com/pare-dev/pare/internal/policy"
)

func (b noticeBuilder) choice(facts fact.ScopeFacts) Choice {
	s := facts.Scope
	out := Choice{Ref: b.refScope(s)}
	if policy.Says(s.Description) {
		out.Description = sentence(s.Description.Value)
	} else {
		b.gap(s.Key.Span, noDescription(s), "write description: in the consent scope")
	}
	state := s.Mode.Value + " " + s.Default.Value
	out.State = b.n.Words.States[state]
	if out.State == "" {
		b.gap(s.Key.Span, noDefault(s), "write default: off, or on, in the consent scope")
	}
	if !facts.Record.Asked && s.Mode.Value == "consent" {
		b.gap(s.Key.Span, noAsking(s), "write asks: ["+s.Key.Value+"] in the collection that does")
	}
	if policy.Says(s.Withdraw) {
		out.Withdraw = s.Withdraw.Value
	} else {
		b.gap(s.Key.Span, noWithdrawal(s), "write withdraw: in the consent scope")
	}
	if policy.Says(s.Gates) {
		out.Gates = s.Gates.Value
		if p, ok := b.purposes[s.Gates.Value]; ok {
			out.Gates = p.Record.Title
		}
	}
	end := fact.WithoutScope(b.Assessment, b.Policy, b.Inventory, s)
	stops, inPart, goesOn := ends(end)
	out.Stops, out.InPart, out.GoesOn = b.refPurposes(stops), b.refPurposes(inPart), b.refPurposes(goesOn)
	for _, f := range end.Ceased {
		out.Ceases = addNew(out.Ceases, within(b.called(f)))
	}
	return out
}

// ends lists the purposes whose uses all stop when a person says no, those of
// which some do, and those that all go on.
func ends(w fact.Withdrawal) (stops, inPart, goesOn []*policy.Purpose) {
	for _, g := range w.GoesOn {
		goesOn = addNew(goesOn, g.Use.Purpose)
	}
	for _, u := range w.Stopped {
		if slices.Contains(goesOn, u.Purpose) {
			inPart = addNew(inPart, u.Purpose)
		} else {
			stops = addNew(stops, u.Purpose)
		}
	}
	goesOn = slices.DeleteFunc(goesOn, func(p *policy.Purpose) bool { return slices.Contains(inPart, p) })
	return stops, inPart, goesOn
}
