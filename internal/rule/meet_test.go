package rule

import (
	"cmp"
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/expr-lang/expr"
	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/file"
	"github.com/expr-lang/expr/parser"
	"github.com/expr-lang/expr/vm"

	"github.com/pare-dev/pare/internal/fact"
	"github.com/pare-dev/pare/internal/policy"
)

// space is what things of one kind can be: the facts of them that conditions
// read, the values of each, and which of these go together.
type space struct {
	on     string
	axes   map[string][]any // by fact; "category" stands for all that is known of one
	bonds  []bond
	record reflect.Value // a record of its own, with what it points at
	rules  []*Rule
	cats   *policy.Categories
	parts  map[*Rule][]conjunct
}

// bond says which values of some facts can go together: facts are computed from
// the same files, and not every combination can come out.
type bond struct {
	facts []string
	holds func(r any) bool
}

func newSpace(on string, rules []*Rule, cats *policy.Categories) *space {
	s := &space{on: on, axes: map[string][]any{}, bonds: bonds(on), record: reflect.ValueOf(fact.Record(on)).Elem(), cats: cats, parts: map[*Rule][]conjunct{}}
	for i := range s.record.NumField() {
		if f := s.record.Field(i); f.Kind() == reflect.Pointer {
			f.Set(reflect.New(f.Type().Elem()))
		}
	}
	var conditions []string
	for _, r := range rules {
		if r.On == on {
			s.rules = append(s.rules, r)
		}
		conditions = append(conditions, r.When.Value)
	}
	for _, f := range fact.Facts(on) {
		switch {
		case strings.HasPrefix(f.Name, "category."):
			s.axes["category"] = categories(cats, strings.Join(conditions, " "))
		case f.Type == "bool":
			s.axes[f.Name] = []any{false, true}
		case f.Type == "number":
			s.axes[f.Name] = []any{0, 1, 2, 3}
		default:
			for _, v := range f.Values {
				s.axes[f.Name] = append(s.axes[f.Name], v)
			}
		}
	}
	return s
}

var reach = regexp.MustCompile(`under\([a-z]+, "([a-z_.]+)"\)`)

// categories picks of all categories the first of each kind that conditions can
// tell apart.
func categories(cats *policy.Categories, conditions string) []any {
	trees := []string{"user.privacy_preferences"}
	for _, m := range reach.FindAllStringSubmatch(conditions, -1) {
		trees = append(trees, m[1])
	}
	seen := map[string]bool{}
	var list []any
	for _, key := range cats.Keys() {
		known := cats.Get(key)
		kind := fmt.Sprint(known.Guarded, known.Sensitivity, known.Identifying)
		for _, tree := range trees {
			kind += fmt.Sprint(policy.Under(key, tree))
		}
		if !seen[kind] && policy.Personal(key) {
			seen[kind] = true
			list = append(list, &fact.Category{Key: key, Guarded: cmp.Or(known.Guarded, "no"), Sensitivity: cmp.Or(known.Sensitivity, "unknown"), Identifying: known.Identifying})
		}
	}
	return list
}

// set gives a fact of the record a value.
func (s *space) set(name string, value any) {
	at := s.record
	for part := range strings.SplitSeq(name, ".") {
		if at.Kind() == reflect.Pointer {
			at = at.Elem()
		}
		for i := range at.NumField() {
			if at.Type().Field(i).Tag.Get("expr") == part {
				at = at.Field(i)
				break
			}
		}
	}
	at.Set(reflect.ValueOf(value))
}

// axis is that of a fact as rules list what they read.
func axis(name string) string {
	if strings.HasPrefix(name, "category") {
		return "category"
	}
	return name
}

// meet reports whether two rules can hold together, and lists the facts of which
// one alone, put right, can mend both. It tries all values of all facts that
// either rule reads, and of those that are bound to them.
func (s *space) meet(a, b *Rule) (met bool, mends []string) {
	record := s.record.Addr().Interface()
	var machine vm.VM
	holds := func(r *Rule) bool {
		held, err := machine.Run(r.program, record)
		if err != nil {
			panic(err)
		}
		return held.(bool)
	}
	var names []string
	checks := map[int][]func() bool{} // by how many of the facts must be set before
	add := func(facts []string, check func() bool) {
		last := 0
		for _, name := range facts {
			if name = axis(name); !slices.Contains(names, name) {
				names = append(names, name)
			}
			last = max(last, slices.Index(names, name)+1)
		}
		checks[last] = append(checks[last], check)
	}
	for _, r := range []*Rule{a, b} {
		for _, c := range s.conjuncts(r) { // each as soon as its facts are set: most fail early
			add(c.reads, func() bool {
				held, err := machine.Run(c.program, record)
				if err != nil {
					panic(err)
				}
				return held.(bool)
			})
		}
	}
	var bound []bond
	for found := true; found; {
		found = false
		for _, candidate := range s.bonds {
			known := slices.ContainsFunc(bound, func(b bond) bool { return &b.facts[0] == &candidate.facts[0] })
			if !known && slices.ContainsFunc(candidate.facts, func(f string) bool { return slices.Contains(names, f) }) {
				add(candidate.facts, func() bool { return candidate.holds(record) })
				bound = append(bound, candidate)
				found = true
			}
		}
	}
	// A fact is put right by a value that can be and that no rule finds fault with.
	right := func() bool {
		return !holds(a) && !holds(b) &&
			!slices.ContainsFunc(bound, func(b bond) bool { return !b.holds(record) }) &&
			!slices.ContainsFunc(s.rules, func(r *Rule) bool { return len(r.Reads) == 1 && slices.Contains(names, r.Reads[0]) && holds(r) })
	}
	open := slices.DeleteFunc(slices.Clone(a.Reads), func(f string) bool {
		return !slices.Contains(b.Reads, f) || slices.Contains(nature, axis(f))
	})
	// Of values that neither condition names, nor a bond could, one stands for all.
	tried := map[string][]any{}
	for _, name := range names {
		tried[name] = s.axes[name]
		if !slices.ContainsFunc(bound, func(b bond) bool { return slices.ContainsFunc(b.facts, func(f string) bool { return axis(f) == name }) }) {
			tried[name] = s.told(name, a.When.Value+" "+b.When.Value)
		}
	}
	now := map[string]any{}
	var try func(set int)
	try = func(set int) {
		for _, check := range checks[set] {
			if !check() {
				return
			}
		}
		if set < len(names) {
			for _, value := range tried[names[set]] {
				now[names[set]] = value
				s.set(names[set], value)
				if try(set + 1); met && len(open) == 0 {
					return
				}
			}
			return
		}
		met = true
		for _, f := range slices.Clone(open) {
			if slices.ContainsFunc(s.axes[f], func(value any) bool {
				s.set(f, value)
				return right()
			}) {
				mends = append(mends, f)
				open = slices.Delete(open, slices.Index(open, f), slices.Index(open, f)+1)
			}
			s.set(f, now[f])
		}
	}
	try(0)
	slices.Sort(mends)
	return met, mends
}

// conjunct is a part of a condition that has to hold for the whole to hold.
type conjunct struct {
	program *vm.Program
	reads   []string
}

// conjuncts are the parts of a rule's condition that “and” joins.
func (s *space) conjuncts(r *Rule) []conjunct {
	if list, known := s.parts[r]; known {
		return list
	}
	tree, err := parser.Parse(r.When.Value)
	if err != nil {
		panic(err)
	}
	var list []conjunct
	var split func(n ast.Node)
	split = func(n ast.Node) {
		if both, ok := n.(*ast.BinaryNode); ok && both.Operator == "and" {
			split(both.Left)
			split(both.Right)
			return
		}
		check := checker{on: s.on, facts: fact.Facts(s.on), cats: s.cats, fail: func(file.Location, string, string) {}}
		check.truth(n)
		program, err := expr.Compile(n.String(), expr.Env(fact.Record(s.on)), expr.AsBool(),
			expr.Function("under", under, new(func(*fact.Category, string) bool)))
		if err != nil {
			panic(err)
		}
		list = append(list, conjunct{program, check.reads})
	}
	split(tree.Node)
	s.parts[r] = list
	return list
}

// told lists the values of a fact that conditions can tell apart.
func (s *space) told(name, conditions string) []any {
	if name == "category" {
		return categories(s.cats, conditions)
	}
	var list []any
	others := false
	for _, value := range s.axes[name] {
		word, text := value.(string)
		switch {
		case !text:
			return s.axes[name]
		case strings.Contains(conditions, `"`+word+`"`):
			list = append(list, value)
		case !others:
			others = true
			list = append(list, value)
		}
	}
	return list
}

// nature lists the facts that say what something is. Two rules may ask things of
// the same kind of purpose; to make another purpose of it mends neither.
var nature = []string{
	"category", "kind", "purpose.kind", "collection.kind", "basis", "purpose.basis", "profiling", "purpose.profiling", "children",
	"mode", "used", "needed", "answers",
}

// meeting lists rules that can hold together: each of some with each of others,
// or with each other where no others are named. The comment says why these are
// two defects: what mends the one leaves the other.
type meeting struct{ some, others string }

// mended lists the pairs of which one fact alone, put right, can mend both, and
// that fact. They are two defects all the same, since it need not.
var mended = map[string]string{
	// One question may ask for the device and for the special category. One that asks for
	// what strictly needs no device leaves the other.
	"device-access and special-consent":   "asked",
	"device-access and special-exploited": "asked",
	// Consent to what an SDK reads can be asked along with consent to mail. Who gives up one claim
	// of an exception for the other has that one to make true.
	"device-access and mail-unrefusable": "asked purpose.eprivacy",
	// Condition a, with the consent that is asked already, carries a profile. Another condition
	// mends the one, and no profile the other.
	"special-condition and special-exploited": "purpose.condition",
	// To ask mends both. To stop the profile leaves the condition without its consent.
	"special-consent and special-exploited": "asked",
	// To ask first mends both where children are kept apart by age. A way to refuse mends only
	// what adults are owed.
	"child-sale and sale-opt-out":        "choice",
	"child-sale and marketing-objection": "choice",
	// A scope of mode consent mends both, and one of mode objection only what the GDPR asks.
	"mail-without-consent and marketing-objection": "choice",
	// One scope mends both; each is a law of its own, and is said where that law is chosen.
	"marketing-objection and sale-opt-out": "choice",
	// Who no longer names the source silences both, and no-source speaks instead.
	"not-correctable and not-refreshed": "source",
}

func meetings(on string) []meeting {
	switch on {
	case "use":
		return []meeting{
			// How long a datum is kept is asked of every place that keeps it, whatever else
			// is wrong with its use.
			{"kept-too-long retention-differs", "consent-missing device-access no-basis secondary-use " +
				"free-text mail-unrefusable over-collected precision-unknown sensitive-beyond-need title-required too-precise " +
				"criminal-ground special-condition special-consent special-exploited"},
			// To ask people does not make a datum needed, nor does its need choose for them.
			{"consent-missing device-access no-basis secondary-use",
				"free-text over-collected precision-unknown sensitive-beyond-need title-required too-precise"},
			// Who can refuse mail has still given too much, or too finely.
			{"mail-unrefusable", "over-collected precision-unknown too-precise"},
			// To refuse mail is not to agree to what an SDK reads.
			{"mail-unrefusable", "device-access"},
			// A basis may be stated for a purpose that goes beyond what was told all the same.
			{"no-basis", "secondary-use"},
			// What Art. 9 and Art. 10 ask for, they ask for beside a lawful basis and a choice.
			{"criminal-ground special-condition special-exploited", "consent-missing device-access no-basis secondary-use"},
			{"special-consent", "no-basis"},
			// The device is one thing to consent to, the special category another: ePrivacy
			// protects a phone whatever is on it.
			{"special-consent", "device-access"},
			// A condition allows a kind of data, and neither all of it nor as finely as one likes.
			{"criminal-ground special-condition special-consent special-exploited", "over-collected precision-unknown too-precise"},
			// That it is needed, or must be given, is one question, how finely another.
			{"free-text sensitive-beyond-need title-required", "precision-unknown too-precise"},
			// Maryland asks whether sensitive data is strictly necessary, the GDPR on what condition.
			{"sensitive-beyond-need", "special-condition special-consent"},
			// To state a condition, or to ask, does not make advertising or profiling something else.
			{"special-exploited", "special-condition special-consent"},
		}
	case "field":
		return []meeting{
			// A declaration of where a field is kept can be out of date, whatever it says beside.
			{"stale", "copied guessed-too preselected-consent preselected-though-optional required-though-optional " +
				"unexplained unjustified unprotected-secret"},
			// A purpose with a basis says nothing of how it is asked, explained and kept.
			{"unjustified", "copied guessed-too preselected-consent preselected-though-optional required-though-optional " +
				"unexplained unprotected-secret"},
			// How often it is kept is not how it is collected, nor how it is protected.
			{"copied", "guessed-too preselected-consent preselected-though-optional required-though-optional " +
				"unexplained unprotected-secret"},
			// The star and the value filled in beforehand are taken away apart.
			{"required-though-optional", "preselected-consent preselected-though-optional"},
			// How a form asks is not why, nor whether it needs to ask at all, nor how the answer is kept.
			{"preselected-though-optional required-though-optional", "guessed-too unexplained unprotected-secret"},
			{"guessed-too", "preselected-consent unprotected-secret"},
			{"unexplained", "unprotected-secret"},
		}
	case "column":
		return []meeting{
			// A name that speaks for another category is set against the declared one; whether
			// the rest of the declaration is right, or there, is not settled by that.
			{"category-disputed", "mandatory-though-optional nullability-contradicts review-outdated unclassified undeclared"},
			// A type can keep more than is declared, whatever the name speaks for.
			{"category-disputed", "type-contradicts"},
			// To look again at a column is asked whatever is found.
			{"review-outdated", "mandatory-though-optional nullability-contradicts type-contradicts unclassified undeclared"},
			// A type says what is kept; NOT NULL says of whom, complete what else.
			{"type-contradicts", "mandatory-though-optional nullability-contradicts unclassified undeclared"},
			{"unclassified", "mandatory-though-optional nullability-contradicts"},
		}
	case "table":
		return []meeting{
			// Some columns say too much, of others nobody has said what they say.
			{"identified-pseudonym", "linked"},
		}
	case "purpose":
		all := "advertising-unbounded child-consent child-exploited child-sale mail-without-consent marketing-objection " +
			"needs-unstated no-balancing no-interest no-law no-retention purpose-unused recognised-interest sale-opt-out " +
			"unknown-basis vague-need"
		return []meeting{
			// Each is a key of its own, asked of every purpose alike.
			{"no-benefit no-dpia vague-title", ""},
			{"no-benefit vague-title", all},
			// What is not in use puts nobody at risk.
			{"no-dpia", strings.Replace(all, "purpose-unused ", "", 1)},
			// What is needed is not how long, on which ground, nor whether anybody chose it.
			{"needs-unstated vague-need", "child-consent child-exploited child-sale mail-without-consent marketing-objection " +
				"no-balancing no-interest no-law no-retention purpose-unused recognised-interest sale-opt-out unknown-basis"},
			// An end gives no ground and no choice.
			{"no-retention", "child-consent child-exploited child-sale mail-without-consent marketing-objection " +
				"no-balancing no-interest no-law purpose-unused recognised-interest sale-opt-out unknown-basis"},
			{"advertising-unbounded", "child-consent child-exploited child-sale marketing-objection " +
				"no-balancing no-interest no-law recognised-interest sale-opt-out unknown-basis"},
			// The interest is named in the notice, the weighing kept in a file.
			{"no-balancing", "no-interest"},
			// What completes the ground gives no choice, spares no child and finds no field.
			{"no-balancing no-interest no-law recognised-interest unknown-basis", "child-exploited child-sale " +
				"mail-without-consent marketing-objection purpose-unused sale-opt-out"},
			// Where the law knows the basis it has to name its interest; where it does not, no name helps.
			{"recognised-interest", "unknown-basis"},
			// An age gate lets no child be profiled, and asks for nothing to be sold.
			{"child-consent", "child-exploited child-sale"},
			// Adults too can refuse marketing, mail and sale.
			{"child-exploited", "mail-without-consent marketing-objection sale-opt-out"},
			{"child-sale", "marketing-objection sale-opt-out"},
			// California lets children agree to what the GDPR and Maryland keep from them.
			{"child-exploited", "child-sale"},
			// Mail needs consent by ePrivacy; other marketing, and mail to customers, a way to
			// object by the GDPR.
			{"mail-without-consent", "marketing-objection"},
			// The right to object is that of the GDPR, to opt out that of American states.
			{"marketing-objection", "sale-opt-out"},
		}
	case "scope":
		return []meeting{
			// Whether a scope is put to anybody, and for anything, is not how it is made.
			{"scope-unasked scope-unused", "bundled-controllers bundled-purposes consent-on-by-default gated-service " +
				"no-objection no-withdrawal"},
			// What is off by default can still be forced, bundled or final, and so each of the others.
			{"consent-on-by-default gated-service no-withdrawal", ""},
			{"consent-on-by-default gated-service no-withdrawal", "bundled-controllers bundled-purposes"},
		}
	case "collection":
		return []meeting{
			// Each is a key of its own: where people are told, where the data comes from, how old
			// it is, where it is corrected, what deletes it.
			{"no-deletion no-notice", ""},
			{"no-deletion no-notice", "no-source not-correctable not-refreshed"},
			{"not-correctable", "not-refreshed"},
		}
	case "recipient":
		return []meeting{
			// In what role, for what, and where to are three questions.
			{"no-role", "no-country recipient-excess recipient-purpose recipient-unscoped unsafe-transfer"},
			{"recipient-excess recipient-purpose recipient-unscoped", "no-country unsafe-transfer"},
			// That two lists of purposes agree does not make the categories needed, nor stated.
			{"recipient-purpose", "recipient-excess recipient-unscoped"},
		}
	}
	return nil
}

// pairs lists the pairs of rules of a meeting.
func (m meeting) pairs() []string {
	some, others := strings.Fields(m.some), strings.Fields(m.others)
	var list []string
	for i, a := range some {
		with := others
		if len(others) == 0 {
			with = some[i+1:]
		}
		for _, b := range with {
			list = append(list, pair(a, b))
		}
	}
	return list
}

func pair(a, b string) string { return min(a, b) + " and " + max(a, b) }

// One defect gives one finding: where two rules on the same thing can hold
// together, that is so because two facts of it are wrong, and it is listed above.
func TestBuiltinRulesThatMeet(t *testing.T) {
	rules, cats := builtin(t), builtinCategories(t)
	for _, on := range fact.On() {
		s := newSpace(on, rules, cats)
		listed := map[string]bool{}
		for _, m := range meetings(on) {
			for _, p := range m.pairs() {
				if listed[p] {
					t.Errorf("on a %s, %s are listed twice", on, p)
				}
				listed[p] = true
			}
		}
		for i, a := range s.rules {
			for _, b := range s.rules[i+1:] {
				p := pair(a.ID, b.ID)
				met, mends := s.meet(a, b)
				switch {
				case met && !listed[p]:
					t.Errorf("on a %s, %s can hold together: are these two defects?", on, p)
				case !met && listed[p]:
					t.Errorf("on a %s, %s can never hold together", on, p)
				case strings.Join(mends, " ") != mended[p]:
					t.Errorf("on a %s, %s are both mended by %q, want %q", on, p, mends, mended[p])
				}
				delete(listed, p)
			}
		}
		for p := range listed {
			t.Errorf("on a %s, %s are listed, and there are no such rules", on, p)
		}
	}
}

func TestBuiltinRulesOnAUseWithoutFault(t *testing.T) {
	held := NewSet(builtin(t)).Use(fact.Use{
		Need: "required", Reason: "stated", Precision: "ok", Choice: "not_required", Asked: "none", Retention: "ok", Stored: "found",
		Required: "yes", Preselected: "no", Elsewhere: "not_needed",
		Category: &fact.Category{Key: "user.contact.email", Guarded: "no", Sensitivity: "medium", Identifying: true},
		Purpose: &fact.Purpose{Titled: "specific", Basis: "contract", Kind: "service", Needs: "stated", Benefit: "stated",
			Retention: "stated", Used: true, Choice: "none", Interest: "missing", Balancing: "missing", Law: "missing", Condition: "missing",
			Art10: "missing", EPrivacy: "missing", Children: "none", DPIA: "missing"},
		Collection: &fact.Collection{Kind: "form", Notice: "stated", Source: "missing", Refreshed: "missing", Correct: "missing", Deletion: "stated"},
	})
	if len(held) > 0 {
		t.Errorf("a use without fault raises %s", ids(held))
	}
}

// bonds lists what binds the facts of one kind of thing.
func bonds(on string) []bond {
	switch on {
	case "use":
		return []bond{
			{[]string{"choice", "asked", "purpose.basis"}, func(r any) bool {
				u := r.(*fact.Use)
				switch u.Purpose.Basis {
				case "consent":
					return u.Choice == map[bool]string{true: "covered", false: "missing"}[u.Asked == "consent"]
				case "legal_obligation":
					return u.Choice == "not_required"
				}
				return u.Choice == "not_required" || u.Choice == "covered" && u.Asked != "none" || u.Choice == "secondary" && u.Asked == "none"
			}},
			{[]string{"need", "reason", "precision"}, func(r any) bool {
				u := r.(*fact.Use)
				return u.Need == "required" || u.Need == "optional" || u.Precision == "ok" && u.Reason == "missing"
			}},
			// A use that is no need of the purpose's own is needed as the proof of a choice.
			{[]string{"need", "purpose.needs"}, func(r any) bool {
				u := r.(*fact.Use)
				return u.Need != "unstated" || u.Purpose.Needs == "missing"
			}},
			{[]string{"retention", "stored"}, func(r any) bool {
				u := r.(*fact.Use)
				return (u.Retention == "not_kept") == (u.Stored == "none")
			}},
		}
	case "field":
		return []bond{
			{[]string{"answers", "category"}, func(r any) bool {
				f := r.(*fact.Field)
				return f.Answers == "no" || policy.Under(f.Category.Key, "user.privacy_preferences")
			}},
			{[]string{"protection", "category"}, func(r any) bool {
				f := r.(*fact.Field)
				return (f.Protection == "no_secret") == (f.Category.Guarded != "credential")
			}},
			{[]string{"stored", "tables"}, func(r any) bool {
				f := r.(*fact.Field)
				return f.Tables == 0 || f.Stored != "none" && f.Stored != "unstated"
			}},
		}
	case "column":
		return []bond{
			{[]string{"linked", "declared", "personal", "opaque", "disputed"}, func(r any) bool {
				c := r.(*fact.Column)
				return !c.Linked || c.Declared == "no" && !c.Personal && !c.Opaque && !c.Disputed
			}},
			{[]string{"declared", "disputed"}, func(r any) bool {
				c := r.(*fact.Column)
				return !c.Disputed || c.Declared != "no"
			}},
			{[]string{"declared", "needed", "required"}, func(r any) bool {
				c := r.(*fact.Column)
				return c.Declared == "field" || c.Needed == "none" && c.Required == "unstated"
			}},
			{[]string{"declared", "type", "reviewed"}, func(r any) bool {
				c := r.(*fact.Column)
				return c.Declared != "no" || c.Type == "fits" && c.Reviewed == "unstated"
			}},
			{[]string{"nullable", "mandatory"}, func(r any) bool {
				c := r.(*fact.Column)
				return !c.Nullable || !c.Mandatory
			}},
		}
	case "purpose":
		return []bond{
			{[]string{"used", "retention"}, func(r any) bool {
				p := r.(*fact.Purpose)
				return p.Used || p.Retention == "stated" || p.Retention == "missing"
			}},
		}
	case "scope":
		return []bond{
			{[]string{"purposes", "used", "gates"}, func(r any) bool {
				s := r.(*fact.Scope)
				return s.Purposes > 0 || !s.Used && s.Gates != "own"
			}},
		}
	case "recipient":
		return []bond{
			{[]string{"purposes", "categories"}, func(r any) bool {
				c := r.(*fact.Recipient)
				switch c.Purposes {
				case "missing":
					return c.Categories == "missing" || c.Categories == "unknown"
				case "needless":
					return c.Categories != "missing"
				}
				return true
			}},
			{[]string{"country", "transfer"}, func(r any) bool {
				c := r.(*fact.Recipient)
				return (c.Country == "missing") == (c.Transfer == "unknown")
			}},
		}
	}
	return nil
}
