// Package suppress decides which findings are accepted, by whom and until when.
package suppress

import (
	"slices"

	"github.com/pare-dev/pare/internal/config"
	"github.com/pare-dev/pare/internal/finding"
	"github.com/pare-dev/pare/internal/inventory"
	"github.com/pare-dev/pare/internal/source"
)

// Waiver is a finding of a rule that somebody accepts until a day: in pare.yaml
// for what a reference names, or inline for what it stands at.
type Waiver struct {
	Rule                   source.Text
	Ref                    string // a reference or a pattern; inline, the reference of what it stands at
	Reason, Owner, Expires string // Owner may be empty inline; Expires is the last day, YYYY-MM-DD
	Inline                 bool
	Span                   source.Span
	At                     []source.Pos // inline: the places of what it stands at; none where its reference counts

	State    State // what became of it
	Accepted int   // how many findings it accepts
}

// State is what became of a waiver.
type State string

const (
	// Used accepts findings.
	Used State = "used"
	// Unused fits no finding, or has ended and another took its place.
	Unused State = "unused"
	// Expired has ended, and its findings stand again.
	Expired State = "expired"
	// Unsure fits no finding, but not everything could be read.
	Unsure State = "unsure"
)

// FromSettings gives the waivers of pare.yaml.
func FromSettings(list []config.Waiver) []Waiver {
	waivers := make([]Waiver, len(list))
	for i, w := range list {
		waivers[i] = Waiver{Rule: w.Rule, Ref: w.Ref.Value, Reason: w.Reason.Value, Owner: w.Owner.Value, Expires: w.Expires.Value, Span: w.Span}
	}
	return waivers
}

// Check leaves out the waivers that cannot be meant, with a problem for each: of
// a rule that is not among rules or cannot be waived, or written twice. Inline
// ones come behind those of pare.yaml, and make room for them without a word: what
// stands in a migration that has run is not edited any more.
func Check(waivers []Waiver, rules, unwaivable []string) ([]Waiver, []source.Problem) {
	var good []Waiver
	var problems []source.Problem
	fail := func(at source.Span, msg, hint string) {
		problems = append(problems, source.Problem{Kind: source.Error, Span: at, Msg: msg, Hint: hint})
	}
	first := map[[2]string]Waiver{}
	for _, w := range waivers {
		id := w.Rule.Value
		key := [2]string{id, w.Ref}
		switch other, twice := first[key]; {
		case !slices.Contains(rules, id):
			hint := source.DidYouMean(id, rules)
			if hint == "" {
				hint = "pare rules list lists the rules; a reason stands behind --"
			}
			fail(w.Rule.Span, "unknown rule “"+id+"” in a waiver", hint)
		case slices.Contains(unwaivable, id):
			fail(w.Rule.Span, "“"+id+"” cannot be waived", "mend or remove the waiver that it is about")
		case twice && w.Inline && !other.Inline:
		case twice:
			fail(w.Span, "“"+id+"” is waived for “"+w.Ref+"” already, at "+other.Span.Pos.String(), "keep one of the two; one in pare.yaml goes before those in comments")
		default:
			first[key] = w
			good = append(good, w)
		}
	}
	return good, problems
}

// Apply marks the findings that a waiver accepts on the day today (YYYY-MM-DD),
// and notes in each waiver what became of it. A waiver lasts through its last day.
// sure says that everything was read, so that what fits nothing is of no use.
func Apply(findings []finding.Finding, waivers []Waiver, today string, sure bool) {
	byRule := map[string][]*finding.Finding{}
	for i := range findings {
		f := &findings[i]
		byRule[f.Rule] = append(byRule[f.Rule], f)
	}
	lasting := places(waivers, func(w Waiver) bool { return w.Expires >= today })
	all := places(waivers, func(Waiver) bool { return true })
	for i := range waivers {
		w := &waivers[i]
		if w.Expires < today {
			continue
		}
		fits := fitting(byRule[w.Rule.Value], w, lasting)
		for _, f := range fits {
			if f.Suppressed == nil {
				w.Accepted++
				f.Suppressed = &finding.Suppression{By: "waiver", Reason: w.Reason, Owner: w.Owner, Expires: w.Expires, Span: w.Span}
			}
		}
		w.State = stateOf(len(fits) > 0, Used, sure)
	}
	for i := range waivers {
		w := &waivers[i]
		if w.Expires < today {
			again := slices.ContainsFunc(fitting(byRule[w.Rule.Value], w, all), func(f *finding.Finding) bool { return f.Suppressed == nil })
			w.State = stateOf(again, Expired, sure)
		}
	}
}

func stateOf(fits bool, state State, sure bool) State {
	switch {
	case fits:
		return state
	case sure:
		return Unused
	}
	return Unsure
}

func fitting(findings []*finding.Finding, w *Waiver, inline map[ruleAt]bool) []*finding.Finding {
	var fits []*finding.Finding
	for _, f := range findings {
		if len(w.At) > 0 && standsAt(w, f, inline) || len(w.At) == 0 && reaches(w.Ref, f) {
			fits = append(fits, f)
		}
	}
	return fits
}

// reaches reports whether a waiver's reference, which may be a pattern, names
// what a finding is about: its path, or every column that it points at. One of
// two columns is not enough: the other was not accepted.
func reaches(ref string, f *finding.Finding) bool {
	for _, known := range f.Path.References() {
		if inventory.Glob(ref, known) {
			return true
		}
	}
	columns := 0
	for _, p := range f.Places {
		if p.Role != "column" && p.Role != "place" {
			continue
		}
		if !inventory.Glob(ref, p.Ref) {
			return false
		}
		columns++
	}
	return columns > 0
}

// ruleAt is a place at which a rule is waived inline.
type ruleAt struct {
	rule string
	at   source.Pos
}

func places(waivers []Waiver, counts func(Waiver) bool) map[ruleAt]bool {
	at := map[ruleAt]bool{}
	for _, w := range waivers {
		if counts(w) {
			for _, pos := range w.At {
				at[ruleAt{w.Rule.Value, pos}] = true
			}
		}
	}
	return at
}

// standsAt reports whether an inline waiver stands at what a finding is about:
// at a place of it or, where that is a column, at one while every other column
// has a waiver of the rule too. A purpose is only where it is itself judged: what
// is accepted there of one field was not accepted of others.
func standsAt(w *Waiver, f *finding.Finding, inline map[ruleAt]bool) bool {
	column := false
	for _, p := range f.Places {
		if !slices.Contains(w.At, p.Span.Pos) {
			continue
		}
		switch p.Role {
		case "column":
			column = true
		case "purpose":
			if f.On == "purpose" {
				return true
			}
		default:
			return true
		}
	}
	return column && !slices.ContainsFunc(f.Places, func(p finding.Place) bool {
		return p.Role == "column" && !inline[ruleAt{f.Rule, p.Span.Pos}]
	})
}
