package schema

import (
	"strings"

	"github.com/pare-dev/pare/internal/source"
)

// unsupported says that a dialect that is named is one that nothing here reads.
func unsupported(dialect string, files []source.File) source.Problem {
	p := source.Problem{Kind: source.Incomplete, Msg: "dialect “" + dialect + "” is not supported yet"}
	var names []string
	for _, d := range dialects() {
		names = append(names, d.name)
	}
	p.Hint = source.DidYouMean(dialect, names)
	if p.Hint == "" {
		p.Hint = "those that are: " + strings.Join(names, ", ")
	}
	if len(files) > 0 {
		p.Span.File = files[0].Name
	}
	return p
}
