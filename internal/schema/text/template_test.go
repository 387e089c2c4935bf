package text

import "testing"

func TestTemplatesOfASchema(t *testing.T) {
	for _, tc := range []struct{ sql, want string }{
		{"CREATE TABLE @schema.person (id int)", "CREATE TABLE         person (id int)"},
		{"DROP TABLE IF EXISTS {{ .Schema }}.\"a\"", "DROP TABLE IF EXISTS               \"a\""},
		{"alter table only ${db}.${schema}.a ADD b int", "alter table only                 a ADD b int"},
		{"CREATE VIEW [$(Schema)].[v] AS SELECT 1 FROM `${s}`.`t`", "CREATE VIEW             [v] AS SELECT 1 FROM        `t`"},
		{"REFERENCES\n:schema.a (id)", "REFERENCES\n        a (id)"},
		{"CREATE TABLE &schema..a (b int, c &type..d)", "CREATE TABLE          a (b int, c &type..d)"},
		{`COMMENT ON COLUMN "{{s}}".a.b`, `COMMENT ON COLUMN         a.b`},
		{"EXEC sp_rename '${s}.a.b', 'c'", "EXEC sp_rename '     a.b', 'c'"},
		{"IF OBJECT_ID(N'[$(s)].[a]') IS NULL", "IF OBJECT_ID(N'       [a]') IS NULL"},
		{"CREATE OR REPLACE TRIGGER ${s}.a", "CREATE OR REPLACE TRIGGER      a"},
		{"EXEC sp_rename @objname = '${s}.a', @newname = 'b'", "EXEC sp_rename @objname = '     a', @newname = 'b'"},
		{"EXEC sp_rename ${s}.a, 'b'", "EXEC sp_rename      a, 'b'"},
		{"SELECT 'a', '${s}.b'", ""},
		{"CREATE TABLE x.${s}.a (b ${s}.c)", ""},
		{"CREATE TABLE @t (a int)", ""},
		{"CREATE TABLE {{ a }} (b int)", ""},
		{"CREATE TABLE ${s}.${t} (b int)", ""},
		{"CREATE TABLE &s.t (b int)", ""},
		{"SELECT a::b.c, x @> y.z FROM t", ""},
		{"CREATE TABLE @", ""},
		{"CREATE TABLE [$(t)] (a int)", ""},
		{"stable @a.b", ""},
	} {
		want := tc.want
		if want == "" {
			want = tc.sql
		}
		if got := filled(tc.sql); got != want {
			t.Errorf("%s:\ngot  %s\nwant %s", tc.sql, got, want)
		}
	}
}
