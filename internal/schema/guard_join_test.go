package schema

import (
	"fmt"
	"strings"
	"testing"
)

// tablesWithKeys writes so many tables, each with a key on the first.
func tablesWithKeys(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "CREATE TABLE t%d (id int PRIMARY KEY, a int, b int, CONSTRAINT fk_t%d FOREIGN KEY (a) REFERENCES t0 (id));\n", i, i)
	}
	return b.String()
}

func TestJoinsOfTheCatalogAreLinear(t *testing.T) {
	for _, cond := range []string{
		`EXISTS (SELECT 1 FROM pg_constraint k JOIN pg_class c ON k.confrelid = c.oid JOIN pg_class o ON o.oid = k.conrelid
			JOIN pg_attribute a ON (a.attrelid = k.conrelid) WHERE c.relname NOT LIKE 'pg_%' AND contype = 'f' AND a.attname LIKE 'none%')`,
		`EXISTS (SELECT 1 FROM information_schema.table_constraints t JOIN information_schema.key_column_usage u
			ON t.constraint_name = u.constraint_name AND t.table_schema = u.table_schema
			JOIN information_schema.columns c ON c.table_name = u.table_name AND c.column_name = u.column_name WHERE u.column_name = 'none')`,
		`EXISTS (SELECT 1 FROM pg_class c LEFT JOIN pg_constraint k ON k.conrelid = c.oid WHERE k.conname LIKE 'none%')`,
	} {
		var needed [2]int
		for i, n := range []int{100, 400} {
			c := folded(tablesWithKeys(n))
			s, toks := condition(cond)
			c.work = 1 << 40
			if got := c.guard(s, toks, nil); got != no {
				t.Fatalf("%s: got %d, want no", cond, got)
			}
			needed[i] = 1<<40 - c.work
		}
		if needed[1] > 6*needed[0] {
			t.Errorf("%s: 100 tables need %d, 400 need %d", cond, needed[0], needed[1])
		}
	}
}

func TestJoinsOfTheCatalog(t *testing.T) {
	c := folded(tablesWithKeys(3) + "CREATE VIEW v AS SELECT 1; CREATE TABLE dark AS SELECT * FROM nowhere();")
	for _, tc := range []struct {
		cond string
		want answer
	}{
		{"EXISTS (SELECT 1 FROM pg_constraint k, pg_class c WHERE c.oid = k.confrelid AND c.relname = 't0' AND k.conname = 'fk_t2')", yes},
		{"EXISTS (SELECT 1 FROM pg_constraint k, pg_class c WHERE c.oid = k.confrelid AND c.relname = 't1' AND k.contype = 'f')", no},
		{"(SELECT count(*) FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_attribute a ON a.attrelid = c.oid WHERE k.contype = 'f') = 9", yes},
		{"(SELECT count(*) FROM pg_class c LEFT JOIN pg_constraint k ON k.conrelid = c.oid AND k.contype = 'u' WHERE c.relname = 't1' AND k.conname IS NULL) = 1", yes},
		{"EXISTS (SELECT 1 FROM information_schema.columns x JOIN information_schema.columns y ON x.table_name = y.table_name WHERE x.table_name = 'dark' AND y.column_name = 'a')", unsure},
		{"EXISTS (SELECT 1 FROM information_schema.columns x JOIN information_schema.columns y ON x.ordinal_position = y.ordinal_position WHERE x.column_name = 'a' AND y.column_name = 'b' AND x.table_name = 't1' AND y.table_name = 't1')", no},
		{"EXISTS (SELECT 1 FROM pg_attribute a WHERE 't1'::regclass = a.attrelid AND 'b' = a.attname)", yes},
		{"EXISTS (SELECT 1 FROM unnest(ARRAY['a', 'B']) AS u(n) JOIN information_schema.columns c ON c.column_name = u.n WHERE c.table_name = 't1' AND u.n = 'B')", no},
	} {
		s, toks := condition(tc.cond)
		if got := c.guard(s, toks, nil); got != tc.want {
			t.Errorf("%s: got %d, want %d", tc.cond, got, tc.want)
		}
	}
}
