package postgres

import (
	"strconv"
	"strings"

	pg "github.com/sqlc-dev/oliphant"
)

// called is the name that PostgreSQL gives an output that has none:
// FigureColname in its parse_target.c.
func called(n *pg.Node) string {
	if name, _ := named(n); name != "" {
		return name
	}
	return "?column?"
}

// columnNumber is what the column of VALUES at an index is called.
func columnNumber(i int) string { return "column" + strconv.Itoa(i+1) }

// named finds the name of an expression, and whether it is a good one, which
// a cast or a CASE around it keeps.
func named(n *pg.Node) (name string, good bool) {
	last := func(names []string) (string, bool) {
		if len(names) == 0 {
			return "", false
		}
		return names[len(names)-1], true
	}
	switch v := n.GetNode().(type) {
	case *pg.Node_ColumnRef:
		return last(words(v.ColumnRef.Fields))
	case *pg.Node_AIndirection:
		if name, ok := last(words(v.AIndirection.Indirection)); ok && name != "" {
			return name, true
		}
		return named(v.AIndirection.Arg)
	case *pg.Node_FuncCall:
		return last(words(v.FuncCall.Funcname))
	case *pg.Node_AExpr:
		if v.AExpr.Kind == pg.A_Expr_Kind_AEXPR_NULLIF {
			return "nullif", true
		}
	case *pg.Node_TypeCast:
		if name, good = named(v.TypeCast.Arg); !good {
			if typ, ok := last(words(v.TypeCast.TypeName.GetNames())); ok {
				return typ, false
			}
		}
		return name, good
	case *pg.Node_CollateClause:
		return named(v.CollateClause.Arg)
	case *pg.Node_GroupingFunc:
		return "grouping", true
	case *pg.Node_SubLink:
		switch v.SubLink.SubLinkType {
		case pg.SubLinkType_EXISTS_SUBLINK:
			return "exists", true
		case pg.SubLinkType_ARRAY_SUBLINK:
			return "array", true
		case pg.SubLinkType_EXPR_SUBLINK:
			s := v.SubLink.Subselect.GetSelectStmt()
			for s.GetLarg() != nil {
				s = s.Larg
			}
			if len(s.GetValuesLists()) > 0 {
				return columnNumber(0), true
			}
			if len(s.GetTargetList()) > 0 {
				r := s.TargetList[0].GetResTarget()
				if r.GetName() != "" {
					return r.GetName(), true
				}
				return called(r.GetVal()), true
			}
		}
	case *pg.Node_CaseExpr:
		if name, good = named(v.CaseExpr.Defresult); !good {
			return "case", false
		}
		return name, good
	case *pg.Node_AArrayExpr:
		return "array", true
	case *pg.Node_RowExpr:
		return "row", true
	case *pg.Node_CoalesceExpr:
		return "coalesce", true
	case *pg.Node_MinMaxExpr:
		if v.MinMaxExpr.Op == pg.MinMaxOp_IS_LEAST {
			return "least", true
		}
		return "greatest", true
	case *pg.Node_SqlvalueFunction:
		return moment(v.SqlvalueFunction.Op), true
	}
	return "", false
}

// moment is the name of CURRENT_DATE and its like.
func moment(op pg.SQLValueFunctionOp) string {
	name := strings.ToLower(strings.TrimPrefix(op.String(), "SVFOP_"))
	return strings.TrimSuffix(name, "_n")
}
