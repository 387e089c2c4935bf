package schema

import (
	"fmt"
	"maps"

	"github.com/pare-dev/pare/internal/schema/ddl"
)

// mode says whether statements are run.
type mode uint8

const (
	runs    mode = iota
	perhaps      // it depends on what the files do not tell
	never
)

// Bounds on how deep statements stand in each other, and texts that are run in
// such texts.
const (
	maxFlow    = 500
	maxDynamic = 4
)

// batchFlow runs the statements of a T-SQL script. At each IF it asks the catalog
// which of them are run. A script that would stop itself where it finds the
// database not to its liking is read as if it went on.
type batchFlow struct {
	c      *catalog
	s      *script
	i      int // the statement that is next
	batch  int // that it is in
	depth  int
	within int    // in how many texts that are run
	loops  int    // in how many loops
	vars   *scope // variables of the batch
	tables bool   // a string of the batch speaks of a table, in a variable
}

func (c *catalog) runTSQL(s *script) {
	f := &batchFlow{c: c, s: s}
	f.run(runs)
}

// run runs the batches one after the other.
func (f *batchFlow) run(m mode) {
	for f.i < len(f.s.stmts) {
		f.batch = f.s.stmts[f.i].batch
		if f.within == 0 {
			f.vars, f.tables = &scope{names: map[string]value{"@@error": number(0)}}, false
		}
		for f.here() {
			f.statement(m)
		}
	}
}

// here reports whether there is another statement in the batch.
func (f *batchFlow) here() bool {
	return f.i < len(f.s.stmts) && f.s.stmts[f.i].batch == f.batch
}

func (f *batchFlow) at(v verb) bool { return f.here() && f.s.stmts[f.i].verb == v }

// statement runs the statement that is next, with all that it holds.
func (f *batchFlow) statement(m mode) {
	if !f.here() {
		return
	}
	st := &f.s.stmts[f.i]
	f.i++
	if f.depth++; f.depth > maxFlow {
		f.c.incomplete(f.s.tokenSpan(st.toks[0]), fmt.Sprintf("statements stand in each other deeper than %d here; the rest of the batch is not read", maxFlow), f.c.d.instead())
		for f.here() {
			f.i++
		}
	}
	defer func() { f.depth-- }()
	switch st.verb {
	case conditional:
		then, other := f.branches(st, m)
		f.branch(st, then, m)
		if f.at(otherwise) {
			st = &f.s.stmts[f.i]
			f.i++
			f.branch(st, other, m)
		}
	case loop:
		f.loops++
		f.body(st, max(m, perhaps))
		f.loops--
	case blockBegin:
		f.block(m)
	case catchBegin:
		f.block(never)
	case blockEnd, otherwise, idle:
	case leaves:
		for m == runs && f.here() {
			f.i++
		}
	default:
		f.simple(st, m)
	}
}

// body runs what an IF decides about. Behind a semicolon there is nothing: it
// was left out, since it only fills tables.
func (f *batchFlow) body(st *statement, m mode) {
	if !st.closed {
		f.statement(m)
	}
}

// branch runs what an IF decides about, in a batch that is run in mode m. Where
// nobody knows whether it is run, variables have their new values in it, and
// values that nobody knows behind it.
func (f *batchFlow) branch(st *statement, then, m mode) {
	if then != perhaps || m != runs || !f.c.works(len(f.vars.names)) {
		f.body(st, then)
		return
	}
	before := maps.Clone(f.vars.names)
	f.body(st, then)
	for name, v := range f.vars.names {
		if old, ok := before[name]; !ok || !v.same(old) {
			f.vars.names[name] = value{}
		}
	}
}

func (f *batchFlow) block(m mode) {
	for f.here() && !f.at(blockEnd) {
		f.statement(m)
	}
	if f.here() {
		f.i++
	}
}

// branches says whether what stands behind an IF is run, and what stands behind
// its ELSE.
func (f *batchFlow) branches(st *statement, m mode) (then, other mode) {
	if m == never {
		return never, never
	}
	switch f.c.guard(f.s, st.toks[1:], f.vars) {
	case yes:
		return m, never
	case no, nothing:
		return never, m
	}
	return perhaps, perhaps
}

// simple runs a statement that holds no other.
func (f *batchFlow) simple(st *statement, m mode) {
	switch {
	case m == never:
		st.comments = nil
	case st.verb == client:
		f.include(st)
		f.c.unbound(f.s, st)
	case st.verb == execute:
		f.execute(st, m)
		f.c.unbound(f.s, st)
	case st.verb == assign:
		f.assign(st, m)
		f.c.unbound(f.s, st)
	case m == runs:
		f.c.fold(f.s, st)
	default:
		f.perhaps(st)
	}
}

// perhaps folds a statement of which it is not known whether it is run. What
// would come out the same either way is not reported.
func (f *batchFlow) perhaps(st *statement) {
	c := f.c
	switch st.verb {
	case createTable:
		if st.err != nil || st.parsed.Create == nil {
			break
		}
		n := st.parsed.Create.Table
		if old := c.find(n.Schema, n.Name); old != nil && !old.assumed && !old.notTable {
			st.comments = nil // it can only be run where the table is not there
			return
		}
		c.fold(f.s, st)
		if t := c.find(n.Schema, n.Name); t != nil && t.key.schema != tempSchema {
			t.unread = true
			f.depends(st, t)
		}
		return
	case alterTable:
		if st.err == nil && st.parsed.Alter != nil {
			f.perhapsAlter(st, st.parsed.Alter)
			return
		}
	case dropTable, alterSchema:
		for _, i := range hiddenTables(f.s.src, st.toks) {
			w := &words{f.s.src, st.toks[i:]}
			w.all("if", "exists")
			for {
				n, rest, ok := f.s.name(w.toks)
				if !ok {
					break
				}
				if t := c.find(n.schema, n.name); t != nil && t.key.schema != tempSchema && !t.notTable {
					t.unread = true
					f.depends(st, t)
				}
				if len(rest) == 0 || !rest[0].IsPunct(f.s.src, ',') {
					break
				}
				w.toks = rest[1:]
			}
		}
		return
	case transaction:
		return
	}
	c.fold(f.s, st)
}

// perhapsAlter folds an ALTER TABLE that is perhaps run.
func (f *batchFlow) perhapsAlter(st *statement, a *ddl.Alter) {
	t := f.c.find(a.Table.Schema, a.Table.Name)
	if t == nil && keysAlone(a.Commands) {
		return
	}
	if keysAlone(a.Commands) || t != nil && t.key.schema == tempSchema {
		f.c.fold(f.s, st)
		return
	}
	if t != nil && !t.unread && len(a.Commands) == 1 {
		has := t.column(a.Commands[0].Name) != nil
		if a.Commands[0].Action == ddl.AddColumn == has { // it can only fail
			st.comments = nil
			return
		}
	}
	if t == nil || a.Commands[0].Action == ddl.AddColumn {
		f.c.fold(f.s, st)
	} else {
		st.comments = nil
	}
	if t = f.c.find(a.Table.Schema, a.Table.Name); t != nil {
		t.unread = true
		f.depends(st, t)
	}
}

// keysAlone reports whether an ALTER TABLE changes no column.
func keysAlone(cmds []ddl.Command) bool {
	for _, k := range cmds {
		switch k.Action {
		case ddl.Other, ddl.AddConstraint, ddl.DropConstraint, ddl.RenameConstraint, ddl.SetDefault, ddl.DropDefault:
		default:
			return false
		}
	}
	return true
}

func (f *batchFlow) depends(st *statement, t *table) {
	f.c.incomplete(f.s.tokenSpan(st.toks[0]), "whether this changes table “"+t.key.String()+"” depends on what the files do not tell", f.c.d.instead())
}
