package report

import (
	"cmp"
	"slices"

	"github.com/pare-dev/pare/internal/audit"
	"github.com/pare-dev/pare/internal/finding"
)

// standing are the findings that a report lists: those that are neither accepted
// nor below the least severity, the most severe first.
func standing(r *audit.Result, least finding.Severity) []*finding.Finding {
	var list []*finding.Finding
	for i := range r.Findings {
		if f := &r.Findings[i]; f.Suppressed == nil && f.Severity >= least {
			list = append(list, f)
		}
	}
	slices.SortStableFunc(list, func(a, b *finding.Finding) int { return cmp.Compare(b.Severity, a.Severity) })
	return list
}

// failing reports whether a finding decides the exit code.
func failing(f *finding.Finding, o Options) bool { return fails(f.Severity, o) }

// fails reports whether findings of a severity decide the exit code.
func fails(s finding.Severity, o Options) bool {
	limit, err := finding.ParseSeverity(o.FailOn)
	return err == nil && s >= limit
}
