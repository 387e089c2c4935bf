package schema

import (
	"strings"

	"github.com/pare-dev/pare/internal/schema/ddl"
	"github.com/pare-dev/pare/internal/schema/lex"
)

// perhaps marks the tables of a statement that may run or not.
func (m *machine) perhaps(s *script, st *statement, tables []*table) {
	c := m.c
	if len(tables) == 0 {
		switch st.verb {
		case createOther, function, comment:
			c.step(s, st)
		case dropType:
			c.dropType(s, st)
		case unknown, importSchema:
			c.step(s, st)
		case createTable, alterTable:
			if st.err != nil {
				c.step(s, st)
			}
		}
		st.comments = nil
		return
	}
	for _, t := range tables {
		keyAlone := st.parsed.Alter != nil && t.keysAlone(st.parsed.Alter)
		if c.at(t.key) == nil {
			t = c.assume(t.key, t.span)
		}
		what := "a change of table “" + t.key.String() + "” or not, which hangs on what the files do not tell"
		if keyAlone {
			what = "a change of the foreign keys of table “" + t.key.String() + "” or not, which hangs on what the files do not tell"
		} else {
			t.unread = true
		}
		m.tell(what, "write the statements outside of the block")
	}
	st.comments = nil
}

// gapped reports whether a part of the statement, outside of strings, is not
// known.
func (s *script) gapped(st *statement) bool {
	if s.origin == nil {
		return false
	}
	for _, t := range st.toks {
		if t.Kind != lex.String && strings.Contains(t.Text(s.src), gap) {
			return true
		}
	}
	return false
}

// gapped marks what a statement changes of which a part is not known, such as
// the table's name.
func (m *machine) gapped(s *script, st *statement) {
	unknown := func(n ddl.Name) bool { return strings.Contains(n.Schema+n.Name, gap) }
	c := m.c
	const hint = "write the statements themselves"
	const what = "statements about tables whose names the files do not tell"
	part := func(name string) string {
		return "a statement about table “" + name + "” of which the files do not tell all"
	}
	switch d, a := st.parsed.Create, st.parsed.Alter; {
	case d != nil && st.err == nil:
		for _, n := range d.Inherits {
			if parent := c.find(n.Schema, n.Name); parent != nil && unknown(d.Table) {
				parent.strays = true
			}
		}
		switch {
		case s.temporary(st):
		case unknown(d.Table):
			m.tell(what, hint)
		default:
			if c.find(d.Table.Schema, d.Table.Name) == nil {
				c.assume(c.key(d.Table.Schema, d.Table.Name), s.tokenSpan(st.toks[0]))
			}
			m.tell(part(d.Table.Name), hint)
		}
	case a != nil && st.err == nil:
		t := c.find(a.Table.Schema, a.Table.Name)
		if t == nil && !strings.Contains(a.Table.Name, gap) {
			t = c.find("", a.Table.Name) // whatever its schema is called
		}
		switch {
		case harmless(a.Commands) || renamesKeys(a.Commands) || a.NotTable || t != nil && t.idle(a):
		case t == nil || partitions(a):
			if t != nil {
				t.strays = true
			}
			m.tell(what, hint)
		default:
			t.unread = true
			m.tell(part(t.key.String()), hint)
		}
	case st.verb == dropTable || st.verb == dropSchema || st.verb == alterSchema || st.verb.parsed():
		for _, i := range hiddenTables(s.src, st.toks) {
			if n, _, ok := s.name(st.toks[i:]); ok && st.verb.parsed() {
				if t := c.find(n.schema, n.name); t != nil {
					t.unread = true
				}
			}
		}
		m.tell(what, hint)
	}
}

// renamesKeys reports whether an ALTER TABLE gives keys other names and does
// nothing else: whatever table it is about, its columns stay.
func renamesKeys(cmds []ddl.Command) bool {
	return len(cmds) == 1 && cmds[0].Action == ddl.RenameConstraint
}
