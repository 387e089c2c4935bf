package fact_test

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"github.com/pare-dev/pare/internal/fact"
)

// A product in which every fact takes every value that it can have.
const (
	everyRules = `
subjects: {customer: {title: Customers}}
purposes:
  delivery: {title: Delivery, benefit: B, basis: contract, kind: service, needs: [user.name, {category: user.contact.phone_number, optional: true}, {category: user.location, precision: city}], retention: {for: P2Y, after: order}}
  offers: {title: Offers, benefit: B, basis: consent, kind: personalization, needs: [user.name], retention: {for: P1Y, after: order}}
  mail: {title: Mail, benefit: B, basis: legitimate_interests, kind: marketing, needs: [user.contact], retention: {for: P1Y, after: visit}}
  tax: {title: Tax, benefit: B, basis: legal_obligation, kind: legal, needs: [user.name]}
  rescue: {title: Rescue, basis: vital_interests, kind: security, needs: [user.name]}
  census: {title: Census, basis: public_task, kind: research}
  ads: {title: Ads, kind: advertising, needs: []}
  sale: {title: Sale, kind: sale, needs: []}
  stats: {title: Stats, kind: analytics, needs: []}
  unused: {title: Unused, needs: []}
consent_scopes:
  offers: {title: Offers, mode: consent, purposes: [offers], default: off, withdraw: /settings}
  no_mail: {title: No mail, mode: objection, purposes: [mail], default: on}
  spare: {title: Spare, mode: consent, purposes: [stats]}
categories:
  user.account.tier: {title: Tier}
`
	everyManifest = `
recipients:
  courier: {title: Courier, role: processor, country: FR}
  partner: {title: Partner, role: controller}
  sister: {title: Sister, role: joint}
  nobody: {title: Nobody}
collections:
  - id: form
    kind: form
    asks: [offers, no_mail]
    fields:
      - {name: name, category: user.name, purposes: [delivery], required: true, preselected: true, explain: E, stored_in: [shop.users.name]}
      - {name: phone, category: user.contact.phone_number, purposes: [delivery], required: false, preselected: false, stored_in: none}
      - {name: place, category: user.location, purposes: [delivery], stored_in: [shop.users.gone]}
      - {name: point, category: user.location.precise, purposes: [delivery, stats], stored_in: [shop.unread.point]}
      - {name: offer, category: user.name, purposes: [offers, delivery]}
      - {name: tier, category: user.account.tier, purposes: [census], stored_in: none}
      - {name: belief, category: user.demographic.religious_belief, purposes: [stats], stored_in: none}
      - {name: crime, category: user.criminal_history, purposes: [ads], stored_in: none}
      - {name: secret, category: user.authorization.password, stored_in: none}
      - {name: passport, category: user.government_id.passport_number, purposes: [sale], stored_in: none}
      - {name: card, category: user.financial.credit_card, purposes: [sale], stored_in: none}
      - {name: child, category: user.childrens, purposes: [sale], stored_in: none}
      - {name: job, category: system.operations, purposes: [sale], stored_in: none}
  - id: api
    kind: api
    fields:
      - {name: offer, category: user.name, purposes: [offers], stored_in: none}
      - {name: mail, category: user.contact.email, purposes: [mail], collected_for: [delivery], stored_in: none}
      - {name: long, category: user.name, purposes: [offers], retention: {for: P9Y, after: order}, stored_in: [shop.users.name]}
      - {name: both, category: user.contact.phone_number, purposes: [delivery, mail]}
      - {name: kept, category: user.name, purposes: [rescue], retention: {for: P9Y, after: order}}
      - {name: open, category: user.name, purposes: [tax]}
  - {id: event, kind: event}
  - {id: sdk, kind: sdk}
  - {id: import, kind: import}
  - {id: bought, kind: third_party}
  - {id: guess, kind: inferred}
  - {id: silent}
columns:
  - {at: shop.users.nick, category: user.name}
`
)

func TestEveryValueOfEveryFact(t *testing.T) {
	users := table("users", "name text ?user.name", "nick text ?user.contact.email", "phone text ?user.contact.phone_number", "traits jsonb")
	users.Columns[0].Nullable = true
	unread := table("unread")
	unread.Unread = true
	orders := table("orders", "id bigint", "user_id -> users", "status text")
	a := assess(t, everyRules, everyManifest, users, unread, orders)

	// Where each value is to be seen: on, name of the record, fact, value.
	tests := []string{
		"use form.name/delivery need required", "use form.phone/delivery need optional", "use form.belief/stats need none", "use form.tier/census need unstated",
		"use form.name/delivery precision ok", "use form.point/delivery precision finer", "use form.place/delivery precision unknown",
		"use form.name/delivery choice not_required", "use form.offer/offers choice covered", "use api.offer/offers choice missing", "use api.mail/mail choice secondary",
		"use form.name/delivery retention ok", "use api.long/offers retention longer", "use api.both/mail retention different_events",
		"use api.open/tax retention missing", "use form.phone/delivery retention not_kept",
		"use form.name/delivery stored found", "use form.place/delivery stored stale", "use form.phone/delivery stored none",
		"use form.offer/offers stored unstated", "use form.point/delivery stored unchecked",
		"use form.name/delivery required yes", "use form.phone/delivery required no", "use form.place/delivery required unstated",
		"use form.name/delivery preselected yes", "use form.phone/delivery preselected no", "use form.place/delivery preselected unstated",
		"use form.offer/offers elsewhere needed", "use form.name/delivery elsewhere not_needed",
		"use form.offer/offers grounds_elsewhere true", "use form.name/delivery grounds_elsewhere false",

		"field form.name grounds ok", "field form.secret grounds no_purpose", "field form.belief grounds no_basis", "field api.offer grounds no_choice",
		"field form.name stored found", "field form.place stored stale", "field form.phone stored none", "field form.offer stored unstated", "field form.point stored unchecked",
		"field form.name explained true", "field form.phone explained false",
		"field form.name required yes", "field form.phone required no", "field form.place required unstated",

		"column shop.users.name declared field", "column shop.users.nick declared statement", "column shop.users.phone declared no",
		"column shop.users.name personal true", "column shop.users.traits personal false",
		"column shop.orders.status linked true", "column shop.orders.user_id linked false",
		"column shop.users.traits opaque true", "column shop.users.name opaque false",
		"column shop.users.nick disputed true", "column shop.users.name disputed false",
		"column shop.users.name nullable true", "column shop.users.nick nullable false",

		"table shop.orders linked true", "table shop.users linked false",

		"purpose ads basis missing", "purpose offers basis consent", "purpose delivery basis contract", "purpose tax basis legal_obligation",
		"purpose rescue basis vital_interests", "purpose census basis public_task", "purpose mail basis legitimate_interests",
		"purpose unused kind missing", "purpose delivery kind service", "purpose offers kind personalization", "purpose mail kind marketing",
		"purpose ads kind advertising", "purpose sale kind sale", "purpose stats kind analytics", "purpose rescue kind security",
		"purpose tax kind legal", "purpose census kind research",
		"purpose delivery needs stated", "purpose mail needs vague", "purpose census needs missing",
		"purpose delivery benefit stated", "purpose ads benefit missing",
		"purpose delivery retention stated", "purpose rescue retention by_place", "purpose tax retention missing", "purpose census retention not_kept",
		"purpose delivery used true", "purpose unused used false",

		"scope offers mode consent", "scope no_mail mode objection",
		"scope no_mail default on", "scope offers default off", "scope spare default missing",
		"scope offers withdraw stated", "scope no_mail withdraw missing",
		"scope offers asked true", "scope spare asked false",

		"collection silent kind missing", "collection form kind form", "collection api kind api", "collection event kind event", "collection sdk kind sdk",
		"collection import kind import", "collection bought kind third_party", "collection guess kind inferred",
		"collection form asks true", "collection api asks false",

		"recipient nobody role missing", "recipient courier role processor", "recipient partner role controller", "recipient sister role joint",
		"recipient courier country stated", "recipient nobody country missing",

		"category user.name guarded no", "category user.demographic.religious_belief guarded special", "category user.criminal_history guarded criminal",
		"category user.authorization.password guarded credential", "category user.government_id.passport_number guarded government_id",
		"category user.financial.credit_card guarded financial", "category user.location.precise guarded location", "category user.childrens guarded child",
		"category system.operations sensitivity low", "category user.contact.phone_number sensitivity medium", "category user.criminal_history sensitivity high",
		"category  sensitivity unknown",
	}
	records := recordsOf(a)
	seen := map[string]bool{}
	for _, text := range tests {
		part := strings.Split(text, " ")
		on, name, what, want := part[0], part[1], part[2], part[3]
		record, ok := records[on+" "+name]
		if !ok {
			t.Errorf("there is no %s %s", on, name)
			continue
		}
		if got := valueOf(t, record, what); got != want {
			t.Errorf("%s %s: %s is %s, want %s", on, name, what, got, want)
		}
		seen[on+" "+what+" "+want] = true
	}
	for _, on := range append(fact.On(), "category") {
		for _, f := range factsOf(on) {
			values := f.Values
			if f.Type == "bool" {
				values = []string{"true", "false"}
			}
			for _, v := range values {
				if !seen[on+" "+f.Name+" "+v] {
					t.Errorf("no test sees the fact %s of a %s being %s", f.Name, on, v)
				}
			}
		}
	}
}

// factsOf lists a record's own facts; those of category are seen through use.
func factsOf(on string) []fact.Fact {
	var own []fact.Fact
	prefix := ""
	if on == "category" {
		on, prefix = "use", "category."
	}
	for _, f := range fact.Facts(on) {
		name, nested := strings.CutPrefix(f.Name, prefix)
		if nested && !strings.Contains(name, ".") {
			f.Name = name
			own = append(own, f)
		}
	}
	return own
}

// recordsOf names every record of an assessment.
func recordsOf(a *fact.Assessment) map[string]any {
	records := map[string]any{}
	category := func(c *fact.Category) { records["category "+c.Key] = *c }
	for _, u := range a.Uses {
		records["use "+u.Field.Ref()+"/"+u.Purpose.Key.Value] = u.Record
		category(u.Record.Category)
	}
	for _, f := range a.Fields {
		records["field "+f.Field.Ref()] = f.Record
		category(f.Record.Category)
	}
	for _, c := range a.Columns {
		records["column "+c.Column.Ref().String()] = c.Record
		category(c.Record.Category)
	}
	for _, x := range a.Tables {
		records["table "+x.Table.Ref().String()] = x.Record
	}
	for _, p := range a.Purposes {
		records["purpose "+p.Record.Key] = *p.Record
	}
	for _, s := range a.Scopes {
		records["scope "+s.Record.Key] = *s.Record
	}
	for _, c := range a.Collections {
		records["collection "+c.Record.ID] = *c.Record
	}
	for _, r := range a.Recipients {
		records["recipient "+r.Record.Key] = *r.Record
	}
	return records
}

// valueOf reads a fact of a record by the name that conditions use.
func valueOf(t *testing.T, record any, name string) string {
	t.Helper()
	v := reflect.ValueOf(record)
	for i := range v.NumField() {
		if v.Type().Field(i).Tag.Get("expr") == name {
			return fmt.Sprint(v.Field(i))
		}
	}
	t.Fatalf("%T has no fact %s", record, name)
	return ""
}
