package schema

import (
	"slices"

	"github.com/pare-dev/pare/internal/schema/lex"
)

// sql runs a statement of SQL.
func (m *machine) sql(n *node) flow {
	toks := n.toks
	if len(toks) == 0 {
		return goesOn
	}
	src := m.s.src
	if toks[0].Is(src, "select") || toks[0].Is(src, "with") {
		m.callsIn(toks)
		e := &evaluator{c: m.c, s: m.s, vars: m.vars}
		q := e.clauses(toks)
		if len(q.into) == 0 {
			if toks[0].Is(src, "with") {
				for i, t := range toks {
					if t.Is(src, "into") && i > 0 && !toks[i-1].Is(src, "insert") && !toks[i-1].Is(src, "merge") && i+1 < len(toks) {
						m.assign((&code{s: m.s}).variables(toks[i+1:i+2]), nil)
					}
				}
			}
			return goesOn
		}
		res := e.query(toks)
		if m.noRow(res) {
			return raises
		}
		m.selectInto(res, (&code{s: m.s}).variables(q.into))
		return goesOn
	}
	for i, t := range toks { // INSERT … RETURNING … INTO v
		if t.Is(src, "into") && i > 1 && !toks[i-1].Is(src, "insert") && !toks[i-1].Is(src, "merge") {
			m.assign((&code{s: m.s}).variables(toks[i+1:]), nil)
		}
	}
	st := &statement{toks: toks, comments: n.comments, escapes: m.escapes}
	return m.statement(m.s, st)
}

// selectInto gives variables the values of the first row of a query.
func (m *machine) selectInto(res result, names []string) {
	found := res.exists()
	m.assign([]string{"found"}, []value{found.value()})
	switch {
	case res.open || len(names) == 0:
		m.assign(names, nil)
	case len(res.rows) == 0:
		for _, name := range names {
			m.assign([]string{name}, []value{{kind: nullValue}})
		}
	default:
		m.assign(names, res.rows[0])
		for i, v := range res.rows[0] { // where it is a record
			if i < len(res.names) && len(names) == 1 {
				m.vars.set(names[0]+"."+m.c.d.columnID(res.names[i]), v)
			}
		}
	}
}

// perform runs PERFORM and CALL.
func (m *machine) perform(n *node) {
	m.callsIn(n.toks)
	if len(n.toks) == 0 {
		return
	}
	// PERFORM x FROM … is SELECT x FROM … but for its first word
	e := &evaluator{c: m.c, s: m.s, vars: m.vars}
	q := e.clausesOf(n.toks)
	if q.ok && len(q.from) > 0 {
		m.assign([]string{"found"}, []value{e.selected(q).exists().value()})
	}
}

// execute runs EXECUTE: a text that is put together.
func (m *machine) execute(n *node) flow {
	expr, into := n.toks, []lex.Token(nil)
	depth := 0
	for i, t := range n.toks {
		switch {
		case t.IsPunct(m.s.src, '('):
			depth++
		case t.IsPunct(m.s.src, ')'):
			depth--
		case depth > 0:
		case t.Is(m.s.src, "into"):
			expr, into = n.toks[:min(i, len(expr))], n.toks[i+1:]
		case t.Is(m.s.src, "using"):
			expr = n.toks[:min(i, len(expr))]
		}
	}
	for i, t := range into {
		if t.Is(m.s.src, "using") {
			into = into[:i]
			break
		}
	}
	if len(expr) == 0 {
		return goesOn
	}
	v := m.value(expr)
	if n.prepared != "" {
		v, _ = m.vars.get(n.prepared)
	}
	if v.kind == unknownValue || v.list != nil {
		if len(into) == 0 && n.names == nil { // a query for its result changes nothing, as a rule
			m.tell("text that the files do not tell", "write the statements themselves")
		}
		m.assign((&code{s: m.s}).variables(into), nil)
		return goesOn
	}
	return m.text(v, expr[0], into)
}

// text runs statements that are put together. What stands behind INTO gets the
// result of a query.
func (m *machine) text(v value, at lex.Token, into []lex.Token) flow {
	in := m.s.made(v, at)
	sc := lex.New(v.text, m.c.d.lex)
	for sc.Scan() {
		st := sc.Statement()
		own := &statement{toks: slices.Clone(st.Tokens), escapes: m.escapes, fault: st.Fault}
		if len(own.toks) == 0 {
			continue
		}
		if len(into) > 0 && own.toks[0].Is(v.text, "select") {
			e := &evaluator{c: m.c, s: in, vars: &scope{names: map[string]value{}}}
			m.selectInto(e.query(own.toks), (&code{s: m.s}).variables(into))
			continue
		}
		if f := m.statement(in, own); f != goesOn {
			return f
		}
	}
	return goesOn
}

// statement folds a statement where it surely runs, and marks what it changes
// where it may.
func (m *machine) statement(s *script, st *statement) flow {
	c := m.c
	st.verb = classify(s.d, s.src, &lex.Statement{Tokens: st.toks, Comments: st.comments, Fault: st.fault})
	if st.verb == skipped || st.verb == transaction || st.verb == client {
		if st.verb == skipped {
			c.unbound(s, st)
		}
		return goesOn
	}
	if st.verb == program && s.d.lex.SQLPlus {
		return m.nested(s, st)
	}
	if st.verb == createSchema || st.verb == setting && m.maybe {
		return goesOn
	}
	if st.verb.parsed() {
		if !c.works(100 + 10*len(st.toks)) {
			m.tell(tooMuch, "write the statements themselves")
			return returns
		}
		st.parse(s)
	}
	if s.gapped(st) {
		m.gapped(s, st)
		return goesOn
	}
	if st.verb == call {
		in := *m
		in.s = s
		in.callsIn(st.toks)
		m.raised = in.raised
		c.setConfig(s, st)
		return goesOn
	}
	tables := c.affected(s, st)
	if m.maybe {
		m.perhaps(s, st, tables)
		return goesOn
	}
	if condition := c.fails(s, st); condition != "" && !(s.d.lex.SQLPlus && st.verb == dropTable && !m.caught(condition)) {
		m.raised = condition
		if !m.caught(condition) {
			m.fail(s, st, condition)
		}
		return raises
	}
	m.journal.save(c, tables)
	c.step(s, st)
	if st.verb == createTable && len(tables) > 0 {
		if t := c.at(tables[0].key); t != nil && t != tables[0] {
			m.journal.top().made[t] = true
		}
	}
	c.unbound(s, st)
	return goesOn
}

// fail reports a statement that cannot have worked, as far as the files tell. A
// server takes back all that was done before it.
func (m *machine) fail(s *script, st *statement, condition string) {
	c := m.c
	if c.d.psql { // others keep what was done before
		m.journal.takeAllBack(c)
	}
	if a := st.parsed.Alter; a != nil && c.find(a.Table.Schema, a.Table.Name) == nil {
		c.assume(c.key(a.Table.Schema, a.Table.Name), s.tokenSpan(st.toks[0]))
	}
	c.incomplete(s.tokenSpan(st.toks[0]), begins(s, st.toks)+" fails here ("+condition+"), as far as the files tell, so "+m.who+" has no effect", "name the files that run before it")
	st.comments = nil
}
