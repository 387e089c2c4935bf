package schema

import (
	"strings"

	"github.com/pare-dev/pare/internal/schema/lex"
)

// storedProgram notes a procedure of MySQL, so that a CALL of it is followed.
// Triggers and functions cannot change tables. An event does so at times that
// nobody knows.
func (c *catalog) storedProgram(s *script, st *statement) {
	w := &words{s.src, st.toks}
	kind := ""
	for kind == "" && len(w.toks) > 0 {
		if kind = w.next("procedure", "event", "function", "trigger", "package"); kind == "" {
			w.toks = w.toks[1:]
		}
	}
	if kind != "procedure" && kind != "event" {
		return
	}
	w.all("if", "not", "exists")
	n, rest, ok := s.name(w.toks)
	if !ok {
		return
	}
	body := bodyOf(s, rest, kind)
	if kind == "event" {
		if c.codeMakesTables(s, body) && !c.callsHarmless(s, body) {
			c.incomplete(s.span(n.start, n.end), "event “"+n.name+"” changes tables when it runs, which is not followed", "write the statements themselves")
		}
		return
	}
	r := &routine{name: n.name, s: s, read: true}
	r.params, r.outs = s.params(rest)
	if c.codeMakesTables(s, body) {
		r.nodes, r.read = storedCode(s, body, st.comments).routine()
		st.comments = nil // they belong to what the procedure makes
	}
	c.routines[strings.ToLower(n.name)] = []*routine{r}
}

// bodyOf is what a procedure or an event does: what stands behind its head.
func bodyOf(s *script, toks []lex.Token, kind string) []lex.Token {
	w := &words{s.src, toks}
	if len(toks) > 0 && toks[0].IsPunct(s.src, '(') {
		w.toks = toks[min(s.closing(toks)+1, len(toks)):]
	}
	for len(w.toks) > 0 {
		switch {
		case kind == "event":
			if w.next("do") != "" {
				return w.toks
			}
			w.toks = w.toks[1:]
		case w.next("comment", "language") != "" && len(w.toks) > 0:
			w.toks = w.toks[1:]
		case w.next("not", "deterministic", "contains", "no", "reads", "modifies", "sql", "data", "security", "definer", "invoker") != "":
		default:
			return w.toks
		}
	}
	return nil
}

// codeMakesTables reports whether code may change tables that stay.
func (c *catalog) codeMakesTables(s *script, toks []lex.Token) bool {
	if len(hiddenTables(s.src, toks)) > 0 {
		return true
	}
	for i, t := range toks {
		switch {
		case t.Is(s.src, "prepare"), t.Is(s.src, "execute"), t.Is(s.src, "call"), t.Is(s.src, "rename"):
			return true
		case t.Is(s.src, "database") && i > 0 && toks[i-1].Is(s.src, "drop"):
			return true
		}
	}
	return false
}

// callsHarmless reports whether code is a CALL of a procedure that makes no tables.
func (c *catalog) callsHarmless(s *script, toks []lex.Token) bool {
	w := &words{s.src, toks}
	if w.next("call") == "" {
		return false
	}
	n, rest, ok := s.name(w.toks)
	r, _ := c.routine(strings.ToLower(n.name), s, s.items(rest))
	return ok && r != nil && r.harmless()
}

// session runs a statement that sets variables, runs SQL in a string or calls a
// procedure, and a block of code outside of a procedure.
func (c *catalog) session(s *script, st *statement) {
	toks := st.toks
	if st.verb == doBlock { // BEGIN NOT ATOMIC
		toks = append(toks[:1:1], toks[3:]...)
	}
	code := storedCode(s, toks, st.comments)
	if st.verb == doBlock || st.verb == prepared {
		st.comments = nil
	}
	m := &machine{c: c, s: s, who: "this " + strings.ToUpper(st.toks[0].Text(s.src)), by: st.toks[0], bys: s, escapes: st.escapes, vars: c.vars, journal: newJournal()}
	m.once = s.tokenSpan(st.toks[0]).String()
	nodes, ok := code.routine()
	if !ok {
		if c.codeMakesTables(s, st.toks) {
			m.tell("code that is not followed", "write the statements themselves")
		}
		return
	}
	m.run(nodes)
}

// invoke runs CALL name [(…)].
func (m *machine) invoke(n *node) {
	q, rest, ok := m.s.name(n.toks)
	if !ok || q.schema == "sys" || q.schema == "mysql" {
		return
	}
	name := strings.ToLower(q.name)
	if m.c.routines[name] == nil {
		m.tell("procedure “"+q.name+"”, which nothing before it makes", "name the files that make it before this one")
		return
	}
	m.call(name, q.toks[len(q.toks)-1], m.s.items(rest))
}
