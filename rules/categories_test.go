package rules_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/pare-dev/pare/internal/policy"
	"github.com/pare-dev/pare/internal/source"
	"github.com/pare-dev/pare/rules"
)

// fideslang lists every key of the Fideslang default taxonomy, version 2.
const fideslang = `
system system.authentication system.operations
user user.account user.account.settings user.account.username
user.authorization user.authorization.biometric user.authorization.credentials user.authorization.password
user.behavior user.behavior.browsing_history user.behavior.media_consumption user.behavior.purchase_history
user.behavior.search_history user.biometric user.biometric.fingerprint user.biometric.health user.biometric.retinal
user.biometric.voice user.childrens user.contact user.contact.address user.contact.address.city
user.contact.address.country user.contact.address.postal_code user.contact.address.state user.contact.address.street
user.contact.email user.contact.fax_number user.contact.organization user.contact.phone_number user.contact.url
user.content user.content.private user.content.public user.content.self_image user.criminal_history
user.demographic user.demographic.age_range user.demographic.date_of_birth user.demographic.gender
user.demographic.language user.demographic.marital_status user.demographic.political_opinion user.demographic.profile
user.demographic.race_ethnicity user.demographic.religious_belief user.demographic.sexual_orientation
user.device user.device.cookie user.device.cookie_id user.device.device_id user.device.ip_address
user.financial user.financial.bank_account user.financial.credit_card
user.government_id user.government_id.birth_certificate user.government_id.drivers_license_number
user.government_id.immigration user.government_id.national_identification_number user.government_id.passport_number
user.government_id.vehicle_registration user.health_and_medical user.health_and_medical.genetic
user.health_and_medical.insurance_beneficiary_id user.health_and_medical.record_id user.job_title
user.location user.location.imprecise user.location.precise user.name user.name.first user.name.last
user.payment user.privacy_preferences user.sensor user.social user.telemetry
user.unique_id user.unique_id.pseudonymous user.user_sensor user.workplace`

func categories(t *testing.T) ([]*policy.Category, *policy.Categories) {
	t.Helper()
	data, err := rules.FS.ReadFile("categories.yaml")
	if err != nil {
		t.Fatal(err)
	}
	list, problems := policy.ReadCategories(source.NewFile("categories.yaml", data))
	for _, p := range problems {
		t.Error(p)
	}
	return list, policy.NewCategories(list)
}

func TestFideslang(t *testing.T) {
	_, tree := categories(t)
	keys := strings.Fields(fideslang)
	if len(keys) != 85 {
		t.Fatalf("%d keys listed, Fideslang has 85", len(keys))
	}
	for _, key := range keys {
		if tree.Get(key) == nil {
			t.Errorf("%s is missing", key)
		}
	}
}

func TestCategoriesCohere(t *testing.T) {
	list, tree := categories(t)
	previous := ""
	for _, c := range list {
		if c.Key < previous && policy.Personal(c.Key) == policy.Personal(previous) {
			t.Errorf("%s stands behind %s: keep the order of the tree", c.Key, previous)
		}
		previous = c.Key
		if parent := policy.Parent(c.Key); parent != "" && tree.Get(parent) == nil {
			t.Errorf("%s: its parent %s is missing", c.Key, parent)
		}
		if c.Title == "" {
			t.Errorf("%s has no title", c.Key)
		}
		full := tree.Get(c.Key)
		if full.Sensitivity == "" {
			t.Errorf("%s has no sensitivity, nor has a parent", c.Key)
		}
		if policy.Personal(c.Key) && full.DPV == "" {
			t.Errorf("%s has no DPV term, nor has a parent", c.Key)
		}
		rungs := tree.Rungs(c.Key)
		switch {
		case c.StepOf != "" && len(c.Ladder) > 0:
			t.Errorf("%s has a ladder and is a step of another", c.Key)
		case c.StepOf != "" && (len(rungs) == 0 || c.Precision == ""):
			t.Errorf("%s is a step of %s, which has no ladder, or at no precision", c.Key, c.StepOf)
		case c.Precision != "" && !slices.Contains(rungs, c.Precision):
			t.Errorf("%s: precision %q is no rung of %q", c.Key, c.Precision, rungs)
		case len(c.Ladder) == 1 || len(slices.Compact(slices.Sorted(slices.Values(c.Ladder)))) != len(c.Ladder):
			t.Errorf("%s: ladder %q needs two rungs or more, each once", c.Key, c.Ladder)
		}
	}
}

// TestGuards: what a broad need must never reach (design, section 2). A key
// marked own is a kind of its own beneath a guarded one.
func TestGuards(t *testing.T) {
	_, tree := categories(t)
	const own, through = true, false
	for _, test := range []struct {
		guard string
		own   bool
		keys  string
	}{
		{"special", own, `user.biometric user.biometric.health user.demographic.race_ethnicity
			user.demographic.political_opinion user.demographic.religious_belief user.demographic.philosophical_belief
			user.demographic.sex_life user.demographic.sexual_orientation user.workplace.trade_union
			user.health_and_medical user.health_and_medical.genetic user.health_and_medical.mental_health
			user.authorization.biometric`},
		{"special", through, `user.biometric.fingerprint user.biometric.face user.health_and_medical.medication
			user.health_and_medical.record_id`},
		{"criminal", own, `user.criminal_history`},
		{"criminal", through, `user.criminal_history.convictions`},
		{"credential", own, `user.authorization.credentials user.authorization.password user.authorization.token
			user.authorization.security_answer user.authorization.pin user.financial.credit_card.security_code`},
		{"government_id", own, `user.government_id user.government_id.passport_number user.government_id.tax_id`},
		{"financial", own, `user.financial.bank_account user.financial.credit_card user.financial.wallet`},
		{"financial", through, `user.financial.credit_card.number user.financial.bank_account.number`},
		{"location", own, `user.location.precise user.location.track`},
		{"child", own, `user.childrens`},
		{"child", through, `user.childrens.parental_consent`},
		{"", through, `user user.name user.contact.email user.contact.address user.location user.location.imprecise
			user.demographic user.demographic.gender user.demographic.nationality user.financial user.financial.income
			user.authorization user.workplace user.unique_id system.authentication`},
	} {
		for _, key := range strings.Fields(test.keys) {
			c := tree.Get(key)
			if c == nil {
				t.Errorf("%s is missing", key)
				continue
			}
			if c.Guarded != test.guard || c.OwnGuard != test.own {
				t.Errorf("%s: guarded %q, of its own %t; want %q, %t", key, c.Guarded, c.OwnGuard, test.guard, test.own)
			}
		}
	}
}

// TestBroad: a group of unlike data is no need; one kind of datum is.
func TestBroad(t *testing.T) {
	_, tree := categories(t)
	kinds := strings.Fields("user.name user.job_title user.privacy_preferences user.criminal_history user.unique_id")
	for _, key := range tree.Keys() {
		if !policy.Personal(key) {
			continue
		}
		want := strings.Count(key, ".") < 2 && !slices.Contains(kinds, key)
		if got := tree.Get(key).Broad; got != want {
			t.Errorf("%s: broad %t, want %t", key, got, want)
		}
	}
}
