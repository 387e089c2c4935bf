package report

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/pare-dev/pare/internal/audit"
	"github.com/pare-dev/pare/internal/finding"
	"github.com/pare-dev/pare/internal/harmless"
	"github.com/pare-dev/pare/internal/prose"
	"github.com/pare-dev/pare/internal/rule"
	"github.com/pare-dev/pare/internal/source"
	"github.com/pare-dev/pare/internal/terminal"
)

// Trials writes what became of the examples of rules: those that do not show
// what they are to show, each at its place with what the audit found instead
//
//	privacy/rules.yaml:61:9: failed: shop-no-fax: the example is to raise the rule, and does not
//	  found: over-collected checkout.title
//
// then rules without examples, and a summary.
func Trials(w io.Writer, rules []*rule.Rule, trials []audit.Trial, o Options) error {
	b := bufio.NewWriter(w)
	p := terminal.Paint(o.Color)
	failed := 0
	for _, t := range trials {
		if !t.Passed() {
			failed++
			trial(b, t, p)
		}
	}
	untried := untried(rules)
	problems(b, untried, p)
	if o.Quiet {
		return b.Flush()
	}
	color, words := terminal.Green, "all show what they are to show"
	switch {
	case failed > 0:
		color, words = terminal.BoldRed, fmt.Sprintf("%d failed", failed)
	case len(trials) == 0:
		color, words = terminal.Yellow, "nothing was tried"
	case len(trials) == 1:
		words = "it shows what it is to show"
	}
	b.WriteString(p.In(color, prose.Count(len(rules), "rule")+", "+prose.Count(len(trials), "example")+": "+words) + "\n")
	return b.Flush()
}

func trial(b *bufio.Writer, t audit.Trial, p terminal.Paint) {
	words := "the example is to pass, and raises the rule"
	found := t.Raised()
	switch {
	case len(t.Problems) > 0:
		words = "the example cannot be read"
	case t.Flag:
		words = "the example is to raise the rule, and does not"
		found = t.Findings
	}
	b.WriteString(p.In(terminal.Bold, place(t.Example.Span)) + ": " + p.In(terminal.BoldRed, "failed") + ": " + t.Rule.ID + ": " + words + "\n")
	for _, problem := range t.Problems {
		b.WriteString("  " + place(problem.Span) + ": " + harmless.Text(problem.Msg) + "\n")
		if problem.Hint != "" {
			b.WriteString("    hint: " + harmless.Text(problem.Hint) + "\n")
		}
	}
	if len(t.Problems) == 0 {
		for _, line := range foundWords(found) {
			b.WriteString("  found: " + line + "\n")
		}
	}
}

// foundWords tells of findings in short.
func foundWords(list []finding.Finding) []string {
	if len(list) == 0 {
		return []string{"nothing"}
	}
	const most = 8
	var lines []string
	for i, f := range list {
		if i == most && len(list) > most+1 {
			lines = append(lines, fmt.Sprintf("%d others", len(list)-most))
			break
		}
		lines = append(lines, f.Rule+" "+harmless.Text(strings.Join(f.Path.References(), " "))+": "+harmless.Text(f.Message))
	}
	return lines
}

// untried tells of rules that no example shows to work, or to stay silent.
func untried(rules []*rule.Rule) []source.Problem {
	var list []source.Problem
	for _, r := range rules {
		msg := ""
		switch {
		case len(r.Flag)+len(r.Pass) == 0:
			msg = "has no examples: nothing shows that it works"
		case len(r.Flag) == 0:
			msg = "has no example to flag: nothing shows that it ever holds"
		case len(r.Pass) == 0:
			msg = "has no example to pass: nothing shows what it leaves alone"
		default:
			continue
		}
		list = append(list, source.Problem{
			Kind: source.Warning, Span: r.Span, Msg: "the rule " + r.ID + " " + msg,
			Hint: "write one under examples: as pare rules show over-collected has them",
		})
	}
	return list
}
