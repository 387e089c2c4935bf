package schema

import (
	"regexp"
	"strings"
	"testing"
)

var arguments = regexp.MustCompile(`\([^()]*\)`)

// family is what kind of values a type holds, the same for every spelling: int4,
// INTEGER and serial are integers. A type of the user's own is its bare name.
func family(typ string) string {
	t := strings.ToLower(arguments.ReplaceAllString(typ, ""))
	if strings.HasSuffix(t, "[]") || strings.Contains(t, " array") {
		return "array of " + family(strings.TrimSuffix(strings.TrimSuffix(t, "[]"), "[]"))
	}
	words := strings.Fields(t)
	if len(words) == 0 {
		return ""
	}
	bare := words[0]
	bare = strings.Trim(bare[strings.LastIndex(bare, ".")+1:], "\"`[]")
	for name, kinds := range map[string]string{
		"integer": "int integer int2 int4 int8 bigint smallint tinyint mediumint serial bigserial smallserial serial4 serial8 int64",
		"text":    "character char varchar text nvarchar nchar ntext varchar2 nvarchar2 string clob longtext mediumtext tinytext national bpchar sysname",
		"decimal": "numeric decimal number dec money smallmoney bignumeric fixed",
		"float":   "real float double float4 float8 float64",
		"boolean": "bool boolean bit",
		"moment":  "timestamp timestamptz datetime datetime2 smalldatetime datetimeoffset",
		"time":    "time timetz",
		"binary":  "bytea blob binary varbinary image longblob mediumblob tinyblob raw bytes rowversion",
		"json":    "json jsonb variant",
		"uuid":    "uuid uniqueidentifier",
	} {
		for _, kind := range strings.Fields(kinds) {
			if bare == kind {
				return name
			}
		}
	}
	return bare
}

// keptAs reports whether MySQL or MariaDB keeps a type that is written so as the
// other one: they have no boolean, MariaDB has no JSON.
func keptAs(written, kept string) bool {
	w := strings.ToLower(strings.Fields(written)[0])
	return (w == "boolean" || w == "bool") && kept == "tinyint(1)" || w == "json" && kept == "longtext"
}

func TestFamily(t *testing.T) {
	for typ, want := range map[string]string{
		"character varying(80)": "text", "VARCHAR (80)": "text", "numeric(10,2)": "decimal", "double precision": "float",
		"timestamp(6) with time zone": "moment", "text[]": "array of text", "serial": "integer", `"public"."Mood"`: "mood", "int(10) unsigned": "integer", "": "",
	} {
		if got := family(typ); got != want {
			t.Errorf("%s is of the family %q, expected %q", typ, got, want)
		}
	}
}
