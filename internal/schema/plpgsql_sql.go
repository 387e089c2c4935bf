package schema

import (
	"slices"
	"strings"

	"github.com/pare-dev/pare/internal/schema/ddl"
	"github.com/pare-dev/pare/internal/schema/lex"
)

// sql runs a statement of SQL.
func (m *machine) sql(n *node) flow {
	toks := n.toks
	if len(toks) == 0 {
		return goesOn
	}
	src := m.s.src
	if toks[0].Is(src, "select") || toks[0].Is(src, "with") {
		m.callsIn(toks)
		e := &evaluator{c: m.c, s: m.s, vars: m.vars}
		q := e.clauses(toks)
		if len(q.into) == 0 {
			if toks[0].Is(src, "with") {
				for i, t := range toks {
					if t.Is(src, "into") && i > 0 && !toks[i-1].Is(src, "insert") && !toks[i-1].Is(src, "merge") && i+1 < len(toks) {
						m.assign((&code{s: m.s}).variables(toks[i+1:i+2]), nil)
					}
				}
			}
			return goesOn
		}
		m.selectInto(e.query(toks), (&code{s: m.s}).variables(q.into))
		return goesOn
	}
	for i, t := range toks { // INSERT … RETURNING … INTO v
		if t.Is(src, "into") && i > 1 && !toks[i-1].Is(src, "insert") && !toks[i-1].Is(src, "merge") {
			m.assign((&code{s: m.s}).variables(toks[i+1:]), nil)
		}
	}
	st := &statement{toks: toks, comments: n.comments, escapes: m.escapes}
	return m.statement(m.s, st)
}

// selectInto gives variables the values of the first row of a query.
func (m *machine) selectInto(res result, names []string) {
	found := res.exists()
	m.assign([]string{"found"}, []value{found.value()})
	switch {
	case res.open || len(names) == 0:
		m.assign(names, nil)
	case len(res.rows) == 0:
		for _, name := range names {
			m.assign([]string{name}, []value{{kind: nullValue}})
		}
	default:
		m.assign(names, res.rows[0])
		for i, v := range res.rows[0] { // where it is a record
			if i < len(res.names) && len(names) == 1 {
				m.vars.set(names[0]+"."+res.names[i], v)
			}
		}
	}
}

// perform runs PERFORM and CALL.
func (m *machine) perform(n *node) {
	m.callsIn(n.toks)
	if len(n.toks) == 0 {
		return
	}
	// PERFORM x FROM … is SELECT x FROM … but for its first word
	e := &evaluator{c: m.c, s: m.s, vars: m.vars}
	q := e.clausesOf(n.toks)
	if q.ok && len(q.from) > 0 {
		m.assign([]string{"found"}, []value{e.selected(q).exists().value()})
	}
}

// execute runs EXECUTE: a text that is put together.
func (m *machine) execute(n *node) flow {
	expr, into := n.toks, []lex.Token(nil)
	depth := 0
	for i, t := range n.toks {
		switch {
		case t.IsPunct(m.s.src, '('):
			depth++
		case t.IsPunct(m.s.src, ')'):
			depth--
		case depth > 0:
		case t.Is(m.s.src, "into"):
			expr, into = n.toks[:min(i, len(expr))], n.toks[i+1:]
		case t.Is(m.s.src, "using"):
			expr = n.toks[:min(i, len(expr))]
		}
	}
	for i, t := range into {
		if t.Is(m.s.src, "using") {
			into = into[:i]
			break
		}
	}
	if len(expr) == 0 {
		return goesOn
	}
	v := m.value(expr)
	if n.prepared != "" {
		v, _ = m.vars.get(n.prepared)
	}
	if v.kind == unknownValue || v.list != nil {
		if len(into) == 0 && n.names == nil { // a query for its result changes nothing, as a rule
			m.tell("text that the files do not tell", "write the statements themselves")
		}
		m.assign((&code{s: m.s}).variables(into), nil)
		return goesOn
	}
	in := m.s.made(v, expr[0])
	sc := lex.New(v.text, m.c.d.lex)
	for sc.Scan() {
		st := sc.Statement()
		own := &statement{toks: slices.Clone(st.Tokens), escapes: m.escapes, fault: st.Fault}
		if len(own.toks) == 0 {
			continue
		}
		if len(into) > 0 && own.toks[0].Is(v.text, "select") {
			e := &evaluator{c: m.c, s: in, vars: &scope{names: map[string]value{}}}
			m.selectInto(e.query(own.toks), (&code{s: m.s}).variables(into))
			continue
		}
		if f := m.statement(in, own); f != goesOn {
			return f
		}
	}
	return goesOn
}

// statement folds a statement where it surely runs, and marks what it changes
// where it may.
func (m *machine) statement(s *script, st *statement) flow {
	c := m.c
	st.verb = classify(s.d, s.src, &lex.Statement{Tokens: st.toks, Comments: st.comments, Fault: st.fault})
	if st.verb == skipped || st.verb == transaction || st.verb == client {
		if st.verb == skipped {
			c.unbound(s, st)
		}
		return goesOn
	}
	if st.verb == createSchema || st.verb == setting && m.maybe {
		return goesOn
	}
	if st.verb.parsed() {
		if !c.works(100 + 10*len(st.toks)) {
			m.tell(tooMuch, "write the statements themselves")
			return returns
		}
		st.parse(s)
	}
	if s.gapped(st) {
		m.gapped(s, st)
		return goesOn
	}
	if st.verb == call {
		in := *m
		in.s = s
		in.callsIn(st.toks)
		m.raised = in.raised
		c.setConfig(s, st)
		return goesOn
	}
	tables := c.affected(s, st)
	if m.maybe {
		m.perhaps(s, st, tables)
		return goesOn
	}
	if condition := c.fails(s, st); condition != "" {
		m.raised = condition
		if !m.caught(condition) {
			m.fail(s, st, condition)
		}
		return raises
	}
	m.journal.save(c, tables)
	c.step(s, st)
	if st.verb == createTable && len(tables) > 0 {
		if t := c.at(tables[0].key); t != nil && t != tables[0] {
			m.journal.top().made[t] = true
		}
	}
	c.unbound(s, st)
	return goesOn
}

// fail reports a statement that cannot have worked, as far as the files tell. A
// server takes back all that was done before it.
func (m *machine) fail(s *script, st *statement, condition string) {
	c := m.c
	if !c.d.databases { // MySQL keeps what was done before
		m.journal.takeAllBack(c)
	}
	if a := st.parsed.Alter; a != nil && c.find(a.Table.Schema, a.Table.Name) == nil {
		c.assume(c.key(a.Table.Schema, a.Table.Name), s.tokenSpan(st.toks[0]))
	}
	c.incomplete(s.tokenSpan(st.toks[0]), begins(s, st.toks)+" fails here ("+condition+"), as far as the files tell, so "+m.who+" has no effect", "name the files that run before it")
	st.comments = nil
}

// affected gives the tables that a statement changes in what an inventory holds.
func (c *catalog) affected(s *script, st *statement) (out []*table) {
	switch st.verb {
	case createTable:
		d := st.parsed.Create
		if d == nil || s.temporary(st) {
			return nil
		}
		if t := c.at(c.key(d.Table.Schema, d.Table.Name)); t != nil && !t.notTable {
			if d.IfNotExists && !t.assumed {
				return nil
			}
			return []*table{t}
		}
		return []*table{c.table(c.key(d.Table.Schema, d.Table.Name), s.tokenSpan(st.toks[0]))}
	case alterTable:
		a := st.parsed.Alter
		if a == nil || a.NotTable {
			return nil
		}
		t := c.find(a.Table.Schema, a.Table.Name)
		if t == nil && a.IfExists || t != nil && (t.notTable || t.idle(a)) || t == nil && harmless(a.Commands) {
			return nil
		}
		if t == nil {
			t = c.table(c.key(a.Table.Schema, a.Table.Name), s.tokenSpan(st.toks[0]))
		}
		return []*table{t}
	case dropTable:
		for _, i := range hiddenTables(s.src, st.toks) {
			w := &words{s.src, st.toks[i:]}
			w.all("if", "exists")
			for {
				n, rest, ok := s.name(w.toks)
				if !ok {
					break
				}
				if t := c.find(n.schema, n.name); t != nil {
					out = append(out, t)
				}
				if len(rest) == 0 || !rest[0].IsPunct(s.src, ',') {
					break
				}
				w.toks = rest[1:]
			}
		}
	case renameTables:
		for toks := st.toks[2:]; len(toks) > 0; {
			n, rest, ok := s.name(toks)
			if !ok {
				rest = toks[1:]
			} else if t := c.find(n.schema, n.name); t != nil {
				out = append(out, t)
			}
			toks = rest
		}
	case alterSchema, dropSchema:
		for _, tok := range st.toks[2:] {
			if name := s.fold(tok); name != "" {
				out = append(out, c.inSchema(name)...)
			}
		}
	}
	return out
}

// idle reports whether an ALTER TABLE changes nothing that an inventory holds,
// as the table stands now.
func (t *table) idle(a *ddl.Alter) bool {
	for _, k := range a.Commands {
		named := func(own *constraint) bool { return own.name == k.Name }
		switch k.Action {
		case ddl.Other, ddl.RenameConstraint:
		case ddl.AddColumn:
			if t.unread || !k.IfExists || t.column(k.Name) == nil {
				return false
			}
		case ddl.DropColumn:
			if t.unread || !k.IfExists || t.column(k.Name) != nil {
				return false
			}
		case ddl.AddConstraint:
			if k.Constraint.Primary || k.Constraint.Target.Name != "" || k.Constraint.NotNull {
				return false
			}
		case ddl.DropConstraint:
			i := slices.IndexFunc(t.constraints, named)
			if i >= 0 && (t.constraints[i].primary || t.constraints[i].foreign || t.constraints[i].name == "") {
				return false
			}
		default:
			return false
		}
	}
	return true
}

// perhaps marks the tables of a statement that may run or not.
func (m *machine) perhaps(s *script, st *statement, tables []*table) {
	c := m.c
	if len(tables) == 0 {
		switch st.verb {
		case createOther, function, comment:
			c.step(s, st)
		case dropType:
			c.dropType(s, st)
		case unknown, importSchema:
			c.step(s, st)
		case createTable, alterTable:
			if st.err != nil {
				c.step(s, st)
			}
		}
		st.comments = nil
		return
	}
	for _, t := range tables {
		keyAlone := st.parsed.Alter != nil && t.keysAlone(st.parsed.Alter)
		if c.at(t.key) == nil {
			t = c.assume(t.key, t.span)
		}
		what := "a change of table “" + t.key.String() + "” or not, which hangs on what the files do not tell"
		if keyAlone {
			what = "a change of the foreign keys of table “" + t.key.String() + "” or not, which hangs on what the files do not tell"
		} else {
			t.unread = true
		}
		m.tell(what, "write the statements outside of the block")
	}
	st.comments = nil
}

// keysAlone reports whether an ALTER TABLE changes no more of it than foreign
// keys.
func (t *table) keysAlone(a *ddl.Alter) bool {
	for _, k := range a.Commands {
		switch k.Action {
		case ddl.Other:
		case ddl.AddConstraint:
			if k.Constraint.Primary || k.Constraint.NotNull {
				return false
			}
		case ddl.DropConstraint:
			if key := t.primary(); key != nil && key.name == k.Name {
				return false
			}
		default:
			return false
		}
	}
	return true
}

// gapped reports whether a part of the statement, outside of strings, is not
// known.
func (s *script) gapped(st *statement) bool {
	if s.origin == nil {
		return false
	}
	for _, t := range st.toks {
		if t.Kind != lex.String && strings.Contains(t.Text(s.src), gap) {
			return true
		}
	}
	return false
}

// gapped marks what a statement changes of which a part is not known, such as
// the table's name.
func (m *machine) gapped(s *script, st *statement) {
	unknown := func(n ddl.Name) bool { return strings.Contains(n.Schema+n.Name, gap) }
	c := m.c
	const hint = "write the statements themselves"
	const what = "statements about tables whose names the files do not tell"
	part := func(name string) string {
		return "a statement about table “" + name + "” of which the files do not tell all"
	}
	switch d, a := st.parsed.Create, st.parsed.Alter; {
	case d != nil && st.err == nil:
		for _, n := range d.Inherits {
			if parent := c.find(n.Schema, n.Name); parent != nil && unknown(d.Table) {
				parent.strays = true
			}
		}
		switch {
		case s.temporary(st):
		case unknown(d.Table):
			m.tell(what, hint)
		default:
			if c.find(d.Table.Schema, d.Table.Name) == nil {
				c.assume(c.key(d.Table.Schema, d.Table.Name), s.tokenSpan(st.toks[0]))
			}
			m.tell(part(d.Table.Name), hint)
		}
	case a != nil && st.err == nil:
		t := c.find(a.Table.Schema, a.Table.Name)
		switch {
		case harmless(a.Commands) || a.NotTable || t != nil && t.idle(a):
		case t == nil || partitions(a):
			if t != nil {
				t.strays = true
			}
			m.tell(what, hint)
		default:
			t.unread = true
			m.tell(part(t.key.String()), hint)
		}
	case st.verb == dropTable || st.verb == dropSchema || st.verb == alterSchema || st.verb.parsed():
		for _, i := range hiddenTables(s.src, st.toks) {
			if n, _, ok := s.name(st.toks[i:]); ok && st.verb.parsed() {
				if t := c.find(n.schema, n.name); t != nil {
					t.unread = true
				}
			}
		}
		m.tell(what, hint)
	}
}

// partitions reports whether an ALTER TABLE attaches and detaches partitions
// alone.
func partitions(a *ddl.Alter) bool {
	for _, k := range a.Commands {
		if k.Action != ddl.AttachPartition && k.Action != ddl.DetachPartition {
			return false
		}
	}
	return true
}
