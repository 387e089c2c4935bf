package lex

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Lines turns byte offsets of a text into lines and columns. Both count from
// 1, columns in code points. A line ends with \n, \r\n or a lone \r.
type Lines struct {
	src    string
	starts []int32
	runes  []int32 // code points before each block of the text; nil where all is ASCII
	places []Place // of starts; nil where nothing was left out
}

// Gap is where something was left out of a text: the offset of what follows, and
// its place in the whole.
type Gap struct {
	At int32
	Place
}

// block is how many bytes a column is counted over at most, so that a text of
// one long line takes no more time than one of many.
const block = 256

// NewLines reads the text once.
func NewLines(src string) *Lines {
	l := &Lines{src: src, starts: make([]int32, 1, 1+strings.Count(src, "\n"))}
	if strings.IndexByte(src, '\r') < 0 {
		for i := 0; ; {
			n := strings.IndexByte(src[i:], '\n')
			if n < 0 {
				break
			}
			i += n + 1
			l.starts = append(l.starts, int32(i))
		}
	} else {
		for i := range len(src) {
			if src[i] == '\n' || src[i] == '\r' && (i+1 == len(src) || src[i+1] != '\n') {
				l.starts = append(l.starts, int32(i+1))
			}
		}
	}
	if utf8.RuneCountInString(src) != len(src) {
		n := int32(0)
		for i := 0; i < len(src); i += block {
			l.runes = append(l.runes, n)
			n += runeStarts(src[i:min(i+block, len(src))])
		}
		l.runes = append(l.runes, n)
	}
	return l
}

// NewLinesOf reads a text that something was left out of. Lines and columns are
// those of the whole.
func NewLinesOf(src string, gaps []Gap) *Lines {
	l := NewLines(src)
	if len(gaps) == 0 {
		return l
	}
	starts := make([]int32, 0, len(l.starts)+len(gaps))
	l.places = make([]Place, 0, cap(starts))
	shift := 0
	for i, start := range l.starts {
		if len(gaps) == 0 || start != gaps[0].At {
			starts, l.places = append(starts, start), append(l.places, Place{Line: i + 1 + shift, Col: 1})
		}
		for len(gaps) > 0 && (i+1 == len(l.starts) || gaps[0].At < l.starts[i+1]) {
			starts, l.places = append(starts, gaps[0].At), append(l.places, gaps[0].Place)
			shift = gaps[0].Line - (i + 1)
			gaps = gaps[1:]
		}
	}
	l.starts = starts
	return l
}

// piece is the index of the line, or part of one, that the byte stands in.
func (l *Lines) piece(off int) int {
	n, found := slices.BinarySearch(l.starts, int32(off))
	if found {
		n++
	}
	return n - 1
}

// Line is the line of the byte at the offset.
func (l *Lines) Line(off int) int {
	n := l.piece(off)
	if l.places != nil {
		return l.places[n].Line
	}
	return n + 1
}

// Pos is the line and column of the byte at the offset.
func (l *Lines) Pos(off int) (line, col int) {
	n := l.piece(off)
	line, col = n+1, 1
	if l.places != nil {
		line, col = l.places[n].Line, l.places[n].Col
	}
	start := int(l.starts[n])
	switch {
	case l.runes == nil:
		return line, col + off - start
	case off-start < block: // as in nearly all lines
		return line, col + int(runeStarts(l.src[start:off]))
	}
	return line, col + int(l.runesBefore(off)-l.runesBefore(start))
}

// Bounds gives the offsets of a line's first byte and of the next line's. It is
// asked for lines that Line has given.
func (l *Lines) Bounds(line int) (start, end int) {
	first, next := line-1, line
	if l.places != nil {
		by := func(p Place, line int) int { return p.Line - line }
		first, _ = slices.BinarySearchFunc(l.places, line, by)
		next, _ = slices.BinarySearchFunc(l.places, line+1, by)
	}
	if next == len(l.starts) {
		return int(l.starts[first]), len(l.src)
	}
	return int(l.starts[first]), int(l.starts[next])
}

func (l *Lines) runesBefore(off int) int32 {
	b := off / block
	return l.runes[b] + runeStarts(l.src[b*block:off])
}

// runeStarts counts the bytes that begin a code point, so that blocks may cut
// one in two.
func runeStarts(s string) (n int32) {
	for i := range len(s) {
		if utf8.RuneStart(s[i]) {
			n++
		}
	}
	return n
}
