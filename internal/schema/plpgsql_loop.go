package schema

import (
	"strings"

	"github.com/pare-dev/pare/internal/schema/lex"
)

// loop runs WHILE, LOOP, FOR and FOREACH.
func (m *machine) loop(n *node) flow {
	outer, maybe := m.vars, m.maybe
	m.vars = outer.inside()
	defer func() {
		m.vars = outer
		m.maybe = maybe || m.left
	}()
	rounds, open := m.rounds(n)
	for i := 0; ; i++ {
		switch {
		case n.kind != whileNode && i < len(rounds):
			for name, v := range rounds[i] {
				m.vars.declare(name, v)
			}
		case n.kind != whileNode && open: // there may be more
			open = false
			m.maybe = true
			set := len(m.set)
			defer func() { m.forget(set) }()
			m.vars = outer.inside()
			for _, name := range n.names {
				m.vars.declare(name, value{})
			}
		case n.kind != whileNode:
			return goesOn
		case i > maxRounds:
			m.tell("a loop of more rounds than are followed", "write the statements themselves")
			return goesOn
		case len(n.toks) > 0:
			switch m.c.guard(m.s, n.toks, m.vars) {
			case no:
				return goesOn
			case unsure:
				m.maybe = true
				set := len(m.set)
				m.run(n.body)
				m.forget(set)
				return goesOn
			}
		}
		switch f := m.run(n.body); f {
		case leavesLoop, nextRound:
			if m.label != "" && m.label != n.label {
				return f
			}
			m.label = ""
			if f == leavesLoop {
				return goesOn
			}
		case returns, raises:
			if m.maybe && f == returns {
				m.left = true
				return goesOn
			}
			return f
		}
		if m.maybe && n.kind == whileNode {
			return goesOn
		}
	}
}

// rounds gives the variables of each round of a FOR, and whether there may be
// more rounds.
func (m *machine) rounds(n *node) (rounds []map[string]value, open bool) {
	if len(n.names) == 0 || len(n.toks) == 0 {
		return nil, true
	}
	if n.kind == foreachNode {
		v := m.value(n.toks)
		for _, item := range v.list {
			rounds = append(rounds, map[string]value{n.names[0]: item})
		}
		return rounds, v.list == nil && v.kind != nullValue
	}
	if from, to, ok := m.bounds(n.toks); ok {
		if from.kind != knownValue || to.kind != knownValue {
			return nil, true
		}
		a, _ := from.number()
		b, _ := to.number()
		for i := int(a); i <= int(b); i++ {
			if len(rounds) == maxRounds {
				m.tell("a loop of more rounds than are followed", "write the statements themselves")
				break
			}
			rounds = append(rounds, map[string]value{n.names[0]: number(i)})
		}
		return rounds, false
	}
	toks := n.toks
	for len(toks) > 1 && toks[0].IsPunct(m.s.src, '(') && m.s.closing(toks) == len(toks)-1 {
		toks = toks[1 : len(toks)-1]
	}
	m.callsIn(toks)
	e := &evaluator{c: m.c, s: m.s, vars: m.vars}
	res := e.query(toks)
	for _, r := range res.rows {
		round := map[string]value{}
		for i, v := range r {
			if i < len(n.names) {
				round[n.names[i]] = v
			}
			if i < len(res.names) && len(n.names) == 1 { // where it is a record
				round[n.names[0]+"."+m.c.d.columnID(res.names[i])] = v
			}
		}
		rounds = append(rounds, round)
	}
	return rounds, res.open
}

// bounds reads a..b, from which the lexer makes one number where digits touch
// the dots.
func (m *machine) bounds(toks []lex.Token) (from, to value, ok bool) {
	src := m.s.src
	for i, t := range toks {
		switch {
		case t.Kind == lex.Number && strings.Contains(t.Text(src), ".."):
			at := t.Start + int32(strings.Index(t.Text(src), ".."))
			low := append(append([]lex.Token(nil), toks[:i]...), lex.Token{Kind: lex.Number, Start: t.Start, End: at})
			var high []lex.Token
			if at+2 < t.End {
				kind := lex.Number
				if c := src[at+2]; c < '0' || c > '9' {
					kind = lex.Word
				}
				high = append(high, lex.Token{Kind: kind, Start: at + 2, End: t.End})
			}
			return m.value(low), m.value(append(high, toks[i+1:]...)), true
		case t.IsPunct(src, '.') && i+1 < len(toks) && toks[i+1].IsPunct(src, '.'):
			return m.value(toks[:i]), m.value(toks[i+2:]), true
		case t.Is(src, "select"):
			return from, to, false
		}
	}
	return from, to, false
}
