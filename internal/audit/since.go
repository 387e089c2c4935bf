package audit

import (
	"fmt"
	"slices"

	"github.com/pare-dev/pare/internal/source"
	"github.com/pare-dev/pare/internal/suppress"
)

// Since is what an audit was compared with: a revision, and the commit whose
// files were audited in its place.
type Since struct {
	Rev    string // as it was given: origin/main
	Commit string // in full; "" where it could not be compared
	Parted bool   // the commit is not rev itself, but where the present history left it
	Absent string // the settings, where that commit does not have them, and everything is new
	Stood  int    // findings that stood there already, and are marked
	Gone   int    // findings that stood there, and are found no more
}

// Name is what people call the commit: the beginning of its id.
func (s *Since) Name() string { return s.Commit[:min(len(s.Commit), 10)] }

// Compared is a result of which those findings stand alone that are new since an
// audit of what was before. What could not be read there hides none of them, and
// is told by warnings. at names both sides; its counts are made here.
func Compared(r, before *Result, at Since) *Result {
	next := *r
	next.Since = &at
	next.Findings, at.Stood, at.Gone = suppress.Since(r.Findings, before.Findings, "it stood at "+at.Name()+" already")
	next.Problems = slices.Concat(r.Problems, unreadBefore(before, r.start()))
	if at.Absent != "" {
		next.Problems = append(next.Problems, source.Problem{
			Kind: source.Warning, Span: r.start(), Msg: "“" + at.Absent + "” is not in " + at.Name() + ", so that everything is new",
		})
	}
	next.Problems = source.SortProblems(next.Problems)
	next.Summary = summarize(&next)
	return &next
}

// NotCompared is a result that could not be compared: everything in it counts as
// new, and it is incomplete.
func NotCompared(r *Result, rev, why, hint string) *Result {
	next := *r
	next.Since = &Since{Rev: rev}
	next.Problems = source.SortProblems(append(slices.Clone(r.Problems), source.Problem{
		Kind: source.Incomplete, Span: r.start(), Msg: why + ", so that every finding is listed as new", Hint: hint,
	}))
	next.Summary = summarize(&next)
	return &next
}

// start is where what is wrong with a project as a whole is told: its first file,
// or the first of those that could not be read.
func (r *Result) start() source.Span {
	var first source.Span
	if len(r.Inputs) > 0 {
		first.File = r.Inputs[0].Path
	} else if len(r.Problems) > 0 {
		first.File = r.Problems[0].Span.File
	}
	return first
}

// unreadBefore tells what could not be read of what was before.
func unreadBefore(before *Result, at source.Span) []source.Problem {
	const most = 5
	var list []source.Problem
	more := 0
	for _, p := range before.Problems {
		if p.Kind == source.Warning {
			continue
		}
		if len(list) == most {
			more++
			continue
		}
		list = append(list, source.Problem{
			Kind: source.Warning, Span: at,
			Msg:  p.Span.Pos.String() + ": " + p.Msg,
			Hint: "it was so before; what was found there then may be listed as new",
		})
	}
	if more > 0 {
		list = append(list, source.Problem{
			Kind: source.Warning, Span: at, Msg: fmt.Sprintf("%s more could not be read as they were", count(more, "thing")),
		})
	}
	return list
}
