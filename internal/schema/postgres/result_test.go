package postgres

import (
	"strings"
	"testing"
)

// Each as a real PostgreSQL has it. What is "" cannot be told.
func TestResult(t *testing.T) {
	for _, c := range []struct{ call, args, want string }{
		{"sum", "smallint", "bigint"}, {"sum", "int8", "numeric"}, {"sum", "numeric(10,2)", "numeric"}, {"sum", "float4", "real"},
		{"avg", "serial", "numeric"}, {"avg", "real", "double precision"}, {"avg", "mail", ""},
		{"max", "varchar(80)", "text"}, {"max", "char(4)", "bpchar"}, {"max", "timestamp(3)", "timestamp without time zone"}, {"max", `"Kind"`, ""},
		{"count", "", "bigint"}, {"lower", "tstzrange", ""}, {"lower", "unknown", "text"}, {"mine", "integer", ""},
		{"round", "integer", "double precision"}, {"round", "integer;integer", "numeric"},
		{"date_trunc", "unknown;date", "timestamp with time zone"}, {"timezone", "unknown;timestamptz", "timestamp without time zone"},
		{"array_agg", "kind", "kind[]"}, {"array_agg", "text[]", "text[]"}, {"unnest", "int[][]", "integer"}, {"unnest", "integer", ""},
		{"+", "smallint;int", "integer"}, {"+", "integer;real", "double precision"}, {"+", "real;real", "real"}, {"*", "unknown;numeric(4,1)", "numeric"},
		{"+", "date;integer", "date"}, {"+", "date;interval", "timestamp without time zone"}, {"-", "timestamp;timestamp", "interval"}, {"-", "date;date", "integer"},
		{"-", "smallint", "smallint"}, {"+", "integer;mail", ""}, {"<<", "bigint;integer", "bigint"}, {"<<", "cidr;cidr", "boolean"},
		{"||", "varchar(8);integer", "text"}, {"||", "jsonb;unknown", "jsonb"}, {"||", "int[];bigint", "bigint[]"}, {"||", "mail;unknown", ""},
		{"->", "json;unknown", "json"}, {"->", "hstore;unknown", ""}, {"->>", "jsonb;integer", "text"},
		{Common, "varchar(8);varchar(8)", "varchar(8)"}, {Common, "varchar(8);varchar(9)", "character varying"}, {Common, "varchar(8);unknown", "character varying"},
		{Common, "unknown;unknown", "unknown"}, {Common, "unknown;mail", ""}, {Common, "mail;mail", "mail"}, {Common, "integer;text", ""}, {Common, "integer;", ""},
		{Common, "bigint;numeric(4,1);real", "real"}, {Common, "date;timestamptz", "timestamp with time zone"}, {Common, "varchar;name", "name"}, {Common, "text;varchar", "text"},
		{array, "integer;numeric", "numeric[]"}, {array, "unknown", "text[]"}, {nullif, "varchar(3)", "text"}, {nullif, "numeric(4,1)", "numeric(4,1)"},
	} {
		if got := Result(c.call, strings.Split(c.args, ";")); got != c.want {
			t.Errorf("%s(%s) is %q, expected %q", c.call, c.args, got, c.want)
		}
	}
}

// A slip in the file of functions would otherwise go unseen.
func TestFunctions(t *testing.T) {
	for name, all := range results() {
		for _, r := range all {
			for _, types := range append(r.takes, []string{strings.TrimPrefix(r.gives, "$1")}) {
				for _, typ := range types {
					if typ = Bare(typ); typ != "any" && typ != "[]" && typ != "." && typ != "" && !isBuiltIn(typ) {
						t.Errorf("%s takes or gives %q, which is no type", name, typ)
					}
				}
			}
		}
	}
}
