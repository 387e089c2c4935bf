package schema

import (
	"slices"
	"strconv"
	"strings"

	"github.com/pare-dev/pare/internal/schema/lex"
)

// equality is a condition a.x = b.y on two tables of a FROM, seen from one of
// them: what its column has to be, and where it is found by that.
type equality struct {
	column string
	other  qualified
	index  *index
}

// equalities tells which conditions of a query make a row of one of its tables
// depend on a table that is bound before, so that few rows need to be tried.
func (e *evaluator) equalities(rels *relations) {
	for i := range rels.items {
		r := &rels.items[i]
		conditions := rels.conditions
		if r.left { // only what decides whether there is a row
			conditions = [][]lex.Token{r.on}
		}
		for _, cond := range conditions {
			for _, part := range e.joined(cond, "and") {
				a, b, ok := e.equated(part)
				if !ok {
					continue
				}
				for range 2 {
					if a.alias() == r.alias && slices.ContainsFunc(rels.items[:i], func(o relation) bool { return o.alias == b.alias() }) {
						r.equal = append(r.equal, equality{strings.ToLower(a.name), b, &index{}})
					}
					a, b = b, a
				}
			}
		}
	}
}

// alias is what stands before the dot of a column, in lower case.
func (q qualified) alias() string { return strings.ToLower(q.parts[len(q.parts)-2]) }

// equated reads a condition of the form a.x = b.y.
func (e *evaluator) equated(cond []lex.Token) (a, b qualified, ok bool) {
	a, rest, ok := e.s.name(e.bare(cond))
	if !ok || len(rest) < 2 || rest[0].Text(e.s.src) != "=" {
		return a, b, false
	}
	b, rest, ok = e.s.name(rest[1:])
	return a, b, ok && len(rest) == 0 && len(a.parts) > 1 && len(b.parts) > 1 && a.alias() != b.alias()
}

// bare takes parentheses off that stand around the whole.
func (e *evaluator) bare(toks []lex.Token) []lex.Token {
	for len(toks) > 2 && toks[0].IsPunct(e.s.src, '(') && e.s.closing(toks) == len(toks)-1 {
		toks = toks[1 : len(toks)-1]
	}
	return toks
}

// inOrder puts the tables that a query joins so that each depends on one before
// it, where the conditions let it, and those of few rows come first.
func (e *evaluator) inOrder(rels *relations) {
	slices.SortStableFunc(rels.items, func(a, b relation) int { return len(a.rows) - len(b.rows) })
	linked := map[string][]string{}
	for _, cond := range rels.conditions {
		for _, part := range e.joined(cond, "and") {
			if a, b, ok := e.equated(part); ok {
				linked[a.alias()] = append(linked[a.alias()], b.alias())
				linked[b.alias()] = append(linked[b.alias()], a.alias())
			}
		}
	}
	bound := map[string]bool{}
	for i := range rels.items {
		next := slices.IndexFunc(rels.items[i:], func(r relation) bool {
			return slices.ContainsFunc(linked[r.alias], func(alias string) bool { return bound[alias] })
		})
		if next > 0 {
			r := rels.items[i+next]
			copy(rels.items[i+1:], rels.items[i:i+next])
			rels.items[i] = r
		}
		bound[rels.items[i].alias] = true
	}
}

// index finds the rows of a table by what they hold in one column.
type index struct {
	rows   map[string][]int
	others []int // that can equal anything
}

// matching gives the rows that can be meant beside those that are bound, by
// their place, and all where nothing tells.
func (e *evaluator) matching(r *relation) (rows []int, all bool) {
	all = true
	for _, eq := range r.equal {
		at, some := eq.index.find(e.named(eq.other), r.rows, eq.column, e.c)
		if some && (all || len(at) < len(rows)) {
			rows, all = at, false
		}
	}
	return rows, all
}

func (x *index) find(v value, rows []row, column string, c *catalog) (at []int, some bool) {
	if v.kind == nullValue {
		return nil, true // equals nothing
	}
	key, ok := indexKey(v)
	if !ok {
		return nil, false
	}
	if x.rows == nil {
		x.fill(rows, column, c)
	}
	at = x.rows[key]
	if len(x.others) > 0 {
		at = append(slices.Clone(at), x.others...)
		slices.Sort(at)
	}
	return at, true
}

func (x *index) fill(rows []row, column string, c *catalog) {
	x.rows = map[string][]int{}
	for i, r := range rows {
		if !c.works(1) {
			return
		}
		v, has := r(column)
		switch key, ok := indexKey(v); {
		case has && v.kind == nullValue:
		case !has || !ok:
			x.others = append(x.others, i)
		default:
			x.rows[key] = append(x.rows[key], i)
		}
	}
}

// indexKey is a text that two values share when they are equal. Words of truth,
// which equal numbers too, have none.
func indexKey(v value) (key string, ok bool) {
	switch n, isNumber := v.number(); {
	case v.kind != knownValue || v.list != nil || certain(v.text) != v.text:
		return "", false
	case v.rel != nil:
		return strings.ToLower(v.text), true
	case isNumber:
		return strconv.FormatFloat(n+0, 'g', -1, 64), true
	case v.answer() != unsure:
		return "", false
	}
	return strings.ToLower(v.text), true
}
