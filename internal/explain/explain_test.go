package explain_test

import (
	"bytes"
	"fmt"
	"io"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/jedib0t/go-pretty/v6/text"

	"github.com/pare-dev/pare/internal/audit"
	"github.com/pare-dev/pare/internal/config"
	"github.com/pare-dev/pare/internal/explain"
	"github.com/pare-dev/pare/internal/fact"
	"github.com/pare-dev/pare/internal/given"
	"github.com/pare-dev/pare/internal/golden"
	"github.com/pare-dev/pare/internal/jurisdiction"
	"github.com/pare-dev/pare/internal/rule"
	"github.com/pare-dev/pare/internal/terminal"
)

const today = "2026-11-23"

const waivedUntil = "2027-05-23"

// explained writes an explanation twice, without colour and with it, checks what
// must be so of any, and returns it.
func explained(t *testing.T, width int, write func(io.Writer, terminal.Look) error) string {
	t.Helper()
	var plain, colored bytes.Buffer
	for _, err := range []error{
		write(&plain, terminal.Look{Width: width}),
		write(&colored, terminal.Look{Width: width, Color: true}),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	if text.StripEscape(colored.String()) != plain.String() {
		t.Errorf("with its colours taken out, the explanation is another:\n%s", text.StripEscape(colored.String()))
	}
	for i, line := range strings.Split(strings.TrimSuffix(plain.String(), "\n"), "\n") {
		if w := text.StringWidth(line); w > max(width, 60) {
			t.Errorf("line %d is %d wide, expected at most %d: %s", i+1, w, width, line)
		}
		if strings.TrimRight(line, " ") != line {
			t.Errorf("line %d ends in blanks: %q", i+1, line)
		}
	}
	if strings.Contains(plain.String(), "\n\n\n") {
		t.Error("two empty lines in a row")
	}
	return plain.String()
}

func TestExplainGolden(t *testing.T) {
	t.Chdir("../../testdata")
	text.OverrideRuneWidthEastAsianWidth(false)
	r := audit.Run(audit.Open("shop/pare.yaml"), today)
	tests := []struct{ file, what string }{
		{"explain-over-collected.txt", "rule over-collected"},
		{"explain-consent-missing.txt", "rule consent-missing"},
		{"explain-column.txt", "shop.users.dob"},
		{"explain-column-undeclared.txt", "shop.users.phone"},
		{"explain-field.txt", "checkout.articles"},
		{"explain-purpose.txt", "newsletter"},
		{"explain-without-consent.txt", "without suggest_books"},
		{"explain-without-objection.txt", "without no_newsletter"},
		{"explain-without-purpose.txt", "without delivery"},
	}
	for _, test := range tests {
		t.Run(test.file, func(t *testing.T) {
			got := explained(t, 80, func(w io.Writer, l terminal.Look) error { return written(t, w, r, test.what, l) })
			golden.Same(t, filepath.Join("golden", test.file), []byte(got))
		})
	}
}

// written explains “rule ID”, “without NAME” or a reference.
func written(t *testing.T, w io.Writer, r *audit.Result, what string, l terminal.Look) error {
	t.Helper()
	if id, ok := strings.CutPrefix(what, "rule "); ok {
		c := audit.ReadCatalogue(audit.Open("shop/pare.yaml"))
		for _, rule := range c.Rules {
			if rule.ID == id {
				return explain.Rule(w, rule, c.Laws, waivedUntil, l)
			}
		}
	}
	if name, ok := strings.CutPrefix(what, "without "); ok {
		for _, s := range r.Policy.Scopes {
			if s.Key.Value == name {
				return explain.WithoutScope(w, s, fact.WithoutScope(r.Assessment, r.Policy, r.Inventory, s), l)
			}
		}
		for _, p := range r.Policy.Purposes {
			if p.Key.Value == name {
				return explain.WithoutPurpose(w, p, fact.WithoutPurpose(r.Assessment, p), l)
			}
		}
	}
	things := audit.Find(r, what)
	if len(things) == 0 {
		t.Fatalf("nothing is called %s", what)
	}
	for _, thing := range things {
		if err := explain.Thing(w, r, thing, l); err != nil {
			return err
		}
	}
	return nil
}

// Every rule, under every law: each section is there, each line of an example
// stands unbroken, and no placeholder is left.
func TestExplainEveryRule(t *testing.T) {
	builtin, problems := audit.Builtin()
	for _, p := range problems {
		t.Fatal(p)
	}
	for _, law := range builtin.Laws {
		laws := []*jurisdiction.Jurisdiction{law}
		for _, r := range jurisdiction.Apply(builtin.Rules, laws) {
			t.Run(law.ID+"/"+r.ID, func(t *testing.T) {
				got := explained(t, 80, func(w io.Writer, l terminal.Look) error { return explain.Rule(w, r, laws, waivedUntil, l) })
				checkRule(t, r, got)
			})
		}
	}
}

func checkRule(t *testing.T, r *rule.Rule, got string) {
	t.Helper()
	accept := []string{"To accept a finding of it for a time, in pare.yaml", "or in a comment at what it is about, or right above"}
	change := "To change it for the whole project, under checks: in a rules file"
	sections := append(append([]string{"Why", "When it holds", "What to do", "Law"}, accept...), change)
	if r.On == "waiver" {
		sections = slices.DeleteFunc(sections, func(name string) bool { return slices.Contains(accept, name) })
		if strings.Contains(got, accept[0]) {
			t.Error("says how to waive what cannot be waived")
		}
	}
	at := 0
	for _, name := range sections {
		i := strings.Index(got[at:], "\n\n"+name+"\n  ")
		if i < 0 {
			t.Errorf("no section “%s” with something in it, or not in its order:\n%s", name, got)
			continue
		}
		at += i
	}
	if !strings.HasPrefix(got, r.ID+": ") {
		t.Errorf("begins with %.80q", got)
	}
	if r.Off == "" && !strings.Contains(got, "\nseverity  "+r.Severity.String()+"\n") {
		t.Errorf("the severity %s is not said:\n%s", r.Severity, got)
	}
	code := false
	examples := 0
	for _, line := range strings.Split(r.Help, "\n") {
		switch {
		case strings.HasPrefix(strings.TrimSpace(line), "```"):
			code = !code
			if code {
				examples++
			}
		case code && strings.TrimSpace(line) != "":
			if !strings.Contains(got, "\n    "+strings.TrimRight(line, " ")+"\n") {
				t.Errorf("the line of an example is broken or not set in: %q", line)
			}
		}
	}
	if examples < 2 {
		t.Errorf("the help shows %d examples, expected one that fails and one mended", examples)
	}
	_, do, _ := strings.Cut(got, "\nWhat to do\n")
	do, _, _ = strings.Cut(do, "\n\nLaw\n")
	if regexp.MustCompile(`[{}]`).MatchString(do) {
		t.Errorf("a placeholder is left: %s", do)
	}
	if strings.Contains(got, "```") {
		t.Error("a fence is left")
	}
}

// A narrow terminal and a wide one; the lines stay readable.
func TestExplainWidths(t *testing.T) {
	t.Chdir("../../testdata")
	text.OverrideRuneWidthEastAsianWidth(false)
	for _, shop := range []string{"shop", "shop-clean"} {
		r := audit.Run(audit.Open(shop+"/pare.yaml"), today)
		for _, width := range []int{60, 80, 100} {
			for _, what := range audit.Names(r) {
				explained(t, width, func(w io.Writer, l terminal.Look) error { return written(t, w, r, what, l) })
			}
			for _, s := range r.Policy.Scopes {
				explained(t, width, func(w io.Writer, l terminal.Look) error { return written(t, w, r, "without "+s.Key.Value, l) })
			}
			for _, p := range r.Policy.Purposes {
				explained(t, width, func(w io.Writer, l terminal.Look) error { return written(t, w, r, "without "+p.Key.Value, l) })
			}
		}
	}
}

func TestExplainLaws(t *testing.T) {
	builtin, _ := audit.Builtin()
	for _, law := range builtin.Laws {
		rules := jurisdiction.Apply(builtin.Rules, []*jurisdiction.Jurisdiction{law})
		got := explained(t, 80, func(w io.Writer, l terminal.Look) error { return explain.Law(w, law, rules, l) })
		for _, r := range rules {
			if named := strings.Contains(got, "\n  "+r.ID+" ") || strings.Contains(got, "\n  "+r.ID+"\n"); named != (r.Off == "") {
				t.Errorf("%s: %s applies %v, and is named %v", law.ID, r.ID, r.Off == "", named)
			}
		}
	}
}

// Each use is shown with each of its facts, and those of what it shares once.
func TestExplainShowsEveryFact(t *testing.T) {
	t.Chdir("../../testdata")
	r := audit.Run(audit.Open("shop/pare.yaml"), today)
	got := explained(t, 100, func(w io.Writer, l terminal.Look) error { return written(t, w, r, "shop.users.email", l) })
	_, rest, _ := strings.Cut(got, "\n\nUse for ")
	shown, shared, ok := strings.Cut(rest, "\n\nAll other facts that rules see\n")
	uses := strings.Split(shown, "\n\nUse for ")
	if !ok || len(uses) != 3 {
		t.Fatalf("%d uses are shown, want 3:\n%s", len(uses), got)
	}
	shared, _, _ = strings.Cut(shared, "\n\n")
	for _, f := range fact.Facts("use") {
		_, part, nested := strings.Cut(f.Name, ".")
		if nested {
			if !wordIn(shared, part) {
				t.Errorf("the fact %s is not shown among those that uses share:\n%s", f.Name, shared)
			}
			continue
		}
		for _, use := range uses {
			if !wordIn(use, f.Name) {
				t.Errorf("the fact %s is not shown of the use\n%s", f.Name, use)
			}
		}
	}
	for _, once := range []string{"sign_up: ", "user.contact.email: ", "delivery: "} {
		if n := strings.Count(shared, once); n != 1 {
			t.Errorf("%s%d times, want once:\n%s", once, n, shared)
		}
	}
}

func wordIn(text, word string) bool {
	return regexp.MustCompile(`(^|[^a-z_])` + regexp.QuoteMeta(word) + `($|[^a-z_])`).MatchString(text)
}

// A field in very many places is still an answer that can be read: uses that
// differ by place alone are one.
func TestExplainManyPlaces(t *testing.T) {
	t.Chdir("../../testdata")
	r := audit.Run(audit.Open("shop/pare.yaml"), today)
	got := explained(t, 80, func(w io.Writer, l terminal.Look) error { return written(t, w, r, "checkout.order", l) })
	if n := strings.Count(got, "\n\nUse for "); n != 1 {
		t.Errorf("five places for one purpose are %d uses, want one:\n%s", n, got)
	}
	if !strings.Contains(got, "\n  in         all 5 places\n") {
		t.Errorf("the use does not say that it is in all places:\n%s", got)
	}
	got = explained(t, 80, func(w io.Writer, l terminal.Look) error { return written(t, w, r, "sign_up.customer_number", l) })
	_, use, _ := strings.Cut(got, "\n\nUse for “Deliver your order”")
	use, _, _ = strings.Cut(use, "\n\n")
	for at, in := range map[string]bool{"shop.users.id": true, "shop.addresses.user_id": true, "shop.newsletter_subscriptions.user_id": false} {
		if strings.Contains(use, at) != in {
			t.Errorf("that the use is in %s is %v, and it says\n%s", at, in, use)
		}
	}
}

// Very many fields, columns and findings: what is alike is said once, each name
// stands, and the findings are counted.
func TestExplainVeryMany(t *testing.T) {
	const n = 200
	schema, fields := "CREATE TABLE wide (\n", ""
	for i := range n {
		schema += fmt.Sprintf("  col_%d text,\n", i)
		fields += fmt.Sprintf("      - {name: col_%d, category: user.contact.email, purposes: [offers]}\n", i)
	}
	p := audit.Project{Config: &config.Config{}}
	dir := given.Files(t, map[string]string{
		"schema.sql":    schema + "  id bigint);",
		"manifest.yaml": "collections:\n  - id: wide_form\n    kind: form\n    asks: [choice]\n    table: shop.wide\n    fields:\n" + fields,
		"rules.yaml":    "purposes:\n  offers: {title: Offers, basis: consent, needs: [user.contact.email]}\nconsent_scopes:\n  choice: {title: Offers, mode: consent, purposes: [offers]}\n",
	})
	p.Rules, p.Manifests = []string{filepath.Join(dir, "rules.yaml")}, []string{filepath.Join(dir, "manifest.yaml")}
	p.Schemas = []audit.Schema{{Name: "shop", Files: []string{filepath.Join(dir, "schema.sql")}}}
	r := audit.Run(p, today)
	for what, lines := range map[string]int{"offers": 160, "choice": 120, "wide_form": 160, "shop.wide": 160, "without choice": 420} {
		got := explained(t, 80, func(w io.Writer, l terminal.Look) error { return written(t, w, r, what, l) })
		if have := strings.Count(got, "\n"); have > lines {
			t.Errorf("%s takes %d lines, expected at most %d:\n%.3000s", what, have, lines, got)
		}
		for i := range n {
			if !wordIn(got, fmt.Sprintf("col_%d", i)) {
				t.Errorf("%s: col_%d is left out", what, i)
				break
			}
		}
		if what == "wide_form" && !regexp.MustCompile(`\n  and [0-9]+ others, which pare audit lists\n`).MatchString(got) {
			t.Errorf("%s: the findings are not counted:\n%s", what, got)
		}
	}
}
