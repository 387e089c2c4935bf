package fact_test

import (
	"slices"
	"testing"

	"github.com/pare-dev/pare/internal/fact"
)

// purpose finds the facts of a purpose.
func purpose(t *testing.T, a *fact.Assessment, key string) fact.PurposeFacts {
	t.Helper()
	for _, p := range a.Purposes {
		if p.Record.Key == key {
			return p
		}
	}
	t.Fatalf("no purpose %s", key)
	return fact.PurposeFacts{}
}

func TestChildren(t *testing.T) {
	const rules = `
subjects:
  customer: {title: Customers}
  kid: {title: Children, child: true}
  teen: {title: Teenagers, child: true, age_gate: /age}
purposes:
  other: {title: Other}
  p: {title: P, `
	tests := []struct {
		name        string
		purpose     string
		collections string
		want        string
		children    []string
	}{
		{"nobody is a child", "subjects: [customer]", "{id: c, subjects: [customer], fields: [{name: f, category: user.name, purposes: [p]}]}", "none", nil},
		{"a subject of the purpose", "subjects: [customer, kid]", "", "ungated", []string{"kid"}},
		{"behind an age gate", "subjects: [teen]", "", "gated", []string{"teen"}},
		{"one of two behind an age gate", "subjects: [teen, kid]", "", "ungated", []string{"teen", "kid"}},
		{"a subject of the collection", "", "{id: c, subjects: [kid], fields: [{name: f, category: user.name, purposes: [p]}]}", "ungated", []string{"kid"}},
		{"a subject of the collection behind an age gate", "", "{id: c, subjects: [teen], fields: [{name: f, category: user.name, purposes: [p]}]}", "gated", []string{"teen"}},
		{"one behind an age gate in the purpose, another in the collection", "subjects: [teen]",
			"{id: c, subjects: [kid], fields: [{name: f, category: user.name, purposes: [p]}]}", "ungated", []string{"teen", "kid"}},
		{"the same in purpose and collection", "subjects: [kid]", "{id: c, subjects: [kid], fields: [{name: f, category: user.name, purposes: [p]}]}", "ungated", []string{"kid"}},
		{"a collection for another purpose", "", "{id: c, subjects: [kid], fields: [{name: f, category: user.name, purposes: [other]}]}", "none", nil},
		{"a collection for another purpose beside its own", "",
			"{id: c, subjects: [kid], fields: [{name: f, category: user.name, purposes: [other]}]}, {id: d, fields: [{name: f, category: user.name, purposes: [p]}]}", "none", nil},
		{"by the category", "", "{id: c, fields: [{name: f, category: user.childrens.schooling, purposes: [p]}]}", "ungated", nil},
		{"by the category, collected from grown-ups", "", "{id: c, subjects: [customer], fields: [{name: f, category: user.childrens.schooling, purposes: [p]}]}", "ungated", nil},
		{"who the parents are is no data of a child", "", "{id: c, fields: [{name: f, category: user.childrens.guardian, purposes: [p]}]}", "none", nil},
		{"nor is that they agreed", "", "{id: c, fields: [{name: f, category: user.childrens.parental_consent, purposes: [p]}]}", "none", nil},
		{"the parents are asked", "", "{id: c, fields: [{name: f, category: user.childrens.schooling, purposes: [p]}, {name: g, category: user.childrens.parental_consent}]}", "gated", nil},
		{"who the parents are is known, and they are not asked", "",
			"{id: c, fields: [{name: f, category: user.childrens.schooling, purposes: [p]}, {name: g, category: user.childrens.guardian}]}", "ungated", nil},
		{"the parents are asked in one of two collections", "",
			"{id: c, fields: [{name: f, category: user.childrens.schooling, purposes: [p]}, {name: g, category: user.childrens.parental_consent}]}, {id: d, fields: [{name: f, category: user.childrens, purposes: [p]}]}", "ungated", nil},
		{"by the category, behind an age gate", "", "{id: c, subjects: [teen], fields: [{name: f, category: user.childrens.schooling, purposes: [p]}]}", "gated", []string{"teen"}},
		{"by the category, of a child whose parents are asked elsewhere", "",
			"{id: c, subjects: [kid], fields: [{name: f, category: user.childrens.schooling, purposes: [p]}]}, {id: d, subjects: [kid], fields: [{name: g, category: user.childrens.parental_consent}]}", "gated", []string{"kid"}},
		{"the parents of the subject are asked", "subjects: [kid]", "{id: d, subjects: [kid], fields: [{name: g, category: user.childrens.parental_consent}]}", "gated", []string{"kid"}},
		{"the parents of others are asked", "subjects: [kid]", "{id: d, subjects: [teen], fields: [{name: g, category: user.childrens.parental_consent}]}", "ungated", []string{"kid"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := purpose(t, assess(t, rules+tt.purpose+"}", "collections: ["+tt.collections+"]"), "p")
			var children []string
			for _, s := range got.Children {
				children = append(children, s.Key.Value)
			}
			if got.Record.Children != tt.want || !slices.Equal(children, tt.children) {
				t.Errorf("children %s %q, want %s %q", got.Record.Children, children, tt.want, tt.children)
			}
		})
	}
}

func TestRisks(t *testing.T) {
	const rules = `
subjects: {customer: {title: Customers}, kid: {title: Children, child: true}, patients: {title: Patients}, store_staff: {title: Staff}}
purposes:
  p: {title: P, `
	tests := []struct {
		name        string
		purpose     string
		collections string
		want        []string
	}{
		{"none", "subjects: [customer]", "{id: c, kind: form, subjects: [customer], fields: [{name: f, category: user.name, purposes: [p]}]}", nil},
		{"it says that it profiles", "profiling: true", "", []string{"profiling"}},
		{"it says that it does not", "profiling: false", "", nil},
		{"it uses a profile", "", "{id: c, kind: inferred, fields: [{name: f, category: user.behavior.inferred_profile, purposes: [p]}]}", []string{"profiling"}},
		{"special data", "", "{id: c, fields: [{name: f, category: user.demographic.religious_belief, purposes: [p]}]}", []string{"sensitive data"}},
		{"data on crimes", "", "{id: c, fields: [{name: f, category: user.criminal_history, purposes: [p]}]}", []string{"sensitive data"}},
		{"accounts", "", "{id: c, fields: [{name: f, category: user.financial.bank_account, purposes: [p]}]}", []string{"sensitive data"}},
		{"where somebody is", "", "{id: c, kind: form, fields: [{name: f, category: user.location.precise, purposes: [p]}]}", []string{"sensitive data"}},
		{"in which country", "", "{id: c, kind: form, fields: [{name: f, category: user.location.country, purposes: [p]}]}", nil},
		{"a password is guarded, and no sign", "", "{id: c, fields: [{name: f, category: user.authorization.password, purposes: [p]}]}", nil},
		{"children", "subjects: [kid]", "", []string{"people who can hardly refuse"}},
		{"children by the data", "", "{id: c, fields: [{name: f, category: user.childrens.schooling, purposes: [p]}]}", []string{"people who can hardly refuse"}},
		{"patients, in the purpose", "subjects: [patients]", "", []string{"people who can hardly refuse"}},
		{"staff, in the collection", "", "{id: c, subjects: [store_staff], fields: [{name: f, category: user.name, purposes: [p]}]}", []string{"people who can hardly refuse"}},
		{"watched by events", "", "{id: c, kind: event, fields: [{name: f, category: user.behavior.interaction, purposes: [p]}]}", []string{"monitoring"}},
		{"watched by an SDK", "", "{id: c, kind: sdk, fields: [{name: f, category: user.location.city, purposes: [p]}]}", []string{"monitoring"}},
		{"behaviour that a form asks for", "", "{id: c, kind: form, fields: [{name: f, category: user.behavior.interaction, purposes: [p]}]}", nil},
		{"an event about who it was", "", "{id: c, kind: event, fields: [{name: f, category: user.name, purposes: [p]}]}", nil},
		{"bought and asked", "", "{id: c, kind: third_party, fields: [{name: f, category: user.name, purposes: [p]}]}, {id: d, kind: form, fields: [{name: f, category: user.name, purposes: [p]}]}", []string{"combined sources"}},
		{"bought alone", "", "{id: c, kind: third_party, fields: [{name: f, category: user.name, purposes: [p]}]}", nil},
		{"asked twice", "", "{id: c, kind: api, fields: [{name: f, category: user.name, purposes: [p]}]}, {id: d, kind: form, fields: [{name: f, category: user.name, purposes: [p]}]}", nil},
		{"biometric data is sensitive, and its technique is a sign of its own", "", "{id: c, fields: [{name: f, category: user.biometric.face, purposes: [p]}]}", []string{"sensitive data", "biometric techniques"}},
		{"signing in by one's face", "", "{id: c, fields: [{name: f, category: user.authorization.biometric, purposes: [p]}]}", []string{"sensitive data", "biometric techniques"}},
		{"one sign shown twice is one", "profiling: true", "{id: c, fields: [{name: f, category: user.behavior.inferred_profile, purposes: [p]}]}", []string{"profiling"}},
		{"two are two", "profiling: true", "{id: c, kind: event, fields: [{name: f, category: user.behavior.interaction, purposes: [p]}]}", []string{"profiling", "monitoring"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := purpose(t, assess(t, rules+tt.purpose+"}", "collections: ["+tt.collections+"]"), "p")
			if !slices.Equal(got.Risks, tt.want) || got.Record.Risks != len(tt.want) {
				t.Errorf("risks %q (%d), want %q", got.Risks, got.Record.Risks, tt.want)
			}
		})
	}
}
