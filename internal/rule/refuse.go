package rule

import (
	"fmt"
	"math"

	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/file"
)

// literal is a constant in a condition: its type as facts have it, and its
// value where that is text.
type literal struct {
	node ast.Node
	kind string
	text string // of a number what no fact can be: a fraction, or negative; "" where it can
}

func (v literal) String() string {
	if v.kind == "text" {
		return fmt.Sprintf("%q", v.text)
	}
	return "a " + v.kind
}

func constant(n ast.Node) (literal, bool) {
	switch n := n.(type) {
	case *ast.StringNode:
		return literal{n, "text", n.Value}, true
	case *ast.BoolNode:
		return literal{n, "bool", ""}, true
	case *ast.IntegerNode:
		return literal{n, "number", ""}, true
	case *ast.FloatNode:
		if n.Value == math.Trunc(n.Value) {
			return literal{n, "number", ""}, true
		}
		return literal{n, "number", "a fraction"}, true
	case *ast.UnaryNode:
		if v, ok := constant(n.Node); ok && n.Operator == "-" && v.kind == "number" {
			return literal{n, "number", "negative"}, true
		}
	}
	return literal{}, false
}

// path is the dotted name that a node stands for: purpose.kind.
func path(n ast.Node) (string, bool) {
	switch n := n.(type) {
	case *ast.IdentifierNode:
		return n.Value, true
	case *ast.MemberNode:
		property, ok := n.Property.(*ast.StringNode)
		if !ok || n.Optional {
			return "", false
		}
		root, ok := path(n.Node)
		return root + "." + property.Value, ok
	}
	return "", false
}

// refuse notes something that the expression language has and conditions do not.
func (c *checker) refuse(n ast.Node) {
	at, what, hint := whole(n), "this", c.names()
	switch n := n.(type) {
	case *ast.VariableDeclaratorNode:
		what, hint = "“let”", "write the fact itself in place of the variable"
	case *ast.SequenceNode:
		what, hint = "“;”", "join conditions by “and” or “or”"
	case *ast.ConditionalNode:
		what, hint = "a choice of “if” or “?:”", "write it with “and”, “or” and “not”, or as two rules"
	case *ast.BuiltinNode:
		at = n.Location()
		switch n.Name {
		case "len", "any", "all", "none":
			c.fail(at, n.Name+" is about a list, and no fact of a "+c.on+" is one", hint)
			return
		}
		what = "the function “" + n.Name + "”"
		hint = `a condition reads facts alone; the only function is under(category, "user.contact")`
	case *ast.CallNode:
		what, hint = "a call inside a comparison", "calls stand alone: under(category, …) and …"
	case *ast.UnaryNode:
		at, what = n.Location(), "“"+n.Operator+"” here"
		hint = "only a whole condition can be negated, and only numbers have a sign"
	case *ast.BinaryNode:
		at, what = n.Location(), "“"+n.Operator+"”"
		switch n.Operator {
		case "matches", "contains", "startsWith", "endsWith":
			hint = "compare with a value by ==, or with several by in"
		case "and", "&&", "or", "||", "==", "!=", "<", "<=", ">", ">=", "in":
			c.fail(at, "“"+n.Operator+"” inside a comparison, which is about a fact and a constant", "compare them one by one, joined by “and” or “or”")
			return
		}
	case *ast.ArrayNode:
		what, hint = "a list here", "lists come after “in”"
	case *ast.MapNode:
		what = "a map"
	case *ast.NilNode:
		what, hint = "“nil”", "a fact always has a value; what is not stated has one for that, such as missing"
	case *ast.ChainNode:
		what, hint = "“?.”", "write a plain dot: a fact always has a value"
	case *ast.MemberNode, *ast.SliceNode:
		what, hint = "an index", "name the fact with a dot: category.guarded"
	case *ast.BytesNode:
		what, hint = "a string of bytes", "write the value in plain quotes"
	}
	c.fail(at, what+" is not allowed in a condition", hint)
}

// whole is the stretch of a condition that a node covers, in characters. The
// parser itself places a node at its operator or its last name.
func whole(n ast.Node) file.Location {
	at := n.Location()
	join := func(nodes ...ast.Node) file.Location {
		for _, part := range nodes {
			p := whole(part)
			at.From, at.To = min(at.From, p.From), max(at.To, p.To)
		}
		return at
	}
	switch n := n.(type) {
	case *ast.UnaryNode:
		return join(n.Node)
	case *ast.BinaryNode:
		return join(n.Left, n.Right)
	case *ast.MemberNode:
		return join(n.Node)
	case *ast.ChainNode:
		return join(n.Node)
	case *ast.SliceNode:
		return join(n.Node)
	case *ast.ConditionalNode:
		// One made by "if" has no place of its own.
		at = whole(n.Cond)
		return join(n.Exp1, n.Exp2)
	case *ast.SequenceNode:
		return join(n.Nodes...)
	case *ast.ArrayNode:
		return join(n.Nodes...)
	}
	return at
}
