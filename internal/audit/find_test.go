package audit_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/pare-dev/pare/internal/audit"
)

// names lists what was found as “kind reference”; a place says whose it is.
func names(things []audit.Thing) []string {
	var list []string
	for _, t := range things {
		name := t.Kind + " " + t.Ref
		if t.Kind == "place" {
			name += " of " + t.Field.Field.Ref()
		}
		list = append(list, name)
	}
	return list
}

func TestFind(t *testing.T) {
	r := project(t, map[string]string{
		"rules.yaml": `
purposes:
  delivery: {title: Delivery, basis: contract, needs: [user.contact.email]}
  offers: {title: Offers, basis: consent, needs: [user.contact.email]}
consent_scopes:
  offers: {title: Offers, mode: consent, purposes: [offers]}
  users: {title: Users, mode: consent, purposes: [offers]}
`,
		"manifest.yaml": `
recipients:
  courier: {title: Courier, purposes: [delivery]}
collections:
  - id: sign_up
    fields:
      - {name: dob, category: user.demographic.date_of_birth, purposes: [delivery], stored_in: [shop.users.dob]}
      - {name: email, category: user.contact.email, purposes: [delivery], stored_in: [shop.users.email, shop.orders.email]}
      - {name: phone, category: user.contact.phone_number, purposes: [delivery], stored_in: [shop.users.phone, shop.orders.tel]}
      - {name: traits, category: user.behavior, purposes: [delivery], stored_in: ["shop.users.traits#/likes"]}
      - {name: dotted, category: user.behavior, purposes: [delivery], stored_in: ["shop.users.traits#/v1.size"]}
      - {name: gone, category: user.contact.email, purposes: [delivery], stored_in: [shop.users.gone_away]}
      - {name: twin, category: user.behavior, purposes: [delivery], stored_in: ["shop.users.traits#/both"]}
      - {name: twin_too, category: user.contact.email, purposes: [delivery], stored_in: ["shop.users.traits#/both"]}
      - {name: odd, category: user.contact.email, purposes: [delivery], stored_in: ['shop."odd.users".mail', 'shop.audit.log.mail']}
`,
		"schema.sql": `
CREATE TABLE users (dob date, email text, phone text, traits jsonb,
  nick text /* pare: purposes=delivery category=user.contact.email */);
CREATE TABLE orders (email text, tel text);
CREATE TABLE "odd.users" (mail text);
CREATE SCHEMA audit;
CREATE TABLE audit.log (mail text);
`})
	for _, p := range r.Problems {
		if p.Kind != "warning" {
			t.Fatal(p)
		}
	}
	tests := []struct {
		name, ref string
		want      []string
	}{
		{"a whole reference", "shop.orders.tel", []string{"column shop.orders.tel"}},
		{"its end", "orders.tel", []string{"column shop.orders.tel"}},
		{"its last part", "tel", []string{"column shop.orders.tel"}},
		{"the end of a part is none", "el", nil},
		{"nor is the beginning", "shop.orders", []string{"table shop.orders"}},
		{"nothing", "", nil},
		{"a dot", ".", nil},
		{"whole names go before ends", "users", []string{"consent scope users"}},
		{"a purpose and a scope of one name", "offers", []string{"purpose offers", "consent scope offers"}},
		{"a recipient", "courier", []string{"recipient courier"}},
		{"a collection", "sign_up", []string{"collection sign_up"}},
		{"a field", "sign_up.phone", []string{"field sign_up.phone"}},
		{"a field and its only column are one", "dob", []string{"column shop.users.dob"}},
		{"a field with two columns is not one of them", "phone", []string{"field sign_up.phone", "column shop.users.phone"}},
		{"several of one name", "email", []string{"field sign_up.email", "column shop.orders.email", "column shop.users.email"}},
		{"a column is more than what a field keeps in it", "traits", []string{"field sign_up.traits", "column shop.users.traits"}},
		{"a path inside a column", "shop.users.traits#/likes", []string{"place shop.users.traits#/likes of sign_up.traits"}},
		{"its end", "users.traits#/likes", []string{"place shop.users.traits#/likes of sign_up.traits"}},
		{"two fields at one path", "traits#/both", []string{"place shop.users.traits#/both of sign_up.twin", "place shop.users.traits#/both of sign_up.twin_too"}},
		{"a path that nobody declared", "shop.users.traits#/none", nil},
		{"the end of a path", "likes", nil},
		{"a dot inside a path", "size", nil},
		{"what the schema does not have", "shop.users.gone_away", []string{"place shop.users.gone_away of sign_up.gone"}},
		{"quotes that are needed", `shop."odd.users".mail`, []string{`column shop."odd.users".mail`}},
		{"quotes that are not", `shop."users".email`, []string{"column shop.users.email"}},
		{"a dot inside quotes ends nothing", `users".mail`, nil},
		{"the quoted end", `"odd.users".mail`, []string{`column shop."odd.users".mail`}},
		{"the default schema", "shop.public.users.email", []string{"column shop.users.email"}},
		{"of a table", "shop.public.users", []string{"table shop.users"}},
		{"of a path", "shop.public.users.traits#/likes", []string{"place shop.users.traits#/likes of sign_up.traits"}},
		{"another schema", "shop.audit.log.mail", []string{"column shop.audit.log.mail"}},
		{"another schema's end", "log.mail", []string{"column shop.audit.log.mail"}},
		{"a column that declares itself", "shop.users.nick", []string{"column shop.users.nick"}},
		{"in another case", "Sign_up", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := names(audit.Find(r, tt.ref))
			slices.Sort(got)
			want := slices.Sorted(slices.Values(tt.want))
			if !slices.Equal(got, want) {
				t.Errorf("Find(%q)\n%s\nwant\n%s", tt.ref, strings.Join(got, "\n"), strings.Join(want, "\n"))
			}
		})
	}

	for _, name := range audit.Names(r) {
		if len(audit.Find(r, name)) == 0 {
			t.Errorf("%q is among the names, and leads nowhere", name)
		}
	}
	for _, name := range []string{"users.dob", "dob", "offers", "courier", "sign_up", "users.traits#/likes", `"odd.users".mail`} {
		if !slices.Contains(audit.Names(r), name) {
			t.Errorf("%q is not among the names", name)
		}
	}
}

// Of each thing that is found, that part is set which its kind says.
func TestFindSetsOnePart(t *testing.T) {
	r := audit.Run(audit.Open("../../testdata/shop/pare.yaml"), "2026-01-01")
	kinds := map[string]bool{}
	for _, name := range audit.Names(r) {
		for _, thing := range audit.Find(r, name) {
			kinds[thing.Kind] = true
			set := 0
			for kind, is := range map[string]bool{
				"field": thing.Field != nil, "column": thing.Column != nil, "table": thing.Table != nil, "purpose": thing.Purpose != nil,
				"consent scope": thing.Scope != nil, "collection": thing.Collection != nil, "recipient": thing.Recipient != nil,
			} {
				if is {
					set++
					if kind != thing.Kind && thing.Kind != "place" {
						t.Errorf("%s is a %s and holds a %s", thing.Ref, thing.Kind, kind)
					}
				}
			}
			if set != 1 {
				t.Errorf("%s: %d parts are set", thing.Ref, set)
			}
		}
	}
	for _, kind := range []string{"field", "place", "column", "table", "purpose", "consent scope", "collection", "recipient"} {
		if !kinds[kind] {
			t.Errorf("no %s was found", kind)
		}
	}
}
