package classify

import (
	"strings"

	"github.com/pare-dev/pare/internal/policy"
)

// shape is what a column's type, or the words of its name, say of its values:
// a set of bits.
type shape uint16

const (
	text shape = 1 << iota
	number
	decimal
	truth    // a boolean, or a name that asks: is_, has_
	moment   // a date or a time, or a name that ends in _at, _on
	uid      // a UUID
	code     // a name that ends in _id, _code: a value of a list kept elsewhere
	whatever // JSON, binary, user-defined: tells nothing
)

// shapeOf reads a column's type as its schema writes it. An enumeration holds
// the text or the code of a value.
func shapeOf(typ string) shape {
	t := strings.TrimPrefix(strings.ToLower(typ), "pg_catalog.")
	word := t
	if i := strings.IndexFunc(t, func(r rune) bool { return r < 'a' || r > 'z' }); i >= 0 {
		word = t[:i]
	}
	switch word {
	case "bool", "boolean":
		return truth
	case "bit":
		return truth
	case "tinyint":
		if strings.Contains(t, "(1)") { // MySQL's boolean
			return truth
		}
		return number
	case "int", "integer", "bigint", "smallint", "mediumint", "serial", "bigserial", "smallserial":
		return number
	case "numeric", "decimal", "number", "real", "float", "double", "money", "smallmoney":
		return decimal
	case "date", "time", "timestamp", "timestamptz", "timetz", "datetime", "smalldatetime", "datetimeoffset", "interval", "year":
		return moment
	case "uuid", "uniqueidentifier":
		return uid
	case "char", "character", "varchar", "nvarchar", "nchar", "bpchar", "text", "citext", "tinytext", "mediumtext", "longtext",
		"ntext", "clob", "nclob", "string", "name", "inet", "cidr", "macaddr", "enum":
		return text
	}
	return whatever
}

// fit says which shapes a category's values can have. The longest prefix of a
// category's key decides.
type fit struct {
	prefix string
	shapes shape
}

func fits() []fit {
	const (
		digits = text | number // a number that is often kept as one: phone, card
		coded  = text | number | code
		facts  = text | number | decimal | truth | moment | code // what may be as short as yes or no
	)
	return []fit{
		{"user", text | number | decimal | uid},
		{"user.account", text},
		{"user.account.loyalty", text | number | decimal},
		{"user.account.settings", text | number | truth},
		{"user.authorization", text},
		{"user.authorization.pin", digits},
		{"user.authorization.token", text | uid},
		{"user.behavior", text | number | decimal | moment},
		{"user.behavior.login_history", text | moment | number},
		{"user.biometric", text},
		{"user.biometric.health", facts},
		{"user.childrens", facts},
		{"user.contact", text},
		{"user.contact.address.country", coded},
		{"user.contact.address.postal_code", digits},
		{"user.contact.address.state", coded},
		{"user.contact.fax_number", digits | decimal},
		{"user.contact.phone_number", digits | decimal},
		{"user.content", text},
		{"user.content.feedback", text | number | decimal},
		{"user.criminal_history", facts},
		{"user.demographic", facts},
		{"user.demographic.age", text | number | decimal},
		{"user.demographic.age_range", coded},
		{"user.demographic.date_of_birth", digits | moment},
		{"user.demographic.date_of_death", digits | moment | truth},
		{"user.demographic.gender", coded | truth},
		{"user.demographic.language", coded},
		{"user.demographic.nationality", coded},
		{"user.demographic.place_of_birth", coded},
		{"user.demographic.pronouns", coded},
		{"user.demographic.title", coded},
		{"user.device", text | number | uid},
		{"user.financial", text | number | decimal | truth},
		{"user.financial.bank_account", digits | decimal},
		{"user.financial.credit_card", digits},
		{"user.financial.credit_card.expiry", digits | moment},
		{"user.financial.debt", facts},
		{"user.financial.tax", facts},
		{"user.government_id", digits | decimal},
		{"user.government_id.immigration", facts},
		{"user.health_and_medical", facts},
		{"user.health_and_medical.insurance_beneficiary_id", digits},
		{"user.health_and_medical.record_id", digits | uid},
		{"user.job_title", coded},
		{"user.location", text | number | decimal},
		{"user.location.country", coded},
		{"user.location.region", coded},
		{"user.name", text},
		{"user.payment", text | number | decimal | moment | uid},
		{"user.privacy_preferences", facts},
		{"user.unique_id", text | number | uid},
		{"user.workplace", text},
		{"user.workplace.employment", facts},
		{"user.workplace.employment_history", facts},
		{"user.workplace.performance", facts},
		{"user.workplace.trade_union", facts},
		{"user.workplace.employee_id", digits | uid},
	}
}

// shapesOf gives what each category's values can be, in the order of the keys.
func shapesOf(keys []string) []shape {
	table := fits()
	list := make([]shape, len(keys))
	for i, key := range keys {
		best := fit{shapes: ^whatever}
		for _, f := range table {
			if len(f.prefix) > len(best.prefix) && policy.Under(key, f.prefix) {
				best = f
			}
		}
		list[i] = best.shapes | whatever
	}
	return list
}
