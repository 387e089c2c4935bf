package schema

import (
	"fmt"
	"slices"

	"github.com/pare-dev/pare/internal/schema/ddl"
	"github.com/pare-dev/pare/internal/schema/lex"
)

// alike reports whether it makes no difference which of the arms of an IF runs,
// of which the last runs where no other does: all add the same columns, perhaps
// generated in one version of the server and not in another.
func (m *machine) alike(arms []arm) bool {
	if !m.c.d.psql || len(arms) < 2 || arms[len(arms)-1].cond != nil {
		return false
	}
	first := m.adds(arms[0].body)
	return first != nil && !slices.ContainsFunc(arms[1:], func(a arm) bool { return !slices.Equal(m.adds(a.body), first) })
}

// adds outlines the columns that statements add, with their keys. It is nil where they do
// anything else.
func (m *machine) adds(body []*node) (out []string) {
	for _, n := range body {
		st := &statement{toks: n.toks, escapes: m.escapes}
		if n.kind != sqlNode || annotates(m.s.src, n.comments) || classify(m.s.d, m.s.src, &lex.Statement{Tokens: n.toks}) != alterTable {
			return nil
		}
		st.parse(m.s)
		a := st.parsed.Alter
		if st.err != nil || a == nil {
			return nil
		}
		for _, k := range a.Commands {
			if k.Action != ddl.AddColumn {
				return nil
			}
			col := m.s.define(st, &k.Column, m.s.until(from(st.toks, st.base()+k.Column.At), ","))
			keys := slices.Clone(k.Column.Constraints)
			for i := range keys {
				keys[i].Target.At = 0
			}
			out = append(out, fmt.Sprintf("%s.%s.%s %s %t %t %+v", a.Table.Schema, a.Table.Name, col.name, col.typ, k.Column.NotNull, k.IfExists, keys))
		}
	}
	return out
}
