package schema

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

// renameView folds ALTER VIEW … RENAME TO and SET SCHEMA.
func (c *catalog) renameView(s *script, st *statement) {
	w := &words{s.src, st.toks[1:]}
	w.next("materialized")
	w.next("view")
	w.all("if", "exists")
	n, rest, ok := s.name(w.toks)
	t := c.find(n.schema, n.name)
	if !ok || t == nil || !t.notTable {
		return
	}
	to := t.key
	w.toks = rest
	switch renames := w.all("rename", "to"); {
	case !renames && !w.all("set", "schema") || len(w.toks) != 1:
		return
	case renames:
		to.name = s.fold(w.toks[0])
	default:
		to.schema = s.fold(w.toks[0])
	}
	c.rename(t, c.d.key(to.schema, to.name))
}
