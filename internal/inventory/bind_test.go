package inventory

import (
	"testing"

	"github.com/pare-dev/pare/internal/source"
)

func dataset() *Dataset {
	d := &Dataset{Name: "shop"}
	for name, columns := range map[string][]string{"users": {"id", "email"}, "orders": {"id", "user_id"}, "unread": nil} {
		t := &Table{Dataset: "shop", Name: name, Unread: name == "unread"}
		for _, c := range columns {
			t.Columns = append(t.Columns, &Column{Table: t, Name: c})
		}
		d.Tables = append(d.Tables, t)
	}
	return d
}

func place(t *testing.T, at string) *Place {
	t.Helper()
	ref, err := ParseRef(at)
	if err != nil {
		t.Fatal(err)
	}
	return &Place{At: ref, Span: source.Span{Pos: source.Pos{File: "manifest.yaml", Line: 1, Col: 1}}}
}

func TestBindPlaces(t *testing.T) {
	tests := []struct {
		at      string
		state   PlaceState
		columns int
		near    string
	}{
		{"shop.users.email", Found, 1, ""},
		{"shop.users.email#/domain", Found, 1, ""},
		{"shop.users.*", Found, 2, ""},
		{"shop.*.id", Found, 2, ""},
		{"shop.users.emial", Stale, 0, "did you mean “shop.users.email”?"},
		{"shop.user.email", Stale, 0, "did you mean the table “shop.users”?"},
		{"shop.users.zip", Stale, 0, ""},
		{"shop.auth.users.email", Stale, 0, ""},
		{"shop.unread.email", Unchecked, 0, ""},
	}
	for _, tt := range tests {
		p := place(t, tt.at)
		f := &Field{Collection: &Collection{}, Places: []*Place{p}}
		f.Collection.Fields = []*Field{f}
		inv, problems := Bind(&Manifest{Collections: []*Collection{f.Collection}}, []*Dataset{dataset()})
		if len(problems) > 0 {
			t.Errorf("%s: %v", tt.at, problems)
		}
		if p.State != tt.state || len(p.Columns) != tt.columns || p.Near != tt.near {
			t.Errorf("%s: %s, %d columns, near %q, want %s, %d, %q", tt.at, p.State, len(p.Columns), p.Near, tt.state, tt.columns, tt.near)
		}
		for _, c := range p.Columns {
			if b := inv.Bindings(c); len(b) != 1 || b[0].Field != f || b[0].Place != p {
				t.Errorf("%s: the column %s does not know the field", tt.at, c.Name)
			}
		}
	}
}

func TestBindUnknownDataset(t *testing.T) {
	f := &Field{Collection: &Collection{}, Places: []*Place{place(t, "shopp.users.email")}}
	f.Collection.Fields = []*Field{f}
	_, problems := Bind(&Manifest{Collections: []*Collection{f.Collection}}, []*Dataset{dataset()})
	want := "manifest.yaml:1:1: error: no schema is called “shopp”, so “shopp.users.email” cannot be looked up (did you mean “shop”?)"
	if len(problems) != 1 || problems[0].Error() != want {
		t.Errorf("problems %v, want %s", problems, want)
	}
	if f.Places[0].State != Unchecked {
		t.Errorf("state %s: where nobody looked, nothing is stale", f.Places[0].State)
	}
}

func TestStatementThatReachesNothingIsNamed(t *testing.T) {
	s := &ColumnStatement{At: place(t, "shop.users.emial").At, NotPersonal: true}
	_, problems := Bind(&Manifest{Columns: []*ColumnStatement{s}}, []*Dataset{dataset()})
	if len(problems) != 1 || problems[0].Kind != source.Warning {
		t.Fatalf("problems %v, want one warning", problems)
	}
}

// A whole reference is nearer than a pattern, however long the pattern is.
func TestNearestStatementCounts(t *testing.T) {
	whole := &ColumnStatement{At: place(t, "shop.users.id").At, Category: source.Text{Value: "user.unique_id", Span: source.Span{Pos: source.Pos{File: "m", Line: 1}}}}
	pattern := &ColumnStatement{At: place(t, "shop.users.***id***").At, NotPersonal: true, Complete: true}
	d := dataset()
	inv, _ := Bind(&Manifest{Columns: []*ColumnStatement{pattern, whole}}, []*Dataset{d})
	for _, table := range d.Tables {
		for _, c := range table.Columns {
			if table.Name != "users" || c.Name != "id" {
				continue
			}
			if s := inv.Statement(c); s.Category.Value != "user.unique_id" || s.NotPersonal || !s.Complete {
				t.Errorf("statement %+v, want the whole reference's word, and what the pattern says besides", s)
			}
		}
	}
}
