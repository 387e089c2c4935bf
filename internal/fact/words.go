package fact

// Placeholders lists the words that a rule's message and fix may hold in braces,
// by what the rule is on. What each stands for:
//
//	field, column, table, place   the reference: checkout.email, shop.users.email
//	category                      the category's key, or "not personal"
//	purpose, scope, collection,   its title
//	recipient
//	precision                     the rung at which the datum is collected
//	allowed                       the finest rung that a need of the purpose allows
//	kept_for, needed_for          how long the datum is kept there, and how long the
//	                              purpose needs it: P8Y after payment
//	why                           the reason of what was found, as a clause
//	missing                       the places of a field that no schema has
//	vague                         the needs that are too wide: user, user.contact
//	columns                       the table's columns that nothing describes
//	via                           how keys tie it to people: order_items → orders → users
//	pseudonyms, identifiers       the table's pseudonymous columns, and those beside them that
//	                              say who the person is
//	tables                        the tables that keep a field; those of a collection for which
//	                              nothing says what deletes the data
//	asked_at                      where the same people are asked for the same category
//	conflict                      how a column's type and its declaration disagree, as a clause
//	introduced, reviewed          the day of the migration that introduced a column, and the day
//	                              its declaration was reviewed
//	unbounded                     what advertising data is not limited in: time, kind
//	risks                         the signs of high risk
//	children                      the subjects who are children
//	purposes, controllers, gates  those behind a scope, and the service it is a condition of
//	excess                        the categories that none of a recipient's purposes needs, and
//	                              the purposes that need none of the categories
//	disputed                      the purposes on which a recipient and the purposes disagree
//	country                       a recipient's country
//	type                          a column's type as its schema writes it
//	waiver, waived                what a waiver is for, and the rule that it accepts
//	owner, expires                who answers for it, and its last day
//	guess, confidence, reason     the classifier's category for a column, how sure it
//	                              is, and why
func Placeholders(on string) []string {
	switch on {
	case "use":
		return []string{"field", "category", "precision", "allowed", "purpose", "collection", "place", "kept_for", "needed_for", "why"}
	case "field":
		return []string{"field", "category", "collection", "missing", "tables", "asked_at", "why"}
	case "column":
		return []string{"column", "category", "guess", "type", "confidence", "reason", "conflict", "introduced", "reviewed", "why"}
	case "table":
		return []string{"table", "columns", "via", "pseudonyms", "identifiers"}
	case "purpose":
		return []string{"purpose", "vague", "unbounded", "risks", "children"}
	case "scope":
		return []string{"scope", "purposes", "controllers", "gates"}
	case "collection":
		return []string{"collection", "tables"}
	case "recipient":
		return []string{"recipient", "country", "excess", "disputed"}
	case "waiver":
		return []string{"waiver", "waived", "owner", "expires"}
	}
	return nil
}

// On lists what a rule can be on, from the finest to the coarsest.
func On() []string {
	return []string{"use", "field", "column", "table", "purpose", "scope", "collection", "recipient", "waiver"}
}
