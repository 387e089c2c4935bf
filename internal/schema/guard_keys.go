package schema

import (
	"slices"
	"strings"
)

// constraintRows gives the keys of tables, and PostgreSQL's checks. Where a row
// is about one column, there is one for each.
func (n *narrowed) constraintRows(name string) (rows []row) {
	c := n.e.c
	each := name == "key_column_usage" || name == "constraint_column_usage"
	used := name == "constraint_column_usage" || name == "constraint_table_usage"
	for _, t := range n.e.c.byName() {
		if !n.e.works(1 + len(t.constraints)) {
			break
		}
		for _, k := range t.constraints {
			if n.excludes(constant(k.name), "constraint_name", "conname") {
				continue
			}
			about, cols := t, k.cols
			if used && k.foreign { // what it points at
				about, cols = k.target, k.refs
			}
			if !each || len(cols) == 0 {
				rows = append(rows, c.constraintRow(k, t, about, nil))
				continue
			}
			for _, col := range cols {
				rows = append(rows, c.constraintRow(k, t, about, col))
			}
		}
	}
	return rows
}

func (c *catalog) constraintRow(k *constraint, t, about *table, own *column) row {
	kind, letter := "CHECK", "c"
	switch {
	case k.primary:
		kind, letter = "PRIMARY KEY", "p"
	case k.foreign:
		kind, letter = "FOREIGN KEY", "f"
	case !k.check:
		kind, letter = "UNIQUE", "u"
	}
	return func(col string) (value, bool) {
		switch col {
		case "constraint_name", "conname":
			return constant(k.name), true
		case "name":
			return constant(k.name), !c.d.psql
		case "constraint_type":
			return constant(kind), true
		case "contype":
			return constant(letter), true
		case "column_name":
			if own == nil {
				return value{}, true
			}
			return constant(own.name), true
		case "conrelid":
			return oid(t), true
		case "parent_object_id":
			return oid(t), !c.d.psql
		case "confrelid", "referenced_object_id":
			if k.target == nil {
				return value{}, true
			}
			return oid(k.target), true
		case "oid", "object_id":
			return value{}, true
		}
		if about == nil {
			return value{}, true
		}
		return c.ofTable(about, col)
	}
}

// byName gives all relations in the order of their names.
func (c *catalog) byName() []*table {
	out := make([]*table, 0, len(c.rels))
	for _, t := range c.rels {
		out = append(out, t)
	}
	slices.SortFunc(out, func(a, b *table) int {
		return strings.Compare(a.key.schema+"\x00"+a.key.name, b.key.schema+"\x00"+b.key.name)
	})
	return out
}

// indexRows gives the unique indexes and the keys that are known by name.
func (n *narrowed) indexRows() (rows []row) {
	c := n.e.c
	var keys []relKey
	for k := range c.indexes {
		if n.e.works(1) && !n.excludes(constant(k.name), "indexname", "index_name", "name") {
			keys = append(keys, k)
		}
	}
	slices.SortFunc(keys, func(a, b relKey) int { return strings.Compare(a.schema+"\x00"+a.name, b.schema+"\x00"+b.name) })
	for _, k := range keys {
		t := &table{d: c.d, key: k}
		rows = append(rows, func(col string) (value, bool) {
			switch col {
			case "indexname", "index_name":
				return constant(k.name), true
			case "name":
				return constant(k.name), !c.d.psql
			case "schemaname", "table_schema":
				return c.ofTable(t, col)
			}
			return value{}, false
		})
	}
	return rows
}

// schemaRows gives the schemas that something is in.
func (n *narrowed) schemaRows() (rows []row) {
	c := n.e.c
	names := []string{c.d.schema}
	seen := map[string]bool{c.d.schema: true}
	for k := range c.rels {
		if !seen[k.schema] && k.schema != "" && k.schema != tempSchema && n.e.works(1) {
			seen[k.schema] = true
			names = append(names, k.schema)
		}
	}
	slices.Sort(names[1:])
	for _, name := range names {
		rows = append(rows, func(col string) (value, bool) {
			switch col {
			case "nspname", "schema_name", "oid":
				return constant(name), true
			case "name", "schema_id":
				return constant(name), !c.d.psql
			}
			return value{}, false
		})
	}
	return rows
}

// heirRows gives the tables that inherit from others, and a row for those of
// which the names are not known.
func (n *narrowed) heirRows() (rows []row) {
	for _, parent := range n.e.c.byName() {
		if n.excludes(oid(parent), "inhparent") {
			continue
		}
		heirs := slices.Clone(parent.children)
		slices.SortFunc(heirs, func(a, b *table) int { return strings.Compare(a.key.name, b.key.name) })
		if parent.strays {
			heirs = append(heirs, nil)
		}
		for _, heir := range heirs {
			if !n.e.works(1) {
				return rows
			}
			rows = append(rows, func(col string) (value, bool) {
				switch {
				case col == "inhparent":
					return oid(parent), true
				case col == "inhrelid" && heir != nil:
					return oid(heir), true
				}
				return value{}, col == "inhrelid"
			})
		}
	}
	return rows
}
