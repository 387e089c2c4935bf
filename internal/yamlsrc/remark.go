package yamlsrc

import (
	"slices"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"github.com/pare-dev/pare/internal/source"
)

// Remark is what a comment says to pare, and what it stands at: the item on its
// line or, where it has a line of its own, on the line below.
type Remark struct {
	Text source.Text // what stands behind “pare:”
	// The places of keys and values that stand for what it stands at: those above
	// all lists, then of the item of each list down to the line. None where the
	// comment stands at nothing, or at several items of one list.
	At [][]source.Pos
}

// Remarks finds what the comments of a file say to pare, in their order. A file
// that is no YAML has none: reading it says why. The problems are comments that
// look as if they meant to say something.
func Remarks(f source.File) ([]Remark, []source.Problem) {
	text := strings.ToLower(f.Data)
	if !strings.Contains(text, "pare:") && !(strings.Contains(text, "pare") && strings.Contains(text, "ignore")) {
		return nil, nil // most files are read once alone
	}
	t, bad := clean(f)
	if bad != nil {
		return nil, nil
	}
	docs, _ := decode(t.data)
	m := marker{t: t, last: map[*yaml.Node]int{}}
	for _, doc := range docs {
		m.measure(doc)
	}
	slices.SortFunc(m.scalars, func(a, b [2]int) int { return a[0] - b[0] })
	lines := strings.Split(t.data, "\n")
	var remarks []Remark
	var problems []source.Problem
	for i, line := range lines {
		hash := m.comment(i, line)
		if hash < 0 {
			continue
		}
		text := strings.TrimRight(line[hash+1:], " \t\r")
		span := m.span(i, line, hash, hash+1+len(text))
		at, slip := source.Remark(text)
		switch {
		case slip:
			problems = append(problems, source.Slip(span))
			continue
		case at < 0:
			continue
		}
		said := strings.TrimLeft(text[at:], " \t")
		from := hash + 1 + len(text) - len(said)
		r := Remark{Text: source.Text{Value: said, Span: m.span(i, line, from, hash+1+len(text))}}
		if said == "" {
			r.Text.Span = span
		}
		if below := m.item(i, hash, lines); below > 0 {
			for _, doc := range docs {
				w := around{marker: &m, line: below, items: [][]source.Pos{nil}}
				w.walk(doc)
				if !w.several {
					r.At = append(r.At, w.items...)
				}
			}
		}
		remarks = append(remarks, r)
	}
	return remarks, problems
}

// marker knows where the values of a file stand.
type marker struct {
	t       *text
	last    map[*yaml.Node]int // the last line of each
	scalars [][2]int           // where they start and end
}

// measure notes where a node and all beneath it end. Aliases are not followed.
func (m *marker) measure(n *yaml.Node) int {
	last := n.Line
	if n.Kind == yaml.ScalarNode && (n.Value != "" || n.Style != 0) {
		start, end := m.t.scalarStart(n), m.t.scalarEnd(n)
		m.scalars = append(m.scalars, [2]int{start, end})
		last = m.t.pos(max(start, end-1)).Line
	}
	for _, child := range n.Content {
		if !empty(child) { // whose place is anywhere
			last = max(last, m.measure(child))
		}
	}
	m.last[n] = last
	return last
}

func empty(n *yaml.Node) bool { return n.Kind == yaml.ScalarNode && n.Value == "" && n.Style == 0 }

// comment finds where a comment starts in the i-th line, from 0; -1 where there
// is none.
func (m *marker) comment(i int, line string) int {
	for at := 0; at < len(line); at++ {
		if line[at] != '#' || at > 0 && line[at-1] != ' ' && line[at-1] != '\t' {
			continue
		}
		offset := m.t.lines[i] + at
		next, _ := slices.BinarySearchFunc(m.scalars, offset+1, func(s [2]int, to int) int { return s[0] - to })
		if next == 0 || m.scalars[next-1][1] <= offset {
			return at
		}
	}
	return -1
}

// item is the line, from 1, of what a comment stands at; 0 where that is nothing.
func (m *marker) item(i, hash int, lines []string) int {
	if strings.Trim(lines[i][:hash], " \t") != "" {
		return i + 1
	}
	for i++; i < len(lines); i++ {
		switch rest := strings.TrimLeft(lines[i], " \t\r"); {
		case rest == "":
			return 0
		case rest[0] != '#':
			return i + 1
		}
	}
	return 0
}

func (m *marker) span(i int, line string, from, to int) source.Span {
	col := func(at int) int { return utf8.RuneCountInString(line[:at]) + 1 }
	return source.Span{Pos: source.Pos{File: m.t.name, Line: i + 1, Col: col(from)}, EndLine: i + 1, EndCol: col(to)}
}

// around finds what a line of a document is in: the keys down to it and, for each
// list on the way, the item of it that reaches over the line. Of items that start
// on the line the outermost is meant.
type around struct {
	*marker
	line   int
	starts bool // the item that is gone through starts on the line
	items  [][]source.Pos

	several bool // items of one list share the line, and nobody can tell which is meant
}

func (w *around) walk(n *yaml.Node) {
	switch n.Kind {
	case yaml.MappingNode:
		for i := 0; i+1 < len(n.Content); i += 2 {
			key, value := n.Content[i], n.Content[i+1]
			if key.Line > w.line || w.line > max(w.last[key], w.last[value]) {
				continue
			}
			w.add(w.pos(key))
			if !empty(value) && (value.Kind == yaml.ScalarNode || value.Line == key.Line) {
				w.add(w.pos(value))
			}
			w.walk(value)
		}
	case yaml.SequenceNode:
		found := false
		for _, item := range n.Content {
			if empty(item) || item.Line > w.line || w.line > w.last[item] {
				continue
			}
			if item.Kind != yaml.MappingNode {
				w.add(w.pos(item))
				w.walk(item)
				continue
			}
			if w.starts {
				continue
			}
			w.several = w.several || found
			found = true
			w.items = append(w.items, nil)
			w.starts = item.Line == w.line
			w.add(w.parts(item)...)
			w.walk(item)
			w.starts = false
		}
	}
}

func (w *around) add(places ...source.Pos) {
	last := len(w.items) - 1
	for _, at := range places {
		if !slices.Contains(w.items[last], at) {
			w.items[last] = append(w.items[last], at)
		}
	}
}

// parts are the places of a mapping's keys, and of its values that are no lists
// and no mappings.
func (m *marker) parts(n *yaml.Node) []source.Pos {
	var list []source.Pos
	for i := 0; i+1 < len(n.Content); i += 2 {
		list = append(list, m.pos(n.Content[i]))
		if v := n.Content[i+1]; v.Kind == yaml.ScalarNode && !empty(v) {
			list = append(list, m.pos(v))
		}
	}
	return list
}

func (m *marker) pos(n *yaml.Node) source.Pos {
	return source.Pos{File: m.t.name, Line: n.Line, Col: n.Column}
}
