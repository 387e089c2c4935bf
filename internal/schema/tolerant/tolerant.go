// Package tolerant reads statements about tables from their tokens, in every
// dialect: it finds each name, type and key, and gives their places. It takes
// what it does not know for the rest of what it stands in, so what it says is
// sure only where a strict parser confirms it.
package tolerant

import (
	"fmt"
	"strings"

	"github.com/pare-dev/pare/internal/schema/ddl"
	"github.com/pare-dev/pare/internal/schema/lex"
)

// Grammar is what dialects differ in. Words are in lower case; the value of a
// word is the one that has to follow it, or one of several with spaces between
// them, or "" where any may. "(" stands for a list of names, perhaps behind the
// name of it, and "name" for any name.
type Grammar struct {
	Items          map[string]string // begin an item of a table's parentheses that is no column
	Ends           map[string]string // end a column's type
	Harmless       map[string]string // begin a part of ALTER TABLE that changes no column and no key
	Types          map[string]string // go on with a type behind its first word; nil where any words may
	Assigned       bool              // an output of a query may be called like this: name = expression
	Lasts          map[string]string // begin a part of ALTER TABLE that takes all that is behind it, commas too
	Chained        bool              // no comma stands between the parts of ALTER TABLE
	AltersByModify bool              // MODIFY is ALTER COLUMN
	Partial        bool              // MODIFY says what changes alone
	Lasting        bool              // the definitions of temporary tables stay
	Angles         bool              // ARRAY<…> and STRUCT<…> are types
	Continued      bool              // ADD a int, b int and DROP COLUMN a, b: a part may go on with the word of the one before it

	DropsConstraints bool   // DROP name is about a constraint, not about a column
	Graph            bool   // AS EDGE makes a table that needs no columns of its own
	Temporary        string // the sign that names of temporary tables begin with
	Untyped          string // a type that is its column's name where none is given
}

// Read reads one statement, given by its tokens in src.
func Read(src string, toks []lex.Token, d lex.Dialect, g *Grammar) (ddl.Statement, error) {
	r := &reader{src: src, toks: toks, d: &d, g: g, base: int(toks[0].Start)}
	switch {
	case r.word("create"):
		c, err := r.create()
		return ddl.Statement{Create: c}, err
	case r.word("alter"):
		a, err := r.alter()
		return ddl.Statement{Alter: a}, err
	case r.is("select"), r.is("with"):
		c, err := r.selectInto()
		return ddl.Statement{Create: c}, err
	}
	return ddl.Statement{}, r.unexpected("CREATE TABLE or ALTER TABLE")
}

// reader walks over tokens.
type reader struct {
	src  string
	toks []lex.Token
	i    int
	d    *lex.Dialect
	g    *Grammar
	base int // where the statement starts
}

// on is a reader of some of the tokens, of the same statement.
func (r *reader) on(toks []lex.Token) *reader {
	part := *r
	part.toks, part.i = toks, 0
	return &part
}

func (r *reader) done() bool { return r.i >= len(r.toks) }

func (r *reader) rest() []lex.Token { return r.toks[min(r.i, len(r.toks)):] }

// is reports whether these words stand here, one after the other.
func (r *reader) is(words ...string) bool { return lex.StartWith(r.src, r.rest(), words...) }

// word steps over these words where all of them stand here.
func (r *reader) word(words ...string) bool {
	if !r.is(words...) {
		return false
	}
	r.i += len(words)
	return true
}

// any steps over one of the words where it stands here.
func (r *reader) any(words ...string) bool {
	for _, w := range words {
		if r.word(w) {
			return true
		}
	}
	return false
}

// in reports whether a word of the set stands here, with the one that has to
// follow it.
func (r *reader) in(set map[string]string) bool {
	if r.done() || r.toks[r.i].Kind != lex.Word {
		return false
	}
	next, ok := set[lex.Lower(r.toks[r.i].Text(r.src))]
	if !ok || next == "" {
		return ok
	}
	ahead := r.on(r.rest())
	ahead.i++
	for word := range strings.SplitSeq(next, " ") {
		if ahead.is(word) || word == "(" && ahead.lists() || word == "name" && ahead.names() {
			return true
		}
	}
	return false
}

// lists reports whether a list of names stands here, perhaps behind its own.
func (r *reader) lists() bool {
	ahead := r.on(r.rest())
	ahead.name()
	group := ahead.group()
	return len(group) > 0 && r.d.Name(r.src, group[0]) != ""
}

func (r *reader) names() bool { return !r.done() && r.d.Name(r.src, r.toks[r.i]) != "" }

func (r *reader) punct(sign byte) bool {
	if r.done() || !r.toks[r.i].IsPunct(r.src, sign) {
		return false
	}
	r.i++
	return true
}

// at is the offset in the statement of the token that stands here.
func (r *reader) at() int {
	if r.done() {
		return r.end()
	}
	return int(r.toks[r.i].Start) - r.base
}

// end is where the last of the tokens ends.
func (r *reader) end() int {
	if len(r.toks) == 0 {
		return 0
	}
	return int(r.toks[len(r.toks)-1].End) - r.base
}

// name reads one name without a qualifier.
func (r *reader) name() (string, bool) {
	if r.done() {
		return "", false
	}
	n := r.d.Name(r.src, r.toks[r.i])
	if n == "" {
		return "", false
	}
	r.i++
	return n, true
}

// qualified reads a table's name with its qualifiers.
func (r *reader) qualified() (n ddl.Name, ok bool) {
	n.At = r.at()
	for {
		part, ok := r.name()
		if !ok {
			return n, false
		}
		n.Schema, n.Name = n.Name, part
		if r.d.DottedNames {
			n.Schema, n.Name = lex.Undot(n.Schema, part)
		}
		if !r.punct('.') {
			return n, true
		}
		if r.punct('.') { // database..table
			n.Name = ""
		}
	}
}

// group steps over parentheses and gives what stands in them; nil where none
// open here.
func (r *reader) group() []lex.Token {
	if r.done() || !r.toks[r.i].IsPunct(r.src, '(') {
		return nil
	}
	from, end := r.i+1, r.i+lex.Closing(r.src, r.rest())
	r.i = min(end+1, len(r.toks))
	return r.toks[from:end]
}

// skip steps over one token, or over the parentheses that open here.
func (r *reader) skip() {
	if r.group() == nil && !r.done() {
		r.i++
		r.angles()
	}
}

// angles steps over <…> behind ARRAY, STRUCT or the like.
func (r *reader) angles() {
	if !r.g.Angles || r.done() || !angled(r.src, r.toks[r.i-1]) || !opens(r.src, r.toks[r.i]) {
		return
	}
	for depth := 0; !r.done(); {
		t := r.toks[r.i]
		if depth += nesting(r.src, t); depth <= 0 {
			r.i++
			return
		}
		if r.group() == nil {
			r.i++
		}
	}
}

func opens(src string, t lex.Token) bool { return t.Kind == lex.Operator && src[t.Start] == '<' }

// nesting is how much deeper a token leads into angle brackets.
func nesting(src string, t lex.Token) (n int) {
	if t.Kind == lex.Operator {
		text := t.Text(src)
		n = strings.Count(text, "<") - strings.Count(text, ">")
	}
	return n
}

// split cuts tokens at the commas outside of parentheses and brackets.
func (r *reader) split(toks []lex.Token) (out [][]lex.Token) {
	depth, angles, from := 0, 0, 0
	for i, t := range toks {
		if t.Kind == lex.Operator && r.g.Angles && (angles > 0 || i > 0 && toks[i-1].Kind == lex.Word && angled(r.src, toks[i-1])) {
			angles = max(0, angles+nesting(r.src, t))
		}
		if t.Kind != lex.Punct {
			continue
		}
		switch r.src[t.Start] {
		case '(', '[':
			depth++
		case ')', ']':
			depth--
		case ',':
			if depth == 0 && angles == 0 {
				out = append(out, toks[from:i])
				from = i + 1
			}
		}
	}
	return append(out, toks[from:])
}

// angled reports whether a word is a type that may have others in <…>.
func angled(src string, t lex.Token) bool {
	return t.IsAny(src, "array", "struct", "map", "range", "table")
}

// unexpected is the error of something else standing here.
func (r *reader) unexpected(expected string) error {
	e := &ddl.SyntaxError{At: r.at()}
	if r.done() {
		e.Msg = "expected " + expected + " at its end"
	} else {
		e.Msg = fmt.Sprintf("“%s”, expected %s", r.toks[r.i].Text(r.src), expected)
	}
	return e
}
