// Package suppress decides which findings are accepted, by whom and until when.
package suppress

import (
	"github.com/pare-dev/pare/internal/config"
	"github.com/pare-dev/pare/internal/finding"
	"github.com/pare-dev/pare/internal/inventory"
	"github.com/pare-dev/pare/internal/source"
)

// Apply marks the findings that a waiver accepts on the day today (YYYY-MM-DD).
// A waiver lasts through the day it expires. One that has expired suppresses
// nothing and is named in the problems, as is one that fits no finding.
func Apply(findings []finding.Finding, waivers []config.Waiver, today string) ([]finding.Finding, []source.Problem) {
	var problems []source.Problem
	warn := func(w config.Waiver, msg, hint string) {
		problems = append(problems, source.Problem{Kind: source.Warning, Span: w.Span, Msg: msg, Hint: hint})
	}
	for _, w := range waivers {
		name := "the waiver of " + w.Rule.Value + " for " + w.Ref.Value
		fits := false
		expired := w.Expires.Value < today
		for i := range findings {
			f := &findings[i]
			if f.Rule != w.Rule.Value || !reaches(w.Ref.Value, f) {
				continue
			}
			fits = true
			if !expired && f.Suppressed == nil {
				f.Suppressed = &finding.Suppression{
					By: "waiver", Reason: w.Reason.Value, Owner: w.Owner.Value, Expires: w.Expires.Value, Span: w.Span,
				}
			}
		}
		switch {
		case !fits:
			warn(w, name+" fits no finding", "remove it, or correct its rule or ref")
		case expired:
			warn(w, name+" expired on "+w.Expires.Value+", so its findings stand again", "mend what it waived, or have "+w.Owner.Value+" renew it")
		}
	}
	return findings, problems
}

// reaches reports whether a waiver's reference, which may be a pattern, names
// what a finding is about: its path, or a column it points at.
func reaches(ref string, f *finding.Finding) bool {
	for _, known := range f.Path.References() {
		if inventory.Glob(ref, known) {
			return true
		}
	}
	for _, p := range f.Places {
		if (p.Role == "column" || p.Role == "place") && inventory.Glob(ref, p.Ref) {
			return true
		}
	}
	return false
}
