package audit_test

import (
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/pare-dev/pare/internal/audit"
	"github.com/pare-dev/pare/internal/config"
	"github.com/pare-dev/pare/internal/rule"
	"github.com/pare-dev/pare/internal/source"
)

// ownRules writes a rules file with one rule of the user's own, whose examples
// are given, and reads it. Categories and names of the file can be used in them.
func ownRules(t *testing.T, examples string) *audit.Catalogue {
	t.Helper()
	text := `categories:
  user.account.tier: {title: Loyalty tier}
checks:
  - {id: unjustified, off: true, because: not ours}
  - id: shop-tier
    title: Loyalty tier for what is no service
    on: use
    when: under(category, "user.account.tier") and purpose.kind != "service"
    only: ["shop.*"]
    kind: violation
    severity: high
    message: none
    fix: none
    law: []
    examples:` + strings.ReplaceAll("\n"+examples, "\n", "\n      ")
	file := filepath.Join(t.TempDir(), "rules.yaml")
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	c := audit.ReadCatalogue(audit.Project{Config: &config.Config{}, Rules: []string{file}})
	for _, p := range c.Problems {
		t.Fatal(p)
	}
	return c
}

const tierFiles = `
    rules: |
      purposes:
        ads: {title: Show offers, kind: marketing}
    manifest: |
      collections:
        - id: club
          title: Club
          kind: form
          fields:
            - {name: tier, category: user.account.tier, purposes: [ads], stored_in: [shop.club.tier]}
    schema: create table club (tier text);
`

func TestTry(t *testing.T) {
	c := ownRules(t, "  flag:\n  -"+tierFiles+"  - manifest: \"collections: []\"\n  pass:\n  -"+tierFiles+"  - manifest: \"collections: []\"\n")
	if len(usersOf(c)) != 1 {
		t.Fatalf("%d rules of their own", len(usersOf(c)))
	}
	var got []string
	for _, trial := range c.Try(usersOf(c)) {
		for _, p := range trial.Problems {
			t.Error(p)
		}
		got = append(got, strconv.FormatBool(trial.Flag)+" "+strconv.Itoa(len(trial.Raised()))+" "+strconv.FormatBool(trial.Passed()))
	}
	want := "true 1 true; true 0 false; false 1 false; false 0 true"
	if strings.Join(got, "; ") != want {
		t.Errorf("got %s, want %s", strings.Join(got, "; "), want)
	}
}

// A rule is tried even where it is off, and what else is found is told.
func TestTryOfARuleThatIsOff(t *testing.T) {
	c := ownRules(t, "  flag:\n  -"+tierFiles)
	for _, r := range c.Rules {
		if r.ID != "unjustified" {
			continue
		}
		if r.Off == "" {
			t.Fatal("the rule is on")
		}
		for _, trial := range c.Try(c.Rules) {
			if trial.Rule == r && !trial.Passed() {
				t.Errorf("%s fails", trial.Example.Span)
			}
		}
	}
	trial := c.Try(usersOf(c))[0]
	rules := map[string]bool{}
	for _, f := range trial.Findings {
		rules[f.Rule] = true
	}
	if !rules["shop-tier"] || !rules["unjustified"] || len(rules) < 3 {
		t.Errorf("found %v", rules)
	}
}

func TestTryWhatCannotBeRead(t *testing.T) {
	c := ownRules(t, `  pass:
  - rules: |
      purposes:
        ads: {titel: Show offers}
      checks: [{id: copied, off: true, because: x}]
    manifest: |
      collections:
        - {id: a, title: A, kind: form, fields: [{name: x, category: user.name, purposes: [gone]}]}
    schema: |
      create table club (
        tier text,, --
      );
`)
	trial := c.Try(usersOf(c))[0]
	if trial.Passed() {
		t.Error("an example with problems passes")
	}
	data, err := os.ReadFile(usersOf(c)[0].Span.File)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(string(data), "\n")
	want := []string{"{titel", "titel:", "{id: copied", "gone", ", --"}
	for _, p := range trial.Problems {
		if p.Span.File != usersOf(c)[0].Span.File || p.Span.Line < 16 || p.Kind == source.Warning {
			t.Errorf("placed wrongly: %v", p)
			continue
		}
		at := string([]rune(lines[p.Span.Line-1])[p.Span.Col-1:])
		for i, w := range want {
			if strings.HasPrefix(at, w) {
				want[i] = "-"
			}
		}
	}
	if strings.Join(want, "") != "-----" {
		t.Errorf("no problem at %v; there are %v", want, trial.Problems)
	}
}

// Names and categories that an example brings count in it, and in no other.
func TestTryIsEachForItself(t *testing.T) {
	own := `
    rules: |
      names: {user.name: zzyzx}
    schema: create table users (zzyzx text);
`
	c := ownRules(t, "  pass:\n  -"+own+"  - schema: create table users (zzyzx text);\n")
	trials := c.Try(usersOf(c))
	if len(trials) != 2 || len(trials[0].Findings) == 0 || len(trials[1].Findings) != 0 {
		t.Errorf("found %v and %v", trials[0].Findings, trials[1].Findings)
	}
}

// A file of a project that is named again is read once.
func TestReadRulesOfANamedFile(t *testing.T) {
	c := ownRules(t, "  flag: []\n")
	file := filepath.FromSlash(usersOf(c)[0].Span.File)
	again := filepath.Dir(file) + "/../" + filepath.Base(filepath.Dir(file)) + "/rules.yaml"
	alone := filepath.Join(t.TempDir(), "one.yaml")
	if err := os.WriteFile(alone, c.Written(usersOf(c)[0]), 0o600); err != nil {
		t.Fatal(err)
	}
	both, rules := audit.ReadRules(audit.Project{Config: &config.Config{}, Rules: []string{file}}, []string{again, alone})
	if len(both.Problems) > 0 || len(rules) != 2 || len(usersOf(both)) != 1 {
		t.Errorf("%d rules in the files, %d of the project, problems %v", len(rules), len(usersOf(both)), both.Problems)
	}
}

// usersOf are the rules of a catalogue that are the user's.
func usersOf(c *audit.Catalogue) []*rule.Rule {
	return slices.DeleteFunc(slices.Clone(c.Rules), func(r *rule.Rule) bool { return !r.Own })
}
