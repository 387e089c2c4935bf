package rule

import (
	"strings"
	"testing"

	"github.com/pare-dev/pare/internal/fact"
	"github.com/pare-dev/pare/internal/finding"
	"github.com/pare-dev/pare/internal/source"
	"github.com/pare-dev/pare/internal/yamlsrc"
)

// nodes are the items of a list.
func nodes(t *testing.T, text string) []yamlsrc.Node {
	t.Helper()
	roots, problems := yamlsrc.Parse(source.NewFile("rules.yaml", []byte(text)))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	var reader yamlsrc.Reader
	return reader.Items(roots[0], "checks")
}

func TestAdjust(t *testing.T) {
	builtin, problems := load(complete)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	tests := []struct{ text, want string }{
		{"[]", "critical"},
		{"[{id: shop-sale, severity: low, because: B}]", "low was critical because B"},
		{"[{id: shop-sale, severity: critical, because: B}]", "critical was critical because B"},
		{"[{id: shop-sale, off: true, because: B}]", "critical was critical because B off: it is switched off: B"},
	}
	for _, tt := range tests {
		own, overrides, problems := LoadNodes(nodes(t, tt.text), testCategories())
		if len(own) > 0 || len(problems) > 0 {
			t.Errorf("%s: %d rules, problems %v", tt.text, len(own), problems)
		}
		adjusted, problems := Adjust(builtin, overrides)
		if len(problems) > 0 || len(adjusted) != 1 {
			t.Fatalf("%s: %d rules, problems %v", tt.text, len(adjusted), problems)
		}
		r := adjusted[0]
		got := r.Severity.String()
		if c := r.Changed; c != nil {
			got += " was " + c.From.String() + " because " + c.Because
		}
		if r.Off != "" {
			got += " off: " + r.Off
		}
		if got != tt.want {
			t.Errorf("%s gives %q, want %q", tt.text, got, tt.want)
		}
	}
	if builtin[0].Changed != nil || builtin[0].Severity != finding.Critical {
		t.Error("the built-in rule itself was changed")
	}
}

// A rule that is off already, under the laws that were chosen, stays off for that
// reason; and a rule of the user's own beside a change is a rule.
func TestAdjustWhatIsOff(t *testing.T) {
	builtin, _ := load(complete)
	builtin[0].Off = "it does not apply"
	text := "- {id: shop-sale, off: true, because: B}\n- " + strings.ReplaceAll(strings.Replace(complete, "shop-sale", "shop-own", 1), "\n", "\n  ")
	own, overrides, problems := LoadNodes(nodes(t, text), testCategories())
	if len(problems) > 0 || len(overrides) != 1 || len(own) != 1 || own[0].ID != "shop-own" || !own[0].Own {
		t.Fatalf("%d rules, %d changes, problems %v", len(own), len(overrides), problems)
	}
	adjusted, problems := Adjust(builtin, overrides)
	if len(problems) != 1 || problems[0].Kind != source.Warning || problems[0].Msg != "changing “shop-sale” does nothing: it does not apply" {
		t.Errorf("problems %v", problems)
	}
	if adjusted[0].Off != "it does not apply" || adjusted[0].Changed != nil {
		t.Errorf("off: %s, changed: %v", adjusted[0].Off, adjusted[0].Changed)
	}
}

func TestRulesThatAreOffHoldNever(t *testing.T) {
	rules, _ := load(strings.Replace(complete, `purpose.kind == "sale" and under(category, "user.contact")`, `need == "none"`, 1))
	use := fact.Use{Need: "none"}
	if len(NewSet(rules).Use(use)) != 1 {
		t.Fatal("the rule does not hold")
	}
	rules[0].Off = "it is switched off"
	if len(NewSet(rules).Use(use)) != 0 {
		t.Error("a rule that is off holds")
	}
}
