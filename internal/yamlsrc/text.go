package yamlsrc

import (
	"sort"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"github.com/pare-dev/pare/internal/source"
)

// text is a file as yaml.v3 gets it, in UTF-8 without its byte-order mark and with
// bare line feeds, and the way from offsets to places and back.
type text struct {
	name  string
	data  string
	lines []int // the offset of each line
	// For each stretch of so many bytes, the number of code points that start before it.
	before []int

	// Mappings that lost keys to a problem that was noted: what seems to be
	// missing in them may have stood there.
	hurt map[*yaml.Node]bool
}

const stretch = 64

// newText indexes data once, so that a place is found without walking a line,
// even in a file that is a single long one.
func newText(name, data string) *text {
	t := &text{
		name: name, data: data, hurt: map[*yaml.Node]bool{},
		lines:  make([]int, 1, 1+strings.Count(data, "\n")),
		before: make([]int, 0, 1+len(data)/stretch),
	}
	for end := 0; ; end++ {
		n := strings.IndexByte(data[end:], '\n')
		if n < 0 {
			break
		}
		end += n
		t.lines = append(t.lines, end+1)
	}
	n := 0
	for from := 0; from <= len(data); from += stretch {
		t.before = append(t.before, n)
		n += starts(data[from:min(from+stretch, len(data))])
	}
	return t
}

// starts is the number of code points that start in s, which may begin inside one.
func starts(s string) (n int) {
	for i := range len(s) {
		if utf8.RuneStart(s[i]) {
			n++
		}
	}
	return n
}

// points is the number of code points before an offset.
func (t *text) points(off int) int {
	return t.before[off/stretch] + starts(t.data[off/stretch*stretch:off])
}

// offset is the offset of a line and a column, both counted from 1.
func (t *text) offset(line, col int) int {
	if line < 1 || line > len(t.lines) {
		return len(t.data)
	}
	left := t.points(t.lines[line-1]) + col - 1
	i := sort.SearchInts(t.before, left+1) - 1
	left -= t.before[i]
	for off := i * stretch; off < len(t.data); off++ {
		if utf8.RuneStart(t.data[off]) {
			if left == 0 {
				return off
			}
			left--
		}
	}
	return len(t.data)
}

// pos is the place of an offset.
func (t *text) pos(off int) source.Pos {
	off = min(off, len(t.data))
	line := sort.SearchInts(t.lines, off+1)
	return source.Pos{File: t.name, Line: line, Col: 1 + t.points(off) - t.points(t.lines[line-1])}
}

// line gives a line without its end, "" behind the last one.
func (t *text) line(n int) string {
	if n < 1 || n > len(t.lines) {
		return ""
	}
	s, _, _ := strings.Cut(t.data[t.lines[n-1]:], "\n")
	return s
}
