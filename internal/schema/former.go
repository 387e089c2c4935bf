package schema

import (
	"slices"

	"github.com/pare-dev/pare/internal/inventory"
)

// former is a name that a column had before it or its table was renamed.
type former struct {
	table  relKey
	column string
	before *former // the name before that
}

// remember keeps the name that a column has now, which is about to change.
func (t *table) remember(col *column) { col.former = &former{t.key, col.name, col.former} }

// was lists the names that a column had, the oldest first.
func (col *column) was(dataset string) []inventory.Ref {
	var refs []inventory.Ref
	for f := col.former; f != nil; f = f.before {
		refs = append(refs, inventory.Ref{Dataset: dataset, Schema: f.table.schema, Table: f.table.name, Column: f.column})
	}
	slices.Reverse(refs)
	return refs
}
