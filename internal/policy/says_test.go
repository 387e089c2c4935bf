package policy_test

import (
	"testing"

	"github.com/pare-dev/pare/internal/policy"
	"github.com/pare-dev/pare/internal/source"
)

func TestSays(t *testing.T) {
	for text, want := range map[string]bool{
		"": false, "-": false, "…": false, "n/a": false, "N/A.": false, "TBD": false, "todo!": false, "None": false, "no": false,
		"not applicable": false, "x": true, "None of them may vote": true, "tax code, s. 3": true, "standard contractual clauses": true,
		"/unsubscribe": true, "nothing but the address": true,
	} {
		if got := policy.Says(source.Text{Value: text}); got != want {
			t.Errorf("%q says something: %v, want %v", text, got, want)
		}
	}
}
