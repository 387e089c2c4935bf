package audit_test

import (
	"fmt"
	"math/rand"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/pare-dev/pare/internal/audit"
	"github.com/pare-dev/pare/internal/config"
	"github.com/pare-dev/pare/internal/finding"
)

// project writes files into a new folder and audits them: names that start with
// rules, manifest or schema say what each is.
func project(t *testing.T, files map[string]string) *audit.Result {
	t.Helper()
	dir := t.TempDir()
	p := audit.Project{Config: &config.Config{}}
	for name, text := range files {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		switch {
		case strings.HasPrefix(name, "rules"):
			p.Rules = append(p.Rules, path)
		case strings.HasPrefix(name, "manifest"):
			p.Manifests = append(p.Manifests, path)
		case strings.HasPrefix(name, "schema"):
			p.Schemas = append(p.Schemas, audit.Schema{Name: "shop", Files: []string{path}})
		}
	}
	return audit.Run(p, "2026-01-01")
}

// found lists the findings as "rule path", sorted.
func found(r *audit.Result) []string {
	var list []string
	for _, f := range r.Findings {
		list = append(list, f.Rule+" "+strings.Join(f.Path.References(), " "))
	}
	slices.Sort(list)
	return list
}

const shopRules = `
subjects: {customer: {title: Customers}}
purposes:
  delivery:
    title: Delivery
    benefit: We bring it.
    basis: contract
    kind: service
    needs: [user.contact.email, user.contact.address]
    retention: {for: P2Y, after: last_order}
  billing:
    title: Billing
    benefit: You get an invoice.
    basis: legal_obligation
    law: tax code
    kind: legal
    needs: [user.contact.address, {category: user.financial.credit_card, because: it is charged}]
    retention: {for: P8Y, after: last_order}
  stats:
    title: Statistics
    benefit: We stock what is wanted near you.
    basis: legitimate_interests
    kind: analytics
    needs: [{category: user.contact.address, precision: city}]
    retention: {for: P1Y, after: last_order}
  offers:
    title: Offers
    benefit: You see what suits you.
    basis: consent
    kind: personalization
    needs: [{category: user.demographic, because: fits}, user.contact.email]
    retention: {for: P1Y, after: last_order}
  lawless:
    title: Lawless
    benefit: Nobody knows.
    kind: marketing
    needs: [user.contact.email]
    retention: {for: P1Y, after: last_order}
consent_scopes:
  offers: {title: Offers, mode: consent, purposes: [offers], default: off, withdraw: /settings}
`

const usersTable = "CREATE TABLE users (id bigint PRIMARY KEY, email text, address text, traits jsonb);\n"

// judging are the rules whose findings the counter-examples are about: those that
// say what a verdict says. The others have examples of their own.
func judging() []string {
	return []string{
		"over-collected", "too-precise", "precision-unknown", "unjustified", "no-basis", "consent-missing", "secondary-use",
		"kept-too-long", "retention-differs", "undeclared", "unclassified", "stale", "linked", "category-disputed",
		"type-contradicts", "nullability-contradicts", "mandatory-though-optional", "copied",
	}
}

// The judging that simple rules get wrong.
func TestCounterExamples(t *testing.T) {
	tests := []struct {
		name     string
		manifest string
		schema   string
		want     []string // findings of the rules that judge
		verdicts string   // of the fields, in the manifest's order
	}{
		{
			name:     "a need of user.demographic does not cover religious belief",
			verdicts: "over-collected",
			manifest: "collections: [{id: c, asks: [offers], fields: [{name: f, category: user.demographic.religious_belief, purposes: [offers], stored_in: none}]}]",
			want:     []string{"over-collected c.f offers"},
		},
		{
			name:     "what is asked here with its consent asked there is covered",
			verdicts: "justified",
			manifest: "collections: [{id: c, fields: [{name: f, category: user.contact.email, purposes: [offers], consent_at: d}]}, {id: d, asks: [offers]}]",
		},
		{
			name:     "billing keeps an invoice P8Y, and a purpose of P1Y uses it too",
			verdicts: "justified",
			manifest: "collections: [{id: c, fields: [{name: f, category: user.contact.address.city, purposes: [billing, stats], retention: {for: P8Y, after: last_order}}]}]",
		},
		{
			name:     "a card number that is not stored is not stale",
			verdicts: "justified",
			manifest: "collections: [{id: c, table: shop.users, fields: [{name: card, category: user.financial.credit_card, purposes: [billing], stored_in: none}]}]",
			schema:   "CREATE TABLE users (id bigint PRIMARY KEY);",
		},
		{
			name:     "needed finely by one and coarsely by another: one finding, on the coarse use",
			verdicts: "justified",
			manifest: "collections: [{id: c, table: shop.users, fields: [{name: address, category: user.contact.address, purposes: [delivery, stats]}]}]",
			schema:   "CREATE TABLE users (id bigint PRIMARY KEY, address text);",
			want:     []string{"too-precise c.address stats"},
		},
		{
			name:     "one field kept in two places needlessly is one defect",
			verdicts: "over-collected",
			manifest: "collections: [{id: c, fields: [{name: name, category: user.name, purposes: [delivery], stored_in: [shop.users.a, shop.users.b]}]}]",
			schema:   "CREATE TABLE users (id bigint PRIMARY KEY, a text, b text);",
			want:     []string{"over-collected c.name delivery"},
		},
		{
			name:     "one field kept in two places, too long in one of them",
			verdicts: "justified",
			manifest: "collections: [{id: c, fields: [{name: m, category: user.contact.email, purposes: [delivery], stored_in: [shop.users.a, {at: shop.users.b, retention: {for: P9Y, after: last_order}}]}]}]",
			schema:   "CREATE TABLE users (id bigint PRIMARY KEY, a text, b text);",
			want:     []string{"kept-too-long c.m shop.users.b delivery"},
		},
		{
			name:     "a JSON column tied to people is unclassified until declared complete",
			verdicts: "justified, justified",
			manifest: "collections: [{id: c, table: shop.users, fields: [{name: email, category: user.contact.email, purposes: [delivery]}, {name: address, category: user.contact.address, purposes: [delivery]}]}]",
			schema:   usersTable,
			want:     []string{"unclassified shop.users.traits"},
		},
		{
			name:     "and not once it is",
			verdicts: "justified, justified",
			manifest: "collections: [{id: c, table: shop.users, fields: [{name: email, category: user.contact.email, purposes: [delivery]}, {name: address, category: user.contact.address, purposes: [delivery]}]}]\ncolumns: [{at: shop.users.traits, complete: true}]",
			schema:   usersTable,
		},
		{
			name:     "a purpose without a lawful basis is not carried along by its neighbour",
			verdicts: "justified",
			manifest: "collections: [{id: c, fields: [{name: f, category: user.contact.email, purposes: [delivery, lawless], stored_in: none}]}]",
			want:     []string{"no-basis c.f lawless"},
		},
		{
			name:     "and neither where it has a place of its own",
			verdicts: "justified",
			manifest: "collections: [{id: c, fields: [{name: f, category: user.contact.email, purposes: [delivery], stored_in: [shop.users.a, {at: shop.users.b, purposes: [lawless]}]}]}]",
			schema:   "CREATE TABLE users (id bigint PRIMARY KEY, a text, b text);",
			want:     []string{"no-basis c.f lawless", "secondary-use c.f lawless"},
		},
		{
			name:     "a place for which no purpose is named",
			verdicts: "justified",
			manifest: "collections: [{id: c, fields: [{name: f, category: user.contact.email, stored_in: [{at: shop.users.a, purposes: [delivery]}, shop.users.b]}]}]",
			schema:   "CREATE TABLE users (id bigint PRIMARY KEY, a text, b text);",
			want:     []string{"unjustified c.f"},
		},
		{
			name:     "the proof of a choice is justified by its scope",
			verdicts: "justified, justified",
			manifest: "collections: [{id: c, asks: [offers], fields: [{name: f, category: user.privacy_preferences.consent_record, purposes: [offers], stored_in: none}, {name: g, category: user.privacy_preferences, stored_in: none}]}]",
		},
		{
			name:     "the default schema may be named",
			verdicts: "justified",
			manifest: "collections: [{id: c, fields: [{name: f, category: user.contact.email, purposes: [delivery], stored_in: [shop.public.users.a]}]}]",
			schema:   "CREATE TABLE public.users (id bigint PRIMARY KEY, a text);",
		},
		{
			name:     "a consent that is missing is one finding, not two",
			verdicts: "unjustified",
			manifest: "collections: [{id: c, fields: [{name: f, category: user.contact.email, purposes: [offers], stored_in: none}]}]",
			want:     []string{"consent-missing c.f offers"},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			files := map[string]string{"rules.yaml": shopRules, "manifest.yaml": tt.manifest}
			if tt.schema != "" {
				files["schema.sql"] = tt.schema
			}
			r := project(t, files)
			for _, p := range r.Problems {
				t.Error(p)
			}
			var verdicts []string
			for _, f := range r.Assessment.Fields {
				verdicts = append(verdicts, string(f.Verdict))
			}
			if got := strings.Join(verdicts, ", "); got != tt.verdicts {
				t.Errorf("verdicts %s, want %s", got, tt.verdicts)
			}
			got := slices.DeleteFunc(found(r), func(s string) bool { id, _, _ := strings.Cut(s, " "); return !slices.Contains(judging(), id) })
			if !slices.Equal(got, tt.want) {
				t.Errorf("findings\n  %s\nwant\n  %s", strings.Join(got, "\n  "), strings.Join(tt.want, "\n  "))
			}
		})
	}
}

// Declaring fewer fields never raises coverage: fields are left out of a
// manifest in every order that a fixed seed gives.
func TestDeclaringLessNeverRaisesCoverage(t *testing.T) {
	schema := "CREATE TABLE users (id bigint PRIMARY KEY, email text, first_name text, last_name text, phone text, dob date, note text);\n" +
		"CREATE TABLE orders (id bigint, user_id bigint REFERENCES users (id), email text, street text);\n"
	fields := []string{
		"{name: email, category: user.contact.email, purposes: [delivery], stored_in: [shop.users.email, shop.orders.email]}",
		"{name: mail_again, category: user.contact.email, purposes: [offers], stored_in: [shop.users.email]}",
		"{name: first_name, category: user.name.first, stored_in: [shop.users.first_name]}",
		"{name: dob, category: user.demographic.date_of_birth, purposes: [offers], stored_in: [shop.users.dob]}",
		"{name: note, category: user.contact.address, purposes: [delivery], stored_in: [shop.users.note]}",
		"{name: gone, category: user.name, purposes: [delivery], stored_in: [shop.users.gone]}",
		"{name: card, category: user.financial.credit_card, purposes: [billing], stored_in: none}",
		"{name: nowhere, category: user.name, purposes: [delivery]}",
	}
	coverage := func(fields []string) float64 {
		r := project(t, map[string]string{
			"rules.yaml":    shopRules,
			"manifest.yaml": "collections: [{id: c, fields: [" + strings.Join(fields, ", ") + "]}]",
			"schema.sql":    schema,
		})
		share, ok := r.Summary.Coverage()
		if !ok {
			t.Fatal("nothing to cover")
		}
		return share
	}
	random := rand.New(rand.NewSource(1))
	for range 6 {
		random.Shuffle(len(fields), func(i, j int) { fields[i], fields[j] = fields[j], fields[i] })
		before := coverage(fields)
		for left := fields[1:]; ; left = left[1:] {
			after := coverage(left)
			if after > before {
				t.Fatalf("without one field coverage rises from %.3f to %.3f; left: %v", before, after, left)
			}
			before = after
			if len(left) == 0 {
				break
			}
		}
	}
}

// The order in which files are given makes no difference to what comes out.
func TestOrderOfFilesMakesNoDifference(t *testing.T) {
	dir := t.TempDir()
	var rules, manifests []string
	for i := range 4 {
		name := filepath.Join(dir, fmt.Sprintf("r%d.yaml", i))
		text := fmt.Sprintf("purposes: {p%d: {title: P, basis: contract, needs: [user.contact]}}", 3-i)
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		rules = append(rules, name)
		name = filepath.Join(dir, fmt.Sprintf("m%d.yaml", i))
		text = fmt.Sprintf("collections: [{id: c%d, fields: [{name: f, category: user.name, purposes: [p%d]}, {name: g, category: user.contact.email, purposes: [p0, p1]}]}]", i, i)
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		manifests = append(manifests, name)
	}
	run := func() string {
		r := audit.Run(audit.Project{Config: &config.Config{}, Rules: rules, Manifests: manifests}, "2026-01-01")
		var b strings.Builder
		for _, in := range r.Inputs {
			fmt.Fprintln(&b, in)
		}
		for _, f := range r.Findings {
			fmt.Fprintln(&b, f.Rule, f.Path, f.Places, f.Fingerprint)
		}
		return b.String()
	}
	want := run()
	if !strings.Contains(want, "over-collected") {
		t.Fatal("the project has no findings to put in order")
	}
	for range 3 {
		slices.Reverse(rules)
		manifests = append(manifests[1:], manifests[0])
		if got := run(); got != want {
			t.Errorf("another order gives\n%s\nwant\n%s", got, want)
		}
	}
}

func TestFingerprintsAreUnique(t *testing.T) {
	shop := audit.Run(audit.Open("../../testdata/shop/pare.yaml"), "2026-01-01")
	twins := project(t, map[string]string{
		"rules.yaml": shopRules,
		"manifest.yaml": "collections: [{id: c, fields: [{name: a, category: user.name, purposes: [delivery, stats], retention: {for: P9Y, after: last_order}, " +
			"stored_in: [shop.users.a, shop.users.b, shop.auth.users.a]}, {name: b, category: user.name, purposes: [delivery], retention: {for: P9Y, after: last_order}, stored_in: [shop.users.a]}]}]",
		"schema.sql": "CREATE TABLE users (id bigint, a text, b text, email text, \"e.mail\" text); CREATE SCHEMA auth; CREATE TABLE auth.users (id bigint, a text,\nemail text -- pare: purposes=delivery category=user.name\n);",
	})
	for _, p := range twins.Problems {
		t.Error(p)
	}
	for _, r := range []*audit.Result{shop, twins} {
		seen := map[string]finding.Finding{}
		for _, f := range r.Findings {
			if other, ok := seen[f.Fingerprint]; ok {
				t.Errorf("one fingerprint for %s %v and %s %v", f.Rule, f.Path, other.Rule, other.Path)
			}
			seen[f.Fingerprint] = f
		}
		if len(seen) < 9 {
			t.Errorf("only %d findings to compare", len(seen))
		}
	}
}

// A file that cannot be read is one problem, whatever refers to what it holds.
func TestAFileThatCannotBeReadIsOneProblem(t *testing.T) {
	const declared = "collections: [{id: c, subjects: [customer], asks: [offers], fields: [{name: f, category: user.own.kind, purposes: [delivery]}]}]"
	r := project(t, map[string]string{
		"rules.yaml":    "purposes: [",
		"rules2.yaml":   "consent_scopes: {s: {title: S, mode: consent, purposes: [delivery]}}",
		"manifest.yaml": declared,
	})
	if len(r.Problems) != 1 {
		t.Errorf("problems %v, want one", r.Problems)
	}
}

func TestRulesThatReachNothingAreNamed(t *testing.T) {
	const own = `
checks:
  - {id: own-one, title: T, on: field, when: explained == false, kind: gap, severity: low, message: "{field}", fix: F., law: [], only: [c.f, "shp.users.*"], except: [c.x]}
`
	r := project(t, map[string]string{"rules.yaml": own, "manifest.yaml": "collections: [{id: c, fields: [{name: f, category: user.name, stored_in: none}, {name: g, category: user.name, stored_in: none}]}]"})
	var warned []string
	for _, p := range r.Problems {
		warned = append(warned, p.Msg)
	}
	want := []string{"“shp.users.*” reaches nothing that is declared or in a schema", "“c.x” reaches nothing that is declared or in a schema"}
	if !slices.Equal(warned, want) {
		t.Errorf("problems %q, want %q", warned, want)
	}
	if got := slices.DeleteFunc(found(r), func(s string) bool { return !strings.HasPrefix(s, "own-one") }); !slices.Equal(got, []string{"own-one c.f"}) {
		t.Errorf("findings %q, want the one on c.f alone", got)
	}
}

// Of a dataset of which one file is missing, nothing is called stale: the file
// may hold it.
func TestAMissingSchemaFileMakesNothingStale(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	p := audit.Project{
		Config:    &config.Config{},
		Rules:     []string{write("rules.yaml", shopRules)},
		Manifests: []string{write("manifest.yaml", "collections: [{id: c, fields: [{name: f, category: user.contact.email, purposes: [delivery], stored_in: [shop.mails.address]}]}]")},
		Schemas:   []audit.Schema{{Name: "shop", Files: []string{write("a.sql", "CREATE TABLE orders (id bigint);"), filepath.Join(dir, "gone.sql")}}},
	}
	r := audit.Run(p, "2026-01-01")
	if r.Summary.Incomplete != 1 {
		t.Errorf("problems %v, want the missing file", r.Problems)
	}
	if v := r.Assessment.Fields[0].Verdict; v != "justified" {
		t.Errorf("verdict %s (%s), want justified: nobody looked", v, r.Assessment.Fields[0].Why)
	}
}
