package diff

import "strings"

// Kind is a kind of change, and the one that takes it back. Each says what became
// of its subject: {from} and {to} are the values before and after, {what} tells
// more. Where both have one name, neither is better than the other.
type Kind struct {
	Name, Back string
	Effect     Effect // of the first; what takes it back is Better, and Other of what is Other
	says       string
	back       string
}

// Kinds lists the kinds of change: those on which there is most to look at first.
func Kinds() []Kind {
	return []Kind{
		{"added", "removed", CollectsMore, "is new: {what}", "is gone: {what}"},
		{"kept", "not-kept", CollectsMore, "is now kept, in {what}; before it was only passed on", "is no longer kept in {what}, only passed on"},
		{"kept-in-more", "kept-in-less", CollectsMore, "is also kept in {what}", "is no longer kept in {what}"},
		{"finer", "coarser", CollectsMore, "is collected by {to}, finer than {from}", "is collected by {to}, coarser than {from}"},
		{"more-sensitive", "less-sensitive", CollectsMore, "is now declared as {to}, more sensitive than {from}", "is now declared as {to}, less sensitive than {from}"},
		{"required", "not-required", CollectsMore, "is now required", "is no longer required"},
		{"mandatory", "not-mandatory", CollectsMore, "must now be filled for everyone: it may not be empty and has no default", "need no longer be filled for everyone"},
		{"taken", "asked-for", CollectsMore, "is now of kind {to} instead of {from}: it takes data from elsewhere than the person", "is now of kind {to} instead of {from}: it asks the person"},
		{"subject-added", "subject-removed", CollectsMore, "is now about {what}", "is no longer about {what}"},

		{"purpose-added", "purpose-removed", UsesMore, "is new: {what}", "is gone: {what}"},
		{"used-more", "used-less", UsesMore, "is now also used for {what}", "is no longer used for {what}"},
		{"collected-for-more", "collected-for-less", UsesMore, "now says that it was collected for {what} too", "no longer says that it was collected for {what}"},
		{"derived-from-more", "derived-from-less", UsesMore, "is now derived from {what} too", "is no longer derived from {what}"},
		{"need-added", "need-removed", UsesMore, "now needs {what}", "no longer needs {what}"},
		{"need-widened", "need-narrowed", UsesMore, "now needs {to}, wider than {from}", "now needs {to}, narrower than {from}"},
		{"need-finer", "need-coarser", UsesMore, "now needs {to}, finer than {from}", "now needs {to}, coarser than {from}"},
		{"need-required", "need-optional", UsesMore, "now needs {what} always; before it was optional", "needs {what} only optionally"},
		{"kept-longer", "kept-shorter", UsesMore, "has a longer retention: {to} instead of {from}", "has a shorter retention: {to} instead of {from}"},
		{"recipient-added", "recipient-removed", UsesMore, "is new: {what}", "is gone: {what}"},
		{"given-more", "given-less", UsesMore, "is now also given {what}", "is no longer given {what}"},
		{"given-for-more", "given-for-less", UsesMore, "now also gets data for {what}", "no longer gets data for {what}"},
		{"given-to-more", "given-to-less", UsesMore, "now also gives data to {what}", "no longer gives data to {what}"},
		{"decides-itself", "instructed", UsesMore, "is now a {to} instead of a {from}, and decides itself what it does with the data", "is now a {to} instead of a {from}, and no longer decides itself what it does with the data"},
		{"exploits", "exploits-not", UsesMore, "is now of kind {to} instead of {from}", "is now of kind {to} instead of {from}"},
		{"profiles", "profiles-not", UsesMore, "now profiles people", "no longer profiles people"},

		{"consent-dropped", "consent-based", AsksLess, "now rests on {to} instead of consent: nobody is asked", "now rests on consent instead of {from}"},
		{"scope-removed", "scope-added", AsksLess, "is gone: {what}", "is new: {what}"},
		{"objection", "consent", AsksLess, "is now an objection instead of a consent: on until refused", "is now a consent instead of an objection: off until given"},
		{"on-by-default", "off-by-default", AsksLess, "is now on until the person turns it off", "is now off until the person turns it on"},
		{"covers-less", "covers-more", AsksLess, "no longer lets people choose about {what}", "now lets people choose about {what} too"},
		{"gates", "gates-not", AsksLess, "is now a condition of {what}", "is no longer a condition of {what}"},
		{"asks-less", "asks-more", AsksLess, "no longer asks {what}", "now asks {what}"},
		{"preselected", "not-preselected", AsksLess, "is now filled in or ticked beforehand", "is no longer filled in or ticked beforehand"},
		{"unstated", "stated", AsksLess, "no longer says {what}", "now says {what}"},
		{"undeclared", "declared", AsksLess, "is declared no more, and still in the schema: {what}", "is declared now; it was in the schema before: {what}"},
		{"declared-away", "not-declared-away", AsksLess, "now says that it is not personal{what}", "no longer says that it is not personal{what}"},
		{"declared-complete", "not-declared-complete", AsksLess, "now says that all it holds is declared{what}", "no longer says that all it holds is declared{what}"},
		{"called-harmless", "called-sensitive", AsksLess, "is now called of {to} sensitivity instead of {from}", "is now called of {to} sensitivity instead of {from}"},
		{"child-no-more", "child", AsksLess, "is no longer said to be children", "is now said to be children"},
		{"transfer-unsafe", "transfer-safe", AsksLess, "is now in {to}, where nothing keeps the protection, instead of {from}", "is now in {to}, where the protection is kept, instead of {from}"},
		{"rule-off", "rule-on", AsksLess, "is switched off: {what}", "is no longer switched off: {what}"},
		{"rule-milder", "rule-stricter", AsksLess, "is now {to} instead of {from}", "is now {to} instead of {from}"},
		{"rule-removed", "rule-added", AsksLess, "is gone: {what}", "is new: {what}"},
		{"accepts-more", "accepts-less", AsksLess, "now accepts {what}", "no longer accepts {what}"},
		{"not-read", "read", AsksLess, "is no longer read{what}", "is now read{what}"},
		{"law-dropped", "law-added", AsksLess, "no longer applies", "now applies"},

		{"renamed", "renamed", Other, "was called {from}", ""},
		{"replaces", "replaces", Other, "stands in the place of {from}", ""},
		{"kept-elsewhere", "kept-elsewhere", Other, "is kept in {to} instead of {from}", ""},
		{"category-changed", "category-changed", Other, "is now declared as {to} instead of {from}", ""},
		{"basis-changed", "basis-changed", Other, "now rests on {to} instead of {from}", ""},
		{"kind-changed", "kind-changed", Other, "is now of kind {to} instead of {from}", ""},
		{"role-changed", "role-changed", Other, "now has the role {to} instead of {from}", ""},
		{"country-changed", "country-changed", Other, "is now in {to} instead of {from}", ""},
		{"retention-changed", "retention-changed", Other, "has another retention: {to} instead of {from}", ""},
		{"consent-elsewhere", "consent-elsewhere", Other, "now rests on a choice made at {to} instead of {from}", ""},
		{"claim-made", "claim-dropped", Other, "now names {to} as {what}", "no longer names {from} as {what}"},
		{"claim-changed", "claim-changed", Other, "now names {to} instead of {from} as {what}", ""},
		{"rule-changed", "rule-changed", Other, "judges otherwise", ""},
		{"verdict-changed", "verdict-changed", Other, "is declared as it was, and now {to} instead of {from}", ""},
	}
}

// fill writes what a kind says with values in it.
func (k Kind) fill(back bool, from, to, what string) string {
	says := k.says
	if back {
		says = k.back
	}
	return strings.NewReplacer("{from}", from, "{to}", to, "{what}", what).Replace(says)
}
