package rule

import (
	"strings"
	"testing"

	"github.com/pare-dev/pare/internal/finding"
	"github.com/pare-dev/pare/internal/source"
	"github.com/pare-dev/pare/internal/yamlsrc"
)

const complete = `id: shop-sale
title: Sold to others
on: use
when: purpose.kind == "sale" and under(category, "user.contact")
only: ["shop.users.*", checkout.*]
except: ["*.email"]
kind: violation
severity: critical
message: "{field} ({category}) is sold for “{purpose}”"
fix: |
  Stop selling {category}.
law: [GDPR Art. 6(1)]
help: Nobody expects it.
examples:
  flag:
    - rules: |
        purposes: {}
      manifest: |
        collections: []
      schema: create table a ();
  pass:
    - manifest: |
        collections: []
`

func load(text string) ([]*Rule, []source.Problem) {
	return Load([]source.File{source.NewFile("r.yaml", []byte(text))}, testCategories())
}

func TestLoad(t *testing.T) {
	rules, problems := load(complete)
	if len(problems) > 0 || len(rules) != 1 {
		t.Fatalf("%d rules, problems %v", len(rules), problems)
	}
	r := rules[0]
	if r.ID != "shop-sale" || r.Title != "Sold to others" || r.On != "use" || r.Kind != finding.Violation || r.Severity != finding.Critical {
		t.Errorf("got %+v", r)
	}
	if got := strings.Join(r.Reads, " "); got != "category purpose.kind" {
		t.Errorf("reads %s", got)
	}
	if len(r.Law) != 1 || r.Law[0] != "GDPR Art. 6(1)" || r.Help != "Nobody expects it." {
		t.Errorf("law %q, help %q", r.Law, r.Help)
	}
	if len(r.Flag) != 1 || string(r.Flag[0].Rules[0].Data) != "purposes: {}" || string(r.Flag[0].Schema[0].Data) != "create table a ();" || r.Flag[0].Span.Line != 16 {
		t.Errorf("flag examples %+v", r.Flag)
	}
	if len(r.Pass) != 1 || r.Pass[0].Rules != nil || string(r.Pass[0].Manifest[0].Data) != "collections: []" {
		t.Errorf("pass examples %+v", r.Pass)
	}
	if got := r.Span.String(); got != "r.yaml:1:5" {
		t.Errorf("placed at %s", got)
	}
	message, fix := r.Render(map[string]string{"field": "checkout.email", "category": "user.contact.email"})
	if message != "checkout.email (user.contact.email) is sold for “{purpose}”" || fix != "Stop selling user.contact.email." {
		t.Errorf("rendered %q, %q", message, fix)
	}
}

func TestReaches(t *testing.T) {
	rules, _ := load(complete)
	free := &Rule{}
	tests := []struct {
		refs       []string
		want, free bool
	}{
		{[]string{"shop.users.name"}, true, true},
		{[]string{"checkout.name", "shop.orders.name"}, true, true},
		{[]string{"shop.orders.name"}, false, true},
		{[]string{"old.shop.users.name"}, false, true},
		{[]string{"shop.users.email"}, false, true},
		{[]string{"shop.users.name", "checkout.email"}, false, true},
		{nil, false, true},
	}
	for _, test := range tests {
		if got := rules[0].Reaches(test.refs...); got != test.want {
			t.Errorf("%q: %v, want %v", test.refs, got, test.want)
		}
		if got := free.Reaches(test.refs...); got != test.free {
			t.Errorf("%q without globs: %v, want %v", test.refs, got, test.free)
		}
	}
}

// Each replaces one line of a rule that is right.
func TestRulesThatAreWrong(t *testing.T) {
	tests := []struct {
		old, new string
		want     []string
	}{
		{`when: purpose.kind == "sale"`, `when: need == "nonne"`, []string{
			`r.yaml:4:15: error: need is never "nonne", expected one of required, optional, none, unstated (did you mean “none”?)`}},
		{`when: purpose.kind == "sale" and under(category, "user.contact")`, `when: 'choice == "ok" or under(category, "usr")'`, []string{
			`r.yaml:4:18: error: choice is never "ok", expected one of not_required, covered, missing, secondary`,
			`r.yaml:4:42: error: unknown category “usr” (did you mean “user”?)`}},
		{`when: purpose.kind == "sale" and under(category, "user.contact")`, `when: "nead == \"none\""`, []string{
			`r.yaml:4:8: error: unknown fact “nead” of a use (did you mean “need”?)`}},
		{`when: purpose.kind == "sale" and under(category, "user.contact")`, `when: true`, []string{
			`r.yaml:4:7: error: a constant where a condition is expected`}},
		{`when: purpose.kind == "sale" and under(category, "user.contact")`, `when:`, []string{
			`r.yaml:4:1: error: “when” in a rule is empty (write a value)`}},
		{`when: purpose.kind == "sale" and under(category, "user.contact")`, `when: [need == "none"]`, []string{
			`r.yaml:4:7: error: “when” in a rule is a list, expected a text (write a single value)`}},
		{`{field} (`, `{fild} (`, []string{
			`r.yaml:9:11: error: unknown placeholder “{fild}” in the message (did you mean “field”?)`}},
		{`“{purpose}”`, `“{purpose”`, []string{
			`r.yaml:9:45: error: a { without its } in the message (a placeholder is written as {purpose}, and no other braces can be)`}},
		{`“{purpose}”`, `“purpose}”`, []string{
			`r.yaml:9:52: error: a } without its { in the message (a placeholder is written as {purpose}, and no other braces can be)`}},
		{`“{purpose}”`, `“{{purpose}}”`, []string{
			`r.yaml:9:45: error: a { without its } in the message`}},
		{`“{purpose}”`, `“{}”`, []string{
			`r.yaml:9:45: error: unknown placeholder “{}” in the message (those of a rule on a use are field, category, `}},
		{`selling {category}`, `selling {kategory}`, []string{
			`r.yaml:11:16: error: unknown placeholder “{kategory}” in the fix (did you mean “category”?)`}},
		{`on: use`, `on: purpose`, []string{
			`r.yaml:4:7: error: unknown fact “purpose.kind” of a purpose (did you mean kind?)`,
			`r.yaml:4:34: error: a purpose has no category`,
			`r.yaml:9:11: error: unknown placeholder “{field}” in the message`,
			`r.yaml:9:20: error: unknown placeholder “{category}” in the message`,
			`r.yaml:11:16: error: unknown placeholder “{category}” in the fix`}},
		{`on: use`, `on: uze`, []string{
			`r.yaml:3:5: error: “on” in a rule is “uze”, expected use, field, column, table, purpose, scope, collection, recipient or waiver (did you mean “use”?)`}},
		{`severity: critical`, `severity: hihg`, []string{
			`r.yaml:8:11: error: “severity” in a rule is “hihg”, expected critical, high, medium, low or info (did you mean “high”?)`}},
		{`kind: violation`, `kind: gaap`, []string{
			`r.yaml:7:7: error: “kind” in a rule is “gaap”, expected violation, gap or hygiene (did you mean “gap”?)`}},
		{`id: shop-sale`, `id: Shop_Sale`, []string{
			`r.yaml:1:5: error: “Shop_Sale” is not an id, expected small letters, digits and hyphens (write it as over-collected)`}},
		{"title: Sold to others\n", ``, []string{`r.yaml:1:1: error: “title” is missing in a rule (add it)`}},
		{"law: [GDPR Art. 6(1)]\n", ``, []string{`r.yaml:1:1: error: “law” is missing in a rule (name the articles it rests on: [GDPR Art. 5(1)(c)]; law: [] makes it good practice)`}},
		{`help: Nobody`, `halp: Nobody`, []string{`r.yaml:13:1: error: unknown key “halp” in a rule (did you mean “help”?)`}},
		{`only: ["shop.users.*", checkout.*]`, `only: []`, []string{`r.yaml:5:1: error: “only” names no reference`}},
		{`  pass:`, `  passes:`, []string{`r.yaml:21:3: error: unknown key “passes” in the examples of a rule (did you mean “pass”?)`}},
		{`      schema:`, `      skema:`, []string{`r.yaml:20:7: error: unknown key “skema” in an example (known keys: manifest, rules, schema)`}},
		{`    - manifest: |
        collections: []`, `    - {}`, []string{`r.yaml:22:7: error: an example without files`}},
		{complete, `[]`, []string{`r.yaml:1:1: error: a rule is a list, expected a mapping`}},
		{complete, "# nothing\n", []string{`r.yaml: error: holds no rule (a rule starts with its id)`}},
		{complete, complete + "---\n" + complete, []string{`r.yaml:25:1: error: a second rule in one file (put each rule in a file of its own)`}},
		{complete, "id: [\n", []string{`r.yaml:`}},
	}
	for _, test := range tests {
		text := strings.Replace(complete, test.old, test.new, 1)
		if text == complete {
			t.Fatalf("%q is not in the rule", test.old)
		}
		rules, problems := load(text)
		if len(rules) > 0 {
			t.Errorf("%s: the rule was loaded", test.new)
		}
		if len(problems) != len(test.want) {
			t.Errorf("%s: got %d problems, want %d: %v", test.new, len(problems), len(test.want), problems)
			continue
		}
		for i, p := range problems {
			got := p.Error()
			if p.Hint == "" {
				got += " " // so that a wanted hint is missed
			}
			if !strings.HasPrefix(got, test.want[i]) {
				t.Errorf("%s:\ngot  %s\nwant %s", test.new, got, test.want[i])
			}
		}
	}
}

// A rule that is wrong does not take the others with it.
func TestLoadNodesAndJoin(t *testing.T) {
	builtin, _ := load(complete)
	item := "- {id: %, title: T, on: table, when: linked, kind: gap, severity: low, message: m, fix: f, law: []}\n"
	text := strings.ReplaceAll(item, "%", "b") + strings.ReplaceAll(item, "%", "Bad") + strings.ReplaceAll(item, "%", "b") + strings.ReplaceAll(item, "%", "shop-sale") + strings.ReplaceAll(item, "%", "a")
	roots, problems := yamlsrc.Parse(source.NewFile("own.yaml", []byte(text)))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	var reader yamlsrc.Reader
	own, _, problems := LoadNodes(reader.Items(roots[0], "checks"), testCategories())
	if len(own) != 4 || len(problems) != 1 || problems[0].Span.Line != 2 {
		t.Fatalf("got %d rules, problems %v", len(own), problems)
	}

	all, problems := Join(builtin, own)
	var ids []string
	for _, r := range all {
		ids = append(ids, r.ID)
	}
	if got := strings.Join(ids, " "); got != "a b shop-sale" || all[2] != builtin[0] {
		t.Errorf("joined %s", got)
	}
	want := []string{
		"own.yaml:3:8: error: a second rule with the id “b” (the first is at own.yaml:1:8)",
		"own.yaml:4:8: error: the id “shop-sale” is that of a built-in rule (choose another; a prefix such as shop- keeps them apart)",
	}
	if len(problems) != 2 || problems[0].Error() != want[0] || problems[1].Error() != want[1] {
		t.Errorf("problems %v", problems)
	}
}
