package export_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/pare-dev/pare/internal/audit"
	"github.com/pare-dev/pare/internal/export"
	"github.com/pare-dev/pare/internal/source"
)

const (
	wholeRules = `subjects:
  member: {title: Members}
purposes:
  post:
    title: Send you the magazine
    benefit: It comes to your door.
    basis: contract
    subjects: [member]
    needs: [user.contact.address]
    retention: {for: P1Y, after: contract_end}
  tips:
    title: Pick articles for you
    benefit: You find what you like.
    basis: consent
    needs: [user.behavior.inferred_profile]
    retention: {for: P6M, after: last_visit}
  check:
    title: Check your address
    benefit: Nothing goes to the wrong door.
    basis: legitimate_interests
    interest: not posting in vain
    balancing: lia.md
    needs: [user.contact.address]
    retention: {for: P1Y, after: contract_end}
  tax:
    title: Keep our books
    benefit: The tax office leaves us both alone.
    basis: legal_obligation
    law: the tax code
    needs: [user.payment.invoice]
    retention: {for: P10Y, after: invoice}
  clinic:
    title: Send large print
    benefit: You can read it.
    basis: consent
    condition: a
    needs: [{category: user.health_and_medical.disability, because: large print is for those who need it}]
    retention: {for: P1Y, after: contract_end}
consent_scopes:
  picks:
    title: Pick for me
    description: We look at what you read.
    mode: consent
    purposes: [tips]
    default: off
    withdraw: https://paper.example/choices
  print:
    title: Large print
    description: We send you large print.
    mode: consent
    purposes: [clinic]
    default: off
    withdraw: https://paper.example/choices
`
	wholeManifest = `controller: {name: The Paper, contact: privacy@paper.example}
recipients:
  post_office:
    title: The post
    role: processor
    country: US
    safeguard: standard contractual clauses
    purposes: [post]
    categories: [user.contact.address]
collections:
  - id: order
    title: Order the magazine
    kind: form
    subjects: [member]
    asks: [picks, print]
    fields:
      - name: address
        category: user.contact.address
        purposes: [post]
        required: true
        explain: We post it there.
        stored_in: none
      - name: large
        category: user.health_and_medical.disability
        purposes: [clinic]
        required: false
        explain: We print larger for you.
        stored_in: none
      - name: invoice
        category: user.payment.invoice
        purposes: [tax]
        required: true
        explain: It says what you paid.
        stored_in: [db.invoices.text]
  - id: registry
    title: Address registry
    kind: third_party
    subjects: [member]
    source: {name: The registry, correct: https://registry.example}
    fields:
      - name: new_address
        category: user.contact.address
        purposes: [check]
        explain: So that we know when you moved.
        stored_in: none
  - id: taste
    title: What you like
    kind: inferred
    subjects: [member]
    source: {correct: https://paper.example/taste}
    fields:
      - name: taste
        category: user.behavior.inferred_profile
        purposes: [tips]
        consent_at: order
        derived_from: [order.invoice]
        explain: We guess it from what you order.
        stored_in: none
`
)

// handWritten are the gaps that no declaration can fill.
func handWritten(gap source.Problem) bool {
	return strings.HasPrefix(gap.Hint, "pare has no key for it")
}

// TestBlanks takes one declaration away at a time and looks for the gap, in each
// document that has to say so and in no other. Nothing else may come to be missing.
func TestBlanks(t *testing.T) {
	tests := []struct {
		take        string // what is taken away, of either file
		put         string // what stands there instead
		want        string // the gap, at its place
		notice      bool   // which documents have it
		ropa        bool
		preferences bool
	}{
		{"name: The Paper, ", "name: TBD, ", "manifest.yaml:1:13: nothing says who decides about the data", true, true, true},
		{", contact: privacy@paper.example", "", "manifest.yaml:1:13: nothing says how people reach whoever decides about the data", true, true, true},
		{"    benefit: It comes to your door.\n", "", "rules.yaml:4:3: nothing says how “Send you the magazine” helps the person", true, false, false},
		{"    benefit: You find what you like.\n", "    benefit: n/a\n", "rules.yaml:11:3: nothing says how “Pick articles for you” helps the person", true, false, true},
		{"    basis: contract\n", "", "rules.yaml:4:3: nothing says what allows “Send you the magazine”|rules.yaml:4:3: nothing says, of “Send you the magazine”, on which lawful basis it rests", true, true, false},
		{"    interest: not posting in vain\n", "", "rules.yaml:20:12: nothing says what the interest in “Check your address” is|rules.yaml:20:12: nothing says, of “Check your address”, which interest it serves", true, true, false},
		{"    law: the tax code\n", "", "rules.yaml:28:12: nothing says which law asks for “Keep our books”|rules.yaml:28:12: nothing says, of “Keep our books”, which law asks for it", true, true, false},
		{"    condition: a\n", "", "rules.yaml:32:3: nothing says, of “Send large print”, what allows the special categories", false, true, false},
		{"    retention: {for: P10Y, after: invoice}\n", "", "rules.yaml:25:3: nothing says how long the data of “Keep our books” is kept|rules.yaml:25:3: nothing says, of “Keep our books”, when its data is erased", true, true, false},
		{"    description: We look at what you read.\n", "", "rules.yaml:40:3: nothing describes the choice “Pick for me” to people", true, false, true},
		{"    purposes: [tips]\n    default: off\n", "    purposes: [tips]\n", "rules.yaml:40:3: nothing says whether “Pick for me” is on or off until people choose", true, false, true},
		{"    default: off\n    withdraw: https://paper.example/choices\n  print", "    default: off\n  print", "rules.yaml:40:3: nothing says where people change “Pick for me”", true, false, true},
		{"    asks: [picks, print]\n", "    asks: [print]\n", "rules.yaml:40:3: nothing says where people are asked “Pick for me”", true, false, true},
		{"    role: processor\n", "", "manifest.yaml:3:3: nothing says in what role “The post” gets data|manifest.yaml:3:3: nothing says, of “Send you the magazine”, in what role “The post” gets data", true, true, false},
		{"    country: US\n", "", "manifest.yaml:3:3: nothing says in which country “The post” is|manifest.yaml:3:3: nothing says, of “Send you the magazine”, in which country “The post” is", true, true, false},
		{"    safeguard: standard contractual clauses\n", "", "manifest.yaml:3:3: nothing says what protects the data that “The post” gets (United States)|manifest.yaml:3:3: nothing says, of “Send you the magazine”, what protects the data that “The post” gets (United States)", true, true, false},
		{"    categories: [user.contact.address]\n", "", "manifest.yaml:3:3: nothing says which data “The post” gets", true, false, false},
		{"    purposes: [post]\n    categories", "    categories", "manifest.yaml:3:3: nothing says what “The post” gets data for", true, false, false},
		{"    title: Order the magazine\n", "", "manifest.yaml:11:9: nothing says what people call the collection order", true, false, false},
		{"    kind: form\n", "", "manifest.yaml:11:9: nothing says how “Order the magazine” gathers data", true, false, false},
		{"        required: false\n", "", "manifest.yaml:23:15: nothing says whether people have to give, at “Order the magazine”: large", true, false, false},
		{"        explain: We post it there.\n", "", "manifest.yaml:17:15: nothing explains to people why order.address is collected", true, false, false},
		{"        purposes: [tax]\n", "", "manifest.yaml:29:15: nothing says what order.invoice is collected for", true, true, false},
		{"{name: The registry, correct: https://registry.example}", "{correct: https://registry.example}", "manifest.yaml:39:13: nothing says who the data of “Address registry” is from", true, false, false},
		{"    source: {correct: https://paper.example/taste}\n", "", "manifest.yaml:46:9: nothing says where people have “What you like” corrected", true, false, false},
		{"        derived_from: [order.invoice]\n", "", "manifest.yaml:52:15: nothing says what taste.taste is worked out from", true, false, false},
		{"    subjects: [member]\n    needs: [user.contact.address]\n    retention: {for: P1Y, after: contract_end}\n  tips", "    needs: [user.contact.address]\n    retention: {for: P1Y, after: contract_end}\n  tips", "", false, false, false}, // its collections say it
	}
	t.Run("none", func(t *testing.T) {
		r := project(t, wholeRules, wholeManifest, "")
		for document, gaps := range missing(r) {
			for _, gap := range gaps {
				t.Errorf("%s: nothing was taken away, yet there is a gap: %s", document, gap)
			}
		}
	})
	for i, test := range tests {
		t.Run(fmt.Sprint(i), func(t *testing.T) {
			rules, manifest := strings.Replace(wholeRules, test.take, test.put, 1), wholeManifest
			if rules == wholeRules {
				manifest = strings.Replace(wholeManifest, test.take, test.put, 1)
			}
			if rules == wholeRules && manifest == wholeManifest {
				t.Fatalf("nothing to take away: %q", test.take)
			}
			r := project(t, rules, manifest, "")
			wants := strings.Split(test.want, "|")
			for document, gaps := range missing(r) {
				expected := map[string]bool{"notice": test.notice, "ropa": test.ropa, "preferences": test.preferences}[document]
				found := false
				for _, gap := range gaps {
					line := gap.Span.Pos.String() + ": " + gap.Msg
					if gap.Hint == "" || gap.Kind != source.Gap {
						t.Errorf("%s: the gap does not say what to write: %v", document, gap)
					}
					if line == wants[0] || line == wants[len(wants)-1] {
						found = true
					} else if !brought(test.take, gap) {
						t.Errorf("%s: unexpected gap: %s", document, line)
					}
				}
				if found != expected {
					t.Errorf("%s: gap found: %v, expected: %v\nwant %s\ngot %v", document, found, expected, test.want, gaps)
				}
			}
		})
	}
}

// brought reports whether a gap is one that taking something away brings beside
// its own.
func brought(take string, gap source.Problem) bool {
	return strings.Contains(take, "purposes: [tax]") && strings.Contains(gap.Msg, "of “Keep our books”, ") // which has no field then
}

// missing lists the gaps of each document, those aside that nobody can fill.
func missing(r *audit.Result) map[string][]source.Problem {
	all := map[string][]source.Problem{
		"notice": export.NewNotice(r, nil).Missing(), "ropa": export.NewRopa(r, nil).Missing(), "preferences": export.NewPreferences(r, nil).Missing(),
	}
	for document, gaps := range all {
		var list []source.Problem
		for _, gap := range gaps {
			if !handWritten(gap) {
				list = append(list, gap)
			}
		}
		all[document] = list
	}
	return all
}

// A project that says next to nothing has a document that is all marks.
func TestNothingDeclared(t *testing.T) {
	r := project(t, "purposes:\n  p: {title: Something}\nconsent_scopes:\n  s: {title: Say, mode: consent, purposes: [p]}\n",
		"recipients:\n  who: {title: Somebody, purposes: [p]}\ncollections:\n  - id: form\n    fields:\n      - {name: mail, category: user.contact.email, purposes: [p]}\n", "")
	marks := map[string]int{"notice markdown": 10, "notice html": 10, "ropa markdown": 6, "ropa html": 6, "ropa csv": 6, "ropa json": 6, "preferences json": 6}
	for _, d := range everyDocument() {
		var b bytes.Buffer
		if err := d.write(&b, r, nil); err != nil {
			t.Fatal(err)
		}
		text := b.String()
		n := strings.Count(text, "*not said yet*") + strings.Count(text, `class="blank">not s`) + strings.Count(text, "*not stated*") + strings.Count(text, "null")
		if d.format == "csv" {
			n = strings.Count(text, "not stated")
		}
		if name := d.document + " " + d.format; n < marks[name] {
			t.Errorf("%s has %d marks of what is missing, expected at least %d:\n%s", name, n, marks[name], text)
		}
	}
	for document, gaps := range missing(r) {
		if len(gaps) < 5 {
			t.Errorf("%s: only %d gaps", document, len(gaps))
		}
	}
}

// Columns that hold personal data which nothing declares are in no document, so
// each document that would have to name them says so.
func TestUndeclaredColumns(t *testing.T) {
	r := project(t, wholeRules, wholeManifest, "CREATE TABLE invoices (text text, birthday date);\n")
	const want = "db.sql:1:35: nothing declares db.invoices.birthday (date of birth), so it is not in here"
	for document, gaps := range missing(r) {
		found := false
		for _, gap := range gaps {
			found = found || gap.Span.Pos.String()+": "+gap.Msg == want
		}
		if found != (document != "preferences") {
			t.Errorf("%s: found %v: %v", document, found, gaps)
		}
	}
}
