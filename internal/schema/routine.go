package schema

import (
	"strings"

	"github.com/pare-dev/pare/internal/schema/lex"
)

// routine is a function or procedure whose body makes or changes tables.
type routine struct {
	name   string
	params []param
	s      *script
	nodes  []*node
	read   bool // the body is one that can be followed
}

type param struct {
	name string
	def  []lex.Token // its default, which stands in the text of s
	s    *script
}

// function notes a function whose body makes or changes tables, so that a call
// of it is followed.
func (c *catalog) function(s *script, st *statement) {
	if c.d.databases {
		c.storedProgram(s, st)
		return
	}
	w := &words{s.src, st.toks}
	w.all("create")
	w.all("or", "replace")
	w.next("function", "procedure")
	n, rest, ok := s.name(w.toks)
	if !ok {
		return
	}
	delete(c.routines, n.name)
	r := &routine{name: n.name, params: s.params(rest), s: s}
	lang := s.language(rest)
	own := lang == "plpgsql" || lang == "sql"
	makes := false
	for i, t := range rest {
		body, _, ok := lex.StringValue(s.src, t, st.escapes)
		if !ok || i == 0 || !rest[i-1].Is(s.src, "as") {
			continue
		}
		makes = len(c.changes(body, bodyDepth)) > 0 || has(body, "execute") || !own && mayChange(body)
		c.callsIn(body, func(string) { makes = true })
		if !makes || !own {
			continue
		}
		if code, ok := s.body(t, st.escapes); ok {
			r.s = code.s
			r.nodes, r.read = code.routine()
		}
	}
	if makes {
		c.routines[n.name] = r
	}
}

// params reads the names of a function's parameters and their defaults.
func (s *script) params(toks []lex.Token) (out []param) {
	for _, item := range s.items(toks) {
		w := &words{s.src, item}
		if w.next("out", "table") != "" && !s.d.databases { // MySQL is given one for what comes out, too
			continue
		}
		w.next("in", "inout", "variadic")
		p := param{s: s}
		if len(w.toks) > 1 {
			p.name = s.fold(w.toks[0])
		}
		for i, t := range w.toks {
			if t.Is(s.src, "default") || t.Kind == lex.Operator && (t.Text(s.src) == "=" || t.Text(s.src) == ":=") {
				p.def = w.toks[i+1:]
				break
			}
		}
		out = append(out, p)
	}
	return out
}

// calls follows the calls of functions in a statement that is run by itself.
func (c *catalog) calls(s *script, st *statement) {
	if len(c.routines) == 0 {
		return
	}
	m := &machine{c: c, s: s, bys: s, by: st.toks[0], escapes: st.escapes, vars: &scope{names: map[string]value{}}, journal: newJournal()}
	m.callsIn(st.toks)
}

// callsIn follows the calls of functions that make or change tables.
func (m *machine) callsIn(toks []lex.Token) {
	if len(m.c.routines) == 0 {
		return
	}
	for i := 0; i+1 < len(toks); i++ {
		if toks[i].Kind != lex.Word && toks[i].Kind != lex.Quoted || !toks[i+1].IsPunct(m.s.src, '(') {
			continue
		}
		if r := m.c.routines[m.s.fold(toks[i])]; r != nil {
			m.call(r, toks[i], m.s.items(toks[i+1:]))
		}
	}
}

// call runs a function.
func (m *machine) call(r *routine, by lex.Token, args [][]lex.Token) {
	own := &machine{c: m.c, s: r.s, who: r.name + "()", by: m.by, bys: m.bys, maybe: m.maybe, catches: m.catches, calls: m.calls + 1, journal: m.journal}
	if m.who == "" {
		own.by, own.bys = by, m.s
	}
	switch {
	case !r.read:
		own.tell("code that makes or changes tables and is not followed", "write the statements themselves")
		return
	case own.calls > maxCalls:
		own.tell("itself again and again", "write the statements themselves")
		return
	}
	own.vars = m.c.vars.inside()
	own.vars.declare("found", value{})
	for i, p := range r.params {
		v := value{}
		switch {
		case i < len(args):
			arg := args[i]
			for j, t := range arg {
				if t.Kind == lex.Operator && (t.Text(m.s.src) == "=>" || t.Text(m.s.src) == ":=") && j == 1 {
					arg = nil // named, so in any order
					break
				}
			}
			if arg != nil {
				v = m.value(arg)
			}
		case p.def != nil:
			v = (&evaluator{c: m.c, s: p.s, vars: own.vars}).value(p.def)
		}
		if p.name != "" {
			own.vars.declare(m.c.d.columnID(p.name), v)
		}
		own.vars.declare("$"+number(i+1).text, v)
	}
	if own.run(r.nodes) == raises {
		m.raised = own.raised
	}
}

// callsIn calls f for the first function called in a block of code that makes
// or changes tables.
func (c *catalog) callsIn(body string, f func(name string)) {
	if len(c.routines) == 0 {
		return
	}
	sc := lex.New(body, c.d.lex)
	for sc.Scan() {
		toks := sc.Statement().Tokens
		for i := range toks[:max(len(toks)-1, 0)] {
			if name := c.d.lex.Name(body, toks[i]); name != "" && toks[i+1].IsPunct(body, '(') && c.routines[name] != nil {
				f(name)
				return
			}
		}
	}
}

// language is what a block or function says it is written in.
func (s *script) language(toks []lex.Token) string {
	for i, t := range toks {
		if t.Is(s.src, "language") && i+1 < len(toks) {
			return strings.ToLower(strings.Trim(toks[i+1].Text(s.src), `'"`))
		}
	}
	return "plpgsql"
}
