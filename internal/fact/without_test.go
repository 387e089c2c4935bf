package fact_test

import (
	"fmt"
	"math/rand"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/pare-dev/pare/internal/fact"
	"github.com/pare-dev/pare/internal/inventory"
	"github.com/pare-dev/pare/internal/manifest"
	"github.com/pare-dev/pare/internal/policy"
	"github.com/pare-dev/pare/internal/source"
)

// audited is a project, read and judged.
type audited struct {
	*fact.Assessment
	policy *policy.Policy
	inv    *inventory.Inventory
}

// library is what pare brings, read once for many projects.
type library struct {
	categories *policy.Categories
	given      fact.Given
}

func newLibrary(t *testing.T) library { return library{builtin(t), given(t)} }

func (lib library) audit(t *testing.T, rules, declared string, tables ...*inventory.Table) audited {
	t.Helper()
	p, problems := policy.Read(lib.categories, []source.File{source.NewFile("rules.yaml", []byte(rules))})
	none(t, problems)
	m, problems := manifest.Read([]source.File{source.NewFile("manifest.yaml", []byte(declared))})
	none(t, problems)
	var datasets []*inventory.Dataset
	if len(tables) > 0 {
		datasets = append(datasets, &inventory.Dataset{Name: "shop", Tables: tables})
	}
	inv, problems := inventory.Bind(m, datasets)
	none(t, problems)
	return audited{fact.Compute(p, inv, lib.given), p, inv}
}

func (a audited) without(t *testing.T, name string) fact.Withdrawal {
	t.Helper()
	for _, s := range a.policy.Scopes {
		if s.Key.Value == name {
			return fact.WithoutScope(a.Assessment, a.policy, a.inv, s)
		}
	}
	for _, p := range a.policy.Purposes {
		if p.Key.Value == name {
			return fact.WithoutPurpose(a.Assessment, p)
		}
	}
	t.Fatalf("nothing is called %s", name)
	return fact.Withdrawal{}
}

// words says what ends: “c.f for p” of uses, and the places as they are called.
func words(w fact.Withdrawal) string {
	var b strings.Builder
	list := func(name string, items []string) {
		if len(items) > 0 {
			fmt.Fprintf(&b, "%s: %s; ", name, strings.Join(items, ", "))
		}
	}
	var stops, goesOn, ceased, lost, coarser, stands []string
	for _, u := range w.Stopped {
		stops = append(stops, useName(u))
	}
	for _, g := range w.GoesOn {
		goesOn = append(goesOn, useName(g.Use))
	}
	for _, f := range w.Ceased {
		ceased = append(ceased, f.Ref())
	}
	for _, k := range w.Lost {
		lost = append(lost, keptName(k)+" "+string(k.After))
	}
	for _, k := range w.Coarser {
		coarser = append(coarser, keptName(k)+" "+string(k.After))
	}
	for _, k := range w.Stands {
		stands = append(stands, keptName(k)+" "+string(k.After))
	}
	list("stops", stops)
	list("goes on", goesOn)
	list("ceased", ceased)
	list("lost", lost)
	list("coarser", coarser)
	list("stands", stands)
	return strings.TrimSuffix(b.String(), "; ")
}

func useName(u *fact.UseFacts) string {
	name := u.Field.Ref() + " for " + u.Purpose.Key.Value
	if u.Place != nil {
		name += " in " + u.Place.At.String()
	}
	return name
}

func keptName(k fact.Kept) string {
	switch {
	case k.Column != nil && k.Place.At.Path != "":
		return k.Column.Name + "#" + k.Place.At.Path
	case k.Column != nil:
		return k.Column.Name
	case k.Place != nil:
		return k.Place.At.String()
	}
	return k.Fields[0].Ref()
}

const withoutRules = `
subjects: {customer: {title: Customers}}
purposes:
  delivery: {title: Delivery, basis: contract, needs: [user.contact.email]}
  silent: {title: Silent, basis: contract}
  tax: {title: Tax, basis: legal_obligation, needs: [user.contact.email]}
  mail: {title: Mail, basis: legitimate_interests, needs: [user.contact.email]}
  offers: {title: Offers, basis: consent, needs: [user.contact.email, user.name]}
  more: {title: More, basis: consent, needs: [user.contact.email]}
  card: {title: Card, basis: contract, needs: [{category: user.demographic.date_of_birth, precision: year}]}
  wishes: {title: Wishes, basis: consent, needs: [user.demographic.date_of_birth]}
  care: {title: Care, basis: contract, condition: a, needs: [user.contact.email, {category: user.health_and_medical.conditions, because: x}]}
consent_scopes:
  birthday: {title: Birthday, mode: consent, purposes: [wishes]}
  ill: {title: Ill, mode: consent, purposes: [care]}
  offers: {title: Offers, mode: consent, purposes: [offers]}
  all: {title: All, mode: consent, purposes: [offers, more]}
  stop: {title: Stop, mode: objection, purposes: [mail, tax]}
`

func TestWithout(t *testing.T) {
	tests := []struct{ name, collections, without, want string }{
		{"a consent alone carries it",
			"{id: c, asks: [offers], table: shop.users, fields: [{name: email, category: user.contact.email, purposes: [offers]}]}", "offers",
			"stops: c.email for offers in shop.users.email; ceased: c.email; lost: email unjustified"},
		{"a contract carries it too",
			"{id: c, asks: [offers], table: shop.users, fields: [{name: email, category: user.contact.email, purposes: [offers, delivery]}]}", "offers",
			"stops: c.email for offers in shop.users.email; stands: email justified"},
		{"a contract that does not need it carries nothing",
			"{id: c, asks: [offers], table: shop.users, fields: [{name: nick, category: user.name, purposes: [offers, delivery]}]}", "offers",
			"stops: c.nick for offers in shop.users.nick; ceased: c.nick; lost: nick over-collected"},
		{"a purpose that says nothing of its needs leaves it open",
			"{id: c, asks: [offers], table: shop.users, fields: [{name: email, category: user.contact.email, purposes: [offers, silent]}]}", "offers",
			"stops: c.email for offers in shop.users.email; stands: email unclassified"},
		{"what remains needs it coarser",
			"{id: c, asks: [birthday], table: shop.users, fields: [{name: nick, category: user.demographic.date_of_birth, purposes: [wishes, card]}]}", "birthday",
			"stops: c.nick for wishes in shop.users.nick; coarser: nick over-collected"},
		{"an explicit consent carries the special category, whatever the basis",
			"{id: c, asks: [ill], table: shop.users, fields: [{name: email, category: user.contact.email, purposes: [care]}, {name: nick, category: user.health_and_medical.conditions, purposes: [care]}]}", "ill",
			"stops: c.nick for care in shop.users.nick; goes on: c.email for care in shop.users.email; ceased: c.nick; lost: nick unjustified"},
		{"two scopes of one purpose: the other covers it",
			"{id: c, asks: [offers, all], table: shop.users, fields: [{name: email, category: user.contact.email, purposes: [offers]}]}", "offers",
			"goes on: c.email for offers in shop.users.email"},
		{"the other scope is not asked here",
			"{id: c, asks: [offers], table: shop.users, fields: [{name: email, category: user.contact.email, purposes: [offers]}]}, {id: d, asks: [all]}", "offers",
			"stops: c.email for offers in shop.users.email; ceased: c.email; lost: email unjustified"},
		{"the wider of two scopes stops what the other does not cover",
			"{id: c, asks: [offers, all], table: shop.users, fields: [{name: email, category: user.contact.email, purposes: [offers, more]}]}", "all",
			"stops: c.email for more in shop.users.email; goes on: c.email for offers in shop.users.email; stands: email justified"},
		{"the choice was made elsewhere",
			"{id: c, fields: [{name: email, category: user.contact.email, purposes: [offers], consent_at: d, stored_in: [shop.users.email]}]}, {id: d, asks: [offers]}", "offers",
			"stops: c.email for offers in shop.users.email; ceased: c.email; lost: email unjustified"},
		{"the choice was made where its source's source was collected",
			"{id: a, asks: [offers], fields: [{name: f, category: user.contact.email, purposes: [offers], stored_in: none}]}, {id: b, fields: [{name: f, category: user.contact.email, purposes: [offers], derived_from: [a.f], stored_in: [shop.users.email]}]}, {id: c, fields: [{name: f, category: user.contact.email, purposes: [offers], derived_from: [b.f], stored_in: [shop.users.nick]}]}", "offers",
			"stops: a.f for offers, b.f for offers in shop.users.email, c.f for offers in shop.users.nick; ceased: a.f, b.f, c.f; lost: a.f unjustified, email unjustified, nick unjustified"},
		{"a use that no consent covers does not stop, and is named",
			"{id: c, table: shop.users, fields: [{name: email, category: user.contact.email, purposes: [offers]}]}", "offers",
			"goes on: c.email for offers in shop.users.email"},
		{"another field fills the same column, and needs it",
			"{id: c, asks: [offers], table: shop.users, fields: [{name: email, category: user.contact.email, purposes: [offers]}]}, {id: d, fields: [{name: mail, category: user.contact.email, purposes: [delivery], stored_in: [shop.users.email]}]}", "offers",
			"stops: c.email for offers in shop.users.email; ceased: c.email; stands: email justified"},
		{"another field keeps something else in the same column",
			"{id: c, asks: [offers], table: shop.users, fields: [{name: email, category: user.name, purposes: [offers]}]}, {id: d, fields: [{name: mail, category: user.contact.email, purposes: [delivery], stored_in: [shop.users.email]}]}", "offers",
			"stops: c.email for offers in shop.users.email; ceased: c.email; stands: email justified"},
		{"and something that holds the same path",
			"{id: c, asks: [offers], fields: [{name: a, category: user.contact.email, purposes: [offers], stored_in: ['shop.users.traits#/a']}, {name: b, category: user.contact.email, purposes: [delivery], stored_in: ['shop.users.traits']}]}", "offers",
			"stops: c.a for offers in shop.users.traits#/a; ceased: c.a; stands: traits#/a justified"},
		{"one path of a column is not the other",
			"{id: c, asks: [offers], fields: [{name: a, category: user.contact.email, purposes: [offers], stored_in: ['shop.users.traits#/a']}, {name: b, category: user.contact.email, purposes: [delivery], stored_in: ['shop.users.traits#/b']}]}", "offers",
			"stops: c.a for offers in shop.users.traits#/a; ceased: c.a; lost: traits#/a unjustified"},
		{"one of two places keeps its reason, so that it is still collected",
			"{id: c, asks: [offers], fields: [{name: f, category: user.contact.email, purposes: [offers], stored_in: [shop.users.nick, {at: shop.users.email, purposes: [offers, delivery]}]}]}", "offers",
			"stops: c.f for offers in shop.users.nick, c.f for offers in shop.users.email; lost: nick unjustified; stands: email justified"},
		{"the proof of the choice stays",
			"{id: c, asks: [offers], table: shop.users, fields: [{name: nick, category: user.privacy_preferences, purposes: [offers]}]}", "offers",
			"stops: c.nick for offers in shop.users.nick; stands: nick justified"},
		{"another field keeps the proof there, for no purpose",
			"{id: c, table: shop.users, fields: [{name: nick, category: user.privacy_preferences, purposes: [delivery]}]}, {id: d, asks: [offers], table: shop.users, fields: [{name: nick, category: user.privacy_preferences}]}", "delivery",
			"stops: c.nick for delivery in shop.users.nick; ceased: c.nick; stands: nick justified"},
		{"another field keeps the proof in the same column",
			"{id: c, table: shop.users, fields: [{name: nick, category: user.contact.email, purposes: [delivery]}]}, {id: d, asks: [offers], table: shop.users, fields: [{name: nick, category: user.privacy_preferences}]}", "delivery",
			"stops: c.nick for delivery in shop.users.nick; ceased: c.nick; stands: nick justified"},
		{"an objection stops what rests on interests, and not what a law asks for",
			"{id: c, asks: [stop], table: shop.users, fields: [{name: email, category: user.contact.email, purposes: [mail, tax]}, {name: nick, category: user.contact.email, purposes: [mail]}]}", "stop",
			"stops: c.email for mail in shop.users.email, c.nick for mail in shop.users.nick; goes on: c.email for tax in shop.users.email; ceased: c.nick; lost: nick unjustified; stands: email justified"},
		{"an objection need not be asked",
			"{id: c, table: shop.users, fields: [{name: email, category: user.contact.email, purposes: [mail]}]}", "stop",
			"stops: c.email for mail in shop.users.email; ceased: c.email; lost: email unjustified"},
		{"a purpose given up", "{id: c, asks: [offers], table: shop.users, fields: [{name: email, category: user.contact.email, purposes: [delivery, offers]}, {name: nick, category: user.contact.email, purposes: [delivery]}]}", "delivery",
			"stops: c.email for delivery in shop.users.email, c.nick for delivery in shop.users.nick; ceased: c.nick; lost: nick unjustified; stands: email justified"},
		{"nothing rests on it", "{id: c, asks: [offers], table: shop.users, fields: [{name: email, category: user.contact.email, purposes: [delivery]}]}", "offers", ""},
		{"stored where the schema has nothing, and stored nowhere",
			"{id: c, asks: [offers], fields: [{name: a, category: user.name, purposes: [offers], stored_in: [shop.users.gone]}, {name: b, category: user.name, purposes: [offers]}]}", "offers",
			"stops: c.a for offers in shop.users.gone, c.b for offers; ceased: c.a, c.b; lost: shop.users.gone unjustified, c.b unjustified"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a := newLibrary(t).audit(t, withoutRules, "collections: ["+tt.collections+"]", table("users", "email text", "nick text", "traits jsonb"))
			if got := words(a.without(t, tt.without)); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}

// What holds of every withdrawal holds of the shops.
func TestWithoutInShops(t *testing.T) {
	for _, shop := range []string{"shop", "shop-clean"} {
		var text [2]string
		for i, name := range []string{"rules.yaml", "manifest.yaml"} {
			data, err := os.ReadFile("../../testdata/" + shop + "/privacy/" + name)
			if err != nil {
				t.Fatal(err)
			}
			text[i] = string(data)
		}
		a := newLibrary(t).audit(t, text[0], text[1])
		stopped := 0
		for _, s := range a.policy.Scopes {
			stopped += len(holds(t, a, s.Key.Value).Stopped)
		}
		for _, p := range a.policy.Purposes {
			stopped += len(holds(t, a, p.Key.Value).Stopped)
		}
		if stopped < len(a.Uses) {
			t.Errorf("%s: all withdrawals together stop %d uses, and giving up every purpose alone should stop all %d", shop, stopped, len(a.Uses))
		}
	}
}

// holds checks what must be so of any withdrawal.
func holds(t *testing.T, a audited, name string) fact.Withdrawal {
	t.Helper()
	before := make([]fact.UseFacts, len(a.Uses))
	for i, u := range a.Uses {
		before[i] = *u
	}
	w := a.without(t, name)
	if again := a.without(t, name); !reflect.DeepEqual(w, again) {
		t.Errorf("%s: asked twice, two answers:\n%s\n%s", name, words(w), words(again))
	}
	for i, u := range a.Uses {
		if *u != before[i] {
			t.Errorf("%s: asking changed the use %s", name, useName(u))
		}
	}

	stopped := map[*fact.UseFacts]bool{}
	for _, u := range w.Stopped {
		if stopped[u] {
			t.Errorf("%s: %s stops twice", name, useName(u))
		}
		stopped[u] = true
	}
	for _, g := range w.GoesOn {
		if stopped[g.Use] {
			t.Errorf("%s: %s stops and goes on", name, useName(g.Use))
		}
		if g.Why == "" {
			t.Errorf("%s: %s goes on, and nobody says why", name, useName(g.Use))
		}
	}
	concerned := map[string]bool{name: true}
	objection := false
	for _, s := range a.policy.Scopes {
		if s.Key.Value == name {
			objection = s.Mode.Value == "objection"
			concerned = map[string]bool{}
			for _, p := range s.Purposes {
				concerned[p.Value] = true
			}
		}
	}
	for _, u := range a.Uses {
		if stopped[u] && !concerned[u.Purpose.Key.Value] {
			t.Errorf("%s: %s stops, which is none of its purposes", name, useName(u))
		}
		if objection && concerned[u.Purpose.Key.Value] && stopped[u] == (u.Purpose.Basis.Value == "legal_obligation") {
			t.Errorf("%s: %s, resting on %q: stopped %v", name, useName(u), u.Purpose.Basis.Value, stopped[u])
		}
	}
	if got := len(w.Stopped) + len(w.GoesOn); got != countUses(a, concerned) {
		t.Errorf("%s: %d uses stop or go on, of %d", name, got, countUses(a, concerned))
	}

	places := map[string]bool{}
	for _, k := range slices.Concat(w.Lost, w.Coarser, w.Stands) {
		spot := keptName(k) + " " + k.Fields[0].Category.Value
		if places[spot] {
			t.Errorf("%s: %s is listed twice", name, spot)
		}
		places[spot] = true
		grounded := k.Proof != ""
		for _, u := range k.Uses {
			if stopped[u] {
				t.Errorf("%s: %s is said to remain, and stops", name, useName(u))
			}
			grounded = grounded || u.Grounded
		}
		if stands := k.After == fact.Justified || k.After == fact.Unclassified; stands && !grounded {
			t.Errorf("%s: %s stands without a ground", name, spot)
		}
	}
	if len(w.Stopped) == 0 && len(places)+len(w.Ceased) > 0 {
		t.Errorf("%s: nothing stops, and something changes: %s", name, words(w))
	}
	if len(w.Stopped) > 0 && len(places) == 0 {
		t.Errorf("%s: uses stop, and no place is touched: %s", name, words(w))
	}
	return w
}

func countUses(a audited, purposes map[string]bool) int {
	n := 0
	for _, u := range a.Uses {
		if purposes[u.Purpose.Key.Value] {
			n++
		}
	}
	return n
}

// Small random projects: each withdrawal foretells what the files say once the
// scope, or the purpose, is taken out of them.
func TestWithoutAgreesWithTheFiles(t *testing.T) {
	const projects = 500
	lib := newLibrary(t)
	random := rand.New(rand.NewSource(7))
	compared, changed := 0, 0
	for i := range projects {
		g := newRandomProject(random)
		a := g.audit(t, lib)
		for _, s := range g.scopes {
			w := holds(t, a, s.key)
			if s.mode == "consent" {
				n, c := agrees(t, a, w, g.withoutScope(s.key).audit(t, lib), s.key)
				compared, changed = compared+n, changed+c
			}
		}
		for _, p := range g.purposes {
			w := holds(t, a, p.key)
			n, c := agrees(t, a, w, g.withoutPurpose(p.key).audit(t, lib), p.key)
			compared, changed = compared+n, changed+c
		}
		if t.Failed() {
			t.Fatalf("project %d\n%s\n%s", i, g.rules(), g.manifest())
		}
	}
	if compared < 1500 || changed < 500 {
		t.Errorf("only %d places were compared, of which %d changed their verdict: the projects are too tame", compared, changed)
	}
}

// agrees compares what was foretold with what comes out, and counts the places
// and those that changed. Left aside are places that keep the proof of a choice,
// which a scope alone justifies, and those where a use becomes one that goes
// beyond what its data was collected for: it has no choice, yet the files keep it.
func agrees(t *testing.T, a audited, w fact.Withdrawal, after audited, name string) (compared, changed int) {
	t.Helper()
	left := map[string]*fact.UseFacts{}
	for _, u := range after.Uses {
		left[useName(u)] = u
	}
	stopped := map[*fact.UseFacts]bool{}
	beyond := map[*inventory.Field]bool{}
	for _, u := range w.Stopped {
		stopped[u] = true
		if now := left[useName(u)]; now != nil && now.Record.Choice == "secondary" {
			beyond[u.Field] = true
		}
	}
	for _, u := range a.Uses {
		now := left[useName(u)]
		chosen := now != nil && now.Record.Choice != "missing" && now.Record.Choice != "secondary"
		if u.Record.Choice == "covered" && stopped[u] == chosen {
			t.Errorf("%s: %s: stopped %v, and in the files chosen %v", name, useName(u), stopped[u], chosen)
		}
	}
	for _, k := range slices.Concat(w.Lost, w.Coarser, w.Stands) {
		aside := k.Proof != "" || k.Column == nil
		for _, f := range k.Fields {
			aside = aside || beyond[f]
		}
		ref := ""
		if !aside {
			ref = k.Column.Ref().String()
			bound := after.inv.Bindings(columnOf(after, ref))
			aside = slices.ContainsFunc(bound, func(b inventory.Binding) bool { return b.Field.Category.Value != k.Fields[0].Category.Value })
		}
		if aside {
			continue
		}
		compared++
		if k.Before != k.After {
			changed++
		}
		if got := column(t, after.Assessment, ref); got.Verdict != k.After {
			t.Errorf("%s: %s is foretold %s (%s), and comes out %s (%s)", name, ref, k.After, k.Why, got.Verdict, got.Why)
		}
		if k.Before != column(t, a.Assessment, ref).Verdict {
			t.Errorf("%s: %s was %s, and is said to have been %s", name, ref, column(t, a.Assessment, ref).Verdict, k.Before)
		}
	}
	if again := after.policy; slices.ContainsFunc(again.Scopes, func(s *policy.Scope) bool { return s.Key.Value == name }) {
		t.Errorf("%s is still there", name)
	}
	return compared, changed
}

func columnOf(a audited, ref string) *inventory.Column {
	for _, d := range a.inv.Datasets {
		for _, tab := range d.Tables {
			for _, c := range tab.Columns {
				if c.Ref().String() == ref {
					return c
				}
			}
		}
	}
	return nil
}

// randomProject is a small project that can be written down.
type randomProject struct {
	purposes    []randomPurpose
	scopes      []randomScope
	collections []randomCollection
}

type randomPurpose struct {
	key, basis string
	needs      []string // nil where nothing is said
}

type randomScope struct {
	key, mode string
	purposes  []string
}

type randomCollection struct {
	id     string
	asks   []string
	fields []randomField
}

type randomField struct {
	name, category, precision, consentAt, derivedFrom string
	purposes, collectedFor                            []string
	places                                            []randomPlace
}

type randomPlace struct {
	at       string
	purposes []string
}

// Each column is for one category, with one kind of the others' now and then.
var randomColumns = []string{"mail_a", "mail_b", "name_a", "street_a", "any_a"}

func newRandomProject(r *rand.Rand) randomProject {
	var g randomProject
	some := func(list []string, share float64) []string {
		var picked []string
		for _, item := range list {
			if r.Float64() < share {
				picked = append(picked, item)
			}
		}
		return picked
	}
	bases := []string{"consent", "consent", "consent", "contract", "legitimate_interests", "legal_obligation", ""}
	needs := []string{"user.contact.email", "user.name", "user.contact.address", "{category: user.contact.address, precision: city}", "user.privacy_preferences"}
	var keys []string
	for i := range 2 + r.Intn(4) {
		p := randomPurpose{key: fmt.Sprintf("p%d", i), basis: bases[r.Intn(len(bases))]}
		if r.Intn(5) > 0 {
			p.needs = append([]string{}, some(needs, 0.5)...)
		}
		g.purposes = append(g.purposes, p)
		keys = append(keys, p.key)
	}
	var scopes []string
	for i := range 1 + r.Intn(4) {
		s := randomScope{key: fmt.Sprintf("s%d", i), mode: []string{"consent", "consent", "objection"}[r.Intn(3)], purposes: some(keys, 0.5)}
		if len(s.purposes) == 0 {
			s.purposes = keys[:1]
		}
		g.scopes = append(g.scopes, s)
		scopes = append(scopes, s.key)
	}
	categories := map[string]string{"mail": "user.contact.email", "name": "user.name", "street": "user.contact.address.street", "any": "user.privacy_preferences"}
	var refs []string
	for i := range 1 + r.Intn(3) {
		c := randomCollection{id: fmt.Sprintf("c%d", i), asks: some(scopes, 0.5)}
		for j := range 1 + r.Intn(3) {
			stem := []string{"mail", "name", "street", "any"}[r.Intn(4)]
			f := randomField{name: fmt.Sprintf("f%d", j), category: categories[stem], purposes: some(keys, 0.5)}
			for _, at := range randomColumns {
				if strings.HasPrefix(at, stem) && r.Intn(3) > 0 || r.Intn(20) == 0 {
					f.places = append(f.places, randomPlace{at, some(keys, 0.2)})
				}
			}
			if r.Intn(4) == 0 {
				f.consentAt = fmt.Sprintf("c%d", r.Intn(i+1))
			}
			if r.Intn(4) == 0 && len(refs) > 0 {
				f.derivedFrom = refs[r.Intn(len(refs))]
			}
			if r.Intn(8) == 0 {
				f.collectedFor = some(keys, 0.5)
			}
			c.fields = append(c.fields, f)
			refs = append(refs, c.id+"."+f.name)
		}
		g.collections = append(g.collections, c)
	}
	return g
}

func (g randomProject) rules() string {
	b := "purposes:\n"
	for _, p := range g.purposes {
		b += "  " + p.key + ": {title: " + p.key
		if p.basis != "" {
			b += ", basis: " + p.basis
		}
		if p.needs != nil {
			b += ", needs: [" + strings.Join(p.needs, ", ") + "]"
		}
		b += "}\n"
	}
	b += "consent_scopes:\n"
	for _, s := range g.scopes {
		b += "  " + s.key + ": {title: " + s.key + ", mode: " + s.mode + ", purposes: [" + strings.Join(s.purposes, ", ") + "]}\n"
	}
	if len(g.scopes) == 0 {
		b = strings.TrimSuffix(b, "consent_scopes:\n")
	}
	return b
}

func (g randomProject) manifest() string {
	b := "collections:\n"
	list := func(key string, items []string) {
		if len(items) > 0 {
			b += ", " + key + ": [" + strings.Join(items, ", ") + "]"
		}
	}
	for _, c := range g.collections {
		b += "  - {id: " + c.id
		list("asks", c.asks)
		b += ", fields: ["
		for _, f := range c.fields {
			b += "{name: " + f.name + ", category: " + f.category
			if f.precision != "" {
				b += ", precision: " + f.precision
			}
			list("purposes", f.purposes)
			list("collected_for", f.collectedFor)
			if f.consentAt != "" {
				b += ", consent_at: " + f.consentAt
			}
			if f.derivedFrom != "" {
				b += ", derived_from: [" + f.derivedFrom + "]"
			}
			var places []string
			for _, p := range f.places {
				place := "{at: shop.users." + p.at
				if len(p.purposes) > 0 {
					place += ", purposes: [" + strings.Join(p.purposes, ", ") + "]"
				}
				places = append(places, place+"}")
			}
			list("stored_in", places)
			b += "}, "
		}
		b += "]}\n"
	}
	return b
}

func (g randomProject) audit(t *testing.T, lib library) audited {
	t.Helper()
	columns := make([]string, len(randomColumns))
	for i, name := range randomColumns {
		columns[i] = name + " text"
	}
	return lib.audit(t, g.rules(), g.manifest(), table("users", columns...))
}

func drop(list []string, gone string) []string {
	return slices.DeleteFunc(slices.Clone(list), func(item string) bool { return item == gone })
}

func (g randomProject) withoutScope(key string) randomProject {
	g.scopes = slices.DeleteFunc(slices.Clone(g.scopes), func(s randomScope) bool { return s.key == key })
	g.collections = slices.Clone(g.collections)
	for i := range g.collections {
		g.collections[i].asks = drop(g.collections[i].asks, key)
	}
	return g
}

// withoutPurpose takes a purpose out of everything that names it. A place that
// had purposes of its own and loses all of them gets one that nothing grounds,
// since without any it would have the field's.
func (g randomProject) withoutPurpose(key string) randomProject {
	g.purposes = slices.DeleteFunc(slices.Clone(g.purposes), func(p randomPurpose) bool { return p.key == key })
	if !slices.ContainsFunc(g.purposes, func(p randomPurpose) bool { return p.key == "groundless" }) {
		g.purposes = append(g.purposes, randomPurpose{key: "groundless"})
	}
	var gone []string
	scopes := g.scopes
	g.scopes = nil
	for _, s := range scopes {
		if s.purposes = drop(s.purposes, key); len(s.purposes) > 0 {
			g.scopes = append(g.scopes, s)
		} else {
			gone = append(gone, s.key)
		}
	}
	g.collections = slices.Clone(g.collections)
	for i := range g.collections {
		c := &g.collections[i]
		for _, scope := range gone {
			c.asks = drop(c.asks, scope)
		}
		c.fields = slices.Clone(c.fields)
		for j := range c.fields {
			f := &c.fields[j]
			f.purposes, f.collectedFor = drop(f.purposes, key), drop(f.collectedFor, key)
			f.places = slices.Clone(f.places)
			for k := range f.places {
				own := f.places[k].purposes
				if rest := drop(own, key); len(rest) > 0 || len(own) == 0 {
					f.places[k].purposes = rest
				} else {
					f.places[k].purposes = []string{"groundless"}
				}
			}
		}
	}
	return g
}
