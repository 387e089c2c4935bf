package sqlserver

import (
	"fmt"
	"strings"

	"github.com/pare-dev/pare/internal/schema/lex"
)

// plain is the statement's text without all that says nothing of a column's
// name, type and nullability: comments, the expressions of defaults, checks and
// computed columns, and options. The parser reads what is left in one pass and
// has no expression to lose its way in.
func plain(text string) (string, error) {
	sc := lex.New(text, lex.Dialect{Quotes: `"[`, NestedComments: true, KeepCase: true, NameSigns: "@#", Batches: true})
	if !sc.Scan() {
		return "", fmt.Errorf("the statement is empty")
	}
	st := sc.Statement()
	if st.Fault != nil {
		return "", fmt.Errorf("%s", st.Fault.What)
	}
	w := &writer{src: text, toks: st.Tokens}
	w.out.Grow(len(text))
	if w.is("create", "table") || w.is("create", "external", "table") {
		if w.i = 2; w.toks[1].Is(text, "external") {
			w.i = 3
		}
		w.put("CREATE TABLE")
		w.level = 1
		return w.create()
	}
	for !w.done() {
		if err := w.part(); err != nil {
			return "", err
		}
	}
	return w.out.String(), nil
}

// writer copies tokens.
type writer struct {
	src   string
	toks  []lex.Token
	i     int
	depth int
	level int // the depth at which columns are defined: 1 in a CREATE TABLE
	out   strings.Builder
}

func (w *writer) done() bool { return w.i >= len(w.toks) }

func (w *writer) punct(sign byte) bool { return !w.done() && w.toks[w.i].IsPunct(w.src, sign) }

// is reports whether these words stand here, one after the other.
func (w *writer) is(words ...string) bool { return lex.StartWith(w.src, w.toks[w.i:], words...) }

func (w *writer) any(words ...string) bool {
	return !w.done() && w.toks[w.i].IsAny(w.src, words...)
}

func (w *writer) put(text string) {
	w.out.WriteString(text)
	w.out.WriteByte(' ')
}

// copy writes the token that stands here.
func (w *writer) copy() {
	t := w.toks[w.i]
	switch {
	case t.IsPunct(w.src, '('):
		w.depth++
	case t.IsPunct(w.src, ')'):
		w.depth--
	}
	if text := t.Text(w.src); strings.HasPrefix(text, "$(") {
		w.put("[variable]") // sqlcmd puts a name in
	} else {
		w.put(text)
	}
	w.i++
}

// skip steps over one token, or over the parentheses that open here.
func (w *writer) skip() {
	n := 0
	if w.punct('(') {
		n = lex.Closing(w.src, w.toks[w.i:])
	}
	w.i = min(w.i+n+1, len(w.toks))
}

// create writes a CREATE TABLE to the end of its parentheses.
func (w *writer) create() (string, error) {
	for !w.done() && !w.punct('(') {
		if w.is("as") {
			return "", fmt.Errorf("a table without columns of its own")
		}
		w.copy()
	}
	for !w.done() {
		if err := w.part(); err != nil {
			return "", err
		}
		if w.depth == 0 {
			break
		}
	}
	if w.depth != 0 || w.done() && !w.toks[len(w.toks)-1].IsPunct(w.src, ')') {
		return "", fmt.Errorf("its parentheses do not close")
	}
	for !w.done() {
		if !w.any("on", "textimage_on", "filestream_on", "with", "as") {
			return "", fmt.Errorf("“%s” behind its columns is not known", w.toks[w.i].Text(w.src))
		}
		w.i++
		w.skip()
		if w.punct('(') { // ON scheme (column)
			w.skip()
		}
	}
	return w.out.String(), nil
}

// part copies what stands here, without its expression.
func (w *writer) part() error {
	switch {
	case w.is("default") && !w.after("set"): // ON DELETE SET DEFAULT
		if w.beginsItem() {
			w.put("CONSTRAINT d") // the parser wants a name
		}
		w.put("DEFAULT 0")
		w.i++
		w.expression()
	case w.punct(',') && w.i+1 < len(w.toks) && w.toks[w.i+1].IsPunct(w.src, ')'):
		w.i++
	case (w.is("period") && !w.is("period", "for") || w.is("connection")) && w.beginsItem(): // a name, which the parser takes for more
		w.put("[" + w.toks[w.i].Text(w.src) + "]")
		w.i++
	case w.is("as") && !w.after("always"):
		w.put("AS 0")
		w.i++
		w.expression()
	case w.is("check") && w.i+1 < len(w.toks) && (w.toks[w.i+1].IsPunct(w.src, '(') || w.toks[w.i+1].Is(w.src, "not")):
		w.put("CHECK (1 = 1)")
		for !w.done() && !w.punct('(') {
			w.i++
		}
		w.skip()
	case w.is("hash") && w.after("nonclustered"):
		w.i++
	case w.is("where"): // of a filtered index
		for !w.done() && !w.punct(',') && !w.punct(')') {
			w.skip()
		}
	case w.is("with", "check"), w.is("with", "nocheck"):
		w.copy()
		w.copy()
	case w.is("with", "values"):
		w.i += 2
	case w.is("masked", "with"), w.is("encrypted", "with"):
		w.i++
	case w.is("with"):
		w.i++
		w.skip()
		if !w.done() && w.toks[w.i].Text(w.src) == "=" { // WITH FILLFACTOR = 80
			w.i += 2
		}
	case w.is("identity"):
		w.copy()
		if w.punct('(') {
			w.skip()
		}
	case w.any("create", "insert", "exec", "execute", "declare", "print", "while", "truncate"), w.any("alter", "drop") && w.depth > 0:
		if w.i > 0 {
			return fmt.Errorf("“%s” cannot stand in it", w.toks[w.i].Text(w.src))
		}
		w.copy()
	case w.toks[w.i].Kind == lex.Operator, w.toks[w.i].Kind == lex.Punct && strings.IndexByte("(),.", w.src[w.toks[w.i].Start]) < 0:
		return fmt.Errorf("“%s” cannot stand in it", w.toks[w.i].Text(w.src))
	case w.beginsItem() && !endsType(w.src, w.toks[w.i]):
		w.copy()
		w.typ()
	default:
		w.copy()
	}
	return nil
}

// typ writes xml for the type that stands here, where it is one name and nothing
// behind it is unknown: the parser looks every other one up in a table that it
// makes anew for each.
func (w *writer) typ() {
	i := w.i
	name := func() bool {
		if i >= len(w.toks) || w.toks[i].Kind != lex.Word && w.toks[i].Kind != lex.Quoted {
			return false
		}
		i++
		return true
	}
	if !name() || endsType(w.src, w.toks[w.i]) {
		return
	}
	for i < len(w.toks) && w.toks[i].IsPunct(w.src, '.') {
		if i++; !name() {
			return
		}
	}
	if i < len(w.toks) && w.toks[i].IsPunct(w.src, '(') { // (18, 2), (max)
		for i++; i < len(w.toks) && (w.toks[i].Kind == lex.Number || w.toks[i].IsPunct(w.src, ',') || w.toks[i].Is(w.src, "max")); i++ {
		}
		if i >= len(w.toks) || !w.toks[i].IsPunct(w.src, ')') {
			return
		}
		i++
	}
	if i >= len(w.toks) || w.toks[i].IsPunct(w.src, ',') || w.toks[i].IsPunct(w.src, ')') || endsType(w.src, w.toks[i]) {
		w.put("xml")
		w.i = i
	}
}

// endsType reports whether a word may stand behind a type, or in its place where
// what begins there is no column.
func endsType(src string, t lex.Token) bool {
	if t.Kind != lex.Word || t.End-t.Start > 10 {
		return false
	}
	return t.IsAny(src, "not", "null", "constraint", "primary", "unique", "check", "references", "foreign", "default", "identity", "key", "column",
		"rowguidcol", "sparse", "masked", "encrypted", "collate", "generated", "hidden", "index", "filestream", "as", "for", "clustered")
}

// after reports whether the word stands before this token.
func (w *writer) after(word string) bool { return w.i > 0 && w.toks[w.i-1].Is(w.src, word) }

// beginsItem reports whether an item of a list begins here.
func (w *writer) beginsItem() bool {
	if w.i == 0 {
		return false
	}
	before := w.toks[w.i-1]
	return w.depth == w.level && (before.IsPunct(w.src, ',') || before.IsPunct(w.src, '(') || before.Is(w.src, "add"))
}

// expression steps over an expression, to the first word that ends it.
func (w *writer) expression() {
	if w.done() || w.punct(',') || w.punct(')') {
		return
	}
	cases := 0
	for first := true; !w.done(); first = false {
		switch {
		case w.is("case"):
			cases++
		case w.is("end"):
			cases--
		case w.is("next", "value", "for"):
			w.i += 2
		case cases > 0 || first:
		case w.punct(',') || w.punct(')') || w.any("not", "null", "constraint", "primary", "unique", "check", "references", "foreign", "identity",
			"rowguidcol", "with", "persisted", "sparse", "masked", "encrypted", "generated", "hidden", "index", "for", "filestream", "collate", "default"):
			return
		}
		w.skip()
	}
}
