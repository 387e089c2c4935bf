package classify

import (
	"slices"
	"testing"

	"github.com/pare-dev/pare/internal/inventory"
)

// TestLeads: a column that is named after a table, or as a key of somebody, leads
// there.
func TestLeads(t *testing.T) {
	names, cats := builtIn(t)
	c, problems := New(names, cats, nil)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	d, all := columns(
		"users.id bigint", "users.parent_user_id bigint", "users.user_id bigint",
		"accounts.record_id bigint", "accounts.id text",
		"order_items.id bigint", "log.id bigint", "logs.id bigint",
		"x.user_id bigint", "x.userId text", "x.user_name text", "x.user text",
		"x.account_record_id bigint", "x.account_no_id bigint",
		"x.order_item_uuid text", "x.created_by_user_id bigint",
		"x.patient_id text", "x.id_patient text", "x.iduser bigint", "x.log_id bigint", "x.id bigint", "x.thing_id bigint",
	)
	c.Dataset(d)
	want := map[string]inventory.Guess{
		"x.user_id":           {Leads: all[0].Table, Person: true},
		"x.userId":            {Leads: all[0].Table, Person: true},
		"users.user_id":       {Person: true},
		"x.account_record_id": {Leads: all[3].Table},
		"x.order_item_uuid":   {Leads: all[5].Table},
		"x.patient_id":        {Person: true},
		"x.id_patient":        {Person: true},
		"x.iduser":            {Leads: all[0].Table, Person: true},
	}
	for _, col := range all {
		name := col.Table.Name + "." + col.Name
		if g, w := col.Guess, want[name]; g.Leads != w.Leads || g.Person != w.Person {
			t.Errorf("%s leads to %v, a person %v", name, g.Leads, g.Person)
		}
	}
}

// TestPeople: the rows of a table are people where its name says so, whatever its
// columns are called.
func TestPeople(t *testing.T) {
	names, cats := builtIn(t)
	c, problems := New(names, cats, nil)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	d, _ := columns(
		"identities.traits jsonb", "identity_credentials.config jsonb", "app_users.id bigint", "Kunden.nr int",
		"orders.id bigint", "user_roles.id bigint", "user_badges.id bigint", "products.id bigint", "settings.value jsonb",
	)
	c.Dataset(d)
	var people []string
	for _, table := range d.Tables {
		if table.People {
			people = append(people, table.Name)
		}
	}
	slices.Sort(people)
	if want := []string{"Kunden", "app_users", "identities", "identity_credentials"}; !slices.Equal(people, want) {
		t.Errorf("tables of people are %q, want %q", people, want)
	}
}
