package report

import (
	"bufio"
	"io"

	"github.com/pare-dev/pare/internal/harmless"
	"github.com/pare-dev/pare/internal/source"
	"github.com/pare-dev/pare/internal/terminal"
)

// Problems writes what was wrong with the input, a line each and its hint
// beneath:
//
//	privacy/rules.yaml:12:5: error: unknown key “beneft” in a purpose
//	  hint: did you mean “benefit”?
func Problems(w io.Writer, list []source.Problem, o Options) error {
	b := bufio.NewWriter(w)
	problems(b, list, terminal.Paint(o.Color))
	return b.Flush()
}

func problems(b *bufio.Writer, list []source.Problem, p terminal.Paint) {
	for _, problem := range list {
		b.WriteString(p.In(terminal.Bold, place(problem.Span)) + ": " + p.Problem(problem.Kind) + ": " + harmless.Text(problem.Msg) + "\n")
		if problem.Hint != "" {
			b.WriteString("  hint: " + harmless.Text(problem.Hint) + "\n")
		}
	}
}

// place is where a span starts, as editors and terminals understand it.
func place(s source.Span) string { return harmless.Text(s.Pos.String()) }

// ofKind are the problems of one kind.
func ofKind(problems []source.Problem, kind source.ProblemKind) []source.Problem {
	var list []source.Problem
	for _, p := range problems {
		if p.Kind == kind {
			list = append(list, p)
		}
	}
	return list
}
