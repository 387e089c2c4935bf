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
		{"by column", "over-collected", "shop.users.title", "2026-01-01", true, ""},
		{"by pattern", "over-collected", "shop.users.*", "2026-01-01", true, ""},
		{"on its last day", "over-collected", "checkout.title", "2026-06-30", true, ""},
		{"the day after", "over-collected", "checkout.title", "2026-07-01", false,
			"the waiver of over-collected for checkout.title expired on 2026-06-30, so its findings stand again"},
		{"another rule", "too-precise", "checkout.title", "2026-01-01", false, "the waiver of too-precise for checkout.title fits no finding"},
		{"another field", "over-collected", "checkout.titles", "2026-01-01", false, "the waiver of over-collected for checkout.titles fits no finding"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			findings := []finding.Finding{{
				Rule:   "over-collected",
				Path:   finding.Path{Collection: "checkout", Field: "title", Purpose: "delivery"},
				Places: []finding.Place{{Role: "field", Ref: "checkout.title"}, {Role: "column", Ref: "shop.users.title"}},
			}}
			w := config.Waiver{Rule: text(tt.rule), Ref: text(tt.ref), Reason: text("reviewed"), Owner: text("dpo@shop.example"), Expires: text("2026-06-30")}
			got, problems := Apply(findings, []config.Waiver{w}, tt.today)
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
