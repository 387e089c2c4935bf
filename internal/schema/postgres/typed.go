package postgres

import (
	"strconv"
	"strings"

	pg "github.com/sqlc-dev/oliphant"
)

// typed is the type of an output whose text tells it alone, whatever the tables
// it reads hold: a cast, a constant, a condition or a count. It is "" for others.
func typed(n *pg.Node) string {
	switch v := n.GetNode().(type) {
	case *pg.Node_TypeCast:
		return written(v.TypeCast.TypeName)
	case *pg.Node_AConst:
		switch v.AConst.GetVal().(type) {
		case *pg.A_Const_Ival:
			return "integer"
		case *pg.A_Const_Boolval:
			return "boolean"
		case *pg.A_Const_Sval:
			return "text"
		}
	case *pg.Node_BoolExpr, *pg.Node_NullTest, *pg.Node_BooleanTest:
		return "boolean"
	case *pg.Node_SubLink:
		if v.SubLink.SubLinkType == pg.SubLinkType_EXISTS_SUBLINK {
			return "boolean"
		}
	case *pg.Node_AExpr:
		switch name := words(v.AExpr.Name); {
		case v.AExpr.Kind == pg.A_Expr_Kind_AEXPR_IN, v.AExpr.Kind == pg.A_Expr_Kind_AEXPR_LIKE, v.AExpr.Kind == pg.A_Expr_Kind_AEXPR_DISTINCT, v.AExpr.Kind == pg.A_Expr_Kind_AEXPR_BETWEEN:
			return "boolean"
		case v.AExpr.Kind == pg.A_Expr_Kind_AEXPR_OP && len(name) == 1 && strings.Contains(" = <> < > <= >= ", " "+name[0]+" "):
			return "boolean"
		}
	case *pg.Node_FuncCall:
		name := words(v.FuncCall.Funcname)
		if len(name) == 0 || len(name) > 1 && name[0] != "pg_catalog" {
			return ""
		}
		switch name[len(name)-1] {
		case "count", "row_number", "rank", "dense_rank":
			return "bigint"
		case "now":
			return "timestamp with time zone"
		case "gen_random_uuid":
			return "uuid"
		}
	}
	return ""
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
	return out + strings.Repeat("[]", len(t.ArrayBounds))
}
