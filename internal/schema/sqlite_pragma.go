package schema

import (
	"slices"
	"strings"

	"github.com/pare-dev/pare/internal/schema/lex"
)

// pragma follows the settings of SQLite that say what a rename changes.
func (c *catalog) pragma(s *script, st *statement) {
	toks := st.toks[1:]
	if len(toks) > 2 && toks[1].IsPunct(s.src, '.') {
		toks = toks[2:]
	}
	if len(toks) < 3 {
		return // it asks for the setting
	}
	on := false
	switch strings.ToLower(strings.Trim(toks[2].Text(s.src), `'"`)) {
	case "on", "true", "yes", "1":
		on = true
	}
	switch {
	case toks[0].Is(s.src, "legacy_alter_table"):
		c.legacy = on
	case toks[0].Is(s.src, "foreign_keys"):
		if !c.inTx { // where it does nothing
			c.foreign = on
		}
	}
}

// attach follows ATTACH … AS name and DETACH name: where else tables are looked
// for that are named without a schema.
func (c *catalog) attach(s *script, st *statement) {
	last := st.toks[len(st.toks)-1]
	name := s.fold(last)
	if name == "" {
		return
	}
	others := slices.DeleteFunc(slices.Clone(c.path.schemas()), func(other string) bool { return strings.EqualFold(other, name) })
	if st.toks[0].Is(s.src, "attach") {
		others = append(others, name)
	}
	c.path.use(others, false)
}

// schemaTable reads a change of the table that SQLite keeps its schema in. A
// dump makes virtual tables that way: the statement that makes one is a string.
func (c *catalog) schemaTable(s *script, st *statement) {
	if !st.toks[0].Is(s.src, "insert") {
		c.incomplete(s.tokenSpan(st.toks[0]), "this changes the schema as it is kept, which is not followed", c.d.instead())
		return
	}
	for i := len(st.toks) - 1; i > 0; i-- {
		if st.toks[i].Kind != lex.String {
			continue
		}
		inner := s.quoted(st.toks[i])
		if inner == nil {
			break
		}
		if len(inner.stmts) == 1 && inner.stmts[0].verb.parsed() {
			inner.stmts[0].parse(inner)
			inner.stored = true
			c.step(inner, &inner.stmts[0])
			c.unbound(inner, &inner.stmts[0])
			return
		}
		break
	}
	c.incomplete(s.tokenSpan(st.toks[0]), "this adds to the schema as it is kept, and holds no statement that makes a table", c.d.instead())
}

// quoted is the script that a string holds, each place of which is that in the
// file. It is nil where the string cannot be read.
func (s *script) quoted(t lex.Token) *script {
	value, _, ok := lex.StringValue(s.src, t, false)
	if !ok {
		return nil
	}
	inner := readScript(s.d, s.file, value)
	pieces := []piece{{0, int(t.Start) + 1, s}}
	in := s.src[t.Start+1 : t.End-1]
	for i, doubled := 0, 0; i < len(in); i++ {
		if in[i] == '\'' {
			doubled++
			i++
			pieces = append(pieces, piece{i + 1 - doubled, int(t.Start) + 2 + i, s})
		}
	}
	inner.lines, inner.origin = s.lines, &origin{pieces: pieces, from: int(t.Start), to: int(t.End)}
	return inner
}

// shell follows what sqlite3 does itself.
func (c *catalog) shell(s *script, st *statement, f []string) {
	span := s.tokenSpan(st.toks[0])
	switch f[0] {
	case ".import":
		if len(f) > 1 {
			if t := c.find("", strings.Trim(f[len(f)-1], "'\"")); t != nil {
				return // rows for a table that is there
			}
		}
		c.incomplete(span, ".import makes a table of a file, which is not read", c.d.instead())
	case ".open", ".restore", ".recover", ".clone":
		c.incomplete(span, f[0]+" goes on with another database, which is not read", c.d.instead())
	}
}
