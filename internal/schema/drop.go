package schema

// dropTables folds DROP TABLE, with the partitions of each table, and reports
// whether it was read.
func (c *catalog) dropTables(s *script, st *statement) bool {
	w := &words{s.src, st.toks}
	w.all("drop")
	temporary := w.next("temporary") != ""
	if !w.table() {
		w.next("tables")
	}
	w.all("if", "exists")
	for {
		n, rest, ok := s.name(w.toks)
		if !ok {
			c.incomplete(s.tokenSpan(st.toks[0]), "this DROP TABLE cannot be read: "+begins(s, st.toks), "write DROP TABLE and the tables' names")
			return false
		}
		t := c.find(n.schema, n.name)
		if c.d.dropsOne && len(rest) > 0 {
			c.incomplete(s.tokenSpan(rest[0]), "this DROP TABLE is refused by "+c.d.title+": “"+s.written(rest[:1])+"” is found where its end is expected", "write one DROP TABLE for each table, and nothing behind the name")
			if t != nil {
				t.unread = true
			}
			return false
		}
		if temporary {
			t = c.at(relKey{tempSchema, n.name})
		}
		if t != nil {
			t.walk(func(child *table) { c.drop(child) })
			c.dropVirtual(t)
			c.drop(t)
			c.altered = true
		}
		w.toks = rest
		if len(rest) == 0 || !rest[0].IsPunct(s.src, ',') {
			break
		}
		w.toks = rest[1:]
	}
	w.next("cascade", "restrict")
	w.next("constraints") // Oracle: CASCADE CONSTRAINTS PURGE
	w.next("purge")
	if w.next("wait") != "" && len(w.toks) > 0 {
		w.toks = w.toks[1:]
	}
	w.next("nowait")
	if len(w.toks) > 0 {
		c.incomplete(s.tokenSpan(w.toks[0]), "this DROP TABLE cannot be read: “"+s.written(w.toks[:1])+"” is found where its end is expected", "end it with a semicolon")
		c.lost(s, &statement{toks: w.toks})
		return false
	}
	return true
}
