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
			if !hiddenVerb(body, toks[verb]) {
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
	return t.Is(src, "create") || t.Is(src, "alter") || t.Is(src, "drop")
}

// bodyDepth is how many strings within strings are looked into.
const bodyDepth = 2

// do reports a DO block that changes tables: what it does depends on the
// database it runs in.
func (c *catalog) do(s *script, st *statement) {
	span := s.tokenSpan(st.toks[0])
	for _, t := range st.toks {
		body, _, ok := lex.StringValue(s.src, t, st.escapes)
		if !ok {
			continue
		}
		found := c.changes(body, bodyDepth)
		for _, ch := range found {
			if ch.placed {
				t := c.find(ch.table.schema, ch.table.name)
				if t == nil && !strings.HasPrefix(ch.what, "DROP") {
					t = c.assume(c.key(ch.table.schema, ch.table.name), span)
				}
				if t != nil {
					t.unread = true
				}
			}
		}
		if len(found) > 0 {
			c.incomplete(span, "this DO block changes tables ("+found[0].what+"), which is not followed", "write the statements outside of the block, or "+c.d.instead())
		}
		c.callsIn(body, func(name string) {
			c.incomplete(span, "this DO block calls "+name+"(), which makes or changes tables", c.d.instead())
		})
	}
}

// function notes a function whose body makes or changes tables, so that a call
// of it is not taken for nothing.
func (c *catalog) function(s *script, st *statement) {
	w := &words{s.src, st.toks}
	w.all("create")
	w.all("or", "replace")
	w.next("function", "procedure")
	n, rest, ok := s.name(w.toks)
	if !ok {
		return
	}
	makes := false
	for _, t := range rest {
		if body, _, ok := lex.StringValue(s.src, t, st.escapes); ok {
			makes = makes || len(c.changes(body, bodyDepth)) > 0
			c.callsIn(body, func(string) { makes = true })
		}
	}
	if makes {
		c.makers[n.name] = true
	} else {
		delete(c.makers, n.name)
	}
}

// calls reports a call of a function that makes or changes tables.
func (c *catalog) calls(s *script, st *statement) {
	if len(c.makers) == 0 {
		return
	}
	for i, t := range st.toks[:len(st.toks)-1] {
		if st.toks[i+1].IsPunct(s.src, '(') && c.makers[s.fold(t)] {
			c.incomplete(s.tokenSpan(t), s.fold(t)+"() is called, which makes or changes tables", c.d.instead())
			return
		}
	}
}

// callsIn calls f for the first function called in a block of code that makes
// or changes tables.
func (c *catalog) callsIn(body string, f func(name string)) {
	if len(c.makers) == 0 {
		return
	}
	sc := lex.New(body, c.d.lex)
	for sc.Scan() {
		toks := sc.Statement().Tokens
		for i := range toks[:max(len(toks)-1, 0)] {
			if name := c.d.lex.Name(body, toks[i]); name != "" && toks[i+1].IsPunct(body, '(') && c.makers[name] {
				f(name)
				return
			}
		}
	}
}
