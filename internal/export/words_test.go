package export

import (
	"testing"

	"github.com/pare-dev/pare/internal/retention"
	"github.com/pare-dev/pare/internal/source"
)

func TestKeptFor(t *testing.T) {
	tests := []struct{ keep, after, want string }{
		{"P2Y", "last_order", "2 years after your last order"},
		{"P13M", "collected", "13 months after we get it"},
		{"P1Y6M", "last_login", "1 year and 6 months after you last signed in"},
		{"P30D", "Account closed", "30 days after your account is closed"},
		{"P10Y", "end_of_year", "10 years after the end of the year"},
		{"P1M", "refund", "1 month after the refund"},
		{"P1W", "the exam", "1 week after the exam"},
		{"PT12H", "after your visit", "12 hours after your visit"},
		{"P6M", "first-visit", "6 months after your first visit"},
	}
	for _, test := range tests {
		d, err := retention.ParseDuration(test.keep)
		if err != nil {
			t.Fatal(err)
		}
		if got := keptFor(&retention.Retention{For: d, After: source.Text{Value: test.after}}); got != test.want {
			t.Errorf("%s after %s is %q, want %q", test.keep, test.after, got, test.want)
		}
	}
}

func TestLink(t *testing.T) {
	tests := []struct{ in, want string }{
		{"https://shop.example/a?b=c#d", "https://shop.example/a?b=c#d"},
		{"http://shop.example", "http://shop.example"},
		{"privacy@shop.example", "mailto:privacy@shop.example"},
		{"javascript:alert(1)", ""},
		{"data:text/html,x", ""},
		{"javascript://shop.example/x", ""},
		{"ftp://shop.example/x", ""},
		{"https://shop.example/><script>", ""},
		{"https:///nowhere", ""},
		{"in the settings", ""},
		{"Shop <privacy@shop.example>", ""},
		{"https://shöp.example", ""},
		{"", ""},
	}
	for _, test := range tests {
		if got := link(test.in); got != test.want {
			t.Errorf("link(%q) = %q, want %q", test.in, got, test.want)
		}
	}
}

func TestWithin(t *testing.T) {
	for in, want := range map[string]string{"Purchase history": "purchase history", "IP address": "IP address", "PIN": "PIN", "Größe": "größe", "": ""} {
		if got := within(in); got != want {
			t.Errorf("within(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestCountry(t *testing.T) {
	for in, want := range map[string]string{"FR": "France", "EU": "European Union", "GB": "United Kingdom", "??": "??"} {
		if got := country(in); got != want {
			t.Errorf("country(%q) = %q, want %q", in, got, want)
		}
	}
}
