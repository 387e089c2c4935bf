package fact_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/pare-dev/pare/internal/fact"
	"github.com/pare-dev/pare/internal/policy"
	"github.com/pare-dev/pare/internal/source"
)

// What one list of needs asks beyond another, and the other way round.
func TestMoreNeeded(t *testing.T) {
	tests := []struct {
		name, before, after string
		more, less          []string // need, how, than
	}{
		{"the same in another order", "[user.name, user.contact.email]", "[user.contact.email, user.name]", nil, nil},
		{"one more", "[user.name]", "[user.name, user.contact.email]", []string{"user.contact.email added"}, nil},
		{"none at all", "[]", "[user.name]", []string{"user.name added"}, nil},
		{"another in its place", "[user.contact.email]", "[user.contact.phone_number]", []string{"user.contact.phone_number added"}, []string{"user.contact.email added"}},
		{"wider", "[user.contact.email, user.contact.url]", "[user.contact]", []string{"user.contact widened user.contact.email, user.contact.url"}, nil},
		{"wider, and the old one beside it", "[user.contact.email]", "[user.contact.email, user.contact]", []string{"user.contact widened user.contact.email"}, nil},
		{"finer", "[{category: user.demographic.date_of_birth, precision: band}]", "[{category: user.demographic.date_of_birth, precision: year}]",
			[]string{"user.demographic.date_of_birth by year finer user.demographic.date_of_birth by band"}, nil},
		{"finer, by leaving the precision out", "[{category: user.location, precision: city}]", "[user.location]",
			[]string{"user.location finer user.location by city"}, nil},
		{"finer, by a step of the ladder", "[user.demographic.age_range]", "[user.demographic.date_of_birth]",
			[]string{"user.demographic.date_of_birth finer user.demographic.age_range"}, nil},
		{"the same step, called otherwise", "[user.demographic.age_range]", "[{category: user.demographic.date_of_birth, precision: band}]", nil, nil},
		{"required", "[{category: user.name, optional: true}]", "[user.name]", []string{"user.name required optional"}, nil},
		{"a part that was needed already", "[user.contact]", "[user.contact, user.contact.email]", nil, nil},
		{"a guarded part, by name", "[user.demographic]", "[user.demographic, {category: user.demographic.religious_belief, because: the rite}]",
			[]string{"user.demographic.religious_belief added"}, nil},
		{"a guarded one that now says why", "[user.demographic.religious_belief]", "[{category: user.demographic.religious_belief, because: the rite}]",
			[]string{"user.demographic.religious_belief added"}, nil},
		{"a guarded one that says nothing, twice", "[user.demographic.religious_belief]", "[user.demographic.religious_belief]", nil, nil},
		{"another reason", "[{category: user.name, because: a}]", "[{category: user.name, because: b}]", nil, nil},
		{"not stated", "absent", "[user.name]", nil, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			cats := builtin(t)
			read := func(needs string) *policy.Purpose {
				text := "purposes: {p: {title: P, needs: " + needs + "}}"
				if needs == "absent" {
					text = "purposes: {p: {title: P}}"
				}
				p, problems := policy.Read(cats, []source.File{source.NewFile("rules.yaml", []byte(text))})
				if len(problems) > 0 {
					t.Fatal(problems)
				}
				return p.Purposes[0]
			}
			words := func(list []fact.MoreNeed) []string {
				var out []string
				for _, m := range list {
					line := fmt.Sprint(m.Words(), " ", m.How)
					if m.Than != "" {
						line += " " + m.Than
					}
					out = append(out, line)
				}
				return out
			}
			before, after := read(tt.before), read(tt.after)
			if got := words(fact.MoreNeeded(cats, before, after)); !slices.Equal(got, tt.more) {
				t.Errorf("more %q, want %q", got, tt.more)
			}
			if got := words(fact.MoreNeeded(cats, after, before)); !slices.Equal(got, tt.less) {
				t.Errorf("less %q, want %q", got, tt.less)
			}
		})
	}
}
