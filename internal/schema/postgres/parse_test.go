package postgres

import (
	"errors"
	"testing"

	"github.com/pare-dev/pare/internal/schema/ddl"
)

func TestParse(t *testing.T) {
	st, err := Parse(`CREATE TABLE s.t (id int NOT NULL DEFAULT 1 COLLATE "C", LIKE u INCLUDING COMMENTS, b serial REFERENCES v (x)) INHERITS (w)`)
	if err != nil {
		t.Fatal(err)
	}
	c := st.Create
	if c == nil || c.Table != (ddl.Name{Schema: "s", Name: "t", At: 13}) || len(c.Columns) != 2 || len(c.Likes) != 1 || len(c.Inherits) != 1 {
		t.Fatalf("got %+v", c)
	}
	id, b := c.Columns[0], c.Columns[1]
	if id.Name != "id" || id.At != 18 || id.TypeAt != 21 || !id.NotNull || id.DefaultAt != 34 || id.Generated != ddl.NotGenerated {
		t.Errorf("got %+v", id)
	}
	if b.Generated != ddl.Serial || !b.NotNull || b.DefaultAt != -1 || len(b.Constraints) != 1 || b.Constraints[0].Target.Name != "v" || b.Constraints[0].RefColumns[0] != "x" {
		t.Errorf("got %+v", b)
	}
	if l := c.Likes[0]; l.After != 1 || !l.Comments || l.Defaults || l.Indexes {
		t.Errorf("got %+v", l)
	}
}

func TestParseAlter(t *testing.T) {
	for _, tc := range []struct {
		sql  string
		want ddl.Command
	}{
		{"ALTER TABLE t DROP COLUMN IF EXISTS a CASCADE", ddl.Command{Action: ddl.DropColumn, Name: "a", IfExists: true, Cascade: true, TypeAt: -1}},
		{"ALTER TABLE t ALTER a TYPE text", ddl.Command{Action: ddl.SetType, Name: "a", TypeAt: 27}},
		{"ALTER TABLE t ALTER a SET DEFAULT 1", ddl.Command{Action: ddl.SetDefault, Name: "a", TypeAt: -1}},
		{"ALTER TABLE t ALTER a DROP DEFAULT", ddl.Command{Action: ddl.DropDefault, Name: "a", TypeAt: -1}},
		{"ALTER TABLE t OWNER TO me", ddl.Command{TypeAt: -1}},
		{"ALTER TABLE t RENAME a TO b", ddl.Command{Action: ddl.RenameColumn, Name: "a", NewName: "b"}},
		{"ALTER TABLE t RENAME TO b", ddl.Command{Action: ddl.RenameTable, NewName: "b"}},
		{"ALTER TABLE t RENAME CONSTRAINT a TO b", ddl.Command{Action: ddl.RenameConstraint, Name: "a", NewName: "b"}},
		{"ALTER TABLE t SET SCHEMA b", ddl.Command{Action: ddl.SetSchema, NewName: "b"}},
		{"ALTER TABLE t DETACH PARTITION p", ddl.Command{Action: ddl.DetachPartition, TypeAt: -1, Other: ddl.Name{Name: "p", At: 31}}},
	} {
		st, err := Parse(tc.sql)
		if err != nil || st.Alter == nil || len(st.Alter.Commands) != 1 {
			t.Errorf("%s: got %+v, %v", tc.sql, st, err)
			continue
		}
		got := st.Alter.Commands[0]
		got.Column, got.Constraint = ddl.Column{}, ddl.Constraint{}
		if got.Action != tc.want.Action || got.Name != tc.want.Name || got.NewName != tc.want.NewName || got.IfExists != tc.want.IfExists ||
			got.Cascade != tc.want.Cascade || got.TypeAt != tc.want.TypeAt || got.Other != tc.want.Other {
			t.Errorf("%s:\n got %+v\nwant %+v", tc.sql, got, tc.want)
		}
	}
}

func TestParseRefuses(t *testing.T) {
	for _, tc := range []struct {
		sql, msg string
		at       int
	}{
		{"CREATE TABLE ü (a int, b frobnicate x)", `syntax error at or near "x"`, 37},
		{"CREATE TABLE t (a int); CREATE TABLE u (a int)", "the parser found 2 statements, expected one", -2},
		{"", "the parser found 0 statements, expected one", -2},
		{"SELECT 1", "is no statement about a table", -2},
		{"CREATE INDEX i ON t (a)", "is no statement about a table", -2},
	} {
		_, err := Parse(tc.sql)
		if err == nil || err.Error() != tc.msg {
			t.Errorf("%q: got %v, want %s", tc.sql, err, tc.msg)
			continue
		}
		at := -2
		var se *ddl.SyntaxError
		if errors.As(err, &se) {
			at = se.At
		}
		if at != tc.at {
			t.Errorf("%q: got place %d, want %d", tc.sql, at, tc.at)
		}
	}
}
