package fact_test

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"github.com/pare-dev/pare/internal/fact"
	"github.com/pare-dev/pare/internal/policy"
)

// A product in which every fact takes every value that it can have.
const (
	everyRules = `
subjects: {customer: {title: Customers}, teen: {title: Teenagers, child: true, age_gate: /age}}
purposes:
  delivery: {title: Delivery, benefit: B, basis: contract, kind: service, needs: [user.name, {category: user.contact.phone_number, optional: true, because: R}, {category: user.location, precision: city}], retention: {for: P2Y, after: order}}
  offers: {title: Offers, benefit: B, basis: consent, kind: personalization, needs: [user.name], retention: {for: P1Y, after: order}}
  mail: {title: Mail, benefit: B, basis: legitimate_interests, kind: marketing, needs: [user.contact], retention: {for: P1Y, after: visit}}
  tax: {title: Tax, benefit: B, basis: legal_obligation, kind: legal, needs: [user.name]}
  rescue: {title: Rescue, basis: vital_interests, kind: security, needs: [user.name]}
  census: {title: Census, basis: public_task, kind: research}
  ads: {title: Ads, kind: advertising, needs: []}
  sale: {title: Sale, kind: sale, needs: []}
  stats: {title: Stats, kind: analytics, needs: []}
  unused: {title: Unused, needs: []}
  digest: {title: Digest, basis: legitimate_interests, interest: I, balancing: B, eprivacy: Art. 13(2), needs: [user.name], recipients: [partner]}
  claims: {title: Claims, basis: legal_obligation, law: L, art10: L, eprivacy: Art. 5(3), needs: [user.name]}
  scores: {title: Scores, basis: recognised_legitimate_interest, profiling: true, dpia: D, eprivacy: the law, needs: [user.name]}
  games: {title: Games, subjects: [teen]}
  else: {title: Any other purpose}
consent_scopes:
  offers: {title: Offers, mode: consent, purposes: [offers], default: off, withdraw: /settings}
  no_mail: {title: No mail, mode: objection, purposes: [mail], default: on}
  spare: {title: Spare, mode: consent, purposes: [stats]}
  package: {title: Package, mode: consent, purposes: [digest, offers], gates: digest}
  no_digest: {title: No digest, mode: objection, purposes: [digest], gates: delivery}
  idle: {title: Idle, mode: objection, purposes: [unused]}
categories:
  user.account.tier: {title: Tier}
`
	everyManifest = `
recipients:
  courier: {title: Courier, role: processor, country: FR, purposes: [delivery], categories: [user.name]}
  partner: {title: Partner, role: controller, country: CH, purposes: [digest], categories: [user.contact.email]}
  sister: {title: Sister, role: joint, country: US, purposes: [digest], categories: [user.name]}
  cloud: {title: Cloud, role: processor, country: US, safeguard: contract clauses, purposes: [census], categories: [user.name]}
  nobody: {title: Nobody}
  idle: {title: Idle, role: processor, country: FR, purposes: [offers], categories: [user.contact.email]}
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
  - id: sdk
    kind: sdk
    asks: [package]
    fields:
      - {name: news, category: user.contact.email, purposes: [mail], consent_at: form, stored_in: none}
      - {name: agreed, category: user.privacy_preferences, purposes: [offers], stored_in: none}
      - {name: refused, category: user.privacy_preferences, purposes: [mail], consent_at: form, stored_in: none}
      - {name: hash, category: user.authorization.password, stored_in: [{at: shop.secrets.password_hash, deletion: D}]}
      - {name: token, category: user.authorization.token}
  - id: import
    kind: import
    notice: /privacy
    fields:
      - {name: pin, category: user.authorization.pin, stored_in: [shop.secrets.pin]}
      - {name: age, category: user.demographic.age_range, stored_in: [shop.secrets.born]}
      - {name: call, category: user.contact.phone_number, purposes: [delivery], required: false, stored_in: [shop.people.call]}
      - {name: mail, category: user.contact.email, purposes: [else], stored_in: [shop.people.mails]}
      - {name: was, category: user.name, reviewed: 2026-01-01, stored_in: [shop.people.was]}
      - {name: is, category: user.name, reviewed: 2026-03-01, stored_in: [shop.people.is]}
      - {name: said, category: user.name, reviewed: 2026-03-01, stored_in: [shop.people.said]}
  - {id: bought, kind: third_party, source: {name: N, refreshed: 2026-01-01, correct: /correct}}
  - {id: guess, kind: inferred, fields: [{name: score, category: user.behavior.inferred_profile}]}
  - {id: silent}
columns:
  - {at: shop.users.nick, category: user.name}
  - {at: shop.visits.visitor, pseudonymous: true}
`
)

// everyCondition is a purpose for each condition of GDPR Art. 9(2).
func everyCondition() string {
	rules := "---\npurposes:\n"
	for _, letter := range policy.Conditions() {
		rules += "  condition_" + letter + ": {title: Condition " + letter + ", condition: " + letter + "}\n"
	}
	return rules
}

func TestEveryValueOfEveryFact(t *testing.T) {
	users := table("users", "name text ?user.name", "nick text ?user.contact.email", "phone text ?user.contact.phone_number", "traits jsonb")
	users.Columns[0].Nullable = true
	unread := table("unread")
	unread.Unread = true
	orders := table("orders", "id bigint", "user_id -> users", "status text")
	secrets := table("secrets", "password_hash text", "pin text", "born date")
	people := table("people", "call text", "mails boolean", "was text", "is text", "said text")
	people.Columns[2].Introduced = "20260214_add_was.sql"
	people.Columns[3].Introduced = "20260214_add_is.sql"
	visits := table("visits", "visitor uuid", "user_id -> users")
	a := assess(t, everyRules+everyCondition(), everyManifest, users, unread, orders, secrets, people, visits)

	// Where each value is to be seen: on, name of the record, fact, value.
	tests := []string{
		"use form.name/delivery need required", "use form.phone/delivery need optional", "use form.belief/stats need none", "use form.tier/census need unstated",
		"use form.name/delivery precision ok", "use form.point/delivery precision finer", "use form.place/delivery precision unknown",
		"use form.phone/delivery reason stated", "use form.name/delivery reason missing",
		"use form.offer/offers asked consent", "use sdk.news/mail asked objection", "use form.name/delivery asked none",
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
		"field form.name needed required", "field form.phone needed optional", "field form.belief needed none", "field form.tier needed unstated",
		"field form.name tables 2", "field form.place tables 0",
		"field form.name protection no_secret", "field sdk.hash protection stated", "field import.pin protection missing",
		"field sdk.token protection unknown", "field form.secret protection not_kept",
		"field form.name explained true", "field form.phone explained false",
		"field form.name required yes", "field form.phone required no", "field form.place required unstated",
		"field form.name preselected yes", "field form.phone preselected no", "field form.place preselected unstated",
		"field form.name answers no", "field sdk.agreed answers consent", "field sdk.refused answers objection",
		"field form.name asked_too true", "field form.tier asked_too false",

		"column shop.users.name declared field", "column shop.users.nick declared statement", "column shop.users.phone declared no",
		"column shop.users.name personal true", "column shop.users.traits personal false",
		"column shop.orders.status linked true", "column shop.orders.user_id linked false",
		"column shop.users.traits opaque true", "column shop.users.name opaque false",
		"column shop.users.nick disputed true", "column shop.users.name disputed false",
		"column shop.users.name nullable true", "column shop.users.nick nullable false",
		"column shop.users.nick mandatory true", "column shop.users.name mandatory false",
		"column shop.users.name needed required", "column shop.people.call needed optional", "column shop.people.mails needed unstated", "column shop.users.nick needed none",
		"column shop.users.name required yes", "column shop.people.call required no", "column shop.users.nick required unstated",
		"column shop.users.name type fits", "column shop.secrets.born type finer", "column shop.people.mails type contradicts",
		"column shop.users.name reviewed unstated", "column shop.people.said reviewed undated",
		"column shop.people.is reviewed current", "column shop.people.was reviewed outdated",

		"table shop.orders linked true", "table shop.users linked false",
		"table shop.visits pseudonymous true", "table shop.users pseudonymous false",
		"table shop.visits identified true", "table shop.users identified false",

		"purpose ads basis missing", "purpose offers basis consent", "purpose delivery basis contract", "purpose tax basis legal_obligation",
		"purpose rescue basis vital_interests", "purpose census basis public_task", "purpose mail basis legitimate_interests",
		"purpose scores basis recognised_legitimate_interest",
		"purpose delivery title specific", "purpose else title vague",
		"purpose unused kind missing", "purpose delivery kind service", "purpose offers kind personalization", "purpose mail kind marketing",
		"purpose ads kind advertising", "purpose sale kind sale", "purpose stats kind analytics", "purpose rescue kind security",
		"purpose tax kind legal", "purpose census kind research",
		"purpose delivery needs stated", "purpose mail needs vague", "purpose census needs missing",
		"purpose delivery benefit stated", "purpose ads benefit missing",
		"purpose delivery retention stated", "purpose rescue retention by_place", "purpose tax retention missing", "purpose census retention not_kept",
		"purpose delivery used true", "purpose unused used false",
		"purpose delivery choice none", "purpose offers choice consent", "purpose mail choice objection", "purpose digest choice both",
		"purpose digest interest stated", "purpose mail interest missing", "purpose digest balancing stated", "purpose mail balancing missing",
		"purpose claims law stated", "purpose tax law missing", "purpose claims art10 stated", "purpose tax art10 missing",
		"purpose mail eprivacy missing", "purpose digest eprivacy existing_customer", "purpose claims eprivacy strictly_necessary", "purpose scores eprivacy other",
		"purpose mail electronic true", "purpose tax electronic false", "purpose scores profiling true", "purpose tax profiling false",
		"purpose tax children none", "purpose games children gated", "purpose sale children ungated",
		"purpose scores risks 1", "purpose tax risks 0", "purpose scores dpia stated", "purpose sale dpia missing",
		"purpose tax condition missing", // the rest of it stands in everyCondition

		"scope offers mode consent", "scope no_mail mode objection",
		"scope no_mail default on", "scope offers default off", "scope spare default missing",
		"scope offers withdraw stated", "scope no_mail withdraw missing",
		"scope offers asked true", "scope spare asked false",
		"scope offers gates none", "scope package gates own", "scope no_digest gates other",
		"scope offers purposes 1", "scope package purposes 2", "scope offers controllers 1", "scope package controllers 2",
		"scope offers used true", "scope idle used false",

		"collection silent kind missing", "collection form kind form", "collection api kind api", "collection event kind event", "collection sdk kind sdk",
		"collection import kind import", "collection bought kind third_party", "collection guess kind inferred",
		"collection form asks true", "collection api asks false",
		"collection import notice stated", "collection form notice missing", "collection bought source stated", "collection form source missing",
		"collection bought refreshed stated", "collection form refreshed missing", "collection bought correct stated", "collection form correct missing",
		"collection sdk deletion stated", "collection form deletion missing", "collection event deletion not_kept", "collection guess deletion unknown",

		"recipient nobody role missing", "recipient courier role processor", "recipient partner role controller", "recipient sister role joint",
		"recipient courier country stated", "recipient nobody country missing",
		"recipient courier transfer inside", "recipient partner transfer adequate", "recipient cloud transfer safeguarded",
		"recipient sister transfer unsafeguarded", "recipient nobody transfer unknown",
		"recipient courier purposes stated", "recipient idle purposes needless", "recipient nobody purposes missing", "recipient sister purposes disputed",
		"recipient courier categories needed", "recipient partner categories excess", "recipient cloud categories unknown", "recipient nobody categories missing",

		"category user.name guarded no", "category user.demographic.religious_belief guarded special", "category user.criminal_history guarded criminal",
		"category user.authorization.password guarded credential", "category user.government_id.passport_number guarded government_id",
		"category user.financial.credit_card guarded financial", "category user.location.precise guarded location", "category user.childrens guarded child",
		"category system.operations sensitivity low", "category user.contact.phone_number sensitivity medium", "category user.criminal_history sensitivity high",
		"category  sensitivity unknown",
		"category user.name identifying true", "category user.account.tier identifying false",
	}
	for _, letter := range policy.Conditions() {
		tests = append(tests, "purpose condition_"+letter+" condition "+letter)
	}
	records := recordsOf(a)
	seen := map[string]bool{}
	numbers := map[string]int{} // how many values of each fact are seen
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
		if value := on + " " + what + " " + want; !seen[value] {
			seen[value] = true
			numbers[on+" "+what]++
		}
	}
	for _, on := range append(fact.On(), "category") {
		if on == "waiver" {
			continue // what became of one is told and tested where findings are suppressed
		}
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
			if f.Type == "number" && numbers[on+" "+f.Name] < 2 {
				t.Errorf("tests see %d numbers for the fact %s of a %s, expected two or more", numbers[on+" "+f.Name], f.Name, on)
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
