package schema

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/pare-dev/pare/internal/schema/ddl"
	"github.com/pare-dev/pare/internal/schema/lex"
	"github.com/pare-dev/pare/internal/source"
)

// createAs gives a table the columns of a query, behind those of its own. Where
// each name is sure but not each type, the table is approximate; where a name is
// not, it is unread.
func (c *catalog) createAs(s *script, st *statement, t *table, q *ddl.Query) {
	v := &derivation{c: c, s: s, st: st, to: t, made: map[*ddl.Query]*table{}, at: map[string]source.Span{}}
	cols, known := v.columns(q, nil)
	settle(cols)
	if v.full {
		return
	}
	if !known || len(cols) < len(q.Names) {
		c.unresolved(t, t.span, "is made by a query whose columns cannot be told from the files")
		return
	}
	for _, col := range cols {
		t.approximate = t.approximate || !col.sure
	}
	names := s.aliases(st, t, len(q.Names))
	for i, name := range q.Names {
		cols[i].name = name
		cols[i].span = t.span
		if i < len(names) {
			cols[i].span = s.tokenSpan(names[i])
		}
	}
	seen := map[string]bool{}
	for _, col := range cols {
		col := col.column
		if own := t.column(col.name); own != nil && !seen[c.d.columnID(col.name)] { // which says what it is, but not where
			seen[c.d.columnID(col.name)] = true
			t.cols = append(slices.DeleteFunc(t.cols, func(other *column) bool { return other == own }), own)
			continue
		}
		if c.d.numbersTwins {
			numberTwin(seen, col)
		}
		if seen[c.d.columnID(col.name)] {
			c.report(source.Error, t.span, fmt.Sprintf("table “%s” gets column “%s” twice from its query", t.key, col.name), "give one of them another name")
			continue
		}
		seen[c.d.columnID(col.name)] = true
		c.uses(t, col.typ)
		if !t.add(col) {
			c.full(t, t.span)
			return
		}
	}
}

// until gives the tokens before one of the words or commas that stands in no
// brackets, or before a bracket that closes what is around them.
func (s *script) until(toks []lex.Token, ends ...string) []lex.Token {
	depth := 0
	for i, t := range toks {
		switch {
		case t.IsPunct(s.src, '('), t.IsPunct(s.src, '['):
			depth++
		case t.IsPunct(s.src, ')'), t.IsPunct(s.src, ']'):
			if depth--; depth < 0 {
				return toks[:i]
			}
		case depth == 0 && slices.ContainsFunc(ends, func(end string) bool { return t.Is(s.src, end) || end == "," && t.IsPunct(s.src, ',') }):
			return toks[:i]
		}
	}
	return toks
}

// aliases finds the names in CREATE TABLE t (a, b) AS …, the first n of them.
func (s *script) aliases(st *statement, t *table, n int) []lex.Token {
	if n == 0 {
		return nil
	}
	for i, tok := range st.toks {
		if !tok.IsPunct(s.src, '(') {
			continue
		}
		var out []lex.Token
		for _, item := range s.items(st.toks[i:]) {
			if len(item) > 0 {
				out = append(out, item[0])
			}
		}
		return out
	}
	return nil
}

// maxTwins is how many columns of one name CREATE TABLE AS tells apart. SQLite
// gives more of them names by chance.
const maxTwins = 3

// numberTwin gives a column whose name is taken another one, as SQLite does.
func numberTwin(seen map[string]bool, col *column) {
	name := col.name
	for n := 1; n <= maxTwins && seen[strings.ToLower(col.name)]; n++ {
		col.name = name + ":" + strconv.Itoa(n)
	}
}

// keeps gives a column what MySQL keeps of the one that it is made of: NOT NULL
// and the default. Where tables are joined, rows of one may be missing.
func (col *column) keeps(d *dialect, q *ddl.Query, from *column) {
	if d.databases && len(q.From) == 1 {
		col.notNull, col.def = from.notNull || from.primaryKey, from.def
	}
}
