package schema

import "github.com/pare-dev/pare/internal/schema/lex"

// Bounds on what blocks of code may do: rounds of one loop, and calls within
// calls.
const (
	maxRounds = 1000
	maxCalls  = 20
)

const tooMuch = "so much that it is not followed to its end"

// machine runs a routine, as far as it changes tables. What hangs on something
// that the files do not tell may have run or not.
type machine struct {
	c       *catalog
	s       *script
	escapes bool
	vars    *scope
	who     string    // this DO block, or the function
	once    string    // tells blocks apart; what is said of a function is said once
	by      lex.Token // what runs it, and where that stands
	bys     *script
	maybe   bool // what comes now may run or not
	left    bool // it may have been left already
	label   string
	raised  string     // the condition of an exception
	catches [][]string // conditions that blocks around catch
	journal *journal
	set     []string // variables that were given values
	calls   int
}

// flow is how a list of statements ends.
type flow uint8

const (
	goesOn flow = iota
	leavesLoop
	nextRound
	returns
	raises
)

func (m *machine) run(nodes []*node) flow {
	for _, n := range nodes {
		if !m.c.works(1) {
			m.tell(tooMuch, "write the statements themselves")
			return returns
		}
		if f := m.node(n); f != goesOn {
			return f
		}
	}
	return goesOn
}

// tell reports, once for what runs the statements, that something in it is not
// followed.
func (m *machine) tell(what, hint string) {
	key := m.who + m.once + what
	if m.c.told[key] {
		return
	}
	m.c.told[key] = true
	m.c.incomplete(m.bys.tokenSpan(m.by), m.who+" runs "+what, hint+", or "+m.c.d.instead())
}

func (m *machine) node(n *node) flow {
	switch n.kind {
	case declareNode:
		v := value{kind: nullValue}
		if n.toks != nil {
			v = m.value(n.toks)
		}
		if n.names[0] != "" {
			m.vars.declare(n.names[0], v)
		}
	case blockNode:
		return m.block(n)
	case assignNode:
		m.callsIn(n.toks)
		m.assign(n.names, []value{m.value(n.toks)})
	case assignedNode:
		m.assign(n.names, nil)
	case ifNode, caseNode:
		return m.arms(n)
	case whileNode, forNode, foreachNode:
		return m.loop(n)
	case exitNode, continueNode:
		f := leavesLoop
		if n.kind == continueNode {
			f = nextRound
		}
		if len(n.toks) > 0 {
			switch m.c.guard(m.s, n.toks, m.vars) {
			case no:
				return goesOn
			case unsure:
				m.maybe, m.left = true, true
				return goesOn
			}
		}
		m.label = n.label
		return f
	case returnNode:
		m.callsIn(n.toks)
		return returns
	case raiseNode:
		return m.raise(n)
	case performNode:
		m.perform(n)
	case callNode:
		m.invoke(n)
	case calledNode:
		m.called(n)
	case executeNode:
		return m.execute(n)
	default:
		return m.sql(n)
	}
	return goesOn
}

func (m *machine) value(toks []lex.Token) value { return m.c.value(m.s, toks, m.vars) }

// assign gives variables values. Where there are too few, they are not known.
func (m *machine) assign(names []string, vals []value) {
	for i, name := range names {
		v := value{}
		if i < len(vals) {
			v = vals[i]
		}
		m.vars.set(name, v)
	}
	m.set = append(m.set, names...)
}

// forget makes the variables unknown that were given values since then, by what
// may not have run.
func (m *machine) forget(since int) {
	for _, name := range m.set[since:] {
		m.vars.set(name, value{})
	}
}

// block runs BEGIN … END in a scope of its own.
func (m *machine) block(n *node) flow {
	outer := m.vars
	m.vars = outer.inside()
	defer func() { m.vars = outer }()
	if len(n.catches) == 0 {
		return m.labelled(n, m.run(n.body))
	}
	var caught []string
	for _, h := range n.catches {
		caught = append(caught, m.conditions(h.cond)...)
	}
	m.catches = append(m.catches, caught)
	m.journal.open()
	depth := len(m.journal.levels)
	f := m.run(n.body)
	m.catches = m.catches[:len(m.catches)-1]
	if f == raises && len(m.journal.levels) == depth && m.c.d.psql { // elsewhere what was done to tables stays
		m.journal.takeBack(m.c)
	}
	if len(m.journal.levels) == depth {
		m.journal.keep()
	}
	if f != raises {
		return m.labelled(n, f)
	}
	for _, h := range n.catches {
		if !catches(m.conditions(h.cond), m.raised) {
			continue
		}
		m.caughtAs(m.raised)
		m.raised = ""
		return m.labelled(n, m.run(h.body))
	}
	return f
}

// labelled ends what EXIT leaves by its label.
func (m *machine) labelled(n *node, f flow) flow {
	if f == leavesLoop && m.label != "" && m.label == n.label {
		m.label = ""
		return goesOn
	}
	return f
}

// arms runs IF and CASE.
func (m *machine) arms(n *node) flow {
	maybe, left := m.maybe, m.left
	for i, a := range n.arms {
		is := yes
		switch {
		case a.cond == nil:
		case n.kind == caseNode && len(n.toks) > 0:
			is = (&evaluator{c: m.c, s: m.s, vars: m.vars}).equal(m.value(n.toks), m.value(a.cond))
		default:
			m.callsIn(a.cond)
			is = m.c.guard(m.s, a.cond, m.vars)
		}
		if is == no || is == nothing {
			continue
		}
		if is == yes && m.maybe == maybe {
			return m.run(a.body)
		}
		if m.maybe == maybe && m.alike(n.arms[i:]) {
			return m.run(n.arms[len(n.arms)-1].body)
		}
		m.maybe = true
		set := len(m.set)
		switch m.run(a.body) {
		case returns, leavesLoop, nextRound:
			m.left = true
		case raises: // what would stop the script is taken not to be so
			m.raised = ""
		}
		m.forget(set)
		if is == yes {
			break
		}
	}
	m.maybe = maybe || m.left
	m.left = m.left || left
	return goesOn
}
