package report

import (
	"fmt"
	"io"
	"strings"

	"github.com/pare-dev/pare/internal/audit"
	"github.com/pare-dev/pare/internal/fact"
	"github.com/pare-dev/pare/internal/finding"
	"github.com/pare-dev/pare/internal/harmless"
	"github.com/pare-dev/pare/internal/overview"
	"github.com/pare-dev/pare/internal/prose"
	"github.com/pare-dev/pare/internal/source"
)

// Markdown writes a result for comments on pull requests and summaries of
// steps: what decided, then what could not be read, the findings by severity, the
// verdicts, and folded up what each purpose needs, what people decide and where
// data goes, as far as a comment has room.
func Markdown(w io.Writer, r *audit.Result, o Options) error {
	md := mdReport{room: mdRoom - mdSums}
	md.add(auditHead(r, o))
	md.problems(r.Problems)
	bySeverity := map[finding.Severity][]string{}
	for _, f := range standing(r, o.MinSeverity) {
		bySeverity[f.Severity] = append(bySeverity[f.Severity], mdFinding(f))
	}
	for _, s := range severities() {
		md.section(prose.Count(len(bySeverity[s]), s.String()+" finding"), "rule | what | where | what to do", bySeverity[s], "findings")
	}
	md.room += mdSums
	md.section("Verdicts", "verdict | fields | columns", mdVerdicts(r.Summary), "verdicts")
	md.necessities(overview.Necessities(r))
	md.choices(r)
	md.flow(overview.DataFlows(r))
	_, err := io.WriteString(w, md.String())
	return err
}

// mdSums is the room that is kept for the verdicts, however many findings there
// are.
const mdSums = 1_000

// auditHead is what is read first: the outcome, and the sums.
func auditHead(r *audit.Result, o Options) string {
	s := r.Summary
	code, because := r.Outcome(o.FailOn)
	sign := "✅"
	switch code {
	case audit.ExitFindings:
		sign = "❌"
	case audit.ExitInput:
		sign = "⚠️"
	}
	var b strings.Builder
	fmt.Fprintf(&b, "### %s pare: %s\n\n", sign, because)
	item := func(name, words string) { b.WriteString("- " + name + ": " + words + "\n") }
	item("findings", findingWords(s, false))
	if words := sinceWords(r); words != "" {
		item("compared with", harmless.Markdown(words))
	}
	if words := unlistedWords(s, o.MinSeverity); words != "" {
		item("not listed", words)
	}
	percent, meaning := coverageWords(s)
	item("coverage", percent+": "+meaning)
	item("read", readWords(r))
	for _, words := range changedRules(r) {
		item("changed rule", harmless.Markdown(words))
	}
	if words := problemWords(s); words != "" {
		item("problems", words)
	}
	return b.String()
}

func mdFinding(f *finding.Finding) string {
	var at []source.Span
	for _, p := range f.Places {
		at = append(at, p.Span)
	}
	return harmless.MarkdownRow(harmless.MarkdownCode(f.Rule), harmless.Markdown(f.Message), mdPlaces(at, 3), harmless.Markdown(f.Fix))
}

func mdVerdicts(s audit.Summary) []string {
	var rows []string
	for _, v := range fact.Verdicts() {
		rows = append(rows, harmless.MarkdownRow(string(v), number(s.FieldVerdicts[v]), number(s.ColumnVerdicts[v])))
	}
	return rows
}
