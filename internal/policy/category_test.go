package policy

import (
	"os"
	"slices"
	"testing"

	"github.com/pare-dev/pare/internal/source"
)

// builtin is the tree that pare ships.
func builtin(t testing.TB) *Categories {
	t.Helper()
	data, err := os.ReadFile("../../rules/categories.yaml")
	if err != nil {
		t.Fatal(err)
	}
	list, ps := ReadCategories(source.NewFile("categories.yaml", data))
	if len(ps) > 0 {
		t.Fatal(problems(ps))
	}
	return NewCategories(list)
}

func TestResolve(t *testing.T) {
	cats := builtin(t)
	tests := []struct {
		key, precision string
		base           string
		rung           int
	}{
		{"user.demographic.date_of_birth", "", "user.demographic.date_of_birth", 0},
		{"user.demographic.date_of_birth", "year", "user.demographic.date_of_birth", 2},
		{"user.demographic.date_of_birth", "century", "user.demographic.date_of_birth", -1},
		{"user.demographic.age_range", "", "user.demographic.date_of_birth", 3},
		{"user.demographic.age_range", "adult_flag", "user.demographic.date_of_birth", 4},
		{"user.location", "", "user.location", -1}, // it may be of any precision
		{"user.location.precise", "", "user.location", 0},
		{"user.contact.email", "", "user.contact.email", -1},
		{"user.contact.email", "city", "user.contact.email", -1},
		{"user.nothing", "", "user.nothing", -1},
	}
	for _, tt := range tests {
		base, rung := cats.Resolve(tt.key, tt.precision)
		if base != tt.base || rung != tt.rung {
			t.Errorf("Resolve(%q, %q) = %q, %d, want %q, %d", tt.key, tt.precision, base, rung, tt.base, tt.rung)
		}
	}
	if got := cats.Rungs("user.demographic.age_range"); !slices.Equal(got, []string{"day", "month", "year", "band", "adult_flag"}) {
		t.Errorf("the rungs of a step are %q", got)
	}
}

func TestInheritance(t *testing.T) {
	list := []*Category{
		{Key: "user", Title: "All", Sensitivity: "medium", DPV: "dpv:PersonalData"},
		{Key: "user.health", Title: "Health", Sensitivity: "high", Guarded: "special", OwnGuard: true},
		{Key: "user.health.weight", Title: "Weight"},
	}
	tree := NewCategories(list)
	weight := tree.Get("user.health.weight")
	if weight.Sensitivity != "high" || weight.Guarded != "special" || weight.OwnGuard || weight.DPV != "dpv:PersonalData" {
		t.Errorf("weight takes from its parents %+v", weight)
	}
	if list[2].Guarded != "" {
		t.Error("the list that the tree was made of was changed")
	}
	more := tree.With([]*Category{{Key: "user.health.diet", Title: "Diet"}})
	if got := more.Get("user.health.diet").Guarded; got != "special" {
		t.Errorf("a category added beneath a guarded one is guarded as %q", got)
	}
	if tree.Get("user.health.diet") != nil {
		t.Error("adding to a tree changed it")
	}
}

func TestReadCategoriesProblems(t *testing.T) {
	const in = `categories:
  user: {title: User, sensitivity: medium}
  user.a: {title: A, ladder: [fine, coarse], precision: fien}
  user.b: {title: B, step_of: user.c, precision: fine}
  user.c: {title: C, guarded: secret}
  user.d.e: {title: E}
  user.f: {title: F, step_of: user.a, precision: coarse, ladder: [x, y]}
  user.g: {dpv: x, deep: true}
`
	const want = `f:3:3: error: “fien” is not a precision of “user.a”, expected one of fine, coarse
f:4:3: error: “user.b” is a step of “user.c”, which has no ladder (did you mean “user.a”?)
f:5:31: error: “guarded” in a category is “secret”, expected special, criminal, credential, government_id, financial, location or child
f:6:3: error: the category “user.d.e” has no parent (define “user.d” too)
f:7:3: error: “user.f” has a ladder and is a step of another (keep one of the two)
f:8:11: error: “title” is missing in a category (add it)
f:8:20: error: unknown key “deep” in a category (known keys: broad, dpv, guarded, identifying, ladder, precision, sensitivity, step_of, title)`
	_, ps := ReadCategories(source.NewFile("f", []byte(in)))
	if got := problems(ps); got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
}
