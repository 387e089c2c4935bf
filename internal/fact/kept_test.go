package fact_test

import "testing"

func TestRetention(t *testing.T) {
	const rules = `
purposes:
  invoice: {title: Invoice, needs: [user.contact.email], retention: {for: P8Y, after: invoice}}
  reminder: {title: Reminder, needs: [user.contact.email], retention: {for: P1Y, after: invoice}}
  news: {title: News, needs: [user.contact.email], retention: {for: P1Y, after: last_order}}
  open: {title: Open, needs: [user.contact.email]}
`
	tests := []struct {
		name  string
		field string
		want  map[string]string // by purpose
	}{
		{"the longest purpose justifies the place", "purposes: [invoice, reminder], retention: {for: P8Y, after: invoice}",
			map[string]string{"invoice": "ok", "reminder": "ok"}},
		{"longer than every purpose, said once", "purposes: [reminder, invoice], retention: {for: P10Y, after: invoice}",
			map[string]string{"invoice": "longer", "reminder": "ok"}},
		{"nothing of its own: the longest counts", "purposes: [invoice, reminder]",
			map[string]string{"invoice": "ok", "reminder": "ok"}},
		{"nothing of its own, and different events", "purposes: [invoice, news]",
			map[string]string{"invoice": "ok", "news": "different_events"}},
		{"different events are said once, whatever the order", "purposes: [open, invoice, news]",
			map[string]string{"open": "missing", "invoice": "ok", "news": "different_events"}},
		{"different events before one that says nothing", "purposes: [invoice, news, open]",
			map[string]string{"open": "missing", "invoice": "ok", "news": "different_events"}},
		{"another event than its purpose", "purposes: [news], retention: {for: P10Y, after: invoice}",
			map[string]string{"news": "different_events"}},
		{"justified by one, whatever the other counts from", "purposes: [invoice, news], retention: {for: P8Y, after: invoice}",
			map[string]string{"invoice": "ok", "news": "ok"}},
		{"longer than one, and another counts differently: nobody can tell", "purposes: [reminder, news], retention: {for: P8Y, after: invoice}",
			map[string]string{"reminder": "ok", "news": "different_events"}},
		{"a purpose says nothing", "purposes: [open]", map[string]string{"open": "missing"}},
		{"a purpose says nothing, the field does", "purposes: [open], retention: {for: P1Y, after: invoice}", map[string]string{"open": "ok"}},
		{"a purpose that says nothing buys no time", "purposes: [open, reminder], retention: {for: P50Y, after: invoice}",
			map[string]string{"open": "ok", "reminder": "longer"}},
		{"a month is not surely longer than 30 days", "purposes: [reminder], retention: {for: P366D, after: invoice}", map[string]string{"reminder": "ok"}},
		{"twelve months are a year", "purposes: [reminder], retention: {for: P12M, after: invoice}", map[string]string{"reminder": "ok"}},
		{"thirteen are longer", "purposes: [reminder], retention: {for: P13M, after: invoice}", map[string]string{"reminder": "longer"}},
		{"not kept", "purposes: [open], stored_in: none", map[string]string{"open": "not_kept"}},
		{"the place's own time wins over the field's",
			"purposes: [reminder], retention: {for: P1Y, after: invoice}, stored_in: [{at: shop.users.email, retention: {for: P2Y, after: invoice}}]",
			map[string]string{"reminder": "longer"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a := assess(t, rules, "collections: [{id: c, fields: [{name: f, category: user.contact.email, "+tt.field+"}]}]")
			for purpose, want := range tt.want {
				if got := use(t, a, "c.f", purpose).Record.Retention; got != want {
					t.Errorf("%s: retention %s, want %s", purpose, got, want)
				}
			}
		})
	}
}
