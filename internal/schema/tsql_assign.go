package schema

import (
	"slices"

	"github.com/pare-dev/pare/internal/schema/lex"
)

// assign gives variables their values: DECLARE @a int = 1, SET @a = 1, SELECT @a
// = b FROM c.
func (f *batchFlow) assign(st *statement, m mode) {
	s := f.s
	for _, t := range st.toks {
		f.tables = f.tables || f.c.speaksOfTables(s, t)
	}
	parts, from := st.toks[1:], []lex.Token(nil)
	declares, selects := st.toks[0].Is(s.src, "declare"), st.toks[0].Is(s.src, "select")
	if selects {
		parts = s.until(parts, "from", "into")
		from = st.toks[1+len(parts):]
	}
	for _, part := range s.split(parts) {
		if len(part) == 0 || !variable(s.src, part[0]) {
			continue
		}
		name := f.c.d.columnID(s.fold(part[0]))
		if declares {
			f.vars.declare(name, value{kind: nullValue})
		}
		for i, t := range part {
			op := t.Text(s.src)
			if op != "=" && op != "+=" {
				continue
			}
			val, ok := value{}, true
			if (m == runs || f.loops == 0) && len(part) <= maxAssign {
				val, ok = f.assigned(st, part[i+1:], from)
			}
			if old, _ := f.vars.get(name); op == "+=" {
				val = join(old, val)
			}
			if len(val.text) > maxText {
				val = value{}
			}
			if ok {
				f.vars.declare(name, val)
			}
			break
		}
	}
}

// assigned is what a variable gets. It keeps what it has where a query that gives
// it one has no row.
func (f *batchFlow) assigned(st *statement, expr, from []lex.Token) (val value, ok bool) {
	if len(from) == 0 {
		return f.c.value(f.s, expr, f.vars), true
	}
	e := &evaluator{c: f.c, s: f.s, vars: f.vars}
	query := slices.Concat(st.toks[:1], expr, from)
	if q := e.clauses(query); !q.ok || q.grouped {
		return value{}, true
	}
	res := e.query(query)
	if res.open && len(res.rows) == 0 {
		e.rows = &bound{} // what it says whatever the row
		if v := e.value(expr); v.kind == partlyValue {
			return v, true
		}
	}
	if !res.open && len(res.rows) == 0 {
		return value{}, false
	}
	if len(res.rows) > 1 {
		return value{}, true
	}
	return res.scalar(), true
}
