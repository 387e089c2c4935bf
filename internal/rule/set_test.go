package rule

import (
	"strings"
	"testing"

	"github.com/pare-dev/pare/internal/fact"
)

func ids(rules []*Rule) string {
	var all []string
	for _, r := range rules {
		all = append(all, r.ID)
	}
	return strings.Join(all, " ")
}

func TestSetKeepsKindsApartAndOrdersByID(t *testing.T) {
	var rules []*Rule
	for _, r := range []struct{ id, on, when string }{
		{"z-use", "use", `need == "none"`},
		{"a-use", "use", `need != "required"`},
		{"m-use", "use", `choice == "missing"`},
		{"of-field", "field", `explained`},
		{"of-column", "column", `personal`},
		{"of-table", "table", `linked`},
		{"of-purpose", "purpose", `benefit == "missing"`},
		{"of-scope", "scope", `mode == "consent"`},
		{"of-collection", "collection", `kind == "form"`},
		{"of-recipient", "recipient", `country == "missing"`},
	} {
		loaded, problems := loadWhen(r.on, r.when)
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		loaded[0].ID = r.id
		rules = append(rules, loaded...)
	}
	s := NewSet(rules)
	for name, held := range map[string][2]string{
		"use":        {ids(s.Use(fact.Use{Need: "none"})), "a-use z-use"},
		"other use":  {ids(s.Use(fact.Use{Need: "unstated"})), "a-use"},
		"same use":   {ids(s.Use(fact.Use{Need: "none"})), "a-use z-use"},
		"needed use": {ids(s.Use(fact.Use{Need: "required", Choice: "covered"})), ""},
		"field":      {ids(s.Field(fact.Field{Explained: true})), "of-field"},
		"no field":   {ids(s.Field(fact.Field{})), ""},
		"column":     {ids(s.Column(fact.Column{Personal: true})), "of-column"},
		"table":      {ids(s.Table(fact.Table{Linked: true})), "of-table"},
		"purpose":    {ids(s.Purpose(fact.Purpose{Benefit: "missing"})), "of-purpose"},
		"scope":      {ids(s.Scope(fact.Scope{Mode: "consent"})), "of-scope"},
		"collection": {ids(s.Collection(fact.Collection{Kind: "form"})), "of-collection"},
		"recipient":  {ids(s.Recipient(fact.Recipient{Country: "missing"})), "of-recipient"},
	} {
		if held[0] != held[1] {
			t.Errorf("%s: held %q, want %q", name, held[0], held[1])
		}
	}
	if p := s.Problems(); len(p) > 0 {
		t.Error(p)
	}
}

// A record that breaks its promise (here a nil category) must be seen as a
// problem, and not as a rule that does not hold.
func TestEvaluationErrorsSurface(t *testing.T) {
	rules, problems := loadWhen("use", `category.guarded == "special"`)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	s := NewSet(rules)
	for range 2 {
		if held := s.Use(fact.Use{}); len(held) > 0 {
			t.Error("held for a record without a category")
		}
	}
	p := s.Problems()
	if len(p) != 1 || !strings.HasPrefix(p[0].Error(), "probe.yaml:4:7: incomplete: the rule probe could not be evaluated: ") {
		t.Errorf("problems %v", p)
	}
	if strings.Contains(p[0].Msg, "\n") {
		t.Errorf("a message over several lines: %q", p[0].Msg)
	}
}
