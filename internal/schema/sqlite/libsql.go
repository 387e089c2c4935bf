package sqlite

import (
	"regexp"
	"strings"

	"github.com/pare-dev/pare/internal/schema/ddl"
)

// nameLike is a name, in quotes or not. It takes all letters as they are: to fold their case would
// cost every start of the program 6 ms.
const nameLike = `(?-i:"(?:[^"]|"")*"|` + "`[^`]*`" + `|\[[^\]]*\]|'[^']*'|[\w$\x{80}-\x{10FFFF}]+)`

// redefining is ALTER TABLE t ALTER [COLUMN] a TO b …, which libSQL has on top of
// SQLite: b … defines the column anew.
var redefining = regexp.MustCompile(`(?is)^ALTER\s+TABLE\s+` + nameLike + `(?:\s*\.\s*` + nameLike + `)?\s+(ALTER\s+(?:COLUMN\s+)?(` + nameLike + `)\s+TO)\s`)

// redefine reads such a statement as one that adds the column, every place of
// which is the same.
func redefine(text string) (st ddl.Statement, ok bool) {
	m := redefining.FindStringSubmatchIndex(text)
	if m == nil {
		return st, false
	}
	from, to := m[2], m[3]
	added, err := Parse(text[:from] + "ADD" + strings.Repeat(" ", to-from-len("ADD")) + text[to:])
	old, err2 := Parse("ALTER TABLE t DROP COLUMN " + text[m[4]:m[5]])
	if err != nil || err2 != nil {
		return st, false
	}
	k := &added.Alter.Commands[0]
	k.Action, k.Name, k.NewName, k.End = ddl.Redefine, old.Alter.Commands[0].Name, k.Column.Name, len(text)
	return added, true
}
