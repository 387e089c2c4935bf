package fact

import (
	"slices"
	"strings"

	"github.com/pare-dev/pare/internal/inventory"
	"github.com/pare-dev/pare/internal/policy"
)

// typeAgrees says whether a column's type agrees with the category and the
// precision declared for it, and if not, how. Only what is sure is said: a text,
// and a type it does not know, can hold anything.
func (c *computer) typeAgrees(col *inventory.Column, category, precision string) (fact, conflict string) {
	holds := typeHolds(col.Type)
	if holds == "" || c.policy.Categories.Get(category) == nil {
		return "fits", ""
	}
	if !canBe(category, precision, holds) {
		return "contradicts", "its type " + col.Type + " cannot hold " + category
	}
	ladder := c.policy.Categories.Rungs(category)
	rung := slices.IndexFunc(ladder, func(rung string) bool { return slices.Contains(rungsOf(holds), rung) })
	if rung < 0 {
		return "fits", ""
	}
	if _, declared := c.policy.Categories.Resolve(category, precision); declared > rung {
		return "finer", "its type " + col.Type + " keeps the " + ladder[rung] + ", and it is declared by " + ladder[declared]
	}
	return "fits", ""
}

// typeHolds is what the values of a type are, as far as that tells what they
// cannot mean: truth, number, date, moment or point, else "".
func typeHolds(typ string) string {
	switch base := baseType(typ); base {
	case "bool", "boolean":
		return "truth"
	case "int", "int2", "int4", "int8", "integer", "bigint", "smallint", "mediumint", "serial", "bigserial", "smallserial",
		"numeric", "decimal", "number", "real", "float", "float4", "float8", "double":
		return "number"
	case "date":
		return "date"
	case "timestamp", "timestamptz", "datetime", "datetime2", "smalldatetime", "datetimeoffset":
		return "moment"
	case "point":
		return "point"
	case "geometry", "geography":
		if strings.Contains(strings.ToLower(typ), "point") {
			return "point"
		}
		// It can be an area, as coarse as a country.
	}
	return ""
}

// rungsOf says how finely a type keeps what it holds, in the words of ladders: the
// finest of them that a ladder has.
func rungsOf(holds string) []string {
	switch holds {
	case "date":
		return []string{"day"}
	case "moment":
		return []string{"second", "day"}
	case "point":
		return []string{"point"}
	}
	return nil
}

// canBe reports whether values that are yes or no, a number, a day, a time or a
// point can be of a category. What is made of words cannot be any of them.
func canBe(category, precision, holds string) bool {
	under := func(keys ...string) bool {
		return slices.ContainsFunc(keys, func(key string) bool { return policy.Under(category, key) })
	}
	switch {
	case under("user.financial.credit_card.expiry"): // beneath a number, and itself a day
		return holds != "truth" && holds != "point"
	case under("user.government_id.immigration"): // a status, and until when
		return holds != "point"
	case under("user.name", "user.contact.email", "user.contact.address.street", "user.contact.url", "user.content.free_text",
		"user.content.private", "user.authorization.password", "user.device.user_agent") && precision == "":
		return false
	case under("user.contact.phone_number", "user.financial.credit_card", "user.financial.bank_account", "user.government_id", "user.unique_id",
		"user.account.username", "user.device.ip_address") && precision == "":
		return holds == "number"
	case under("user.demographic.date_of_birth", "user.demographic.date_of_death") && (precision == "day" || precision == ""):
		return holds != "truth" && holds != "point"
	case under("user.location.precise", "user.location.track") && precision == "":
		return holds != "truth" && holds != "date" && holds != "moment"
	}
	return true
}
