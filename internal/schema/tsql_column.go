package schema

import (
	"strconv"
	"strings"

	"github.com/pare-dev/pare/internal/schema/ddl"
)

// What SQL Server says of a column, in its catalog and by its functions. Types of
// a script's own are not looked into: what they are is not known here.

// dataTypeTSQL is what INFORMATION_SCHEMA calls a type.
func dataTypeTSQL(typ string) value {
	name, _, _ := typeTSQL(typ)
	if tsqlBytes(name) == 0 {
		return value{}
	}
	return constant(name)
}

// widthTSQL is the width of a type of characters or bytes, in those; NULL for
// other types, -1 for MAX.
func widthTSQL(typ string) value {
	name, width, sure := typeTSQL(typ)
	switch {
	case !sure || tsqlBytes(name) == 0:
		return value{}
	case hasWidth(name):
		return number(width)
	case name == "text" || name == "image" || name == "ntext" || name == "xml" || name == "sql_variant" || name == "hierarchyid" || name == "geography" || name == "geometry":
		return value{}
	}
	return value{kind: nullValue}
}

// lengthTSQL is the length of a type as COL_LENGTH gives it, in bytes, or a
// value that is there but not known.
func lengthTSQL(typ string) value {
	name, width, sure := typeTSQL(typ)
	bytes := tsqlBytes(name)
	switch {
	case !sure || bytes <= 0:
		return value{kind: partlyValue, text: gap}
	case hasWidth(name) && width > 0:
		return number(width * bytes)
	case hasWidth(name):
		return number(width)
	}
	return number(bytes)
}

// propertyTSQL answers COLUMNPROPERTY.
func (own *column) propertyTSQL(name string) value {
	is := false
	switch strings.ToLower(name) {
	case "allowsnull":
		is = !own.notNull && !own.primaryKey
	case "isidentity":
		is = own.generated == ddl.Identity
	case "iscomputed":
		is = own.generated == ddl.Computed
	default:
		return value{kind: partlyValue, text: gap}
	}
	if is {
		return number(1)
	}
	return number(0)
}

func hasWidth(name string) bool {
	switch name {
	case "char", "varchar", "nchar", "nvarchar", "binary", "varbinary":
		return true
	}
	return false
}

// typeTSQL takes a type apart: its name as the catalog has it, and the width that
// it is given or has without one. MAX is -1.
func typeTSQL(typ string) (name string, width int, sure bool) {
	name, rest, given := strings.Cut(strings.ToLower(plainType(typ)), "(")
	name = strings.TrimPrefix(strings.Join(strings.Fields(name), " "), "sys.")
	arg, behind, closed := strings.Cut(rest, ")")
	for _, same := range [...][2]string{
		{"national character varying", "nvarchar"}, {"national char varying", "nvarchar"}, {"national character", "nchar"}, {"national char", "nchar"}, {"national text", "ntext"},
		{"character varying", "varchar"}, {"char varying", "varchar"}, {"character", "char"}, {"binary varying", "varbinary"}, {"double precision", "float"},
		{"integer", "int"}, {"dec", "decimal"}, {"rowversion", "timestamp"},
	} {
		if name == same[0] {
			name = same[1]
		}
	}
	switch arg = strings.TrimSpace(arg); {
	case !given:
		return name, 1, true
	case !closed || strings.TrimSpace(behind) != "":
		return name, 0, false
	case arg == "max":
		return name, -1, true
	case !hasWidth(name):
		return name, 0, false // digits
	}
	width, err := strconv.Atoi(arg)
	return name, width, err == nil
}

// tsqlBytes is how many bytes a type of SQL Server takes, or each unit of its
// width; -1 where that is not told here, 0 where there is no such type.
func tsqlBytes(name string) int {
	switch name {
	case "bit", "tinyint", "char", "varchar", "binary", "varbinary":
		return 1
	case "smallint", "nchar", "nvarchar":
		return 2
	case "date":
		return 3
	case "int", "real", "smallmoney", "smalldatetime":
		return 4
	case "bigint", "float", "money", "datetime", "timestamp":
		return 8
	case "uniqueidentifier":
		return 16
	case "decimal", "numeric", "datetime2", "datetimeoffset", "time", "text", "ntext", "image", "xml", "sql_variant", "hierarchyid", "geography", "geometry":
		return -1
	}
	return 0
}

// propertyOfObject answers OBJECTPROPERTY of what an object's id stands for.
func (v value) propertyOfObject(name string) value {
	name = strings.ToLower(name)
	switch {
	case v.rel == nil || name != "isusertable" && name != "istable" && name != "isview":
		return value{}
	case v.rel.notTable == (name == "isview"):
		return number(1)
	}
	return number(0)
}
