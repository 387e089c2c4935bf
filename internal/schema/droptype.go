package schema

import (
	"slices"
	"strings"
)

// uses notes that a table defines a column of the type. Its heirs are found by
// way of it.
func (c *catalog) uses(t *table, typ string) {
	if at := c.typed[typ]; len(at) == 0 || at[len(at)-1] != t {
		c.typed[typ] = append(at, t)
	}
}

// dropType reports a DROP … CASCADE where a table has a column of the type that
// goes, for it takes the column away. Tables, views and extensions are types
// too, or bring one of their name.
func (c *catalog) dropType(s *script, st *statement) {
	last := len(st.toks) - 1
	if !st.toks[last].Is(s.src, "cascade") {
		return
	}
	w := &words{s.src, st.toks[1:last]}
	w.next("foreign", "materialized")
	if w.next("table", "view", "type", "domain", "extension") == "" {
		return
	}
	w.all("if", "exists")
	dropped := map[string]bool{}
	for len(w.toks) > 0 {
		n, rest, ok := s.name(w.toks)
		if !ok {
			break
		}
		dropped[n.name] = true
		w.toks = rest
		if len(rest) > 0 && rest[0].IsPunct(s.src, ',') {
			w.toks = rest[1:]
		}
	}
	c.loseTyped(s, st, dropped)
}

// loseTyped marks the tables that have a column of one of the types.
func (c *catalog) loseTyped(s *script, st *statement, dropped map[string]bool) {
	var lost []*table
	for typ, tables := range c.typed {
		if !dropped[bareType(typ)] {
			continue
		}
		delete(c.typed, typ)
		for _, t := range tables {
			has := func(t *table) {
				same := func(col *column) bool { return col.typ == typ }
				if !t.dropped && !t.unread && slices.ContainsFunc(t.cols, same) {
					t.unread = true
					lost = append(lost, t)
				}
			}
			has(t)
			t.walk(has)
		}
	}
	slices.SortFunc(lost, func(a, b *table) int { return strings.Compare(a.key.String(), b.key.String()) })
	for _, t := range lost {
		c.incomplete(s.tokenSpan(st.toks[0]), "DROP … CASCADE of a type takes columns of table “"+t.key.String()+"” away, which is not followed", "drop the columns first")
	}
}

// bareType is a type's name without schema, quotes, width and array bounds.
func bareType(typ string) string {
	if i := strings.IndexAny(typ, "(["); i >= 0 {
		typ = typ[:i]
	}
	if i := strings.LastIndexByte(typ, '.'); i >= 0 {
		typ = typ[i+1:]
	}
	if t := strings.TrimSpace(typ); strings.HasPrefix(t, `"`) {
		return strings.Trim(t, `"`)
	}
	return strings.ToLower(strings.TrimSpace(typ))
}
