package schema

import (
	"strings"

	"github.com/pare-dev/pare/internal/schema/ddl"
	"github.com/pare-dev/pare/internal/schema/lex"
)

// run folds a script's statements into the catalog, in order, as a session of
// their own.
func (c *catalog) run(s *script, parser *ahead) {
	if !c.d.databases { // one database that is entered is so for the files that follow
		c.path.reset()
	}
	c.inTx, c.altered, c.journal, c.undoing = false, false, nil, s.d.psql && c.rollsBack(s)
	c.conn.current = ""
	c.follow(s, parser)
}

// follow folds a script's statements where the session stands. A file that turns
// out to be written for another database is given up with one problem, since
// everything behind would be guesswork.
func (c *catalog) follow(s *script, parser *ahead) {
	c.included.enter(s)
	defer c.included.leave(s)
	c.work += workForByte * len(s.src)
	from := len(c.problems)
	sniffed := false
	if s.d.tsql {
		parser.all(s)
		c.runTSQL(s)
		return
	}
	for i := range s.stmts {
		parser.reach(s, i)
		st := &s.stmts[i]
		ok := c.fold(s, st)
		st.forget()
		if !ok && !sniffed && !s.d.anyType {
			sniffed = true
			if p := foreign(s); p != nil {
				c.problems = append(c.problems[:from], *p)
				return
			}
		}
	}
}

// fold folds one statement with its comments, and reports whether it was read as
// this dialect's.
func (c *catalog) fold(s *script, st *statement) bool {
	c.path.within = st.within
	if c.d.psql && c.elsewhere(s, st) {
		return true
	}
	done := c.track(s, st)
	ok := c.step(s, st)
	done()
	c.unbound(s, st)
	return ok
}

// step folds one statement and reports whether it was read as this dialect's.
func (c *catalog) step(s *script, st *statement) bool {
	if st.fault != nil {
		c.incomplete(s.tokenSpan(lex.Token{Start: int32(st.fault.At), End: int32(st.fault.At)}), st.fault.What, st.fault.Hint)
		if len(st.toks) > 0 {
			c.lost(s, st)
		}
		return false
	}
	if strings.HasPrefix(st.command, `\gexec`) {
		c.gexec(s, st)
		return true
	}
	if s.d.tsql && c.stepTSQL(s, st) {
		return true
	}
	switch st.verb {
	case createTable, alterTable:
		switch {
		case st.err != nil && c.there(st.parsed.Create):
		case st.err != nil:
			c.refused(s, st)
			return false
		case st.parsed.Create != nil:
			c.create(s, st, st.parsed.Create)
		case st.parsed.Alter != nil:
			c.alter(s, st, st.parsed.Alter)
		}
	case dropTable:
		ok := c.dropTables(s, st)
		if c.d.psql {
			c.dropType(s, st)
		}
		return ok
	case createOther:
		if c.d.databases {
			c.view(s, st)
			return true
		}
		c.createOther(s, st)
	case alterView:
		c.renameView(s, st)
	case dropView:
		c.dropViews(s, st)
	case useDatabase:
		c.use(s, st.toks[1:])
	case useSchema:
		c.useSchema(s, st)
	case program:
		c.program(s, st)
	case renameTables:
		return c.renameTables(s, st)
	case alterSchema, dropSchema:
		return c.schemas(s, st)
	case alterType:
		if c.d.psql {
			c.alterType(s, st)
		}
	case dropType:
		c.dropType(s, st)
	case function:
		c.function(s, st)
	case prepared:
		c.session(s, st)
	case comment:
		return c.commentOn(s, st)
	case setting:
		if c.d.databases {
			c.session(s, st)
			return true
		}
		c.setting(s, st)
	case call:
		if c.d.databases {
			c.session(s, st)
			return true
		}
		c.setConfig(s, st)
		c.calls(s, st)
	case doBlock:
		if c.d.databases {
			c.session(s, st)
			return true
		}
		c.do(s, st)
	case transaction:
		c.transaction(s, st)
	case importSchema:
		c.incomplete(s.tokenSpan(st.toks[0]), "IMPORT FOREIGN SCHEMA makes tables that the file does not name", c.d.instead())
	case client:
		c.client(s, st)
	case pragma:
		c.pragma(s, st)
	case attach:
		c.attach(s, st)
	case schemaTable:
		c.schemaTable(s, st)
	case unknown:
		c.lost(s, st)
		c.incomplete(s.tokenSpan(st.toks[0]), "this is not read: "+begins(s, st.toks)+" is no statement of "+c.d.title+" that pare knows",
			"mend it, or end the statement before it with a semicolon; where "+c.d.title+" takes it as it is, "+c.d.instead())
		return false
	}
	return true
}

// there reports whether a table that is made only where it is not there is: what
// else the statement says does not matter then.
func (c *catalog) there(d *ddl.Create) bool {
	if d == nil || !d.IfNotExists {
		return false
	}
	key := c.key(d.Table.Schema, d.Table.Name)
	if d.Temporary {
		key.schema = tempSchema
	}
	old := c.at(key)
	return old != nil && !old.assumed && !old.notTable
}

// begins quotes how a statement starts, short.
func begins(s *script, toks []lex.Token) string {
	text := s.written(toks[:min(len(toks), 4)])
	if r := []rune(text); len(r) > 40 {
		text = string(r[:40]) + "…"
	}
	return "“" + text + "”"
}

// refused reports a statement about a table that the parser does not take, at
// the place that it names. The table is kept as one whose columns are unread.
func (c *catalog) refused(s *script, st *statement) {
	at, end := int(st.toks[0].Start), int(st.toks[0].End)
	var what string
	if e, ok := st.err.(*ddl.SyntaxError); ok {
		what = "this statement about a table cannot be read: "
		if e.At >= 0 {
			at += e.At
			end = at
			for _, t := range st.toks {
				if int(t.Start) == at {
					end = int(t.End)
				}
			}
		}
	} else {
		what = "this statement about a table is not followed: "
	}
	hint := "mend the statement, or " + c.d.instead()
	if names := c.lost(s, st); names != "" {
		what = strings.Replace(what, "a table", "table "+names, 1)
	}
	c.incomplete(s.span(at, end), what+st.err.Error(), hint)
}

// lost marks the tables that an unread statement names, so that nothing that
// points at them is called stale. It returns their names for a message.
func (c *catalog) lost(s *script, st *statement) string {
	st.comments = nil // what they say is lost with the statement, which is reported
	var named []string
	for _, i := range hiddenTables(s.src, st.toks) {
		w := &words{s.src, st.toks[i:]}
		w.all("if", "not", "exists")
		w.all("if", "exists")
		w.all("only")
		n, _, ok := s.name(w.toks)
		if !ok {
			continue
		}
		t := c.find(n.schema, n.name)
		if t == nil && (st.toks[i-2].Is(s.src, "drop") || i > 2 && st.toks[i-3].Is(s.src, "drop")) {
			continue
		}
		if t == nil {
			t = c.assume(c.key(n.schema, n.name), s.span(n.start, n.end))
		}
		t.unread = true
		named = append(named, "“"+t.key.String()+"”")
	}
	if len(named) > 3 {
		named = append(named[:3], "…")
	}
	return strings.Join(named, ", ")
}

// transaction follows BEGIN and COMMIT for SET LOCAL. What a ROLLBACK takes
// back is not.
func (c *catalog) transaction(s *script, st *statement) {
	w := &words{s.src, st.toks}
	kept := true
	switch w.next("begin", "start", "commit", "end", "rollback", "abort") {
	case "begin", "start":
		c.inTx, c.altered = true, false
		if c.unkept = false; c.undoing {
			c.journal = newJournal()
		}
		c.path.begin()
	case "rollback", "abort":
		w.next("work", "transaction")
		if c.journal != nil && !c.unkept && len(w.toks) == 0 {
			c.journal.takeAllBack(c)
		} else if c.altered && c.inTx {
			c.incomplete(s.tokenSpan(st.toks[0]), "ROLLBACK takes back changes to tables, which is not followed", "take the statements that are rolled back out of the file")
		}
		if w.next("to") != "" {
			return
		}
		kept = false
		fallthrough
	default:
		c.inTx, c.altered, c.journal = false, false, nil
		c.path.end(kept)
	}
}

// client follows what psql does itself.
func (c *catalog) client(s *script, st *statement) {
	if inc, ok := s.includes(st); ok {
		c.include(s, st, inc)
		return
	}
	span := s.tokenSpan(st.toks[0])
	f := strings.Fields(st.toks[0].Text(s.src))
	if c.d.lex.SQLPlus {
		c.sqlplus(s, st, f)
		return
	}
	switch strings.ToLower(f[0]) {
	case `\if`, `\elif`:
		c.incomplete(span, f[0]+" runs what follows or not, which is not known from the file", "write the statements without conditions")
	case `\c`, `\connect`:
		c.connect(f)
	default:
		c.shell(s, st, f)
	}
}
