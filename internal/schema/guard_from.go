package schema

import (
	"slices"
	"strings"

	"github.com/pare-dev/pare/internal/schema/lex"
)

// row gives what a row holds in a column, by its name in lower case, and
// reports whether there is such a column.
type row func(column string) (value, bool)

// relation is a table that a query reads. open says that it may hold more than
// the rows that are known.
type relation struct {
	alias string
	rows  []row
	open  bool
	left  bool        // LEFT JOIN
	on    []lex.Token // of a LEFT JOIN
	equal []equality
}

type relations struct {
	items      []relation
	conditions [][]lex.Token
}

// joinPart is one table of a FROM, with its condition.
type joinPart struct {
	toks, on []lex.Token
	left     bool
}

// sources reads the FROM and the WHERE of a query.
func (e *evaluator) sources(q clauses) (rels relations, ok bool) {
	parts, ok := e.joins(q.from)
	if !ok {
		return rels, false
	}
	if len(q.where) > 0 {
		rels.conditions = append(rels.conditions, q.where)
	}
	for _, p := range parts {
		if !p.left && p.on != nil {
			rels.conditions = append(rels.conditions, p.on)
		}
	}
	for _, p := range parts {
		r, ok := e.relation(p.toks, rels.conditions, len(parts) == 1)
		if !ok {
			return rels, false
		}
		r.left, r.on = p.left, p.on
		rels.items = append(rels.items, r)
	}
	if !slices.ContainsFunc(rels.items, func(r relation) bool { return r.left }) { // the order of joins does not matter
		e.inOrder(&rels)
	}
	e.equalities(&rels)
	return rels, true
}

// joins cuts a FROM into its tables.
func (e *evaluator) joins(toks []lex.Token) (parts []joinPart, ok bool) {
	for _, item := range e.s.split(toks) {
		p := joinPart{}
		from, depth := 0, 0
		inOn := false
		flush := func(i int) {
			if inOn {
				p.on = item[from:i]
			} else {
				p.toks = item[from:i]
			}
		}
		for i := 0; i < len(item); i++ {
			t := item[i]
			switch {
			case t.IsPunct(e.s.src, '('):
				depth++
			case t.IsPunct(e.s.src, ')'):
				depth--
			case depth > 0 || t.Kind != lex.Word:
			case t.Is(e.s.src, "on") && !inOn:
				flush(i)
				inOn, from = true, i+1
			case t.Is(e.s.src, "using"), t.Is(e.s.src, "natural"), t.Is(e.s.src, "right"), t.Is(e.s.src, "full"), t.Is(e.s.src, "apply"):
				return nil, false
			case t.Is(e.s.src, "inner"), t.Is(e.s.src, "left"), t.Is(e.s.src, "cross"), t.Is(e.s.src, "outer"), t.Is(e.s.src, "join"), t.Is(e.s.src, "lateral"):
				if from < i {
					flush(i)
					parts = append(parts, p)
					p, inOn = joinPart{}, false
				}
				p.left = p.left || t.Is(e.s.src, "left")
				from = i + 1
			}
		}
		flush(len(item))
		parts = append(parts, p)
	}
	return parts, true
}

// relation reads one table of a FROM with the name it is given.
func (e *evaluator) relation(toks []lex.Token, conditions [][]lex.Token, alone bool) (relation, bool) {
	r := relation{open: true}
	if len(toks) == 0 {
		return r, false
	}
	if toks[0].IsPunct(e.s.src, '(') { // a query
		end := e.s.closing(toks)
		if end == len(toks) {
			return r, false
		}
		r.alias, r.rows, r.open = e.derived(e.query(toks[1:end]), e.aliasesOf(toks[1:end]), toks[end+1:])
		return r, true
	}
	if len(toks) > 2 && toks[1].IsPunct(e.s.src, '(') {
		if end := 1 + e.s.closing(toks[1:]); end < len(toks) {
			res, ok := e.series(toks[:end+1])
			if !ok {
				res.open = true
			}
			r.alias, r.rows, r.open = e.derived(res, []string{e.s.fold(toks[0])}, toks[end+1:])
			return r, true
		}
	}
	q, rest, ok := e.s.name(toks)
	if !ok {
		return r, false
	}
	r.alias = strings.ToLower(q.name)
	w := &words{e.s.src, rest}
	w.next("as")
	if len(w.toks) > 0 {
		if name := e.s.fold(w.toks[0]); name != "" && !w.toks[0].Is(e.s.src, "with") {
			r.alias = strings.ToLower(name)
		}
	}
	n := narrowed{e: e, is: map[string]value{}}
	for _, cond := range conditions {
		for _, part := range e.joined(cond, "and") {
			n.add(part, r.alias, alone)
		}
	}
	r.rows, r.open = n.systemRows(strings.ToLower(q.schema), strings.ToLower(q.name))
	return r, true
}

// aliasesOf names the outputs of a query.
func (e *evaluator) aliasesOf(toks []lex.Token) []string {
	if q := e.clauses(toks); q.ok {
		return e.aliases(e.s.split(q.outputs))
	}
	return nil
}

// derived makes rows of what a query gives, with the names behind it: t(a, b).
func (e *evaluator) derived(res result, names []string, rest []lex.Token) (alias string, rows []row, open bool) {
	w := &words{e.s.src, rest}
	w.next("as")
	if len(w.toks) > 0 {
		alias = strings.ToLower(e.s.fold(w.toks[0]))
		if len(w.toks) == 1 && len(names) == 1 {
			names = []string{alias} // of a function that gives one value
		}
		if items := e.s.items(w.toks[1:]); items != nil {
			names = nil
			for _, item := range items {
				if len(item) > 0 {
					names = append(names, strings.ToLower(e.s.fold(item[0])))
				}
			}
		}
	}
	for _, vals := range res.rows {
		rows = append(rows, func(col string) (value, bool) {
			for i, n := range names {
				if n == col && i < len(vals) {
					return vals[i], true
				}
			}
			return value{}, false
		})
	}
	return alias, rows, res.open
}

// each calls f for each combination of rows that satisfies the conditions, and
// says whether that is certain.
func (e *evaluator) each(rels relations, i int, guessed bool, f func(certain bool)) {
	a := yes
	for _, cond := range rels.conditions {
		for _, part := range e.joined(e.bare(cond), "and") {
			switch e.condition(part) {
			case no, nothing: // whatever the others are
				return
			case unsure:
				a = unsure
			}
		}
	}
	if i == len(rels.items) {
		f(a == yes && !guessed)
		return
	}
	r := rels.items[i]
	outer := e.rows
	try := func(from row, guess bool) bool {
		if !e.c.works(1) {
			return false
		}
		e.rows = &bound{r.alias, from, outer}
		defer func() { e.rows = outer }()
		if r.left && r.on != nil {
			switch e.condition(r.on) {
			case no, nothing:
				return false
			case unsure:
				guess = true
			}
		}
		e.each(rels, i+1, guessed || guess, f)
		return true
	}
	matched := false
	rows, all := e.matching(&r)
	n := len(rows)
	if all {
		n = len(r.rows)
	}
	for at := range n {
		if e.c.work < 0 {
			f(false)
			return
		}
		if !all {
			at = rows[at]
		}
		if try(r.rows[at], false) {
			matched = true
		}
	}
	if r.open {
		try(nil, true)
	}
	if r.left && !matched {
		null := func(string) (value, bool) { return value{kind: nullValue}, true }
		e.rows = &bound{r.alias, null, outer}
		e.each(rels, i+1, guessed || r.open, f)
		e.rows = outer
	}
}

// narrowed is what the conditions of a query say that columns of one of its
// tables have to be, so that few rows need to be tried.
type narrowed struct {
	e  *evaluator
	is map[string]value
}

// add notes a condition of the form column = constant.
func (n *narrowed) add(cond []lex.Token, alias string, alone bool) {
	q, rest, ok := n.e.s.name(n.e.bare(cond))
	if !ok || len(rest) < 2 || rest[0].Text(n.e.s.src) != "=" {
		return
	}
	other := rest[1:]
	if o, behind, ok := n.e.s.name(other); ok && len(behind) == 0 && len(o.parts) > 1 && o.alias() == alias {
		q, other = o, n.e.bare(cond)[:len(n.e.bare(cond))-len(rest)] // constant = column
	}
	if len(q.parts) == 1 && !alone || len(q.parts) > 1 && !strings.EqualFold(q.schema, alias) {
		return
	}
	if v := n.e.value(other); v.kind == knownValue && v.list == nil {
		n.is[strings.ToLower(q.name)] = v
	}
}

// excludes reports whether a row cannot be meant that has the value in one of
// the columns.
func (n *narrowed) excludes(v value, columns ...string) bool {
	for _, col := range columns {
		if is, ok := n.is[col]; ok && n.e.equal(is, v) == no {
			return true
		}
	}
	return false
}
