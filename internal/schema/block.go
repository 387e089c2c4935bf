package schema

import (
	"strings"

	"github.com/pare-dev/pare/internal/schema/lex"
)

// change is a statement about a table that stands in a block of code.
type change struct {
	what   string // ALTER TABLE users
	table  qualified
	placed bool // the table's name is known
}

// changes finds the statements about tables in a block of code, and in the
// strings in it, which it may execute.
func (c *catalog) changes(body string, depth int) (out []change) {
	if !has(body, "table") {
		return nil
	}
	s := &script{src: body, d: c.d}
	sc := lex.New(body, c.d.lex)
	for sc.Scan() {
		toks := sc.Statement().Tokens
		for _, i := range hiddenTables(body, toks) {
			w := &words{body, toks[i:]}
			w.all("if", "not", "exists")
			w.all("if", "exists")
			w.all("only")
			verb := i - 2
			for verb > 0 && !hiddenVerb(body, toks[verb]) {
				verb--
			}
			ch := change{what: strings.ToUpper(s.written(toks[verb:i]))}
			if q, _, ok := s.name(w.toks); ok {
				ch.table, ch.placed = q, true
				ch.what += " " + strings.Join(q.parts, ".")
			}
			out = append(out, ch)
		}
		if depth == 0 {
			continue
		}
		for _, t := range toks {
			if t.Kind == lex.String {
				if v, _, ok := lex.StringValue(body, t, false); ok {
					out = append(out, c.changes(v, depth-1)...)
				}
			}
		}
		if f := sc.Statement().Fault; f != nil && has(body[f.At:], "table") {
			out = append(out, change{what: "TABLE in text that never ends"})
		}
	}
	return out
}

func hiddenVerb(src string, t lex.Token) bool {
	return t.IsAny(src, "create", "alter", "drop")
}

// bodyDepth is how many strings within strings are looked into.
const bodyDepth = 2

// do follows a DO block. One that cannot be read is reported where it changes
// tables.
func (c *catalog) do(s *script, st *statement) {
	for i, t := range st.toks {
		body, _, ok := lex.StringValue(s.src, t, st.escapes)
		if !ok || i > 0 && st.toks[i-1].Is(s.src, "language") {
			continue
		}
		code, ok := s.body(t, st.escapes)
		if ok && s.language(st.toks) == "plpgsql" {
			if nodes, ok := code.routine(); ok {
				m := &machine{c: c, s: code.s, who: "this DO block", by: st.toks[0], bys: s, escapes: st.escapes, vars: &scope{names: map[string]value{}}, journal: newJournal()}
				m.once = s.tokenSpan(st.toks[0]).String()
				m.vars.declare("found", value{})
				m.run(nodes)
				if c.work >= 0 {
					return
				}
			}
		}
		c.unfollowed(s, st, body)
	}
}

// unfollowed reports a block of code that is not followed, and marks the tables
// that it changes.
func (c *catalog) unfollowed(s *script, st *statement, body string) {
	span := s.tokenSpan(st.toks[0])
	found := c.changes(body, bodyDepth)
	if lang := s.language(st.toks); len(found) == 0 && lang != "plpgsql" && mayChange(body) {
		found = []change{{what: "TABLE in " + lang}}
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
	if len(found) > 0 {
		c.incomplete(span, "this DO block changes tables ("+found[0].what+"), which is not followed", "write the statements outside of the block, or "+c.d.instead())
	}
	c.callsIn(body, func(name string) {
		c.incomplete(span, "this DO block calls "+name+"(), which makes or changes tables", c.d.instead())
	})
}

// mayChange reports whether code of a language that is not read speaks of making
// or changing tables.
func mayChange(body string) bool {
	return has(body, "table") && (has(body, "create") || has(body, "alter") || has(body, "drop"))
}
