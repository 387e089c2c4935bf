package report

import (
	"github.com/pare-dev/pare/internal/audit"
	"github.com/pare-dev/pare/internal/source"
)

// htmlInput is a file that was read.
type htmlInput struct {
	Kind, Path, SHA256 string
	Bytes              int64
}

// htmlProblems are the problems of one kind.
type htmlProblems struct {
	Kind, Title, Meaning string
	List                 []htmlProblem
}

type htmlProblem struct{ Where, What, Hint string }

func htmlProblemsOf(r *audit.Result) []htmlProblems {
	var list []htmlProblems
	for _, p := range [...]htmlProblems{
		{string(source.Incomplete), "Could not be read", "Nobody looked at these, so the report says nothing of them: what it lists is not all there is.", nil},
		{string(source.Error), "Errors in the files", "These parts of the declarations could not be used. The rest was judged all the same.", nil},
		{string(source.Warning), "Warnings", "These do not change what was judged, but somebody should look.", nil},
	} {
		for _, problem := range ofKind(r.Problems, source.ProblemKind(p.Kind)) {
			p.List = append(p.List, htmlProblem{problem.Span.Pos.String(), problem.Msg, problem.Hint})
		}
		if len(p.List) > 0 {
			list = append(list, p)
		}
	}
	return list
}
