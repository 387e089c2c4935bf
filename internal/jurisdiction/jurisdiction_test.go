package jurisdiction_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/pare-dev/pare/internal/finding"
	"github.com/pare-dev/pare/internal/jurisdiction"
	"github.com/pare-dev/pare/internal/rule"
	"github.com/pare-dev/pare/internal/source"
)

const europe = `
id: eu
title: Europe
about: Binds Europe.
words: {person: data subject}
transfers: {inside: [FR], adequate: [CH]}
rules:
  asked: {}
  sold: {severity: low, law: [EU 2, EU 3]}
citations:
  EU 1: {says: one, url: https://eu.example}
  EU 2: {says: two, url: https://eu.example}
  EU 3: {says: three, url: https://eu.example, unverified: true}
`

const elsewhere = `
id: us
title: Elsewhere
about: Binds others.
rules:
  sold: {severity: critical, law: [US 1, EU 2]}
citations:
  US 1: {says: first, url: https://us.example}
  EU 2: {says: two, url: https://eu.example}
`

func read(t *testing.T, texts ...string) []*jurisdiction.Jurisdiction {
	t.Helper()
	var files []source.File
	for _, text := range texts {
		files = append(files, source.NewFile("law.yaml", []byte(text)))
	}
	list, problems := jurisdiction.Read(files)
	for _, p := range problems {
		t.Fatal(p)
	}
	return list
}

func TestRead(t *testing.T) {
	eu := read(t, europe)[0]
	if eu.ID != "eu" || eu.Title != "Europe" || eu.About != "Binds Europe." {
		t.Errorf("read %+v", eu)
	}
	if !slices.Equal(eu.Words, []jurisdiction.Word{{Ours: "person", Theirs: "data subject"}}) {
		t.Errorf("words %v", eu.Words)
	}
	if !slices.Equal(eu.Inside, []string{"FR"}) || !slices.Equal(eu.Adequate, []string{"CH"}) {
		t.Errorf("inside %v, adequate %v", eu.Inside, eu.Adequate)
	}
	if c, ok := jurisdiction.Find([]*jurisdiction.Jurisdiction{eu}, "EU 3"); !ok || c.Says != "three" || !c.Unverified {
		t.Errorf("EU 3 is %+v", c)
	}
	if _, ok := jurisdiction.Find([]*jurisdiction.Jurisdiction{eu}, "EU 4"); ok {
		t.Error("EU 4 is known")
	}
}

func TestReadProblems(t *testing.T) {
	tests := []struct{ find, put, want string }{
		{"id: eu\n", "", "“id” is missing in a jurisdiction"},
		{"severity: low", "severity: lowly", "expected critical, high, medium, low or info"},
		{"{says: one, url: https://eu.example}", "{says: one}", "“url” is missing in a citation"},
		{"adequate: [CH]", "adequat: [CH]", "unknown key “adequat”"},
	}
	for _, tt := range tests {
		_, problems := jurisdiction.Read([]source.File{source.NewFile("law.yaml", []byte(strings.Replace(europe, tt.find, tt.put, 1)))})
		if len(problems) != 1 || !strings.Contains(problems[0].Msg, tt.want) {
			t.Errorf("%s: problems %v, want %s", tt.put, problems, tt.want)
		}
	}
}

func TestApply(t *testing.T) {
	rules := []*rule.Rule{
		{ID: "asked", Severity: finding.High, Law: []string{"EU 1", "EU 3"}},
		{ID: "sold", Severity: finding.Medium},
		{ID: "idle", Severity: finding.Info, Law: []string{"EU 1"}},
	}
	laws := read(t, europe, elsewhere)
	tests := []struct {
		name   string
		chosen []*jurisdiction.Jurisdiction
		want   []string
	}{
		// A rule says itself how severe it is and by which law, unless the law says otherwise; what nobody has checked is
		// left out.
		{"one", laws[:1], []string{"asked high EU 1", "sold low EU 2", "idle off: it does not apply under eu"}},
		{"the other", laws[1:], []string{"asked off: it does not apply under us", "sold critical US 1, EU 2", "idle off: it does not apply under us"}},
		// Of two laws the stricter counts, and both are named.
		{"both", laws, []string{"asked high EU 1", "sold critical EU 2, US 1", "idle off: it does not apply under eu or us"}},
	}
	for _, tt := range tests {
		for i, r := range jurisdiction.Apply(rules, tt.chosen) {
			got := r.ID + " " + r.Severity.String() + " " + strings.Join(r.Law, ", ")
			if r.Off != "" {
				got = r.ID + " off: " + r.Off
			}
			if got != tt.want[i] {
				t.Errorf("%s: %q, want %q", tt.name, got, tt.want[i])
			}
		}
	}
	if rules[1].Severity != finding.Medium || rules[1].Law != nil || rules[2].Off != "" {
		t.Error("the rules that were given were changed")
	}
}
