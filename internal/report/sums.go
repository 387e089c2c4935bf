package report

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/pare-dev/pare/internal/audit"
	"github.com/pare-dev/pare/internal/fact"
	"github.com/pare-dev/pare/internal/finding"
	"github.com/pare-dev/pare/internal/harmless"
	"github.com/pare-dev/pare/internal/jurisdiction"
	"github.com/pare-dev/pare/internal/prose"
	"github.com/pare-dev/pare/internal/terminal"
)

// The sentences that text and table share.

// readWords says what was read.
func readWords(r *audit.Result) string {
	s := r.Summary
	parts := []string{prose.Count(len(r.Inputs), "file")}
	if s.Datasets > 0 {
		parts = append(parts, fmt.Sprintf("%s with %s and %s", prose.Count(s.Datasets, "schema"), prose.Count(s.Tables, "table"), prose.Count(s.Columns, "column")))
	} else {
		parts = append(parts, "no schema")
	}
	parts = append(parts,
		fmt.Sprintf("%s with %s", prose.Count(s.Collections, "collection"), prose.Count(s.Fields, "field")),
		prose.Count(s.Purposes, "purpose"), prose.Count(s.Scopes, "consent scope"), prose.Count(s.Recipients, "recipient"))
	return strings.Join(parts, ", ")
}

// ruleWords counts the rules that judged, and names the laws that chose them.
func ruleWords(r *audit.Result) string {
	return fmt.Sprintf("%d under %s", runningRules(r), strings.Join(jurisdiction.IDs(r.Laws), ", "))
}

func runningRules(r *audit.Result) int {
	running := 0
	for _, rule := range r.Rules {
		if rule.Off == "" {
			running++
		}
	}
	return running
}

// changedRules says what the project changed about built-in rules, one line each:
// who reads a report must see what it left out.
func changedRules(r *audit.Result) []string {
	var list []string
	for _, rule := range r.Rules {
		switch c := rule.Changed; {
		case c == nil:
		case rule.Off != "":
			list = append(list, harmless.Text(rule.ID+" is off: "+c.Because))
		default:
			list = append(list, harmless.Text(rule.ID+" is "+rule.Severity.String()+" instead of "+c.From.String()+": "+c.Because))
		}
	}
	return list
}

// coverage is the share of what is known to be collected that is declared. It
// is not known where no schema was read: declarations alone would cover
// themselves.
func coverage(s audit.Summary) (share float64, ok bool) {
	if s.Datasets == 0 {
		return 0, false
	}
	return s.Coverage()
}

// coverageWords says how much is covered, and what that means.
func coverageWords(s audit.Summary) (percent, meaning string) {
	share, ok := coverage(s)
	switch {
	case s.Datasets == 0:
		return "unknown", "no schema was read to compare with what is declared"
	case !ok:
		return "none", "nothing is declared and no personal column was found"
	}
	meaning = prose.Count(s.Declared, "declared field")
	switch s.Undeclared {
	case 0:
		meaning += "; every column found to be personal is declared"
	case 1:
		meaning += "; 1 column holds personal data that nothing declares"
	default:
		meaning += fmt.Sprintf("; %d columns hold personal data that nothing declares", s.Undeclared)
	}
	// Rounded down: 100 % is said of a whole alone.
	return fmt.Sprintf("%d %%", int(100*share+1e-9)), meaning
}

// verdictWords lists the verdicts that were given, with their counts.
func verdictWords(counts map[fact.Verdict]int) string {
	var parts []string
	for _, v := range fact.Verdicts() {
		if counts[v] > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", counts[v], v))
		}
	}
	if len(parts) == 0 {
		return "none"
	}
	return strings.Join(parts, ", ")
}

// severities lists the severities from the worst.
func severities() []finding.Severity {
	return []finding.Severity{finding.Critical, finding.High, finding.Medium, finding.Low, finding.Info}
}

// findingWords counts the findings that stand, by severity.
func findingWords(s audit.Summary, p terminal.Paint) string {
	var parts []string
	for _, severity := range severities() {
		if n := s.BySeverity[severity]; n > 0 {
			parts = append(parts, p.Severity(severity, fmt.Sprintf("%d %s", n, severity)))
		}
	}
	if len(parts) == 0 {
		return "none"
	}
	return strings.Join(parts, ", ")
}

// unlistedWords says which findings the report does not list: those that are
// accepted, and those that the reader asked not to see; "" where it lists all.
func unlistedWords(s audit.Summary, least finding.Severity) string {
	below := 0
	for severity, n := range s.BySeverity {
		if severity < least {
			below += n
		}
	}
	var parts []string
	if below > 0 {
		parts = append(parts, fmt.Sprintf("%s below %s (--min-severity)", prose.Count(below, "finding"), least))
	}
	if s.Waived > 0 {
		parts = append(parts, prose.Count(s.Waived, "finding")+" accepted by a waiver")
	}
	if s.Baselined > 0 {
		parts = append(parts, prose.Count(s.Baselined, "finding")+" in the baseline")
	}
	if s.Stood > 0 {
		parts = append(parts, prose.Count(s.Stood, "finding")+" that stood before (--since)")
	}
	return strings.Join(parts, ", ")
}

// sinceWords says what was compared with, and what became of what stood there;
// "" where nothing was.
func sinceWords(r *audit.Result) string {
	switch s := r.Since; {
	case s == nil:
		return ""
	case s.Commit == "":
		return "nothing: all findings are listed as new"
	default:
		return fmt.Sprintf("%s: %s stood there already, %d gone since", pastWords(s.Name(), s.Rev, s.Parted), prose.Count(s.Stood, "finding"), s.Gone)
	}
}

// pastWords names a commit, and the revision that led to it.
func pastWords(commit, rev string, parted bool) string {
	switch rev = harmless.Text(rev); {
	case parted:
		return commit + ", where HEAD left " + rev
	case strings.HasPrefix(rev, commit):
		return commit
	}
	return commit + " (" + rev + ")"
}

// problemWords counts what was wrong with the input; "" where nothing was.
func problemWords(s audit.Summary) string {
	var parts []string
	if s.Incomplete > 0 {
		parts = append(parts, prose.Count(s.Incomplete, "thing")+" could not be read, so this report is incomplete")
	}
	if s.Errors > 0 {
		parts = append(parts, prose.Count(s.Errors, "error"))
	}
	if s.Warnings > 0 {
		parts = append(parts, prose.Count(s.Warnings, "warning"))
	}
	return strings.Join(parts, ", ")
}

// Outcome is the line that says what decided the exit code.
func Outcome(r *audit.Result, o Options) string {
	code, because := r.Outcome(o.FailOn)
	line := fmt.Sprintf("exit %d: %s", code, because)
	if code == audit.ExitFindings {
		line += " (--fail-on none reports without failing)"
	}
	return line
}

// percent is a share as people write it, with a part only where it has one: 75 %, 99.5 %.
func percent(share float64) string {
	return strconv.FormatFloat(math.Round(1000*share)/10, 'f', -1, 64) + " %"
}

// number is a number in a table, where a dot stands for nothing.
func number(n int) string {
	if n == 0 {
		return "·"
	}
	return fmt.Sprint(n)
}
