package rule

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

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

// citation is every form in which rules cite.
var citation = regexp.MustCompile(`^(` + strings.Join([]string{
	`GDPR Art\. \d+(\(\d+\))?(\([a-z]\))?`,
	`UK GDPR Art\. \d+[A-Z]?(\(\d+[A-Z]?\)){0,2}(\([a-z]{1,2}\))?`, // its definitions stand in Art. 4(1)(11)
	`(UK )?GDPR Recital \d+`,
	`ePrivacy Directive Art\. \d+(\(\d\))?`,
	`DSA Art\. \d+(\(\d\))?(\([a-z]\))?`,
	`CJEU C-\d+/\d\d`,
	`EDPB Guidelines \d+/20\d\d`,
	`WP29 WP\d+`,
	`DPA 2018 s\. \d+[A-Z]?(\(\d+\))?`,
	`PECR reg\. \d+[A-Z]?(\(\d+\))?`,
	`Cal\. Civ\. Code § 1798\.\d+(\([a-z]{1,2}\))?(\(\d+\))?`,
	`11 CCR § \d+(\([a-z]\))?(\(\d+\))?`,
	`Md\. Code, Com\. Law § 14-\d+(\([a-z]{1,2}\))?(\(\d+\))?(\([ivx]+\))?`,
}, "|") + `)$`)

var sentence = regexp.MustCompile(`^[A-Z].*[.?]$`)

const (
	helpWidth  = 76 // beside a margin on a terminal of 80 columns
	titleWidth = 60
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
		if !slices.Contains(Groups(), r.Group) {
			fail("is of the group %q, expected one of %s", r.Group, strings.Join(Groups(), ", "))
		}
		if n := utf8.RuneCountInString(r.Title); n > titleWidth {
			fail("the title is %d characters long, expected at most %d: %s", n, titleWidth, r.Title)
		}
		for line := range strings.SplitSeq(r.Help, "\n") {
			if n := utf8.RuneCountInString(line); n > helpWidth {
				fail("a line of the help is %d characters long, expected at most %d: %s", n, helpWidth, line)
			}
		}
		for _, law := range r.Law {
			if !citation.MatchString(law) {
				fail("cites %q, expected a form such as GDPR Art. 5(1)(c), CJEU C-394/23", law)
			}
			if strings.Contains(law, "Recital") && !slices.ContainsFunc(r.Law, func(l string) bool { return strings.Contains(l, " Art. ") }) {
				fail("cites %s without the article that it explains", law)
			}
		}
	}
	if _, problems := Join(rules, nil); len(problems) > 0 {
		t.Error(problems)
	}
}

// Each form of citation is known, and what is none of them is refused.
func TestCitations(t *testing.T) {
	for _, law := range []string{
		"GDPR Art. 10", "GDPR Art. 4(11)", "GDPR Art. 5(1)(c)", "GDPR Recital 38", "UK GDPR Art. 6(1)(ea)", "UK GDPR Art. 8A(3)", "UK GDPR Art. 4(1)(11)",
		"ePrivacy Directive Art. 5(3)", "DSA Art. 26(3)", "CJEU C-394/23", "EDPB Guidelines 05/2020", "WP29 WP248",
		"DPA 2018 s. 9", "PECR reg. 22", "PECR reg. 22(3)", "Cal. Civ. Code § 1798.100(c)", "11 CCR § 7002(d)",
		"Md. Code, Com. Law § 14-4707(b)(1)", "Md. Code, Com. Law § 14-4707(b)(1)(i)",
	} {
		if !citation.MatchString(law) {
			t.Errorf("%q is refused", law)
		}
	}
	for _, law := range []string{
		"", "GDPR", "GDPR Art 5", "GDPR Art. 5 (1)", "Art. 5(1)(c)", "GDPR Art. 5(1)(c), 25(2)", "GDPR Art. 5(1)(c) ", "GDPR Art. 6(1)(ea)", "Recital 38",
		"C-394/23", "CJEU C-394/2023", "EDPB 05/2020", "EDPB Guidelines 05/20", "WP248", "DPA s. 9", "Cal. Civ. Code 1798.100", "CCR § 7002",
	} {
		if citation.MatchString(law) {
			t.Errorf("%q is taken for a citation", law)
		}
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
