package report

import (
	"bufio"
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
)

// Table writes a result for people at a terminal. What they see last is what
// they came for: the findings stand first, then what was wrong with the input,
// then the summary, and what decided the exit code in the last line.
func Table(w io.Writer, r *audit.Result, o Options) error {
	b := bufio.NewWriter(w)
	t := tables{Writer: b, paint: paint(o.Color), width: tableWidth(o.Width)}
	list := groups(r, o.MinSeverity)
	t.findings(list)
	if len(r.Problems) > 0 {
		t.title("Problems", "")
		problems(b, r.Problems, t.paint)
		b.WriteString("\n")
	}
	if !o.Quiet {
		t.summary(r, o)
	}
	return b.Flush()
}

// tables lays out what Table writes. go-pretty aligns; it is given no colours
// of its own, so that it cannot decide on them.
type tables struct {
	*bufio.Writer
	paint
	width int
}

// tableWidth is how wide the tables are: as the terminal, except where lines
// would be too short or too long to read.
func tableWidth(terminal int) int {
	if terminal == 0 {
		return 100
	}
	return min(max(terminal, 60), 120)
}

func (t tables) title(left, right string) {
	t.WriteString(t.in(bold, left))
	if right != "" {
		gap := max(t.width-text.StringWidth(left)-text.StringWidth(right), 1)
		t.WriteString(strings.Repeat(" ", gap) + t.in(dim, right))
	}
	t.WriteString("\n")
	t.WriteString(t.in(dim, strings.Repeat("─", t.width)) + "\n")
}

// findings writes one table a group: how severe, and beside it the rule with all
// that it found.
func (t tables) findings(list []group) {
	const severity, gap = 8, 2
	words := t.width - severity - gap
	for _, g := range list {
		t.title(g.heading(), prose.Count(len(g.findings), "finding"))
		w := bare()
		w.SetColumnConfigs([]table.ColumnConfig{{Number: 1, WidthMin: severity}})
		for i, f := range g.findings {
			if i == 0 || g.findings[i-1].Rule != f.Rule || g.findings[i-1].Severity != f.Severity {
				rule := strings.Join(wrap(harmless.Text(f.Rule), words), "\n")
				w.AppendRow(table.Row{t.severity(f.Severity, f.Severity.String()), t.in(bold, rule)})
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
	lines := wrap(harmless.Text(f.Message), width)
	const most = 4
	for i, at := range f.Places {
		if i == most && len(f.Places) > most+1 {
			lines = append(lines, t.in(dim, fmt.Sprintf("and %d more places", len(f.Places)-most)))
			break
		}
		line := place(at.Span)
		if i > 0 {
			line += " (" + at.Role + " " + harmless.Text(at.Ref) + ")"
		}
		for _, l := range wrap(line, width) {
			lines = append(lines, t.in(dim, l))
		}
	}
	return strings.Join(lines, "\n")
}

// advice is the fix behind an arrow, and the law beneath it.
func (t tables) advice(f finding.Finding, width int) string {
	var lines []string
	if f.Fix != "" {
		for i, l := range wrap(harmless.Text(f.Fix), width-2) {
			sign := "  "
			if i == 0 {
				sign = "→ "
			}
			lines = append(lines, sign+l)
		}
	}
	law := "good practice"
	if len(f.Law) > 0 {
		law = lawWords(f.Law)
	}
	for _, l := range wrap(law, width-2) {
		lines = append(lines, t.in(dim, "  "+l))
	}
	return strings.Join(lines, "\n")
}

func (t tables) summary(r *audit.Result, o Options) {
	s := r.Summary
	t.title("Summary", "")
	w := bare()
	w.SetColumnConfigs([]table.ColumnConfig{{Number: 1, WidthMin: len("not personal")}})
	row := func(color, name, words string) {
		lines := wrap(words, t.width-len("not personal")-2)
		for i, line := range lines {
			lines[i] = t.in(color, line) // go-pretty loses colours where it wraps
		}
		w.AppendRow(table.Row{t.in(color, name), strings.Join(lines, "\n")})
	}
	row("", "read", readWords(r))
	row("", "rules", ruleWords(r))
	for _, words := range changedRules(r) {
		row(yellow, "changed rule", words)
	}
	percent, meaning := coverageWords(s)
	row("", "coverage", percent+": "+meaning)
	w.AppendRow(table.Row{"findings", findingWords(s, t.paint)})
	if words := sinceWords(r); words != "" {
		row("", "compared with", words)
	}
	if words := unlistedWords(s, o.MinSeverity); words != "" {
		row("", "not listed", words)
	}
	if words := problemWords(s); words != "" {
		color := boldRed
		if s.Errors+s.Incomplete == 0 {
			color = yellow
		}
		row(color, "problems", words)
	}
	t.WriteString(w.Render() + "\n\n")
	t.verdicts(s)
	if s.Findings() > 0 {
		t.WriteString(t.in(dim, "pare explain RULE, or any field or column, says why.") + "\n")
	}
	code, _ := r.Outcome(o.FailOn)
	color := boldRed
	if code == audit.ExitOK {
		color = green
	}
	for _, line := range wrap(Outcome(r, o), t.width) {
		t.WriteString(t.in(color, line) + "\n")
	}
}

// verdicts shows how many fields and columns have each verdict, and the shares
// as bars.
func (t tables) verdicts(s audit.Summary) {
	w := bare()
	w.SetColumnConfigs([]table.ColumnConfig{
		{Number: 2, Align: text.AlignRight, AlignHeader: text.AlignRight},
		{Number: 4, Align: text.AlignRight, AlignHeader: text.AlignRight},
	})
	length := min((t.width-40)/2, 30)
	w.AppendHeader(table.Row{"verdict", "fields", "", "columns", ""})
	for _, v := range fact.Verdicts() {
		f, c := s.FieldVerdicts[v], s.ColumnVerdicts[v]
		w.AppendRow(table.Row{
			string(v),
			number(f), t.verdict(v, bar(f, s.Fields, length)),
			number(c), t.verdict(v, bar(c, s.Columns, length)),
		})
	}
	w.AppendRow(table.Row{t.in(dim, "in all"), t.in(dim, fmt.Sprint(s.Fields)), "", t.in(dim, fmt.Sprint(s.Columns)), ""})
	t.WriteString(w.Render() + "\n\n")
}

func number(n int) string {
	if n == 0 {
		return "·"
	}
	return fmt.Sprint(n)
}

// bar draws n of all in eighths of a character, and never nothing for something.
func bar(n, all, length int) string {
	if n == 0 || all == 0 {
		return ""
	}
	eighths := max(n*length*8/all, 1)
	s := strings.Repeat("█", eighths/8)
	if rest := eighths % 8; rest > 0 {
		s += string([]rune("▏▎▍▌▋▊▉")[rest-1])
	}
	return s
}

// bare is a table without lines around it.
func bare() table.Writer {
	w := table.NewWriter()
	style := table.StyleDefault
	style.Box.PaddingLeft, style.Box.PaddingRight = "", "  "
	style.Options = table.OptionsNoBordersAndSeparators
	style.Format = table.FormatOptions{}
	w.SetStyle(style)
	w.SuppressTrailingSpaces()
	return w
}

// wrap breaks text into lines between words; a word that is too long, such as a
// path, is broken where the line ends.
func wrap(s string, width int) []string {
	var lines []string
	for _, line := range strings.Split(text.WrapSoft(s, width), "\n") {
		lines = append(lines, strings.TrimRight(line, " "))
	}
	return lines
}
