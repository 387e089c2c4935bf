package fact

import "testing"

// Of any two verdicts, the one that stands first in the design's order is given,
// whichever comes first in the schema.
func TestWorst(t *testing.T) {
	order := []Verdict{"undeclared", "stale", "unjustified", "over-collected", "unclassified", "justified", "not personal"}
	for i, first := range order {
		if Verdicts()[i] != first {
			t.Errorf("verdict %d is %q, want %q", i, Verdicts()[i], first)
		}
		for _, second := range order[i:] {
			if worst(first, second) != first || worst(second, first) != first {
				t.Errorf("of %q and %q, the first is not given", first, second)
			}
		}
	}
}
