package policy

import (
	"strings"
	"testing"

	"github.com/pare-dev/pare/internal/source"
)

// problems writes problems as a user sees them, one a line.
func problems(ps []source.Problem) string {
	var lines []string
	for _, p := range ps {
		lines = append(lines, p.Error())
	}
	return strings.Join(lines, "\n")
}

func TestReadProblems(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"minimal", "purposes:\n  delivery:\n    title: Deliver\n",
			""},
		{"empty", "",
			"rules.yaml:1:1: error: a rules file is empty, expected purposes, consent scopes or the like (write it, or no longer name it)"},
		{"nothing stated", "{}\n",
			""},
		{"list", "- purposes\n",
			"rules.yaml:1:1: error: a rules file is a list, expected a mapping (write key: value)"},
		{"unknown key at the top", "purpose: {}\n",
			"rules.yaml:1:1: error: unknown key “purpose” in a rules file (did you mean “purposes”?)"},
		{"manifest for rules", "collections: []\n",
			"rules.yaml:1:1: error: unknown key “collections” in a rules file (known keys: categories, checks, consent_scopes, names, purposes, subjects)"},
		{"purposes as a list", "purposes: [delivery]\n",
			"rules.yaml:1:11: error: “purposes” in a rules file is a list, expected a mapping (write key: value)"},
		{"purpose empty", "purposes:\n  delivery:\n",
			"rules.yaml:2:3: error: a purpose is empty, expected a mapping (write key: value)"},
		{"purpose as a text", "purposes:\n  delivery: Deliver\n",
			"rules.yaml:2:13: error: a purpose is a text, expected a mapping (write key: value)"},
		{"purpose without a title", "purposes:\n  delivery: {basis: contract}\n",
			"rules.yaml:2:13: error: “title” is missing in a purpose (add it)"},
		{"purpose key", "purposes:\n  my delivery: {title: x}\n",
			"rules.yaml:2:3: error: “my delivery” cannot be the name of a purpose (use letters, digits, _ and - alone)"},
		{"unknown key in a purpose", "purposes:\n  delivery:\n    title: Deliver\n    recipent: [courier]\n",
			"rules.yaml:4:5: error: unknown key “recipent” in a purpose (did you mean “recipients”?)"},
		{"basis", "purposes:\n  delivery:\n    title: Deliver\n    basis: legitimate_interest\n",
			"rules.yaml:4:12: error: “basis” in a purpose is “legitimate_interest”, expected consent, contract, legal_obligation, vital_interests, public_task, legitimate_interests or recognised_legitimate_interest (did you mean “legitimate_interests”?)"},
		{"basis in other words", "purposes:\n  delivery:\n    title: Deliver\n    basis: because we can\n",
			"rules.yaml:4:12: error: “basis” in a purpose is “because we can”, expected consent, contract, legal_obligation, vital_interests, public_task, legitimate_interests or recognised_legitimate_interest"},
		{"kind", "purposes:\n  delivery:\n    title: Deliver\n    kind: Marketing\n",
			"rules.yaml:4:11: error: “kind” in a purpose is “Marketing”, expected service, personalization, marketing, advertising, sale, analytics, security, legal or research (did you mean “marketing”?)"},
		{"condition", "purposes:\n  delivery:\n    title: Deliver\n    condition: k\n",
			"rules.yaml:4:16: error: “condition” in a purpose is “k”, expected a, b, c, d, e, f, g, h, i or j"},
		{"profiling", "purposes:\n  delivery:\n    title: Deliver\n    profiling: yes\n",
			"rules.yaml:4:16: error: “profiling” in a purpose is a text, expected true or false (write true)"},
		{"unknown subject", "subjects:\n  customer: {title: Customers}\npurposes:\n  delivery:\n    title: Deliver\n    subjects: [custommer]\n",
			"rules.yaml:6:16: error: unknown subject “custommer” (did you mean “customer”?)"},
		{"no subjects at all", "purposes:\n  delivery:\n    title: Deliver\n    subjects: [customer]\n",
			"rules.yaml:4:16: error: unknown subject “customer” (define it under “subjects” in a rules file)"},
		{"subject twice in a list", "subjects:\n  customer: {title: Customers}\npurposes:\n  delivery:\n    title: Deliver\n    subjects: [customer, customer]\n",
			"rules.yaml:6:26: error: “customer” appears twice in “subjects” in a purpose, first at rules.yaml:6:16 (keep one of the two)"},
		{"subject without a title", "subjects:\n  customer: {child: false}\n",
			"rules.yaml:2:13: error: “title” is missing in a subject (add it)"},
		{"child as a number", "subjects:\n  pupil: {title: Pupils, child: 1}\n",
			"rules.yaml:2:33: error: “child” in a subject is a number, expected true or false (write true)"},
		{"unknown category", "purposes:\n  delivery:\n    title: Deliver\n    needs: [user.contact.emial]\n",
			"rules.yaml:4:13: error: unknown category “user.contact.emial” (did you mean “user.contact.email”?)"},
		{"unknown category far from all", "purposes:\n  delivery:\n    title: Deliver\n    needs: [shoe_size]\n",
			"rules.yaml:4:13: error: unknown category “shoe_size” (define it under “categories” in a rules file)"},
		{"need without a category", "purposes:\n  delivery:\n    title: Deliver\n    needs:\n      - {optional: true}\n",
			"rules.yaml:5:9: error: “category” is missing in a need (add it)"},
		{"need as a list", "purposes:\n  delivery:\n    title: Deliver\n    needs: [[user.name]]\n",
			"rules.yaml:4:13: error: a need is a list, expected a mapping (write key: value)"},
		{"needs as a text", "purposes:\n  delivery:\n    title: Deliver\n    needs: user.name\n",
			"rules.yaml:4:12: error: “needs” in a purpose is a text, expected a list (write [user.name])"},
		{"need of null", "purposes:\n  delivery:\n    title: Deliver\n    needs:\n      -\n",
			"rules.yaml:5:8: error: an item of “needs” in a purpose is empty (write a value, or leave the item out)"},
		{"unknown key in a need", "purposes:\n  delivery:\n    title: Deliver\n    needs:\n      - {category: user.name, why: x}\n",
			"rules.yaml:5:31: error: unknown key “why” in a need (known keys: because, category, optional, precision)"},
		{"need twice", "purposes:\n  delivery:\n    title: Deliver\n    needs:\n      - user.name\n      - {category: user.name, optional: true}\n",
			"rules.yaml:6:20: error: the need of “user.name” appears twice in a purpose, first at rules.yaml:5:9 (keep one of the two)"},
		{"need at two precisions", "purposes:\n  delivery:\n    title: Deliver\n    needs:\n      - {category: user.location, precision: city}\n      - {category: user.location, precision: point, optional: true}\n",
			""},
		{"precision of none", "purposes:\n  delivery:\n    title: Deliver\n    needs:\n      - {category: user.name, precision: city}\n",
			"rules.yaml:5:42: error: “user.name” has no precisions, so it cannot be had by “city” (leave precision out)"},
		{"precision unknown", "purposes:\n  delivery:\n    title: Deliver\n    needs:\n      - {category: user.location, precision: town}\n",
			"rules.yaml:5:46: error: “town” is not a precision of “user.location”, expected one of point, street, postcode, city, region, country"},
		{"precision misspelt", "purposes:\n  delivery:\n    title: Deliver\n    needs:\n      - {category: user.location, precision: citty}\n",
			"rules.yaml:5:46: error: “citty” is not a precision of “user.location”, expected one of point, street, postcode, city, region, country (did you mean “city”?)"},
		{"precision finer than a guarded step", "purposes:\n  delivery:\n    title: Deliver\n    needs:\n      - {category: user.demographic.age_range, precision: day}\n",
			"rules.yaml:5:59: error: “day” is finer than “user.demographic.age_range”, which stands for “band” (name “user.demographic.date_of_birth” as the category, or one of band, adult_flag)"},
		{"precision coarser than a step", "purposes:\n  delivery:\n    title: Deliver\n    needs:\n      - {category: user.demographic.age_range, precision: adult_flag}\n",
			""},
		{"retention without event", "purposes:\n  delivery:\n    title: Deliver\n    retention: {for: P2Y}\n",
			"rules.yaml:4:16: error: “after” is missing in “retention” in a purpose (add it)"},
		{"retention in words", "purposes:\n  delivery:\n    title: Deliver\n    retention: {for: two years, after: last_order}\n",
			"rules.yaml:4:22: error: “for” in “retention” in a purpose is “two years”: expected an ISO 8601 duration such as P2Y, P6M or P30D"},
		{"retention without P", "purposes:\n  delivery:\n    title: Deliver\n    retention: {for: 2Y, after: last_order}\n",
			"rules.yaml:4:22: error: “for” in “retention” in a purpose is “2Y”: expected an ISO 8601 duration such as P2Y, P6M or P30D"},
		{"retention too large", "purposes:\n  delivery:\n    title: Deliver\n    retention: {for: P999999Y, after: last_order}\n",
			"rules.yaml:4:22: error: “for” in “retention” in a purpose is “P999999Y”: a number in the duration is too large"},
		{"retention as a text", "purposes:\n  delivery:\n    title: Deliver\n    retention: P2Y\n",
			"rules.yaml:4:16: error: “retention” in a purpose is a text, expected a mapping (write key: value)"},
		{"compatible with itself", "purposes:\n  delivery:\n    title: Deliver\n    compatible_with: [delivery]\n",
			"rules.yaml:4:23: error: the purpose “delivery” is “compatible_with” itself (name other purposes alone)"},
		{"compatible with unknown", "purposes:\n  delivery:\n    title: Deliver\n    compatible_with: [deliveri]\n",
			"rules.yaml:4:23: error: unknown purpose “deliveri” (did you mean “delivery”?)"},
		{"scope without all", "consent_scopes:\n  offers: {default: off}\n",
			"rules.yaml:2:11: error: “mode” is missing in a consent scope (add it)\n" +
				"rules.yaml:2:11: error: “purposes” is missing in a consent scope (add it)\n" +
				"rules.yaml:2:11: error: “title” is missing in a consent scope (add it)"},
		{"scope without purposes", "purposes:\n  delivery:\n    title: Deliver\nconsent_scopes:\n  offers: {title: Offers, mode: consent, purposes: []}\n",
			"rules.yaml:5:42: error: “purposes” in a consent scope is empty (write a value)"},
		{"scope mode", "purposes:\n  delivery:\n    title: Deliver\nconsent_scopes:\n  offers: {title: Offers, mode: opt-in, purposes: [delivery]}\n",
			"rules.yaml:5:33: error: “mode” in a consent scope is “opt-in”, expected consent or objection"},
		{"scope default", "purposes:\n  delivery:\n    title: Deliver\nconsent_scopes:\n  offers: {title: Offers, mode: consent, purposes: [delivery], default: no}\n",
			"rules.yaml:5:73: error: “default” in a consent scope is “no”, expected on or off"},
		{"scope default on", "purposes:\n  delivery:\n    title: Deliver\nconsent_scopes:\n  offers: {title: Offers, mode: consent, purposes: [delivery], default: on}\n",
			""},
		{"scope of unknown purpose", "purposes:\n  delivery:\n    title: Deliver\nconsent_scopes:\n  offers: {title: Offers, mode: consent, purposes: [personalization]}\n",
			"rules.yaml:5:53: error: unknown purpose “personalization” (define it under “purposes” in a rules file)"},
		{"scope of misspelt purpose", "purposes:\n  delivery:\n    title: Deliver\nconsent_scopes:\n  offers: {title: Offers, mode: consent, purposes: [delivry]}\n",
			"rules.yaml:5:53: error: unknown purpose “delivry” (did you mean “delivery”?)"},
		{"purpose twice", "purposes:\n  delivery:\n    title: Deliver\n---\npurposes:\n  delivery:\n    title: Deliver\n",
			"rules.yaml:6:3: error: purpose “delivery” is defined twice, first at rules.yaml:2:3 (keep one of the two, or rename one)"},
		{"purpose twice in a mapping", "purposes:\n  delivery:\n    title: Deliver\n  delivery:\n    title: Again\n",
			"rules.yaml:4:3: error: “delivery” appears twice in one mapping, first at rules.yaml:2:3 (keep one of the two)"},
		{"category", "categories:\n  user.account.tier: {title: Tier, sensitivity: low, ladder: [exact, band], dpv: pd:Tier}\npurposes:\n  delivery:\n    title: Deliver\n    needs: [{category: user.account.tier, precision: band}]\n",
			""},
		{"category without a title", "categories:\n  user.account.tier: {sensitivity: low}\n",
			"rules.yaml:2:22: error: “title” is missing in a category (add it)"},
		{"category built in", "categories:\n  user.name: {title: Name}\n",
			"rules.yaml:2:3: error: the category “user.name” is built in and cannot be defined again (choose a key beneath it)"},
		{"category without a parent", "categories:\n  user.shoes.size: {title: Shoe size}\n",
			"rules.yaml:2:3: error: the category “user.shoes.size” has no parent: “user.shoes” is not defined (define “user.shoes” too)"},
		{"category with a misspelt parent", "categories:\n  user.acount.tier: {title: Tier}\n",
			"rules.yaml:2:3: error: the category “user.acount.tier” has no parent: “user.acount” is not defined (did you mean “user.account”?)"},
		{"category without a parent, near one above it", "categories:\n  user.a.b: {title: Tier}\n",
			"rules.yaml:2:3: error: the category “user.a.b” has no parent: “user.a” is not defined (define “user.a” too)"},
		{"category elsewhere", "categories:\n  customer.tier: {title: Tier}\n",
			"rules.yaml:2:3: error: the category “customer.tier” lies neither beneath “user” nor beneath “system” (start its key with user. where it is about people)"},
		{"category beneath another", "categories:\n  user.shoes: {title: Shoes}\n  user.shoes.size: {title: Shoe size}\n",
			""},
		{"category key", "categories:\n  user..tier: {title: Tier}\n",
			"rules.yaml:2:3: error: “user..tier” cannot be the key of a category (use letters, digits, _ and - alone, with a dot between the levels)"},
		{"category sensitivity", "categories:\n  user.tier: {title: Tier, sensitivity: critical}\n",
			"rules.yaml:2:41: error: “sensitivity” in a category is “critical”, expected low, medium or high"},
		{"category with one rung", "categories:\n  user.tier: {title: Tier, ladder: [exact]}\n",
			"rules.yaml:2:28: error: “ladder” in a category has fewer than two rungs (list the precisions from fine to coarse, or leave the ladder out)"},
		{"category with a rung twice", "categories:\n  user.tier: {title: Tier, ladder: [exact, exact]}\n",
			"rules.yaml:2:28: error: “ladder” in a category has fewer than two rungs (list the precisions from fine to coarse, or leave the ladder out)\n" +
				"rules.yaml:2:44: error: “exact” appears twice in “ladder” in a category, first at rules.yaml:2:37 (keep one of the two)"},
		{"category guarded", "categories:\n  user.tier: {title: Tier, guarded: special}\n",
			"rules.yaml:2:28: error: unknown key “guarded” in a category (known keys: dpv, ladder, sensitivity, title)"},
		{"category twice", "categories:\n  user.tier: {title: Tier}\n---\ncategories:\n  user.tier: {title: Tier}\n",
			"rules.yaml:5:3: error: category “user.tier” is defined twice, first at rules.yaml:2:3 (keep one of the two, or rename one)"},
		{"checks as a mapping", "checks: {id: x}\n",
			"rules.yaml:1:9: error: “checks” in a rules file is a mapping, expected a list (write a list: [a, b], or one “- ” line for each item)"},
		{"unknown category that ends as another", "purposes:\n  delivery:\n    title: Deliver\n    needs: [user.email, phone_number]\n",
			"rules.yaml:4:13: error: unknown category “user.email” (did you mean “user.contact.email”?)\n" +
				"rules.yaml:4:25: error: unknown category “phone_number” (did you mean “user.contact.phone_number”?)"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, ps := Read(builtin(t), []source.File{source.NewFile("rules.yaml", []byte(tt.in))})
			if got := problems(ps); got != tt.want {
				t.Errorf("got:\n%s\nwant:\n%s", got, tt.want)
			}
		})
	}
}
