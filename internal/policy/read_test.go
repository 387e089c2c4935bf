package policy

import (
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"testing"

	"github.com/pare-dev/pare/internal/source"
)

const twoPurposes = `subjects:
  customer: {title: Customers, child: true, age_gate: asks for the year of birth}
purposes:
  zeal: {title: Zeal}
  delivery:
    title: Deliver
    basis: contract
    subjects: [customer]
    needs:
      - user.name
      - {category: user.location, precision: city, optional: true, because: the depot}
    retention: {for: P2Y, after: last_order}
    compatible_with: [zeal]
    profiling: false
  nothing:
    title: Needs nothing
    needs: []
`

func TestReadPolicy(t *testing.T) {
	p, ps := Read(builtin(t), []source.File{source.NewFile("rules.yaml", []byte(twoPurposes))})
	if len(ps) > 0 {
		t.Fatal(problems(ps))
	}
	var keys []string
	for _, u := range p.Purposes {
		keys = append(keys, u.Key.Value)
	}
	if !slices.Equal(keys, []string{"delivery", "nothing", "zeal"}) {
		t.Errorf("the purposes are %q", keys)
	}
	delivery, nothing, zeal := p.Purposes[0], p.Purposes[1], p.Purposes[2]
	if !nothing.NeedsStated || len(nothing.Needs) > 0 || zeal.NeedsStated {
		t.Error("no needs and none stated are not told apart")
	}
	if n := delivery.Needs[1]; n.Category.Value != "user.location" || n.Precision.Value != "city" || !n.Optional || n.Because.Value != "the depot" {
		t.Errorf("the second need is %+v", n)
	}
	if at := delivery.Needs[0].Category.Span.Pos.String(); at != "rules.yaml:10:9" {
		t.Errorf("the first need stands at %s", at)
	}
	if delivery.Retention.For.String() != "P2Y" || delivery.Profiling == nil || *delivery.Profiling {
		t.Errorf("delivery is %+v", delivery)
	}
	if !p.Subjects[0].Child {
		t.Error("the subject is no child")
	}
}

// What is read, and what is wrong with it, does not depend on the order in which
// files are given.
func TestReadIgnoresTheOrderOfFiles(t *testing.T) {
	files := []source.File{
		source.NewFile("a.yaml", []byte("purposes:\n  delivery: {title: A}\nnames: {x: user.name}\nchecks: [{id: a}]\n")),
		source.NewFile("b.yaml", []byte("purposes:\n  delivery: {title: B, subjects: [customer]}\n  other: {title: B, needs: [user.tier]}\nchecks: [{id: b}]\n")),
		source.NewFile("c.yaml", []byte("categories:\n  user.tier: {title: Tier}\nsubjects:\n  customer: {title: C}\n")),
	}
	const want = "b.yaml:2:3: error: purpose “delivery” is defined twice, first at a.yaml:2:3 (keep one of the two, or rename one)"
	tree := builtin(t)
	first, ps := Read(tree, files)
	if got := problems(ps); got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
	if len(first.Checks) != 2 || len(first.Names) != 1 || first.Purposes[0].Title.Value != "A" || first.Categories.Get("user.tier") == nil {
		t.Errorf("the policy is %+v", first)
	}
	slices.Reverse(files)
	second, ps := Read(tree, append(files, files[0]))
	if got := problems(ps); got != want {
		t.Errorf("in reverse: got:\n%s\nwant:\n%s", got, want)
	}
	if !reflect.DeepEqual(first, second) {
		t.Error("another order of files gives another policy")
	}
}

// The rules of the example shops are read without a problem.
func TestReadShops(t *testing.T) {
	for _, name := range []string{"shop", "shop-clean"} {
		file := filepath.Join("../../testdata", name, "privacy/rules.yaml")
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if _, ps := Read(builtin(t), []source.File{source.NewFile(file, data)}); len(ps) > 0 {
			t.Error(problems(ps))
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(twoPurposes))
	f.Add([]byte("categories:\n  user.tier: {title: x, ladder: [a, b]}\nconsent_scopes:\n  a: {title: b, mode: consent, purposes: [c], default: off}\nchecks: [*a]\n"))
	tree := builtin(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		p, ps := Read(tree, []source.File{source.NewFile("f", data)})
		if p == nil || p.Categories == nil {
			t.Fatal("no policy")
		}
		for _, bad := range ps {
			if bad.Msg == "" || bad.Kind == source.Error && (bad.Span.Line < 1 || bad.Span.Col < 1) {
				t.Errorf("a problem without words or place: %+v", bad)
			}
		}
	})
}
