package schema

import (
	"slices"
	"strings"

	"github.com/pare-dev/pare/internal/schema/ddl"
)

// systemRows gives the rows of a table of the database's own catalog, and
// whether it may have others. A row goes by every name that a column has in any
// of the dialects; a column that is not among them is not known.
func (n *narrowed) systemRows(schema, name string) (rows []row, open bool) {
	switch {
	case n.e.c.d.tsql:
		return n.tsqlRows(schema, name)
	case n.e.c.d.lex.SQLPlus:
		return n.oracleRows(name)
	}
	return n.catalogRows(schema, name)
}

func (n *narrowed) catalogRows(schema, name string) (rows []row, open bool) {
	switch schema {
	case "information_schema", "pg_catalog", "sys", "dbo":
	case "":
		if !strings.HasPrefix(name, "pg_") && !strings.HasPrefix(name, "sys") {
			return nil, true // a table like any other, whose rows are not known
		}
	default:
		return nil, true
	}
	switch name {
	case "tables", "pg_tables", "pg_class":
		return n.relationRows(name == "pg_tables"), false
	case "sysobjects", "objects", "pg_type":
		return n.relationRows(false), true // keys, procedures and types besides
	case "columns", "pg_attribute", "syscolumns":
		return n.columnRows(), false
	case "table_constraints", "pg_constraint", "key_column_usage", "constraint_column_usage", "constraint_table_usage",
		"referential_constraints", "foreign_keys", "key_constraints":
		return n.constraintRows(name), false
	case "pg_indexes", "statistics", "indexes":
		if n.e.c.d.databases {
			return n.constraintRows("key_column_usage"), true
		}
		return n.indexRows(), true
	case "pg_namespace", "schemata", "schemas":
		return n.schemaRows(), true
	case "pg_inherits":
		return n.heirRows(), false
	}
	return nil, true
}

// What columns are called that hold the name or the id of a table.
var (
	tableNames = []string{"table_name", "tablename", "relname", "typname"}
	tableIDs   = []string{"attrelid", "conrelid", "parent_object_id"}
)

// candidates gives the relations of the name that is asked for, or all.
func (n *narrowed) candidates() (out []*table) {
	c := n.e.c
	for _, col := range tableIDs {
		if v, ok := n.is[col]; ok && v.rel != nil {
			return []*table{v.rel}
		}
	}
	for _, col := range tableNames {
		v, ok := n.is[col]
		if !ok || v.rel != nil {
			continue
		}
		for schema := range c.spaces {
			if t := c.at(relKey{schema, v.text}); c.works(1) && t != nil {
				out = append(out, t)
			}
		}
		return out
	}
	for _, t := range c.rels {
		if !c.works(1) {
			return nil
		}
		out = append(out, t)
	}
	return out
}

// relations gives the relations that may be meant, in the order of their names.
func (n *narrowed) relations(only func(*table) bool) []*table {
	var out []*table
	for _, t := range n.candidates() {
		if only(t) && !n.excludes(constant(t.key.name), tableNames...) && !n.excludes(oid(t), tableIDs...) {
			out = append(out, t)
		}
	}
	inOrder(out)
	return out
}

func oid(t *table) value { return value{kind: knownValue, text: t.key.String(), rel: t} }

// ofTable is what a row says of the table that it is about.
func (c *catalog) ofTable(t *table, col string) (value, bool) {
	switch col {
	case "table_name", "tablename", "relname", "typname":
		return constant(t.key.name), true
	case "table_schema", "schemaname", "relnamespace", "constraint_schema", "typnamespace", "connamespace":
		return c.called(c.schemaOf(t.key)), true
	case "attrelid", "conrelid", "typrelid":
		return oid(t), true
	}
	if c.d.psql { // where these would be variables
		return value{}, false
	}
	switch col {
	case "name":
		return constant(t.key.name), true
	case "schema_id":
		return constant(c.schemaOf(t.key)), true
	case "object_id", "parent_object_id", "id":
		return oid(t), true
	case "type", "xtype", "type_desc":
		if t.notTable {
			return value{}, true
		}
		if col == "type_desc" {
			return constant("USER_TABLE"), true
		}
		return constant("U"), true
	}
	return value{}, false
}

// called is the name of a schema. That of a database that the files do not name
// is not known, yet it is always the same.
func (c *catalog) called(schema string) value {
	if schema == "" && c.d.databases {
		return constant(here)
	}
	return constant(schema)
}

// schemaOf is the schema of a relation by its name.
func (c *catalog) schemaOf(k relKey) string {
	if k.schema == "" {
		return c.d.schema
	}
	return k.schema
}

func (n *narrowed) relationRows(tables bool) (rows []row) {
	c := n.e.c
	for _, t := range n.relations(func(t *table) bool { return !tables || !t.notTable }) {
		kind := func(is, view string) value {
			switch {
			case !t.notTable:
				return constant(is)
			case t.kind == "view":
				return constant(view)
			case t.kind != "":
				return constant(t.kind) // which is none of those that are asked for
			}
			return value{}
		}
		relkind := "r"
		if t.strays || slices.ContainsFunc(t.children, func(child *table) bool { return child.of == t }) {
			relkind = "p"
		}
		rows = append(rows, func(col string) (value, bool) {
			switch col {
			case "oid":
				return oid(t), true
			case "table_type":
				return kind("BASE TABLE", "VIEW"), true
			case "relkind":
				return kind(relkind, "v"), true
			case "relispartition":
				return boolean(t.of != nil), true
			}
			return c.ofTable(t, col)
		})
	}
	return rows
}

func (n *narrowed) columnRows() (rows []row) {
	c := n.e.c
	for _, t := range n.relations(func(*table) bool { return true }) {
		if t.notTable || t.unread { // it may have columns that are not known
			rows = append(rows, func(col string) (value, bool) { return c.ofTable(t, col) })
		}
		if t.notTable {
			continue
		}
		cols := t.cols
		if name, ok := n.is["column_name"]; ok || n.is["attname"].kind == knownValue {
			if !ok {
				name = n.is["attname"]
			}
			if cols = nil; t.column(name.text) != nil {
				cols = []*column{t.column(name.text)}
			}
		}
		for _, own := range cols {
			if !n.e.c.works(1) {
				break
			}
			rows = append(rows, func(col string) (value, bool) {
				if v, ok := own.told(c.d, col); ok {
					return v, true
				}
				switch col {
				case "attnum", "ordinal_position", "column_id", "colid":
					return number(slices.Index(t.cols, own) + 1), true
				case "attisdropped":
					return boolean(false), true
				}
				return c.ofTable(t, col)
			})
		}
	}
	return rows
}

// told is what a row says of a column.
func (own *column) told(d *dialect, col string) (value, bool) {
	notNull := own.notNull || own.primaryKey
	switch col {
	case "column_name", "attname":
		return constant(own.name), true
	case "name":
		return constant(own.name), !d.psql
	case "is_nullable":
		if d.tsql {
			return boolean(!notNull), true // sys.columns
		}
		if notNull {
			return constant("NO"), true
		}
		return constant("YES"), true
	case "attnotnull":
		return boolean(notNull), true
	case "column_default":
		if own.def == "" && own.generated == 0 {
			return value{kind: nullValue}, true
		}
		return value{}, true
	case "is_identity":
		if own.generated == ddl.Identity {
			return constant("YES"), true
		}
		return constant("NO"), d.psql
	case "character_maximum_length":
		return width(d, own.typ), true
	case "max_length":
		if d.tsql {
			return lengthTSQL(own.typ), true
		}
	case "data_type":
		return dataType(d, own.typ), true
	case "udt_name":
		if udt := dataType(d, own.typ); d.psql && udt.kind == knownValue && (udt.text == "text" || udt.text == "jsonb" || udt.text == "json" || udt.text == "uuid") {
			return udt, true
		}
		return value{}, true
	}
	return value{}, false
}
