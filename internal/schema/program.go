package schema

import (
	"strings"

	"github.com/pare-dev/pare/internal/schema/lex"
)

// program reads a block of statements. Where it does one thing after the other,
// each EXECUTE IMMEDIATE of a string is followed; where it depends on what is in
// the database, it is reported if it changes tables.
func (c *catalog) program(s *script, st *statement) {
	if st.toks[0].Is(s.src, "create") {
		c.defines(s, st)
		return
	}
	if s.d.lex.SQLPlus && c.block(s, st) {
		for i, t := range st.toks {
			if t.Kind == lex.Word && i+1 < len(st.toks) && c.makes(s.fold(t)) {
				c.incomplete(s.tokenSpan(t), s.fold(t)+" is called, which makes or changes tables", c.d.instead())
			}
		}
		return
	}
	straight, forgiving := true, false
	for i, t := range st.toks {
		forgiving = forgiving || t.Is(s.src, "exception")
		straight = straight && !t.Is(s.src, "if") && !t.Is(s.src, "loop") && !t.Is(s.src, "case")
		if t.Kind == lex.Word && i+1 < len(st.toks) && c.makes(s.fold(t)) {
			c.incomplete(s.tokenSpan(t), s.fold(t)+" is called, which makes or changes tables", c.d.instead())
		}
	}
	span := s.tokenSpan(st.toks[0])
	for i, t := range st.toks {
		if t.Kind != lex.String {
			continue
		}
		body, at, ok := s.d.lex.StringValue(s.src, t, st.escapes)
		if !ok {
			continue
		}
		found := c.changes(body, 0)
		if len(found) == 0 {
			continue
		}
		whole := i > 1 && i+1 < len(st.toks) && st.toks[i-1].Is(s.src, "immediate") && st.toks[i-2].Is(s.src, "execute") && st.toks[i+1].IsPunct(s.src, ';')
		if whole && straight {
			c.execute(s, st, body, at, forgiving)
			continue
		}
		for _, ch := range found {
			if !ch.placed {
				continue
			}
			t := c.find(ch.table.schema, ch.table.name)
			if t == nil && !strings.HasPrefix(ch.what, "DROP") {
				t = c.assume(c.key(ch.table.schema, ch.table.name), span)
			}
			if t != nil {
				t.unread = true
			}
		}
		c.incomplete(span, "this block changes tables ("+found[0].what+"), which is not followed", "write the statements outside of the block, or "+c.d.instead())
	}
}

// maxExecuting bounds how deep strings that are executed are followed in others.
const maxExecuting = 3

// execute folds the statements in a string. What fails where errors are caught
// does nothing.
func (c *catalog) execute(s *script, st *statement, body string, at int, forgiving bool) {
	if c.executing == maxExecuting {
		c.incomplete(s.tokenSpan(st.toks[0]), "text in text in text is executed here, which is not followed", c.d.instead())
		return
	}
	c.executing++
	defer func() { c.executing-- }()
	inner := readScript(c.d, s.file, body)
	in, from, to := s.placed(int(st.toks[0].Start), int(st.toks[0].End))
	inner.file, inner.lines = in.file, in.lines
	inner.origin = &origin{s.pieces(at, at+len(body)), from, to}
	for i := range inner.stmts {
		own := &inner.stmts[i]
		if own.verb.parsed() {
			own.parse(inner)
		}
		if own.parsed.Create != nil && forgiving {
			own.parsed.Create.IfNotExists = true
		}
		c.step(inner, own)
	}
}

// defines notes a routine whose statements change tables, so that a call of it is
// not taken for nothing.
func (c *catalog) defines(s *script, st *statement) {
	w := &words{s.src, st.toks}
	for len(w.toks) > 1 && w.next("procedure", "function", "package") == "" {
		w.toks = w.toks[1:]
	}
	w.next("body")
	w.all("if", "not", "exists")
	n, rest, ok := s.name(w.toks)
	if !ok {
		return
	}
	if len(hiddenTables(s.src, rest)) > 0 {
		c.makers[c.d.columnID(n.name)] = true
	}
	for i, t := range rest {
		body, _, ok := s.d.lex.StringValue(s.src, t, st.escapes)
		changes := ok && len(c.changes(body, 1)) > 0
		calls := t.Kind == lex.Word && i+1 < len(rest) && c.makes(s.fold(t))
		if changes || calls {
			c.makers[c.d.columnID(n.name)] = true
			return
		}
	}
}

// makes reports whether a routine of that name changes tables.
func (c *catalog) makes(name string) bool {
	return len(c.makers) > 0 && c.makers[c.d.columnID(name)]
}
