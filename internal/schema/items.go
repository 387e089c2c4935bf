package schema

import (
	"slices"

	"github.com/pare-dev/pare/internal/schema/ddl"
	"github.com/pare-dev/pare/internal/schema/lex"
)

func (s *script) items(toks []lex.Token) [][]lex.Token { return lex.Items(s.src, toks) }

func (s *script) closing(toks []lex.Token) int { return lex.Closing(s.src, toks) }

func (s *script) split(toks []lex.Token) [][]lex.Token { return lex.Split(s.src, toks) }

// definesColumn reports whether an item of a table's parentheses is a column,
// not a constraint or a LIKE.
func (s *script) definesColumn(item []lex.Token) bool {
	if len(item) == 0 || item[0].Kind != lex.Word {
		return true
	}
	if item[0].IsAny(s.src, "constraint", "primary", "unique", "check", "foreign") {
		return false
	}
	if !s.d.psql {
		return true
	}
	if item[0].Is(s.src, "like") || item[0].Is(s.src, "not") {
		return false
	}
	// EXCLUDE may be a column's name, which a type follows
	return !item[0].Is(s.src, "exclude") || len(item) < 2 || !item[1].Is(s.src, "using") && !item[1].IsPunct(s.src, '(')
}

// from gives the tokens that start at the offset or behind it.
func from(toks []lex.Token, off int) []lex.Token {
	i, _ := slices.BinarySearchFunc(toks, int32(off), func(t lex.Token, off int32) int { return int(t.Start - off) })
	return toks[i:]
}

// before gives the tokens that start before the offset.
func before(toks []lex.Token, off int) []lex.Token {
	return toks[:len(toks)-len(from(toks, off))]
}

// between gives the tokens from one offset in the statement to another.
func (st *statement) between(at, end int) []lex.Token {
	return before(from(st.toks, st.base()+at), st.base()+end)
}

// define makes a column of its definition and of the tokens of its item.
func (s *script) define(st *statement, d *ddl.Column, item []lex.Token) *column {
	base := st.base()
	c := &column{
		name: d.Name, span: s.tokenSpan(item[0]), local: true,
		notNull: d.NotNull, said: d.NotNull || d.Null, primaryKey: d.PrimaryKey, generated: d.Generated,
	}
	switch d.Generated {
	case ddl.Serial:
		c.sequence = c
	case ddl.Computed:
		c.uses = s.operands(item)
	}
	slices.Sort(d.Qualifiers)
	end := func(at int) int { // where the qualifier or type at the place ends
		for _, q := range d.Qualifiers {
			if q > at {
				return base + q
			}
		}
		return int(item[len(item)-1].End)
	}
	if d.TypeAt >= 0 {
		typ := before(from(item, base+d.TypeAt), end(d.TypeAt))
		if !s.d.anyType {
			typ = s.typeTokens(typ)
		}
		c.typ = s.written(typ)
	}
	if d.DefaultAt >= 0 {
		w := &words{s.src, before(from(item, base+d.DefaultAt), end(d.DefaultAt))}
		if w.next("constraint") != "" {
			w.toks = w.toks[1:]
		}
		w.next("default")
		c.def = s.written(w.toks)
	}
	return c
}

// typeTokens leaves out what may follow a type before any constraint.
func (s *script) typeTokens(toks []lex.Token) []lex.Token {
	if s.d.grammar.Types != nil {
		return toks // our own reading tells where a type ends
	}
	for i := 1; i < len(toks); i++ {
		if toks[i].IsAny(s.src, "storage", "compression", "options", "collate", "using") && !toks[i-1].IsPunct(s.src, '.') {
			return toks[:i]
		}
	}
	return toks
}
