package suppress

import (
	"slices"
	"strings"
	"testing"

	"github.com/pare-dev/pare/internal/finding"
	"github.com/pare-dev/pare/internal/source"
)

// waiver is one of pare.yaml.
func waiver(rule, ref, expires string) Waiver {
	return Waiver{Rule: source.Text{Value: rule}, Ref: ref, Reason: "reviewed", Owner: "dpo@shop.example", Expires: expires}
}

// inlineAt is a waiver that stands at places, given by their lines.
func inlineAt(rule, expires string, lines ...int) Waiver {
	w := waiver(rule, "it", expires)
	w.Inline = true
	for _, line := range lines {
		w.At = append(w.At, source.Pos{Line: line})
	}
	return w
}

// titles is a finding about a field that is kept in two columns. It points at
// line 1 for the field, 2 and 3 for the columns, and 4 for the purpose.
func titles() finding.Finding {
	at := func(line int) source.Span { return source.Span{Pos: source.Pos{Line: line}} }
	return finding.Finding{
		Rule: "over-collected", On: "use",
		Path: finding.Path{Collection: "checkout", Field: "title", Purpose: "delivery"},
		Places: []finding.Place{
			{Role: "field", Ref: "checkout.title", Span: at(1)},
			{Role: "column", Ref: "shop.users.title", Span: at(2)},
			{Role: "column", Ref: "shop.orders.title", Span: at(3)},
			{Role: "purpose", Ref: "delivery", Span: at(4)},
		},
	}
}

func TestWaivers(t *testing.T) {
	const last = "2026-06-30"
	tests := []struct {
		name    string
		waivers []Waiver
		today   string
		states  string // of the waivers; the finding is accepted where one is used
	}{
		{"by field", []Waiver{waiver("over-collected", "checkout.title", last)}, "2026-01-01", "used"},
		{"by columns", []Waiver{waiver("over-collected", "shop.*.title", last)}, "2026-01-01", "used"},
		{"by pattern", []Waiver{waiver("over-collected", "checkout.*", last)}, "2026-01-01", "used"},
		{"on its last day", []Waiver{waiver("over-collected", "checkout.title", last)}, last, "used"},
		{"the day after", []Waiver{waiver("over-collected", "checkout.title", last)}, "2026-07-01", "expired"},
		{"another rule", []Waiver{waiver("too-precise", "checkout.title", last)}, "2026-01-01", "unused"},
		{"another field", []Waiver{waiver("over-collected", "checkout.titles", last)}, "2026-01-01", "unused"},
		{"another field, and ended", []Waiver{waiver("over-collected", "checkout.titles", last)}, "2026-07-01", "unused"},
		{"one of two columns", []Waiver{waiver("over-collected", "shop.orders.title", last)}, "2026-01-01", "unused"},
		{"ended, and renewed by another", []Waiver{waiver("over-collected", "checkout.title", "2025-01-01"), waiver("over-collected", "checkout.*", last)}, "2026-01-01", "unused used"},
		{"two that fit", []Waiver{waiver("over-collected", "checkout.title", last), waiver("over-collected", "checkout.*", last)}, "2026-01-01", "used used"},
		{"inline, at the field", []Waiver{inlineAt("over-collected", last, 1)}, "2026-01-01", "used"},
		{"inline, at another line", []Waiver{inlineAt("over-collected", last, 5)}, "2026-01-01", "unused"},
		{"inline, of another rule", []Waiver{inlineAt("too-precise", last, 1)}, "2026-01-01", "unused"},
		{"inline, at one of two columns", []Waiver{inlineAt("over-collected", last, 2)}, "2026-01-01", "unused"},
		{"inline, at each of two columns", []Waiver{inlineAt("over-collected", last, 2), inlineAt("over-collected", last, 3)}, "2026-01-01", "used used"},
		{"inline, at two columns, for two rules", []Waiver{inlineAt("over-collected", last, 2), inlineAt("too-precise", last, 3)}, "2026-01-01", "unused unused"},
		{"inline, at two columns, one ended", []Waiver{inlineAt("over-collected", last, 2), inlineAt("over-collected", "2025-01-01", 3)}, "2026-01-01", "unused expired"},
		{"inline, at the purpose, where it would reach other fields", []Waiver{inlineAt("over-collected", last, 4)}, "2026-01-01", "unused"},
		{"inline, ended", []Waiver{inlineAt("over-collected", last, 1)}, "2026-07-01", "expired"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			findings := []finding.Finding{titles()}
			Apply(findings, tt.waivers, tt.today, true)
			if got := states(tt.waivers); got != tt.states {
				t.Errorf("the waivers are %s, want %s", got, tt.states)
			}
			if accepted := findings[0].Suppressed != nil; accepted != slices.Contains(strings.Fields(tt.states), "used") {
				t.Errorf("accepted: %v", findings[0].Suppressed)
			}
			Apply(nil, tt.waivers, tt.today, false)
			if got := states(tt.waivers); strings.Trim(got, "unsre ") != "" {
				t.Errorf("where not everything was read, the waivers are %s", got)
			}
		})
	}
}

func states(waivers []Waiver) string {
	var list []string
	for _, w := range waivers {
		list = append(list, string(w.State))
	}
	return strings.Join(list, " ")
}

func TestInlineWaiverOfAPurpose(t *testing.T) {
	at := source.Span{Pos: source.Pos{Line: 4}}
	findings := []finding.Finding{{Rule: "no-benefit", On: "purpose", Path: finding.Path{Purpose: "delivery"}, Places: []finding.Place{{Role: "purpose", Ref: "delivery", Span: at}}}}
	Apply(findings, []Waiver{inlineAt("no-benefit", "2030-01-01", 4)}, "2026-01-01", true)
	if findings[0].Suppressed == nil {
		t.Error("where the purpose is judged itself, a waiver at it accepts nothing")
	}
}

// A comment in a migration that has run is not edited any more: its waiver is
// renewed, or taken back, in pare.yaml.
func TestSettingsGoBeforeComments(t *testing.T) {
	inline := inlineAt("stale", "2025-01-01", 2)
	inline.Ref = "a"
	good, problems := Check([]Waiver{waiver("stale", "a", "2027-01-01"), inline}, []string{"stale"}, nil)
	if len(problems) != 0 || len(good) != 1 || good[0].Inline {
		t.Errorf("%v, %v, want the waiver of pare.yaml alone", good, problems)
	}
}

func TestWaiversThatCannotBeMeant(t *testing.T) {
	tests := []struct {
		name    string
		waivers []Waiver
		want    string
	}{
		{"a rule that does not exist", []Waiver{waiver("over-colected", "a", "")}, "unknown rule “over-colected” in a waiver (did you mean “over-collected”?)"},
		{"a reason without dashes", []Waiver{waiver("legal", "a", "")}, "unknown rule “legal” in a waiver (pare rules list lists the rules; a reason stands behind --)"},
		{"a waiver's own rule", []Waiver{waiver("unused-waiver", "a", "")}, "“unused-waiver” cannot be waived (mend or remove the waiver that it is about)"},
		{"twice", []Waiver{waiver("stale", "a", "2025-01-01"), waiver("stale", "a", "2026-01-01")}, "“stale” is waived for “a” already, at  (keep one of the two; one in pare.yaml goes before those in comments)"},
		{"two rules", []Waiver{waiver("stale", "a", ""), waiver("over-collected", "a", "")}, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			good, problems := Check(tt.waivers, []string{"over-collected", "stale", "unused-waiver"}, []string{"unused-waiver"})
			got := ""
			if len(problems) > 0 {
				got = problems[0].Msg + " (" + problems[0].Hint + ")"
			}
			if got != tt.want || len(good)+len(problems) != len(tt.waivers) {
				t.Errorf("got %q, %d are good; want %q", got, len(good), tt.want)
			}
		})
	}
}
