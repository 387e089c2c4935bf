package schema

import (
	"github.com/pare-dev/pare/internal/schema/lex"
)

// schemas follows ALTER SCHEMA … RENAME TO and DROP SCHEMA.
func (c *catalog) schemas(s *script, st *statement) bool {
	w := &words{s.src, st.toks}
	if w.next("alter") != "" {
		if len(st.toks) != 6 || !st.toks[3].Is(s.src, "rename") {
			return true
		}
		from, to := s.fold(st.toks[2]), s.fold(st.toks[5])
		for _, t := range c.inSchema(from) {
			c.rename(t, c.d.key(to, t.key.name))
		}
		return true
	}
	w.all("drop")
	w.next("schema", "database")
	w.all("if", "exists")
	for _, t := range w.toks {
		if t.Kind != lex.Word && t.Kind != lex.Quoted || t.Is(s.src, "cascade") || t.Is(s.src, "restrict") {
			continue
		}
		types := map[string]bool{} // a table and a view are types too
		for _, rel := range c.inSchema(s.fold(t)) {
			types[rel.key.name] = true
			rel.walk(func(child *table) { c.drop(child) })
			c.drop(rel)
			c.altered = true
		}
		c.loseTyped(s, st, types)
	}
	return true
}

func (c *catalog) inSchema(schema string) []*table {
	var out []*table
	for k, t := range c.rels {
		if k.schema == c.d.id(c.d.key(schema, "")).schema {
			out = append(out, t)
		}
	}
	return out
}

// createOther notes what is no table but may be named like one in ALTER TABLE
// and COMMENT ON.
func (c *catalog) createOther(s *script, st *statement) {
	w := &words{s.src, st.toks}
	w.all("create")
	w.all("or", "replace")
	w.next("global", "local")
	temp := w.next("temp", "temporary") != ""
	w.next("materialized", "recursive", "unique")
	kind := w.next("view", "sequence", "type", "domain")
	if kind == "" {
		c.index(s, w)
		return
	}
	w.all("if", "not", "exists")
	n, rest, ok := s.name(w.toks)
	if !ok {
		return
	}
	key := c.key(n.schema, n.name)
	if temp {
		key.schema = tempSchema
	}
	old := c.at(key)
	if old != nil && old.assumed && kind == "view" { // it was no table that was changed before
		c.drop(old)
		old = nil
	}
	if old != nil && (kind != "view" || !old.notTable) {
		return
	}
	t := &table{d: c.d, key: key, notTable: true, kind: kind, span: s.span(n.start, n.end)}
	c.put(t)
	switch {
	case kind == "type":
		c.composite(s, t, rest)
	case kind == "domain":
		c.domain(s, n, rest)
	case kind == "view" && s.d.placed:
		c.viewColumns(s, st, t)
	}
}

// viewColumns gives a view the columns of its query where the files tell them.
// Where they do not, nothing is lost: a view holds nothing of its own.
func (c *catalog) viewColumns(s *script, st *statement, t *table) {
	if st.parse(s); st.err != nil || st.parsed.Create == nil || st.parsed.Create.Query == nil {
		return
	}
	reported := len(c.problems)
	c.createAs(s, st, t, st.parsed.Create.Query)
	if len(c.problems) > reported || t.approximate || t.unread {
		t.cols, t.byName, t.unread, t.approximate = nil, nil, false, false
		c.problems = c.problems[:reported]
	}
}

// index notes the columns of a unique index, of which a primary key may be made
// later. The words stand behind CREATE UNIQUE.
func (c *catalog) index(s *script, w *words) {
	if w.next("index") == "" {
		return
	}
	w.next("concurrently")
	w.all("if", "not", "exists")
	idx, rest, ok := s.name(w.toks)
	if !ok || len(rest) == 0 || !rest[0].Is(s.src, "on") {
		return
	}
	w.toks = rest[1:]
	w.next("only")
	tbl, rest, ok := s.name(w.toks)
	if !ok {
		return
	}
	t := c.find(tbl.schema, tbl.name)
	if t == nil {
		return
	}
	w.toks = rest
	if w.next("using") != "" && len(w.toks) > 0 {
		w.toks = w.toks[1:]
	}
	var cols []string
	for _, it := range s.items(w.toks) {
		if len(it) == 0 || len(it) > 1 && !it[1].Is(s.src, "asc") && !it[1].Is(s.src, "desc") {
			return
		}
		cols = append(cols, s.fold(it[0]))
	}
	c.indexes[relKey{t.key.schema, idx.name}] = cols
}
