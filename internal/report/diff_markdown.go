package report

import (
	"fmt"
	"io"
	"strings"

	"github.com/pare-dev/pare/internal/diff"
	"github.com/pare-dev/pare/internal/harmless"
	"github.com/pare-dev/pare/internal/source"
)

// DiffMarkdown writes a comparison for a comment on a pull request: what could not
// be read, what is collected and used that was not, and folded up what was pared
// down, as far as a comment has room.
func DiffMarkdown(w io.Writer, r *diff.Report, o Options) error {
	if o.Quiet && len(r.Changes)+len(r.Problems) == 0 {
		return nil
	}
	md := mdReport{room: mdRoom}
	md.add(diffHead(r))
	md.problems(r.Problems)
	why := reasons(r.Changes)
	for _, e := range diff.Effects() {
		var rows []string
		for i, c := range r.Changes {
			if c.Effect == e {
				rows = append(rows, mdChange(c, why[i]))
			}
		}
		title, header := fmt.Sprintf("%s: %d", effectTitle(e), len(rows)), "what | change | verdict | where"
		if e == diff.Better || e == diff.Other {
			md.folded(title, header, rows, "changes")
		} else {
			md.section(title, header, rows, "changes")
		}
	}
	_, err := io.WriteString(w, md.String())
	return err
}

// diffHead is what is read first.
func diffHead(r *diff.Report) string {
	sign := ""
	switch {
	case r.Code() != 0:
		sign = "⚠️ "
	case r.Count(diff.CollectsMore)+r.Count(diff.UsesMore)+r.Count(diff.AsksLess) == 0:
		sign = "✅ "
	}
	var b strings.Builder
	fmt.Fprintf(&b, "### %spare diff: %s\n", sign, diffHeadline(r))
	if r.Compared {
		b.WriteString("\nCompared " + harmless.Markdown(comparedWords(r)) + ".\n")
		if r.Code() != 0 {
			b.WriteString("\n**" + diffBecause(r) + "**\n")
		}
	}
	return b.String()
}

func mdChange(c diff.Change, why bool) string {
	var at []source.Span
	for _, p := range c.Places {
		at = append(at, p.Span)
	}
	says := harmless.Markdown(c.Says)
	if why {
		says += "<br>" + harmless.Markdown(string(c.Verdict)+": "+c.Why)
	}
	return harmless.MarkdownRow(c.On+" "+harmless.MarkdownCode(c.Ref), says, verdictChange(c), mdPlaces(at, 2))
}
