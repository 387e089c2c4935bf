package schema

import "strings"

// tsqlRows gives the rows of a view of SQL Server's catalog, or of a table.
func (n *narrowed) tsqlRows(schema, name string) (rows []row, open bool) {
	c := n.e.c
	if schema != "sys" && schema != "information_schema" {
		if t := c.find(schema, name); t != nil && !t.notTable {
			return c.rowsOf(t)
		}
	}
	switch name {
	case "tables":
		return n.relationRows(true), false
	case "objects", "sysobjects", "all_objects":
		// Objects that are not followed are procedures and checks: to say that there
		// is none does no harm, for what is decided by them changes no column.
		return append(n.relationRows(false), n.constraintRows(name)...), false
	case "columns", "syscolumns", "all_columns":
		if schema == "information_schema" {
			return nullableInWords(n.columnRows()), false
		}
		return n.columnRows(), false
	case "schemas", "table_constraints", "key_column_usage", "referential_constraints", "constraint_column_usage", "constraint_table_usage":
		return n.catalogRows("sys", name)
	}
	return nil, true
}

// noObject answers what a function says of an object that is no relation.
func (c *catalog) noObject(name string, args []value) value {
	if name == "object_id" {
		kind := "u"
		if len(args) > 1 {
			kind = strings.ToLower(strings.TrimSpace(args[1].text))
		}
		object := args[0].text
		if i := strings.LastIndexAny(object, ".["); i >= 0 {
			object = strings.Trim(object[i+1:], "[]")
		}
		if kind != "u" || len(args) == 1 && c.constraintNamed(object) {
			return value{} // a key, a view, a procedure
		}
	}
	return value{kind: nullValue}
}

// constraintNamed reports whether some table has a key of that name.
func (c *catalog) constraintNamed(name string) bool {
	for _, t := range c.rels {
		if !c.works(len(t.constraints)) {
			return false
		}
		for _, k := range t.constraints {
			if strings.EqualFold(k.name, name) {
				return true
			}
		}
	}
	return false
}

// nullableInWords has INFORMATION_SCHEMA say YES and NO where sys.columns says
// 1 and 0.
func nullableInWords(rows []row) []row {
	for i, r := range rows {
		rows[i] = func(col string) (value, bool) {
			v, ok := r(col)
			if col == "is_nullable" {
				switch v.answer() {
				case yes:
					return constant("YES"), ok
				case no:
					return constant("NO"), ok
				}
			}
			return v, ok
		}
	}
	return rows
}
