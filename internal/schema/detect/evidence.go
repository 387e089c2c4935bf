package detect

import (
	"slices"
	"strings"

	"github.com/pare-dev/pare/internal/schema/lex"
)

// evidence is what files have said of their dialect so far.
type evidence struct {
	score map[string]int
	first []found              // the signs found, in the order of the text
	seen  map[string]bool      // signs, by what is told of them
	signs map[string][]pattern // by their first word
	types storage
}

// pattern is one sign, cut into words.
type pattern struct {
	sign
	start, alone, typ bool
	words             []string
}

// found is a sign that was found, and the offset of its first byte.
type found struct {
	pattern
	at, end int
}

func newEvidence() *evidence {
	e := &evidence{score: map[string]int{}, seen: map[string]bool{}, signs: map[string][]pattern{}}
	for _, s := range signs() {
		for _, words := range strings.Split(s.words, "  ") {
			p := pattern{sign: s}
			words, p.start = strings.CutPrefix(words, "^")
			words, p.alone = strings.CutPrefix(words, "|")
			words, p.typ = strings.CutPrefix(words, "%")
			p.sign.words = words
			p.words = strings.Fields(words)
			e.signs[p.words[0]] = append(e.signs[p.words[0]], p)
		}
	}
	return e
}

// add counts a sign unless it was counted before.
func (e *evidence) add(p pattern, at, end int) {
	key := p.dialects + ":" + p.sign.words
	if e.seen[key] {
		return
	}
	e.seen[key] = true
	e.first = append(e.first, found{p, at, end})
	for _, d := range strings.Fields(p.dialects) {
		e.score[d] += p.weight
	}
}

// tell counts a sign that is no words.
func (e *evidence) tell(t lex.Token, weight int, dialects, what string) {
	e.add(pattern{sign: sign{dialects, weight, what}}, int(t.Start), int(t.End))
}

// neutral reads tokens in the way that does the least harm in any dialect.
func neutral(src string) lex.Dialect {
	return lex.Dialect{
		Quotes: "\"`", DollarQuotes: true, HashComments: true, MetaLines: true, CopyData: true, EscapeStrings: true, SlashComments: true,
		BackslashEscapes: strings.Contains(src, "`"),
	}
}

// read looks for signs where a text begins. Comments and strings prove nothing, but for
// the comments of the tools that write dumps.
func (e *evidence) read(src string) {
	src = src[:min(len(src), looked)]
	sc := lex.New(src, neutral(src))
	for sc.Scan() {
		st := sc.Statement()
		for _, c := range st.Comments {
			e.comment(c, c.Text(src))
		}
		if partial(src, st.Tokens) {
			e.tell(st.Tokens[0], 3, "postgres sqlite sqlserver cockroachdb", "a partial index")
		}
		if untyped(src, st.Tokens) {
			e.tell(st.Tokens[0], 4, "sqlite", "a column without a type")
		}
		e.types.read(src, st.Tokens)
		for i := range st.Tokens {
			e.token(src, st.Tokens, i)
		}
	}
}

// comment looks at a comment that a tool may have written.
func (e *evidence) comment(t lex.Token, text string) {
	switch {
	case strings.HasPrefix(text, "/*M!"):
		e.tell(t, 5, "mariadb", "/*M!")
	case strings.HasPrefix(text, "/*!"):
		e.tell(t, 5, "mysql mariadb", "/*!")
	case strings.HasPrefix(text, "-- MySQL dump"), strings.HasPrefix(text, "-- MariaDB dump"), strings.HasPrefix(text, "-- phpMyAdmin SQL Dump"):
		e.tell(t, 5, "mysql mariadb", text)
	case strings.HasPrefix(text, "-- PostgreSQL database"):
		e.tell(t, 5, "postgres", "PostgreSQL database dump")
	case strings.HasPrefix(text, "/****** Object:"):
		e.tell(t, 5, "sqlserver", "/****** Object:")
	case strings.HasPrefix(text, "--  DDL for "):
		e.tell(t, 3, "oracle", "DDL for")
	}
	if strings.HasPrefix(text, "-- ") && strings.Contains(text, "MariaDB") {
		e.tell(t, 3, "mariadb", "MariaDB")
	}
}

// token looks for the signs that begin at a token.
func (e *evidence) token(src string, toks []lex.Token, i int) {
	t := toks[i]
	text := t.Text(src)
	switch {
	case t.Kind == lex.Quoted && text[0] == '`':
		e.tell(t, 3, "mysql mariadb bigquery sqlite", "`")
		if strings.Contains(text, ".") {
			e.tell(t, 5, "bigquery", "`project.dataset.table`")
		}
	case t.Kind == lex.Quoted && text[0] == '"' && defined(src, toks, i):
		e.tell(t, 3, "postgres sqlite sqlserver cockroachdb redshift oracle snowflake duckdb", "a name in double quotes")
	case t.Kind == lex.Meta:
		e.tell(t, 4, "postgres", `\`)
	case t.Kind == lex.String && text[0] == '$':
		e.tell(t, 3, "postgres snowflake redshift", "$$")
	case t.IsPunct(src, '[') && brackets(src, toks, i):
		e.tell(t, 3, "sqlserver sqlite", "[name]")
		if i > 1 && toks[i-1].IsPunct(src, '.') {
			e.tell(t, 2, "sqlserver", "].[")
		}
		if toks[i+1].Is(src, "dbo") {
			e.tell(t, 5, "sqlserver", "[dbo]")
		}
	case t.Kind == lex.Word && len(text) <= 32, t.Kind == lex.Operator:
		for _, p := range e.signs[lex.Lower(text)] {
			if p.matches(src, toks, i) {
				e.add(p, int(t.Start), int(toks[i+len(p.words)-1].End))
			}
		}
	}
}

func (p *pattern) matches(src string, toks []lex.Token, i int) bool {
	if p.start && i > 0 || i+len(p.words) > len(toks) || p.typ && !typed(src, toks, i) {
		return false
	}
	for n, w := range p.words[1:] {
		t := toks[i+1+n]
		switch {
		case w == "@":
			if t.Kind != lex.Word && t.Kind != lex.Quoted {
				return false
			}
		case w == "#":
			if t.Kind != lex.Number {
				return false
			}
		case !strings.EqualFold(strings.Trim(t.Text(src), `"`), w):
			return false
		}
	}
	return !p.alone || aloneOnLine(src, toks[i])
}

// typed reports whether a type stands at i: behind the name of a column.
func typed(src string, toks []lex.Token, i int) bool {
	if i < 2 || toks[i-1].Kind != lex.Word && toks[i-1].Kind != lex.Quoted {
		return false
	}
	before := toks[i-2]
	return before.IsPunct(src, '(') || before.IsPunct(src, ',') || before.IsAny(src, "add", "column", "exists")
}

// defined reports whether the name of a column that is defined stands at i, or
// of a table that is made.
func defined(src string, toks []lex.Token, i int) bool {
	if i < 2 || i+1 >= len(toks) || !toks[0].Is(src, "create") {
		return false
	}
	before, behind := toks[i-1], toks[i+1]
	return (before.Is(src, "table") || before.Is(src, "exists")) && behind.IsPunct(src, '(') ||
		(before.IsPunct(src, '(') || before.IsPunct(src, ',')) && behind.Kind == lex.Word
}

// partial reports whether a statement makes an index of some of a table's rows.
func partial(src string, toks []lex.Token) bool {
	return len(toks) > 6 && toks[0].Is(src, "create") && (toks[1].Is(src, "index") || toks[2].Is(src, "index")) &&
		slices.ContainsFunc(toks, func(t lex.Token) bool { return t.Is(src, "where") })
}

func aloneOnLine(src string, t lex.Token) bool {
	before := strings.TrimRight(src[:t.Start], " \t")
	behind := strings.TrimLeft(src[t.End:], " \t\r;")
	return (before == "" || strings.HasSuffix(before, "\n")) && (behind == "" || behind[0] == '\n')
}

// brackets reports whether a name stands in square brackets at i, where others
// would have a list or a subscript.
func brackets(src string, toks []lex.Token, i int) bool {
	if i == 0 || i+2 >= len(toks) || toks[i+1].Kind != lex.Word || !toks[i+2].IsPunct(src, ']') && toks[i+2].Kind != lex.Word {
		return false
	}
	before := toks[i-1]
	if before.Kind == lex.Punct {
		return strings.IndexByte("(,.", src[before.Start]) >= 0
	}
	return before.IsAny(src, "table", "use", "exists", "into", "on", "references", "constraint", "key", "index", "add", "column", "update", "from", "join", "schema", "view", "database")
}
