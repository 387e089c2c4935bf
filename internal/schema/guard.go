package schema

import (
	"strings"

	"github.com/pare-dev/pare/internal/schema/lex"
)

// answer is what the catalog says of a condition. Scripts ask the database what
// it holds before they change it; the catalog is the database here. What it
// does not hold, such as rows and roles, is not known.
type answer uint8

const (
	unsure answer = iota
	no
	yes
	nothing // NULL, which counts as no
)

// guard answers the condition of an IF, a WHEN or a WHERE.
func (c *catalog) guard(s *script, toks []lex.Token, vars *scope) answer {
	e := &evaluator{c: c, s: s, vars: vars}
	if a := e.condition(toks); a != nothing {
		return a
	}
	return no
}

// value gives what an expression comes to, as far as the files tell.
func (c *catalog) value(s *script, toks []lex.Token, vars *scope) value {
	e := &evaluator{c: c, s: s, vars: vars}
	return e.value(toks)
}

// scope holds the variables of a block of code. Names are as folded by the
// dialect; those that begin with @ keep it.
type scope struct {
	names map[string]value
	up    *scope
}

func (v *scope) inside() *scope { return &scope{names: map[string]value{}, up: v} }

func (v *scope) declare(name string, val value) { v.names[name] = val }

// set gives a variable another value, where it was declared or else here.
func (v *scope) set(name string, val value) {
	for at := v; at != nil; at = at.up {
		if _, ok := at.names[name]; ok || at.up == nil && strings.HasPrefix(name, "@") {
			at.names[name] = val
			return
		}
	}
	v.names[name] = val
}

func (v *scope) get(name string) (value, bool) {
	for at := v; at != nil; at = at.up {
		if val, ok := at.names[name]; ok {
			return val, true
		}
	}
	return value{}, false
}

// evaluator answers questions asked in one text. Each needs work, which is
// bounded for the whole reading: what lies beyond is not known.
type evaluator struct {
	c     *catalog
	s     *script
	vars  *scope
	rows  *bound
	depth int
}

// bound is a row of a table that a query reads, under the name it has there.
type bound struct {
	alias string
	row   row
	up    *bound
}

// What may be done to run blocks of code, in tokens looked at and rows tried: so
// much at least, and so much more for each byte of the files.
const (
	minWork     = 1_000_000
	workForByte = 20
)

// works takes n from what may still be done, and reports whether there was so
// much left.
func (c *catalog) works(n int) bool {
	c.work -= n
	return c.work >= 0
}

// condition answers what may be joined by AND, OR and NOT. Each part is read by
// itself, so that one that is not understood leaves the others their weight.
func (e *evaluator) condition(toks []lex.Token) answer {
	if e.depth++; e.depth > maxDepth || len(toks) == 0 || !e.c.works(len(toks)) {
		e.depth--
		return unsure
	}
	defer func() { e.depth-- }()
	if parts := e.joined(toks, "or"); len(parts) > 1 {
		return either(yes, no, e.conditions(parts))
	}
	if parts := e.joined(toks, "and"); len(parts) > 1 {
		return either(no, yes, e.conditions(parts))
	}
	src := e.s.src
	switch {
	case toks[0].Is(src, "not"):
		switch e.condition(toks[1:]) {
		case yes:
			return no
		case no:
			return yes
		case nothing:
			return nothing
		}
		return unsure
	case toks[0].IsPunct(src, '(') && e.s.closing(toks) == len(toks)-1 && !e.isQuery(toks[1:]):
		return e.condition(toks[1 : len(toks)-1])
	}
	return e.comparison(toks).answer()
}

func (e *evaluator) conditions(parts [][]lex.Token) []answer {
	out := make([]answer, len(parts))
	for i, p := range parts {
		out[i] = e.condition(p)
	}
	return out
}

// either is the answer of a whole where one part of it that is so decides.
func either(decides, otherwise answer, parts []answer) answer {
	a := otherwise
	for _, p := range parts {
		switch {
		case p == decides:
			return decides
		case p == unsure || p == nothing && a != unsure:
			a = p
		}
	}
	return a
}

// joined cuts tokens at a word that stands outside of parentheses, of CASE … END
// and of BETWEEN … AND.
func (e *evaluator) joined(toks []lex.Token, word string) (parts [][]lex.Token) {
	depth, from, between := 0, 0, false
	for i, t := range toks {
		switch {
		case t.IsPunct(e.s.src, '(') || t.IsPunct(e.s.src, '[') || t.Is(e.s.src, "case"):
			depth++
		case t.IsPunct(e.s.src, ')') || t.IsPunct(e.s.src, ']') || t.Is(e.s.src, "end"):
			depth--
		case depth > 0:
		case t.Is(e.s.src, "between"):
			between = true
		case t.Is(e.s.src, "and") && between:
			between = false
		case t.Is(e.s.src, word):
			parts = append(parts, toks[from:i])
			from = i + 1
		}
	}
	return append(parts, toks[from:])
}

func (e *evaluator) isQuery(toks []lex.Token) bool {
	return len(toks) > 0 && (toks[0].Is(e.s.src, "select") || toks[0].Is(e.s.src, "with") || toks[0].Is(e.s.src, "values"))
}
