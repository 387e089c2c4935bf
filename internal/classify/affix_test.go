package classify

import (
	"strings"
	"testing"
)

// TestAffixes: what most columns of a table begin or end with says nothing of any
// of them, unless it is a word that means something.
func TestAffixes(t *testing.T) {
	c := newBuiltIn(t, "")
	for _, test := range []struct{ columns, want string }{ // separated by “;”; the category of the first
		{"persons.prs_city text; persons.prs_id int; persons.prs_a text; persons.prs_b text", "user.contact.address.city"},
		{"persons.PRS_CITY text; persons.PRS_ID int; persons.PRS_A text; persons.PRS_B text; persons.x text", "user.contact.address.city"},
		{"persons.city_prs text; persons.id_prs int; persons.a_prs text; persons.b_prs text", "user.contact.address.city"},
		{"persons.prs_city text; persons.prs_id int; persons.prs_a text; persons.b text", ""}, // three may be chance
		{"persons.prs_city text; persons.prs_a text; persons.prs_b text; persons.prs_c text; persons.d text; persons.e text; persons.f text; persons.g text", ""},
		{"visit_logs.ip_log text; visit_logs.date_log date; visit_logs.a_log text; visit_logs.b_log text", "user.device.ip_address"},
		{"visits.ip_log text; visits.date_log date; visits.a_log text; visits.b_log text", ""},
		{"cards.card_number text; cards.card_cvv text; cards.card_a text; cards.card_b text", "user.financial.credit_card.number"},
		{"persons.email_count int; persons.a_count int; persons.b_count int; persons.c_count int", ""},
		{"emails.prs_value text; emails.prs_id int; emails.prs_a text; emails.prs_b text", "user.contact.email"}, // as if it were all of the name
		{"persons.prs text; persons.prs_id int; persons.prs_a text; persons.prs_b text; persons.prs_c text", ""},
	} {
		d, all := columns(strings.Split(test.columns, "; ")...)
		c.Dataset(d)
		if got := all[0].Guess.Category; got != test.want {
			t.Errorf("%s: %q, want %q", test.columns, got, test.want)
		}
	}
}

// TestAffixExplained: an affix is shown as what changes nothing.
func TestAffixExplained(t *testing.T) {
	c := newBuiltIn(t, "")
	d, all := columns("persons.prs_city text", "persons.prs_id int", "persons.prs_a text", "persons.prs_b text")
	x := c.Explain(d, all[0])
	want := []Word{{"prs", "changes nothing"}, {"city", "names the datum"}}
	if len(x.Words) != 2 || x.Words[0] != want[0] || x.Words[1] != want[1] {
		t.Errorf("%+v, want %+v", x.Words, want)
	}
}

// TestTablesBegin: what most tables begin with tells nothing of them, unless it
// says whose they are.
func TestTablesBegin(t *testing.T) {
	c := newBuiltIn(t, "")
	for _, test := range []struct{ columns, want string }{ // separated by “;”; the category of the first
		{"zzt_emails.value text; zzt_a.x int; zzt_b.x int; zzt_c.x int", "user.contact.email"},
		{"zzt_emails.value text; zzt_a.x int; zzt_b.x int; c.x int", ""}, // three may be chance
		{"zzt_emails.value text; zzt_a.x int; zzt_b.x int; zzt_c.x int; d.x int; e.x int; f.x int; g.x int", ""},
		{"emails.value text; zzt_a.x int; zzt_b.x int; zzt_c.x int; zzt_d.x int", "user.contact.email"},
		{"user_data.name text; user_a.x int; user_b.x int; user_c.x int", "user.name"},
		{"ȺȺ_emails.value text; ȺȺ_a.x int; ȺȺ_b.x int; ȺȺ_c.x int", "user.contact.email"}, // a letter that takes more bytes in lower case
	} {
		d, all := columns(strings.Split(test.columns, "; ")...)
		c.Dataset(d)
		if got := all[0].Guess.Category; got != test.want {
			t.Errorf("%s: %q, want %q", test.columns, got, test.want)
		}
	}
}
