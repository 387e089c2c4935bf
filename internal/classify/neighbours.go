package classify

import (
	"github.com/pare-dev/pare/internal/inventory"
	"github.com/pare-dev/pare/internal/policy"
)

// neighbours are the columns of a table that tell what doubtful ones beside
// them mean. Of several the first by name counts, whatever their order.
type neighbours struct {
	person string // is surely about somebody: an email address, or what only people have
	key    string // refers to somebody: user_id
	place  string // is surely part of an address: a street, a postal code
	spot   string // tells where a device is: a latitude, an IP address
}

// meet notes what a column tells of its table.
func (r *run) meet(n *neighbours, col *inventory.Column, e *evidence) {
	if r.refers() {
		first(&n.key, col.Name)
	}
	if e.category < 0 || e.phrase == nil || e.phrase.weak || e.weight < sureAt {
		return
	}
	switch category := r.keys[e.category]; category {
	case "user.contact.address.street", "user.contact.address.postal_code":
		first(&n.place, col.Name)
	case "user.location.precise", "user.device.ip_address":
		first(&n.spot, col.Name)
	default:
		if e.whole && (r.human[e.category] || category == "user.contact.email") {
			first(&n.person, col.Name)
		}
	}
}

func first(least *string, name string) {
	if *least == "" || name < *least {
		*least = name
	}
}

// refers reports whether the column that was just looked at is a key of
// somebody: user_id, and nothing but that.
func (r *run) refers() bool {
	if len(r.words) != 2 {
		return false
	}
	who, key := r.vocabulary.roles[r.words[0]], r.vocabulary.roles[r.words[1]]
	return who&person != 0 && who&act == 0 && key&codes != 0
}

// of gives the neighbour that speaks for a doubtful column of a category, or "".
func (n *neighbours) of(column, category string) string {
	if n.person != "" && n.person != column {
		return n.person
	}
	address, location := policy.Under(category, "user.contact.address"), policy.Under(category, "user.location")
	switch {
	case address && n.place != "" && n.place != column:
		return n.place
	case location && n.spot != "" && n.spot != column:
		return n.spot
	case n.key != "" && !ofAnything(category):
		return n.key
	}
	return ""
}

// ofAnything reports whether the names of a category stand for the same of
// anything else, too: name, title, note, picture, status. That a table refers to
// a user makes none of them the user's.
func ofAnything(category string) bool {
	switch category {
	case "user.demographic.title", "user.demographic.profile", "user.demographic.education", "user.demographic.family",
		"user.contact.organization", "user.contact.url":
		return true
	}
	for _, kind := range [...]string{"user.contact", "user.location", "user.demographic", "user.device", "user.health_and_medical", "user.government_id"} {
		if policy.Under(category, kind) {
			return false
		}
	}
	return true
}

// trace reports whether a category is of what an account's records tell of its
// use and its settings more than of the person.
func trace(category string) bool {
	switch category {
	case "user.authorization", "user.behavior", "user.behavior.interaction", "user.behavior.login_history", "user.behavior.purchase_history",
		"user.behavior.referral", "user.contact.organization", "user.contact.url", "user.demographic.language", "user.demographic.title",
		"user.device.properties", "user.telemetry", "user.workplace":
		return true
	}
	return policy.Under(category, "user.privacy_preferences") || policy.Under(category, "user.account") &&
		category != "user.account.username" && category != "user.account.display_name"
}

// identifies reports whether the data of a category are mostly identifiers, as
// keys of tables are.
func identifies(category string) bool {
	return category == "user.unique_id" || category == "user.device.device_id" || category == "user.payment.method" ||
		category == "user.workplace.employee_id" || category == "user.health_and_medical.record_id"
}

// tellsMuch reports whether even the status or the kind of a datum of a category
// tells what the datum does.
func tellsMuch(category string) bool {
	for _, kind := range [...]string{"user.health_and_medical", "user.criminal_history", "user.government_id.immigration", "user.workplace.trade_union",
		"user.demographic.religious_belief", "user.demographic.race_ethnicity", "user.demographic.political_opinion", "user.demographic.sexual_orientation"} {
		if policy.Under(category, kind) {
			return true
		}
	}
	return false
}
