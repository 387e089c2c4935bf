package suppress

import (
	"testing"

	"github.com/pare-dev/pare/internal/config"
	"github.com/pare-dev/pare/internal/finding"
	"github.com/pare-dev/pare/internal/source"
)

func TestWaivers(t *testing.T) {
	text := func(s string) source.Text { return source.Text{Value: s} }
	tests := []struct {
		name       string
		rule, ref  string
		today      string
		suppressed bool
		warning    string
	}{
		{"by field", "over-collected", "checkout.title", "2026-01-01", true, ""},
		{"by columns", "over-collected", "shop.*.title", "2026-01-01", true, ""},
		{"by pattern", "over-collected", "checkout.*", "2026-01-01", true, ""},
		{"on its last day", "over-collected", "checkout.title", "2026-06-30", true, ""},
		{"the day after", "over-collected", "checkout.title", "2026-07-01", false,
			"the waiver of over-collected for checkout.title expired on 2026-06-30, so its findings stand again"},
		{"another rule", "too-precise", "checkout.title", "2026-01-01", false, "the waiver of too-precise for checkout.title fits no finding"},
		{"a rule that does not exist", "over-colected", "checkout.title", "2026-01-01", false, "a waiver is of “over-colected”, which is not a rule"},
		{"one of two columns", "over-collected", "shop.orders.title", "2026-01-01", false, "the waiver of over-collected for shop.orders.title fits no finding"},
		{"another field", "over-collected", "checkout.titles", "2026-01-01", false, "the waiver of over-collected for checkout.titles fits no finding"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			findings := []finding.Finding{{
				Rule:   "over-collected",
				Path:   finding.Path{Collection: "checkout", Field: "title", Purpose: "delivery"},
				Places: []finding.Place{{Role: "field", Ref: "checkout.title"}, {Role: "column", Ref: "shop.users.title"}, {Role: "column", Ref: "shop.orders.title"}},
			}}
			w := config.Waiver{Rule: text(tt.rule), Ref: text(tt.ref), Reason: text("reviewed"), Owner: text("dpo@shop.example"), Expires: text("2026-06-30")}
			got, problems := Apply(findings, []config.Waiver{w}, []string{"over-collected", "too-precise"}, tt.today)
			if (got[0].Suppressed != nil) != tt.suppressed {
				t.Errorf("suppressed: %v, want %v", got[0].Suppressed, tt.suppressed)
			}
			warning := ""
			if len(problems) > 0 {
				warning = problems[0].Msg
			}
			if warning != tt.warning {
				t.Errorf("warning %q, want %q", warning, tt.warning)
			}
		})
	}
}

func TestExpiredWaiverThatWasRenewed(t *testing.T) {
	text := func(s string) source.Text { return source.Text{Value: s} }
	findings := []finding.Finding{{Rule: "stale", Path: finding.Path{Ref: "shop.users.a"}}}
	waiver := func(expires string) config.Waiver {
		return config.Waiver{Rule: text("stale"), Ref: text("shop.users.a"), Owner: text("dpo@shop.example"), Expires: text(expires)}
	}
	got, problems := Apply(findings, []config.Waiver{waiver("2025-01-01"), waiver("2027-01-01")}, []string{"stale"}, "2026-01-01")
	if got[0].Suppressed == nil || got[0].Suppressed.Expires != "2027-01-01" {
		t.Errorf("suppressed by %v, want the waiver that lasts", got[0].Suppressed)
	}
	if want := "the waiver of stale for shop.users.a expired on 2025-01-01, and another has taken its place"; len(problems) != 1 || problems[0].Msg != want {
		t.Errorf("problems %v, want %q", problems, want)
	}
}
