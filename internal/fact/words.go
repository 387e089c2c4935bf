package fact

// Placeholders lists the words that a rule's message and fix may hold in braces,
// by what the rule is on. What each stands for:
//
//	field, column,       the reference: checkout.email, shop.users.email
//	table, place
//	category             the category's key, or "not personal"
//	purpose, scope,      the title of it
//	collection,
//	recipient
//	precision            the rung at which the datum is collected
//	allowed              the finest rung that a need of the purpose allows
//	kept_for             how long the datum is kept there: P8Y after paid
//	needed_for           how long the purpose needs it, in the same form
//	why                  the reason of the verdict on a choice, as a clause:
//	                     no consent scope names the purpose
//	missing              of a field, what justifies it least: a purpose, a lawful basis
//	vague                the needs that are too broad: user, user.contact
//	columns              the columns meant, the first few by name
//	via                  the keys that tie a table to people: user_id → shop.users
//	type                 a column's type as its schema writes it
//	guess, confidence,   the classifier's category for a column, how sure it is
//	reason               (0.93), and why
//
// A field's place is the one that it is declared to be kept at and no schema has.
func Placeholders(on string) []string {
	switch on {
	case "use":
		return []string{"field", "category", "precision", "allowed", "purpose", "collection", "place", "kept_for", "needed_for", "why"}
	case "field":
		return []string{"field", "category", "collection", "place", "missing", "why"}
	case "column":
		return []string{"column", "category", "guess", "type", "confidence", "reason"}
	case "table":
		return []string{"table", "columns", "via"}
	case "purpose":
		return []string{"purpose", "vague"}
	case "scope":
		return []string{"scope"}
	case "collection":
		return []string{"collection"}
	case "recipient":
		return []string{"recipient"}
	}
	return nil
}

// On lists what a rule can be on, from the finest to the coarsest.
func On() []string {
	return []string{"use", "field", "column", "table", "purpose", "scope", "collection", "recipient"}
}
