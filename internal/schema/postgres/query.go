package postgres

import (
	"maps"

	pg "github.com/sqlc-dev/oliphant"

	"github.com/pare-dev/pare/internal/schema/ddl"
)

// with holds what WITH gives names to. One whose query is nil cannot be told.
type with map[string]ddl.Source

// query says which columns a SELECT gives to the table made of it, as far as
// its text tells.
func query(s *pg.SelectStmt, into *pg.IntoClause) *ddl.Query {
	q := with{}.query(s)
	q.Names = words(into.GetColNames())
	return q
}

func (w with) query(s *pg.SelectStmt) *ddl.Query {
	if s == nil {
		return &ddl.Query{}
	}
	var others []*pg.SelectStmt // from the last to the second
	for s.Larg != nil && s.WithClause == nil {
		others = append(others, s.Rarg)
		s = s.Larg
	}
	if s.WithClause != nil {
		w = w.named(s.WithClause)
	}
	var q *ddl.Query
	switch {
	case s.Larg != nil: // WITH before a whole UNION
		q = w.query(s.Larg)
		q.Others = append(q.Others, w.query(s.Rarg))
	case len(s.ValuesLists) > 0:
		q = w.values(s.ValuesLists)
	default:
		q = w.selected(s)
	}
	for i := len(others) - 1; i >= 0; i-- {
		q.Others = append(q.Others, w.query(others[i]))
	}
	return q
}

// named adds what a WITH names. Of a recursive query the first part tells the types.
func (w with) named(c *pg.WithClause) with {
	w = maps.Clone(w)
	for _, n := range c.Ctes {
		if c.Recursive { // until it is read
			w[n.GetCommonTableExpr().GetCtename()] = ddl.Source{}
		}
	}
	for _, n := range c.Ctes {
		e := n.GetCommonTableExpr()
		s := e.GetCtequery().GetSelectStmt()
		if c.Recursive && s.GetLarg() != nil && s.GetWithClause() == nil {
			s = s.Larg
		}
		src := ddl.Source{Columns: words(e.GetAliascolnames())}
		if s != nil {
			src.Query = w.query(s)
		}
		w[e.GetCtename()] = src
	}
	return w
}

// values reads the rows of a VALUES, whose types depend on each as those of a
// UNION do.
func (w with) values(rows []*pg.Node) (q *ddl.Query) {
	for _, n := range rows {
		row := &ddl.Query{Known: true, Plain: true}
		for i, v := range n.GetList().GetItems() {
			row.Outputs = append(row.Outputs, w.valued(ddl.Output{Name: columnNumber(i), At: -1}, v))
		}
		if q == nil {
			q = row
		} else {
			q.Others = append(q.Others, row)
		}
	}
	return q
}

func (w with) selected(s *pg.SelectStmt) *ddl.Query {
	q := &ddl.Query{Plain: true, Known: len(s.TargetList) > 0}
	for _, n := range s.FromClause {
		before := len(q.From)
		w.from(q, n)
		for _, src := range q.From[before:] {
			if before > 0 && (src.Natural || len(src.Using) > 0) {
				q.Plain = false // the columns before belong to something else
			}
		}
	}
	for _, n := range s.TargetList {
		o, ok := w.output(n.GetResTarget())
		q.Known = q.Known && ok
		q.Outputs = append(q.Outputs, o)
	}
	return q
}

// from adds a table, a query, a function or several joined ones to what a query
// reads.
func (w with) from(q *ddl.Query, n *pg.Node) {
	if j := n.GetJoinExpr(); j != nil {
		w.from(q, j.Larg)
		right := len(q.From)
		w.from(q, j.Rarg)
		q.Plain = q.Plain && j.Alias == nil
		if j.IsNatural || len(j.UsingClause) > 0 {
			if len(q.From) != right+1 {
				q.Plain = false
				return
			}
			q.From[right].Natural, q.From[right].Using = j.IsNatural, words(j.UsingClause)
		}
		return
	}
	q.From = append(q.From, w.source(n))
}

// source is one part of FROM. Where it cannot be told what its columns are, it is
// a query that is not Known.
func (w with) source(n *pg.Node) (src ddl.Source) {
	unsure := &ddl.Query{}
	var alias *pg.Alias
	switch v := n.GetNode().(type) {
	case *pg.Node_RangeVar:
		alias = v.RangeVar.Alias
		src.Table = name(v.RangeVar)
		src.Alias = src.Table.Name
		if known, is := w[src.Table.Name]; is && src.Table.Schema == "" {
			src.Query, src.Columns = known.Query, known.Columns
			if known.Query == nil {
				src.Query = unsure
			}
		}
	case *pg.Node_RangeSubselect:
		alias = v.RangeSubselect.Alias
		src.Query = w.query(v.RangeSubselect.Subquery.GetSelectStmt())
	case *pg.Node_RangeFunction:
		alias = v.RangeFunction.Alias
		src = w.function(v.RangeFunction)
	default:
		src.Query = unsure
	}
	if a := alias.GetAliasname(); a != "" {
		src.Alias = a
	}
	if renamed := words(alias.GetColnames()); len(renamed) > 0 {
		if len(renamed) < len(src.Columns) {
			renamed = append(renamed, src.Columns[len(renamed):]...)
		}
		src.Columns = renamed
	}
	return src
}

// function gives the rows of a function in FROM as a query.
func (w with) function(r *pg.RangeFunction) ddl.Source {
	src, q := ddl.Source{Alias: r.Alias.GetAliasname()}, &ddl.Query{}
	src.Query = q
	if r.IsRowsfrom || len(r.Functions) != 1 || len(r.Coldeflist) > 0 {
		return src
	}
	items := r.Functions[0].GetList().GetItems()
	if len(items) == 0 {
		return src
	}
	e := w.expr(items[0])
	if src.Alias == "" {
		src.Alias = called(items[0])
	}
	if value, ok := pairs[e.Call]; ok {
		q.Outputs = []ddl.Output{{Name: "key", Type: "text", At: -1}, {Name: "value", Type: value, At: -1}}
	} else if rowsOfOne[e.Call] {
		q.Outputs = []ddl.Output{{Name: src.Alias, Expr: &e, At: -1}}
	}
	q.Known, q.Plain = len(q.Outputs) > 0, true
	if r.Ordinality {
		q.Outputs = append(q.Outputs, ddl.Output{Name: "ordinality", Type: "bigint", At: -1})
	}
	return src
}

// output names one output as the database would.
func (w with) output(r *pg.ResTarget) (ddl.Output, bool) {
	o := ddl.Output{Name: r.GetName(), At: int(r.GetLocation())}
	if ref := r.GetVal().GetColumnRef(); ref != nil {
		if last := ref.Fields[len(ref.Fields)-1]; last.GetAStar() != nil {
			if len(ref.Fields) == 2 {
				o.Qualifier = ref.Fields[0].GetString_().GetSval()
			}
			o.Star = len(ref.Fields) <= 2
			return o, o.Star
		}
	}
	if o.Name == "" {
		o.Name = called(r.GetVal())
	}
	return w.valued(o, r.GetVal()), true
}

// valued gives an output what its value tells of it.
func (w with) valued(o ddl.Output, n *pg.Node) ddl.Output {
	e := w.expr(n)
	if o.Qualifier, o.Column = e.Qualifier, e.Column; o.Column == "" {
		o.Expr = &e
	}
	return o
}
