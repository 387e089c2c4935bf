package fact_test

import "testing"

func TestChoice(t *testing.T) {
	const rules = `
subjects: {customer: {title: Customers}, visitor: {title: Visitors}}
purposes:
  delivery: {title: Delivery, basis: contract, needs: [user.contact.email]}
  offers: {title: Offers, basis: consent, needs: [user.contact.email]}
  mail: {title: Mail, basis: legitimate_interests, needs: [user.contact.email]}
  fraud: {title: Fraud, basis: legitimate_interests, needs: [user.contact.email], compatible_with: [delivery]}
  tax: {title: Tax, basis: legal_obligation, needs: [user.contact.email]}
consent_scopes:
  offers: {title: Offers, mode: consent, purposes: [offers]}
  no_offers: {title: No offers, mode: objection, purposes: [offers]}
  no_mail: {title: No mail, mode: objection, purposes: [mail]}
`
	tests := []struct {
		name        string
		collections string
		purpose     string
		want        string
	}{
		{"no consent needed", "{id: c, fields: [{name: f, category: user.contact.email, purposes: [delivery]}]}", "delivery", "not_required"},
		{"asked where it is collected", "{id: c, asks: [offers], fields: [{name: f, category: user.contact.email, purposes: [offers]}]}", "offers", "covered"},
		{"asked nowhere", "{id: c, fields: [{name: f, category: user.contact.email, purposes: [offers]}]}", "offers", "missing"},
		{"an objection is no consent", "{id: c, asks: [no_offers], fields: [{name: f, category: user.contact.email, purposes: [offers]}]}", "offers", "missing"},
		{"another scope", "{id: c, asks: [no_mail], fields: [{name: f, category: user.contact.email, purposes: [offers]}]}", "offers", "missing"},
		{"asked elsewhere, not said where",
			"{id: c, subjects: [customer], fields: [{name: f, category: user.contact.email, purposes: [offers]}]}, {id: d, subjects: [customer], asks: [offers]}", "offers", "missing"},
		{"asked at consent_at",
			"{id: c, subjects: [customer], fields: [{name: f, category: user.contact.email, purposes: [offers], consent_at: d}]}, {id: d, subjects: [customer], asks: [offers]}", "offers", "covered"},
		{"asked of other people",
			"{id: c, subjects: [customer], fields: [{name: f, category: user.contact.email, purposes: [offers], consent_at: d}]}, {id: d, subjects: [visitor], asks: [offers]}", "offers", "missing"},
		{"asked of some of the people",
			"{id: c, subjects: [customer, visitor], fields: [{name: f, category: user.contact.email, purposes: [offers], consent_at: d}]}, {id: d, subjects: [visitor], asks: [offers]}", "offers", "missing"},
		{"asked where what it is derived from was collected",
			"{id: c, fields: [{name: f, category: user.contact.email, purposes: [offers], derived_from: [d.g]}]}, {id: d, asks: [offers], fields: [{name: g, category: user.contact.email, purposes: [offers]}]}", "offers", "covered"},
		{"beyond what it was collected for", "{id: c, fields: [{name: f, category: user.contact.email, collected_for: [delivery], purposes: [delivery, mail]}]}", "mail", "secondary"},
		{"within what it was collected for", "{id: c, fields: [{name: f, category: user.contact.email, collected_for: [delivery, mail], purposes: [mail]}]}", "mail", "not_required"},
		{"beyond, with a choice of its own", "{id: c, asks: [no_mail], fields: [{name: f, category: user.contact.email, collected_for: [delivery], purposes: [mail]}]}", "mail", "covered"},
		{"beyond, and compatible", "{id: c, fields: [{name: f, category: user.contact.email, collected_for: [delivery], purposes: [fraud]}]}", "fraud", "not_required"},
		{"beyond, and asked by law", "{id: c, fields: [{name: f, category: user.contact.email, collected_for: [delivery], purposes: [tax]}]}", "tax", "not_required"},
		{"beyond, resting on a consent that is missing: one defect", "{id: c, fields: [{name: f, category: user.contact.email, collected_for: [delivery], purposes: [offers]}]}", "offers", "missing"},
		{"derived in two steps, for more than the first source",
			"{id: c, fields: [{name: f, category: user.contact.email, purposes: [mail], derived_from: [d.h]}]}, {id: d, fields: [{name: g, category: user.contact.email, purposes: [delivery]}, {name: h, category: user.contact.email, derived_from: [d.g]}]}", "mail", "secondary"},
		{"what is derived for a purpose does not excuse what is derived from it",
			"{id: c, fields: [{name: f, category: user.contact.email, purposes: [mail], derived_from: [d.h]}]}, {id: d, fields: [{name: g, category: user.contact.email, purposes: [delivery]}, {name: h, category: user.contact.email, purposes: [mail], derived_from: [d.g]}]}", "mail", "secondary"},
		{"one of two sources does not excuse the other",
			"{id: c, fields: [{name: f, category: user.contact.email, purposes: [mail], derived_from: [d.g, d.h]}]}, {id: d, fields: [{name: g, category: user.contact.email, purposes: [delivery]}, {name: h, category: user.contact.email, purposes: [mail]}]}", "mail", "secondary"},
		{"saying what it was collected for does not excuse what was derived",
			"{id: c, fields: [{name: f, category: user.contact.email, purposes: [mail], collected_for: [mail], derived_from: [d.g]}]}, {id: d, fields: [{name: g, category: user.contact.email, purposes: [delivery]}]}", "mail", "secondary"},
		{"the source says its purposes at its place",
			"{id: c, fields: [{name: f, category: user.contact.email, purposes: [mail], derived_from: [d.g]}]}, {id: d, fields: [{name: g, category: user.contact.email, stored_in: [{at: shop.users.email, purposes: [delivery]}]}]}", "mail", "secondary"},
		{"neither collection says whom it asks",
			"{id: c, fields: [{name: f, category: user.contact.email, purposes: [offers], consent_at: d}]}, {id: d, asks: [offers]}", "offers", "covered"},
		{"the other collection does not say whom it asks",
			"{id: c, subjects: [customer], fields: [{name: f, category: user.contact.email, purposes: [offers], consent_at: d}]}, {id: d, asks: [offers]}", "offers", "missing"},
		{"derived, for more than its source",
			"{id: c, fields: [{name: f, category: user.contact.email, purposes: [mail], derived_from: [d.g]}]}, {id: d, fields: [{name: g, category: user.contact.email, purposes: [delivery]}]}", "mail", "secondary"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a := assess(t, rules, "collections: ["+tt.collections+"]")
			got := use(t, a, "c.f", tt.purpose)
			if got.Record.Choice != tt.want {
				t.Errorf("choice %s (%s), want %s", got.Record.Choice, got.ChoiceWhy, tt.want)
			}
		})
	}
}
