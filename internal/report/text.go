package report

import (
	"bufio"
	"io"

	"github.com/pare-dev/pare/internal/audit"
	"github.com/pare-dev/pare/internal/finding"
	"github.com/pare-dev/pare/internal/harmless"
	"github.com/pare-dev/pare/internal/terminal"
)

// Text writes a result for logs: what was wrong with the input, then the
// findings by what they are about, each on one line that starts with its place
//
//	privacy/manifest.yaml:58:15: high over-collected: checkout.title … is not needed
//	  also at db/structure.sql:41:5 (column shop.users.title)
//	  fix: stop collecting it
//	  law: GDPR Art. 5(1)(c)
//
// then a summary and what decided the exit code. Findings in a row that share
// their fix have it once, behind the last.
func Text(w io.Writer, r *audit.Result, o Options) error {
	b := bufio.NewWriter(w)
	p := terminal.Paint(o.Color)
	problems(b, r.Problems, p)
	blank := len(r.Problems) > 0
	for _, g := range groups(r, o.MinSeverity) {
		if blank {
			b.WriteString("\n")
		}
		blank = true
		b.WriteString(p.In(terminal.Bold, g.heading()) + "\n")
		for i, f := range g.findings {
			textFinding(b, f, p, g.lastOfRun(i))
		}
	}
	if o.Quiet {
		return b.Flush()
	}
	if blank {
		b.WriteString("\n")
	}
	textSummary(b, r, o)
	b.WriteString(p.In(terminal.Bold, Outcome(r, o)) + "\n")
	return b.Flush()
}

func textFinding(b *bufio.Writer, f finding.Finding, p terminal.Paint, advise bool) {
	b.WriteString(place(f.Places[0].Span) + ": " + p.Severity(f.Severity, f.Severity.String()) + " " + harmless.Text(f.Rule) + ": " + harmless.Text(f.Message) + "\n")
	for _, at := range f.Places[1:] {
		b.WriteString("  also at " + place(at.Span) + " (" + at.Role + " " + harmless.Text(at.Ref) + ")\n")
	}
	if !advise {
		return
	}
	if f.Fix != "" {
		b.WriteString("  fix: " + harmless.Text(f.Fix) + "\n")
	}
	b.WriteString("  law: " + harmless.Text(finding.LawWords(f.Law)) + "\n")
}

func textSummary(b *bufio.Writer, r *audit.Result, o Options) {
	p := terminal.Paint(o.Color)
	s := r.Summary
	line := func(name, words string) { b.WriteString(name + ": " + words + "\n") }
	line("read", readWords(r))
	line("rules", ruleWords(r))
	for _, words := range changedRules(r) {
		line("changed rule", words)
	}
	line("fields", verdictWords(s.FieldVerdicts))
	line("columns", verdictWords(s.ColumnVerdicts))
	percent, meaning := coverageWords(s)
	line("coverage", percent+" ("+meaning+")")
	line("findings", findingWords(s, p))
	if words := sinceWords(r); words != "" {
		line("compared with", words)
	}
	if words := unlistedWords(s, o.MinSeverity); words != "" {
		line("not listed", words)
	}
	if words := problemWords(s); words != "" {
		line(p.In(terminal.BoldRed, "problems"), words)
	}
}
