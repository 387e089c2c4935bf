package postgres

import (
	"slices"

	pg "github.com/sqlc-dev/oliphant"

	"github.com/pare-dev/pare/internal/schema/ddl"
)

// query says which columns a SELECT gives to the table made of it, as far as
// its text tells.
func query(s *pg.SelectStmt, into *pg.IntoClause) *ddl.Query {
	q := &ddl.Query{Names: words(into.GetColNames())}
	if s == nil {
		return q
	}
	union := s.Larg != nil
	q.Plain = !union && s.WithClause == nil // a UNION may change types, a WITH what names mean
	for s.Larg != nil {                     // the first SELECT of a UNION names the columns
		s = s.Larg
		q.Plain = q.Plain && s.WithClause == nil
	}
	q.Known = len(s.TargetList) > 0
	for _, n := range s.FromClause {
		from(q, n)
	}
	for _, n := range s.TargetList {
		o, ok := output(n.GetResTarget())
		q.Known = q.Known && ok
		if !union {
			o.Type = typed(n.GetResTarget().GetVal())
		}
		q.Outputs = append(q.Outputs, o)
	}
	return q
}

// from adds a plain table, or several joined ones, to what a query reads.
func from(q *ddl.Query, n *pg.Node) {
	var right []ddl.Source // joins lean to the left: the last table comes first
	for {
		j := n.GetJoinExpr()
		if j == nil {
			break
		}
		if j.IsNatural || len(j.UsingClause) > 0 || j.Alias != nil {
			q.Plain = false
		}
		right = append(right, plain(q, j.Rarg)...)
		n = j.Larg
	}
	q.From = append(q.From, plain(q, n)...)
	slices.Reverse(right)
	q.From = append(q.From, right...)
}

// plain is the one table that a part of FROM names, or none.
func plain(q *ddl.Query, n *pg.Node) []ddl.Source {
	r := n.GetRangeVar()
	if r == nil || len(r.GetAlias().GetColnames()) > 0 {
		q.Plain = false
		return nil
	}
	src := ddl.Source{Table: name(r), Alias: r.GetAlias().GetAliasname()}
	if src.Alias == "" {
		src.Alias = src.Table.Name
	}
	return []ddl.Source{src}
}

// output names one output as the database would.
func output(r *pg.ResTarget) (ddl.Output, bool) {
	o := ddl.Output{Name: r.GetName(), At: int(r.GetLocation())}
	switch v := r.GetVal().GetNode().(type) {
	case *pg.Node_ColumnRef:
		fields := v.ColumnRef.Fields
		last := fields[len(fields)-1]
		if len(fields) > 2 {
			return o, o.Name != ""
		}
		if len(fields) == 2 {
			o.Qualifier = fields[0].GetString_().GetSval()
		}
		if last.GetAStar() != nil {
			o.Star = true
			return o, true
		}
		o.Column = last.GetString_().GetSval()
		if o.Name == "" {
			o.Name = o.Column
		}
	case *pg.Node_TypeCast:
		if ref := v.TypeCast.GetArg().GetColumnRef(); o.Name == "" && ref != nil {
			o.Name = ref.Fields[len(ref.Fields)-1].GetString_().GetSval()
		}
	case *pg.Node_FuncCall:
		if names := v.FuncCall.Funcname; o.Name == "" && len(names) > 0 {
			o.Name = names[len(names)-1].GetString_().GetSval()
		}
	}
	return o, o.Name != ""
}
