package rule

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/file"

	"github.com/pare-dev/pare/internal/fact"
	"github.com/pare-dev/pare/internal/policy"
	"github.com/pare-dev/pare/internal/source"
)

// checker sees that a condition says something about facts, and something that
// can be so. What conditions are made of:
//
//	condition = fact                                   one that is true or false
//	          | fact ("==" | "!=") constant
//	          | fact ("<" | "<=" | ">" | ">=") number
//	          | fact ["not"] "in" "[" constant … "]"
//	          | under(category, key)
//	          | "not" condition | condition ("and" | "or") condition
//
// Everything else that the language has is refused, so that equal facts always
// give equal findings and each mistake is seen.
type checker struct {
	on    string
	facts []fact.Fact
	cats  *policy.Categories
	fail  func(at file.Location, msg, hint string)
	reads []string // the facts met, with repeats
}

// truth checks something that must be true or false.
func (c *checker) truth(n ast.Node) {
	switch n := n.(type) {
	case *ast.UnaryNode:
		if n.Operator != "!" && n.Operator != "not" {
			c.refuse(n)
			return
		}
		c.truth(n.Node)
	case *ast.BinaryNode:
		switch n.Operator {
		case "and", "&&", "or", "||":
			c.truth(n.Left)
			c.truth(n.Right)
		case "==", "!=", "<", "<=", ">", ">=":
			c.comparison(n)
		case "in":
			c.membership(n)
		default:
			c.refuse(n)
		}
	case *ast.IdentifierNode, *ast.MemberNode:
		f, ok := c.fact(n)
		if !ok || f.Type == "bool" {
			return
		}
		hint := "compare it: " + f.Name + " > 0"
		if f.Type == "text" {
			hint = fmt.Sprintf("compare it: %s == %q", f.Name, f.Values[0])
		}
		c.fail(whole(n), fmt.Sprintf("%s is a %s, expected something true or false", f.Name, f.Type), hint)
	case *ast.CallNode:
		c.call(n)
	default:
		if _, ok := constant(n); ok {
			c.fail(whole(n), "a constant where a condition is expected: it reads no fact", c.names())
			return
		}
		c.refuse(n)
	}
}

// comparison checks that a fact is compared with a constant that it can be.
func (c *checker) comparison(n *ast.BinaryNode) {
	left, leftConstant := constant(n.Left)
	right, rightConstant := constant(n.Right)
	switch {
	case leftConstant && rightConstant:
		c.fail(whole(n), "compares two constants: it reads no fact", c.names())
		return
	case !leftConstant && !rightConstant:
		f, ok := c.fact(n.Left)
		if ok && c.unquoted(f, n.Right) {
			return
		}
		g, also := c.fact(n.Right)
		if ok && also {
			c.fail(whole(n), fmt.Sprintf("compares %s with %s, expected a fact and a constant", f.Name, g.Name), valuesHint(f))
		}
		return
	}
	value, side := right, n.Left
	if leftConstant {
		value, side = left, n.Right
	}
	f, ok := c.fact(side)
	if !ok || !c.canBe(f, value) {
		return
	}
	if n.Operator != "==" && n.Operator != "!=" && f.Type != "number" {
		c.fail(n.Location(), fmt.Sprintf("%s is a %s, which has no order", f.Name, f.Type), "compare it with == or !=, or with in and a list")
	}
}

// membership checks that a fact is looked for in a list of constants that it can
// be.
func (c *checker) membership(n *ast.BinaryNode) {
	list, ok := n.Right.(*ast.ArrayNode)
	switch {
	case !ok:
		c.fail(whole(n.Right), "expected a list of constants after “in”", `write it as need in ["none", "unstated"]`)
		return
	case len(list.Nodes) == 0:
		c.fail(whole(n), "the list after “in” is empty: the condition would never hold", "")
		return
	}
	f, ok := c.fact(n.Left)
	for _, item := range list.Nodes {
		value, isConstant := constant(item)
		switch {
		case ok && c.unquoted(f, item):
		case !isConstant:
			c.fail(whole(item), "expected a constant in the list after “in”", valuesHint(f))
		case ok:
			c.canBe(f, value)
		}
	}
}

// unquoted notes a value of a fact that stands without its quotes.
func (c *checker) unquoted(f fact.Fact, n ast.Node) bool {
	name, ok := n.(*ast.IdentifierNode)
	if !ok || !slices.Contains(f.Values, name.Value) {
		return false
	}
	c.fail(whole(n), fmt.Sprintf("%s is a value of %s, and no fact", name.Value, f.Name), fmt.Sprintf("write it in quotes: %q", name.Value))
	return true
}

// canBe checks that a fact can have a constant's value.
func (c *checker) canBe(f fact.Fact, value literal) bool {
	if value.kind != f.Type {
		c.fail(whole(value.node), fmt.Sprintf("%s is a %s and is compared with %s", f.Name, f.Type, value), valuesHint(f))
		return false
	}
	if f.Type == "number" && value.text != "" {
		c.fail(whole(value.node), f.Name+" is never "+value.text+", expected a whole number from 0", valuesHint(f))
		return false
	}
	if f.Type == "text" && !slices.Contains(f.Values, value.text) {
		msg := fmt.Sprintf("%s is never %s, expected one of %s", f.Name, value, strings.Join(f.Values, ", "))
		c.fail(whole(value.node), msg, source.DidYouMean(value.text, f.Values))
		return false
	}
	return true
}

// call checks a call of the one function there is: under(category, "a.key").
func (c *checker) call(n *ast.CallNode) {
	name, ok := n.Callee.(*ast.IdentifierNode)
	switch {
	case !ok:
		c.fail(whole(n), "facts have no methods", c.names())
		return
	case name.Value != "under":
		c.fail(name.Location(), "unknown function “"+name.Value+"”", `the only function is under(category, "user.contact")`)
		return
	case len(n.Arguments) > 0 && whole(n.Arguments[0]).From < name.Location().From:
		c.fail(name.Location(), "“|” is not allowed in a condition", `write under(category, "user.contact")`)
		return
	case len(n.Arguments) != 2:
		c.fail(name.Location(), "under takes two arguments, a category and a key; "+strconv.Itoa(len(n.Arguments))+" given", `write under(category, "user.contact")`)
		return
	}
	if !slices.ContainsFunc(c.facts, func(f fact.Fact) bool { return strings.HasPrefix(f.Name, "category.") }) {
		c.fail(name.Location(), "a "+c.on+" has no category", "make the rule one on use, field or column")
		return
	}
	if subject, ok := n.Arguments[0].(*ast.IdentifierNode); !ok || subject.Value != "category" {
		c.fail(whole(n.Arguments[0]), "the first argument of under is not a category", `write under(category, "user.contact")`)
	}
	key, ok := n.Arguments[1].(*ast.StringNode)
	if !ok {
		c.fail(whole(n.Arguments[1]), "the second argument of under is not a category's key in quotes", `write under(category, "user.contact")`)
		return
	}
	c.reads = append(c.reads, "category")
	if c.cats.Get(key.Value) == nil {
		c.fail(key.Location(), "unknown category “"+key.Value+"”", source.DidYouMean(key.Value, c.cats.Keys()))
	}
}

// fact finds the fact that a node names; false where it names none, which is
// noted.
func (c *checker) fact(n ast.Node) (fact.Fact, bool) {
	path, ok := path(n)
	if !ok {
		c.refuse(n)
		return fact.Fact{}, false
	}
	var names, parts, namesakes []string
	for _, f := range c.facts {
		if f.Name == path {
			c.reads = append(c.reads, path)
			return f, true
		}
		names = append(names, f.Name)
		if strings.HasPrefix(f.Name, path+".") {
			parts = append(parts, f.Name)
		}
		if strings.HasSuffix(f.Name, "."+path) || strings.HasSuffix(path, "."+f.Name) {
			namesakes = append(namesakes, f.Name)
		}
	}
	root, _, _ := strings.Cut(path, ".")
	switch {
	case root == "$env":
		c.fail(whole(n), "“$env” is not allowed in a condition", "name a fact: "+strings.Join(names, ", "))
	case path == "category":
		c.fail(whole(n), "category is not a fact itself", `write under(category, "user.contact"), or name one of its facts: `+strings.Join(parts, ", "))
	case len(parts) > 0:
		c.fail(whole(n), path+" is not a fact itself", "name one of its facts: "+strings.Join(parts, ", "))
	case len(namesakes) > 0:
		c.fail(whole(n), "unknown fact “"+path+"” of a "+c.on, "did you mean "+strings.Join(namesakes, " or ")+"?")
	default:
		c.fail(whole(n), "unknown fact “"+path+"” of a "+c.on, cmp.Or(source.DidYouMean(path, names), c.names()))
	}
	return fact.Fact{}, false
}

// names is the hint that lists what a condition can read.
func (c *checker) names() string {
	var names []string
	for _, f := range c.facts {
		names = append(names, f.Name)
	}
	return "the facts of a " + c.on + " are " + strings.Join(names, ", ")
}

func valuesHint(f fact.Fact) string {
	switch f.Type {
	case "text":
		return f.Name + " is one of " + strings.Join(f.Values, ", ")
	case "bool":
		return "write " + f.Name + " or not " + f.Name
	case "number":
		return "write " + f.Name + " > 0"
	}
	return ""
}
