package audit_test

import (
	"maps"
	"slices"
	"testing"

	"github.com/pare-dev/pare/internal/audit"
)

// What is new is the same, whether the findings of before are kept in a baseline or
// their commit is audited again: for any two trees, all findings less the baseline
// of the first are those since the first.
func TestBaselineAndSinceTellTheSame(t *testing.T) {
	clean, seeds := cleanShop(t), readSeeds(t)
	trees := []map[string]string{clean, faultyShop(t).files}
	for _, name := range slices.Sorted(maps.Keys(seeds)) {
		tree := maps.Clone(clean)
		for _, c := range seeds[name].changes {
			c.make(t, tree)
		}
		trees = append(trees, tree)
	}
	results := make([]*audit.Result, len(trees))
	for i, tree := range trees {
		results[i] = auditFiles(t, tree)
	}
	told := 0
	for i, tree := range trees {
		then := results[(i+len(trees)-1)%len(trees)]
		since := audit.Compared(results[i], then, audit.Since{Rev: "main", Commit: "0123456789"})
		tree = maps.Clone(tree)
		tree["pare-baseline.yaml"] = then.WriteBaseline()
		less := auditFiles(t, tree)
		if got, want := standing(since), standing(less); !slices.Equal(got, want) {
			t.Errorf("tree %d: since the one before it stand\n%v\nless its baseline\n%v", i, got, want)
		} else {
			told += len(want)
		}
		if since.Since.Stood != less.Summary.Baselined || since.Since.Gone != len(less.Baseline.Stale) {
			t.Errorf("tree %d: %d stood and %d are gone; in the baseline %d and %d", i, since.Since.Stood, since.Since.Gone, less.Summary.Baselined, len(less.Baseline.Stale))
		}
	}
	if told < len(seeds) {
		t.Errorf("only %d findings are new in %d trees", told, len(trees))
	}
}

// standing lists the fingerprints of the findings that nothing accepts.
func standing(r *audit.Result) []string {
	var list []string
	for _, f := range r.Findings {
		if f.Suppressed == nil {
			list = append(list, f.Rule+" "+f.Fingerprint)
		}
	}
	return list
}
