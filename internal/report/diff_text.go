package report

import (
	"io"
	"strings"

	"github.com/jedib0t/go-pretty/v6/text"

	"github.com/pare-dev/pare/internal/diff"
	"github.com/pare-dev/pare/internal/harmless"
	"github.com/pare-dev/pare/internal/prose"
)

// DiffText writes a comparison for people: what could not be read, then the
// changes by effect, those that ask the most attention first, and the sums. What
// changes are about stands once, with its verdict, and beneath it what changed.
func DiffText(w io.Writer, r *diff.Report, o Options) error {
	p := newPage(w, o) // as narrow as a log or a pager may be
	b, t := p.Writer, tables(p)
	problems(b, r.Problems, t.paint)
	if len(r.Problems) > 0 && !o.Quiet {
		b.WriteString("\n")
	}
	why := reasons(r.Changes)
	for i, c := range r.Changes {
		begins := i == 0 || r.Changes[i-1].Effect != c.Effect
		if begins {
			t.title(effectTitle(c.Effect), prose.Count(r.Count(c.Effect), "change"))
		}
		if begins || !sameSubject(r.Changes[i-1], c) {
			t.about(c)
		}
		t.change(c, why[i])
		if i+1 == len(r.Changes) || !sameSubject(c, r.Changes[i+1]) {
			b.WriteString("\n")
		}
	}
	if o.Quiet {
		return b.Flush()
	}
	if len(r.Changes) > 0 {
		t.title("Summary", "")
	}
	line := func(color, words string) {
		for _, l := range wrap(words, t.width) {
			b.WriteString(t.in(color, l) + "\n")
		}
	}
	if r.Compared && len(r.Changes) == 0 {
		b.WriteString(diffHeadline(r) + ": compared " + comparedWords(r) + "\n") // one line, for grep
	} else if r.Compared {
		line("", "compared "+comparedWords(r))
		line(bold, effectCounts(r, diff.Effects()...))
		line(dim, "pare explain, with a field or column, says why it is judged as it is.")
	}
	if r.Code() != 0 {
		line(boldRed, DiffOutcome(r))
	}
	return b.Flush()
}

const aboutWidth = len("collection") + 2

// about writes what changes are about, and at the end of the line its verdict.
func (t tables) about(c diff.Change) {
	verdict := verdictChange(c)
	room := t.width - aboutWidth
	lines := wrapName(harmless.Text(c.Ref), room)
	lead := t.in(dim, c.On) + strings.Repeat(" ", aboutWidth-len(c.On))
	for i, l := range lines {
		t.WriteString(lead + t.in(bold, l))
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
		return t.in(dim, words)
	}
	return t.verdict(c.Verdict, words)
}

// change writes what changed and where and, where it is asked, why the verdict is
// what it is.
func (t tables) change(c diff.Change, why bool) {
	lead := strings.Repeat(" ", aboutWidth)
	put := func(color, words string) {
		for _, l := range wrap(words, t.width-aboutWidth) {
			t.WriteString(lead + t.in(color, l) + "\n")
		}
	}
	put("", harmless.Text(c.Says))
	for _, p := range c.Places[:min(len(c.Places), 2)] {
		put(dim, place(p.Span)+" ("+p.Role+")")
	}
	if why {
		put("", string(c.Verdict)+": "+harmless.Text(c.Why))
	}
}
