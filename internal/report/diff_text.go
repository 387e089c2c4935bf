package report

import (
	"io"
	"strings"

	"github.com/jedib0t/go-pretty/v6/text"

	"github.com/pare-dev/pare/internal/diff"
	"github.com/pare-dev/pare/internal/harmless"
	"github.com/pare-dev/pare/internal/prose"
	"github.com/pare-dev/pare/internal/terminal"
)

// DiffText writes a comparison for people: what could not be read, then the
// changes by effect, those that ask the most attention first, and the sums. What
// changes are about stands once, with its verdict, and beneath it what changed.
func DiffText(w io.Writer, r *diff.Report, o Options) error {
	t := tables{terminal.ForReading(w, o.Look)} // as narrow as a log or a pager may be
	problems(t.Writer, r.Problems, t.Paint)
	if len(r.Problems) > 0 && !o.Quiet {
		t.WriteString("\n")
	}
	why := reasons(r.Changes)
	for i, c := range r.Changes {
		begins := i == 0 || r.Changes[i-1].Effect != c.Effect
		if begins {
			t.Heading(effectTitle(c.Effect), prose.Count(r.Count(c.Effect), "change"))
		}
		if begins || !sameSubject(r.Changes[i-1], c) {
			t.about(c)
		}
		t.change(c, why[i])
		if i+1 == len(r.Changes) || !sameSubject(c, r.Changes[i+1]) {
			t.WriteString("\n")
		}
	}
	if o.Quiet {
		return t.Flush()
	}
	if len(r.Changes) > 0 {
		t.Heading("Summary", "")
	}
	line := func(color, words string) {
		for _, l := range terminal.Wrap(words, t.Width) {
			t.WriteString(t.In(color, l) + "\n")
		}
	}
	if r.Compared && len(r.Changes) == 0 {
		t.WriteString(diffHeadline(r) + ": compared " + comparedWords(r) + "\n") // one line, for grep
	} else if r.Compared {
		line("", "compared "+comparedWords(r))
		line(terminal.Bold, effectCounts(r, diff.Effects()...))
		line(terminal.Dim, "pare explain, with a field or column, says why it is judged as it is.")
	}
	if r.Code() != 0 {
		line(terminal.BoldRed, DiffOutcome(r))
	}
	return t.Flush()
}

const aboutWidth = len("collection") + 2

// about writes what changes are about, and at the end of the line its verdict.
func (t tables) about(c diff.Change) {
	verdict := verdictChange(c)
	room := t.Width - aboutWidth
	lines := terminal.WrapName(harmless.Text(c.Ref), room)
	lead := t.In(terminal.Dim, c.On) + strings.Repeat(" ", aboutWidth-len(c.On))
	for i, l := range lines {
		t.WriteString(lead + t.In(terminal.Bold, l))
		lead = strings.Repeat(" ", aboutWidth)
		last := i+1 == len(lines)
		if gap := room - text.StringWidth(l) - text.StringWidth(verdict); last && verdict != "" && gap > 1 {
			t.WriteString(strings.Repeat(" ", gap) + t.judged(c, verdict))
		} else if last && verdict != "" {
			t.WriteString("\n" + lead + t.judged(c, verdict))
		}
		t.WriteString("\n")
	}
}

// judged colours a verdict by what it is now.
func (t tables) judged(c diff.Change, words string) string {
	if c.Verdict == "" {
		return t.In(terminal.Dim, words)
	}
	return t.Verdict(c.Verdict, words)
}

// change writes what changed and where and, where it is asked, why the verdict is
// what it is.
func (t tables) change(c diff.Change, why bool) {
	lead := strings.Repeat(" ", aboutWidth)
	put := func(color, words string) {
		for _, l := range terminal.Wrap(words, t.Width-aboutWidth) {
			t.WriteString(lead + t.In(color, l) + "\n")
		}
	}
	put("", harmless.Text(c.Says))
	for _, p := range c.Places[:min(len(c.Places), 2)] {
		put(terminal.Dim, place(p.Span)+" ("+p.Role+")")
	}
	if why {
		put("", string(c.Verdict)+": "+harmless.Text(c.Why))
	}
}
