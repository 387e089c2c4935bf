package fact_test

import "testing"

// One purpose, one field: what its needs say of the field's category.
func TestNeed(t *testing.T) {
	const because = ", because: the law asks for it"
	tests := []struct {
		name      string
		needs     string // the purpose's needs; "absent" leaves the key out
		field     string // category, and precision where stated
		need      string
		precision string
	}{
		{"no needs stated", "absent", "category: user.name", "unstated", "ok"},
		{"an empty list needs nothing", "[]", "category: user.name", "none", "ok"},
		{"itself", "[user.contact.email]", "category: user.contact.email", "required", "ok"},
		{"beneath", "[user.contact]", "category: user.contact.email", "required", "ok"},
		{"not above", "[user.name.first]", "category: user.name", "none", "ok"},
		{"not beside", "[user.contact.email]", "category: user.contact.phone_number", "none", "ok"},
		{"no substring", "[user.name]", "category: user.contact.email", "none", "ok"},
		{"optional", "[{category: user.contact.email, optional: true}]", "category: user.contact.email", "optional", "ok"},
		{"one required of two", "[{category: user.contact.email, optional: true}, user.contact]", "category: user.contact.email", "required", "ok"},

		{"a broad need stops at a guard", "[user.demographic]", "category: user.demographic.religious_belief", "none", "ok"},
		{"all of user stops at a guard", "[{category: user" + because + "}]", "category: user.health_and_medical", "none", "ok"},
		{"guarded and named", "[{category: user.demographic.religious_belief" + because + "}]", "category: user.demographic.religious_belief", "required", "ok"},
		{"guarded and named without because", "[user.demographic.religious_belief]", "category: user.demographic.religious_belief", "none", "ok"},
		{"a guarded kind of its own beneath a guarded one", "[{category: user.health_and_medical" + because + "}]", "category: user.health_and_medical.genetic", "none", "ok"},
		{"each government identifier is a kind of its own", "[{category: user.government_id" + because + "}]", "category: user.government_id.passport_number", "none", "ok"},
		{"a part of the same guarded kind", "[{category: user.health_and_medical" + because + "}]", "category: user.health_and_medical.record_id", "required", "ok"},

		{"a need for date of birth is met by a band", "[user.demographic.date_of_birth]", "{category: user.demographic.date_of_birth, precision: band}", "required", "ok"},
		{"and by a category that is a step", "[user.demographic.date_of_birth]", "category: user.demographic.age_range", "required", "ok"},
		{"a need for a band makes a date of birth finer", "[{category: user.demographic.date_of_birth, precision: band}]", "category: user.demographic.date_of_birth", "required", "finer"},
		{"and so does a step that is needed", "[user.demographic.age_range]", "category: user.demographic.date_of_birth", "required", "finer"},
		{"as fine as needed", "[{category: user.demographic.date_of_birth, precision: year}]", "{category: user.demographic.date_of_birth, precision: year}", "required", "ok"},
		{"coarser than needed", "[{category: user.demographic.date_of_birth, precision: year}]", "{category: user.demographic.date_of_birth, precision: band}", "required", "ok"},
		{"the finest of two needs counts", "[{category: user.demographic.date_of_birth, precision: band}, {category: user.demographic.date_of_birth, precision: day}]", "category: user.demographic.date_of_birth", "required", "ok"},
		{"the one that allows the precision says whether it is required", "[{category: user.demographic.date_of_birth, precision: band}, {category: user.demographic.date_of_birth, optional: true}]", "category: user.demographic.date_of_birth", "optional", "ok"},
		{"a stated precision and none on the field", "[{category: user.location, precision: city}]", "category: user.location", "required", "unknown"},
		{"a step of an address is finer", "[user.contact.address.city]", "category: user.contact.address.street", "required", "finer"},

		{"precise location is guarded", "[user.location]", "category: user.location.precise", "none", "ok"},
		{"also where the field says it by precision", "[user.location]", "{category: user.location, precision: point}", "none", "ok"},
		{"a coarse need of it makes it finer", "[{category: user.location, precision: city}]", "category: user.location.precise", "required", "finer"},
		{"precise location by name", "[{category: user.location.precise" + because + "}]", "{category: user.location, precision: point}", "required", "ok"},
		{"precise location by precision", "[{category: user.location, precision: point" + because + "}]", "category: user.location.precise", "required", "ok"},
		{"precise location without because", "[{category: user.location, precision: point}]", "category: user.location.precise", "none", "ok"},
		{"coarse location is not guarded", "[user.location]", "{category: user.location, precision: city}", "required", "ok"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			needs := "needs: " + tt.needs
			if tt.needs == "absent" {
				needs = "basis: contract"
			}
			fields := tt.field
			if fields[0] != '{' {
				fields = "{" + fields + "}"
			}
			fields = "{name: f, purposes: [p], " + fields[1:]
			a := assess(t,
				"purposes: {p: {title: P, "+needs+"}}",
				"collections: [{id: c, kind: form, fields: ["+fields+"]}]")
			got := use(t, a, "c.f", "p")
			if got.Record.Need != tt.need || got.Record.Precision != tt.precision {
				t.Errorf("need %s, precision %s (%s), want %s, %s", got.Record.Need, got.Record.Precision, got.Why, tt.need, tt.precision)
			}
		})
	}
}
