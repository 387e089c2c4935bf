package schema

import (
	"strings"

	"github.com/pare-dev/pare/internal/schema/lex"
)

// plain reads a statement that holds no others.
func (r *code) plain(n *node) {
	toks, comments := r.sentence()
	n.toks, n.comments = toks, comments
	w := &words{r.s.src, toks}
	switch word := w.next("exit", "continue", "return", "raise", "perform", "call", "execute", "get", "fetch", "move", "open", "close", "null", "assert", "commit", "rollback"); word {
	case "exit", "continue":
		n.kind = exitNode
		if word == "continue" {
			n.kind = continueNode
		}
		if len(w.toks) > 0 && !w.toks[0].Is(r.s.src, "when") {
			n.label = r.s.fold(w.toks[0])
			w.toks = w.toks[1:]
		}
		w.next("when")
		n.toks = w.toks
	case "return":
		n.kind, n.toks = returnNode, w.toks
		if w.next("query", "next") != "" {
			n.kind, n.toks = performNode, w.toks
			if w.next("execute") != "" {
				n.kind, n.toks, n.names = executeNode, w.toks, []string{"found"}
			}
		}
	case "raise":
		n.kind, n.toks = raiseNode, w.toks
	case "perform", "call":
		n.kind, n.toks = performNode, w.toks
	case "execute":
		if r.s.d.lex.SQLPlus {
			w.next("immediate")
		}
		n.kind, n.toks = executeNode, w.toks
	case "get", "fetch", "move":
		n.kind = assignedNode
		for i, t := range toks {
			if t.Is(r.s.src, "into") {
				n.names = r.variables(toks[i+1:])
			}
		}
		if word == "get" {
			n.names = r.variables(toks[2:min(3, len(toks))])
		}
	case "open", "close", "null", "assert", "commit", "rollback":
		n.kind, n.toks = assignedNode, nil
	default:
		if q, rest, ok := r.s.name(toks); ok {
			for len(rest) > 0 && rest[0].IsPunct(r.s.src, '[') {
				n.kind = assignedNode // one element of an array
				n.names = []string{strings.Join(q.parts, ".")}
				return
			}
			if len(rest) > 1 && rest[0].Kind == lex.Operator && (rest[0].Text(r.s.src) == ":=" || rest[0].Text(r.s.src) == "=") {
				n.kind, n.names, n.toks = assignNode, []string{r.s.d.columnID(strings.Join(q.parts, "."))}, rest[1:]
				return
			}
		}
		switch {
		case w.next("raise_application_error") != "":
			n.kind, n.toks = raiseNode, nil
		case r.called(toks):
			n.kind = calledNode
		}
	}
}
