package classify

import (
	"slices"
	"strings"
	"testing"

	"github.com/pare-dev/pare/internal/inventory"
)

// FuzzDataset: no names of tables, columns and types end the program, and none is
// taken for something else where the schema has them in another order.
func FuzzDataset(f *testing.F) {
	f.Add("users.email text\nusers.user_name text\norders.user_id bigint\norders.note text")
	f.Add("per_adh.nom_adh text\nper_adh.id_adh int\nper_adh.ville_adh text\nadhs.ID_ADH int")
	f.Add("İSTANBUL.İsim text\nİSTANBUL.İsoyad text\ncare_person.pid int\ncare_ward.nr int\ncare_test.id int")
	f.Add("kunden.straße text\nkunden.plz char(5)\nkunden.ort text\nkarten.nummer text\nkarten.cvc text")
	f.Add("ȺȺ_emails.value text\nȺȺ_a.x int\nȺȺ_b.x int\nȺȺ_c.x int")
	c := newBuiltIn(f, "")
	f.Fuzz(func(t *testing.T, text string) {
		lines := strings.Split(text, "\n")
		if len(lines) > 50 || len(text) > 5_000 {
			t.Skip("more than is needed")
		}
		said := func() map[string]inventory.Guess {
			d, all := columns(lines...)
			c.Dataset(d)
			guesses := map[string]inventory.Guess{}
			for i, col := range all {
				guesses[lines[i]] = col.Guess
			}
			return guesses
		}
		before := said()
		slices.Reverse(lines)
		for line, got := range said() {
			want := before[line]
			if got.Leads != nil && want.Leads != nil && got.Leads.Name == want.Leads.Name {
				got.Leads = want.Leads // the same table, read again
			}
			if got != want {
				t.Errorf("%q: %+v in another order, %+v before", line, got, want)
			}
		}
	})
}
