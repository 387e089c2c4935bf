package fact_test

import (
	"slices"
	"testing"

	"github.com/pare-dev/pare/internal/fact"
)

// scope finds the facts of a consent scope.
func scope(t *testing.T, a *fact.Assessment, key string) fact.ScopeFacts {
	t.Helper()
	for _, s := range a.Scopes {
		if s.Record.Key == key {
			return s
		}
	}
	t.Fatalf("no scope %s", key)
	return fact.ScopeFacts{}
}

func TestControllers(t *testing.T) {
	const rules = `
purposes:
  offers: {title: Offers, kind: marketing}
  mail: {title: Mail, kind: marketing, recipients: [named]}
  sale: {title: Sale, kind: sale}
  auction: {title: Auction, kind: sale}
consent_scopes:
`
	tests := []struct {
		name     string
		purposes string
		manifest string
		want     []string
	}{
		{"the product's own", "offers", "", []string{"Shop"}},
		{"once, however many purposes", "offers, mail", "", []string{"Shop"}},
		{"a recipient that is a controller", "offers", "recipients: {named: {title: Partner, role: controller, purposes: [offers]}}", []string{"Shop", "Partner"}},
		{"by the purpose's word", "mail", "recipients: {named: {title: Partner, role: controller}}", []string{"Shop", "Partner"}},
		{"a recipient for another purpose", "offers", "recipients: {named: {title: Partner, role: controller, purposes: [sale]}}", []string{"Shop"}},
		{"a processor acts for another", "offers", "recipients: {named: {title: Partner, role: processor, purposes: [offers]}}", []string{"Shop"}},
		{"joint controllers decide as one", "offers", "recipients: {named: {title: Partner, role: joint, purposes: [offers]}}", []string{"Shop"}},
		{"nobody says in what role", "offers", "recipients: {named: {title: Partner, purposes: [offers]}}", []string{"Shop"}},
		{"two recipients", "offers", "recipients: {a: {title: A, role: controller, purposes: [offers]}, b: {title: B, role: controller, purposes: [offers]}}", []string{"Shop", "A", "B"}},
		{"nothing but handing over: the product itself uses nothing", "sale", "recipients: {named: {title: Partner, role: controller, purposes: [sale]}}", []string{"Partner"}},
		{"handing over to two is one choice", "sale, auction",
			"recipients: {a: {title: A, role: controller, purposes: [sale]}, b: {title: B, role: controller, purposes: [auction]}}", []string{"A and B"}},
		{"handing over beside a use of one's own", "sale, offers", "recipients: {named: {title: Partner, role: controller, purposes: [sale]}}", []string{"Shop", "Partner"}},
		{"handing over to nobody that is named", "sale", "", nil},
		{"another controller where it is asked", "offers", "collections: [{id: c, asks: [s], controller: Guest}]", []string{"Shop", "Guest"}},
		{"another controller where it is not asked", "offers", "collections: [{id: c, controller: Guest}]", []string{"Shop"}},
		{"the same controller, said again", "offers", "collections: [{id: c, asks: [s], controller: Shop}]", []string{"Shop"}},
		{"another controller that is a recipient too", "offers",
			"recipients: {named: {title: Guest, role: controller, purposes: [offers]}}\ncollections: [{id: c, asks: [s], controller: Guest}]", []string{"Shop", "Guest"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a := assess(t, rules+"  s: {title: S, mode: consent, purposes: ["+tt.purposes+"]}", "controller: {name: Shop}\n"+tt.manifest)
			got := scope(t, a, "s")
			if !slices.Equal(got.Controllers, tt.want) || got.Record.Controllers != len(tt.want) {
				t.Errorf("controllers %q (%d), want %q", got.Controllers, got.Record.Controllers, tt.want)
			}
		})
	}
}

func TestGates(t *testing.T) {
	const rules = `
purposes:
  offers: {title: Offers}
  delivery: {title: Delivery}
consent_scopes:
  s: {title: S, mode: consent, purposes: [offers], `
	for gates, want := range map[string]string{"": "none", "gates: offers": "own", "gates: delivery": "other", "gates: the whole shop": "other"} {
		if got := scope(t, assess(t, rules+gates+"}", "{}"), "s").Record.Gates; got != want {
			t.Errorf("%q: gates %s, want %s", gates, got, want)
		}
	}
}

func TestScopeUsed(t *testing.T) {
	const rules = `
purposes: {offers: {title: Offers}, mail: {title: Mail}}
consent_scopes: {s: {title: S, mode: consent, purposes: [offers, mail]}}
`
	for purposes, want := range map[string]bool{"": false, "mail": true, "offers": true} {
		a := assess(t, rules, "collections: [{id: c, fields: [{name: f, category: user.name, purposes: ["+purposes+"]}]}]")
		if got := scope(t, a, "s").Record; got.Used != want || got.Purposes != 2 {
			t.Errorf("collected for %q: used %v, %d purposes", purposes, got.Used, got.Purposes)
		}
	}
}
