package schema

import (
	"slices"
	"strings"

	"github.com/pare-dev/pare/internal/schema/lex"
)

// maxText bounds the texts that are put together in variables.
const maxText = 1 << 16

// speaksOfTables reports whether a string holds a change of a table.
func (c *catalog) speaksOfTables(s *script, t lex.Token) bool {
	if t.Kind != lex.String {
		return false
	}
	text := t.Text(s.src)
	if has(text, "sp_rename") {
		return true
	}
	return has(text, "table") && len(c.changes(s.literal(t).text, 1)) > 0
}

// given is one argument of a procedure, in the order of the text.
type given struct {
	name string // @name =, or ""
	value
	toks []lex.Token
}

// execute runs EXECUTE procedure arguments, and EXECUTE ('text').
func (f *batchFlow) execute(st *statement, m mode) {
	s := f.s
	w := &words{s.src, st.toks}
	w.next("exec", "execute")
	if len(w.toks) == 0 {
		return
	}
	if w.toks[0].IsPunct(s.src, '(') {
		end := s.closing(w.toks)
		if end == len(w.toks) || len(w.toks) > end+1 && w.toks[end+1].Is(s.src, "at") || end > maxAssign { // AT: on another server
			return
		}
		f.dynamic(st, f.c.value(s, w.toks[1:end], f.vars), m)
		return
	}
	if len(w.toks) > 2 && variable(s.src, w.toks[0]) && w.toks[1].Text(s.src) == "=" {
		w.toks = w.toks[2:]
	}
	n, rest, ok := s.name(w.toks)
	if !ok {
		return
	}
	args := f.arguments(rest)
	switch proc := strings.ToLower(n.name); proc {
	case "sp_executesql":
		if a := argOf(args, 0, "@stmt", "@statement"); a != nil {
			f.dynamic(st, a.value, m)
		}
	case "sp_rename":
		f.rename(st, args, m)
	case "sp_addextendedproperty", "sp_updateextendedproperty", "sp_dropextendedproperty":
		f.property(st, args, proc == "sp_dropextendedproperty")
	case "sp_addtype":
		f.addType(args)
	default:
		f.procedure(st, n.name, args)
	}
}

// procedure reports a call of a procedure that makes or changes tables.
func (f *batchFlow) procedure(st *statement, name string, args []given) {
	what := name + " is run, which makes or changes tables"
	makes := f.c.makers[f.c.d.columnID(name)]
	for _, a := range args {
		if !makes && a.kind == knownValue && has(a.text, "table") {
			for _, ch := range f.c.changes(a.text, 0) {
				if sign := strings.ToLower(ch.what); !strings.HasPrefix(sign, "alter") || !has(a.text, "constraint") {
					what, makes = name+" is given a text that changes tables ("+ch.what+")", true
				}
			}
		}
	}
	if makes {
		f.c.incomplete(f.s.tokenSpan(st.toks[0]), what+", which is not followed", f.c.d.instead())
	}
}

// arguments reads the arguments of a procedure.
func (f *batchFlow) arguments(toks []lex.Token) (out []given) {
	if i := slices.IndexFunc(toks, func(t lex.Token) bool { return t.Is(f.s.src, "with") }); i >= 0 { // RECOMPILE, RESULT SETS
		toks = toks[:i]
	}
	if len(toks) == 0 || len(toks) > maxAssign {
		return nil
	}
	for _, item := range f.s.split(toks) {
		a := given{toks: item}
		if len(item) > 2 && variable(f.s.src, item[0]) && item[1].Text(f.s.src) == "=" {
			a.name, a.toks = strings.ToLower(f.s.fold(item[0])), item[2:]
		}
		if len(a.toks) == 1 && !variable(f.s.src, a.toks[0]) && f.s.fold(a.toks[0]) != "" && !a.toks[0].Is(f.s.src, "null") {
			a.value = constant(f.s.fold(a.toks[0])) // a name without quotes is a string here
			if a.toks[0].Kind == lex.Word {
				a.from = f.s.pieces(int(a.toks[0].Start), int(a.toks[0].End))
			}
		} else if n, rest, ok := f.s.name(a.toks); ok && len(rest) == 0 && len(n.parts) > 1 { // schema.table, as some write it
			a.value = constant(f.s.src[a.toks[0].Start:a.toks[len(a.toks)-1].End])
			a.from = f.s.pieces(int(a.toks[0].Start), int(a.toks[len(a.toks)-1].End))
		} else {
			a.value = f.c.value(f.s, a.toks, f.vars)
		}
		out = append(out, a)
	}
	return out
}

// argOf gives the argument of one of the names, or the one at the place where
// that has no name.
func argOf(args []given, at int, names ...string) *given {
	for i := range args {
		if slices.Contains(names, args[i].name) {
			return &args[i]
		}
	}
	if at < len(args) && args[at].name == "" {
		return &args[at]
	}
	return nil
}

// dynamic runs a text that the script has put together.
func (f *batchFlow) dynamic(st *statement, v value, m mode) {
	span := f.s.tokenSpan(st.toks[0])
	if v.kind == nullValue || v.kind == knownValue && !has(v.text, "table") && !has(v.text, "into") && !has(v.text, "sp_") && !has(v.text, "schema") && !has(v.text, "type") && len(f.c.makers) == 0 {
		return
	}
	if v.kind == unknownValue || f.within >= maxDynamic {
		if f.tables {
			f.c.incomplete(span, "this runs a text that changes tables and is not known from the file", f.c.d.instead())
		}
		return
	}
	sub := &script{file: f.s.file, src: v.text, lines: f.s.lines, d: f.s.d, origin: f.originOf(st, v)}
	sub.cut()
	for i := range sub.stmts {
		st := &sub.stmts[i]
		if st.comments = nil; st.verb.parsed() {
			st.parse(sub)
		}
	}
	if v.kind == partlyValue && !settled(sub) {
		f.c.incomplete(span, "this runs a text that changes tables and is not wholly known from the file", f.c.d.instead())
		return
	}
	inner := &batchFlow{c: f.c, s: sub, depth: f.depth, within: f.within + 1, vars: &scope{names: map[string]value{}}}
	inner.run(m)
}

// originOf says where a text stands in the file.
func (f *batchFlow) originOf(st *statement, v value) *origin {
	_, from, to := f.s.placed(int(st.toks[0].Start), int(st.toks[len(st.toks)-1].End))
	return &origin{v.from, from, to}
}

// settled reports whether what is not known in a text makes no difference to
// columns: names of keys, or procedures.
func settled(s *script) bool {
	for _, st := range s.stmts {
		switch st.verb {
		case alterTable:
			if st.err != nil || st.parsed.Alter == nil || !keysAlone(st.parsed.Alter.Commands) {
				return false
			}
		case createTable, dropTable, unknown, alterSchema, execute:
			for _, t := range st.toks {
				if strings.Contains(t.Text(s.src), gap) {
					return false
				}
			}
		}
	}
	return true
}
