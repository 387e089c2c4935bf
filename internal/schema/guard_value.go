package schema

import (
	"cmp"
	"strconv"
	"strings"
)

// value is what an expression comes to. The zero value is one that the files do
// not tell.
type value struct {
	kind valueKind
	text string
	rel  *table  // that an object id stands for
	list []value // of an array
	from []piece // where the text stands in the file
}

type valueKind uint8

const (
	unknownValue valueKind = iota
	nullValue
	knownValue
	partlyValue // the text has a gap for each part that is not known
)

// gap stands in a text for what is not known. It is a letter to every lexer.
const gap = "\uf8ff"

// here stands for the name of the database that is in use, where the files do
// not tell it: what is said to be there is where all else is. It is a letter too.
const here = "\uf8fe"

// piece says that the text from at on, up to the next piece, stands in a file at
// src; -1 where it does not.
type piece struct {
	at, src int
	in      *script // of that file
}

func constant(s string) value { return value{kind: knownValue, text: s} }

func number(n int) value { return constant(strconv.Itoa(n)) }

func boolean(b bool) value { return constant(strconv.FormatBool(b)) }

func (a answer) value() value {
	switch a {
	case yes, no:
		return boolean(a == yes)
	case nothing:
		return value{kind: nullValue}
	}
	return value{}
}

// answer is the value as a condition.
func (v value) answer() answer {
	switch v.kind {
	case nullValue:
		return nothing
	case knownValue:
		switch strings.ToLower(v.text) {
		case "true", "t":
			return yes
		case "false", "f", "0":
			return no
		}
		if _, ok := v.number(); ok {
			return yes
		}
	}
	return unsure
}

func (v value) number() (float64, bool) {
	f, err := strconv.ParseFloat(v.text, 64)
	return f, err == nil && v.kind == knownValue && v.rel == nil
}

// shared is what two texts of which one is meant begin with, and a gap.
func shared(a, b value) value {
	if a.kind != knownValue || b.kind != knownValue || a.list != nil || b.list != nil {
		return value{}
	}
	n := 0
	for n < min(len(a.text), len(b.text)) && a.text[n] == b.text[n] {
		n++
	}
	if n = strings.LastIndexByte(a.text[:n], ' '); n <= 0 {
		return value{}
	}
	return value{kind: partlyValue, text: a.text[:n+1] + gap}
}

// same reports whether two values are known to be one.
func (v value) same(w value) bool {
	return v.kind == w.kind && v.kind != unknownValue && v.text == w.text && v.rel == w.rel && v.list == nil && w.list == nil
}

// shown is the value as part of a text, with a gap where it is not known.
func (v value) shown() value {
	switch {
	case v.kind == unknownValue || v.list != nil || v.text == gap:
		return value{kind: partlyValue, text: gap}
	case v.kind == nullValue:
		return constant("")
	}
	v.rel = nil
	return v
}

// join puts texts together, and keeps where each stands in the file.
func join(parts ...value) value {
	var b strings.Builder
	out := value{kind: knownValue}
	for _, p := range parts {
		p = p.shown()
		if p.kind == partlyValue {
			out.kind = partlyValue
		}
		if p.from == nil {
			out.from = append(out.from, piece{b.Len(), -1, nil})
		}
		for _, f := range p.from {
			out.from = append(out.from, piece{b.Len() + f.at, f.src, f.in})
		}
		b.WriteString(p.text)
	}
	out.text = b.String()
	return out
}

// part cuts a text out of a value.
func (v value) part(from, to int) value {
	out := value{kind: v.kind, text: v.text[from:to]}
	for i, p := range v.from {
		end := len(v.text)
		if i+1 < len(v.from) {
			end = v.from[i+1].at
		}
		if at := max(p.at, from); at < min(end, to) {
			src := p.src
			if src >= 0 {
				src += at - p.at
			}
			out.from = append(out.from, piece{at - from, src, p.in})
		}
	}
	return out
}

// compare tells how two values stand to each other. fold compares texts without
// case.
func compare(a, b value, fold bool) (order int, known bool) {
	if a.kind != knownValue || b.kind != knownValue || a.list != nil || b.list != nil {
		return 0, false
	}
	if a.rel != nil && b.rel != nil {
		if a.rel == b.rel {
			return 0, true
		}
		return 1, true
	}
	if (a.text == gap) != (b.text == gap) || a.text != b.text && (strings.Contains(a.text, here) || strings.Contains(b.text, here)) {
		return 0, false
	}
	if x, ok := a.number(); ok {
		if y, ok := b.number(); ok {
			return cmp.Compare(x, y), true
		}
	}
	if x, y := a.answer(), b.answer(); len(a.text) == 1 != (len(b.text) == 1) && x != unsure && y != unsure {
		return cmp.Compare(x, y), true // 't' and true
	}
	if fold {
		return strings.Compare(strings.ToLower(a.text), strings.ToLower(b.text)), true
	}
	return strings.Compare(a.text, b.text), true
}

// like matches a text against a pattern of % and _.
func like(s, pattern string, fold bool) bool {
	if fold {
		s, pattern = strings.ToLower(s), strings.ToLower(pattern)
	}
	var lits []rune
	var wild []rune
	for p := []rune(pattern); len(p) > 0; p = p[1:] {
		switch {
		case p[0] == '\\' && len(p) > 1:
			p = p[1:]
			lits, wild = append(lits, p[0]), append(wild, 0)
		case p[0] == '%' || p[0] == '_':
			lits, wild = append(lits, p[0]), append(wild, p[0])
		default:
			lits, wild = append(lits, p[0]), append(wild, 0)
		}
	}
	text := []rune(s)
	i, j, star, mark := 0, 0, -1, 0
	for i < len(text) {
		switch {
		case j < len(lits) && wild[j] == '%':
			star, mark = j, i
			j++
		case j < len(lits) && (wild[j] == '_' || wild[j] == 0 && lits[j] == text[i]):
			i, j = i+1, j+1
		case star >= 0:
			mark++
			i, j = mark, star+1
		default:
			return false
		}
	}
	for j < len(lits) && wild[j] == '%' {
		j++
	}
	return j == len(lits)
}
