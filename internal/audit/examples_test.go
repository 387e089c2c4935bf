package audit_test

import (
	"testing"

	"github.com/pare-dev/pare/internal/audit"
	"github.com/pare-dev/pare/internal/rule"
)

// Every example of every built-in rule is audited for real: one to flag raises
// its rule, one to pass does not.
func TestExamplesOfRules(t *testing.T) {
	builtin, problems := audit.Builtin()
	for _, p := range problems {
		t.Fatal(p)
	}
	for _, r := range builtin.Rules {
		t.Run(r.ID, func(t *testing.T) {
			if len(r.Flag) == 0 || len(r.Pass) == 0 {
				t.Fatal("a built-in rule shows at least one example that fails and one that passes")
			}
			for _, e := range r.Flag {
				if raised(t, r, e, builtin) == 0 {
					t.Errorf("%s: the example does not raise the rule", e.Span)
				}
			}
			for _, e := range r.Pass {
				if raised(t, r, e, builtin) != 0 {
					t.Errorf("%s: the example raises the rule", e.Span)
				}
			}
		})
	}
}

func raised(t *testing.T, r *rule.Rule, e rule.Example, builtin audit.BuiltIn) int {
	t.Helper()
	result := audit.RunExample(e, builtin)
	for _, p := range result.Problems {
		t.Errorf("%s: the example cannot be read: %v", e.Span, p)
	}
	n := 0
	for _, f := range result.Findings {
		if f.Rule == r.ID {
			n++
		}
	}
	return n
}
