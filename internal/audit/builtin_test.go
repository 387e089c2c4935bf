package audit

import (
	"slices"
	"testing"

	"github.com/pare-dev/pare/internal/config"
	"github.com/pare-dev/pare/internal/jurisdiction"
	"github.com/pare-dev/pare/internal/rule"
	"github.com/pare-dev/pare/internal/source"
)

// What is read to judge is the whole, help, examples and other laws aside.
func TestBuiltinToJudge(t *testing.T) {
	whole, problems := Builtin()
	for _, p := range problems {
		t.Fatal(p)
	}
	for _, name := range config.Jurisdictions() {
		part, problems := builtinToJudge([]source.Text{{Value: name}})
		for _, p := range problems {
			t.Fatal(p)
		}
		if len(part.Laws) != 1 || part.Laws[0].ID != name {
			t.Errorf("%s: %d laws were read", name, len(part.Laws))
		}
		if len(part.Rules) != len(whole.Rules) {
			t.Fatalf("%s: %d rules, want %d", name, len(part.Rules), len(whole.Rules))
		}
		for i, r := range part.Rules {
			w := whole.Rules[i]
			if r.Help != "" || len(r.Flag)+len(r.Pass) > 0 {
				t.Errorf("%s: help or examples stand before something else", w.ID)
			}
			if says(r) != says(w) || !slices.Equal(r.Law, w.Law) || !slices.Equal(r.Reads, w.Reads) {
				t.Errorf("%s is read as %q, want %q", w.ID, says(r), says(w))
			}
		}
	}
}

func says(r *rule.Rule) [9]string {
	return [...]string{r.ID, r.Group, r.Title, r.On, r.When.Value, string(r.Kind), r.Severity.String(), r.Message.String(), r.Fix.String()}
}

// Each law can be chosen by the name of its file, names rules that there are, and
// knows what it cites; what nobody has checked is never printed as law.
func TestLaws(t *testing.T) {
	b, _ := Builtin()
	if len(b.Laws) != len(config.Jurisdictions()) {
		t.Errorf("%d laws, and %d that settings can choose", len(b.Laws), len(config.Jurisdictions()))
	}
	rules := map[string]*rule.Rule{}
	for _, r := range b.Rules {
		rules[r.ID] = r
	}
	somewhere := map[string]bool{}
	for _, law := range b.Laws {
		if !slices.Contains(config.Jurisdictions(), law.ID) {
			t.Errorf("%s cannot be chosen in settings", law.ID)
		}
		cited := map[string]bool{}
		for _, e := range law.Rules {
			id := e.Rule.Value
			r := rules[id]
			if r == nil {
				t.Errorf("%s: there is no rule %s", law.ID, id)
				continue
			}
			somewhere[id] = true
			citations := e.Law
			if e.OwnLaw {
				citations = r.Law
			}
			for _, c := range citations {
				cited[c] = true
				if _, known := law.Citations[c]; !known {
					t.Errorf("%s: %s rests on %s, of which nothing is said", law.ID, id, c)
				}
			}
		}
		for c, what := range law.Citations {
			if !cited[c] {
				t.Errorf("%s: no rule rests on %s", law.ID, c)
			}
			if what.Says == "" || what.URL == "" {
				t.Errorf("%s: %s says nothing or is nowhere", law.ID, c)
			}
		}
		for _, r := range jurisdiction.Apply(b.Rules, []*jurisdiction.Jurisdiction{law}) {
			for _, c := range r.Law {
				if law.Citations[c].Unverified && r.Off == "" {
					t.Errorf("%s: %s prints %s, which nobody checked", law.ID, r.ID, c)
				}
			}
		}
	}
	for id := range rules {
		if !somewhere[id] {
			t.Errorf("%s applies under no law", id)
		}
	}
}
