package schema

import (
	"strings"

	"github.com/pare-dev/pare/internal/schema/ddl"
	"github.com/pare-dev/pare/internal/schema/lex"
)

// stepTSQL folds what T-SQL has in a way of its own, and reports whether the
// statement was such a one.
func (c *catalog) stepTSQL(s *script, st *statement) bool {
	switch st.verb {
	case createTable:
		return c.createTSQL(s, st)
	case alterTable:
		if st.err == nil && st.parsed.Alter != nil {
			c.alter(s, st, st.parsed.Alter)
			if a := st.parsed.Alter; len(a.Commands) > 0 && a.Commands[0].Action == ddl.Other {
				if t := c.find(a.Table.Schema, a.Table.Name); t != nil {
					c.versions(s, t, st.toks)
				}
			}
			return true
		}
	case alterSchema:
		c.transfer(s, st)
		return true
	case function:
		c.makesTables(s, st)
		return true
	case createType:
		c.createType(s, st)
		return true
	case inserts:
		c.inserted(s, st)
		return true
	case client:
		return true
	}
	return false
}

// createTSQL reports tables whose columns SQL Server makes up, and follows
// their histories.
func (c *catalog) createTSQL(s *script, st *statement) bool {
	d := st.parsed.Create
	if st.err != nil || d == nil {
		return false
	}
	if strings.Contains(d.Table.Schema+d.Table.Name, "$(") {
		c.incomplete(s.tokenSpan(st.toks[0]), "the name of the table that this statement makes is known to sqlcmd alone", "write the name in place of $(…)")
		return true
	}
	c.create(s, st, d)
	if len(d.Items) > 0 {
		if t := c.find(d.Table.Schema, d.Table.Name); t != nil && !t.notTable {
			c.versions(s, t, from(st.toks, st.base()+d.Items[len(d.Items)-1].End))
		}
	}
	return true
}

// transfer follows ALTER SCHEMA a TRANSFER b.t.
func (c *catalog) transfer(s *script, st *statement) {
	w := &words{s.src, st.toks}
	w.all("alter", "schema")
	to, rest, ok := s.name(w.toks)
	if !ok {
		return
	}
	w.toks = rest
	if w.next("transfer") == "" {
		return
	}
	if len(w.toks) > 1 && w.toks[1].Text(s.src) == "::" {
		if !w.toks[0].Is(s.src, "object") {
			return // a type, a collection of XML schemas
		}
		w.toks = w.toks[2:]
	}
	if n, _, ok := s.name(w.toks); ok {
		if t := c.find(n.schema, n.name); t != nil {
			c.rename(t, c.d.key(to.name, t.key.name))
			c.altered = true
		}
	}
}

// makesTables notes a procedure whose body makes or changes tables that stay, so
// that a call of it is not taken for nothing.
func (c *catalog) makesTables(s *script, st *statement) {
	w := &words{s.src, st.toks}
	w.next("create", "alter")
	w.all("or", "alter")
	w.next("proc", "procedure")
	n, rest, ok := s.name(w.toks)
	if !ok {
		return
	}
	makes := false
	for _, i := range hiddenTables(s.src, rest) {
		w := &words{s.src, rest[i:]}
		w.all("if", "exists")
		name, _, ok := s.name(w.toks)
		makes = makes || !ok || name.name[0] != '#'
	}
	for i, t := range rest {
		switch {
		case makes:
		case t.Kind == lex.String:
			makes = c.speaksOfTables(s, t)
		case t.Is(s.src, "exec") || t.Is(s.src, "execute"):
			if called, _, ok := s.name(rest[i+1:]); ok {
				makes = c.makers[c.d.columnID(called.name)]
			}
		}
	}
	if makes {
		c.makers[c.d.columnID(n.name)] = true
	} else {
		delete(c.makers, c.d.columnID(n.name))
	}
}

// settle finishes what is only known when all has been read.
func (c *catalog) settle() {
	if !c.d.tsql {
		return
	}
	c.keep(nil)
	c.settleTypes()
}
