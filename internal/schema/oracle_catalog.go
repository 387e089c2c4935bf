package schema

import "strings"

// oracleRows gives the rows of a view of Oracle's dictionary. The owner of what
// the files make has no name in them, and is always the same.
func (n *narrowed) oracleRows(name string) (rows []row, open bool) {
	if name == "dual" {
		return []row{func(string) (value, bool) { return value{}, false }}, false
	}
	_, view, _ := strings.Cut(name, "_")
	switch strings.TrimSuffix(name, view) {
	case "user_", "all_", "dba_":
	default:
		return nil, true
	}
	switch view {
	case "tables":
		rows = n.relationRows(true)
	case "objects":
		rows, open = n.relationRows(false), true // sequences, triggers and indexes besides
	case "tab_columns", "tab_cols":
		rows = n.columnRows()
	case "constraints":
		rows = n.constraintRows("table_constraints")
	case "cons_columns":
		rows = n.constraintRows("key_column_usage")
	default:
		return nil, true
	}
	for i, r := range rows {
		rows[i] = oracleRow(r)
	}
	return rows, open
}

// oracleRow has a row speak as Oracle's dictionary does.
func oracleRow(r row) row {
	return func(col string) (value, bool) {
		switch col {
		case "owner", "table_owner":
			return constant(gap), true
		case "object_name":
			return r("table_name")
		case "object_type":
			v, ok := r("table_type")
			if v.text == "BASE TABLE" {
				v = constant("TABLE")
			}
			return v, ok
		case "nullable":
			v, ok := r("is_nullable")
			if v.kind == knownValue {
				v = constant(v.text[:1])
			}
			return v, ok
		case "constraint_type":
			v, ok := r(col)
			switch v.text {
			case "FOREIGN KEY":
				return constant("R"), ok
			case "":
				return v, ok
			}
			return constant(v.text[:1]), ok
		case "data_type", "type", "status":
			return value{}, true
		}
		return r(col)
	}
}
