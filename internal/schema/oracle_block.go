package schema

import (
	"strings"

	"github.com/pare-dev/pare/internal/schema/lex"
)

// block follows a block of PL/SQL, and reports whether it could be read.
func (c *catalog) block(s *script, st *statement) bool {
	code := storedCode(s, st.toks, nil)
	nodes, ok := code.routine()
	if !ok {
		return false
	}
	m := &machine{c: c, s: s, who: "this block", by: st.toks[0], bys: s, escapes: st.escapes, vars: &scope{names: map[string]value{}}, journal: newJournal()}
	m.once = s.tokenSpan(st.toks[0]).String()
	m.run(nodes)
	return c.work >= 0
}

// subprogram reports whether a declaration holds code of its own, which is not
// followed.
func (r *code) subprogram() bool {
	return r.s.d.lex.SQLPlus && (r.is("procedure") || r.is("function"))
}

// called reports whether a sentence of PL/SQL is a call: what begins with none of
// the words of SQL.
func (r *code) called(toks []lex.Token) bool {
	return r.s.d.lex.SQLPlus && len(toks) > 0 && !toks[0].IsAny(r.s.src, "select", "insert", "update", "delete", "merge", "with", "lock", "savepoint", "set", "forall")
}

// sqlcode is what Oracle calls the conditions that statements about tables raise.
func sqlcode(condition string) string {
	switch condition {
	case "undefined_table":
		return "-942"
	case "duplicate_table":
		return "-955"
	case "undefined_column":
		return "-904"
	case "duplicate_column":
		return "-1430"
	case "no_data_found":
		return "100"
	}
	return ""
}

// caughtAs has a handler know the code of what it caught.
func (m *machine) caughtAs(condition string) {
	if m.c.d.lex.SQLPlus {
		v := value{}
		if code := sqlcode(condition); code != "" {
			v = constant(code)
		}
		m.vars.declare("sqlcode", v)
	}
}

// noRow reports whether SELECT INTO finds no row, which a block around catches.
func (m *machine) noRow(res result) bool {
	if !m.c.d.lex.SQLPlus || res.exists() != no || m.maybe || !m.caught("no_data_found") {
		return false
	}
	m.raised = "no_data_found"
	return true
}

// exceptionCode notes the code in PRAGMA EXCEPTION_INIT(name, code).
func (r *code) exceptionCode(toks []lex.Token) {
	if len(toks) < 7 || !lex.StartWith(r.s.src, toks, "pragma", "exception_init") || !toks[4].IsPunct(r.s.src, ',') {
		return
	}
	if r.codes == nil {
		r.codes = map[string][]lex.Token{}
	}
	r.codes[r.s.d.columnID(r.s.fold(toks[3]))] = toks[5 : len(toks)-1]
}

// withCodes adds to the names of exceptions that are caught the codes that were
// declared for them.
func (r *code) withCodes(cond []lex.Token) []lex.Token {
	out := cond
	for _, t := range cond {
		out = append(out[:len(out):len(out)], r.codes[r.s.d.columnID(r.s.fold(t))]...)
	}
	return out
}

// called reports a call that is given a text which changes tables, unless it is to
// be printed.
func (m *machine) called(n *node) {
	q, rest, ok := m.s.name(n.toks)
	if !ok || len(q.parts) > 1 && strings.EqualFold(q.parts[len(q.parts)-2], "dbms_output") {
		return
	}
	for _, t := range rest {
		if t.Kind != lex.String {
			continue
		}
		for _, ch := range m.c.changes(m.s.literal(t).text, 0) {
			if t := m.c.find(ch.table.schema, ch.table.name); ch.placed && t != nil {
				t.unread = true
			}
			m.tell(q.name+", which is given a text that changes tables ("+ch.what+")", "write the statements outside of the block")
		}
	}
}

// nested runs a block that a block executes as text. It has variables of its own.
func (m *machine) nested(s *script, st *statement) flow {
	nodes, ok := storedCode(s, st.toks, nil).routine()
	switch {
	case !ok && m.maybe && len(m.c.changes(s.text(st.toks), 1)) > 0:
		m.tell("a block that changes tables or not, which hangs on what the files do not tell", "write the statements outside of the block")
		return goesOn
	case !ok:
		m.c.step(s, st)
		return goesOn
	}
	in := *m
	in.s, in.vars = s, &scope{names: map[string]value{}}
	f := in.run(nodes)
	if m.raised = in.raised; f != raises {
		return goesOn
	}
	return f
}
