package fact

// Placeholders lists the words that a rule's message may hold in braces, by what
// the rule is on.
func Placeholders(on string) []string {
	switch on {
	case "use":
		return []string{"field", "category", "precision", "allowed", "purpose", "collection", "place", "kept_for", "needed_for", "why"}
	case "field":
		return []string{"field", "category", "collection", "missing", "why"}
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
