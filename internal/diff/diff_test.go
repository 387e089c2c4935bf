package diff_test

import (
	"cmp"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"

	"github.com/pare-dev/pare/internal/audit"
	"github.com/pare-dev/pare/internal/diff"
	"github.com/pare-dev/pare/internal/given"
	"github.com/pare-dev/pare/internal/golden"
)

// The project that each test changes, by its files.
func base() map[string]string {
	return map[string]string{
		"pare.yaml": `version: 1
manifests: [manifest.yaml]
rules: [rules.yaml]
schemas: [{name: shop, path: migrations}]
jurisdictions: [gdpr]
`,
		"rules.yaml": `subjects:
  customer: {title: Customers}
  pupil: {title: Pupils, child: true, age_gate: we ask for the year of birth}
purposes:
  delivery:
    title: Deliver your order
    benefit: We bring it.
    basis: contract
    kind: service
    eprivacy: 5(3)
    subjects: [customer]
    needs: [user.contact.email, {category: user.demographic.date_of_birth, precision: band}, {category: user.name, optional: true}]
    retention: {for: P1Y, after: last_order}
    recipients: [courier]
  tips:
    title: Suggest books
    benefit: You find your next book.
    basis: consent
    kind: personalization
    subjects: [customer]
    needs: [user.behavior.purchase_history]
    retention: {for: P1Y, after: last_order}
consent_scopes:
  suggest:
    title: Suggest books to me
    mode: consent
    purposes: [tips]
    default: off
    withdraw: https://shop.example/settings
categories:
  user.account.tier: {title: Tier, sensitivity: high}
checks:
  - {id: linked, severity: medium, because: we look at those}
  - id: shop-no-names
    title: A name where none is needed
    on: use
    when: under(category, "user.name")
    kind: violation
    severity: high
    message: "{field} asks for a name"
    fix: Do not.
    law: []
`,
		"manifest.yaml": `controller: {name: Shop Ltd, contact: privacy@shop.example}
recipients:
  courier: {title: Parcel carrier, role: processor, country: FR, purposes: [delivery], categories: [user.name]}
collections:
  - id: checkout
    title: Checkout
    kind: form
    subjects: [customer]
    asks: [suggest]
    table: shop.orders
    notice: https://shop.example/privacy
    fields:
      - {name: email, category: user.contact.email, purposes: [delivery], required: true, explain: For the receipt.}
      - {name: born, category: user.demographic.date_of_birth, precision: year, purposes: [delivery], explain: For wine.}
      - {name: bought, category: user.behavior.purchase_history, purposes: [tips], explain: For tips., stored_in: [{at: shop.orders.bought, deletion: nightly job}]}
columns:
  - {at: shop.orders.note, not_personal: true, because: staff write there}
`,
		"migrations/1_orders.sql": "CREATE TABLE orders (\n  email text,\n  born int,\n  bought text,\n  note text\n);\n",
	}
}

// run audits a project of files.
func run(t *testing.T, files map[string]string) *audit.Result {
	t.Helper()
	t.Chdir(given.Files(t, files))
	return audit.Run(audit.Open("pare.yaml"), "2026-11-23")
}

// edit is a text that stands in a file, and another in its place; a file that is
// not there yet has no text.
type edit struct{ file, from, to string }

func changed(t *testing.T, edits []edit) map[string]string {
	t.Helper()
	files := base()
	for _, e := range edits {
		if strings.Count(files[e.file], e.from) != 1 && e.from != "" {
			t.Fatalf("%q stands %d times in %s", e.from, strings.Count(files[e.file], e.from), e.file)
		}
		files[e.file] = strings.Replace(files[e.file], e.from, e.to, 1)
	}
	return files
}

// describe writes changes, one a line, with the verdicts where they differ.
func describe(changes []diff.Change) string {
	var b strings.Builder
	for _, c := range changes {
		fmt.Fprintf(&b, "  %s: %s", c.Effect, c.Sentence())
		if c.Before != c.Verdict {
			fmt.Fprintf(&b, " [%s → %s]", cmp.Or(c.Before, "none"), cmp.Or(c.Verdict, "none"))
		}
		b.WriteString("\n")
		for _, p := range c.Places {
			side := ""
			if p.Was {
				side = "before: "
			}
			fmt.Fprintf(&b, "    %s%s (%s)\n", side, p.Span.Pos, p.Role)
		}
	}
	return b.String()
}

// TestCompare makes every kind of change, and takes it back. What is said of both
// stands in a file to read.
func TestCompare(t *testing.T) {
	kinds, err := filepath.Abs("../../testdata/golden/diff-kinds.txt")
	if err != nil {
		t.Fatal(err)
	}
	var got strings.Builder
	seen := map[string]bool{}
	before := run(t, base())
	for _, e := range cases() {
		after := run(t, changed(t, e.edits))
		for _, p := range slices.Concat(before.Problems, after.Problems) {
			if p.Kind != "warning" {
				t.Errorf("%s: %v", e.name, p)
			}
		}
		there, back := diff.Compare(before, after), diff.Compare(after, before)
		fmt.Fprintf(&got, "%s\n%sand back\n%s\n", e.name, describe(there), describe(back))
		if want, got := mirrored(there), mirror(back); !slices.Equal(want, got) {
			t.Errorf("%s: there it is\n%s\nand back\n%s", e.name, strings.Join(want, "\n"), strings.Join(got, "\n"))
		}
		for _, c := range slices.Concat(there, back) {
			seen[c.Kind] = true
		}
	}
	for _, k := range diff.Kinds() {
		if !seen[k.Name] || !seen[k.Back] {
			t.Errorf("no example changes something so that it is %s, or %s", k.Name, k.Back)
		}
	}
	golden.Same(t, kinds, []byte(got.String()))
}

// mirrored names what of a change is turned round when it is taken back.
func mirrored(changes []diff.Change) []string {
	var list []string
	for _, c := range changes {
		list = append(list, fmt.Sprintf("%s %s: %q to %q, %q to %q", c.On, c.Kind, c.From, c.To, c.Before, c.Verdict))
	}
	slices.Sort(list)
	return list
}

// mirror turns changes round.
func mirror(changes []diff.Change) []string {
	back := map[string]string{}
	for _, k := range diff.Kinds() {
		back[k.Name], back[k.Back] = k.Back, k.Name
	}
	turned := slices.Clone(changes)
	for i := range turned {
		c := &turned[i]
		c.Kind, c.From, c.To, c.Before, c.Verdict = back[c.Kind], c.To, c.From, c.Verdict, c.Before
	}
	return mirrored(turned)
}

// TestNothingChanged writes projects anew with all lists and keys in another
// order, in several files, and compares.
func TestNothingChanged(t *testing.T) {
	root, err := filepath.Abs("../../testdata")
	if err != nil {
		t.Fatal(err)
	}
	projects := map[string]map[string]string{"base": base()}
	for _, name := range []string{"shop", "shop-clean"} {
		files := map[string]string{}
		for _, file := range []string{"privacy/rules.yaml", "privacy/manifest.yaml", "db/structure.sql"} {
			data, err := os.ReadFile(filepath.Join(root, name, file))
			if err != nil {
				t.Fatal(err)
			}
			files[filepath.Base(file)] = string(data)
		}
		files["pare.yaml"] = "version: 1\nmanifests: [manifest.yaml]\nrules: [rules.yaml]\nschemas: [{name: shop, path: structure.sql}]\njurisdictions: [gdpr]\n"
		projects[name] = files
	}
	for name, files := range projects {
		before := run(t, files)
		for seed := range uint64(8) {
			random := rand.New(rand.NewPCG(seed, 0))
			other := maps.Clone(files)
			other["rules.yaml"] = shuffled(t, random, files["rules.yaml"])
			manifest := shuffled(t, random, files["manifest.yaml"])
			if i := strings.Index(manifest, "\ncollections:"); i > 0 && seed%2 == 0 { // what stands behind goes to a file that is read first
				other["a.yaml"], manifest = manifest[i+1:], manifest[:i+1]
				other["pare.yaml"] = strings.Replace(files["pare.yaml"], "[manifest.yaml]", "[manifest.yaml, a.yaml]", 1)
			}
			other["manifest.yaml"] = manifest
			after := run(t, other)
			if got := describe(diff.Compare(before, after)); got != "" {
				t.Fatalf("%s, seed %d: nothing changed, and it is said that\n%s", name, seed, got)
			}
		}
	}
}

// shuffled writes a YAML document with its keys and the items of its lists in
// another order.
func shuffled(t *testing.T, random *rand.Rand, doc string) string {
	t.Helper()
	var n yaml.Node
	if err := yaml.Unmarshal([]byte(doc), &n); err != nil {
		t.Fatal(err)
	}
	var shuffle func(n *yaml.Node)
	shuffle = func(n *yaml.Node) {
		for _, c := range n.Content {
			shuffle(c)
		}
		switch n.Kind {
		case yaml.SequenceNode:
			random.Shuffle(len(n.Content), func(i, j int) { n.Content[i], n.Content[j] = n.Content[j], n.Content[i] })
		case yaml.MappingNode:
			random.Shuffle(len(n.Content)/2, func(i, j int) {
				for k := range 2 {
					n.Content[2*i+k], n.Content[2*j+k] = n.Content[2*j+k], n.Content[2*i+k]
				}
			})
		}
	}
	shuffle(&n)
	out, err := yaml.Marshal(&n)
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}
