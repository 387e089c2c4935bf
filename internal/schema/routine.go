package schema

import (
	"slices"
	"strings"

	"github.com/pare-dev/pare/internal/schema/lex"
)

// routine is a function or procedure whose body makes or changes tables.
type routine struct {
	name   string
	params []param
	outs   int // parameters besides, of what comes out
	s      *script
	nodes  []*node
	read   bool // the body is one that can be followed
}

// takes reports whether a routine may be called with the arguments.
func (r *routine) takes(s *script, args [][]lex.Token) bool {
	need := 0
	for _, arg := range args {
		if name, ok := s.named(arg); ok && !slices.ContainsFunc(r.params, func(p param) bool { return p.name == name }) {
			return false
		}
	}
	for _, p := range r.params {
		if p.rest {
			return len(args) >= need
		}
		if p.def == nil {
			need++
		}
	}
	return need <= len(args) && len(args) <= len(r.params)+r.outs
}

// same reports whether two routines of one name are one: they take the same.
func (r *routine) same(other *routine) bool {
	return slices.EqualFunc(r.params, other.params, func(p, q param) bool { return p.typ == q.typ })
}

// harmless reports whether a routine makes no tables.
func (r *routine) harmless() bool { return r.read && r.nodes == nil }

// routine is the one that a name and arguments call, or nil where none is known. It
// is not sure where there are several by the name, and more than one takes so many
// arguments, or none: then types would tell, which are not followed.
func (c *catalog) routine(name string, s *script, args [][]lex.Token) (r *routine, sure bool) {
	all := c.routines[name]
	if len(all) == 1 {
		return all[0], true
	}
	for _, other := range all {
		switch {
		case !other.takes(s, args):
		case r == nil:
			r = other
		case !r.harmless() || !other.harmless():
			return nil, false
		}
	}
	return r, r != nil || len(all) == 0
}

type param struct {
	name string
	typ  string      // in lower case
	rest bool        // it takes all arguments from here on
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
	r := &routine{name: n.name, s: s}
	r.params, r.outs = s.params(rest)
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
	if !makes {
		r.read = true // and does nothing that matters
	}
	all := slices.DeleteFunc(slices.Clone(c.routines[n.name]), r.same)
	if makes || len(all) > 0 {
		all = append(all, r)
	}
	if c.routines[n.name] = all; len(all) == 0 {
		delete(c.routines, n.name)
	}
}

// params reads the names of a function's parameters and their defaults, and
// counts those of what comes out.
func (s *script) params(toks []lex.Token) (out []param, outs int) {
	for _, item := range s.items(toks) {
		w := &words{s.src, item}
		if w.next("out", "table") != "" && !s.d.databases { // MySQL is given one for what comes out, too
			outs++
			continue
		}
		p := param{s: s, rest: w.next("in", "inout", "variadic") == "variadic"}
		typ := w.toks
		for i, t := range w.toks {
			if t.Is(s.src, "default") || t.Kind == lex.Operator && (t.Text(s.src) == "=" || t.Text(s.src) == ":=") {
				typ, p.def = w.toks[:i], w.toks[i+1:]
				break
			}
		}
		if len(w.toks) > 1 {
			p.name = s.fold(w.toks[0])
			typ = typ[min(1, len(typ)):]
		}
		p.typ = strings.ToLower(s.written(typ))
		out = append(out, p)
	}
	return out, outs
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
		if name := m.s.fold(toks[i]); m.c.routines[name] != nil {
			m.call(name, toks[i], m.s.items(toks[i+1:]))
		}
	}
}

// call runs a function.
func (m *machine) call(name string, by lex.Token, args [][]lex.Token) {
	r, sure := m.c.routine(name, m.s, args)
	own := &machine{c: m.c, who: m.c.routines[name][0].name + "()", by: m.by, bys: m.bys, maybe: m.maybe, catches: m.catches, calls: m.calls + 1, journal: m.journal}
	if m.who == "" {
		own.by, own.bys = by, m.s
	}
	switch {
	case !sure:
		own.tell("one of several functions, and the number of arguments does not tell which", "write the statements themselves")
		return
	case !r.read:
		own.tell("code that makes or changes tables and is not followed", "write the statements themselves")
		return
	case own.calls > maxCalls:
		own.tell("itself again and again", "write the statements themselves")
		return
	}
	args, ok := m.inOrder(r, args)
	if !ok {
		own.tell("code that is called with arguments that it does not take", "write the statements themselves")
		return
	}
	own.s, own.vars = r.s, m.c.vars.inside()
	own.vars.declare("found", value{})
	for i, p := range r.params {
		v := value{}
		switch {
		case i < len(args) && args[i] != nil:
			v = m.value(args[i])
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

// named is the name that an argument is given with: a => 1.
func (s *script) named(arg []lex.Token) (name string, ok bool) {
	if len(arg) < 3 || arg[1].Kind != lex.Operator || arg[1].Text(s.src) != "=>" && arg[1].Text(s.src) != ":=" {
		return "", false
	}
	return s.fold(arg[0]), true
}

// inOrder puts arguments that are named where their parameters stand. It reports
// whether there are such parameters.
func (m *machine) inOrder(r *routine, args [][]lex.Token) (out [][]lex.Token, ok bool) {
	out = make([][]lex.Token, max(len(r.params), len(args)))
	for i, arg := range args {
		if name, named := m.s.named(arg); named {
			if i = slices.IndexFunc(r.params, func(p param) bool { return p.name == name }); i < 0 {
				return nil, false
			}
			arg = arg[2:]
		}
		out[i] = arg
	}
	return out, true
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
