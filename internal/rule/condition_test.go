package rule

import (
	"fmt"
	"strings"
	"testing"

	"github.com/expr-lang/expr/file"
	"github.com/expr-lang/expr/parser"

	"github.com/pare-dev/pare/internal/fact"
	"github.com/pare-dev/pare/internal/policy"
	"github.com/pare-dev/pare/internal/source"
)

func testCategories() *policy.Categories {
	var list []*policy.Category
	for _, key := range []string{"user", "user.contact", "user.contact.email", "user.health_and_medical", "system"} {
		list = append(list, &policy.Category{Key: key})
	}
	return policy.NewCategories(list)
}

// loadWhen loads a rule whose condition starts at line 5, column 3.
func loadWhen(on, when string) ([]*Rule, []source.Problem) {
	yaml := "id: probe\ntitle: Probe\non: " + on + "\nwhen: |-\n  " + strings.ReplaceAll(when, "\n", "\n  ") + `
kind: violation
severity: high
message: Something
fix: Mend it.
law: []
`
	return Load([]source.File{source.NewFile("probe.yaml", []byte(yaml))}, testCategories())
}

func TestConditionsThatAreWrong(t *testing.T) {
	tests := []struct {
		on, when string
		want     []string // column within the condition, message, hint
	}{
		// Values, facts, categories that do not exist.
		{"use", `need == "nonne"`, []string{`9: need is never "nonne", expected one of required, optional, none, unstated (did you mean “none”?)`}},
		{"use", `"nonne" != need`, []string{`1: need is never "nonne", expected one of required, optional, none, unstated (did you mean “none”?)`}},
		{"use", `need in ["none", "unstatd"]`, []string{`18: need is never "unstatd", expected one of required, optional, none, unstated (did you mean “unstated”?)`}},
		{"use", `need == none`, []string{`9: none is a value of need, and no fact (write it in quotes: "none")`}},
		{"use", `need in ["none", unstated]`, []string{`18: unstated is a value of need, and no fact (write it in quotes: "unstated")`}},
		{"use", `need == “none”`, []string{`9: the condition cannot be read: unrecognized character: U+201C '“' (write a value in straight quotes: "none")`}},
		{"use", `purpose.kind == "ads"`, []string{`17: purpose.kind is never "ads", expected one of missing, service, personalization, marketing, advertising, sale, analytics, security, legal, research`}},
		{"use", `nead == "none"`, []string{`1: unknown fact “nead” of a use (did you mean “need”?)`}},
		{"use", `purpose.kidn == "sale"`, []string{`1: unknown fact “purpose.kidn” of a use (did you mean “purpose.kind”?)`}},
		{"use", `kind == "sale"`, []string{`1: unknown fact “kind” of a use (did you mean purpose.kind or collection.kind?)`}},
		{"use", `Need == "none"`, []string{`1: unknown fact “Need” of a use (did you mean “need”?)`}},
		{"table", `weather == "fine"`, []string{`1: unknown fact “weather” of a table (the facts of a table are linked, pseudonymous, identified)`}},
		{"use", `category.Key == "user"`, []string{`1: unknown fact “category.Key” of a use (the facts of a use are `}},
		{"use", `need.length == "none"`, []string{`1: unknown fact “need.length” of a use (the facts of a use are `}},
		{"use", `category == "user.contact"`, []string{`1: category is not a fact itself (write under(category, "user.contact"), or name one of its facts: category.guarded, category.sensitivity, category.identifying)`}},
		{"use", `purpose == "delivery"`, []string{`1: purpose is not a fact itself (name one of its facts: purpose.title, purpose.basis, `}},
		{"use", `under(category, "user.contcat")`, []string{`17: unknown category “user.contcat” (did you mean “user.contact”?)`}},
		{"use", `under("user.contact", category)`, []string{
			`7: the first argument of under is not a category (write under(category, "user.contact"))`,
			`23: the second argument of under is not a category's key in quotes (write under(category, "user.contact"))`}},
		{"use", `under(category)`, []string{`1: under takes two arguments, a category and a key; 1 given (write under(category, "user.contact"))`}},
		{"purpose", `under(category, "user")`, []string{`1: a purpose has no category (make the rule one on use, field or column)`}},
		{"use", `undr(category, "user")`, []string{`1: unknown function “undr” (the only function is under(category, "user.contact"))`}},

		// Types.
		{"use", `need`, []string{`1: need is a text, expected something true or false (compare it: need == "required")`}},
		{"use", `not need`, []string{`5: need is a text, expected something true or false (compare it: need == "required")`}},
		{"use", `need == 3`, []string{`9: need is a text and is compared with a number (need is one of required, optional, none, unstated)`}},
		{"use", `need == true`, []string{`9: need is a text and is compared with a bool (need is one of required, optional, none, unstated)`}},
		{"field", `explained == "yes"`, []string{`14: explained is a bool and is compared with "yes" (write explained or not explained)`}},
		{"field", `explained in [1]`, []string{`15: explained is a bool and is compared with a number (write explained or not explained)`}},
		{"use", `need < "none"`, []string{`6: need is a text, which has no order (compare it with == or !=, or with in and a list)`}},
		{"field", `explained >= true`, []string{`11: explained is a bool, which has no order (compare it with == or !=, or with in and a list)`}},
		{"use", `need == precision`, []string{`1: compares need with precision, expected a fact and a constant (need is one of required, optional, none, unstated)`}},
		{"use", `need == (precision == "ok")`, []string{`20: “==” inside a comparison, which is about a fact and a constant (compare them one by one, joined by “and” or “or”)`}},
		{"use", `need == under(category, "user")`, []string{`9: a call inside a comparison is not allowed in a condition (calls stand alone: under(category, …) and …)`}},

		// Conditions that say nothing about a fact.
		{"field", `tables == 1.5`, []string{`11: tables is never a fraction, expected a whole number from 0 (write tables > 0)`}},
		{"field", `tables > -1`, []string{`10: tables is never negative, expected a whole number from 0 (write tables > 0)`}},
		{"table", `true`, []string{`1: a constant where a condition is expected: it reads no fact (the facts of a table are linked, pseudonymous, identified)`}},
		{"table", `linked or 1`, []string{`11: a constant where a condition is expected: it reads no fact (the facts of a table are linked, pseudonymous, identified)`}},
		{"table", `"a" == "a"`, []string{`1: compares two constants: it reads no fact (the facts of a table are linked, pseudonymous, identified)`}},
		{"use", `need in []`, []string{`1: the list after “in” is empty: the condition would never hold`}},

		// What the language has and conditions do not.
		{"use", `let x = "none"; need == x`, []string{`5: “let” is not allowed in a condition (write the fact itself in place of the variable)`}},
		{"use", `need == "none"; true`, []string{`1: “;” is not allowed in a condition (join conditions by “and” or “or”)`}},
		{"use", `now() == need`, []string{`1: the function “now” is not allowed in a condition (a condition reads facts alone; the only function is under(category, "user.contact"))`}},
		{"use", `now()`, []string{`1: the function “now” is not allowed in a condition (a condition reads facts alone; the only function is under(category, "user.contact"))`}},
		{"use", `lower(need) == "none"`, []string{`1: the function “lower” is not allowed in a condition (a condition reads facts alone; the only function is under(category, "user.contact"))`}},
		{"use", `$env.need == "none"`, []string{`1: “$env” is not allowed in a condition (name a fact: need, `}},
		{"use", `$env["need"] == "none"`, []string{`1: “$env” is not allowed in a condition (name a fact: need, `}},
		{"use", `any(need, # == "none")`, []string{`1: any is about a list, and no fact of a use is one`}},
		{"use", `len(need) == 4`, []string{`1: len is about a list, and no fact of a use is one`}},
		{"use", `filter([1], # > 0) == need`, []string{`1: the function “filter” is not allowed in a condition`}},
		{"use", `category | under("user")`, []string{`12: “|” is not allowed in a condition (write under(category, "user.contact"))`}},
		{"use", `need | upper() == "NONE"`, []string{`8: the function “upper” is not allowed in a condition`}},
		{"use", `need == ["none"]`, []string{`9: a list here is not allowed in a condition (lists come after “in”)`}},
		{"use", `need in {"none": 1}`, []string{`9: expected a list of constants after “in” (write it as need in ["none", "unstated"])`}},
		{"use", `need in 1..3`, []string{`9: expected a list of constants after “in” (write it as need in ["none", "unstated"])`}},
		{"use", `"none" in need`, []string{`11: expected a list of constants after “in” (write it as need in ["none", "unstated"])`}},
		{"use", `need in [precision]`, []string{`10: expected a constant in the list after “in” (need is one of required, optional, none, unstated)`}},
		{"use", `need == {"a": 1}`, []string{`9: a map is not allowed in a condition`}},
		{"use", `need.upper() == "NONE"`, []string{`6: a call inside a comparison is not allowed in a condition`}},
		{"use", `category.String()`, []string{`10: facts have no methods`}},
		{"use", `need + "d" == "none"`, []string{`6: “+” is not allowed in a condition`}},
		{"use", `-need == "none"`, []string{`1: “-” here is not allowed in a condition`}},
		{"use", `need matches "n.*"`, []string{`6: “matches” is not allowed in a condition (compare with a value by ==, or with several by in)`}},
		{"use", `need not contains "one"`, []string{`10: “contains” is not allowed in a condition (compare with a value by ==, or with several by in)`}},
		{"use", `need startsWith "n"`, []string{`6: “startsWith” is not allowed in a condition (compare with a value by ==, or with several by in)`}},
		{"use", `need endsWith "e"`, []string{`6: “endsWith” is not allowed in a condition (compare with a value by ==, or with several by in)`}},
		{"use", `need == "none" ? true : false`, []string{`1: a choice of “if” or “?:” is not allowed in a condition (write it with “and”, “or” and “not”, or as two rules)`}},
		{"table", `if linked { linked } else { linked }`, []string{`4: a choice of “if” or “?:” is not allowed in a condition (write it with “and”, “or” and “not”, or as two rules)`}},
		{"use", `(need ?? "none") == "none"`, []string{`7: “??” is not allowed in a condition`}},
		{"use", `purpose?.kind == "sale"`, []string{`1: “?.” is not allowed in a condition (write a plain dot: a fact always has a value)`}},
		{"use", `purpose[need] == "sale"`, []string{`1: an index is not allowed in a condition (name the fact with a dot: category.guarded)`}},
		{"use", `need[1:2] == "on"`, []string{`1: an index is not allowed in a condition (name the fact with a dot: category.guarded)`}},
		{"use", `need == nil`, []string{`9: “nil” is not allowed in a condition (a fact always has a value; what is not stated has one for that, such as missing)`}},
		{"use", `need == b"none"`, []string{`9: a string of bytes is not allowed in a condition (write the value in plain quotes)`}},

		// What cannot be read at all.
		{"use", `need = "none"`, []string{`6: unexpected “=” in the condition (equal is written ==)`}},
		{"use", `need == "none" AND choice == "missing"`, []string{`16: unexpected “AND” in the condition (write “and” between two conditions)`}},
		{"use", `need is "none"`, []string{`6: unexpected “is” in the condition (equal is written ==, and unequal !=)`}},
		{"use", `(need == "none"`, []string{`15: the condition ends too early (something is missing after the last word, or a parenthesis is not closed)`}},
		{"use", `need == `, []string{`8: the condition ends too early (something is missing after the last word, or a parenthesis is not closed)`}},
		{"use", `need == "none`, []string{`13: the condition cannot be read: literal not terminated`}},
		{"use", `need == “none”`, []string{`9: the condition cannot be read: unrecognized character: U+201C '“'`}},

		// Places are counted in characters, not in bytes.
		{"use", `"é" == need`, []string{`1: need is never "é", expected one of required, optional, none, unstated`}},
		{"use", `need == "é" or nead == "none"`, []string{
			`9: need is never "é", expected one of required, optional, none, unstated`,
			`16: unknown fact “nead” of a use (did you mean “need”?)`}},
		{"use", strings.Repeat("(", 5000), []string{`1: the condition is 5000 bytes long, expected at most 4000 (make several rules of it)`}},
	}
	for _, test := range tests {
		name := test.when[:min(len(test.when), 50)]
		t.Run(name, func(t *testing.T) {
			rules, problems := loadWhen(test.on, test.when)
			if len(rules) > 0 {
				t.Errorf("the rule was loaded")
			}
			if len(problems) != len(test.want) {
				t.Fatalf("got %d problems, want %d: %v", len(problems), len(test.want), problems)
			}
			for i, p := range problems {
				got := fmt.Sprintf("%d: %s", p.Span.Col-2, p.Msg)
				if p.Hint != "" {
					got += " (" + p.Hint + ")"
				}
				if p.Span.Line != 5 && len(test.when) < maxCondition {
					t.Errorf("problem on line %d, want 5", p.Span.Line)
				}
				if len(test.when) < maxCondition && !strings.HasPrefix(got, test.want[i]) {
					t.Errorf("got  %s\nwant %s", got, test.want[i])
				}
			}
		})
	}
}

func TestConditionsThatHold(t *testing.T) {
	use := fact.Use{
		Need: "none", Precision: "ok", Choice: "missing",
		Category:   &fact.Category{Key: "user.contact.email", Guarded: "no"},
		Purpose:    &fact.Purpose{Kind: "sale", Used: true},
		Collection: &fact.Collection{Kind: "form"},
	}
	tests := []struct {
		when string
		want bool
	}{
		{`need == "none"`, true},
		{`"none" == need`, true},
		{`need != "none"`, false},
		{`need in ["unstated", "none"]`, true},
		{`need not in ["unstated", "none"]`, false},
		{`need in ["unstated"]`, false},
		{`not (need == "none")`, false},
		{`!(need == "none") || choice == "missing"`, true},
		{`need == "none" and choice == "missing" && precision == "ok"`, true},
		{`purpose.kind == "sale"`, true},
		{`purpose.used`, true},
		{`not purpose.used`, false},
		{`purpose.used == false`, false},
		{`category.guarded == "no" and collection.kind in ["form", "api"]`, true},
		{`under(category, "user.contact")`, true},
		{`under(category, "user.contact.email")`, true},
		{`under(category, "user.health_and_medical")`, false},
		{"need == \"none\"\n  and choice == \"covered\"", false},
	}
	for _, test := range tests {
		rules, problems := loadWhen("use", test.when)
		if len(problems) > 0 {
			t.Errorf("%s: %v", test.when, problems)
			continue
		}
		set := NewSet(rules)
		if got := len(set.Use(use)) == 1; got != test.want {
			t.Errorf("%s: held is %v, want %v", test.when, got, test.want)
		}
		if p := set.Problems(); len(p) > 0 {
			t.Errorf("%s: %v", test.when, p)
		}
	}
}

// What is counted is a whole number and never below nothing.
func TestConditionsOnNumbers(t *testing.T) {
	tests := []struct{ when, want string }{
		{`age > 18`, ""},
		{`18 <= age and age != 2.0`, ""},
		{`age != 2.5`, "7: age is never a fraction, expected a whole number from 0 (write age > 0)"},
		{`age == -1`, "7: age is never negative, expected a whole number from 0 (write age > 0)"},
		{`age in [1, 2]`, ""},
		{`age == "18"`, `7: age is a number and is compared with "18" (write age > 0)`},
		{`age`, "0: age is a number, expected something true or false (compare it: age > 0)"},
	}
	for _, test := range tests {
		tree, err := parser.Parse(test.when)
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		c := checker{on: "person", facts: []fact.Fact{{Name: "age", Type: "number"}}, cats: testCategories()}
		c.fail = func(at file.Location, msg, hint string) { got += fmt.Sprintf("%d: %s (%s)", at.From, msg, hint) }
		c.truth(tree.Node)
		if got != test.want {
			t.Errorf("%s: got %q, want %q", test.when, got, test.want)
		}
	}
}
