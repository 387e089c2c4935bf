package schema

import (
	"github.com/pare-dev/pare/internal/schema/detect"
	"github.com/pare-dev/pare/internal/source"
)

// foreign says what shows that a file is written for another database, once
// something in it could not be read, or gives nil.
func foreign(s *script) *source.Problem {
	sign, ok := detect.Foreign(s.src, s.d.name)
	if !ok {
		return nil
	}
	title := sign.Dialect
	if d := dialectNamed(title); d != nil {
		title = d.title
	}
	return &source.Problem{Kind: source.Incomplete, Span: s.span(sign.Start, sign.End),
		Msg:  "the file is not read, for it is not written for " + s.d.title + ": it says “" + s.src[sign.Start:sign.End] + "”, as " + title + " does",
		Hint: "give it as a schema of its own, with dialect: " + sign.Dialect,
	}
}
