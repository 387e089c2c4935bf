package detect

import (
	"slices"
	"strings"
)

// Sign is what shows that a text is written for a dialect: it stands from one
// offset in bytes to the other.
type Sign struct {
	Dialect    string
	Start, End int
}

// Foreign gives the first sign in a text that is taken for one of a dialect of
// that it is written for another, where much more speaks for that one; ok is
// whether there is any.
func Foreign(src, dialect string) (s Sign, ok bool) {
	e := newEvidence()
	e.read(src)
	other := e.best()[0]
	if other == dialect || e.score[other]-e.score[dialect] < 3 || kin(other, dialect) {
		return Sign{}, false
	}
	for _, f := range e.first {
		speaks := strings.Fields(f.dialects)
		if !slices.Contains(speaks, dialect) && slices.Contains(speaks, other) && f.weight >= 3 {
			return Sign{other, f.at, f.end}, true
		}
	}
	return Sign{}, false
}

// kin reports whether two databases read each other's files.
func kin(a, b string) bool {
	return a == "mysql" && b == "mariadb" || a == "mariadb" && b == "mysql"
}
