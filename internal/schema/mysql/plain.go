package mysql

import (
	"slices"
	"strings"

	"github.com/pare-dev/pare/internal/schema/ddl"
	"github.com/pare-dev/pare/internal/schema/lex"
)

// Clean is a statement's text as the parser is to have it first: without
// comments where some are executed, for it knows other versions.
func Clean(src string, toks []lex.Token) string {
	text := src[toks[0].Start:toks[len(toks)-1].End]
	if !strings.Contains(text, "/*") && !strings.Contains(text, "*/") {
		return text
	}
	var b strings.Builder
	for _, t := range toks {
		b.WriteString(t.Text(src))
		b.WriteByte(' ')
	}
	return b.String()
}

// Plain is the text of a statement in words that the parser knows: what it
// refuses of MariaDB's and of newer versions stands there in other words or not
// at all, where that makes no difference to names, keys and what may be null.
// It is "" where there is no such text. The statement is as our own reading has
// it.
func Plain(src string, toks []lex.Token, own ddl.Statement) string {
	p := &plain{src: src, toks: toks, base: int(toks[0].Start), names: map[string]bool{}}
	switch {
	case own.Create != nil:
		for i := range own.Create.Items {
			at := &own.Create.Items[i]
			if at.Column >= 0 {
				p.column(&own.Create.Columns[at.Column], at.End)
			}
			p.tail = at.End
		}
	case own.Alter != nil:
		for i := range own.Alter.Commands {
			k := &own.Alter.Commands[i]
			switch k.Action {
			case ddl.AddColumn, ddl.Redefine:
				p.column(&k.Column, k.End)
			case ddl.Other:
				p.edits = append(p.edits, edit{p.verb(k.At), k.End, "force"})
			}
		}
	}
	slices.SortFunc(p.edits, func(a, b edit) int { return a.at - b.at })
	return p.text(own.Create != nil && own.Create.Query == nil)
}

// edit puts a text in the place of what stands from one offset to another.
type edit struct {
	at, end int
	text    string
}

type plain struct {
	src   string
	toks  []lex.Token
	base  int
	edits []edit
	names map[string]bool // of columns, which the parser may take for words of its own
	tail  int             // where the last item of a table's parentheses ends
	out   strings.Builder
}

// column says a type that the parser does not know in another way, and any
// default as 0.
func (p *plain) column(c *ddl.Column, end int) {
	p.names[strings.ToLower(c.Name)] = true
	after := func(at int) int {
		for _, q := range c.Qualifiers {
			if q > at {
				return q
			}
		}
		return end
	}
	if c.TypeAt >= 0 {
		i, _ := slices.BinarySearchFunc(p.toks, p.base+c.TypeAt, func(t lex.Token, at int) int { return int(t.Start) - at })
		if i < len(p.toks) && p.toks[i].Is(p.src, "year") { // of any width
			p.edits = append(p.edits, edit{c.TypeAt, after(c.TypeAt), "year"})
		}
		if i < len(p.toks) && p.toks[i].IsAny(p.src, "uuid", "inet4", "inet6", "xmltype", "vector", "mariadb_schema") {
			p.edits = append(p.edits, edit{c.TypeAt, after(c.TypeAt), "blob"})
		}
	}
	if c.DefaultAt >= 0 {
		p.edits = append(p.edits, edit{c.DefaultAt, after(c.DefaultAt), "default 0"})
	}
}

// verb is where the ADD stands that what starts at the offset belongs to, or the
// offset itself.
func (p *plain) verb(at int) int {
	i, _ := slices.BinarySearchFunc(p.toks, p.base+at, func(t lex.Token, at int) int { return int(t.Start) - at })
	for i--; i > 0; i-- {
		switch t := p.toks[i]; {
		case t.Is(p.src, "add"):
			return int(t.Start) - p.base
		case !t.Is(p.src, "column") && !t.Is(p.src, "if") && !t.Is(p.src, "not") && !t.Is(p.src, "exists"):
			return at
		}
	}
	return at
}

func (p *plain) put(text string) {
	p.out.WriteString(text)
	p.out.WriteByte(' ')
}

// text walks over the tokens.
func (p *plain) text(cut bool) string {
	for i := 0; i < len(p.toks); {
		at := int(p.toks[i].Start) - p.base
		if len(p.edits) > 0 && p.edits[0].at <= at {
			e := p.edits[0]
			p.edits = p.edits[1:]
			if e.end <= at {
				continue
			}
			p.put(e.text)
			for i < len(p.toks) && int(p.toks[i].Start)-p.base < e.end {
				i++
			}
			continue
		}
		if cut && p.tail > 0 && at >= p.tail && p.toks[i].IsPunct(p.src, ')') {
			p.put(")")
			if p.options(p.toks[i+1:]) {
				break
			}
			return ""
		}
		if n := p.nested(i); n > 0 {
			i += n
			continue
		}
		if p.names[strings.ToLower(p.toks[i].Text(p.src))] && p.begins(i) {
			p.put("`" + p.toks[i].Text(p.src) + "`")
			i++
			continue
		}
		if n := p.known(i); n > 0 {
			i += n
			continue
		}
		p.token(p.toks[i])
		i++
	}
	return p.out.String()
}

// begins reports whether the token begins a part of a list, or is the name that
// a change of a column begins with.
func (p *plain) begins(i int) bool {
	if i == 0 || p.toks[i].Kind != lex.Word {
		return false
	}
	t := p.toks[i-1]
	return t.IsAny(p.src, "add", "column", "modify", "change", "exists") || t.IsPunct(p.src, '(') || t.IsPunct(p.src, ',')
}

// nested puts (1 for an expression in parentheses that begins with others, and
// gives the number of their tokens: such as are parts of keys.
func (p *plain) nested(i int) int {
	if i+1 >= len(p.toks) || !p.toks[i].IsPunct(p.src, '(') || !p.toks[i+1].IsPunct(p.src, '(') {
		return 0
	}
	n := lex.Closing(p.src, p.toks[i+1:])
	if i+1+n == len(p.toks) {
		return 0
	}
	p.put("( (1)")
	return n + 2
}

// options reports whether what stands behind a table's parentheses looks like
// options alone, not like another statement.
func (p *plain) options(toks []lex.Token) bool {
	for _, t := range toks {
		if t.IsAny(p.src, "create", "alter", "drop", "insert", "select") {
			return false
		}
	}
	return true
}

// token puts one token, with names and strings quoted in the one usual way.
func (p *plain) token(t lex.Token) {
	text := t.Text(p.src)
	switch {
	case t.Kind == lex.Quoted && text[0] == '"':
		in := strings.ReplaceAll(text[1:len(text)-1], `""`, `"`)
		p.put("`" + strings.ReplaceAll(in, "`", "``") + "`")
	case t.Kind == lex.String:
		p.put("'x'")
	default:
		p.put(text)
	}
}

// known puts what is written in words that the parser does not know, and gives
// the number of its tokens; 0 where there is none of that here.
func (p *plain) known(i int) int {
	if p.toks[i].Kind != lex.Word {
		return 0
	}
	is := func(words ...string) bool {
		for n, w := range words {
			if i+n >= len(p.toks) || !p.toks[i+n].Is(p.src, w) {
				return false
			}
		}
		return true
	}
	value := func(n int) int { // with an equals sign and a value behind n words
		if i+n < len(p.toks) && p.toks[i+n].Text(p.src) == "=" {
			n++
		}
		return n + 1
	}
	assigned := i > 0 && p.toks[i-1].Text(p.src) == "="
	switch {
	case i == 1 && is("or", "replace"), is("if", "exists"):
		return 2
	case is("if", "not", "exists"), is("with", "system", "versioning"), is("without", "system", "versioning"):
		return 3
	case is("generated", "always", "as", "row"):
		p.put("not null")
		return 5
	case is("without", "overlaps"), is("not", "ignored"):
		return 2
	case (is("ascii") || is("unicode") || is("byte")) && p.toks[i-1].IsPunct(p.src, ')'):
		return 1
	case is("ignored"), i == 1 && (is("online") || is("ignore")):
		return 1
	case is("period", "for") && i+3 < len(p.toks) && p.toks[i+3].IsPunct(p.src, '('):
		p.put("key")
		return 3
	case is("persistent") && p.toks[i-1].IsPunct(p.src, ')'):
		p.put("stored")
		return 1
	case is("compressed") && !assigned:
		if value(1) == 3 {
			return 3
		}
		return 1
	case is("ref_system_id"), is("clustering"):
		return value(1)
	case is("character", "set"):
		return value(2)
	case is("charset"), is("collate"):
		return value(1)
	case (is("check") || is("as")) && i+1 < len(p.toks) && p.toks[i+1].IsPunct(p.src, '('):
		p.put(p.toks[i].Text(p.src) + " (1)")
		if n := lex.Closing(p.src, p.toks[i+1:]); i+1+n < len(p.toks) {
			return n + 2
		}
	}
	return 0
}
