package schema

import (
	"slices"
	"strings"

	"github.com/pare-dev/pare/internal/source"
)

// foreign says what shows that a file is written for another database, once
// something in it could not be read, or gives nil.
func foreign(s *script) *source.Problem {
	e := newEvidence()
	e.read(s.src[:min(len(s.src), looked)])
	other := e.best()[0]
	if other == s.d.name || e.score[other]-e.score[s.d.name] < 3 || kin(other, s.d.name) {
		return nil
	}
	for _, f := range e.first {
		speaks := strings.Fields(f.dialects)
		if slices.Contains(speaks, s.d.name) || !slices.Contains(speaks, other) || f.weight < 3 {
			continue
		}
		title := other
		if d := dialectNamed(other); d != nil {
			title = d.title
		}
		return &source.Problem{Kind: source.Incomplete, Span: s.span(f.at, f.end),
			Msg:  "the file is not read, for it is not written for " + s.d.title + ": it says “" + s.src[f.at:f.end] + "”, as " + title + " does",
			Hint: "give it as a schema of its own, with dialect: " + other,
		}
	}
	return nil
}

// kin reports whether two databases read each other's files.
func kin(a, b string) bool {
	return a == "mysql" && b == "mariadb" || a == "mariadb" && b == "mysql"
}
