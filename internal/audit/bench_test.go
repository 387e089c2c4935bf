package audit

import (
	"fmt"
	"strings"
	"testing"

	"github.com/pare-dev/pare/internal/config"
	"github.com/pare-dev/pare/internal/fact"
	"github.com/pare-dev/pare/internal/inventory"
	"github.com/pare-dev/pare/internal/rule"
	"github.com/pare-dev/pare/internal/source"
)

// BenchmarkCatalogue computes the facts of a product and judges them by the whole
// catalogue. Between its parts the uses double: the time for one use, ns/use, must
// stay the same.
//
//	go test ./internal/audit -run '^$' -bench Catalogue
func BenchmarkCatalogue(b *testing.B) {
	for _, fields := range []int{1_250, 2_500, 5_000, 10_000} {
		uses := fields * purposesOfMany * placesOfMany
		b.Run(fmt.Sprintf("uses=%d", uses), func(b *testing.B) {
			builtin, problems := builtinToJudge(nil)
			in := read(Project{Config: &config.Config{}}, builtin, problems)
			rules, manifest := manyUses(fields)
			in.readPolicy(rules)
			in.readManifest(manifest)
			inv, _ := inventory.Bind(in.manifest, nil)
			if len(in.problems) > 0 {
				b.Fatal(in.problems[0])
			}
			findings := 0
			for b.Loop() {
				facts := fact.Compute(in.policy, inv, in.given())
				if len(facts.Uses) != uses {
					b.Fatalf("%d uses, want %d", len(facts.Uses), uses)
				}
				findings = len(judge(facts, inv, rule.NewSet(in.rules)))
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(uses), "ns/use")
			b.ReportMetric(float64(findings), "findings")
			b.ReportMetric(0, "ns/op") // it says nothing that ns/use does not
		})
	}
}

// BenchmarkBuiltin reads what pare brings: all of it, and the part that every
// audit reads at its start.
func BenchmarkBuiltin(b *testing.B) {
	b.Run("whole", func(b *testing.B) {
		for b.Loop() {
			if _, problems := Builtin(); len(problems) > 0 {
				b.Fatal(problems)
			}
		}
	})
	b.Run("to judge", func(b *testing.B) {
		for b.Loop() {
			if _, problems := builtinToJudge(nil); len(problems) > 0 {
				b.Fatal(problems)
			}
		}
	})
}

const purposesOfMany, placesOfMany = 20, 5

// manyUses is a product whose fields each serve the same purposes at several
// places. One field in a hundred is not needed by any of them.
func manyUses(n int) (rulesFiles, manifests []source.File) {
	var rules, manifest strings.Builder
	rules.WriteString("purposes:\n")
	for i := range purposesOfMany {
		fmt.Fprintf(&rules, "  p%d: {title: Purpose number %d, benefit: B, basis: %s, kind: %s, needs: [user.name, user.contact.email, {category: user.location, precision: city}], retention: {for: P%dY, after: order}}\n",
			i, i, []string{"contract", "consent", "public_task"}[i%3], []string{"service", "analytics", "research", "personalization"}[i%4], 1+i%5)
	}
	rules.WriteString("consent_scopes:\n")
	for i := 1; i < purposesOfMany; i += 3 {
		fmt.Fprintf(&rules, "  s%d: {title: S, mode: consent, purposes: [p%d], default: off, withdraw: /settings}\n", i, i)
	}
	purposes := make([]string, purposesOfMany)
	for i := range purposes {
		purposes[i] = fmt.Sprintf("p%d", i)
	}
	manifest.WriteString("collections:\n")
	const perCollection = 50
	for i := range n {
		if i%perCollection == 0 {
			fmt.Fprintf(&manifest, "  - id: c%d\n    kind: form\n    notice: /privacy\n    asks: [s1, s4, s7, s10, s13, s16, s19]\n    fields:\n", i/perCollection)
		}
		category := []string{"user.name.first", "user.contact.email", "user.name", "user.location.city"}[i%4]
		if i%100 == 0 {
			category = "user.demographic.gender"
		}
		var places []string
		for p := range placesOfMany {
			places = append(places, fmt.Sprintf("shop.t%d_%d.f%d", i/perCollection, p%2, i%perCollection*placesOfMany+p))
		}
		fmt.Fprintf(&manifest, "      - {name: f%d, category: %s, purposes: [%s], required: %t, explain: E, stored_in: [%s]}\n",
			i, category, strings.Join(purposes, ", "), i%3 == 0, strings.Join(places, ", "))
	}
	file := func(name, text string) []source.File { return []source.File{source.NewFile(name, []byte(text))} }
	return file("rules.yaml", rules.String()), file("manifest.yaml", manifest.String())
}
