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
	"github.com/pare-dev/pare/internal/source"
)

// GitHub writes the commands that GitHub Actions makes annotations of: what was
// wrong with the input first, then the most severe findings. A step shows ten of
// each kind, so that more are counted and not written.
// https://docs.github.com/actions/reference/workflow-commands-for-github-actions
func GitHub(w io.Writer, r *audit.Result, o Options) error {
	b := bufio.NewWriter(w)
	g := annotations{b, map[string]int{}}
	for _, p := range r.Problems {
		kind := "error"
		if p.Kind == source.Warning {
			kind = "warning"
		}
		g.write(kind, p.Span, string(p.Kind), problemText(p), o)
	}
	for _, f := range standing(r, o.MinSeverity) {
		g.write(annotation(f.Severity), f.Places[0].Span, f.Severity.String()+": "+f.Rule, advised(f), o)
	}
	for _, kind := range []string{"error", "warning", "notice"} {
		if more := g.written[kind] - mostAnnotations; more > 0 {
			fmt.Fprintf(b, "and %s, for which GitHub has no room: the other formats list them\n", prose.Count(more, "more "+kind))
		}
	}
	if !o.Quiet {
		b.WriteString(Outcome(r, o) + "\n")
	}
	return b.Flush()
}

const mostAnnotations = 10 // of each kind in a step

// annotations writes as many as are shown, and counts all.
type annotations struct {
	*bufio.Writer
	written map[string]int
}

func (g annotations) write(kind string, at source.Span, title, message string, o Options) {
	if g.written[kind]++; g.written[kind] > mostAnnotations {
		return
	}
	property := strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
	g.WriteString("::" + kind)
	sep := " "
	add := func(name, value string) {
		g.WriteString(sep + name + "=" + property.Replace(value))
		sep = ","
	}
	if at.File != "" {
		add("file", harmless.Text(inRepository(at.File, o)))
		add("line", fmt.Sprint(line(at)))
		if at.Line > 0 && at.EndLine >= at.Line {
			add("endLine", fmt.Sprint(at.EndLine))
		}
		if at.Line > 0 && (at.EndLine == 0 || at.EndLine == at.Line) {
			add("col", fmt.Sprint(at.Col))
		}
	}
	add("title", harmless.Text(title))
	g.WriteString("::" + strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A").Replace(message) + "\n")
}

// annotation is the kind of annotation that a severity makes.
func annotation(s finding.Severity) string {
	switch {
	case s >= finding.High:
		return "error"
	case s == finding.Medium:
		return "warning"
	}
	return "notice"
}
