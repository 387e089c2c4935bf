package diff_test

// example is a change of the files of base.
type example struct {
	name  string
	edits []edit
}

func cases() []example {
	const m, r, p = "manifest.yaml", "rules.yaml", "pare.yaml"
	const field = "      - {name: email,"
	return []example{
		{"nothing", nil},
		{"a field that is not kept", []edit{{m, field, "      - {name: phone, category: user.contact.phone_number, purposes: [delivery], required: true, stored_in: none}\n" + field}}},
		{"a field with its column", []edit{{m, field, "      - {name: phone, category: user.contact.phone_number, purposes: [delivery]}\n" + field}, {"migrations/2_phone.sql", "", "ALTER TABLE orders ADD phone text;"}}},
		{"a column that nothing declares", []edit{{"migrations/2_phone.sql", "", "ALTER TABLE orders ADD phone_number text;"}}},
		{"a column that is not personal", []edit{{"migrations/2_total.sql", "", "ALTER TABLE orders ADD total int;"}}},
		{"a column that can hold anything", []edit{{"migrations/2_x.sql", "", "ALTER TABLE orders ADD extra jsonb;"}}},
		{"a column that must be filled", []edit{{"migrations/2_x.sql", "", "ALTER TABLE orders ADD id int PRIMARY KEY, ALTER COLUMN email SET NOT NULL;"}}},
		{"a renamed column, and its field with it", []edit{{"migrations/2_x.sql", "", "ALTER TABLE orders RENAME born TO birthday;"}, {m, "{name: born,", "{name: birthday,"}}},
		{"a renamed column whose field stays", []edit{{"migrations/2_x.sql", "", "ALTER TABLE orders RENAME born TO birthday;"}, {m, "explain: For wine.", "explain: For wine., stored_in: [shop.orders.birthday]"}}},
		{"a renamed table", []edit{{"migrations/2_x.sql", "", "ALTER TABLE orders RENAME TO purchases;"}, {m, "table: shop.orders", "table: shop.purchases"}, {m, "at: shop.orders.bought", "at: shop.purchases.bought"}, {m, "at: shop.orders.note", "at: shop.purchases.note"}}},
		{"a renamed field", []edit{{m, "{name: bought,", "{name: purchases,"}}},
		{"a renamed collection", []edit{{m, "id: checkout", "id: till"}}},
		{"a field in another collection", []edit{{m, "      - {name: bought, category", "  - id: till\n    kind: form\n    subjects: [customer]\n    asks: [suggest]\n    fields:\n      - {name: bought, category"}}},
		{"a coarser field in the place of another", []edit{{"migrations/2_x.sql", "", "ALTER TABLE orders ADD band text, DROP born;"}, {m, "{name: born, category: user.demographic.date_of_birth, precision: year", "{name: band, category: user.demographic.date_of_birth, precision: band"}}},
		{"another place", []edit{{"migrations/2_x.sql", "", "ALTER TABLE orders ADD seen text;"}, {m, "at: shop.orders.bought", "at: shop.orders.seen"}}},
		{"a field that is declared no more", []edit{{m, "      - {name: email, category: user.contact.email, purposes: [delivery], required: true, explain: For the receipt.}\n", ""}}},
		{"finer", []edit{{m, "precision: year", "precision: day"}}},
		{"a precision left out", []edit{{m, "category: user.demographic.date_of_birth, precision: year", "category: user.location, precision: city"}}},
		{"required", []edit{{m, "precision: year", "precision: year, required: true, preselected: true"}}},
		{"a guarded category", []edit{{m, "category: user.contact.email", "category: user.health_and_medical"}}},
		{"another category as sensitive", []edit{{m, "category: user.contact.email", "category: user.contact.phone_number"}}},
		{"a category that is not personal", []edit{{m, "category: user.contact.email", "category: system.operations"}}},
		{"a purpose more, at a place too", []edit{{m, "purposes: [tips], explain", "purposes: [tips, delivery], explain"}}},
		{"a place more", []edit{{m, "deletion: nightly job}", "deletion: nightly job}, shop.orders.note"}}},
		{"kept, not passed on", []edit{{m, "stored_in: [{at: shop.orders.bought, deletion: nightly job}]", "stored_in: none"}}},
		{"a place kept longer than its purposes say", []edit{{m, "deletion: nightly job", "retention: {for: P3Y, after: last_order}"}}},
		{"a field kept longer than its purposes say", []edit{{m, "precision: year", "precision: year, retention: {for: P3Y, after: last_order}"}}},
		{"derived, and collected for more", []edit{{m, "explain: For tips.", "derived_from: [checkout.email], collected_for: [delivery]"}}},
		{"a choice made elsewhere", []edit{{m, "explain: For tips.", "explain: For tips., consent_at: checkout"}}},
		{"a collection that infers", []edit{{m, "columns:", "  - {id: guesses, kind: inferred, subjects: [pupil], fields: [{name: mood, category: user.behavior, purposes: [tips], stored_in: none}]}\ncolumns:"}}},
		{"a collection that buys what it asked, of children too", []edit{{m, "kind: form", "kind: third_party"}, {m, "subjects: [customer]", "subjects: [customer, pupil]"}, {m, "notice: https://shop.example/privacy", "source: {name: a broker}"}}},
		{"a choice that is not asked", []edit{{m, "    asks: [suggest]\n", ""}}},
		{"a statement that a column is not personal", []edit{{"migrations/2_x.sql", "", "ALTER TABLE orders ADD phone_number text, ADD extra jsonb;"}, {m, "columns:", "columns:\n  - {at: shop.orders.phone_number, not_personal: true, because: it is ours}\n  - {at: shop.orders.extra, complete: true}"}}},
		{"an annotation that a column is not personal", []edit{{"migrations/2_x.sql", "", "ALTER TABLE orders ADD phone_number text; -- pare: not-personal it is ours"}}},
		{"a name that is not personal", []edit{{r, "checks:", "names: {not-personal: note}\nchecks:"}, {m, "columns:\n  - {at: shop.orders.note, not_personal: true, because: staff write there}\n", ""}}},

		{"a purpose", []edit{{r, "  tips:", "  ads:\n    title: Show ads\n    basis: legitimate_interests\n    kind: advertising\n    needs: [user.behavior, user.device]\n  tips:"}}},
		{"a need", []edit{{r, "needs: [user.contact.email,", "needs: [user.contact.email, user.contact.phone_number,"}}},
		{"a need that is wider", []edit{{r, "needs: [user.contact.email,", "needs: [user.contact,"}}},
		{"a need that is finer, and no field changed", []edit{{r, "precision: band", "precision: year"}}},
		{"a need that is required", []edit{{r, "{category: user.name, optional: true}", "user.name"}}},
		{"needs that are not stated", []edit{{r, "    needs: [user.behavior.purchase_history]\n", ""}}},
		{"kept longer", []edit{{r, "    retention: {for: P1Y, after: last_order}\n    recipients", "    retention: {for: P2Y, after: last_order}\n    recipients"}}},
		{"kept for as long, written otherwise", []edit{{r, "    retention: {for: P1Y, after: last_order}\n    recipients", "    retention: {for: P12M, after: last_order}\n    recipients"}}},
		{"counted from another event", []edit{{r, "    retention: {for: P1Y, after: last_order}\n    recipients", "    retention: {for: P1Y, after: first_order}\n    recipients"}}},
		{"no time at all", []edit{{r, "    retention: {for: P1Y, after: last_order}\n    recipients", "    recipients"}}},
		{"consent given up", []edit{{r, "basis: consent", "basis: legitimate_interests"}}},
		{"another basis", []edit{{r, "basis: contract", "basis: public_task"}}},
		{"no basis", []edit{{r, "    basis: contract\n", ""}}},
		{"for advertising, with profiles, and no benefit", []edit{{r, "    benefit: You find your next book.\n", "    profiling: true\n"}, {r, "kind: personalization", "kind: advertising"}}},
		{"a claim", []edit{{r, "kind: personalization", "kind: personalization\n    eprivacy: 13(2)\n    compatible_with: [delivery]"}}},
		{"another claim", []edit{{r, "eprivacy: 5(3)", "eprivacy: 13(2)"}}},
		{"a recipient of a purpose", []edit{{r, "    needs: [user.behavior.purchase_history]", "    recipients: [courier]\n    needs: [user.behavior.purchase_history]"}}},

		{"a choice that is gone", []edit{{r, "consent_scopes:\n  suggest:\n    title: Suggest books to me\n    mode: consent\n    purposes: [tips]\n    default: off\n    withdraw: https://shop.example/settings\n", ""}, {m, "    asks: [suggest]\n", ""}}},
		{"a choice that is on", []edit{{r, "default: off", "default: on"}}},
		{"a choice to refuse", []edit{{r, "mode: consent", "mode: objection"}, {r, "    default: off\n", ""}}},
		{"a choice that cannot be changed, and is a condition", []edit{{r, "    withdraw: https://shop.example/settings\n", "    gates: the shop\n"}}},
		{"a purpose taken out of a choice", []edit{{r, "purposes: [tips]", "purposes: [delivery]"}}},
		{"children who are none", []edit{{r, "{title: Pupils, child: true, age_gate: we ask for the year of birth}", "{title: Pupils}"}}},

		{"a recipient", []edit{{m, "recipients:", "recipients:\n  broker: {title: Data broker, role: controller, country: US, purposes: [tips], categories: [user.name]}"}}},
		{"a recipient that gets more", []edit{{m, "purposes: [delivery], categories: [user.name]", "purposes: [delivery, tips], categories: [user.name, user.contact]"}}},
		{"a recipient of which nobody says what it gets", []edit{{m, ", categories: [user.name]", ""}}},
		{"a recipient that decides itself, far away", []edit{{m, "role: processor, country: FR", "role: controller, country: US"}}},
		{"a recipient in another country", []edit{{m, "country: FR", "country: DE"}}},
		{"a safeguard", []edit{{m, "country: FR", "country: FR, safeguard: standard clauses"}}},

		{"a rule that is off", []edit{{r, "{id: linked, severity: medium, because: we look at those}", "{id: linked, off: true, because: we never do}"}}},
		{"a rule that is milder", []edit{{r, "checks:", "checks:\n  - {id: over-collected, severity: low, because: it is loud}"}}},
		{"an own rule that is milder, and judges otherwise", []edit{{r, "severity: high\n    message", "severity: low\n    message"}, {r, `under(category, "user.name")`, `under(category, "user.name.first")`}}},
		{"an own rule less", []edit{{r, "  - id: shop-no-names\n    title: A name where none is needed\n    on: use\n    when: under(category, \"user.name\")\n    kind: violation\n    severity: high\n    message: \"{field} asks for a name\"\n    fix: Do not.\n    law: []\n", ""}}},
		{"a waiver", []edit{{p, "jurisdictions: [gdpr]", "jurisdictions: [gdpr]\nwaivers:\n  - {rule: too-precise, ref: checkout.born, reason: legal review, owner: dpo@shop.example, expires: 2027-03-01}"}}},
		{"a schema that is not read", []edit{{p, "schemas: [{name: shop, path: migrations}]\n", ""}}},
		{"an annotated column, renamed", []edit{{"migrations/1_orders.sql", "  note text", "  note text,\n  lang text -- pare: purposes=delivery category=user.demographic.language"}, {"migrations/2_x.sql", "", "ALTER TABLE orders RENAME lang TO language;"}}},
		{"a law more", []edit{{p, "[gdpr]", "[gdpr, ccpa]"}}},
		{"an own category called harmless", []edit{{r, "sensitivity: high", "sensitivity: low"}}},
		{"other kinds and roles that are alike", []edit{{m, "kind: form", "kind: api"}, {r, "kind: service", "kind: security"}, {m, "role: processor", "role: joint"}}},
	}
}
