package yamlsrc

import (
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"github.com/pare-dev/pare/internal/source"
)

// Node is one YAML value with its place. An alias is read as the value that it
// names, at the place of the alias.
type Node struct {
	n  *yaml.Node
	t  *text
	at *yaml.Node // where the value stands, if not at n: its alias, or the key of an empty value
}

// Entry is one key of a mapping with its value.
type Entry struct {
	Key   source.Text
	Value Node
}

// IsZero reports whether there is no value: the key was absent or empty.
func (n Node) IsZero() bool { return n.n == nil }

// IsScalar reports whether the value is a text, a number, a date or a boolean.
func (n Node) IsScalar() bool { return n.is(yaml.ScalarNode) && !n.isNull() }

// IsMap reports whether the value is a mapping.
func (n Node) IsMap() bool { return n.is(yaml.MappingNode) }

// IsList reports whether the value is a list.
func (n Node) IsList() bool { return n.is(yaml.SequenceNode) }

func (n Node) is(kind yaml.Kind) bool { return n.n != nil && n.resolved().n.Kind == kind }

func (n Node) isNull() bool {
	n = n.resolved()
	return n.n.Kind == yaml.ScalarNode && n.n.ShortTag() == "!!null"
}

// resolved follows an alias. It is only safe to go on below it once the checker
// found no cycle.
func (n Node) resolved() Node {
	if n.n.Kind != yaml.AliasNode {
		return n
	}
	at := n.n
	if n.at != nil {
		at = n.at
	}
	return Node{n: n.n.Alias, t: n.t, at: at}
}

// Span is the place of the value: all of a scalar, the start of a mapping or a
// list.
func (n Node) Span() source.Span {
	if n.n == nil {
		return source.Span{}
	}
	v := n.n
	if n.at != nil {
		v = n.at
	}
	start := source.Pos{File: n.t.name, Line: v.Line, Col: v.Column}
	switch {
	case v.Kind == yaml.AliasNode:
		return source.Span{Pos: start, EndLine: v.Line, EndCol: v.Column + 1 + utf8.RuneCountInString(v.Value)}
	case v.Kind == yaml.ScalarNode:
		end := n.t.pos(n.t.scalarEnd(v))
		return source.Span{Pos: start, EndLine: end.Line, EndCol: end.Col}
	}
	return source.Span{Pos: start}
}

// At is the place in the file of the i-th byte of a scalar's value, exact for
// plain, quoted and block scalars. Behind the last byte it is the end.
func (n Node) At(i int) source.Pos {
	if !n.IsScalar() {
		return n.Span().Pos
	}
	v := n.resolved().n
	at, end := n.t.scalar(v)
	if i < len(at) {
		return n.t.pos(at[i])
	}
	if v.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle) != 0 {
		end--
	}
	return n.t.pos(end)
}

// kind names the type of a value in messages.
func (n Node) kind() string {
	n = n.resolved()
	switch n.n.Kind {
	case yaml.MappingNode:
		return "a mapping"
	case yaml.SequenceNode:
		return "a list"
	}
	switch n.n.ShortTag() {
	case "!!null":
		return "empty"
	case "!!bool":
		return "a boolean"
	case "!!int", "!!float":
		return "a number"
	case "!!timestamp":
		return "a date"
	}
	return "a text"
}
