package yamlsrc

import (
	"slices"
	"strings"
	"time"

	"gopkg.in/yaml.v3"

	"github.com/pare-dev/pare/internal/retention"
	"github.com/pare-dev/pare/internal/source"
)

// Map is a mapping with known keys that is being read. Every key asked for is
// known; Done notes the others. A value that is empty counts as absent.
type Map struct {
	r     *Reader
	what  string
	node  Node
	pairs []*yaml.Node
	asked []string
	void  bool // no mapping was there: nothing is missing or unknown in it
}

// Span is the place of the mapping.
func (m *Map) Span() source.Span { return m.node.Span() }

// Has reports whether a key stands in the mapping with a value.
func (m *Map) Has(key string) bool { return !m.Node(key).IsZero() }

// KeySpan is the place of a key, that of the mapping where it is absent.
func (m *Map) KeySpan(key string) source.Span {
	if i := m.index(key); i >= 0 {
		return Node{n: m.pairs[i], t: m.node.t}.Span()
	}
	return m.Span()
}

// index finds a key; the mappings with known keys are short.
func (m *Map) index(key string) int {
	if !slices.Contains(m.asked, key) {
		m.asked = append(m.asked, key)
	}
	for i := 0; i+1 < len(m.pairs); i += 2 {
		if (Node{n: m.pairs[i]}).resolved().n.Value == key {
			return i
		}
	}
	return -1
}

// Node gives the value of a key, the zero Node where it is absent or empty.
func (m *Map) Node(key string) Node {
	i := m.index(key)
	if i < 0 {
		return Node{}
	}
	if v := valueOf(m.pairs, i, m.node.t); !v.isNull() {
		return v
	}
	return Node{}
}

// label names the value of a key in messages.
func (m *Map) label(key string) string { return "“" + key + "” in " + m.what }

// Text reads one scalar as written; absent: the zero Text.
func (m *Map) Text(key string) source.Text { return m.r.Text(m.Node(key), m.label(key)) }

// Enum reads one of values; absent or another: the zero Text.
func (m *Map) Enum(key string, values []string) source.Text {
	return m.r.Enum(m.Node(key), m.label(key), values)
}

// Date reads a day, YYYY-MM-DD, that the calendar has; absent or none: the zero
// Text.
func (m *Map) Date(key string) source.Text {
	text := m.Text(key)
	if !text.Given() {
		return text
	}
	if _, err := time.Parse(time.DateOnly, text.Value); err != nil {
		m.r.Fail(text.Span, m.label(key)+" is “"+text.Value+"”, expected a day of the calendar written YYYY-MM-DD", "")
		return source.Text{}
	}
	return text
}

// Must notes that a key is missing or empty.
func (m *Map) Must(keys ...string) {
	if m.void {
		return
	}
	for _, key := range keys {
		v := m.Node(key)
		switch {
		case v.IsZero() && m.index(key) < 0 && m.node.t.hurt[m.node.resolved().n]:
		case v.IsZero() && m.index(key) < 0:
			m.r.Fail(m.Span(), "“"+key+"” is missing in "+m.what, "add it")
		case v.IsZero(),
			v.IsScalar() && strings.TrimSpace(v.resolved().n.Value) == "",
			!v.IsScalar() && len(v.resolved().n.Content) == 0:
			m.r.Fail(m.KeySpan(key), m.label(key)+" is empty", "write a value")
		}
	}
}

// Bool reads true or false; nil where absent or another.
func (m *Map) Bool(key string) *bool {
	n := m.Node(key)
	if n.IsZero() {
		return nil
	}
	if n.IsScalar() {
		v := n.resolved().n
		yes := strings.EqualFold(v.Value, "true")
		if v.ShortTag() == "!!bool" && (yes || strings.EqualFold(v.Value, "false")) {
			return &yes
		}
	}
	m.r.wrongType(n, m.label(key), "true or false", boolHint(n))
	return nil
}

// boolHint says how to write what older YAML, and quotes, spell otherwise.
func boolHint(n Node) string {
	if !n.IsScalar() {
		return "write true or false"
	}
	v := n.resolved().n
	switch strings.ToLower(v.Value) {
	case "true", "false":
		return "write " + strings.ToLower(v.Value) + " without quotes"
	case "yes", "y", "on", "1":
		return "write true"
	case "no", "n", "off", "0":
		return "write false"
	}
	return "write true or false"
}

// Texts reads a list of scalars; an item that stands twice is noted.
func (m *Map) Texts(key string) []source.Text { return m.r.Texts(m.Node(key), m.label(key)) }

// Items lists the values of a key's list; none where it is absent.
func (m *Map) Items(key string) []Node { return m.r.Items(m.Node(key), m.label(key)) }

// Entries lists the pairs of a key's mapping; none where it is absent.
func (m *Map) Entries(key string) []Entry { return m.r.Entries(m.Node(key), m.label(key)) }

// Retention reads {for: P2Y, after: last_order}; nil where absent or wrong.
func (m *Map) Retention(key string) *retention.Retention {
	n := m.Node(key)
	if n.IsZero() {
		return nil
	}
	sub := m.r.Map(n, m.label(key))
	keep := sub.Text("for")
	out := &retention.Retention{After: sub.Text("after"), Span: n.Span()}
	sub.Must("for", "after")
	sub.Done()
	if keep.Value == "" || out.After.Value == "" {
		return nil
	}
	d, err := retention.ParseDuration(keep.Value)
	if err != nil {
		m.r.Fail(keep.Span, sub.label("for")+" is “"+keep.Value+"”: "+err.Error(), "")
		return nil
	}
	out.For = d
	return out
}

// Done notes every key that nothing asked for, with did-you-mean.
func (m *Map) Done() {
	for i := 0; i+1 < len(m.pairs); i += 2 {
		key := Node{n: m.pairs[i], t: m.node.t}.text()
		if slices.Contains(m.asked, key.Value) {
			continue
		}
		hint := source.DidYouMean(key.Value, m.asked)
		switch {
		case strings.Contains(key.Value, noBreakSpace):
			hint = retype
		case hint == "":
			hint = "known keys: " + strings.Join(slices.Sorted(slices.Values(m.asked)), ", ")
		}
		m.r.Fail(key.Span, "unknown key “"+key.Value+"” in "+m.what, hint)
	}
}
