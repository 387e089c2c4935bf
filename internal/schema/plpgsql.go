package schema

import (
	"strings"

	"github.com/pare-dev/pare/internal/schema/lex"
)

// code is the text of a routine cut into tokens. ends are the places of the last
// token of each sentence, which a semicolon ends, with its comments.
type code struct {
	s        *script
	toks     []lex.Token
	ends     map[int][]lex.Token
	i, depth int
	failed   bool
	codes    map[string][]lex.Token // of Oracle's exceptions, by the names that they are given
}

// body cuts the text of a routine, given by a string in a script, into tokens.
func (s *script) body(t lex.Token, escapes bool) (*code, bool) {
	text, at, ok := lex.StringValue(s.src, t, escapes)
	if !ok {
		return nil, false
	}
	d := s.d.lex
	d.MetaLines, d.CopyData = false, false
	in, shift := s, int32(at)
	if at < 0 { // it is written with escapes, so it stands nowhere letter by letter
		in = s.made(s.literal(t), t)
		in.src, shift = text, 0
	}
	r := &code{s: in, ends: map[int][]lex.Token{}}
	sc := lex.New(text, d)
	moved := func(toks []lex.Token) []lex.Token {
		out := make([]lex.Token, len(toks))
		for i, t := range toks {
			out[i] = lex.Token{Kind: t.Kind, Start: t.Start + shift, End: t.End + shift}
		}
		return out
	}
	for sc.Scan() {
		st := sc.Statement()
		if st.Fault != nil {
			return nil, false
		}
		if len(st.Tokens) > 0 {
			r.toks = append(r.toks, moved(st.Tokens)...)
			r.ends[len(r.toks)-1] = moved(st.Comments)
		}
	}
	return r, true
}

// made is a script of a text that code puts together.
func (s *script) made(v value, by lex.Token) *script {
	from, to := int(by.Start), int(by.End)
	s, from, to = s.placed(from, to)
	return &script{file: s.file, src: v.text, lines: s.lines, d: s.d, origin: &origin{v.from, from, to}}
}

func (r *code) done() bool { return r.i >= len(r.toks) || r.failed }

func (r *code) is(words ...string) bool {
	return lex.StartWith(r.s.src, r.toks[min(r.i, len(r.toks)):], words...)
}

func (r *code) word(words ...string) bool {
	if !r.is(words...) {
		return false
	}
	r.i += len(words)
	return true
}

// sentence steps to the end of the sentence and gives what is left of it.
func (r *code) sentence() (toks, comments []lex.Token) {
	from := min(r.i, len(r.toks)) // a word may be missing at the end
	for r.i < len(r.toks) {
		notes, last := r.ends[r.i]
		r.i++
		if last {
			return r.toks[from:r.i], notes
		}
	}
	return r.toks[from:], nil
}

// until steps behind the word and gives what stands before it.
func (r *code) until(word string) []lex.Token {
	depth := 0
	for from := r.i; r.i < len(r.toks); r.i++ {
		t := r.toks[r.i]
		switch {
		case depth == 0 && t.Is(r.s.src, word):
			r.i++
			return r.toks[from : r.i-1]
		case t.IsPunct(r.s.src, '(') || t.Is(r.s.src, "case"):
			depth++
		case t.IsPunct(r.s.src, ')') || t.Is(r.s.src, "end"):
			depth--
		}
		if _, last := r.ends[r.i]; last {
			break
		}
	}
	r.failed = true
	return nil
}

// routine reads the whole text of a routine.
func (r *code) routine() ([]*node, bool) {
	nodes := r.statements()
	return nodes, !r.failed && r.i >= len(r.toks)
}

// statements reads up to one of the words that end a list of them.
func (r *code) statements() (out []*node) {
	if r.depth++; r.depth > maxDepth {
		r.failed = true
	}
	defer func() { r.depth-- }()
	for !r.done() && !r.is("end") && !r.is("else") && !r.is("elsif") && !r.is("elseif") && !r.is("exception") && !r.is("when") && !(r.s.d.databases && r.is("until")) {
		if n := r.statement(); n != nil {
			out = append(out, n)
		}
	}
	return out
}

func (r *code) statement() *node {
	if r.s.d.databases {
		return r.storedStatement()
	}
	label := ""
	if r.i+2 < len(r.toks) && r.toks[r.i].Text(r.s.src) == "<<" {
		label = r.s.fold(r.toks[r.i+1])
		r.i += 3
	}
	n := &node{label: label}
	switch {
	case r.word("declare"):
		n.kind = blockNode
		for !r.done() && !r.is("begin") {
			n.body = append(n.body, r.declaration())
		}
		if !r.word("begin") {
			r.failed = true
		}
		r.block(n)
	case r.word("begin"):
		n.kind = blockNode
		r.block(n)
	case r.word("if"):
		n.kind = ifNode
		r.arms(n, "then")
		r.end("if")
	case r.word("case"):
		n.kind = caseNode
		n.toks = r.until("when")
		r.i--
		for r.word("when") {
			cond := r.until("then")
			n.arms = append(n.arms, arm{cond, r.statements()})
		}
		if r.word("else") {
			n.arms = append(n.arms, arm{nil, r.statements()})
		}
		r.end("case")
	case r.word("while"):
		n.kind, n.toks = whileNode, r.until("loop")
		r.loop(n)
	case r.word("loop"):
		n.kind = whileNode
		r.loop(n)
	case r.word("for"), r.word("foreach"):
		r.forLoop(n)
	default:
		r.plain(n)
	}
	return n
}

// arms reads IF … THEN … ELSIF … ELSE …, behind its first word.
func (r *code) arms(n *node, then string) {
	for !r.done() {
		cond := r.until(then)
		n.arms = append(n.arms, arm{cond, r.statements()})
		if r.word("elsif") || r.word("elseif") {
			continue
		}
		if r.word("else") {
			n.arms = append(n.arms, arm{nil, r.statements()})
		}
		return
	}
}

// end reads END, the words, and a label.
func (r *code) end(words ...string) {
	if !r.word("end") || !r.word(words...) {
		r.failed = true
		return
	}
	if _, last := r.ends[r.i-1]; !last {
		r.sentence()
	}
}

func (r *code) loop(n *node) {
	n.body = r.statements()
	r.end("loop")
}

// block reads what stands between BEGIN and END.
func (r *code) block(n *node) {
	n.body = append(n.body, r.statements()...)
	if r.word("exception") {
		for r.word("when") {
			cond := r.until("then")
			n.catches = append(n.catches, arm{r.withCodes(cond), r.statements()})
		}
	}
	r.end()
}

// declaration reads name [CONSTANT] type [NOT NULL] [:= value].
func (r *code) declaration() *node {
	n := &node{kind: declareNode}
	if r.subprogram() {
		r.failed = true
		return n
	}
	toks, _ := r.sentence()
	if len(toks) == 0 {
		r.failed = true
		return n
	}
	r.exceptionCode(toks)
	n.names = []string{r.s.d.columnID(r.s.fold(toks[0]))}
	for i, t := range toks {
		if t.Is(r.s.src, "default") || t.Kind == lex.Operator && (t.Text(r.s.src) == ":=" || t.Text(r.s.src) == "=") {
			n.toks = toks[i+1:]
			break
		}
	}
	return n
}

// forLoop reads FOR and FOREACH behind that word.
func (r *code) forLoop(n *node) {
	n.kind = forNode
	if r.toks[r.i-1].Is(r.s.src, "foreach") {
		n.kind = foreachNode
	}
	n.names = r.variables(r.until("in"))
	n.toks = r.until("loop")
	if n.kind == foreachNode && len(n.toks) > 0 {
		n.toks = n.toks[1:] // ARRAY
	}
	r.loop(n)
}

// variables gives the names in a list of them.
func (r *code) variables(toks []lex.Token) (names []string) {
	for _, item := range r.s.split(toks) {
		user := len(item) > 1 && item[0].Text(r.s.src) == "@"
		if user {
			item = item[1:]
		}
		switch q, _, ok := r.s.name(item); {
		case ok && user:
			names = append(names, "@"+strings.ToLower(q.name))
		case ok:
			names = append(names, r.s.d.columnID(strings.Join(q.parts, ".")))
		}
	}
	return names
}
