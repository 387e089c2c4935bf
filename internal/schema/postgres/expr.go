package postgres

import (
	"strconv"
	"strings"

	pg "github.com/sqlc-dev/oliphant"

	"github.com/pare-dev/pare/internal/schema/ddl"
)

// expr reads an expression as far as its type needs it.
func (w with) expr(n *pg.Node) ddl.Expr {
	switch v := n.GetNode().(type) {
	case nil: // the ELSE of a CASE without one
		return ddl.Expr{Type: unknown}
	case *pg.Node_ColumnRef:
		return columnOf(v.ColumnRef)
	case *pg.Node_AConst:
		return ddl.Expr{Type: constant(v.AConst)}
	case *pg.Node_TypeCast:
		return ddl.Expr{Type: written(v.TypeCast.TypeName)}
	case *pg.Node_BoolExpr, *pg.Node_NullTest, *pg.Node_BooleanTest:
		return ddl.Expr{Type: "boolean"}
	case *pg.Node_GroupingFunc:
		return ddl.Expr{Type: "integer"}
	case *pg.Node_CollateClause:
		return w.expr(v.CollateClause.Arg)
	case *pg.Node_SqlvalueFunction:
		return ddl.Expr{Call: moment(v.SqlvalueFunction.Op)}
	case *pg.Node_CoalesceExpr:
		return w.call(Common, v.CoalesceExpr.Args...)
	case *pg.Node_MinMaxExpr:
		return w.call(Common, v.MinMaxExpr.Args...)
	case *pg.Node_CaseExpr:
		results := []*pg.Node{v.CaseExpr.Defresult} // which PostgreSQL heeds first
		for _, when := range v.CaseExpr.Args {
			results = append(results, when.GetCaseWhen().GetResult())
		}
		return w.call(Common, results...)
	case *pg.Node_AArrayExpr:
		return w.call(array, v.AArrayExpr.Elements...)
	case *pg.Node_SubLink:
		return w.subquery(v.SubLink)
	case *pg.Node_AExpr:
		return w.operation(v.AExpr)
	case *pg.Node_FuncCall:
		name := words(v.FuncCall.Funcname)
		if len(name) == 0 || len(name) > 1 && name[0] != "pg_catalog" || v.FuncCall.FuncVariadic {
			return ddl.Expr{}
		}
		args := v.FuncCall.Args
		if v.FuncCall.AggWithinGroup {
			for _, by := range v.FuncCall.AggOrder {
				args = append([]*pg.Node{by.GetSortBy().GetNode()}, args...)
			}
		}
		return w.call(name[len(name)-1], args...)
	}
	return ddl.Expr{}
}

func (w with) call(name string, args ...*pg.Node) ddl.Expr {
	e := ddl.Expr{Call: name}
	for _, n := range args {
		if named := n.GetNamedArgExpr(); named != nil {
			n = named.Arg
		}
		e.Args = append(e.Args, w.expr(n))
	}
	return e
}

func columnOf(ref *pg.ColumnRef) (e ddl.Expr) {
	switch names := words(ref.Fields); len(names) {
	case 1:
		e.Column = names[0]
	case 2:
		e.Qualifier, e.Column = names[0], names[1]
	}
	return e
}

// constant is the type of a constant. One in quotes becomes whatever it is used as.
func constant(c *pg.A_Const) string {
	switch v := c.GetVal().(type) {
	case *pg.A_Const_Ival:
		return "integer"
	case *pg.A_Const_Fval:
		if _, err := strconv.ParseInt(v.Fval.GetFval(), 10, 64); err == nil {
			return "bigint"
		}
		return "numeric"
	case *pg.A_Const_Boolval:
		return "boolean"
	case *pg.A_Const_Sval:
		return unknown
	}
	if c.GetIsnull() {
		return unknown
	}
	return ""
}

func (w with) subquery(s *pg.SubLink) ddl.Expr {
	switch s.SubLinkType {
	case pg.SubLinkType_EXISTS_SUBLINK, pg.SubLinkType_ANY_SUBLINK, pg.SubLinkType_ALL_SUBLINK:
		return ddl.Expr{Type: "boolean"}
	case pg.SubLinkType_EXPR_SUBLINK:
		return ddl.Expr{Query: w.query(s.Subselect.GetSelectStmt())}
	case pg.SubLinkType_ARRAY_SUBLINK:
		return ddl.Expr{Call: array, Args: []ddl.Expr{{Query: w.query(s.Subselect.GetSelectStmt())}}}
	}
	return ddl.Expr{}
}

func (w with) operation(e *pg.A_Expr) ddl.Expr {
	name := words(e.Name)
	switch e.Kind {
	case pg.A_Expr_Kind_AEXPR_NULLIF:
		return w.call(nullif, e.Lexpr)
	case pg.A_Expr_Kind_AEXPR_OP:
		if len(name) != 1 {
			return ddl.Expr{}
		}
		if e.Lexpr == nil {
			return w.call(name[0], e.Rexpr)
		}
		return w.call(name[0], e.Lexpr, e.Rexpr)
	}
	return ddl.Expr{Type: "boolean"} // IN, LIKE, BETWEEN, = ANY, IS DISTINCT FROM
}

// written is a type as a statement would name it, or "" for what is no plain one.
func written(t *pg.TypeName) string {
	name := words(t.GetNames())
	if len(name) == 0 || t.PctType || t.Setof {
		return ""
	}
	if name[0] == "pg_catalog" {
		name = name[1:]
	}
	for i, part := range name {
		if part != strings.ToLower(part) || strings.ContainsAny(part, `" .-`) {
			name[i] = `"` + strings.ReplaceAll(part, `"`, `""`) + `"`
		}
	}
	out := strings.Join(name, ".")
	var lengths []string
	for _, m := range t.Typmods {
		n, ok := m.GetAConst().GetVal().(*pg.A_Const_Ival)
		if !ok {
			return ""
		}
		lengths = append(lengths, strconv.Itoa(int(n.Ival.GetIval())))
	}
	if len(lengths) > 0 && out != "interval" { // whose fields are kept as a number, too
		out += "(" + strings.Join(lengths, ",") + ")"
	}
	if as, ok := spelled[out]; ok {
		out = as
	}
	return out + strings.Repeat("[]", len(t.ArrayBounds))
}
