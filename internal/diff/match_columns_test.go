package diff_test

import (
	"testing"

	"github.com/pare-dev/pare/internal/diff"
)

// Migrations tell what a column was called; nothing else does.
func TestRenamesOfColumns(t *testing.T) {
	const make = "CREATE TABLE people (email text, phone text);"
	tests := []struct {
		name          string
		before, after map[string]string // the files of the schema
		want          string
	}{
		{"renamed twice", map[string]string{"1.sql": make}, map[string]string{"1.sql": make, "2.sql": "ALTER TABLE people RENAME email TO mail; ALTER TABLE people RENAME mail TO email_address;"},
			"  other: column shop.people.email_address was called shop.people.email\n"},
		{"renamed, and another of that name added", map[string]string{"1.sql": make}, map[string]string{"1.sql": make, "2.sql": "ALTER TABLE people RENAME email TO mail; ALTER TABLE people ADD email text;"},
			"  collects more: column shop.people.email is new: user.contact.email, going by its name [none → undeclared]\n  other: column shop.people.mail was called shop.people.email\n"},
		{"two that change names", map[string]string{"1.sql": make}, map[string]string{"1.sql": make, "2.sql": "ALTER TABLE people RENAME email TO x; ALTER TABLE people RENAME phone TO email; ALTER TABLE people RENAME x TO phone;"},
			"  other: column shop.people.email was called shop.people.phone\n  other: column shop.people.email is now declared as user.contact.email instead of user.contact.phone_number\n" +
				"  other: column shop.people.phone was called shop.people.email\n  other: column shop.people.phone is now declared as user.contact.phone_number instead of user.contact.email\n"},
		{"dropped and added", map[string]string{"1.sql": make}, map[string]string{"1.sql": make, "2.sql": "ALTER TABLE people DROP email; ALTER TABLE people ADD email_address text;"},
			"  collects more: column shop.people.email_address is new: user.contact.email, going by its name [none → undeclared]\n  better: column shop.people.email is gone: user.contact.email, going by its name [undeclared → none]\n"},
		{"squashed", map[string]string{"1.sql": "CREATE TABLE people (mail text, phone text);", "2.sql": "ALTER TABLE people RENAME mail TO email;"}, map[string]string{"3.sql": make}, ""},
		{"made anew in SQLite's way", map[string]string{"1.sql": make}, map[string]string{"1.sql": make, "2.sql": "CREATE TABLE n (email text, phone text); INSERT INTO n SELECT * FROM people; DROP TABLE people; ALTER TABLE n RENAME TO people;"}, ""},
		{"renamed, and its table with it", map[string]string{"1.sql": make}, map[string]string{"1.sql": make, "2.sql": "ALTER TABLE people RENAME email TO mail; ALTER TABLE people RENAME TO customers;"},
			"  other: table shop.customers was called shop.people\n  other: column shop.customers.mail was called shop.people.email\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			project := func(files map[string]string) map[string]string {
				all := map[string]string{"pare.yaml": "version: 1\nschemas: [{name: shop, path: db}]\n"}
				for name, content := range files {
					all["db/"+name] = content
				}
				return all
			}
			got := ""
			for _, c := range diff.Compare(run(t, project(tt.before)), run(t, project(tt.after))) {
				c.Places = nil
				got += describe([]diff.Change{c})
			}
			if got != tt.want {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}
