package schema

import (
	"strings"

	"github.com/pare-dev/pare/internal/schema/lex"
)

// known is what INSERTs say of a table's rows.
type known struct {
	rows []row
	open bool // it has others
}

// inserted notes the rows of an INSERT, for migrations ask what was run before.
func (c *catalog) inserted(s *script, st *statement) {
	w := &words{s.src, st.toks}
	w.all("insert")
	w.next("into")
	n, rest, ok := s.name(w.toks)
	if !ok {
		return
	}
	t := c.find(n.schema, n.name)
	if t == nil || t.notTable {
		return
	}
	if c.filled == nil {
		c.filled = map[*table]*known{}
	}
	k := c.filled[t]
	if k == nil {
		k = &known{}
		c.filled[t] = k
	}
	var cols []string
	if items := s.items(rest); items != nil {
		for _, item := range items {
			if len(item) > 0 {
				cols = append(cols, strings.ToLower(s.fold(item[0])))
			}
		}
		rest = rest[min(s.closing(rest)+1, len(rest)):]
	} else {
		for _, col := range t.cols {
			cols = append(cols, strings.ToLower(col.name))
		}
	}
	w.toks = rest
	sure := w.next("values") != "" && st.batched
	for _, r := range s.split(w.toks) {
		vals := s.items(r)
		if !sure || len(vals) != len(cols) || len(k.rows) >= maxInserts {
			k.open = true
			return
		}
		k.rows = append(k.rows, c.row(s, cols, vals))
	}
}

// row is a row of constants.
func (c *catalog) row(s *script, cols []string, vals [][]lex.Token) row {
	e := &evaluator{c: c, s: s}
	held := make(map[string]value, len(cols))
	for i, col := range cols {
		if len(vals[i]) == 1 {
			held[col] = e.value(vals[i])
		} else {
			held[col] = value{}
		}
	}
	return func(col string) (value, bool) {
		v, ok := held[col]
		return v, ok
	}
}

// rowsOf gives the rows of a table that the files make, and whether it may have
// others: it is empty when it is made.
func (c *catalog) rowsOf(t *table) (rows []row, open bool) {
	k := c.filled[t]
	if k == nil {
		return nil, t.assumed
	}
	return k.rows, k.open || t.assumed
}
