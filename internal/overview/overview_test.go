package overview_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/pare-dev/pare/internal/audit"
	"github.com/pare-dev/pare/internal/finding"
	"github.com/pare-dev/pare/internal/given"
	"github.com/pare-dev/pare/internal/inventory"
	"github.com/pare-dev/pare/internal/overview"
	"github.com/pare-dev/pare/internal/policy"
	"github.com/pare-dev/pare/internal/source"
)

// audited audits three files as a project, on the first day of 2026. An empty schema
// is none.
func audited(t *testing.T, settings, rules, manifest, schema string) *audit.Result {
	t.Helper()
	files := map[string]string{
		"pare.yaml":     "version: 1\nmanifests: [manifest.yaml]\nrules: [rules.yaml]\n" + settings,
		"rules.yaml":    rules,
		"manifest.yaml": manifest,
	}
	if schema != "" {
		files["pare.yaml"] += "schemas: [{name: shop, path: schema.sql, dialect: postgres}]\n"
		files["schema.sql"] = schema
	}
	t.Chdir(given.Files(t, files))
	r := audit.Run(audit.Open("pare.yaml"), "2026-01-01")
	for _, p := range r.Problems {
		if p.Kind != source.Warning {
			t.Fatal(p)
		}
	}
	return r
}

// compare compares lines.
func compare(t *testing.T, got []string, want ...string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("got:\n  %s\nwant:\n  %s", strings.Join(got, "\n  "), strings.Join(want, "\n  "))
	}
}

const rules = `
purposes:
  delivery: {title: Delivery, basis: contract, retention: {for: P2Y, after: last_order}, recipients: [courier],
    needs: [user.contact.email, {category: user.contact.phone_number, optional: true, because: it rings}]}
  offers: {title: Offers, basis: consent, retention: {for: P1Y, after: last_order},
    needs: [{category: user.demographic.date_of_birth, precision: band}]}
  silent: {title: Silent, basis: contract}
  visits: {title: Visits, basis: consent, needs: [user.behavior.browsing_history]}
consent_scopes:
  offers: {title: Offers for me, mode: consent, purposes: [offers], default: off}
  no_parcels: {title: No parcels, mode: objection, purposes: [delivery]}
`

const manifest = `
recipients:
  courier: {title: Courier, categories: [user.contact]}
  auditor: {title: Auditor, purposes: [silent]}
collections:
  - id: sign_up
    title: Sign up
    asks: [offers]
    table: shop.users
    fields:
      - {name: email, category: user.contact.email, purposes: [delivery, silent]}
      - {name: phone, category: user.contact.phone_number, purposes: [delivery], stored_in: [{at: shop.users.phone, retention: {for: P6M, after: last_order}, deletion: nightly}]}
      - {name: dob, category: user.demographic.date_of_birth, purposes: [offers]}
      - {name: born, category: user.demographic.date_of_birth, precision: year, purposes: [offers], stored_in: [shop.users.born, shop.gone.born]}
      - {name: age, category: user.demographic.date_of_birth, precision: band, purposes: [offers], stored_in: none}
      - {name: faith, category: user.demographic.religious_belief, purposes: [delivery], retention: {for: P9Y, after: last_order}}
      - {name: nothing, category: user.name}
  - id: empty
  - id: pages
    fields: [{name: path, category: user.behavior.browsing_history, purposes: [visits]}]
`

const schema = `
CREATE TABLE users (email text, phone text, dob date, born int, faith text, nothing text);
CREATE TABLE letters (
  last_name text, -- pare: purposes=delivery category=user.name.last
  iban text,
  sent_at timestamp
);
`

func TestNecessity(t *testing.T) {
	var got []string
	for _, n := range overview.Necessities(audited(t, "", rules, manifest, schema)) {
		var head []string
		for _, p := range n.Purposes {
			head = append(head, p.Key)
		}
		got = append(got, n.Collection.ID.Value+": "+strings.Join(head, " | "))
		for _, f := range n.Fields {
			var cells []string
			for _, c := range f.Cells {
				if (c.Need == overview.NotUsed) != (c.Why == "") {
					t.Errorf("%s: %q is said to be %q", f.Field.Field.Ref(), c.Need, c.Why)
				}
				cells = append(cells, string(c.Need))
			}
			got = append(got, "  "+f.Field.Field.Name.Value+": "+strings.Join(cells, " | "))
		}
	}
	compare(t, got,
		"sign_up: delivery | offers | silent",
		"  email: needed |  | unstated",
		"  phone: optional |  | ",
		"  dob:  | finer than needed | ",
		"  born:  | finer than needed | ",
		"  age:  | needed | ",
		"  faith: not needed |  | ",
		"  nothing:  |  | ",
		"pages: visits",
		"  path: needed",
		"shop.letters: delivery",
		"  last_name: not needed",
	)
}

func TestPrecisionThatNobodyStatesIsNoNeed(t *testing.T) {
	r := audited(t, "",
		"purposes: {near: {title: Near, basis: contract, needs: [{category: user.location, precision: city, because: depots}]}}",
		"collections: [{id: app, fields: [{name: where, category: user.location, purposes: [near]}]}]", "")
	if got := overview.Necessities(r)[0].Fields[0].Cells[0]; got.Need != overview.Unstated || !strings.Contains(got.Why, "precision is not known") {
		t.Errorf("got %+v", got)
	}
}

func TestChoices(t *testing.T) {
	r := audited(t, "", rules, manifest, schema)
	var got []string
	for _, c := range overview.Choices(r) {
		var asked, lost []string
		for _, at := range c.Asked {
			asked = append(asked, at.ID.Value)
		}
		for _, k := range c.No.Lost {
			for _, f := range k.Fields {
				lost = append(lost, f.Name.Value)
			}
		}
		got = append(got, fmt.Sprintf("%s (%s, default %s) asked at [%s], no to it loses [%s]",
			c.Scope.Record.Key, c.Scope.Record.Mode, c.Scope.Record.Default, strings.Join(asked, " "), strings.Join(lost, " ")))
		for _, p := range c.Purposes {
			got = append(got, "  "+chosen(p))
		}
	}
	for _, p := range overview.Unasked(r) {
		got = append(got, "no scope for "+chosen(p))
	}
	compare(t, got,
		"no_parcels (objection, default missing) asked at [], no to it loses [phone faith last_name]",
		"  delivery: email phone faith last_name → courier",
		"offers (consent, default off) asked at [sign_up], no to it loses [dob born born age]",
		"  offers: dob born age → ",
		"no scope for visits: path → ",
	)
}

func chosen(c overview.Chosen) string {
	var fields, recipients []string
	for _, f := range c.Fields {
		fields = append(fields, f.Name.Value)
	}
	for _, rec := range c.Recipients {
		recipients = append(recipients, rec.Key.Value)
	}
	return c.Purpose.Key.Value + ": " + strings.Join(fields, " ") + " → " + strings.Join(recipients, " ")
}

func TestKinds(t *testing.T) {
	var got []string
	for _, k := range overview.Kinds(audited(t, "", rules, manifest, schema)) {
		got = append(got, fmt.Sprintf("%s [%s %s] %d fields, %d columns, %d undeclared",
			k.Key, k.Guarded, k.Sensitivity, len(k.Fields), len(k.Columns), k.Undeclared()))
	}
	compare(t, got,
		"user.demographic.religious_belief [special high] 1 fields, 1 columns, 0 undeclared",
		"user.financial.bank_account.number [financial high] 0 fields, 1 columns, 1 undeclared",
		"user.behavior.browsing_history [ high] 1 fields, 0 columns, 0 undeclared",
		"user.contact.email [ medium] 1 fields, 1 columns, 0 undeclared",
		"user.contact.phone_number [ medium] 1 fields, 1 columns, 0 undeclared",
		"user.demographic.date_of_birth [ medium] 3 fields, 2 columns, 0 undeclared",
		"user.name [ low] 1 fields, 1 columns, 0 undeclared",
		"user.name.last [ low] 1 fields, 1 columns, 0 undeclared",
	)
}

func TestAValueAsFineAsAGuardedStepIsGuarded(t *testing.T) {
	r := audited(t, "",
		"purposes: {near: {title: Near, basis: contract, needs: [user.location]}}",
		"collections: [{id: app, fields: [{name: where, category: user.location, precision: point, purposes: [near]}]}]", "")
	if got := overview.Kinds(r); len(got) != 1 || got[0].Key != "user.location" || got[0].Guarded != "location" {
		t.Errorf("got %+v", got)
	}
	if got := overview.DataFlows(r); !got.Flows[0].Guarded {
		t.Errorf("got %+v", got)
	}
}

func TestRetention(t *testing.T) {
	var got []string
	for _, k := range overview.Retention(audited(t, "", rules, manifest, schema)) {
		got = append(got, k.Table+":")
		for _, s := range k.Stays {
			var places []string
			for _, p := range s.Places {
				places = append(places, p.Field.Name.Value)
			}
			line := "  " + strings.Join(places, " ") + ":"
			if s.For != nil {
				line += " " + s.For.For.Words() + " after " + s.For.After.Value + " by " + string(s.Says)
			}
			line += " for [" + strings.Join(keys(s.Purposes), " ") + "]"
			if s.From != nil {
				line += " " + s.Differs + " " + s.From.Key.Value
			}
			if s.Deletion != "" {
				line += ", deleted " + s.Deletion
			}
			got = append(got, line)
		}
	}
	compare(t, got,
		"shop.gone:",
		"  born: 1 year after last_order by purpose for [offers]",
		"shop.letters:",
		"  last_name: 2 years after last_order by purpose for [delivery]",
		"shop.users:",
		"  email: 2 years after last_order by purpose for [delivery silent]",
		"  phone: 6 months after last_order by place for [delivery], deleted nightly",
		"  dob born: 1 year after last_order by purpose for [offers]",
		"  faith: 9 years after last_order by field for [delivery] longer delivery",
		"  nothing: for []",
		":",
		"  path: for [visits]",
	)
}

func keys(purposes []*policy.Purpose) []string {
	var list []string
	for _, p := range purposes {
		list = append(list, p.Key.Value)
	}
	return list
}

func TestDataFlows(t *testing.T) {
	f := overview.DataFlows(audited(t, "", rules, manifest, schema))
	var got []string
	for _, n := range f.Nodes {
		line := fmt.Sprintf("%s %q", n.Kind, n.Name)
		if n.Kind == overview.TableNode {
			line += fmt.Sprintf(" %s, %d columns", n.State, n.Columns)
		}
		if n.Annotated {
			line += ", annotated"
		}
		if n.Guarded {
			line += ", guarded"
		}
		got = append(got, line)
	}
	for _, flow := range f.Flows {
		line := fmt.Sprintf("%s → %s: %s", f.Nodes[flow.From].Name, f.Nodes[flow.To].Name, strings.Join(names(flow.Fields), " "))
		if flow.Guarded {
			line += ", guarded"
		}
		if flow.Open {
			line += ", open"
		}
		got = append(got, line)
	}
	compare(t, got,
		`collection "sign_up", guarded`,
		`collection "empty"`,
		`collection "pages"`,
		`collection "shop.letters", annotated`,
		`table "shop.gone" stale, 0 columns`,
		`table "shop.letters" found, 2 columns, guarded`,
		`table "shop.users" found, 6 columns, guarded`,
		`table "" , 0 columns`,
		`recipient "courier"`,
		`recipient "auditor"`,
		"sign_up → shop.gone: born",
		"sign_up → shop.users: email phone dob born faith nothing, guarded",
		"pages → : path",
		"shop.letters → shop.letters: last_name",
		"shop.users → courier: email phone",
		"shop.users → auditor: email, open",
	)
}

// What is not kept goes straight to whom it is given.
func TestPassedOn(t *testing.T) {
	f := overview.DataFlows(audited(t, "",
		"purposes: {pay: {title: Pay, basis: contract, recipients: [bank], needs: [{category: user.financial.credit_card, because: it pays}]}}",
		"recipients: {bank: {title: Bank, categories: [user.financial.credit_card]}}\ncollections: [{id: till, fields: [{name: card, category: user.financial.credit_card, purposes: [pay], stored_in: none}]}]", ""))
	if len(f.Flows) != 1 || f.Nodes[f.Flows[0].From].Name != "till" || f.Nodes[f.Flows[0].To].Name != "bank" || !f.Flows[0].Guarded {
		t.Errorf("got %+v", f)
	}
}

func names(fields []*inventory.Field) []string {
	var list []string
	for _, f := range fields {
		list = append(list, f.Name.Value)
	}
	return list
}

// What is in the baseline stands together, behind the waivers.
func TestAcceptancesOfTheBaseline(t *testing.T) {
	at := func(file string, line int) source.Span {
		return source.Span{Pos: source.Pos{File: file, Line: line, Col: 1}}
	}
	r := &audit.Result{Today: "2026-12-30", Findings: []finding.Finding{
		{Rule: "a", Suppressed: &finding.Suppression{By: "baseline", Reason: "it stood before", Span: at("baseline.yaml", 3)}},
		{Rule: "b", Suppressed: &finding.Suppression{By: "since", Reason: "it stood at abc already"}},
		{Rule: "c", Suppressed: &finding.Suppression{By: "baseline", Reason: "it stood before", Span: at("baseline.yaml", 4)}},
		{Rule: "d", Suppressed: &finding.Suppression{By: "waiver", Expires: "2027-02-01", Span: at("pare.yaml", 9)}},
		{Rule: "e"},
		{Rule: "f", Suppressed: &finding.Suppression{By: "waiver", Expires: "2027-01-01", Span: at("pare.yaml", 8)}},
	}}
	var got []string
	for _, a := range overview.Acceptances(r) {
		line := fmt.Sprintf("%s at %s, %d days left:", a.By, a.Span.Pos, a.DaysLeft)
		for _, f := range a.Findings {
			line += " " + f.Rule
		}
		got = append(got, line)
	}
	compare(t, got,
		"waiver at pare.yaml:8:1, 2 days left: f",
		"waiver at pare.yaml:9:1, 33 days left: d",
		"baseline at baseline.yaml, 0 days left: a c",
		"since at , 0 days left: b",
	)
}

func TestAcceptances(t *testing.T) {
	const waivers = `waivers:
  - {rule: over-collected, ref: sign_up.faith, reason: the choir asks, owner: dpo@shop.example, expires: 2026-01-31}
  - {rule: too-precise, ref: "sign_up.*", reason: until spring, owner: dpo@shop.example, expires: 2026-01-01}
  - {rule: over-collected, ref: shop.letters.last_name, reason: it was so, owner: dpo@shop.example, expires: 2025-12-31}
`
	var got []string
	for _, a := range overview.Acceptances(audited(t, waivers, rules, manifest, schema)) {
		var found []string
		for _, f := range a.Findings {
			found = append(found, f.Rule+" "+strings.Join(f.Path.References(), " "))
		}
		got = append(got, fmt.Sprintf("%s “%s”, %d days left: %s", a.By, a.Reason, a.DaysLeft, strings.Join(found, "; ")))
	}
	compare(t, got,
		"waiver “until spring”, 0 days left: too-precise sign_up.dob offers; too-precise sign_up.born offers",
		"waiver “the choir asks”, 30 days left: over-collected sign_up.faith delivery",
	)
}
