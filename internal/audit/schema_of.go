package audit

import (
	"path/filepath"
	"strings"

	"github.com/pare-dev/pare/internal/source"
)

// SchemaOf names the schema file that a problem is about. ok is false where it is
// about another kind of file, so that what people declare is not known whole.
func (p Project) SchemaOf(problem source.Problem) (name string, ok bool) {
	for _, s := range p.Config.Schemas {
		switch {
		case s.Path.Given() && problem.Span == s.Path.Span:
			return s.Path.Value, true
		case s.URL.Given() && problem.Span == s.URL.Span:
			return s.Name.Value, true
		}
	}
	for _, s := range p.Schemas {
		for _, file := range s.Files {
			file = filepath.ToSlash(file)
			if problem.Span.File == file || strings.HasPrefix(problem.Span.File, file+"/") {
				return problem.Span.File, true
			}
		}
	}
	return "", false
}
