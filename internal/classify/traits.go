package classify

import (
	"slices"

	"github.com/pare-dev/pare/internal/policy"
)

// traits are what weighing must know of a category.
type traits struct {
	shapes     shape // what its values can be
	human      bool  // onlyOfPeople
	ofAnything bool
	identifies bool
	tellsMuch  bool
	most       int // the weight that no evidence exceeds
	kin        kin
	stay       int32 // of a part of an address, the same part of a location; else -1
}

func traitsOf(keys []string) []traits {
	shapes := shapesOf(keys)
	list := make([]traits, len(keys))
	for i, key := range keys {
		list[i] = traits{
			shapes: shapes[i], human: onlyOfPeople(key), ofAnything: ofAnything(key),
			identifies: identifies(key), tellsMuch: tellsMuch(key), most: most, kin: kinOf(key),
		}
		if trace(key) {
			list[i].most = mostOfTraces
		}
		stay, found := slices.BinarySearch(keys, stayOf(key))
		if list[i].stay = int32(stay); !found {
			list[i].stay = -1
		}
	}
	return list
}

// stayOf gives the category of where somebody is for that of where they live.
func stayOf(category string) string {
	switch category {
	case "user.contact.address.city":
		return "user.location.city"
	case "user.contact.address.state":
		return "user.location.region"
	case "user.contact.address.country":
		return "user.location.country"
	}
	return ""
}

// onlyOfPeople reports whether only people have data of a category: no product
// has a surname, so a table with one is about people. An address or a telephone
// is had by a shop, too.
func onlyOfPeople(category string) bool {
	switch category {
	case "user.demographic.date_of_birth", "user.demographic.marital_status",
		"user.demographic.sex_life", "user.demographic.sexual_orientation",
		"user.government_id.national_identification_number", "user.government_id.passport_number",
		"user.health_and_medical.test_results", "user.health_and_medical.disability", "user.biometric.health":
		return true
	}
	return policy.Parent(category) == "user.name"
}

// ofAnything reports whether the names of a category stand for the same of
// anything else, too: name, title, note, picture, status. That a table refers to
// a user makes none of them the user's.
func ofAnything(category string) bool {
	switch category {
	case "user.demographic.title", "user.demographic.profile", "user.demographic.education", "user.demographic.family",
		"user.contact.organization", "user.contact.social_handle", "user.contact.url", "user.health_and_medical.body_measurements":
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
	return category == "user.unique_id" || category == "user.device.device_id" || category == "user.payment.method" || category == "user.government_id" ||
		category == "user.workplace.employee_id" || category == "user.health_and_medical.record_id"
}

// tellsMuch reports whether even the status or the kind of a datum of a category
// tells what the datum does.
func tellsMuch(category string) bool {
	for _, kind := range [...]string{"user.health_and_medical", "user.criminal_history", "user.government_id.immigration", "user.workplace.trade_union",
		"user.demographic.religious_belief", "user.demographic.race_ethnicity", "user.demographic.gender", "user.demographic.political_opinion", "user.demographic.sexual_orientation"} {
		if policy.Under(category, kind) {
			return true
		}
	}
	return false
}

// describes reports whether data of a category describe somebody.
func describes(category string) bool {
	switch category {
	case "user.demographic.title", "user.demographic.profile", "user.demographic.language":
		return false
	case "user.job_title":
		return true
	}
	return policy.Under(category, "user.demographic") || policy.Under(category, "user.health_and_medical")
}
