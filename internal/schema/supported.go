package schema

import "github.com/pare-dev/pare/internal/source"

// supported refuses a dialect that is named and that nothing here reads.
func supported(dialect string, files []source.File) *source.Problem {
	if dialect == "" || dialect == "postgres" {
		return nil
	}
	p := source.Problem{Kind: source.Incomplete, Msg: "dialect “" + dialect + "” is not supported yet"}
	p.Hint = source.DidYouMean(dialect, []string{"postgres"})
	if p.Hint == "" {
		p.Hint = "postgres is the one that is"
	}
	if len(files) > 0 {
		p.Span.File = files[0].Name
	}
	return &p
}
