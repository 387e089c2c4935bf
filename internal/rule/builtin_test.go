package rule

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/pare-dev/pare/internal/fact"
	"github.com/pare-dev/pare/internal/policy"
	"github.com/pare-dev/pare/internal/source"
	"github.com/pare-dev/pare/internal/yamlsrc"
)

const checks = "../../rules/checks"

func builtinFiles(t testing.TB) []source.File {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(checks, "*.yaml"))
	if err != nil || len(names) == 0 {
		t.Fatalf("no rules in %s: %v", checks, err)
	}
	var files []source.File
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, source.NewFile(filepath.Base(name), data))
	}
	return files
}

func builtinCategories(t testing.TB) *policy.Categories {
	t.Helper()
	data, err := os.ReadFile("../../rules/categories.yaml")
	if err != nil {
		t.Fatal(err)
	}
	list, problems := policy.ReadCategories(source.NewFile("categories.yaml", data))
	for _, p := range problems {
		t.Fatal(p)
	}
	return policy.NewCategories(list)
}

func builtin(t testing.TB) []*Rule {
	t.Helper()
	rules, problems := Load(builtinFiles(t), builtinCategories(t))
	for _, p := range problems {
		t.Error(p)
	}
	return rules
}

var (
	article  = regexp.MustCompile(`^GDPR Art\. \d+(\(\d\))?(\([a-z]\))?$`)
	sentence = regexp.MustCompile(`^[A-Z].*[.?]$`)
)

// What users may leave out and the form that messages have: each built-in rule
// is an example to those who write the next.
func TestBuiltinRulesAreWhole(t *testing.T) {
	rules := builtin(t)
	for _, r := range rules {
		fail := func(format string, args ...any) {
			t.Helper()
			t.Errorf(r.ID+": "+format, args...)
		}
		if r.Span.File != r.ID+".yaml" {
			fail("stands in %s", r.Span.File)
		}
		if len(r.Flag) == 0 || len(r.Pass) == 0 {
			fail("has %d examples to flag and %d to pass", len(r.Flag), len(r.Pass))
		}
		if !strings.Contains(r.Help, "Fails") || !strings.Contains(r.Help, "Mended") || !strings.Contains(r.Help, "```yaml") {
			fail("the help lacks an example that fails, or the same one mended")
		}
		if message := r.Message.String(); strings.HasSuffix(message, ".") || strings.Contains(message, ". ") {
			fail("the message is not one sentence without a full stop: %s", message)
		}
		if !sentence.MatchString(r.Fix.String()) {
			fail("the fix is not in whole sentences: %s", r.Fix)
		}
		for _, law := range r.Law {
			if !article.MatchString(law) {
				fail("cites %q, expected the form GDPR Art. 5(1)(c)", law)
			}
		}
	}
	if _, problems := Join(rules, nil); len(problems) > 0 {
		t.Error(problems)
	}
}

// One defect gives one finding: where two rules on the same thing can hold
// together, that is so because two facts of it are wrong, and it is listed here.
func TestBuiltinRulesThatMeet(t *testing.T) {
	set := NewSet(builtin(t))
	var met []string
	meet := func(rules []*Rule) {
		if len(rules) > 1 && !slices.Contains(met, ids(rules)) {
			met = append(met, ids(rules))
		}
	}
	for _, declared := range []string{"field", "statement", "no"} {
		for bits := range 16 {
			meet(set.Column(fact.Column{
				Declared: declared, Personal: bits&1 != 0, Linked: bits&2 != 0, Opaque: bits&4 != 0, Disputed: bits&8 != 0,
				Category: &fact.Category{},
			}))
		}
	}
	slices.Sort(met)
	want := []string{"category-disputed unclassified", "category-disputed undeclared"}
	if !slices.Equal(met, want) {
		t.Errorf("on a column %q hold together, want %q", met, want)
	}

	fine := fact.Use{Need: "required", Precision: "ok", Choice: "covered", Retention: "ok", Stored: "found",
		Category: &fact.Category{}, Purpose: &fact.Purpose{}, Collection: &fact.Collection{}}
	for _, f := range fact.Facts("use") {
		for _, value := range f.Values {
			u := fine
			switch f.Name {
			case "need":
				u.Need = value
			case "precision":
				u.Precision = value
			case "choice":
				u.Choice = value
			case "retention":
				u.Retention = value
			case "stored":
				u.Stored = value
			}
			if held := set.Use(u); len(held) > 1 {
				t.Errorf("a use whose %s is %s raises %s", f.Name, value, ids(held))
			}
		}
	}
	if held := set.Use(fine); len(held) > 0 {
		t.Errorf("a use without fault raises %s", ids(held))
	}
}

func BenchmarkLoadBuiltin(b *testing.B) {
	files, cats := builtinFiles(b), builtinCategories(b)
	for b.Loop() {
		Load(files, cats)
	}
}

// BenchmarkCondition checks and compiles one condition.
func BenchmarkCondition(b *testing.B) {
	roots, _ := yamlsrc.Parse(source.NewFile("r.yaml", []byte(`need == "none" and under(category, "user.contact")`)))
	l := newLoader(testCategories())
	for b.Loop() {
		if program, _ := l.condition(roots[0], "use"); program == nil {
			b.Fatal(l.Problems)
		}
	}
}

// BenchmarkUse matches uses that have been met before, as nearly all have.
func BenchmarkUse(b *testing.B) {
	set := NewSet(builtin(b))
	uses := manyUses()
	for i := 0; b.Loop(); i++ {
		set.Use(uses[i%len(uses)])
	}
}

// BenchmarkUseNew matches uses that are all met for the first time.
func BenchmarkUseNew(b *testing.B) {
	rules := builtin(b)
	uses := manyUses()
	set := NewSet(rules)
	for i := 0; b.Loop(); i++ {
		if i%len(uses) == 0 {
			set = NewSet(rules)
		}
		set.Use(uses[i%len(uses)])
	}
}

// manyUses gives 1,920 uses, all different.
func manyUses() []fact.Use {
	var purposes []*fact.Purpose
	for range 20 {
		purposes = append(purposes, &fact.Purpose{Kind: "service"})
	}
	category, collection := &fact.Category{Key: "user.contact.email", Guarded: "no"}, &fact.Collection{}
	var uses []fact.Use
	for _, need := range []string{"required", "optional", "none", "unstated"} {
		for _, choice := range []string{"not_required", "covered", "missing", "secondary"} {
			for _, kept := range []string{"ok", "longer", "missing"} {
				for _, required := range []string{"yes", "no"} {
					for _, p := range purposes {
						uses = append(uses, fact.Use{Need: need, Precision: "ok", Choice: choice, Retention: kept, Stored: "found",
							Required: required, Preselected: "no", Elsewhere: "needed", Category: category, Purpose: p, Collection: collection})
					}
				}
			}
		}
	}
	return uses
}
