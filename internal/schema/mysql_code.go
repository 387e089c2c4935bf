package schema

import (
	"math"
	"strings"

	"github.com/pare-dev/pare/internal/schema/lex"
)

// storedCode is the code of a stored program, or one statement outside of any.
func storedCode(s *script, toks, comments []lex.Token) *code {
	r := &code{s: s, ends: map[int][]lex.Token{}}
	end := func(before int32) { // the comments up to there belong to the sentence
		n := 0
		for n < len(comments) && comments[n].Start < before {
			n++
		}
		r.ends[len(r.toks)-1] = comments[:n:n]
		comments = comments[n:]
	}
	ended := false
	for _, t := range toks {
		if ended {
			end(t.Start)
		}
		if ended = t.IsPunct(s.src, ';'); !ended {
			r.toks = append(r.toks, t)
		}
	}
	end(math.MaxInt32)
	return r
}

// storedStatement reads one statement of a stored program.
func (r *code) storedStatement() *node {
	n := &node{}
	if r.i+1 < len(r.toks) && r.toks[r.i+1].Text(r.s.src) == ":" {
		n.label = r.s.fold(r.toks[r.i])
		r.i += 2
	}
	switch {
	case r.word("begin"):
		n.kind = blockNode
		n.body = r.statements()
		r.end()
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
		n.kind, n.toks = whileNode, r.until("do")
		n.body = r.statements()
		r.end("while")
	case r.word("loop"):
		n.kind, n.body = whileNode, r.statements()
		r.end("loop")
	case r.word("repeat"):
		n.kind, n.body = whileNode, r.statements()
		if !r.word("until") {
			r.failed = true
		}
		n.body = append(n.body, &node{kind: exitNode, toks: r.until("end")})
		r.i--
		r.end("repeat")
	case r.is("declare"):
		r.storedDeclaration(n)
	default:
		r.storedPlain(n)
	}
	return n
}

// storedDeclaration reads DECLARE name, … type [DEFAULT value], a cursor, or a
// handler with the statement that it runs.
func (r *code) storedDeclaration(n *node) {
	n.kind = assignedNode
	for at := r.i; at < len(r.toks); at++ {
		if _, last := r.ends[at]; r.toks[at].Is(r.s.src, "handler") {
			for r.i = at; !r.done() && !r.is("for"); r.i++ {
			}
			for r.i++; !r.done(); r.i++ { // the conditions
				t := r.toks[r.i]
				if t.Kind == lex.Word && !t.Is(r.s.src, "sqlexception") && !t.Is(r.s.src, "sqlwarning") && !t.Is(r.s.src, "not") &&
					!t.Is(r.s.src, "found") && !t.Is(r.s.src, "sqlstate") && !t.Is(r.s.src, "value") {
					break
				}
			}
			r.statement()
			return
		} else if last {
			break
		}
	}
	toks, _ := r.sentence()
	toks = toks[1:]
	for i, t := range toks {
		if t.Is(r.s.src, "cursor") || t.Is(r.s.src, "condition") {
			return
		}
		if t.Is(r.s.src, "default") {
			n.kind, n.toks = assignNode, toks[i+1:]
			break
		}
	}
	n.names = r.variables(toks)
	if len(n.names) == 1 {
		n.kind = declareNode
	}
}

// storedPlain reads a statement that holds no others.
func (r *code) storedPlain(n *node) {
	toks, comments := r.sentence()
	n.toks, n.comments = toks, comments
	w := &words{r.s.src, toks}
	switch w.next("set", "leave", "iterate", "return", "call", "prepare", "execute", "deallocate", "fetch", "open", "close", "signal", "resignal", "get", "select") {
	case "set":
		n.kind = blockNode
		for _, part := range r.s.split(w.toks) {
			n.body = append(n.body, r.assignment(part))
		}
	case "leave", "iterate":
		n.kind, n.toks = exitNode, nil
		if toks[0].Is(r.s.src, "iterate") {
			n.kind = continueNode
		}
		if len(w.toks) > 0 {
			n.label = r.s.fold(w.toks[0])
		}
	case "return":
		n.kind, n.toks = returnNode, nil
	case "call":
		n.kind, n.toks = callNode, w.toks
	case "prepare":
		n.kind = assignedNode
		if len(w.toks) > 2 && w.toks[1].Is(r.s.src, "from") {
			n.kind, n.names, n.toks = assignNode, []string{"@ " + r.s.fold(w.toks[0])}, w.toks[2:]
		}
	case "execute":
		n.kind = executeNode
		if n.toks = w.toks; w.next("immediate") != "" {
			n.toks = w.toks
		} else if len(w.toks) > 0 {
			n.prepared = "@ " + r.s.fold(w.toks[0])
		}
	case "fetch":
		n.kind = assignedNode
		for i, t := range toks {
			if t.Is(r.s.src, "into") {
				n.names = r.variables(toks[i+1:])
			}
		}
	case "deallocate", "open", "close", "signal", "resignal", "get":
		n.kind, n.toks = assignedNode, nil
	case "select":
		for i, t := range toks { // SELECT @a := …
			if i > 1 && t.Kind == lex.Operator && strings.HasPrefix(t.Text(r.s.src), ":=") {
				n.kind = assignedNode
				n.names = append(n.names, r.variables(toks[i-2:i])...)
			}
		}
	}
}

// assignment reads one name = value of a SET. What sets the server up is left.
func (r *code) assignment(toks []lex.Token) *node {
	n := &node{kind: assignedNode}
	for i, t := range toks {
		op := t.Text(r.s.src)
		if i == 0 || t.Kind != lex.Operator || !strings.HasPrefix(strings.TrimPrefix(op, ":"), "=") {
			continue
		}
		n.names = r.variables(toks[:i])
		if op == "=" || op == ":=" {
			n.kind, n.toks = assignNode, toks[i+1:]
		}
		break
	}
	if len(n.names) != 1 {
		return &node{kind: assignedNode}
	}
	return n
}
