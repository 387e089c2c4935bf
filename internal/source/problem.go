package source

import (
	"cmp"
	"slices"
)

// ProblemKind says what a Problem means for the run.
type ProblemKind string

const (
	// Error is input that is wrong and that its author must mend.
	Error ProblemKind = "error"
	// Incomplete is input that may be right but could not be read, so that
	// whatever it holds is missing from the result.
	Incomplete ProblemKind = "incomplete"
	// Warning is input that was read and has no effect. It never changes the
	// exit code.
	Warning ProblemKind = "warning"
	// Gap is what nobody says, and a document for others has to. It never
	// changes the exit code.
	Gap ProblemKind = "gap"
)

// Problem is something that kept input from being read: what, where, and what
// to do about it. Msg is lower case without a full stop; Hint may be empty.
type Problem struct {
	Kind ProblemKind
	Span Span
	Msg  string
	Hint string
}

// Error gives the problem on one line, hint last.
func (p Problem) Error() string {
	s := p.Span.String() + ": " + string(p.Kind) + ": " + p.Msg
	if p.Hint != "" {
		s += " (" + p.Hint + ")"
	}
	return s
}

// SortProblems orders problems by place, then by words, and drops repeats.
func SortProblems(ps []Problem) []Problem {
	slices.SortFunc(ps, func(a, b Problem) int {
		return cmp.Or(a.Span.Compare(b.Span.Pos), cmp.Compare(a.Msg, b.Msg), cmp.Compare(a.Hint, b.Hint), cmp.Compare(a.Kind, b.Kind))
	})
	return slices.Compact(ps)
}
