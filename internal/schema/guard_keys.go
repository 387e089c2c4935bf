package schema

import (
	"cmp"
	"slices"
	"strings"
)

// constraintRows gives the keys of tables, and PostgreSQL's checks. Where a row
// is about one column, there is one for each.
func (n *narrowed) constraintRows(name string) (rows []row) {
	c := n.e.c
	each := name == "key_column_usage" || name == "constraint_column_usage"
	used := name == "constraint_column_usage" || name == "constraint_table_usage"
	named := ""
	for _, col := range [...]string{"constraint_name", "conname"} {
		if v := n.is[col]; v.kind == knownValue && !c.d.foldColumns {
			named = v.text
		}
	}
	holders := slices.DeleteFunc(c.all(), func(t *table) bool {
		return !c.works(1) || !slices.ContainsFunc(t.constraints, func(k *constraint) bool { return named == "" || k.name == named })
	})
	inOrder(holders)
	for _, t := range holders {
		for _, k := range t.constraints {
			if named != "" && k.name != named {
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
		case "index_name": // a foreign key has an index of its name
			return constant(k.name), c.d.databases
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
			switch {
			case !k.foreign:
				return number(0), true
			case k.target == nil:
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

// all gives all relations, in no order.
func (c *catalog) all() []*table {
	out := make([]*table, 0, len(c.rels))
	for _, t := range c.rels {
		out = append(out, t)
	}
	return out
}

func inOrder(tables []*table) {
	slices.SortFunc(tables, func(a, b *table) int {
		return cmp.Or(strings.Compare(a.key.schema, b.key.schema), strings.Compare(a.key.name, b.key.name))
	})
}

// indexRows gives the unique indexes and the keys that are known by name.
func (n *narrowed) indexRows() (rows []row) {
	c := n.e.c
	var keys []relKey
	for k := range c.indexes {
		if n.e.c.works(1) && !n.excludes(constant(k.name), "indexname", "index_name", "name") {
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
		if !seen[k.schema] && k.schema != "" && k.schema != tempSchema && n.e.c.works(1) {
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
	parents := slices.DeleteFunc(n.e.c.all(), func(t *table) bool {
		return !n.e.c.works(1) || len(t.children) == 0 && !t.strays || n.excludes(oid(t), "inhparent")
	})
	inOrder(parents)
	for _, parent := range parents {
		heirs := slices.Clone(parent.children)
		slices.SortFunc(heirs, func(a, b *table) int { return strings.Compare(a.key.name, b.key.name) })
		if parent.strays {
			heirs = append(heirs, nil)
		}
		for _, heir := range heirs {
			if !n.e.c.works(1) {
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
