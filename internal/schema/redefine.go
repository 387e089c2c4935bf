package schema

import (
	"fmt"
	"slices"

	"github.com/pare-dev/pare/internal/schema/ddl"
	"github.com/pare-dev/pare/internal/source"
)

// redefine folds MODIFY and CHANGE: a column that is defined anew in its place.
// It keeps its keys, which no definition takes away.
func (c *catalog) redefine(s *script, st *statement, t *table, old *column, k *ddl.Command) *column {
	item := st.between(k.Column.At, k.End)
	if other := t.column(k.Column.Name); other != nil && other != old {
		c.report(source.Error, s.tokenSpan(item[0]), fmt.Sprintf("column “%s” of table “%s” is defined twice, first at %s", k.Column.Name, t.key, other.span), "give it another name")
		return old
	}
	own := s.define(st, &k.Column, item)
	c.said(s, st, own, &k.Column)
	t.renameColumn(old, own.name, own.span)
	old.typ, old.def, old.generated, old.sequence, old.uses = own.typ, own.def, own.generated, own.sequence, own.uses
	old.notNull = own.notNull || old.primaryKey
	old.comment, old.remarks, old.stated = own.comment, own.remarks, own.stated
	t.computes = t.computes || old.uses != nil
	c.uses(t, old.typ)
	c.columnKeys(s, st, t, old, &k.Column)
	t.position(old, k)
	return old
}

// position moves a column to where FIRST or AFTER puts it.
func (t *table) position(col *column, k *ddl.Command) {
	if !k.First && k.After == "" {
		return
	}
	at := 0
	rest := slices.DeleteFunc(slices.Clone(t.cols), func(other *column) bool { return other == col })
	if k.After != "" {
		at = slices.IndexFunc(rest, func(other *column) bool { return t.d.sameColumn(other.name, k.After) }) + 1
		if at == 0 {
			return // reported by the server alone; the order of columns is no more than their order
		}
	}
	t.cols = slices.Insert(rest, at, col)
}
