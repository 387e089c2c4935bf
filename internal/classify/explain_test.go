package classify

import (
	"fmt"
	"path"
	"strings"
	"testing"

	"github.com/pare-dev/pare/internal/inventory"
)

// explained is an explanation on a few lines.
func explained(x Explanation) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%q names %q %d", x.Phrase, x.Category, x.Weight)
	if x.Phrase != "" {
		fmt.Fprintf(&b, " %s", path.Base(x.Origin.File))
	}
	for _, w := range x.Words {
		fmt.Fprintf(&b, "\n%s: %s", w.Text, w.Does)
	}
	for _, g := range x.Grounds {
		fmt.Fprintf(&b, "\n%+d %s", g.Weight, g.Why)
	}
	if o := x.Other; o != nil {
		fmt.Fprintf(&b, "\nor %s %d: %s", o.Category, o.Weight, o.Why)
	}
	return b.String()
}

func TestExplain(t *testing.T) {
	c := newBuiltIn(t, "")
	for line, want := range map[string]string{
		"users.dob date": `"dob" names "user.demographic.date_of_birth" 95 english.yaml
dob: names the datum
+85 “dob” names user.demographic.date_of_birth
+10 the table “users” is of people
or user.childrens 0: that is its meaning in tables such as children, child, kids, pupils …`,
		"users.religion text": `"religion" names "user.demographic.religious_belief" 95 english.yaml
religion: names the datum
+85 “religion” names user.demographic.religious_belief
+10 the table “users” is of people`, // and no religión, which is written alike
		"users.zorp text": `"" names "" 0
zorp: not known by itself`,
		"users.has_phone boolean": `"phone" names "user.contact.phone_number" 20 english.yaml
has: asks for yes or no
phone: names the datum
+85 “phone” names user.contact.phone_number
+10 the table “users” is of people
-75 a word beside it says that the value is yes or no
or user.contact.emergency_contact 0: that is its meaning in tables such as emergency_contacts, next_of_kin, *emergency_contact*, emergencycontact* …`,
		"users.phone boolean": `"phone" names "user.contact.phone_number" 20 english.yaml
phone: names the datum
+85 “phone” names user.contact.phone_number
+10 the table “users” is of people
-75 a value of type “boolean” cannot be it
or user.contact.emergency_contact 0: that is its meaning in tables such as emergency_contacts, next_of_kin, *emergency_contact*, emergencycontact* …`,
		"products.name text": `"name" names "user.name" 5 english.yaml
name: names the datum
+45 “name” names user.name, where something else speaks of people
-40 the table “products” is of things
or user.childrens 0: that is its meaning in tables such as children, child, kids, pupils …`,
		"users.last_login timestamp": `"last login" names "user.behavior.login_history" 70 english.yaml
last: names the datum
login: names the datum
+85 “last login” names user.behavior.login_history
+10 the table “users” is of people
-25 settings and traces of use are never surer than 70 %
or user.name.last 10: “last login” says more`,
		"users.email_count int": `"email count" names "" 100 english.yaml
email: names the datum
count: names the datum
or user.contact.email -55: “email count” says more`,
	} {
		d, all := columns(line)
		if got := explained(c.Explain(d, all[0])); got != want {
			t.Errorf("%s: got\n%s\nwant\n%s", line, got, want)
		}
	}
}

// TestExplainIsTheGuess: what is explained is what is said, of every column of the
// list that the classifier is held to.
func TestExplainIsTheGuess(t *testing.T) {
	c := newBuiltIn(t, "")
	d, all := columns(listedColumns(t)...)
	c.Dataset(d)
	for _, col := range all {
		said := col.Guess
		x := c.Explain(d, col)
		want := inventory.Guess{}
		if x.Category != "" && x.Weight >= x.Enough {
			want = inventory.Guess{Category: x.Category, Confidence: float64(x.Weight) / 100}
		}
		if said.Category != want.Category || said.Confidence != want.Confidence || col.Guess != said {
			t.Errorf("%s.%s: said %s %v, explained\n%s", col.Table.Name, col.Name, said.Category, said.Confidence, explained(x))
		}
		sum := 0
		for _, g := range x.Grounds {
			sum += g.Weight
		}
		if x.Category != "" && sum != x.Weight {
			t.Errorf("%s.%s: the grounds add up to %d, and %d is said", col.Table.Name, col.Name, sum, x.Weight)
		}
	}
}
