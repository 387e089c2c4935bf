package yamlsrc

import (
	"sort"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"github.com/pare-dev/pare/internal/source"
)

// text is a file as yaml.v3 gets it, without its byte-order mark and with bare
// line feeds, and the way from offsets to places and back.
type text struct {
	name  string
	data  string
	ascii bool
	lines []int // the offset of each line
	runes []int // the number of code points before each line; nil where ascii
	marks []int // the offset of every markEvery-th code point; nil where ascii

	// Mappings that lost keys to a problem that was noted: what seems to be
	// missing in them may have stood there.
	hurt map[*yaml.Node]bool
}

const markEvery = 64

// newText indexes data once, so that a place is found in constant time even in
// a file that is a single long line.
func newText(name, data string) *text {
	t := &text{name: name, data: data, ascii: true, lines: []int{0}, hurt: map[*yaml.Node]bool{}}
	for i := 0; i < len(data); i++ {
		if data[i] == '\n' {
			t.lines = append(t.lines, i+1)
		}
		if data[i] >= utf8.RuneSelf {
			t.ascii = false
		}
	}
	if t.ascii {
		return t
	}
	n := 0
	for i, r := range data {
		if n%markEvery == 0 {
			t.marks = append(t.marks, i)
		}
		if i == 0 || data[i-1] == '\n' {
			t.runes = append(t.runes, n)
		}
		n++
		if r == '\n' && i+1 == len(data) {
			t.runes = append(t.runes, n)
		}
	}
	return t
}

// offset is the offset of a line and a column, both counted from 1.
func (t *text) offset(line, col int) int {
	if line < 1 || line > len(t.lines) {
		return len(t.data)
	}
	if t.ascii {
		return min(t.lines[line-1]+col-1, len(t.data))
	}
	n := t.runes[line-1] + col - 1
	if n/markEvery >= len(t.marks) {
		return len(t.data)
	}
	off := t.marks[n/markEvery]
	for range n % markEvery {
		_, size := utf8.DecodeRuneInString(t.data[off:])
		off += size
	}
	return min(off, len(t.data))
}

// pos is the place of an offset.
func (t *text) pos(off int) source.Pos {
	off = min(off, len(t.data))
	line := sort.SearchInts(t.lines, off+1)
	start := t.lines[line-1]
	if t.ascii || off == start {
		return source.Pos{File: t.name, Line: line, Col: off - start + 1}
	}
	// Count from the last mark, not from the start of a line that may be long.
	mark := sort.SearchInts(t.marks, off+1) - 1
	n := mark*markEvery + utf8.RuneCountInString(t.data[t.marks[mark]:off])
	return source.Pos{File: t.name, Line: line, Col: n - t.runes[line-1] + 1}
}

// line gives a line without its end, "" behind the last one.
func (t *text) line(n int) string {
	if n < 1 || n > len(t.lines) {
		return ""
	}
	s, _, _ := strings.Cut(t.data[t.lines[n-1]:], "\n")
	return s
}
