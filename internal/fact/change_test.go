package fact_test

import (
	"math/rand"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/pare-dev/pare/internal/fact"
	"github.com/pare-dev/pare/internal/inventory"
)

const changeRules = `
purposes:
  delivery: {title: Delivery, basis: contract, needs: [user.contact.email, user.contact.address]}
  receipts: {title: Receipts, basis: contract, needs: [user.contact.email]}
  silent: {title: Silent, basis: contract}
  stats: {title: Statistics, basis: legitimate_interests, needs: [{category: user.contact.address, precision: city}]}
  maps: {title: Maps, basis: legitimate_interests, needs: [{category: user.contact.address, precision: country}]}
  guess: {title: Guesses, needs: [{category: user.contact.address, precision: city}]}
  depot: {title: Depots, basis: contract, needs: [{category: user.location, precision: city}]}
  baseless: {title: Baseless, needs: [user.contact.email]}
  offers: {title: Offers, basis: consent, needs: [user.contact.email]}
  ads: {title: Ads, basis: consent, needs: [user.name]}
  alone: {title: Alone, basis: consent, needs: [user.contact.email]}
consent_scopes:
  both: {title: Both, mode: consent, purposes: [offers, ads]}
  stop: {title: Stop, mode: objection, purposes: [alone]}
`

// Each change is applied to the files, as replacements of their text, and they
// are judged again: the verdict must be the one that was promised.
func TestFieldChanges(t *testing.T) {
	tests := []struct {
		name, field string
		changes     []string // as they are listed, with the verdict they lead to
		edits       []string // for each, “old → new” in whichever file has old, or “old → old => new → new” in rules and manifest
	}{
		{"over-collected by need", "category: user.name, purposes: [receipts]",
			[]string{"show that “receipts” needs user.name, and write it among its needs with the reason → justified"},
			[]string{"needs: [user.contact.email]}\n  silent → needs: [user.contact.email, {category: user.name, because: x}]}\n  silent"}},
		{"over-collected by precision", "category: user.contact.address, precision: street, purposes: [stats]",
			[]string{"collect it by city → justified"}, []string{"precision: street → precision: city"}},
		{"over-collected by precision, as a step", "category: user.contact.address.street, purposes: [stats]",
			[]string{"collect it by city → justified"}, []string{"category: user.contact.address.street → category: user.contact.address, precision: city"}},
		{"over-collected for two: the coarser serves both, the finer one", "category: user.contact.address, precision: street, purposes: [stats, maps]",
			[]string{"collect it by city → justified", "collect it by country → justified"},
			[]string{"precision: street → precision: city", "precision: street → precision: country"}},
		{"a coarser form that only a use without basis needs is not enough", "category: user.contact.address, precision: street, purposes: [guess, maps]",
			[]string{"collect it by country → justified"}, []string{"precision: street → precision: country"}},
		{"unjustified for want of a purpose", "category: user.contact.email",
			[]string{"name a purpose that needs it, and that has a lawful basis and, where that is consent, a choice → justified"},
			[]string{"category: user.contact.email}, → category: user.contact.email, purposes: [delivery]},"}},
		{"unjustified for want of a basis", "category: user.contact.email, purposes: [baseless]",
			[]string{"give “baseless” a lawful basis and, where that is consent, a choice → justified"},
			[]string{"title: Baseless, → title: Baseless, basis: contract,"}},
		{"a basis alone does not make it needed", "category: user.name, purposes: [baseless]",
			[]string{"give “baseless” a lawful basis and, where that is consent, a choice → over-collected"},
			[]string{"title: Baseless, → title: Baseless, basis: contract,"}},
		{"unjustified for want of a choice", "category: user.contact.email, purposes: [offers]",
			[]string{"ask “both” at c → justified"}, []string{"id: c, → id: c, asks: [both],"}},
		{"one scope for several purposes", "category: user.name, purposes: [offers, ads]",
			[]string{"ask “both” at c → justified"}, []string{"id: c, → id: c, asks: [both],"}},
		{"an objection is no consent", "category: user.contact.email, purposes: [alone]",
			[]string{"ask a consent scope for “alone”, which is yet to be defined, at c → justified"},
			[]string{"  stop: {title: Stop, mode: objection, → id: c, =>   stop: {title: Stop, mode: consent, → id: c, asks: [stop],"}},
		{"unclassified by unstated needs", "category: user.contact.email, purposes: [silent]",
			[]string{"list what “silent” needs, user.contact.email among it → justified"},
			[]string{"title: Silent, basis: contract} → title: Silent, basis: contract, needs: [user.contact.email]}"}},
		{"unclassified by precision", "category: user.location, purposes: [depot]",
			[]string{"say that it is collected by city, if that is so → justified"},
			[]string{"category: user.location, purposes: [depot] → category: user.location, precision: city, purposes: [depot]"}},
		{"a guarded step is named with its precision", "category: user.location, precision: point, purposes: [delivery]",
			[]string{"show that “delivery” needs user.location by point, and write it among its needs with the reason → justified"},
			[]string{"user.contact.address]}\n  receipts → user.contact.address, {category: user.location, precision: point, because: x}]}\n  receipts"}},
		{"stale", "category: user.contact.email, purposes: [delivery], stored_in: [shop.users.gone]",
			[]string{"correct where it is stored; one that is only passed on says stored_in: none → justified"},
			[]string{"stored_in: [shop.users.gone] → stored_in: none"}},
		{"stale, and not needed", "category: user.name, purposes: [delivery], stored_in: [shop.users.gone]",
			[]string{"correct where it is stored; one that is only passed on says stored_in: none → over-collected"},
			[]string{"stored_in: [shop.users.gone] → stored_in: none"}},
		{"a stale proof of a choice", "category: user.privacy_preferences, consent_at: d, stored_in: [shop.users.gone]",
			[]string{"correct where it is stored; one that is only passed on says stored_in: none → justified"},
			[]string{"stored_in: [shop.users.gone] → stored_in: none"}},
		{"justified by one purpose", "category: user.contact.email, purposes: [delivery]",
			[]string{"give up the purpose “delivery” → unjustified"}, []string{"purposes: [delivery] → purposes: []"}},
		{"justified by one of two", "category: user.contact.address, precision: street, purposes: [delivery, stats]",
			[]string{"give up the purpose “delivery” → over-collected"}, []string{"purposes: [delivery, stats] → purposes: [stats]"}},
		{"justified by two of three", "category: user.contact.email, purposes: [delivery, receipts, stats]",
			[]string{"give up “delivery” and “receipts”, each of which carries it alone → over-collected"},
			[]string{"purposes: [delivery, receipts, stats] → purposes: [stats]"}},
		{"a proof is carried by no purpose", "category: user.privacy_preferences, purposes: [offers], consent_at: d", nil, nil},
		{"not personal", "category: system.operations", nil, nil},
	}
	lib := newLibrary(t)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			declared := "collections: [{id: c, fields: [{name: f, " + tt.field + "}, {name: g, category: user.contact.email}]}, {id: d, asks: [both]}]"
			audit := func(rules, declared string) audited {
				return lib.audit(t, rules, declared, table("users", "email text"))
			}
			a := audit(changeRules, declared)
			changes := fact.FieldChanges(a.policy, field(t, a.Assessment, "c.f"))
			if got := listed(changes); !slices.Equal(got, tt.changes) {
				t.Fatalf("changes\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(tt.changes, "\n"))
			}
			for i, change := range changes {
				rules, manifest := changeRules, declared
				olds, news, _ := strings.Cut(tt.edits[i], " => ")
				if news == "" {
					olds, news, _ = strings.Cut(tt.edits[i], " → ")
					rules, manifest = replaced(rules, olds, news), replaced(manifest, olds, news)
				} else { // in the rules and in the manifest
					from, to := strings.Split(olds, " → "), strings.Split(news, " → ")
					rules, manifest = replaced(rules, from[0], to[0]), replaced(manifest, from[1], to[1])
				}
				if rules == changeRules && manifest == declared {
					t.Fatalf("%q: the edit %q changes nothing", change.Do, tt.edits[i])
				}
				got := field(t, audit(rules, manifest).Assessment, "c.f")
				if got.Verdict != change.Then {
					t.Errorf("%q is said to lead to %s, and leads to %s (%s)", change.Do, change.Then, got.Verdict, got.Why)
				}
			}
		})
	}
}

func replaced(text, old, new string) string { return strings.Replace(text, old, new, 1) }

func listed(changes []fact.Change) []string {
	var list []string
	for _, c := range changes {
		list = append(list, c.Do+" → "+string(c.Then))
	}
	return list
}

func TestColumnChanges(t *testing.T) {
	tests := []struct {
		name, column, manifest string
		want                   []string
		after                  []string // manifests that carry each change out, and lead to its verdict
	}{
		{"undeclared", "email", "{}",
			[]string{"declare it as a field, with a purpose that needs it → justified", "say under columns: that it is not_personal, because … → not personal"},
			[]string{"collections: [{id: c, table: shop.users, fields: [{name: email, category: user.contact.email, purposes: [delivery]}]}]",
				"columns: [{at: shop.users.email, not_personal: true, because: a test}]"}},
		{"undeclared by its statement", "nick", "columns: [{at: shop.users.nick, category: user.name}]",
			[]string{"declare it as a field, with a purpose that needs it → justified", "have its statement under columns: say not_personal instead, because … → not personal"},
			[]string{"collections: [{id: c, table: shop.users, fields: [{name: nick, category: user.contact.email, purposes: [delivery]}]}]",
				"columns: [{at: shop.users.nick, not_personal: true, because: a test}]"}},
		{"opaque, and nothing of it declared", "traits", "{}",
			[]string{"declare what it holds as fields, then say under columns: complete: true → justified", "say under columns: that it is not_personal, because … → not personal"},
			[]string{"collections: [{id: c, fields: [{name: f, category: user.contact.email, purposes: [delivery], stored_in: ['shop.users.traits#/f']}]}]\ncolumns: [{at: shop.users.traits, complete: true}]",
				"columns: [{at: shop.users.traits, not_personal: true, because: a test}]"}},
		{"opaque, and a path of it declared", "traits", "collections: [{id: c, fields: [{name: f, category: user.contact.email, purposes: [delivery], stored_in: ['shop.users.traits#/f']}]}]",
			[]string{"declare what else it holds as fields, then say under columns: complete: true → justified"},
			[]string{"collections: [{id: c, fields: [{name: f, category: user.contact.email, purposes: [delivery], stored_in: ['shop.users.traits#/f']}]}]\ncolumns: [{at: shop.users.traits, complete: true}]"}},
		{"opaque, and over-collected: needing it leaves the rest unknown", "traits", "collections: [{id: c, fields: [{name: f, category: user.contact.address, purposes: [stats], stored_in: ['shop.users.traits#/f']}]}]",
			[]string{"collect it by city → unclassified"},
			[]string{"collections: [{id: c, fields: [{name: f, category: user.contact.address, precision: city, purposes: [stats], stored_in: ['shop.users.traits#/f']}]}]"}},
		{"two fields, either of which carries it", "email",
			"collections: [{id: c, table: shop.users, fields: [{name: email, category: user.contact.email, purposes: [delivery]}]}, {id: d, table: shop.users, fields: [{name: email, category: user.contact.email, purposes: [receipts]}]}]",
			[]string{"give up “delivery” and “receipts”, each of which carries it alone → unjustified"},
			[]string{"collections: [{id: c, table: shop.users, fields: [{name: email, category: user.contact.email}]}, {id: d, table: shop.users, fields: [{name: email, category: user.contact.email}]}]"}},
		{"two fields, one of them too fine", "email",
			"collections: [{id: c, table: shop.users, fields: [{name: email, category: user.contact.email, purposes: [delivery]}]}, {id: d, table: shop.users, fields: [{name: email, category: user.contact.address, purposes: [stats]}]}]",
			[]string{"collect d.email by city → justified"},
			[]string{"collections: [{id: c, table: shop.users, fields: [{name: email, category: user.contact.email, purposes: [delivery]}]}, {id: d, table: shop.users, fields: [{name: email, category: user.contact.address, precision: city, purposes: [stats]}]}]"}},
		{"a consent asked for what it is derived from is one for both", "email",
			"collections: [{id: c, table: shop.users, fields: [{name: email, category: user.contact.email, purposes: [offers]}]}, {id: d, fields: [{name: f, category: user.name, purposes: [ads], derived_from: [c.email], stored_in: [shop.users.email]}]}]",
			[]string{"ask “both” at c → justified"},
			[]string{"collections: [{id: c, asks: [both], table: shop.users, fields: [{name: email, category: user.contact.email, purposes: [offers]}]}, {id: d, fields: [{name: f, category: user.name, purposes: [ads], derived_from: [c.email], stored_in: [shop.users.email]}]}]"}},
		{"not personal", "id", "{}", nil, nil},
	}
	lib := newLibrary(t)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			audit := func(declared string) audited {
				return lib.audit(t, changeRules, declared, table("users", "id bigint", "email text ?user.contact.email", "nick text", "traits jsonb"))
			}
			a := audit(tt.manifest)
			changes := fact.ColumnChanges(a.policy, a.Assessment, a.inv, column(t, a.Assessment, "shop.users."+tt.column))
			if got := listed(changes); !slices.Equal(got, tt.want) {
				t.Fatalf("changes\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(tt.want, "\n"))
			}
			for i, change := range changes {
				if got := column(t, audit(tt.after[i]).Assessment, "shop.users."+tt.column); got.Verdict != change.Then {
					t.Errorf("%q is said to lead to %s, and leads to %s (%s)", change.Do, change.Then, got.Verdict, got.Why)
				}
			}
		})
	}
}

// An annotation says of itself that a column is not personal.
func TestColumnChangesOfAnAnnotation(t *testing.T) {
	users := table("users", "nick text")
	users.Columns[0].Annotation = annotation("user.name", "")
	a := newLibrary(t).audit(t, changeRules, "{}", users)
	changes := fact.ColumnChanges(a.policy, a.Assessment, a.inv, column(t, a.Assessment, "shop.users.nick"))
	if len(changes) != 2 || changes[1].Do != "have its annotation say not-personal, and why" {
		t.Errorf("changes %v", listed(changes))
	}
}

// An undefined category is an error, which says itself what to do.
func TestNoChangesOfAnUndefinedCategory(t *testing.T) {
	a := newLibrary(t).audit(t, changeRules, "collections: [{id: c, table: shop.users, fields: [{name: f, category: user.nonsense, purposes: [delivery]}]}]", table("users", "f text"))
	if got := fact.FieldChanges(a.policy, field(t, a.Assessment, "c.f")); len(got) > 0 {
		t.Errorf("field: %v", listed(got))
	}
	if got := fact.ColumnChanges(a.policy, a.Assessment, a.inv, column(t, a.Assessment, "shop.users.f")); len(got) > 0 {
		t.Errorf("column: %v", listed(got))
	}
}

// Random projects: whatever change is listed of whatever field or column, the
// files lead to the promised verdict once it is made in them. Preferences are left
// to the table above: whether they keep the proof of a choice hangs on scopes
// that come and go with a change.
func TestChangesComeTrue(t *testing.T) {
	const projects = 400
	lib := newLibrary(t)
	random := rand.New(rand.NewSource(11))
	tried := map[string]int{}
	for i := range projects {
		g := newRandomProject(random)
		a := g.audit(t, lib)
		for _, f := range a.Fields {
			if isPreference(f.Field) {
				continue
			}
			for _, change := range fact.FieldChanges(a.policy, f) {
				kind, after := g.made(t, change.Do, []*inventory.Field{f.Field})
				tried[kind]++
				if got := field(t, after.audit(t, lib).Assessment, f.Field.Ref()); got.Verdict != change.Then {
					t.Errorf("%s (%s): %q is said to lead to %s, and leads to %s (%s)", f.Field.Ref(), f.Verdict, change.Do, change.Then, got.Verdict, got.Why)
				}
			}
		}
		for _, c := range a.Columns {
			ref := c.Column.Ref().String()
			var bound []*inventory.Field
			for _, b := range a.inv.Bindings(c.Column) {
				bound = append(bound, b.Field)
			}
			if slices.ContainsFunc(bound, isPreference) {
				continue
			}
			for _, change := range fact.ColumnChanges(a.policy, a.Assessment, a.inv, &c) {
				kind, after := g.made(t, change.Do, bound)
				tried[kind]++
				if got := column(t, after.audit(t, lib).Assessment, ref); got.Verdict != change.Then {
					t.Errorf("%s (%s): %q is said to lead to %s, and leads to %s (%s)", ref, c.Verdict, change.Do, change.Then, got.Verdict, got.Why)
				}
			}
		}
		if t.Failed() {
			t.Fatalf("project %d\n%s\n%s", i, g.rules(), g.manifest())
		}
	}
	for _, kind := range changeKinds() {
		if tried[kind.name] < 10 {
			t.Errorf("%s: tried %d times, so that nothing is shown", kind.name, tried[kind.name])
		}
	}
}

func isPreference(f *inventory.Field) bool { return f.Category.Value == "user.privacy_preferences" }

type changeKind struct {
	name string
	form *regexp.Regexp
}

func changeKinds() []changeKind {
	return []changeKind{
		{"ask", regexp.MustCompile(`^ask “(\w+)” at (\w+)$`)},
		{"define", regexp.MustCompile(`^ask a consent scope for “(\w+)”, which is yet to be defined, at (\w+)$`)},
		{"basis", regexp.MustCompile(`^give “(\w+)” a lawful basis`)},
		{"need", regexp.MustCompile(`^show that “(\w+)” needs (\S+), and write`)},
		{"list", regexp.MustCompile(`^list what “(\w+)” needs, (\S+) among it$`)},
		{"coarser", regexp.MustCompile(`^collect (\S+) by (\w+)$`)},
		{"purpose", regexp.MustCompile(`^name a purpose that needs ([^ ,]+),`)},
		{"give up", regexp.MustCompile(`^give up the purpose “(\w+)”$`)},
		{"give up several", regexp.MustCompile(`^give up (“.*”), each of which carries it alone$`)},
	}
}

// made carries a change out in a copy of a project.
func (g randomProject) made(t *testing.T, do string, fields []*inventory.Field) (string, randomProject) {
	t.Helper()
	for _, kind := range changeKinds() {
		m := kind.form.FindStringSubmatch(do)
		if m == nil {
			continue
		}
		g = g.copied()
		switch kind.name {
		case "define":
			g.scopes = append(g.scopes, randomScope{"defined", "consent", []string{m[1]}})
			g.ask("defined", m[2])
		case "ask":
			g.ask(m[1], m[2])
		case "basis":
			g.purpose(m[1]).basis = "contract"
		case "need", "list":
			p := g.purpose(m[1])
			p.needs = append(slices.Clone(p.needs), "{category: "+m[2]+", because: x}")
		case "coarser":
			f := g.field(m[1], fields)
			f.category, f.precision = "user.contact.address", m[2]
		case "purpose":
			g.purposes = append(g.purposes, randomPurpose{"added", "contract", []string{"user.name", "user.contact", "user.privacy_preferences"}})
			f := g.field(m[1], fields)
			f.purposes = append(f.purposes, "added")
		case "give up":
			g = g.withoutPurpose(m[1])
		case "give up several":
			for _, key := range regexp.MustCompile(`\w+`).FindAllString(m[1], -1) {
				if key != "and" {
					g = g.withoutPurpose(key)
				}
			}
		}
		return kind.name, g
	}
	t.Fatalf("nobody knows how to %q", do)
	return "", g
}

func (g randomProject) copied() randomProject {
	g.purposes, g.scopes, g.collections = slices.Clone(g.purposes), slices.Clone(g.scopes), slices.Clone(g.collections)
	for i := range g.collections {
		g.collections[i].fields = slices.Clone(g.collections[i].fields)
	}
	return g
}

func (g randomProject) ask(scope, collection string) {
	for i := range g.collections {
		if c := &g.collections[i]; c.id == collection {
			c.asks = append(slices.Clone(c.asks), scope)
		}
	}
}

func (g randomProject) purpose(key string) *randomPurpose {
	return &g.purposes[slices.IndexFunc(g.purposes, func(p randomPurpose) bool { return p.key == key })]
}

// field is the one that a change names, or “it”: the only one.
func (g randomProject) field(name string, fields []*inventory.Field) *randomField {
	if name == "it" {
		name = fields[0].Ref()
	}
	for i := range g.collections {
		for j := range g.collections[i].fields {
			if f := &g.collections[i].fields[j]; g.collections[i].id+"."+f.name == name {
				return f
			}
		}
	}
	return nil
}
