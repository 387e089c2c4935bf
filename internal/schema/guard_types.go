package schema

import "strings"

// width is the width of a type of characters, where that is sure.
func width(d *dialect, typ string) value {
	if d.tsql {
		return widthTSQL(typ)
	}
	kind, rest, ok := strings.Cut(strings.ToLower(typ), "(")
	n, end, closed := strings.Cut(rest, ")")
	if !d.psql || !ok || !closed || end != "" {
		return value{}
	}
	switch strings.TrimSpace(kind) {
	case "varchar", "character varying", "char", "character":
		return constant(strings.TrimSpace(n))
	}
	return value{}
}

// dataType is what information_schema calls a type, where that is sure.
func dataType(d *dialect, typ string) value {
	name, _, _ := strings.Cut(strings.ToLower(typ), "(")
	name = strings.TrimSpace(name)
	switch {
	case d.tsql:
		return dataTypeTSQL(typ)
	case d.databases:
		return dataTypeMySQL(name)
	case !d.psql:
		return value{}
	}
	if strings.HasSuffix(typ, "]") {
		return constant("ARRAY")
	}
	switch name {
	case "varchar", "character varying":
		return constant("character varying")
	case "int", "integer", "int4", "serial", "serial4":
		return constant("integer")
	case "bigint", "int8", "bigserial", "serial8":
		return constant("bigint")
	case "smallint", "int2", "smallserial":
		return constant("smallint")
	case "char", "character":
		return constant("character")
	case "bool", "boolean":
		return constant("boolean")
	case "timestamptz", "timestamp with time zone":
		return constant("timestamp with time zone")
	case "timestamp", "timestamp without time zone":
		return constant("timestamp without time zone")
	case "decimal", "numeric":
		return constant("numeric")
	case "float8", "double precision":
		return constant("double precision")
	case "real", "float4":
		return constant("real")
	case "text", "uuid", "json", "jsonb", "bytea", "date", "inet", "interval", "xml", "money":
		return constant(name)
	}
	return value{}
}

// dataTypeMySQL is what MySQL keeps a type as, without its width.
func dataTypeMySQL(name string) value {
	f := strings.Fields(name)
	if len(f) == 0 {
		return value{}
	}
	switch f[0] {
	case "integer", "int4":
		return constant("int")
	case "bool", "boolean":
		return constant("tinyint")
	case "dec", "numeric", "fixed":
		return constant("decimal")
	case "character", "nchar", "nvarchar", "national", "long", "real", "serial", "json":
		return value{} // it depends on what follows, or on the server
	}
	return constant(f[0])
}
