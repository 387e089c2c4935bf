package tolerant

import (
	"github.com/pare-dev/pare/internal/schema/ddl"
	"github.com/pare-dev/pare/internal/schema/lex"
)

// maxNesting bounds how deep queries are read in queries, and maxOutputs what
// a query may give.
const (
	maxNesting = 20
	maxOutputs = 5000
)

// scope is where a query stands: what WITH has given names to, by those in lower
// case, and how deep it is.
type scope struct {
	with  map[string]*ddl.Query
	depth int
}

func (s scope) deeper() scope { return scope{s.with, s.depth + 1} }

// query reads what stands here as a query that gives a table its columns: a
// SELECT, a WITH and its SELECT, or either in parentheses. Where it is not sure
// what each output is called, the query is not Known.
func (r *reader) query() *ddl.Query { return r.queryIn(scope{}) }

func (r *reader) queryIn(s scope) *ddl.Query {
	if s.depth > maxNesting {
		return &ddl.Query{}
	}
	plain := true
	if r.is("with") {
		var ok bool
		if s.with, ok = r.with(s); !ok {
			return &ddl.Query{}
		}
		plain = false
	}
	var q *ddl.Query
	switch {
	case !r.done() && r.toks[r.i].IsPunct(r.src, '('):
		q = r.on(r.group()).queryIn(s.deeper())
	case r.word("select"):
		q = r.selected(s)
	case r.is("from"): // as DuckDB has it
		at := r.at()
		q = r.sources(&ddl.Query{Known: true, Plain: true, Outputs: []ddl.Output{{Star: true, At: at, End: at}}}, s)
		q.Known = q.Known && !r.is("select")
	default:
		return &ddl.Query{}
	}
	q.Plain = q.Plain && plain
	for ; !r.done(); r.skip() { // the first SELECT of a UNION names the columns, any may change their types
		if r.setOperation() {
			q.Plain = false
		}
		if r.is("by", "name") { // DuckDB: of each one
			q.Known = false
		}
	}
	return q
}

func (r *reader) setOperation() bool {
	return r.is("union") || r.is("except") || r.is("intersect") || r.is("minus")
}

// with reads WITH name [(columns)] AS (query), …
func (r *reader) with(s scope) (named map[string]*ddl.Query, ok bool) {
	named = map[string]*ddl.Query{}
	for name, q := range s.with {
		named[name] = q
	}
	r.word("with")
	if !r.is("recursive", "as") {
		r.word("recursive")
	}
	for {
		name, ok := r.name()
		if !ok {
			return nil, false
		}
		columns := r.group()
		if !r.word("as") {
			return nil, false
		}
		r.word("not")
		r.word("materialized")
		group := r.group()
		if group == nil {
			return nil, false
		}
		q := r.on(group).queryIn(scope{named, s.depth + 1})
		if columns != nil {
			r.on(columns).renameOutputs(q)
		}
		named[lex.Lower(name)] = q
		if !r.punct(',') {
			return named, true
		}
	}
}

// renameOutputs gives the outputs of a query the names that stand in parentheses.
func (r *reader) renameOutputs(q *ddl.Query) {
	items := r.split(r.toks)
	q.Known = q.Known && len(items) == len(q.Outputs)
	for i, toks := range items {
		item := r.on(toks)
		at := item.at()
		name, ok := item.name()
		if q.Known = q.Known && ok && item.done() && !q.Outputs[i].Star; !q.Known {
			return
		}
		q.Outputs[i].Name, q.Outputs[i].At, q.Outputs[i].End = name, at, item.end()
	}
}

// selected reads what stands behind SELECT.
func (r *reader) selected(s scope) *ddl.Query {
	q := &ddl.Query{Known: true, Plain: true}
	r.quantifiers()
	from := r.i
	r.listEnd()
	for _, toks := range r.split(r.toks[from:r.i]) {
		o, ok := r.on(toks).output()
		q.Known = q.Known && ok
		q.Outputs = append(q.Outputs, o)
	}
	if r.word("into") {
		r.into()
	}
	if r.is("from") {
		return r.sources(q, s)
	}
	return q
}

// quantifiers steps over what may stand before the first output.
func (r *reader) quantifiers() {
	for {
		switch {
		case r.is("distinct", "on"):
			r.i += 2
			r.group()
		case r.any("all", "distinct", "distinctrow", "unique", "straight_join", "high_priority", "sql_no_cache", "sql_calc_found_rows", "sql_small_result", "sql_big_result", "sql_buffer_result"):
		case r.is("top") && r.i+1 < len(r.toks) && (r.toks[r.i+1].Kind == lex.Number || r.toks[r.i+1].IsPunct(r.src, '(')):
			r.i++
			r.skip()
			r.word("percent")
			r.word("with", "ties")
		default:
			return
		}
	}
}

// listEnd steps over the outputs of a SELECT: up to its FROM or INTO or, where
// it has none, to what else may stand behind them.
func (r *reader) listEnd() {
	start, end := r.i, -1
	for ; !r.done(); r.skip() {
		star := r.i > start && r.toks[r.i-1].Text(r.src) == "*" // SELECT * EXCEPT (a)
		switch {
		case r.is("into"), r.is("from") && !(r.i > start && r.toks[r.i-1].Is(r.src, "distinct")):
			return
		case r.setOperation() && !star:
			if end < 0 {
				end = r.i
			}
		case end < 0 && (r.is("where") || r.is("order", "by") || r.is("group", "by") || r.is("limit") || r.is("having") || r.is("with", "no") || r.is("with", "data")):
			end = r.i
		default:
			continue
		}
		if r.setOperation() && !star {
			break
		}
	}
	if end >= 0 {
		r.i = end
	}
}

// into steps over the name of the table that SELECT … INTO makes.
func (r *reader) into() (name ddl.Name, temporary, ok bool) {
	temporary = r.any("temp", "temporary")
	r.any("unlogged")
	r.word("table")
	name, ok = r.qualified()
	return name, temporary || r.temporary(name), ok
}
