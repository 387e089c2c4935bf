package audit_test

import (
	"testing"

	"github.com/pare-dev/pare/internal/audit"
	"github.com/pare-dev/pare/internal/config"
)

// Every example of every built-in rule is audited for real: one to flag raises
// its rule, one to pass does not.
func TestExamplesOfRules(t *testing.T) {
	c := audit.ReadCatalogue(audit.Project{Config: &config.Config{}})
	for _, p := range c.Problems {
		t.Fatal(p)
	}
	for _, r := range c.Rules {
		if len(r.Flag) == 0 || len(r.Pass) == 0 {
			t.Errorf("%s: a built-in rule shows at least one example that fails and one that passes", r.Span)
		}
	}
	for _, trial := range c.Try(c.Rules) {
		for _, p := range trial.Problems {
			t.Errorf("%s: the example cannot be read: %v", trial.Example.Span, p)
		}
		switch raised := len(trial.Raised()) > 0; {
		case trial.Flag && !raised:
			t.Errorf("%s: the example does not raise the rule", trial.Example.Span)
		case !trial.Flag && raised:
			t.Errorf("%s: the example raises the rule", trial.Example.Span)
		}
	}
}
