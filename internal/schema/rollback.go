package schema

// rollsBack reports whether a script, or one that it includes, may take a
// transaction back, so that what it changes has to be kept as it was.
func (c *catalog) rollsBack(s *script) bool {
	if c.included.calls[s.file] {
		return true // to keep what may not be needed is no loss
	}
	for i := range s.stmts {
		st := &s.stmts[i]
		if st.verb == transaction && (st.toks[0].Is(s.src, "rollback") || st.toks[0].Is(s.src, "abort")) {
			return true
		}
	}
	return false
}

// track keeps what a statement is about to change inside a transaction that may
// be taken back. What follows code, or changes more than tables, is not kept.
func (c *catalog) track(s *script, st *statement) (done func()) {
	if c.journal == nil {
		return func() {}
	}
	switch st.verb {
	case createTable, alterTable, dropTable, alterSchema, dropSchema:
	case skipped, transaction, setting, client, createOther, createSchema, unknown, importSchema:
		return func() {}
	case call:
		c.unkept = c.unkept || len(c.routines) > 0
		return func() {}
	default:
		c.unkept = true
		return func() {}
	}
	tables := c.affected(s, st)
	c.journal.save(c, tables)
	return func() {
		if st.verb == createTable && len(tables) > 0 {
			if t := c.at(tables[0].key); t != nil && t != tables[0] {
				c.journal.top().made[t] = true
			}
		}
	}
}
