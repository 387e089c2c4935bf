package rule

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/expr-lang/expr"
	"github.com/expr-lang/expr/file"
	"github.com/expr-lang/expr/parser"
	"github.com/expr-lang/expr/vm"

	"github.com/pare-dev/pare/internal/fact"
	"github.com/pare-dev/pare/internal/policy"
	"github.com/pare-dev/pare/internal/yamlsrc"
)

// maxCondition bounds a condition, in bytes: the parser calls itself for every
// parenthesis.
const maxCondition = 4000

// condition reads and compiles the condition of a rule on something, and lists
// the facts that it reads; nil where it has problems.
func (l *loader) condition(n yamlsrc.Node, on string) (program *vm.Program, reads []string) {
	if !n.IsScalar() || on == "" {
		return nil, nil // noted already, as a missing or a wrong key
	}
	text := l.Text(n, "when").Value
	if text == "" {
		return nil, nil // noted already, as a missing or a wrong key
	}
	if len(text) > maxCondition {
		l.Fail(n.Span(), fmt.Sprintf("the condition is %d bytes long, expected at most %d", len(text), maxCondition), "make several rules of it")
		return nil, nil
	}
	failed := false
	fail := func(at file.Location, msg, hint string) {
		failed = true
		from, to := byteOffset(text, at.From), byteOffset(text, at.To)
		l.Fail(stretch(n, text, from, to), msg, hint)
	}
	tree, err := parser.Parse(text)
	if err != nil {
		msg, hint := parseMessage(err)
		fail(location(err), msg, hint)
		return nil, nil
	}
	// The tree is checked as it was written: compiling rewrites it.
	check := checker{on: on, facts: l.facts[on], cats: l.cats, fail: fail}
	check.truth(tree.Node)
	if failed {
		return nil, nil
	}
	program, err = expr.Compile(text,
		expr.Env(fact.Record(on)),
		expr.AsBool(),
		expr.Function("under", under, new(func(*fact.Category, string) bool)),
	)
	if err != nil {
		fail(location(err), "the condition does not compile: "+firstLine(err), "")
		return nil, nil
	}
	slices.Sort(check.reads)
	return program, slices.Compact(check.reads)
}

// under tells whether a category is the one of a key or lies beneath it.
func under(args ...any) (any, error) {
	return policy.Under(args[0].(*fact.Category).Key, args[1].(string)), nil
}

// location is where in a condition an error stands, in characters.
func location(err error) file.Location {
	if e, ok := errors.AsType[*file.Error](err); ok {
		return e.Location
	}
	return file.Location{}
}

func firstLine(err error) string {
	if e, ok := errors.AsType[*file.Error](err); ok {
		return e.Message
	}
	line, _, _ := strings.Cut(err.Error(), "\n")
	return line
}

// parseMessage says in our words what the parser found wrong, and what was
// likely meant.
func parseMessage(err error) (msg, hint string) {
	msg = firstLine(err)
	token, ok := strings.CutPrefix(msg, "unexpected token ")
	if !ok {
		if strings.ContainsAny(msg, "“”„‘’«»") {
			hint = `write a value in straight quotes: "none"`
		}
		return "the condition cannot be read: " + msg, hint
	}
	if token == "EOF" {
		return "the condition ends too early", "something is missing after the last word, or a parenthesis is not closed"
	}
	// A token is shown as Operator("=").
	if open := strings.IndexByte(token, '('); open >= 0 {
		if word, err := strconv.Unquote(strings.TrimSuffix(token[open+1:], ")")); err == nil {
			token = word
		}
	}
	switch token {
	case "=":
		hint = "equal is written =="
	case "&", "AND", "And":
		hint = "write “and” between two conditions"
	case "OR", "Or":
		hint = "write “or” between two conditions"
	case "<>":
		hint = "unequal is written !="
	case "is":
		hint = "equal is written ==, and unequal !="
	}
	return "unexpected “" + token + "” in the condition", hint
}
