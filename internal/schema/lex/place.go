package lex

import (
	"bytes"
	"unicode/utf8"
)

// Place is a line and column of a text that is walked over piece by piece. They
// count as those of Lines do.
type Place struct {
	Line, Col int
	cr        bool // what it has come over ends with \r
}

// Begin is the place where a text begins.
func Begin() Place { return Place{Line: 1, Col: 1} }

// Over goes on over a piece.
func (p *Place) Over(text []byte) {
	if len(text) == 0 {
		return
	}
	if p.cr && text[0] != '\n' {
		p.Line, p.Col = p.Line+1, 1
	}
	p.cr = text[len(text)-1] == '\r'
	last := bytes.LastIndexByte(text, '\n') + 1
	p.Line += bytes.Count(text, []byte("\n"))
	if bytes.IndexByte(text, '\r') >= 0 {
		for i, c := range text[:len(text)-1] {
			if c == '\r' && text[i+1] != '\n' {
				p.Line++
				last = max(last, i+1)
			}
		}
	}
	if last > 0 {
		p.Col = 1
	}
	p.Col += begun(text[last:])
}

// begun counts the code points that begin in a piece, which may start and end in
// the middle of one.
func begun(text []byte) int {
	for len(text) > 0 && !utf8.RuneStart(text[0]) {
		text = text[1:]
	}
	for i := max(0, len(text)-utf8.UTFMax+1); i < len(text); i++ {
		if utf8.RuneStart(text[i]) && !utf8.FullRune(text[i:]) {
			return utf8.RuneCount(text[:i]) + 1
		}
	}
	return utf8.RuneCount(text)
}

// Before is the place of what comes next, where that begins with the byte.
func (p Place) Before(next byte) Place {
	if p.cr && next != '\n' {
		return Place{Line: p.Line + 1, Col: 1}
	}
	return p
}
