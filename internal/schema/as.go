package schema

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/pare-dev/pare/internal/schema/ddl"
	"github.com/pare-dev/pare/internal/schema/lex"
	"github.com/pare-dev/pare/internal/source"
)

// createAs gives a table the columns of a query. Where each name is sure but
// not each type, the table is approximate; where a name is not, it is unread.
func (c *catalog) createAs(s *script, st *statement, t *table, q *ddl.Query) {
	var cols []*column
	tables, known := c.sources(t, q)
	for i, o := range q.Outputs {
		if !o.Star {
			col, sure := c.output(s, st, q, tables, i)
			t.approximate = t.approximate || !sure
			cols = append(cols, col)
			continue
		}
		from := expand(c.d, q, tables, o.Qualifier)
		if !known || from == nil {
			q.Known = false
			break
		}
		for _, src := range from {
			if !c.mayCopy(t, len(src.cols)) {
				return
			}
			for _, col := range src.cols {
				copied := column{name: col.name, span: col.span, made: t.span.File, typ: c.d.copiedType(col.typ), local: true}
				copied.keeps(c.d, q, col)
				cols = append(cols, &copied)
			}
		}
	}
	if !q.Known || len(cols) < len(q.Names) {
		c.unresolved(t, t.span, "is made by a query whose columns cannot be told from the files")
		return
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

// sources finds the tables that the query of a table or view reads, and whether
// each is known.
func (c *catalog) sources(to *table, q *ddl.Query) (tables []*table, known bool) {
	known = q.Plain
	for _, src := range q.From {
		t := c.find(src.Table.Schema, src.Table.Name)
		if t == nil || t.notTable && len(t.cols) == 0 || t.unread {
			if t != nil {
				t.wanted = append(t.wanted, to)
			}
			t, known = nil, false
		}
		tables = append(tables, t)
	}
	return tables, known
}

// expand gives the tables whose columns a star stands for, or nil.
func expand(d *dialect, q *ddl.Query, tables []*table, qualifier string) []*table {
	if qualifier == "" {
		return tables
	}
	for i, src := range q.From {
		if d.sameTable(src.Alias, qualifier) {
			return tables[i : i+1]
		}
	}
	return nil
}

// output makes a column of one output of a query, with a type where it is a
// column of a table that is known, and reports whether it is.
func (c *catalog) output(s *script, st *statement, q *ddl.Query, tables []*table, i int) (col *column, sure bool) {
	o := q.Outputs[i]
	col = &column{name: o.Name, span: s.tokenSpan(st.toks[0]), local: true}
	toks := from(st.toks, st.base()+o.At)
	if o.End > 0 {
		toks = st.between(o.At, o.End)
	} else if i+1 < len(q.Outputs) {
		toks = before(toks, st.base()+q.Outputs[i+1].At)
	} else {
		toks = s.split(toks)[0]
		toks = s.untilFrom(toks)
	}
	if n := len(toks); n > 0 && toks[n-1].IsPunct(s.src, ',') {
		toks = toks[:n-1]
	}
	if len(toks) > 0 && s.text(toks) == o.Name {
		col.span = s.span(int(toks[0].Start), int(toks[len(toks)-1].End))
	}
	for _, t := range toks {
		if s.fold(t) == o.Name {
			col.span = s.tokenSpan(t)
		}
	}
	if o.Type != "" {
		col.typ = o.Type
		return col, true
	}
	if !q.Plain || o.Column == "" {
		return col, false
	}
	var found *column
	for j, src := range q.From {
		if tables[j] == nil {
			return col, false
		}
		if o.Qualifier != "" && !c.d.sameTable(src.Alias, o.Qualifier) {
			continue
		}
		if of := tables[j].column(o.Column); of != nil {
			if found != nil {
				return col, false
			}
			found = of
		}
	}
	if found != nil {
		col.typ = c.d.copiedType(found.typ)
		col.keeps(c.d, q, found)
		if col.name == o.Column { // as its table spells it
			col.name = found.name
		}
	}
	return col, found != nil
}

func (s *script) untilFrom(toks []lex.Token) []lex.Token {
	depth := 0
	for i, t := range toks {
		switch {
		case t.IsPunct(s.src, '('):
			depth++
		case t.IsPunct(s.src, ')'):
			depth--
		case depth == 0 && (t.Is(s.src, "from") || t.Is(s.src, "into")):
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
