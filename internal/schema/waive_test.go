package schema

import (
	"testing"

	"github.com/pare-dev/pare/internal/source"
)

func TestInlineWaivers(t *testing.T) {
	runRead(t, []readTest{
		{"on the line, and on the line above", `
-- Of the shop.
-- pare:ignore linked until=2027-03-01 -- r
CREATE TABLE t (
  a text, -- pare:ignore a1 until=2027-03-01 -- r
  -- pare: ignore b1 until=2027-03-01 -- r
  -- and why
  b text
    NOT NULL,
  c text /* pare:ignore c1 -- r */, d text /* pare:ignore d1 -- r */,
  /* PARE:ignore e1 -- r
   * pare:ignore e2 -- s
   */
  e text, -- pare: category=user
  f text
    NOT NULL -- pare:ignore f1 -- r
);
CREATE TABLE u ( -- pare:ignore u1 -- r
  a text
);
-- pare:ignore g1 -- r
ALTER TABLE t ADD g text;
ALTER TABLE t ADD h text; -- pare:ignore h1 -- r
ALTER TABLE t ALTER h TYPE int;
ALTER TABLE t RENAME h TO i;
ALTER TABLE t DROP g;`, `
t @4:14
    ignore linked until=2027-03-01 -- r @3:9-44
  a text @5:3-4
    ignore a1 until=2027-03-01 -- r @5:19-50
  b text ! @8:3-4
    ignore b1 until=2027-03-01 -- r @6:12-43
  c text @10:3-4
    ignore c1 -- r @10:18-32
  d text @10:37-38
    ignore d1 -- r @10:52-66
  e text @14:3-4
    pare @14:20 category=user@14:29
    ignore e1 -- r @11:11-25
    ignore e2 -- s @12:11-25
  f text ! @15:3-4
    ignore f1 -- r @16:22-36
  i int @25:27-28
    ignore h1 -- r @23:35-49
u @18:14
    ignore u1 -- r @18:26-40
  a text @19:3-4
`},
		{"at nothing, or at too much", `
-- pare:ignore a -- r

CREATE TABLE t (
  a text, b text, -- pare:ignore a -- r
  c text, -- pare-ignore a -- r
  d text, -- it is long -- pare:ignore a -- r
  e text, -- pare:ingore a -- r
  f text, /* pare:ignore a -- r
    pare: category=user */
  CONSTRAINT k CHECK (true) -- pare:ignore a -- r
  -- pare:ignore a -- r
);
COMMENT ON COLUMN t.a IS 'pare:ignore a -- r';
COMMENT ON TABLE t IS 'pare:ignore a -- r';
DROP VIEW v; -- pare:ignore a -- r
-- pare:ignore a -- r`, `
t @4:14
  a text @5:3-4
  b text @5:11-12
  c text @6:3-4 -- pare-ignore a -- r
  d text @7:3-4 -- it is long -- pare:ignore a -- r
  e text @8:3-4
    ingore a -- r @8:19-32
  f text @9:3-4
s.sql:2:4: error: this waiver stands at no column and no table, or at several
s.sql:5:22: error: this waiver stands at no column and no table, or at several
s.sql:6:11: warning: this comment waives nothing: “pare:ignore” has to begin it
s.sql:7:11: warning: this comment waives nothing: “pare:ignore” has to begin it
s.sql:10:5: error: this annotation stands in one comment with a waiver
s.sql:11:32: error: this waiver stands at no column and no table, or at several
s.sql:12:6: error: this waiver stands at no column and no table, or at several
s.sql:14:27: error: a waiver is nothing that the database should keep
s.sql:15:24: error: this waiver stands at no column and no table, or at several
s.sql:16:17: error: this waiver stands at no column and no table, or at several
s.sql:17:4: error: this waiver stands at no column and no table, or at several
`},
	})
}

func TestInlineWaiversOfEveryDialect(t *testing.T) {
	for _, dialect := range []string{"postgres", "mysql", "mariadb", "sqlite", "sqlserver", "oracle", "snowflake", "bigquery", "duckdb", "redshift", "cockroachdb"} {
		comments := []string{"-- pare:ignore stale -- r", "/* pare:ignore stale -- r */"}
		if dialect == "mysql" || dialect == "mariadb" || dialect == "bigquery" {
			comments = append(comments, "# pare:ignore stale -- r")
		}
		for _, comment := range comments {
			sql := comment + "\nCREATE TABLE t (\n  a int, " + comment + "\n  " + comment + "\n  b int\n);\n"
			ds, problems := Read("shop", dialect, []source.File{source.NewFile("s.sql", []byte(sql))})
			if len(problems) > 0 || len(ds.Tables) != 1 {
				t.Errorf("%s, %s: %d tables, %v", dialect, comment, len(ds.Tables), problems)
				continue
			}
			table := ds.Tables[0]
			for what, waivers := range map[string][]source.Text{"t": table.Waivers, "a": table.Columns[0].Waivers, "b": table.Columns[1].Waivers} {
				if len(waivers) != 1 || waivers[0].Value != "ignore stale -- r" {
					t.Errorf("%s, %s: %s is waived %v", dialect, comment, what, waivers)
				}
			}
		}
	}
}
