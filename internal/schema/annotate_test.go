package schema

import "testing"

func TestComments(t *testing.T) {
	runRead(t, []readTest{
		{"on the column's line", `
CREATE TABLE t ( -- the table
  -- not of a, for it stands on its own line
  a int, -- plain
  b int -- first
    NOT NULL, -- second
  c int /* block */, d int, -- of neither
  e int CHECK (e > 0) /* of e
     too */
  , CONSTRAINT k CHECK (e < 9) -- of a constraint
);
ALTER TABLE t ADD f int; -- added
ALTER TABLE t ALTER f SET NOT NULL; -- not of the column`, `
t @2:14
  a int @4:3-4 -- plain
  b int ! @5:3-4 -- first second
  c int @7:3-4 -- block
  d int @7:22-23
  e int @8:3-4 -- of e too
  f int ! @12:19-20 -- added
`},
		{"COMMENT ON goes first", `
CREATE TABLE t (a int, -- plain
 b int);
COMMENT ON TABLE public.t IS 'the ' 'table';
COMMENT ON COLUMN t.a IS E'it\'s a';
COMMENT ON COLUMN public.t.b IS $$b's$$;
COMMENT ON COLUMN t.b IS NULL;
COMMENT ON INDEX i IS 'x';`, `
t @2:14 -- the table
  a int @2:17-18 -- it's a
  b int @3:2-3
`},
	})
}

func TestAnnotations(t *testing.T) {
	runRead(t, []readTest{
		{"on the column's line", `
CREATE TABLE t (
  a text, -- pare: purposes=delivery,newsletter category=user.contact.email precision=city consent_at=preferences
  b text /* pare: not-personal a counter of ours */,
  c text -- PARE:category=user
);
ALTER TABLE t
  ADD d text, --pare: purposes=x
  ADD e text; -- pare: purposes=y
ALTER TABLE t ALTER c TYPE int, -- plain
  ALTER b TYPE int;`, `
t @2:14
  a text @3:3-4
    pare @3:20 category=user.contact.email@3:58 precision=city@3:87 consent_at=preferences@3:103 purpose=delivery@3:29 purpose=newsletter@3:38
  b int @4:3-4
    pare @4:19 not-personal (a counter of ours)
  c int @5:3-4
    pare @5:18 category=user@5:27
  d text @8:7-8
    pare @8:23 purpose=x@8:32
  e text @9:7-8
    pare @9:24 purpose=y@9:33
`},
		{"in COMMENT ON COLUMN", `
CREATE TABLE t (a text, b text, c text);
COMMENT ON COLUMN t.a IS 'pare: category=user.name';
COMMENT ON COLUMN t.b IS 'where they live
pare: category=user.contact.address';
COMMENT ON COLUMN t.c IS 'it''s
pare: category=user';`, `
t @2:14
  a text @2:17-18
    pare @3:33 category=user.name@3:42
  b text @2:25-26 -- where they live
    pare @5:7 category=user.contact.address@5:16
  c text @2:33-34 -- it's
    pare @6:26 category=user@6:26
`},
		{"partitions share their table's", `
CREATE TABLE p (a text, -- pare: category=user
 b int) PARTITION BY LIST (a);
CREATE TABLE q PARTITION OF p DEFAULT;
COMMENT ON COLUMN p.b IS 'pare: not-personal x';`, `
p @2:14
  a text @2:17-18
    pare @2:34 category=user@2:43
  b int @3:2-3
    pare @5:33 not-personal (x)
q @4:14
  a text @2:17-18
    pare @2:34 category=user@2:43
  b int @3:2-3
    pare @5:33 not-personal (x)
`},
		{"wrong ones", `
CREATE TABLE t (
  a text, -- pare:
  b text, -- pare: purpose=x categry=y
  c text, -- pare: not-personal
  d text, -- pare: not-personal because category=user
  e text, -- pare:ignore over-collected
  f text, -- pare: category= purposes=a,,b
  g text, -- pare: category=a category=b
  h text, -- pare: delivery
  i text, -- pare: category=user not-personal x
  j text -- pare: category=user
);
COMMENT ON COLUMN t.j IS 'pare: category=user';`, `
t @2:14
  a text @3:3-4
  b text @4:3-4
  c text @5:3-4
  d text @6:3-4
  e text @7:3-4
    ignore over-collected @7:19-40
  f text @8:3-4
  g text @9:3-4
  h text @10:3-4
  i text @11:3-4
  j text @12:3-4
    pare @12:19 category=user@12:28
s.sql:3:14: error: the annotation is empty
s.sql:4:20: error: unknown key “purpose” in an annotation
s.sql:4:30: error: unknown key “categry” in an annotation
s.sql:5:20: error: “not-personal” needs a reason
s.sql:6:41: error: “not-personal” and “category” exclude each other
s.sql:8:20: error: “category” has no value
s.sql:8:30: error: “purposes” has an empty name
s.sql:9:31: error: “category” is given twice
s.sql:10:20: error: “delivery” is not part of an annotation, expected key=value
s.sql:11:34: error: “not-personal” is not part of an annotation, expected key=value
s.sql:11:47: error: “x” is not part of an annotation, expected key=value
s.sql:14:27: error: column “j” of table “t” is annotated twice, first at s.sql:12:19
`},
		{"bound to nothing", `
-- pare: category=user
CREATE TABLE t ( -- pare: category=user
  -- pare: category=user
  a text, b text, -- pare: category=user
  CONSTRAINT k CHECK (true) -- pare: category=user
);
CREATE TABLE IF NOT EXISTS t (z text -- pare: category=user
);
COMMENT ON TABLE t IS 'pare: category=user';
COMMENT ON COLUMN v.x IS 'pare: category=user';
COMMENT ON VIEW v IS 'pare: category=user';
CREATE TEMP TABLE u (a text /* pare: category=user */);
INSERT INTO t VALUES (1 /* pare: category=user */);
/* x
 * pare: category=user
 */`, `
t @3:14
  a text @5:3-4
  b text @5:11-12
s.sql:2:4: error: this annotation binds to no column
s.sql:3:21: error: this annotation binds to no column
s.sql:4:6: error: this annotation binds to no column
s.sql:5:22: error: this annotation is on a line with more than one definition
s.sql:6:32: error: this annotation binds to no column
s.sql:8:41: error: this annotation binds to no column
s.sql:10:24: error: this annotation binds to no column
s.sql:11:27: error: this annotation binds to no column
s.sql:12:23: error: this annotation binds to no column
s.sql:13:32: error: this annotation binds to no column
s.sql:14:28: error: this annotation binds to no column
s.sql:16:4: error: this annotation binds to no column
`},
	})
}
