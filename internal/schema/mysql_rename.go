package schema

import "github.com/pare-dev/pare/internal/source"

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
