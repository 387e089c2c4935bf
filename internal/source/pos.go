// Package source holds what every reader shares: places in files, problems
// found while reading them, and the files themselves.
package source

import (
	"cmp"
	"strconv"
)

// Pos is a place in a file. Line and Col count from 1 and Col counts code
// points. A Pos whose Line is 0 means the file as a whole.
type Pos struct {
	File      string
	Line, Col int
}

// String gives file:line:col, shortened to what is known.
func (p Pos) String() string {
	if p.Line == 0 {
		return p.File
	}
	return p.File + ":" + strconv.Itoa(p.Line) + ":" + strconv.Itoa(p.Col)
}

// Compare orders places by file, line and column.
func (p Pos) Compare(q Pos) int {
	return cmp.Or(
		cmp.Compare(p.File, q.File),
		cmp.Compare(p.Line, q.Line),
		cmp.Compare(p.Col, q.Col),
	)
}

// Span is a stretch of a file, from its Pos up to but not including
// EndLine:EndCol. The end is zero where it is not known.
type Span struct {
	Pos
	EndLine, EndCol int
}

// Text is a scalar as a user wrote it, with its place. The zero Text stands
// for a value that was not given.
type Text struct {
	Value string
	Span  Span
}

// Given reports whether the value was written at all.
func (t Text) Given() bool { return t.Span.File != "" || t.Value != "" }
