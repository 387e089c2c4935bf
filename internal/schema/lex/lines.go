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

// Line is the line of the byte at the offset.
func (l *Lines) Line(off int) int {
	n, found := slices.BinarySearch(l.starts, int32(off))
	if found {
		n++
	}
	return n
}

// Pos is the line and column of the byte at the offset.
func (l *Lines) Pos(off int) (line, col int) {
	line = l.Line(off)
	start := int(l.starts[line-1])
	if l.runes == nil {
		return line, off - start + 1
	}
	return line, int(l.runesBefore(off)-l.runesBefore(start)) + 1
}

// Bounds gives the offsets of a line's first byte and of the next line's.
func (l *Lines) Bounds(line int) (start, end int) {
	if line == len(l.starts) {
		return int(l.starts[line-1]), len(l.src)
	}
	return int(l.starts[line-1]), int(l.starts[line])
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
