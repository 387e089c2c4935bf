package schema

import (
	"github.com/pare-dev/pare/internal/schema/lex"
	"github.com/pare-dev/pare/internal/source"
)

// use folds USE: from here on, names without a database are of that one.
func (c *catalog) use(s *script, toks []lex.Token) {
	if n, _, ok := s.name(toks); ok {
		c.path.use([]string{n.name}, false)
	}
}

// mainDatabase is the database that references leave out: the one that the files do not
// name or, where they name them all, the first that a table was made in. Its
// tables lose the name.
func (c *catalog) mainDatabase() string {
	inUse := map[string]bool{}
	for _, t := range c.rels {
		inUse[t.key.schema] = inUse[t.key.schema] || !t.notTable
	}
	home := ""
	for i := 0; !inUse[""] && home == "" && i < len(c.made); i++ {
		if inUse[c.made[i]] {
			home = c.made[i]
		}
	}
	for _, t := range c.rels {
		if t.key.schema == home {
			t.key.schema = ""
		}
		for _, k := range t.constraints {
			if k.to.schema == home {
				k.to.schema = ""
			}
		}
	}
	return home
}

// renameTables folds RENAME TABLE a TO b, c TO d, one after the other.
func (c *catalog) renameTables(s *script, st *statement) bool {
	w := &words{s.src, st.toks[1:]}
	w.next("table", "tables")
	w.all("if", "exists")
	for {
		from, rest, ok := s.name(w.toks)
		w.toks = rest
		if w.next("wait") != "" && len(w.toks) > 0 {
			w.toks = w.toks[1:]
		}
		w.next("nowait")
		var to qualified
		if ok = ok && w.next("to") != ""; ok {
			to, w.toks, ok = s.name(w.toks)
		}
		if !ok || len(w.toks) > 0 && !w.toks[0].IsPunct(s.src, ',') {
			c.incomplete(s.tokenSpan(st.toks[0]), "this RENAME TABLE cannot be read: "+begins(s, st.toks), "write RENAME TABLE name TO name")
			return false
		}
		c.renameTable(s, from, to, c.key(to.schema, to.name))
		if len(w.toks) == 0 {
			return true
		}
		w.toks = w.toks[1:]
	}
}

func (c *catalog) renameTable(s *script, from, to qualified, key relKey) {
	t := c.find(from.schema, from.name)
	if t == nil {
		t = c.assume(c.key(from.schema, from.name), s.span(from.start, from.end))
		c.incomplete(t.span, "table “"+t.key.String()+"” is renamed here, but nothing before it makes it", "name the files that make it before this one")
	}
	if old := c.at(key); old != nil && old != t && !old.notTable {
		c.report(source.Error, s.span(to.start, to.end), "table “"+key.String()+"” is made twice, first at "+old.span.String(), "give it another name")
		return
	}
	if t.key.schema == tempSchema {
		key.schema = tempSchema
	}
	c.rename(t, key)
	t.span = s.span(to.start, to.end)
}

// view notes CREATE VIEW and CREATE SEQUENCE, whose names tables may not have.
func (c *catalog) view(s *script, st *statement) {
	w := &words{s.src, st.toks}
	for len(w.toks) > 0 {
		switch w.next("view", "sequence", "index") {
		case "":
			w.toks = w.toks[1:]
			continue
		case "index":
			return
		}
		w.all("if", "not", "exists")
		if n, _, ok := s.name(w.toks); ok {
			if key := c.key(n.schema, n.name); c.at(key) == nil {
				c.put(&table{d: c.d, key: key, notTable: true})
			}
		}
		return
	}
}

// dropViews folds DROP VIEW and DROP SEQUENCE.
func (c *catalog) dropViews(s *script, st *statement) {
	w := &words{s.src, st.toks[2:]}
	w.all("if", "exists")
	for {
		n, rest, ok := s.name(w.toks)
		if !ok {
			return
		}
		if t := c.find(n.schema, n.name); t != nil && t.notTable {
			c.drop(t)
		}
		if len(rest) == 0 || !rest[0].IsPunct(s.src, ',') {
			return
		}
		w.toks = rest[1:]
	}
}
