package manifest

import (
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"testing"

	"github.com/pare-dev/pare/internal/inventory"
	"github.com/pare-dev/pare/internal/source"
)

const checkout = `controller: {name: Shop Ltd, contact: privacy@shop.example}
recipients:
  courier: {title: Carrier, role: processor, country: FR}
collections:
  - id: checkout
    kind: form
    table: shop.sales.orders
    source: {name: Broker, refreshed: 2026-01-31}
    fields:
      - name: email
        category: user.contact.email
        required: true
      - {name: card, category: user.financial, stored_in: none}
      - name: phone
        category: user.contact.phone_number
        retention: {for: P1Y, after: order}
        derived_from: [checkout.email]
        consent_at: checkout
        stored_in:
          - shop.users.phone
          - {at: "shop.users.traits#/phone", purposes: [delivery], when: asked, deletion: at night}
columns:
  - {at: "shop.migrations.*", not_personal: true, because: the tool's own}
`

func TestReadManifest(t *testing.T) {
	m, ps := Read([]source.File{source.NewFile("m.yaml", []byte(checkout))})
	if len(ps) > 0 {
		t.Fatal(problems(ps))
	}
	c := m.Collections[0]
	if c.Kind.Value != "form" || c.Source.Refreshed.Value != "2026-01-31" || len(c.Fields) != 3 {
		t.Errorf("the collection is %+v", c)
	}
	email, card, phone := c.Fields[0], c.Fields[1], c.Fields[2]
	at := inventory.Ref{Dataset: "shop", Schema: "sales", Table: "orders", Column: "email"}
	if len(email.Places) != 1 || email.Places[0].At != at || email.NotStored {
		t.Errorf("a field without stored_in is kept at %+v, want a column of the collection's table", email.Places)
	}
	if s := email.Places[0].Span; s != email.Name.Span || s.Pos.String() != "m.yaml:10:15" {
		t.Errorf("its place stands at %v", s)
	}
	if email.Required == nil || !*email.Required || card.Required != nil {
		t.Error("required true and not given are not told apart")
	}
	if !card.NotStored || len(card.Places) > 0 {
		t.Errorf("stored_in: none gives %+v", card)
	}
	if len(phone.Places) != 2 || phone.Places[1].At.Path != "/phone" || phone.Places[1].Purposes[0].Value != "delivery" {
		t.Errorf("the places of the phone number are %+v", phone.Places)
	}
	if got := phone.Places[1].Span.Pos.String(); got != "m.yaml:21:18" {
		t.Errorf("the second one stands at %s", got)
	}
	if phone.Retention.After.Value != "order" || phone.ConsentAt.Value != "checkout" || phone.Ref() != "checkout.phone" {
		t.Errorf("the phone number is %+v", phone)
	}
	if s := m.Columns[0]; !s.NotPersonal || s.Complete || s.At.Column != "*" || s.Span.Pos.String() != "m.yaml:23:10" {
		t.Errorf("the statement is %+v", s)
	}
	if m.Controllers[0].Name.Value != "Shop Ltd" || m.Recipients[0].Key.Span.Pos.String() != "m.yaml:3:3" {
		t.Errorf("the manifest is %+v", m)
	}
}

// What is read, and what is wrong with it, does not depend on the order in which
// files are given.
func TestReadIgnoresTheOrderOfFiles(t *testing.T) {
	files := []source.File{
		source.NewFile("a.yaml", []byte("collections:\n  - id: b\n    fields: [{name: x, category: user, derived_from: [a.x], consent_at: a}]\n")),
		source.NewFile("b.yaml", []byte("collections:\n  - id: a\n    fields: [{name: x, category: user}]\n  - {id: b}\n")),
		source.NewFile("c.yaml", []byte("controller: {name: A}\n")),
		source.NewFile("d.yaml", []byte("controller: {name: B}\n")),
	}
	const want = "b.yaml:4:10: error: collection “b” is defined twice, first at a.yaml:2:9 (keep one of the two, or rename one)\n" +
		"d.yaml:1:13: error: the controller differs from the first one, at c.yaml:1:13 (keep one of the two; a collection names a controller of its own)"
	first, ps := Read(files)
	if got := problems(ps); got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
	slices.Reverse(files)
	second, ps := Read(files)
	if got := problems(ps); got != want {
		t.Errorf("in reverse: got:\n%s\nwant:\n%s", got, want)
	}
	if !reflect.DeepEqual(first, second) {
		t.Error("another order of files gives another manifest")
	}
}

// The manifests of the example shops are read without a problem.
func TestReadShops(t *testing.T) {
	for _, name := range []string{"shop", "shop-clean"} {
		file := filepath.Join("../../testdata", name, "privacy/manifest.yaml")
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if _, ps := Read([]source.File{source.NewFile(file, data)}); len(ps) > 0 {
			t.Error(problems(ps))
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(checkout))
	f.Add([]byte("collections: [{id: a, table: 's.\"t\"\".\"', fields: [{name: x, category: user, derived_from: [a.x]}]}]\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		m, ps := Read([]source.File{source.NewFile("f", data)})
		if m == nil {
			t.Fatal("no manifest")
		}
		for _, bad := range ps {
			if bad.Msg == "" || bad.Kind == source.Error && (bad.Span.Line < 1 || bad.Span.Col < 1) {
				t.Errorf("a problem without words or place: %+v", bad)
			}
		}
	})
}
