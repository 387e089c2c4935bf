package schema

import (
	"strings"

	"github.com/pare-dev/pare/internal/schema/lex"
)

// result is what a query gives: the rows that are known and whether there may
// be more.
type result struct {
	names []string // of the columns
	rows  [][]value
	open  bool
}

func (r result) exists() answer {
	switch {
	case len(r.rows) > 0:
		return yes
	case r.open:
		return unsure
	}
	return no
}

// scalar is the one value of the one row.
func (r result) scalar() value {
	switch {
	case r.open:
		return value{}
	case len(r.rows) == 0:
		return value{kind: nullValue}
	case len(r.rows[0]) == 0:
		return value{}
	}
	return r.rows[0][0]
}

// clauses cuts a SELECT at its words.
type clauses struct {
	outputs, from, where []lex.Token
	into                 []lex.Token
	grouped, limited     bool
	ok                   bool
}

func (e *evaluator) clauses(toks []lex.Token) (q clauses) {
	if len(toks) == 0 || !toks[0].Is(e.s.src, "select") {
		return q
	}
	return e.clausesOf(toks[1:])
}

// clausesOf cuts what stands behind SELECT.
func (e *evaluator) clausesOf(toks []lex.Token) (q clauses) {
	src := e.s.src
	q.ok = true
	part := &q.outputs
	from := 0
	if len(toks) > 0 && toks[0].Is(src, "distinct") {
		from = 1
	}
	if len(toks) > from+1 && toks[from].Is(src, "top") {
		from += 2
	}
	depth := 0
	cut := func(i int, next *[]lex.Token, skip int) {
		*part = toks[from:i]
		part, from = next, i+skip
	}
	var rest []lex.Token
	for i := from; i < len(toks); i++ {
		t := toks[i]
		switch {
		case t.IsPunct(src, '(') || t.Is(src, "case"):
			depth++
		case t.IsPunct(src, ')') || t.Is(src, "end"):
			depth--
		case depth > 0 || t.Kind != lex.Word:
		case t.Is(src, "into") && part == &q.outputs:
			skip := 1
			if i+1 < len(toks) && toks[i+1].Is(src, "strict") {
				skip = 2
			}
			cut(i, &q.into, skip)
		case t.Is(src, "from") && (part == &q.outputs || part == &q.into):
			cut(i, &q.from, 1)
		case t.Is(src, "where") && (part == &q.from || part == &q.outputs):
			cut(i, &q.where, 1)
		case t.Is(src, "into") && (part == &q.from || part == &q.where):
			cut(i, &q.into, 1)
		case t.Is(src, "union") || t.Is(src, "intersect") || t.Is(src, "except"):
			q.ok = false
		case t.Is(src, "group") || t.Is(src, "having"):
			q.grouped = true
			cut(i, &rest, 1)
		case t.Is(src, "order"):
			cut(i, &rest, 1)
		case t.Is(src, "limit") || t.Is(src, "fetch"):
			q.limited = true
			cut(i, &rest, 1)
		case t.Is(src, "offset"):
			q.ok = false
		}
	}
	*part = toks[min(from, len(toks)):]
	return q
}

// query evaluates a SELECT over what the catalog holds.
func (e *evaluator) query(toks []lex.Token) result {
	e.depth++
	defer func() { e.depth-- }()
	if e.depth > maxDepth || !e.c.works(len(toks)) {
		return result{open: true}
	}
	if len(toks) > 0 && toks[0].Is(e.s.src, "values") {
		return e.valueRows(toks[1:])
	}
	return e.selected(e.clauses(toks))
}

// selected evaluates a SELECT that is cut.
func (e *evaluator) selected(q clauses) result {
	if !q.ok {
		return result{open: true}
	}
	outputs := e.s.split(q.outputs)
	names := e.aliases(outputs)
	if len(outputs) == 1 && len(q.outputs) == 1 && q.outputs[0].Kind == lex.Operator && len(q.from) > 0 {
		names = starred
	}
	if len(q.from) == 0 {
		is := yes
		if len(q.where) > 0 {
			is = e.condition(q.where)
		}
		if is == no || is == nothing {
			return result{names: names}
		}
		res, ok := e.series(q.outputs)
		if !ok {
			res = result{names: names, rows: [][]value{e.outputs(outputs)}}
		}
		if is == unsure {
			res.rows, res.open = nil, true
		}
		return res
	}
	rels, ok := e.sources(q)
	if !ok {
		return result{open: true}
	}
	aggregate := !q.grouped && len(q.outputs) > 0 && e.aggregates(q.outputs)
	res := result{names: names}
	n := 0
	e.each(rels, 0, false, func(certain bool) {
		switch {
		case !certain:
			res.open = true
		case aggregate:
			n++
		case len(names) == len(starred) && &names[0] == &starred[0]:
			res.rows = append(res.rows, e.star())
		default:
			res.rows = append(res.rows, e.outputs(outputs))
		}
	})
	if e.c.work < 0 {
		return result{open: true}
	}
	if aggregate {
		if res.open {
			return result{rows: [][]value{make([]value, len(outputs))}}
		}
		return result{rows: [][]value{e.counted(outputs, n)}}
	}
	if q.limited && len(res.rows) > 1 {
		res.rows = res.rows[:1] // LIMIT 1 is what is asked for
	}
	return res
}

// starred are the columns that a star gives a record that are asked for.
var starred = []string{"table_schema", "table_name", "schemaname", "tablename", "relname", "column_name", "attname", "data_type", "is_nullable", "conname", "constraint_name"}

func (e *evaluator) star() []value {
	out := make([]value, len(starred))
	for i, name := range starred {
		if e.rows.row != nil {
			out[i], _ = e.rows.row(name)
		}
	}
	return out
}

func (e *evaluator) outputs(outputs [][]lex.Token) []value {
	var out []value
	for _, toks := range outputs {
		out = append(out, e.value(e.withoutAlias(toks)))
	}
	return out
}

// withoutAlias leaves AS name out.
func (e *evaluator) withoutAlias(toks []lex.Token) []lex.Token {
	if n := len(toks); n > 2 && toks[n-2].Is(e.s.src, "as") {
		return toks[:n-2]
	}
	if n := len(toks); n > 1 && (toks[n-1].Kind == lex.Word || toks[n-1].Kind == lex.Quoted) && !toks[n-1].Is(e.s.src, "end") && !toks[n-1].Is(e.s.src, "null") {
		if p := toks[n-2]; p.Kind == lex.Word || p.Kind == lex.Quoted || p.Kind == lex.String || p.IsPunct(e.s.src, ')') {
			return toks[:n-1]
		}
	}
	return toks
}

// aliases names the outputs of a SELECT.
func (e *evaluator) aliases(outputs [][]lex.Token) []string {
	var out []string
	for _, toks := range outputs {
		name := ""
		if n := len(toks); n > 0 {
			name = e.s.fold(toks[n-1])
			if expr := e.withoutAlias(toks); name == "" && len(expr) > 0 {
				name = e.s.fold(expr[0])
			}
		}
		out = append(out, name)
	}
	return out
}

func (e *evaluator) aggregates(toks []lex.Token) bool {
	for i := 0; i+1 < len(toks); i++ {
		t := toks[i]
		if t.IsPunct(e.s.src, '(') && e.isQuery(toks[i+1:]) {
			i += e.s.closing(toks[i:])
			continue
		}
		if !toks[i+1].IsPunct(e.s.src, '(') || t.Kind != lex.Word {
			continue
		}
		switch strings.ToLower(t.Text(e.s.src)) {
		case "count", "max", "min", "string_agg", "array_agg", "sum", "bool_or", "bool_and", "every", "group_concat", "avg":
			return true
		}
	}
	return false
}

// counted evaluates outputs in which count(…) stands for a number. Anything
// else that sums up rows is not known.
func (e *evaluator) counted(outputs [][]lex.Token, n int) []value {
	var out []value
	for _, toks := range outputs {
		toks = e.withoutAlias(toks)
		at := -1
		for i, t := range toks {
			if t.Is(e.s.src, "count") && i+1 < len(toks) && toks[i+1].IsPunct(e.s.src, '(') {
				at = i
				break
			}
		}
		if at < 0 {
			out = append(out, value{})
			continue
		}
		with := *e
		with.vars = (e.vars).inside()
		with.vars.declare("count", number(n))
		with.rows = nil
		end := at + 1 + e.s.closing(toks[at+1:])
		var expr []lex.Token
		expr = append(expr, toks[:at+1]...)
		expr = append(expr, toks[min(end+1, len(toks)):]...)
		out = append(out, with.value(expr))
	}
	return out
}

// valueRows reads the rows of VALUES (…), (…).
func (e *evaluator) valueRows(toks []lex.Token) (res result) {
	for _, item := range e.s.split(toks) {
		if len(item) == 0 || !item[0].IsPunct(e.s.src, '(') || e.s.closing(item) != len(item)-1 {
			return result{open: true}
		}
		var r []value
		for _, v := range e.s.split(item[1 : len(item)-1]) {
			r = append(r, e.value(v))
		}
		res.rows = append(res.rows, r)
	}
	return res
}

// series gives the rows of unnest(…) and generate_series(…).
func (e *evaluator) series(toks []lex.Token) (res result, ok bool) {
	if len(toks) < 3 || !toks[1].IsPunct(e.s.src, '(') || !toks[0].Is(e.s.src, "unnest") && !toks[0].Is(e.s.src, "generate_series") {
		return res, false
	}
	end := 1 + e.s.closing(toks[1:])
	if end >= len(toks) {
		return res, false
	}
	args := e.s.split(toks[2:end])
	if toks[0].Is(e.s.src, "unnest") {
		v := e.value(args[0])
		for _, item := range v.list {
			res.rows = append(res.rows, []value{item})
		}
		res.open = v.list == nil
		return res, true
	}
	if len(args) < 2 {
		return res, false
	}
	from, ok := e.value(args[0]).number()
	to, alsoOK := e.value(args[1]).number()
	if !ok || !alsoOK || len(args) > 2 {
		return result{open: true}, true
	}
	for n := int(from); n <= int(to) && e.c.works(1) && len(res.rows) < maxRounds; n++ {
		res.rows = append(res.rows, []value{number(n)})
	}
	return res, true
}
