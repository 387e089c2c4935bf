package yamlsrc

import (
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"
)

// yaml.v3 tells where a scalar starts, and neither where it ends nor where a
// byte of its value stands. This file walks the source again to find out.

// scalarEnd is the offset behind a scalar, quotes included.
func (t *text) scalarEnd(n *yaml.Node) int {
	off := t.scalarStart(n)
	if n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) == 0 {
		rest, quote := t.data[off:], ""
		switch {
		case n.Style&yaml.DoubleQuotedStyle != 0:
			quote = `"`
		case n.Style&yaml.SingleQuotedStyle != 0:
			quote = "'"
		}
		// Most scalars stand as they are: look before walking.
		if body, ok := strings.CutPrefix(rest, quote); ok && strings.HasPrefix(body, n.Value) && strings.HasPrefix(body[len(n.Value):], quote) {
			if quote == "" || !strings.ContainsAny(n.Value, `\'`) {
				return off + len(n.Value) + 2*len(quote)
			}
		}
	}
	_, end := t.scalar(n)
	return end
}

// scalar gives the offset of each byte of a scalar's value, and that behind the
// scalar. It trusts n.Value and never leaves the text.
func (t *text) scalar(n *yaml.Node) (at []int, end int) {
	w := walker{data: t.data, pos: t.scalarStart(n), value: n.Value, at: make([]int, 0, len(n.Value))}
	switch {
	case n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
		w.block()
	case n.Style&yaml.DoubleQuotedStyle != 0:
		w.pos++
		w.flow('"')
	case n.Style&yaml.SingleQuotedStyle != 0:
		w.pos++
		w.flow('\'')
	default:
		w.flow(0)
	}
	return w.at, min(w.pos, len(t.data))
}

// scalarStart is the offset of a scalar behind its tag and its anchor.
func (t *text) scalarStart(n *yaml.Node) int {
	off := t.offset(n.Line, n.Column)
	for off < len(t.data) && (t.data[off] == '!' || t.data[off] == '&' && n.Anchor != "") {
		for off < len(t.data) && !isSpace(t.data[off]) {
			off++
		}
		for off < len(t.data) && (isSpace(t.data[off]) || t.data[off] == '#') {
			if t.data[off] == '#' {
				for off < len(t.data) && t.data[off] != '\n' {
					off++
				}
				continue
			}
			off++
		}
	}
	return off
}

// walker goes through a scalar's source and its value side by side.
type walker struct {
	data  string
	pos   int
	value string
	at    []int // for each byte of value that was passed, its offset
}

func (w *walker) left() string { return w.value[len(w.at):] }

// take passes n bytes of the value that stand in size bytes of the source.
func (w *walker) take(n, size int) {
	for range min(n, len(w.left())) {
		w.at = append(w.at, w.pos)
	}
	w.pos += size
}

// flow walks a plain or a quoted scalar. Line breaks in it are folded: one is a
// blank, each further one a line feed.
func (w *walker) flow(quote byte) {
	for len(w.left()) > 0 && w.pos < len(w.data) {
		if n, size := foldedBreak(w.data[w.pos:]); size > 0 {
			w.take(n, size)
			continue
		}
		c := w.data[w.pos]
		switch {
		case quote == '\'' && c == '\'':
			w.take(1, 2)
		case quote == '"' && c == '\\':
			w.take(escape(w.data[w.pos+1:]))
		default:
			w.take(1, 1)
		}
	}
	if quote != 0 {
		// Only blanks and escaped line breaks can be left before the end.
		for w.pos < len(w.data) && w.data[w.pos] != quote {
			w.pos++
		}
		w.pos++
	}
}

// foldedBreak reads a run of blanks that holds a line break: how many bytes of
// value and of source it has. The size is 0 where no break comes.
func foldedBreak(s string) (n, size int) {
	breaks := 0
	for size < len(s) && isSpace(s[size]) {
		if s[size] == '\n' {
			breaks++
		}
		size++
	}
	switch breaks {
	case 0:
		return 0, 0
	case 1:
		return 1, size
	}
	return breaks - 1, size
}

// escape reads what stands behind a backslash: how many bytes of value it makes,
// and its size in the source with the backslash.
func escape(s string) (n, size int) {
	if s == "" {
		return 1, 1
	}
	digits := 0
	switch s[0] {
	case '\n':
		size = 1
		for size < len(s) && (s[size] == ' ' || s[size] == '\t') {
			size++
		}
		return 0, 1 + size
	case 'x':
		digits = 2
	case 'u':
		digits = 4
	case 'U':
		digits = 8
	case 'N', '_':
		return 2, 2
	case 'L', 'P':
		return 3, 2
	}
	r := rune(0)
	for _, c := range []byte(s[1:min(1+digits, len(s))]) {
		r = r<<4 | rune(strings.IndexByte("0123456789abcdef", c|0x20)&0xf)
		if '0' <= c && c <= '9' {
			r = r&^0xf | rune(c-'0')
		}
	}
	if digits == 0 {
		return 1, 2
	}
	return max(utf8.RuneLen(r), 1), 2 + digits
}

// block walks a literal or a folded scalar. Between the contents of two lines
// the value holds nothing but blanks and line feeds, whatever the folding.
func (w *walker) block() {
	w.pos += lineLen(w.data[w.pos:])
	indent := -1
	for next := w.pos; len(strings.TrimRight(w.left(), "\n")) > 0 && next < len(w.data); {
		start := next + 1
		if start > len(w.data) {
			break
		}
		line := w.data[start : start+lineLen(w.data[start:])]
		next = start + len(line)
		if strings.Trim(line, " ") == "" {
			continue
		}
		if indent < 0 {
			first := strings.TrimLeft(w.value, "\n")
			indent = max(0, blanks(line)-blanks(first))
		}
		content := line[min(indent, blanks(line)):]
		for len(w.left()) > 0 && !strings.HasPrefix(w.left(), content) {
			w.take(1, 0)
		}
		w.pos = start + len(line) - len(content)
		for range len(content) {
			w.take(1, 1)
		}
		w.pos = next
	}
	w.take(len(w.left()), 0)
}

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\n' }

func blanks(s string) int { return len(s) - len(strings.TrimLeft(s, " ")) }

// lineLen is how far the line goes on.
func lineLen(s string) int {
	if i := strings.IndexByte(s, '\n'); i >= 0 {
		return i
	}
	return len(s)
}
