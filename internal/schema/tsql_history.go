package schema

import (
	"github.com/pare-dev/pare/internal/schema/ddl"
	"github.com/pare-dev/pare/internal/schema/lex"
	"github.com/pare-dev/pare/internal/source"
)

// history is the table in which the server keeps the past rows of another one.
// It has that one's columns, and is made where nothing else makes it.
type history struct {
	of   *table
	key  relKey
	span source.Span
}

// versions follows SYSTEM_VERSIONING = ON (HISTORY_TABLE = name), and OFF.
func (c *catalog) versions(s *script, t *table, toks []lex.Token) {
	for i, tok := range toks {
		if !tok.Is(s.src, "system_versioning") || i+2 >= len(toks) {
			continue
		}
		if toks[i+2].Is(s.src, "off") {
			c.keep(t)
			return
		}
		h := history{of: t, span: s.tokenSpan(tok)}
		for j := i + 2; j+2 < len(toks); j++ {
			if toks[j].Is(s.src, "history_table") {
				if n, _, ok := s.name(toks[j+2:]); ok {
					h.key, h.span = c.key(n.schema, n.name), s.span(n.start, n.end)
				}
			}
		}
		if h.key.name == "" {
			c.incomplete(h.span, "the server makes up the name of the table that keeps the past rows of “"+t.key.String()+"”", "name it: SYSTEM_VERSIONING = ON (HISTORY_TABLE = schema.name)")
			return
		}
		c.keep(t)
		c.histories = append(c.histories, h)
		return
	}
}

// keep makes the history of a table, or of all tables, where nothing has made it.
func (c *catalog) keep(of *table) {
	kept := c.histories[:0]
	for _, h := range c.histories {
		if of != nil && h.of != of {
			kept = append(kept, h)
			continue
		}
		if c.at(h.key) != nil || h.of.dropped || h.of.key.schema == tempSchema || !c.mayCopy(h.of, len(h.of.cols)) {
			continue
		}
		t := c.table(h.key, h.span)
		t.unread, t.approximate = h.of.unread, h.of.approximate
		for _, col := range h.of.cols {
			own := *col
			own.generated, own.uses, own.primaryKey, own.def = ddl.NotGenerated, nil, false, ""
			own.notNull = col.notNull || col.primaryKey
			own.parent = col
			t.add(&own)
		}
		c.put(t)
	}
	c.histories = kept
}
