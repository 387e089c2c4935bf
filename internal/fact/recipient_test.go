package fact_test

import (
	"slices"
	"testing"

	"github.com/pare-dev/pare/internal/fact"
	"github.com/pare-dev/pare/internal/inventory"
	"github.com/pare-dev/pare/internal/manifest"
	"github.com/pare-dev/pare/internal/policy"
	"github.com/pare-dev/pare/internal/source"
)

func TestRecipientPurposes(t *testing.T) {
	tests := []struct {
		name      string
		recipient string // what r says
		purpose   string // what delivery says
		want      string
	}{
		{"nobody says", "", "", "missing"},
		{"the recipient says", "purposes: [delivery]", "", "stated"},
		{"the recipient says, of a purpose in a file that cannot be read", "purposes: [gone]", "", "stated"},
		{"the purpose says", "", "recipients: [r]", "stated"},
		{"both say", "purposes: [delivery]", "recipients: [r]", "stated"},
		{"the purpose lists others", "purposes: [delivery]", "recipients: [other]", "disputed"},
		{"the recipient lists others", "purposes: [stats]", "recipients: [r]", "disputed"},
		{"the purpose lists others, and the recipient nothing", "", "recipients: [other]", "missing"},
		{"each is listed among others", "purposes: [stats, delivery]", "recipients: [other, r]", "stated"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a := assess(t, "purposes: {delivery: {title: Delivery, "+tt.purpose+"}, stats: {title: Statistics}}",
				"recipients: {r: {title: R, "+tt.recipient+"}, other: {title: Other}}")
			got := a.Recipients[0]
			if got.Record.Purposes != tt.want {
				t.Errorf("purposes %s, want %s", got.Record.Purposes, tt.want)
			}
			if disputed := slices.Equal(got.Disputed, []string{"delivery"}); disputed != (tt.want == "disputed") {
				t.Errorf("disputed %q", got.Disputed)
			}
		})
	}
}

func TestRecipientCategories(t *testing.T) {
	const rules = `
purposes:
  delivery:
    title: Delivery
    needs: [user.contact, user.demographic, {category: user.contact.phone_number, optional: true}]
  care: {title: Care, needs: [{category: user.demographic.religious_belief, because: the kitchen}]}
  trust: {title: Trust, needs: [user.demographic.religious_belief]}
  silent: {title: Silent}
  nothing: {title: Nothing, needs: []}
`
	tests := []struct {
		name      string
		recipient string
		want      string
		excess    []string
	}{
		{"says none", "purposes: [delivery]", "missing", nil},
		{"needed", "purposes: [delivery], categories: [user.contact.email]", "needed", nil},
		{"needed optionally", "purposes: [delivery], categories: [user.contact.phone_number]", "needed", nil},
		{"needed by one of two purposes", "purposes: [nothing, delivery], categories: [user.contact.email]", "needed", nil},
		{"not needed", "purposes: [delivery], categories: [user.contact.email, user.name]", "excess", []string{"user.name"}},
		{"needed for what it is not given for", "purposes: [nothing], categories: [user.contact.email]", "excess", []string{"user.contact.email"}},
		{"wider than the need", "purposes: [care], categories: [user.demographic]", "excess", []string{"user.demographic"}},
		{"guarded, named with its reason", "purposes: [care], categories: [user.demographic.religious_belief]", "needed", nil},
		{"guarded, named without one", "purposes: [trust], categories: [user.demographic.religious_belief]", "excess", []string{"user.demographic.religious_belief"}},
		{"guarded, and not named", "purposes: [delivery], categories: [user.demographic.religious_belief]", "excess", []string{"user.demographic.religious_belief"}},
		{"a purpose that lists no needs may need it", "purposes: [delivery, silent], categories: [user.name]", "unknown", nil},
		{"a purpose that lists no needs may need all", "purposes: [silent], categories: [user.name]", "unknown", nil},
		{"no purpose to need it", "categories: [user.name]", "unknown", nil},
		{"not about people", "purposes: [nothing], categories: [system.operations]", "needed", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := assess(t, rules, "recipients: {r: {title: R, "+tt.recipient+"}}").Recipients[0]
			if got.Record.Categories != tt.want || !slices.Equal(got.Excess, tt.excess) {
				t.Errorf("categories %s, excess %q, want %s, %q", got.Record.Categories, got.Excess, tt.want, tt.excess)
			}
		})
	}
}

// Of two laws, the one whose protection does not go along decides.
func TestTransfer(t *testing.T) {
	europe := fact.Region{Inside: []string{"FR"}, Adequate: []string{"CH", "GB"}}
	britain := fact.Region{Inside: []string{"GB"}, Adequate: []string{"FR"}}
	tests := []struct {
		recipient string
		regions   []fact.Region
		want      string
	}{
		{"", []fact.Region{europe}, "unknown"},
		{"safeguard: contract clauses", []fact.Region{europe}, "unknown"},
		{"country: FR", []fact.Region{europe}, "inside"},
		{"country: CH", []fact.Region{europe}, "adequate"},
		{"country: US", []fact.Region{europe}, "unsafeguarded"},
		{"country: US, safeguard: contract clauses", []fact.Region{europe}, "safeguarded"},
		{"country: FR, safeguard: contract clauses", []fact.Region{europe}, "inside"},
		{"country: FR", []fact.Region{europe, britain}, "adequate"},
		{"country: FR", []fact.Region{britain, europe}, "adequate"},
		{"country: CH", []fact.Region{europe, britain}, "unsafeguarded"},
		{"country: CH", []fact.Region{britain, europe}, "unsafeguarded"},
		{"country: CH, safeguard: contract clauses", []fact.Region{europe, britain}, "safeguarded"},
		{"country: CH, safeguard: contract clauses", []fact.Region{britain, europe}, "safeguarded"},
		{"country: US", nil, "inside"}, // no law restricts transfers
		{"", nil, "unknown"},
	}
	for _, tt := range tests {
		p, problems := policy.Read(builtin(t), []source.File{source.NewFile("rules.yaml", []byte("{}"))})
		none(t, problems)
		m, problems := manifest.Read([]source.File{source.NewFile("manifest.yaml", []byte("recipients: {r: {title: R, "+tt.recipient+"}}"))})
		none(t, problems)
		inv, problems := inventory.Bind(m, nil)
		none(t, problems)
		if got := fact.Compute(p, inv, fact.Given{Regions: tt.regions}).Recipients[0].Record.Transfer; got != tt.want {
			t.Errorf("%s under %d laws: transfer %s, want %s", tt.recipient, len(tt.regions), got, tt.want)
		}
	}
}
