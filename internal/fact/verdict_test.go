package fact_test

import (
	"slices"
	"testing"

	"github.com/pare-dev/pare/internal/fact"
	"github.com/pare-dev/pare/internal/inventory"
)

const verdictRules = `
purposes:
  delivery: {title: Delivery, basis: contract, needs: [user.contact.email, user.contact.address]}
  stats: {title: Statistics, basis: legitimate_interests, needs: [{category: user.contact.address, precision: city}]}
  offers: {title: Offers, basis: consent, needs: [user.contact.email]}
  baseless: {title: Baseless, needs: [user.contact.email]}
  silent: {title: Silent, basis: contract}
consent_scopes:
  offers: {title: Offers, mode: consent, purposes: [offers]}
`

func TestFieldVerdict(t *testing.T) {
	tests := []struct {
		name  string
		field string
		want  fact.Verdict
	}{
		{"needed", "category: user.contact.email, purposes: [delivery]", fact.Justified},
		{"needed, with a choice", "category: user.contact.email, purposes: [offers], consent_at: ask", fact.Justified},
		{"not about people", "category: system.operations, purposes: [delivery]", fact.NotPersonal},
		{"no purpose", "category: user.contact.email", fact.Unjustified},
		{"no lawful basis", "category: user.contact.email, purposes: [baseless]", fact.Unjustified},
		{"no choice", "category: user.contact.email, purposes: [offers]", fact.Unjustified},
		{"no choice for one, but a contract for the other", "category: user.contact.email, purposes: [offers, delivery]", fact.Justified},
		{"a need counts only with grounds: a contract that needs it not does not buy it", "category: user.contact.email, purposes: [offers, stats]", fact.OverCollected},
		{"not needed", "category: user.name, purposes: [delivery]", fact.OverCollected},
		{"too fine for all", "category: user.contact.address, purposes: [stats]", fact.OverCollected},
		{"too fine for one, not for the other", "category: user.contact.address, purposes: [stats, delivery]", fact.Justified},
		{"the purpose does not say what it needs", "category: user.contact.email, purposes: [silent]", fact.Unclassified},
		{"kept where the schema has nothing", "category: user.contact.email, purposes: [delivery], stored_in: [shop.users.gone]", fact.StalePlace},
		{"one of two places is gone", "category: user.contact.email, purposes: [delivery], stored_in: [shop.users.email, shop.users.gone]", fact.StalePlace},
		{"stale comes before unjustified", "category: user.contact.email, stored_in: [shop.users.gone]", fact.StalePlace},
		{"unjustified comes before over-collected", "category: user.name, purposes: [offers]", fact.Unjustified},
		{"over-collected comes before justified", "category: user.name, purposes: [delivery, stats]", fact.OverCollected},
		{"sent on and not kept", "category: user.contact.email, purposes: [delivery], stored_in: none", fact.Justified},
		{"the proof of a choice, kept where it is asked", "category: user.privacy_preferences, consent_at: ask", fact.Justified},
		{"the proof of a choice, for its purpose", "category: user.privacy_preferences.consent_record, purposes: [offers], consent_at: ask", fact.Justified},
		{"a preference that nobody is asked for", "category: user.privacy_preferences", fact.Unjustified},
		{"kept in a table that was not read", "category: user.contact.email, purposes: [delivery], stored_in: [shop.unread.email]", fact.Justified},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			unread := table("unread")
			unread.Unread = true
			a := assess(t, verdictRules,
				"collections: [{id: c, fields: [{name: f, "+tt.field+"}]}, {id: ask, asks: [offers]}]",
				table("users", "email text"), unread)
			got := field(t, a, "c.f")
			if got.Verdict != tt.want {
				t.Errorf("verdict %q (%s), want %q", got.Verdict, got.Why, tt.want)
			}
		})
	}
}

func TestColumnVerdict(t *testing.T) {
	tests := []struct {
		name     string
		manifest string
		want     map[string]fact.Verdict // by column of users
	}{
		{"nothing declared", "{}", map[string]fact.Verdict{
			"email": fact.Undeclared, "traits": fact.Unclassified, "created_at": fact.NotPersonal}},
		{"declared by a field", "collections: [{id: c, table: shop.users, fields: [{name: email, category: user.contact.email, purposes: [delivery]}]}]",
			map[string]fact.Verdict{"email": fact.Justified}},
		{"said to be not personal", "columns: [{at: shop.users.email, not_personal: true, because: a test}, {at: shop.users.traits, not_personal: true, because: a test}]",
			map[string]fact.Verdict{"email": fact.NotPersonal, "traits": fact.NotPersonal}},
		{"said to be personal, and no field collects it", "columns: [{at: shop.users.created_at, category: user.behavior}]",
			map[string]fact.Verdict{"created_at": fact.Undeclared}},
		{"a whole reference is nearer than a pattern",
			"columns: [{at: shop.users.*, not_personal: true, because: a test}, {at: shop.users.email, category: user.contact.email}]",
			map[string]fact.Verdict{"email": fact.Undeclared, "traits": fact.NotPersonal}},
		{"a path of a JSON column is not all of it",
			"collections: [{id: c, fields: [{name: f, category: user.contact.email, purposes: [delivery], stored_in: ['shop.users.traits#/mail']}]}]",
			map[string]fact.Verdict{"traits": fact.Unclassified}},
		{"a JSON column declared complete",
			"collections: [{id: c, fields: [{name: f, category: user.contact.email, purposes: [delivery], stored_in: ['shop.users.traits#/mail']}]}]\ncolumns: [{at: shop.users.traits, complete: true}]",
			map[string]fact.Verdict{"traits": fact.Justified}},
		{"what a path holds needlessly is worse than what is not declared",
			"collections: [{id: c, fields: [{name: f, category: user.name, purposes: [delivery], stored_in: ['shop.users.traits#/name']}]}]",
			map[string]fact.Verdict{"traits": fact.OverCollected}},
		{"two fields in one column, of one category: either justifies it",
			"collections: [{id: c, fields: [{name: a, category: user.contact.email, purposes: [stats], stored_in: [shop.users.email]}, {name: b, category: user.contact.email, purposes: [delivery], stored_in: [shop.users.email]}]}]",
			map[string]fact.Verdict{"email": fact.Justified}},
		{"two fields in one column, of two categories: the worst stands",
			"collections: [{id: c, fields: [{name: a, category: user.name, purposes: [delivery], stored_in: [shop.users.email]}, {name: b, category: user.contact.email, purposes: [delivery], stored_in: [shop.users.email]}]}]",
			map[string]fact.Verdict{"email": fact.OverCollected}},
		{"not about people", "collections: [{id: c, table: shop.users, fields: [{name: email, category: system.operations}, {name: traits, category: system.operations}]}]",
			map[string]fact.Verdict{"email": fact.NotPersonal, "traits": fact.NotPersonal}},
		{"one of two places has no purpose",
			"collections: [{id: c, fields: [{name: f, category: user.contact.email, stored_in: [{at: shop.users.email, purposes: [delivery]}, shop.users.created_at]}]}]",
			map[string]fact.Verdict{"email": fact.Justified, "created_at": fact.Unjustified}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a := assess(t, verdictRules, tt.manifest, table("users", "id bigint", "email text ?user.contact.email", "traits jsonb", "created_at timestamptz"))
			for name, want := range tt.want {
				if got := column(t, a, "shop.users."+name); got.Verdict != want {
					t.Errorf("%s: verdict %q (%s), want %q", name, got.Verdict, got.Why, want)
				}
			}
		})
	}
}

func TestAnnotatedColumn(t *testing.T) {
	users := table("users", "email text", "nick text ?user.account.username", "code text ?user.contact.email")
	users.Columns[0].Annotation = annotation("user.contact.email", "delivery")
	users.Columns[1].Annotation = annotation("user.name", "")
	users.Columns[2].Annotation = &inventory.Annotation{NotPersonal: true, Because: "a code"}
	a := assess(t, verdictRules, "{}", users)
	for name, want := range map[string]fact.Verdict{"email": fact.Justified, "nick": fact.Undeclared, "code": fact.NotPersonal} {
		if got := column(t, a, "shop.users."+name); got.Verdict != want {
			t.Errorf("%s: verdict %q (%s), want %q", name, got.Verdict, got.Why, want)
		}
	}
	if got := field(t, a, "shop.users.email"); got.Verdict != fact.Justified || !got.Field.Annotated {
		t.Errorf("the annotation makes no justified field: %q", got.Verdict)
	}
	if got := column(t, a, "shop.users.nick").Categories; len(got) != 1 || got[0] != "user.name" {
		t.Errorf("categories %v, want the annotation's", got)
	}
	if !column(t, a, "shop.users.code").Record.Disputed {
		t.Error("the classifier is sure of an email address, and that is not disputed")
	}
}

// Every column that is unjustified for want of a purpose or a basis has a field
// with a finding behind it.
func TestGrounds(t *testing.T) {
	tests := []struct{ field, want string }{
		{"purposes: [delivery]", "ok"},
		{"purposes: [delivery, baseless]", "ok"},
		{"purposes: [baseless]", "no_basis"},
		{"purposes: [offers]", "no_choice"},
		{"category: user.contact.email", "no_purpose"},
		{"stored_in: [{at: shop.users.email, purposes: [delivery]}, shop.users.nick]", "no_purpose"},
		{"purposes: [delivery], stored_in: [shop.users.email, {at: shop.users.nick, purposes: [baseless]}]", "ok"},
		{"stored_in: [{at: shop.users.email, purposes: [baseless]}, {at: shop.users.nick, purposes: [offers]}]", "no_basis"},
	}
	for _, tt := range tests {
		text := "name: f, " + tt.field
		if tt.want != "no_purpose" || tt.field[0] == 's' {
			text += ", category: user.contact.email"
		}
		a := assess(t, verdictRules, "collections: [{id: c, fields: [{"+text+"}]}]", table("users", "email text", "nick text"))
		if got := field(t, a, "c.f").Record.Grounds; got != tt.want {
			t.Errorf("%s: grounds %s, want %s", tt.field, got, tt.want)
		}
	}
	a := assess(t, verdictRules, "collections: [{id: c, fields: [{name: f, category: user.contact.email, purposes: [delivery, baseless]}]}]")
	if u := use(t, a, "c.f", "baseless").Record; !u.GroundsElsewhere || u.Elsewhere != "needed" {
		t.Errorf("a use without a basis beside one with: grounds elsewhere %v, %s elsewhere", u.GroundsElsewhere, u.Elsewhere)
	}
	if u := use(t, a, "c.f", "delivery").Record; u.GroundsElsewhere || u.Elsewhere != "not_needed" {
		t.Errorf("a use beside one without a basis: grounds elsewhere %v, %s elsewhere", u.GroundsElsewhere, u.Elsewhere)
	}
}

func TestDisputed(t *testing.T) {
	tests := []struct {
		said, guess string
		want        bool
	}{
		{"user.contact.email", "user.contact.email", false},
		{"user.contact.email", "user.contact", false},
		{"user.contact", "user.contact.email", true},
		{"user.name", "user.contact.email", true},
		{"system.operations", "user.contact.email", true},
		{"user.demographic.date_of_birth", "user.demographic.age_range", false},
		{"user.demographic.age_range", "user.demographic.date_of_birth", true},
		{"user.contact.address.country", "user.contact.address.street", true},
	}
	for _, tt := range tests {
		a := assess(t, verdictRules, "columns: [{at: shop.users.x, category: "+tt.said+"}]", table("users", "x text ?"+tt.guess))
		if got := column(t, a, "shop.users.x").Record.Disputed; got != tt.want {
			t.Errorf("said %s, looks like %s: disputed %v", tt.said, tt.guess, got)
		}
	}
}

// The user's own names are a word, not a guess: a confidence of 1.
func TestOwnNames(t *testing.T) {
	users := table("users", "nick text", "email text")
	users.Columns[0].Guess = inventory.Guess{Category: "user.name", Confidence: 1, Reason: "by your names"}
	users.Columns[1].Guess = inventory.Guess{Confidence: 1, Reason: "by your names"}
	a := assess(t, verdictRules, "{}", users)
	if c := column(t, a, "shop.users.nick"); c.Verdict != fact.Undeclared || c.By != "names" {
		t.Errorf("nick: %s by %s", c.Verdict, c.By)
	}
	if c := column(t, a, "shop.users.email"); c.Verdict != fact.NotPersonal || c.By != "names" {
		t.Errorf("email: %s by %s", c.Verdict, c.By)
	}
}

func TestLinkedThroughItself(t *testing.T) {
	a := assess(t, verdictRules, "{}",
		table("users", "id bigint", "email text ?user.contact.email", "org_id -> orgs", "created_at timestamptz"),
		table("orgs", "id bigint", "owner_id -> users", "plan text"))
	for _, tf := range a.Tables {
		if want := tf.Table.Name == "orgs"; tf.Record.Linked != want {
			t.Errorf("%s: linked %v (%s)", tf.Table.Name, tf.Record.Linked, tf.Via)
		}
	}
}

// Where no key is declared, what a column is named after counts as one.
func TestLinkedByNames(t *testing.T) {
	users := table("users", "email text ?user.contact.email")
	countries := table("countries", "name text")
	orders := table("orders", "user_id bigint", "country_id bigint", "status text")
	items := table("items", "order_id bigint", "article text")
	visits := table("visits", "patient_no text", "ward text")
	shops := table("shops", "country_id bigint", "floor text")
	orders.Columns[0].Guess = inventory.Guess{Leads: users, Person: true}
	orders.Columns[1].Guess = inventory.Guess{Leads: countries}
	items.Columns[0].Guess = inventory.Guess{Leads: orders}
	visits.Columns[0].Guess = inventory.Guess{Person: true}
	shops.Columns[0].Guess = inventory.Guess{Leads: countries}
	a := assess(t, verdictRules, "{}", users, countries, orders, items, visits, shops)
	var got []string
	for _, tf := range a.Tables {
		for _, col := range tf.Linked {
			got = append(got, tf.Table.Name+"."+col.Name+": "+tf.Via)
		}
	}
	want := []string{"items.article: items → orders → users", "orders.country_id: orders → users", "orders.status: orders → users", "visits.ward: visits.patient_no"}
	slices.Sort(got)
	if !slices.Equal(got, want) {
		t.Errorf("linked are %q, want %q", got, want)
	}
}

func TestLinked(t *testing.T) {
	a := assess(t, verdictRules, "columns: [{at: shop.payments.amount, not_personal: true, because: a test}]",
		table("countries", "id bigint", "name text"),
		table("users", "id bigint", "email text ?user.contact.email", "country_id -> countries"),
		table("orders", "id bigint", "user_id -> users", "status text"),
		table("items", "order_id -> orders", "article text", "extra jsonb"),
		table("payments", "order_id -> orders", "amount numeric"),
	)
	linked := map[string]string{}
	for _, tf := range a.Tables {
		if tf.Record.Linked {
			linked[tf.Table.Name] = tf.Via
		}
	}
	want := map[string]string{"orders": "orders → users", "items": "items → orders → users"}
	if len(linked) != len(want) || linked["orders"] != want["orders"] || linked["items"] != want["items"] {
		t.Errorf("linked tables %v, want %v", linked, want)
	}
	if column(t, a, "shop.orders.user_id").Record.Linked {
		t.Error("a key is linked: it ties rows and says nothing itself")
	}
	if !column(t, a, "shop.items.extra").Record.Opaque {
		t.Error("a JSON column of a table tied to people by keys is not opaque")
	}
	if column(t, a, "shop.countries.name").Record.Linked {
		t.Error("countries do not refer to people; people refer to countries")
	}
}

// A table that is named after people is about them, though no column says so.
func TestLinkedToTablesOfPeople(t *testing.T) {
	identities := table("identities", "id bigint", "traits jsonb", "state text")
	identities.People = true
	a := assess(t, verdictRules, "{}", identities, table("flows", "identity_id -> identities", "state text"), table("nodes", "config jsonb"))
	for name, want := range map[string]bool{"identities.traits": true, "flows.state": true, "identities.state": false, "nodes.config": false} {
		r := column(t, a, "shop."+name).Record
		if got := r.Linked || r.Opaque; got != want {
			t.Errorf("%s: linked or opaque %v, want %v", name, got, want)
		}
	}
}

func TestCanHoldAnything(t *testing.T) {
	a := assess(t, verdictRules, "{}",
		table("users", "email text ?user.contact.email", "a jsonb", "b XML", "c bytea", "d json[]", "e hstore", "f text",
			"meta_key text", "meta_value text", "value text", "g VARBINARY(16)", "h pg_catalog.jsonb"))
	for name, want := range map[string]bool{
		"a": true, "b": true, "c": true, "d": true, "e": true, "f": false, "meta_key": false, "meta_value": true, "value": false, "g": true, "h": true,
	} {
		if got := column(t, a, "shop.users."+name).Record.Opaque; got != want {
			t.Errorf("%s: opaque %v, want %v", name, got, want)
		}
	}
}

func annotation(category, purpose string) *inventory.Annotation {
	a := &inventory.Annotation{}
	a.Category.Value, a.Category.Span = category, at(1)
	if purpose != "" {
		a.Purposes = append(a.Purposes, a.Category)
		a.Purposes[0].Value = purpose
	}
	return a
}
