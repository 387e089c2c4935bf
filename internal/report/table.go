package report

import (
	"fmt"
	"io"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"

	"github.com/pare-dev/pare/internal/audit"
	"github.com/pare-dev/pare/internal/fact"
	"github.com/pare-dev/pare/internal/finding"
	"github.com/pare-dev/pare/internal/harmless"
	"github.com/pare-dev/pare/internal/prose"
	"github.com/pare-dev/pare/internal/source"
	"github.com/pare-dev/pare/internal/terminal"
)

// Table writes a result for people at a terminal. What they see last is what
// they came for: the findings stand first, then what was wrong with the input,
// then the summary, and what decided the exit code in the last line.
func Table(w io.Writer, r *audit.Result, o Options) error {
	t := tablesOn(w, o)
	list := groups(r, o.MinSeverity)
	t.findings(list)
	t.problems(r.Problems)
	if !o.Quiet {
		t.summary(r, o)
	}
	return t.Flush()
}

// tables are what the formats for people at a terminal write.
type tables struct{ terminal.Sheet }

func tablesOn(w io.Writer, o Options) tables { return tables{terminal.ForTables(w, o.Look)} }

// problems writes what was wrong with the input, where something was.
func (t tables) problems(list []source.Problem) {
	if len(list) == 0 {
		return
	}
	t.Heading("Problems", "")
	problems(t.Writer, list, t.Paint)
	t.WriteString("\n")
}

// findings writes one table a group: how severe, and beside it the rule with all
// that it found.
func (t tables) findings(list []group) {
	const severity, gap = 8, 2
	words := t.Width - severity - gap
	for _, g := range list {
		t.Heading(g.heading(), prose.Count(len(g.findings), "finding"))
		w := terminal.NewTable()
		w.SetColumnConfigs([]table.ColumnConfig{{Number: 1, WidthMin: severity}})
		for i, f := range g.findings {
			if i == 0 || g.findings[i-1].Rule != f.Rule || g.findings[i-1].Severity != f.Severity {
				rule := strings.Join(terminal.Wrap(harmless.Text(f.Rule), words), "\n")
				w.AppendRow(table.Row{t.Severity(f.Severity, f.Severity.String()), t.In(terminal.Bold, rule)})
			}
			w.AppendRow(table.Row{"", t.finding(f, words)})
			if g.lastOfRun(i) {
				w.AppendRow(table.Row{"", t.advice(f, words)})
				w.AppendRow(table.Row{""})
			}
		}
		t.WriteString(w.Render() + "\n")
	}
}

func (t tables) finding(f finding.Finding, width int) string {
	lines := terminal.Wrap(harmless.Text(f.Message), width)
	const most = 4
	for i, at := range f.Places {
		if i == most && len(f.Places) > most+1 {
			lines = append(lines, t.In(terminal.Dim, fmt.Sprintf("and %d more places", len(f.Places)-most)))
			break
		}
		line := place(at.Span)
		if i > 0 {
			line += " (" + at.Role + " " + harmless.Text(at.Ref) + ")"
		}
		for _, l := range terminal.Wrap(line, width) {
			lines = append(lines, t.In(terminal.Dim, l))
		}
	}
	return strings.Join(lines, "\n")
}

// advice is the fix behind an arrow, and the law beneath it.
func (t tables) advice(f finding.Finding, width int) string {
	var lines []string
	if f.Fix != "" {
		for i, l := range terminal.Wrap(harmless.Text(f.Fix), width-2) {
			sign := "  "
			if i == 0 {
				sign = "→ "
			}
			lines = append(lines, sign+l)
		}
	}
	law := "good practice"
	if len(f.Law) > 0 {
		law = harmless.Text(finding.LawWords(f.Law))
	}
	for _, l := range terminal.Wrap(law, width-2) {
		lines = append(lines, t.In(terminal.Dim, "  "+l))
	}
	return strings.Join(lines, "\n")
}

func (t tables) summary(r *audit.Result, o Options) {
	s := r.Summary
	t.Heading("Summary", "")
	w := terminal.NewTable()
	w.SetColumnConfigs([]table.ColumnConfig{{Number: 1, WidthMin: len("not personal")}})
	row := func(color, name, words string) {
		lines := terminal.Wrap(words, t.Width-len("not personal")-2)
		for i, line := range lines {
			lines[i] = t.In(color, line) // go-pretty loses colours where it wraps
		}
		w.AppendRow(table.Row{t.In(color, name), strings.Join(lines, "\n")})
	}
	row("", "read", readWords(r))
	row("", "rules", ruleWords(r))
	for _, words := range changedRules(r) {
		row(terminal.Yellow, "changed rule", words)
	}
	percent, meaning := coverageWords(s)
	row("", "coverage", percent+": "+meaning)
	w.AppendRow(table.Row{"findings", findingWords(s, t.Paint)})
	if words := sinceWords(r); words != "" {
		row("", "compared with", words)
	}
	if words := unlistedWords(s, o.MinSeverity); words != "" {
		row("", "not listed", words)
	}
	if words := problemWords(s); words != "" {
		color := terminal.BoldRed
		if s.Errors+s.Incomplete == 0 {
			color = terminal.Yellow
		}
		row(color, "problems", words)
	}
	t.WriteString(w.Render() + "\n\n")
	t.verdicts(s)
	if s.Findings() > 0 {
		t.WriteString(t.In(terminal.Dim, "pare explain RULE, or any field or column, says why.") + "\n")
	}
	code, _ := r.Outcome(o.FailOn)
	color := terminal.BoldRed
	if code == audit.ExitOK {
		color = terminal.Green
	}
	for _, line := range terminal.Wrap(Outcome(r, o), t.Width) {
		t.WriteString(t.In(color, line) + "\n")
	}
}

// verdicts shows how many fields and columns have each verdict, and the shares
// as bars.
func (t tables) verdicts(s audit.Summary) {
	w := terminal.NewTable()
	w.SetColumnConfigs([]table.ColumnConfig{
		{Number: 2, Align: text.AlignRight, AlignHeader: text.AlignRight},
		{Number: 4, Align: text.AlignRight, AlignHeader: text.AlignRight},
	})
	length := min((t.Width-40)/2, 30)
	w.AppendHeader(table.Row{"verdict", "fields", "", "columns", ""})
	for _, v := range fact.Verdicts() {
		f, c := s.FieldVerdicts[v], s.ColumnVerdicts[v]
		w.AppendRow(table.Row{
			string(v),
			number(f), t.Verdict(v, terminal.Bar(f, s.Fields, length)),
			number(c), t.Verdict(v, terminal.Bar(c, s.Columns, length)),
		})
	}
	w.AppendRow(table.Row{t.In(terminal.Dim, "in all"), t.In(terminal.Dim, fmt.Sprint(s.Fields)), "", t.In(terminal.Dim, fmt.Sprint(s.Columns)), ""})
	t.WriteString(w.Render() + "\n\n")
}
