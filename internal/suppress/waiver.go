// Package suppress decides which findings are accepted, by whom and until when.
package suppress

import (
	"github.com/pare-dev/pare/internal/config"
	"github.com/pare-dev/pare/internal/finding"
	"github.com/pare-dev/pare/internal/inventory"
	"github.com/pare-dev/pare/internal/source"
)

// Apply marks the findings that a waiver accepts on the day today (YYYY-MM-DD).
// A waiver lasts through the day it expires. The problems name waivers that do
// nothing: those of a rule that is not among rules, those that fit no finding,
// and those that have expired.
func Apply(findings []finding.Finding, waivers []config.Waiver, rules []string, today string) ([]finding.Finding, []source.Problem) {
	byRule := map[string][]*finding.Finding{}
	for i := range findings {
		f := &findings[i]
		byRule[f.Rule] = append(byRule[f.Rule], f)
	}
	known := map[string]bool{}
	for _, id := range rules {
		known[id] = true
	}
	var problems []source.Problem
	warn := func(span source.Span, msg, hint string) {
		problems = append(problems, source.Problem{Kind: source.Warning, Span: span, Msg: msg, Hint: hint})
	}
	var expired []config.Waiver
	for _, w := range waivers {
		fits := fitting(byRule[w.Rule.Value], w)
		switch {
		case !known[w.Rule.Value]:
			warn(w.Rule.Span, "a waiver is of “"+w.Rule.Value+"”, which is not a rule", source.DidYouMean(w.Rule.Value, rules))
		case len(fits) == 0:
			warn(w.Span, describe(w)+" fits no finding", "remove it, or correct its rule or ref")
		case w.Expires.Value < today:
			expired = append(expired, w)
		default:
			for _, f := range fits {
				if f.Suppressed == nil {
					f.Suppressed = &finding.Suppression{
						By: "waiver", Reason: w.Reason.Value, Owner: w.Owner.Value, Expires: w.Expires.Value, Span: w.Span,
					}
				}
			}
		}
	}
	for _, w := range expired {
		if standing(fitting(byRule[w.Rule.Value], w)) {
			warn(w.Span, describe(w)+" expired on "+w.Expires.Value+", so its findings stand again", "mend what it waived, or have "+w.Owner.Value+" renew it")
		} else {
			warn(w.Span, describe(w)+" expired on "+w.Expires.Value+", and another has taken its place", "remove it")
		}
	}
	return findings, problems
}

func describe(w config.Waiver) string {
	return "the waiver of " + w.Rule.Value + " for " + w.Ref.Value
}

func standing(findings []*finding.Finding) bool {
	for _, f := range findings {
		if f.Suppressed == nil {
			return true
		}
	}
	return false
}

func fitting(findings []*finding.Finding, w config.Waiver) []*finding.Finding {
	var fits []*finding.Finding
	for _, f := range findings {
		if reaches(w.Ref.Value, f) {
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
