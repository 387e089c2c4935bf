package diff_test

import (
	"testing"

	"github.com/pare-dev/pare/internal/diff"
	"github.com/pare-dev/pare/internal/suppress"
)

// What a baseline accepts is told rule by rule, and the findings of one together.
func TestBaseline(t *testing.T) {
	files := changed(t, []edit{{"rules.yaml", "    benefit: We bring it.\n", ""}, {"rules.yaml", "    benefit: You find your next book.\n", ""}})
	before := run(t, files)
	files["pare-baseline.yaml"] = suppress.WriteBaseline(before.Findings)
	after := run(t, files)
	const want = `  asks less: baseline no-benefit now accepts delivery, tips: it stood when the baseline was written
    pare-baseline.yaml:7:5 (baseline)
    pare-baseline.yaml:8:5 (baseline)
  asks less: baseline too-precise now accepts checkout.born for delivery: it stood when the baseline was written
    pare-baseline.yaml:6:5 (baseline)
`
	if got := describe(diff.Compare(before, after)); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
