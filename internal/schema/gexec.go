package schema

// gexec runs what a query gives, as psql's \gexec does: SELECT 'CREATE DATABASE x'
// WHERE NOT EXISTS (…). A query whose rows the files do not tell may give any.
func (c *catalog) gexec(s *script, st *statement) {
	m := &machine{c: c, s: s, who: `\gexec`, by: st.toks[0], bys: s, escapes: st.escapes, vars: &scope{names: map[string]value{}}, journal: newJournal()}
	m.once = s.tokenSpan(st.toks[0]).String()
	e := &evaluator{c: c, s: s, vars: m.vars}
	q := e.clauses(st.toks)
	if !q.ok {
		m.tell("what this query gives, which is not known from the file", "write the statements themselves")
		return
	}
	res := e.selected(q)
	rows := res.rows
	if res.open { // there may be more
		rows = append(rows, e.outputs(s.split(q.outputs)))
		m.maybe = true
	}
	for _, row := range rows {
		for _, v := range row {
			if v.kind == unknownValue || v.list != nil {
				m.tell("text that the files do not tell", "write the statements themselves")
			} else if v.kind != nullValue && m.text(v, st.toks[0], nil) != goesOn {
				return
			}
		}
	}
}
