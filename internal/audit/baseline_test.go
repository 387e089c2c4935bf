package audit_test

import (
	"fmt"
	"io/fs"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/pare-dev/pare/internal/audit"
	"github.com/pare-dev/pare/internal/finding"
)

// What a baseline of one tree leaves of another is what is new in it since the
// first, whatever waivers accept in either.
func TestABaselineLeavesWhatIsNewSince(t *testing.T) {
	trees := someTrees(t)
	for _, from := range slices.Sorted(maps.Keys(trees)) {
		before := auditFiles(t, trees[from])
		baseline := before.WriteBaseline()
		for _, to := range slices.Sorted(maps.Keys(trees)) {
			after := auditFiles(t, trees[to])
			since := audit.Compared(after, before, audit.Since{Rev: "main", Commit: "1a2b3c4d5e"})
			files := maps.Clone(trees[to])
			files["pare-baseline.yaml"] = baseline
			if got, want := left(auditFiles(t, files)), left(since); !slices.Equal(got, want) {
				t.Errorf("from %s to %s\nthe baseline leaves %v\nnew since are      %v", from, to, got, want)
			}
		}
	}
}

// Nothing that accepts a finding makes anything collected look better.
func TestWhatIsAcceptedChangesNoVerdict(t *testing.T) {
	trees := someTrees(t)
	for name, files := range trees {
		plain, accepted := auditFiles(t, files), maps.Clone(files)
		accepted["pare-baseline.yaml"] = plain.WriteBaseline()
		r := auditFiles(t, accepted)
		if n := r.Summary.Findings(); n != 0 {
			t.Errorf("%s: %d findings stand", name, n)
		}
		if got, want := verdicts(r), verdicts(plain); got != want {
			t.Errorf("%s: accepted, it is\n%s\nand was\n%s", name, got, want)
		}
		if waived, ok := trees[name+waivedToo]; ok {
			if got, want := verdicts(auditFiles(t, waived)), verdicts(plain); got != want {
				t.Errorf("%s: waived, it is\n%s\nand was\n%s", name, got, want)
			}
		}
	}
}

// Each finding of the shop can be accepted where it is shown, in a comment right
// above, and no other goes with it, nor any verdict.
func TestEveryFindingCanBeWaivedWhereItIsShown(t *testing.T) {
	files := filesOf(t, "../../testdata/shop")
	plain := auditFiles(t, files)
	for _, f := range plain.Findings {
		at := f.Places[0].Span
		comment := "# pare:ignore "
		if strings.HasSuffix(at.File, ".sql") {
			comment = "-- pare:ignore "
		}
		lines := strings.SplitAfter(files[at.File], "\n")
		lines[at.Line-1] = comment + f.Rule + " until=2027-03-01 -- it is known\n" + lines[at.Line-1]
		waived := maps.Clone(files)
		waived[at.File] = strings.Join(lines, "")
		r := auditFiles(t, waived)
		for _, p := range r.Problems {
			t.Error(p.Error())
		}
		for _, other := range r.Findings {
			if accepted := other.Suppressed != nil; accepted != (other.Fingerprint == f.Fingerprint) {
				t.Errorf("%s waived at %s: %s at %s: accepted is %v", f.Rule, at, other.Rule, other.Places[0].Span, accepted)
			}
		}
		if got, want := verdicts(r), verdicts(plain); got != want {
			t.Errorf("%s waived at %s: it is\n%s\nand was\n%s", f.Rule, at, got, want)
		}
	}
}

const waivedToo = ", some of it waived"

func verdicts(r *audit.Result) string {
	share, _ := r.Summary.Coverage()
	return fmt.Sprint(r.Summary.FieldVerdicts, r.Summary.ColumnVerdicts, r.Summary.Declared, r.Summary.Undeclared, share)
}

// someTrees are the shop and its clean twin, each as it is and with a waiver of
// each finding of every second rule.
func someTrees(t *testing.T) map[string]map[string]string {
	t.Helper()
	trees := map[string]map[string]string{"clean": cleanShop(t), "shop": filesOf(t, "../../testdata/shop")}
	for _, s := range []string{"drift expired-waiver"} {
		tree := cleanShop(t)
		for _, c := range readSeeds(t)[s].changes {
			c.make(t, tree)
		}
		trees[s] = tree
	}
	for _, name := range slices.Sorted(maps.Keys(trees)) {
		tree := maps.Clone(trees[name])
		rules := map[string]bool{}
		var waivers strings.Builder
		for i, f := range auditFiles(t, tree).Findings {
			if (i == 0 || len(rules)%2 == 1) && f.On != "waiver" {
				fmt.Fprintf(&waivers, "  - {rule: %s, ref: %s, reason: r, owner: o, expires: 2030-01-01}\n", f.Rule, f.Path.References()[0])
			}
			rules[f.Rule] = true
		}
		if waivers.Len() > 0 {
			tree["pare.yaml"] += "waivers:\n" + waivers.String()
			trees[name+waivedToo] = tree
		}
	}
	return trees
}

func filesOf(t *testing.T, folder string) map[string]string {
	t.Helper()
	files := map[string]string{}
	root := os.DirFS(folder)
	err := fs.WalkDir(root, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(root, name)
		files[name] = strings.ReplaceAll(string(data), "\r\n", "\n")
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// left lists the fingerprints of the findings that stand.
func left(r *audit.Result) []string {
	var list []string
	for _, f := range r.Findings {
		if f.Suppressed == nil {
			list = append(list, finding.Fingerprint(f.Rule, f.Path))
		}
	}
	slices.Sort(list)
	return list
}
