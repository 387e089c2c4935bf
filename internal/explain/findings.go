package explain

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/pare-dev/pare/internal/audit"
	"github.com/pare-dev/pare/internal/finding"
	"github.com/pare-dev/pare/internal/harmless"
	"github.com/pare-dev/pare/internal/terminal"
)

// findings lists those about something, the worst first.
func (p page) findings(r *audit.Result, about func(finding.Finding) bool) {
	const most = 20
	p.section("Findings")
	var list []finding.Finding
	for _, f := range r.Findings {
		if about(f) {
			list = append(list, f)
		}
	}
	slices.SortStableFunc(list, func(a, b finding.Finding) int { return cmp.Compare(b.Severity, a.Severity) })
	for i, f := range list {
		if i == most {
			p.lines(2, "", fmt.Sprintf("and %d others, which pare audit lists", len(list)-most))
			return
		}
		words := f.Severity.String() + " " + f.Rule + ": " + f.Message
		if f.Suppressed != nil {
			words += " (" + acceptedWords(*f.Suppressed) + ")"
		}
		for i, line := range terminal.Wrap(harmless.Text(words), p.Width-4) {
			indent := "    "
			if i == 0 {
				indent = "  "
				line = p.Severity(f.Severity, f.Severity.String()) + strings.TrimPrefix(line, f.Severity.String())
			}
			p.WriteString(indent + line + "\n")
		}
	}
	if len(list) == 0 {
		p.lines(2, "", "none")
	}
}

// acceptedWords says what accepts a finding: waived by dpo@shop.example until
// 2027-03-01: legal review.
func acceptedWords(s finding.Suppression) string {
	if s.By == "baseline" {
		return "in the baseline"
	}
	words := "waived"
	if s.Owner != "" {
		words += " by " + s.Owner
	}
	return words + " until " + s.Expires + ": " + s.Reason
}
