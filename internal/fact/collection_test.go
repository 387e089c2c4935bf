package fact_test

import (
	"slices"
	"testing"

	"github.com/pare-dev/pare/internal/inventory"
)

func TestDeletion(t *testing.T) {
	tests := []struct {
		name   string
		fields string // of the collection c
		want   string
		tables []string // that nothing deletes
	}{
		{"not kept", "{name: f, category: user.name, stored_in: none}", "not_kept", nil},
		{"kept, and nothing deletes it", "{name: f, category: user.name, stored_in: [shop.users.name]}", "missing", []string{"shop.users"}},
		{"its place says", "{name: f, category: user.name, stored_in: [{at: shop.users.name, deletion: a job}]}", "stated", nil},
		{"nobody says where", "{name: f, category: user.name}", "unknown", nil},
		{"nobody says where one of two is", "{name: f, category: user.name}, {name: g, category: user.name, stored_in: [shop.logs.name]}", "missing", []string{"shop.logs"}},
		{"another place of the table says: rows go as a whole",
			"{name: f, category: user.name, stored_in: [shop.users.name]}, {name: g, category: user.contact.email, stored_in: [{at: shop.users.email, deletion: a job}]}", "stated", nil},
		{"a path inside a column of the table says",
			"{name: f, category: user.name, stored_in: [shop.users.name]}, {name: g, category: user.contact.email, stored_in: [{at: 'shop.users.extra#/mail', deletion: a job}]}", "stated", nil},
		{"one of two tables", "{name: f, category: user.name, stored_in: [{at: shop.users.name, deletion: a job}, shop.logs.name]}", "missing", []string{"shop.logs"}},
		{"the other of two tables", "{name: f, category: user.name, stored_in: [shop.logs.name, {at: shop.users.name, deletion: a job}]}", "missing", []string{"shop.logs"}},
		{"a table is named once", "{name: f, category: user.name, stored_in: [shop.logs.name, shop.logs.line]}", "missing", []string{"shop.logs"}},
		{"rows that go along", "{name: f, category: user.name, stored_in: [{at: shop.users.name, deletion: a job}, shop.orders.name]}", "stated", nil},
		{"rows that go along in two steps", "{name: f, category: user.name, stored_in: [{at: shop.users.name, deletion: a job}, shop.items.name]}", "stated", nil},
		{"a key that keeps its row", "{name: f, category: user.name, stored_in: [{at: shop.users.name, deletion: a job}, shop.bills.name]}", "missing", []string{"shop.bills"}},
		{"the row that others refer to stays", "{name: f, category: user.name, stored_in: [{at: shop.items.name, deletion: a job}, shop.users.name]}", "missing", []string{"shop.users"}},
		{"keys that lead in a circle", "{name: f, category: user.name, stored_in: [{at: shop.heads.name, deletion: a job}, shop.tails.name]}", "stated", nil},
		{"a pattern that is deleted reaches several tables",
			"{name: f, category: user.name, stored_in: [{at: 'shop.*.name', deletion: a job}, shop.logs.line]}", "stated", nil},
		{"a pattern of which some tables are deleted",
			"{name: f, category: user.name, stored_in: ['shop.*.name', {at: shop.users.email, deletion: a job}]}", "missing",
			[]string{"shop.bills", "shop.heads", "shop.logs", "shop.tails"}},
		{"what the schema does not have is not kept", "{name: f, category: user.name, stored_in: [shop.gone.name]}", "not_kept", nil},
		{"and deletes nothing", "{name: f, category: user.name, stored_in: [shop.users.name, {at: shop.users.gone, deletion: a job}]}", "missing", []string{"shop.users"}},
		{"a table that was not read", "{name: f, category: user.name, stored_in: [shop.unread.name]}", "missing", []string{"shop.unread"}},
		{"a table that was not read says", "{name: f, category: user.name, stored_in: [shop.unread.name, {at: shop.unread.mail, deletion: a job}]}", "stated", nil},
		{"not about people", "{name: f, category: system.operations, stored_in: [shop.users.name]}", "not_kept", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			orders := cascade(table("orders", "user_id -> users", "name text"))
			items := cascade(table("items", "order_id -> orders", "name text"))
			heads, tails := cascade(table("heads", "tail -> tails", "name text")), cascade(table("tails", "head -> heads", "name text"))
			unread := table("unread")
			unread.Unread = true
			a := assess(t, "{}", "collections: [{id: c, fields: ["+tt.fields+"]}]",
				table("bills", "user_id -> users", "name text"), heads, items, table("logs", "name text", "line text"), orders, tails, unread,
				table("users", "name text", "email text", "extra jsonb"))
			got := a.Collections[0]
			if got.Record.Deletion != tt.want || !slices.Equal(got.Undeleted, tt.tables) {
				t.Errorf("deletion %s, not of %q, want %s, %q", got.Record.Deletion, got.Undeleted, tt.want, tt.tables)
			}
		})
	}
}

// cascade has the rows of a table go along with those that they refer to.
func cascade(t *inventory.Table) *inventory.Table {
	for i := range t.ForeignKeys {
		t.ForeignKeys[i].Cascade = true
	}
	return t
}

// What deletes a table may be said by a field of another collection.
func TestDeletionElsewhere(t *testing.T) {
	a := assess(t, "{}", `collections:
  - {id: c, fields: [{name: f, category: user.name, stored_in: [shop.users.name]}]}
  - {id: d, fields: [{name: f, category: user.contact.email, stored_in: [{at: shop.users.email, deletion: a job}]}]}
`, table("users", "name text", "email text"))
	if got := a.Collections[0].Record.Deletion; got != "stated" {
		t.Errorf("deletion %s, want stated", got)
	}
}

func TestSource(t *testing.T) {
	tests := []struct {
		name       string
		collection string
		want       string
	}{
		{"nothing said", "kind: third_party", "missing"},
		{"named", "kind: third_party, source: {name: Data Ltd}", "stated"},
		{"a source without a name", "kind: third_party, source: {refreshed: 2026-01-01}", "missing"},
		{"inferred, each from something", "kind: inferred, fields: [{name: f, category: user.name, derived_from: [d.g]}, {name: h, category: user.name, derived_from: [c.f]}]", "stated"},
		{"inferred, one from nothing", "kind: inferred, fields: [{name: f, category: user.name, derived_from: [d.g]}, {name: h, category: user.name}]", "missing"},
		{"inferred, one from nothing, and named", "kind: inferred, source: {name: our model}, fields: [{name: f, category: user.name}]", "stated"},
		{"inferred, and empty", "kind: inferred", "missing"},
		{"bought, though derived from something", "kind: third_party, fields: [{name: f, category: user.name, derived_from: [d.g]}]", "missing"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a := assess(t, "{}", "collections: [{id: c, "+tt.collection+"}, {id: d, fields: [{name: g, category: user.name}]}]")
			if got := a.Collections[0].Record.Source; got != tt.want {
				t.Errorf("source %s, want %s", got, tt.want)
			}
		})
	}
}
