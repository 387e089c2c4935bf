package fact_test

import (
	"slices"
	"testing"
)

func TestCopies(t *testing.T) {
	tests := []struct {
		name   string
		stored string
		want   []string
	}{
		{"kept nowhere", "none", nil},
		{"two columns of one table are one copy", "[shop.users.email, shop.users.backup_email]", []string{"shop.users"}},
		{"two tables", "[shop.users.email, shop.orders.email]", []string{"shop.users", "shop.orders"}},
		{"a foreign key ties rows together", "[shop.users.email, shop.orders.user_id]", []string{"shop.users"}},
		{"so does a primary key", "[shop.users.id, shop.orders.email]", []string{"shop.orders"}},
		{"what the schema does not have is no copy", "[shop.users.email, shop.orders.gone, shop.gone.email]", []string{"shop.users"}},
		{"a table that was not read may be one", "[shop.users.email, shop.unread.email]", []string{"shop.users", "shop.unread"}},
		{"a pattern reaches several tables", "['shop.*.email']", []string{"shop.orders", "shop.users"}},
		{"a path inside a column", "[shop.users.email, 'shop.orders.extra#/email']", []string{"shop.users", "shop.orders"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			orders := table("orders", "id bigint", "user_id -> users", "email text", "extra jsonb")
			users := table("users", "id bigint", "email text", "backup_email text")
			users.Columns[0].PrimaryKey = true
			unread := table("unread")
			unread.Unread = true
			a := assess(t, "{}", "collections: [{id: c, fields: [{name: f, category: user.contact.email, stored_in: "+tt.stored+"}]}]", orders, users, unread)
			got := field(t, a, "c.f")
			if !slices.Equal(got.Tables, tt.want) || got.Record.Tables != len(tt.want) {
				t.Errorf("tables %v (%d), want %v", got.Tables, got.Record.Tables, tt.want)
			}
		})
	}
}

func TestAskedToo(t *testing.T) {
	const rules = `
subjects: {customer: {title: Customers}, visitor: {title: Visitors}}
`
	tests := []struct {
		name   string
		field  string // of c, which buys it
		people string // subjects of c
		other  string // another collection
		want   string // the field that asks too
	}{
		{"asked in a form", "category: user.name", "", "kind: form, fields: [{name: g, category: user.name}]", "d.g"},
		{"asked by an API", "category: user.name", "", "kind: api, fields: [{name: g, category: user.name}]", "d.g"},
		{"asked by an SDK", "category: user.name", "", "kind: sdk, fields: [{name: g, category: user.name}]", "d.g"},
		{"an event asks nobody", "category: user.name", "", "kind: event, fields: [{name: g, category: user.name}]", ""},
		{"nor does an import", "category: user.name", "", "kind: import, fields: [{name: g, category: user.name}]", ""},
		{"nor does who sells data", "category: user.name", "", "kind: third_party, fields: [{name: g, category: user.name}]", ""},
		{"nor does what does not say how it gathers", "category: user.name", "", "fields: [{name: g, category: user.name}]", ""},
		{"another category", "category: user.name", "", "kind: form, fields: [{name: g, category: user.contact.email}]", ""},
		{"a part of it is another category", "category: user.name", "", "kind: form, fields: [{name: g, category: user.name.first}]", ""},
		{"a step of the same ladder", "category: user.demographic.age_range", "", "kind: form, fields: [{name: g, category: user.demographic.date_of_birth}]", "d.g"},
		{"two steps of one ladder", "category: user.demographic.age_range", "", "kind: form, fields: [{name: g, category: user.demographic.adult}]", "d.g"},
		{"not about people", "category: system.operations", "", "kind: form, fields: [{name: g, category: system.operations}]", ""},
		{"of the same people", "category: user.name", "customer", "kind: form, subjects: [visitor, customer], fields: [{name: g, category: user.name}]", "d.g"},
		{"of other people", "category: user.name", "customer", "kind: form, subjects: [visitor], fields: [{name: g, category: user.name}]", ""},
		{"of whom it does not say", "category: user.name", "customer", "kind: form, fields: [{name: g, category: user.name}]", "d.g"},
		{"what it was derived from", "category: user.name, derived_from: [d.g]", "", "kind: form, fields: [{name: g, category: user.name}]", ""},
		{"what it was derived from in two steps", "category: user.name, derived_from: [d.h]", "",
			"kind: form, fields: [{name: g, category: user.name}, {name: h, category: user.contact.email, derived_from: [d.g]}]", ""},
		{"what was derived there was not asked", "category: user.name", "", "kind: form, fields: [{name: g, category: user.name, derived_from: [d.h]}, {name: h, category: user.contact.email}]", ""},
		{"beside what it was derived from", "category: user.name, derived_from: [d.g]", "",
			"kind: form, fields: [{name: g, category: user.name}, {name: h, category: user.name}]", "d.h"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a := assess(t, rules, "collections: [{id: c, kind: third_party, subjects: ["+tt.people+"], fields: [{name: f, "+tt.field+"}]}, {id: d, "+tt.other+"}]")
			f := field(t, a, "c.f")
			got := ""
			if f.AskedAt != nil {
				got = f.AskedAt.Ref()
			}
			if got != tt.want || f.Record.AskedToo != (tt.want != "") {
				t.Errorf("asked too %v, at %q, want %q", f.Record.AskedToo, got, tt.want)
			}
		})
	}
}

// Asking twice in one form is a matter of that form, and nothing asks too what
// it asks itself.
func TestAskedTooElsewhere(t *testing.T) {
	a := assess(t, "{}", "collections: [{id: c, kind: form, fields: [{name: f, category: user.name}, {name: g, category: user.name}]}]")
	if at := field(t, a, "c.f").AskedAt; at != nil {
		t.Errorf("a field of the same form asks too: %s", at.Ref())
	}
}

// A ticked box is no consent (C-673/17, Planet49), while one to say no may stand
// as it likes: what a field answers tells them apart.
func TestAnswers(t *testing.T) {
	const rules = `
purposes:
  offers: {title: Offers}
  mail: {title: Mail}
  both: {title: Both}
consent_scopes:
  offers: {title: Offers, mode: consent, purposes: [offers]}
  no_mail: {title: No mail, mode: objection, purposes: [mail]}
  both_yes: {title: Both, mode: consent, purposes: [both]}
  both_no: {title: No both, mode: objection, purposes: [both]}
`
	tests := []struct {
		name  string
		asks  string
		field string
		want  string
	}{
		{"the answer to a consent", "offers", "category: user.privacy_preferences", "consent"},
		{"the answer to an objection", "no_mail", "category: user.privacy_preferences", "objection"},
		{"a record of consent", "offers", "category: user.privacy_preferences.consent_record", "consent"},
		{"no preference, though asked there", "offers", "category: user.contact.email, purposes: [offers]", "no"},
		{"asked nothing", "", "category: user.privacy_preferences, purposes: [offers]", "no"},
		{"of two that are asked, that of its purpose", "offers, no_mail", "category: user.privacy_preferences, purposes: [mail]", "objection"},
		{"and the other", "offers, no_mail", "category: user.privacy_preferences, purposes: [offers]", "consent"},
		{"of two that are asked, nobody knows which", "offers, no_mail", "category: user.privacy_preferences", "no"},
		{"two of one mode", "offers, both_yes", "category: user.privacy_preferences", "consent"},
		{"for two purposes: consent goes before objection", "offers, no_mail", "category: user.privacy_preferences, purposes: [mail, offers]", "consent"},
		{"for one purpose with both", "both_no, both_yes", "category: user.privacy_preferences, purposes: [both]", "consent"},
		{"for one purpose with both, and one is asked", "both_no", "category: user.privacy_preferences, purposes: [both]", "objection"},
		{"its purpose is not asked, another is", "no_mail", "category: user.privacy_preferences, purposes: [offers]", "objection"},
		{"asked where it names", "", "category: user.privacy_preferences, consent_at: d", "consent"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a := assess(t, rules, "collections: [{id: c, kind: form, asks: ["+tt.asks+"], fields: [{name: f, "+tt.field+"}]}, {id: d, asks: [offers]}]")
			if got := field(t, a, "c.f").Record.Answers; got != tt.want {
				t.Errorf("answers %s, want %s", got, tt.want)
			}
		})
	}
}
