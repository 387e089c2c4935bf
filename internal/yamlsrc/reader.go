package yamlsrc

import (
	"strings"
	"unicode"

	"gopkg.in/yaml.v3"

	"github.com/pare-dev/pare/internal/source"
)

// Reader turns nodes into values and collects what is wrong with them.
type Reader struct {
	Problems []source.Problem
}

// Fail notes an error at a span.
func (r *Reader) Fail(at source.Span, msg, hint string) {
	r.Problems = append(r.Problems, source.Problem{Kind: source.Error, Span: at, Msg: clip(msg), Hint: clip(hint)})
}

// maxShown bounds the characters that a message shows of a value.
const maxShown = 120

// clip shortens the values that a message quotes, so that a file that is one
// long line does not become one long message.
func clip(msg string) string {
	if len(msg) <= maxShown {
		return msg
	}
	var b strings.Builder
	for {
		before, rest, ok := strings.Cut(msg, "“")
		b.WriteString(before)
		if !ok {
			return b.String()
		}
		value, after, closed := strings.Cut(rest, "”")
		b.WriteString("“" + short(value))
		if !closed {
			return b.String()
		}
		b.WriteString("”")
		msg = after
	}
}

func short(value string) string {
	shown := 0
	for i := range value {
		if shown++; shown > maxShown {
			return value[:i] + "…"
		}
	}
	return value
}

// wrongType notes that a value is of another type than expected, with a hint
// where it is a common slip.
func (r *Reader) wrongType(n Node, what, expected, hint string) {
	r.Fail(n.Span(), what+" is "+n.kind()+", expected "+expected, hint)
}

// A no-break space looks like a blank, and YAML takes it for a letter.
const (
	noBreakSpace = "\u00a0"
	retype       = "a no-break space (U+00A0) where a plain one should be: type it again"
)

// Map starts to read a mapping; what names it in messages: "a purpose". It never
// returns nil: where n is not a mapping that is noted, and the result is empty
// and notes nothing more. A zero n, an absent key, is an empty result too.
func (r *Reader) Map(n Node, what string) *Map {
	m := &Map{r: r, what: what, node: n, void: true}
	switch {
	case n.IsZero():
	case !n.IsMap():
		hint := "write key: value"
		if v := n.resolved().n; n.IsScalar() && v.Style == 0 && strings.Contains(v.Value, ":") {
			hint = "put a space after the “:” of a key"
			if strings.Contains(v.Value, noBreakSpace) {
				hint = retype
			}
		}
		r.wrongType(n, what, "a mapping", hint)
	default:
		m.void = false
		m.pairs = n.resolved().n.Content
	}
	return m
}

// Text reads a scalar value of any type as written, less line feeds at its end;
// what names it in messages.
func (r *Reader) Text(n Node, what string) source.Text {
	if !r.isText(n, what) {
		return source.Text{}
	}
	return n.text()
}

// Value is Text without its place, which takes time to find in a long text.
func (r *Reader) Value(n Node, what string) string {
	if !r.isText(n, what) {
		return ""
	}
	return n.value()
}

func (r *Reader) isText(n Node, what string) bool {
	switch {
	case n.IsZero():
		return false
	case !n.IsScalar():
		hint := "write a single value"
		if n.IsMap() {
			hint = "put text that holds “: ” or starts with { in quotes"
		}
		r.wrongType(n, what, "a text", hint)
		return false
	}
	return true
}

// Enum reads a scalar that must be one of values; else notes it with
// did-you-mean and returns the zero Text.
func (r *Reader) Enum(n Node, what string, values []string) source.Text {
	text := r.Text(n, what)
	if !text.Given() {
		return text
	}
	for _, v := range values {
		if text.Value == v {
			return text
		}
	}
	r.Fail(text.Span, what+" is “"+text.Value+"”, expected "+orList(values), source.DidYouMean(text.Value, values))
	return source.Text{}
}

// Entries lists the pairs of a mapping whose keys are the user's own names. A
// value that is empty is a null node at the place of its key.
func (r *Reader) Entries(n Node, what string) []Entry {
	if n.IsZero() {
		return nil
	}
	if !n.IsMap() {
		r.wrongType(n, what, "a mapping", "write key: value")
		return nil
	}
	pairs := n.resolved().n.Content
	entries := make([]Entry, 0, len(pairs)/2)
	for i := 0; i+1 < len(pairs); i += 2 {
		entries = append(entries, Entry{Key: Node{n: pairs[i], t: n.t}.text(), Value: valueOf(pairs, i, n.t)})
	}
	return entries
}

// Items lists a sequence's values. Empty ones are noted and left out.
func (r *Reader) Items(n Node, what string) []Node {
	if n.IsZero() {
		return nil
	}
	if !n.IsList() {
		hint := "write a list: [a, b], or one “- ” line for each item"
		if v := n.resolved().n; n.IsScalar() && v.Style == 0 && strings.HasPrefix(v.Value, "-") {
			hint = "put a space after the “-” of each item"
		} else if n.IsScalar() {
			hint = "write [" + short(v.Value) + "]"
		}
		r.wrongType(n, what, "a list", hint)
		return nil
	}
	var items []Node
	for _, v := range n.resolved().n.Content {
		item := Node{n: v, t: n.t}
		if item.isNull() {
			r.Fail(item.Span(), "an item of "+what+" is empty", "write a value, or leave the item out")
			continue
		}
		items = append(items, item)
	}
	return items
}

// Texts reads a list of scalars. An item that stands twice is noted.
func (r *Reader) Texts(n Node, what string) []source.Text {
	items := r.Items(n, what)
	if len(items) == 0 {
		return nil
	}
	texts := make([]source.Text, 0, len(items))
	seen := make(map[string]source.Span, len(items))
	for _, item := range items {
		text := r.Text(item, "an item of "+what)
		if !text.Given() {
			continue
		}
		if text.Value == "" {
			r.Fail(text.Span, "an item of "+what+" is empty", "write a value, or leave the item out")
			continue
		}
		if first, ok := seen[text.Value]; ok {
			r.Fail(text.Span, "“"+text.Value+"” appears twice in "+what+", first at "+first.Pos.String(), "keep one of the two")
			continue
		}
		seen[text.Value] = text.Span
		texts = append(texts, text)
	}
	return texts
}

// Name notes a name of the user's own that others could not refer to; what names
// the thing: "a purpose".
func (r *Reader) Name(name source.Text, what string) bool {
	if name.Value == "" {
		return false // Must notes it
	}
	for _, c := range name.Value {
		if c != '_' && c != '-' && !unicode.IsLetter(c) && !unicode.IsDigit(c) {
			r.Fail(name.Span, "“"+name.Value+"” cannot be the name of "+what, "use letters, digits, _ and - alone")
			return false
		}
	}
	return true
}

// First reports whether a name is the first of its kind, and notes one that is
// not. Names are unique over all files that share seen.
func (r *Reader) First(seen map[string]source.Span, name source.Text, what string) bool {
	if first, ok := seen[name.Value]; ok {
		r.Fail(name.Span, what+" “"+name.Value+"” is defined twice, first at "+first.Pos.String(), "keep one of the two, or rename one")
		return false
	}
	seen[name.Value] = name.Span
	return true
}

// text is a scalar's value with its place.
func (n Node) text() source.Text {
	return source.Text{Value: n.value(), Span: n.Span()}
}

func (n Node) value() string { return strings.TrimRight(n.resolved().n.Value, "\n") }

// valueOf is the value of the i-th key of a mapping; an empty one stands where
// its key stands, since yaml.v3 puts it anywhere behind.
func valueOf(pairs []*yaml.Node, i int, t *text) Node {
	v := Node{n: pairs[i+1], t: t}
	if v.isNull() {
		v.at = pairs[i]
	}
	return v
}

// orList writes a choice: a, b or c.
func orList(values []string) string {
	if len(values) < 2 {
		return strings.Join(values, "")
	}
	last := len(values) - 1
	return strings.Join(values[:last], ", ") + " or " + values[last]
}
