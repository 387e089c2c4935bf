package sqlite

import (
	"fmt"

	"github.com/sqlc-dev/meyer/ast"

	"github.com/pare-dev/pare/internal/schema/ddl"
)

// query says which columns a SELECT gives to the table made of it, as far as
// its text tells. The first SELECT of a compound names them.
func query(text string, s *ast.SelectStmt) *ddl.Query {
	q := &ddl.Query{Plain: len(s.Cores) == 1 && s.With == nil}
	if v, ok := s.Cores[0].(*ast.ValuesClause); ok && len(v.Rows) > 0 {
		q.Known = true
		for i, x := range v.Rows[0] {
			q.Outputs = append(q.Outputs, ddl.Output{Name: fmt.Sprintf("column%d", i+1), At: x.Pos()})
		}
		return q
	}
	sel, ok := s.Cores[0].(*ast.SelectQuery)
	if !ok {
		return q
	}
	q.Known = true // what has no name is called as it is written
	for _, t := range sel.From {
		from(q, t)
	}
	for _, c := range sel.Columns {
		q.Outputs = append(q.Outputs, output(text, c))
	}
	return q
}

func from(q *ddl.Query, t *ast.TableRef) {
	if t.Name == nil || t.HasArgs {
		q.Plain = false
		return
	}
	if len(t.Using) > 0 || t.Join != nil && t.Join.Type&ast.JoinNatural != 0 {
		q.Plain = false
	}
	src := ddl.Source{Table: name(t.Name), Alias: t.Name.Name.Name}
	if t.Alias != nil {
		src.Alias = t.Alias.Name
	}
	q.From = append(q.From, src)
}

// output names one output as the database would.
func output(text string, c *ast.ResultColumn) ddl.Output {
	o := ddl.Output{At: c.Pos()}
	switch e := c.Expr.(type) {
	case *ast.Star:
		o.Star = true
		if e.Table != nil {
			o.Qualifier = e.Table.Name
		}
		return o
	case *ast.Ident:
		o.Column = e.Name
	case *ast.QualifiedRef:
		if len(e.Parts) == 2 {
			o.Qualifier, o.Column = e.Parts[0].Name, e.Parts[1].Name
		}
	}
	o.Name = o.Column
	if c.Alias != nil {
		o.Name = c.Alias.Name
	}
	if o.Name == "" {
		o.Name = text[c.Expr.Pos():c.Expr.End()]
	}
	return o
}
