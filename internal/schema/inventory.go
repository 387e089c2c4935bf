package schema

import (
	"cmp"
	"slices"
	"strings"

	"github.com/pare-dev/pare/internal/inventory"
	"github.com/pare-dev/pare/internal/schema/ddl"
)

// tables turns the catalog into what the inventory holds, sorted. The catalog is
// taken apart on the way: what is known of a million columns is not held twice.
func (c *catalog) tables() []*inventory.Table {
	var out []*inventory.Table
	var read []*table
	c.spell()
	for _, t := range c.rels {
		if !t.notTable && t.key.schema != tempSchema {
			out, read = append(out, t.inventory(c.dataset)), append(read, t)
		}
	}
	for i, t := range read {
		out[i].ForeignKeys = t.foreignKeys()
	}
	for i, t := range read {
		t.moveColumns(out[i])
	}
	c.sureTypes(out)
	slices.SortFunc(out, func(a, b *inventory.Table) int {
		return cmp.Or(strings.Compare(a.Schema, b.Schema), strings.Compare(a.Name, b.Name))
	})
	return out
}

// inventory is the table without its columns and keys.
func (t *table) inventory(dataset string) *inventory.Table {
	return &inventory.Table{
		Dataset: dataset, Schema: t.key.schema, Name: t.key.name, Span: t.span,
		Comment: t.comment, Approximate: t.approximate, Unread: t.unread, Waivers: t.waivers,
	}
}

// moveColumns gives the inventory the table's columns, and lets go of them.
func (t *table) moveColumns(out *inventory.Table) {
	slab := make([]inventory.Column, len(t.cols))
	out.Columns = make([]*inventory.Column, len(t.cols))
	for i, col := range t.cols {
		slab[i] = inventory.Column{
			Table: out, Name: col.name, Span: col.span, Introduced: col.made, Was: col.was(out.Dataset), Type: col.typ, Nullable: !col.notNull && (!col.primaryKey || t.d.keysOfNull),
			Default: col.def, Generated: col.computed(), PrimaryKey: col.primaryKey,
			Comment: cmp.Or(col.comment, strings.Join(col.remarks, " ")), Annotation: col.annotation(), Waivers: col.waivers,
		}
		out.Columns[i] = &slab[i]
	}
	t.cols, t.byName, t.constraints = nil, nil, nil
}

// foreignKeys lists those of a table. What holds for a table holds for its
// partitions.
func (t *table) foreignKeys() (list []inventory.ForeignKey) {
	for from := t; from != nil; from = from.of {
		for _, k := range from.constraints {
			if fk, ok := k.inventory(); ok {
				list = append(list, fk)
			}
		}
	}
	return list
}

// annotation is the column's own or, where it has none, that of the column it
// was inherited from: a partition holds the same data as its table. What is
// found is kept along the way, for chains may be long.
func (col *column) annotation() *inventory.Annotation {
	top := col
	for top.parent != nil && cmp.Or(top.stated, top.noted) == nil {
		top = top.parent
	}
	a := cmp.Or(top.stated, top.noted)
	for col != top {
		col.noted, col.parent, col = a, nil, col.parent
	}
	return a
}

// computed reports whether the database gives the column its values. A sequence
// goes with the column that it belongs to.
func (col *column) computed() bool {
	if col.generated == ddl.Serial {
		return !col.sequence.dropped
	}
	return col.generated != ddl.NotGenerated
}

func (k *constraint) inventory() (fk inventory.ForeignKey, ok bool) {
	if !k.foreign || k.target != nil && k.target.dropped || k.key != nil && k.key.dropped {
		return fk, false
	}
	fk.Span, fk.Cascade = k.span, k.cascade
	fk.Columns = names(k.cols)
	fk.Schema, fk.Table, fk.RefColumns = k.to.schema, k.to.name, k.refName
	if k.target != nil {
		fk.Schema, fk.Table = k.target.key.schema, k.target.key.name
		fk.RefColumns = names(k.refs)
	}
	for _, cols := range [...][]*column{k.cols, k.refs} {
		for _, col := range cols {
			if col.dropped {
				return fk, false
			}
		}
	}
	return fk, true
}
