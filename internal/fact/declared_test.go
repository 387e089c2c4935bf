package fact_test

import (
	"slices"
	"testing"

	"github.com/pare-dev/pare/internal/inventory"
)

const declaredRules = `
purposes:
  delivery: {title: Delivery, needs: [user.contact.email, {category: user.contact.phone_number, optional: true}]}
  news: {title: News, needs: [{category: user.contact.email, optional: true}]}
  stats: {title: Statistics, needs: []}
  silent: {title: Silent}
`

// A column that may not be empty is mandatory for everyone where the table has a
// row for everyone; where rows come with the datum, it is not.
func TestMandatory(t *testing.T) {
	tests := []struct {
		name   string
		fields string
		column string
		want   bool
	}{
		{"a row for everyone", "", "shop.users.phone", true},
		{"it may be empty", "", "shop.users.nick", false},
		{"it has a default", "", "shop.users.plan", false},
		{"the database fills it", "", "shop.users.serial", false},
		{"a table of its own, filled by those who give it", "{name: f, category: user.contact.phone_number, purposes: [delivery], stored_in: [shop.phones.phone]}", "shop.phones.phone", false},
		{"a table of its own, beside something that everyone must give",
			"{name: f, category: user.contact.phone_number, purposes: [delivery], stored_in: [shop.phones.phone]}, {name: g, category: user.contact.email, purposes: [delivery], stored_in: [shop.phones.mail]}",
			"shop.phones.phone", true},
		{"a key that everyone has makes no row", "{name: f, category: user.contact.email, purposes: [delivery], stored_in: [shop.phones.user_id]}", "shop.phones.phone", false},
		{"a key without a default must be filled", "", "shop.users.id", true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			users := table("users", "id bigint", "phone text ?user.contact.phone_number", "nick text", "plan text", "serial bigint")
			users.Columns[0].PrimaryKey = true
			users.Columns[2].Nullable = true
			users.Columns[3].Default = "'free'"
			users.Columns[4].Generated = true
			phones := table("phones", "user_id -> users", "phone text", "mail text")
			a := assess(t, declaredRules, "collections: [{id: c, fields: ["+tt.fields+"]}]", users, phones)
			if got := column(t, a, tt.column).Record.Mandatory; got != tt.want {
				t.Errorf("mandatory %v, want %v", got, tt.want)
			}
		})
	}
}

// What is needed and required of a column is the strongest of all that is kept
// in it.
func TestColumnNeededAndRequired(t *testing.T) {
	tests := []struct {
		name             string
		fields           string
		needed, required string
	}{
		{"nothing", "", "none", "unstated"},
		{"required", "{name: a, category: user.contact.email, purposes: [delivery], required: true, stored_in: [shop.users.email]}", "required", "yes"},
		{"optional", "{name: a, category: user.contact.email, purposes: [news], required: false, stored_in: [shop.users.email]}", "optional", "no"},
		{"not needed", "{name: a, category: user.contact.email, purposes: [stats], stored_in: [shop.users.email]}", "none", "unstated"},
		{"nobody knows", "{name: a, category: user.contact.email, purposes: [silent], stored_in: [shop.users.email]}", "unstated", "unstated"},
		{"by the second of two purposes", "{name: a, category: user.contact.email, purposes: [news, delivery], stored_in: [shop.users.email]}", "required", "unstated"},
		{"what nobody knows may be required", "{name: a, category: user.contact.email, purposes: [silent, news], stored_in: [shop.users.email]}", "unstated", "unstated"},
		{"by the second of two fields",
			"{name: a, category: user.contact.email, purposes: [news], required: false, stored_in: [shop.users.email]}, {name: b, category: user.contact.email, purposes: [delivery], required: true, stored_in: [shop.users.email]}", "required", "yes"},
		{"by the first of two fields",
			"{name: a, category: user.contact.email, purposes: [delivery], required: true, stored_in: [shop.users.email]}, {name: b, category: user.contact.email, purposes: [news], required: false, stored_in: [shop.users.email]}", "required", "yes"},
		{"one of two fields says", "{name: a, category: user.contact.email, required: false, stored_in: [shop.users.email]}, {name: b, category: user.contact.email, stored_in: [shop.users.email]}", "none", "no"},
		{"of its purposes at this place alone",
			"{name: a, category: user.contact.email, purposes: [delivery], stored_in: [{at: shop.users.email, purposes: [news]}, shop.users.copy]}", "optional", "unstated"},
		{"at another place", "{name: a, category: user.contact.email, purposes: [delivery], required: true, stored_in: [shop.users.copy]}", "none", "unstated"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a := assess(t, declaredRules, "collections: [{id: c, fields: ["+tt.fields+"]}]", table("users", "email text", "copy text"))
			got := column(t, a, "shop.users.email").Record
			if got.Needed != tt.needed || got.Required != tt.required {
				t.Errorf("needed %s, required %s, want %s, %s", got.Needed, got.Required, tt.needed, tt.required)
			}
		})
	}
}

// The day that a column came is in the name of its migration, which each tool
// writes its own way.
func TestReviewedAgainstMigration(t *testing.T) {
	tests := []struct {
		file       string
		introduced string
	}{
		{"db/migrate/20260214093000_add_phone.rb", "2026-02-14"},                       // Rails, dbmate, goose, Supabase
		{"sql/V20260214093000__add_phone.sql", "2026-02-14"},                           // Flyway
		{"sql/V2026_02_14_1__add_phone.sql", "2026-02-14"},                             // Flyway
		{"sql/V2026.02.14.0930__add_phone.sql", "2026-02-14"},                          // Flyway
		{"prisma/migrations/20260214093000_add_phone/migration.sql", "2026-02-14"},     // Prisma
		{"migrations/2026-02-14-093000_add_phone/up.sql", "2026-02-14"},                // Diesel
		{"database/migrations/2026_02_14_093000_add_phone_to_users.php", "2026-02-14"}, // Laravel
		{"migrations/Version20260214093000.sql", "2026-02-14"},                         // Doctrine
		{"versions/2026_02_14_0930-ae1027a6acf_add_phone.py", "2026-02-14"},            // Alembic, by its template
		{"migrations/20260214T093000Z_add_phone.sql", "2026-02-14"},
		{"migrations/202602140930_add_phone.sql", "2026-02-14"},
		{"2026-02-14.sql", "2026-02-14"},
		{"20260214.sql", "2026-02-14"},
		{"migrations/20260101000000_users/20260214_add_phone.sql", "2026-02-14"}, // the nearer name
		{"db/structure.sql", ""},
		{"V1_2__add_phone.sql", ""},
		{"migrations/0007_add_phone.sql", ""},          // Django, Drizzle
		{"migrations/1771061400000-AddPhone.ts", ""},   // TypeORM: milliseconds since 1970
		{"migrations/1771061400_add_phone.up.sql", ""}, // golang-migrate: seconds
		{"migrations/2014020399_add_phone.sql", ""},    // a count of ten digits
		{"migrations/2014020312345-AddPhone.ts", ""},   // milliseconds again, of a day to come
		{"migrations/120260214_add_phone.sql", ""},     // more digits before it
		{"migrations/20261314_add_phone.sql", ""},      // no month is the 13th
		{"migrations/20260200_add_phone.sql", ""},      // no day is 0
		{"20260214/deep/down/structure.sql", ""},       // too far above to be a migration's own
	}
	for _, tt := range tests {
		for reviewed, want := range map[string]string{"2026-02-13": "outdated", "2026-02-14": "current", "2026-02-15": "current"} {
			if tt.introduced == "" {
				want = "undated"
			}
			users := table("users", "phone text")
			users.Columns[0].Introduced = tt.file
			a := assess(t, "{}", "collections: [{id: c, fields: [{name: f, category: user.contact.phone_number, reviewed: "+reviewed+", stored_in: [shop.users.phone]}]}]", users)
			got := column(t, a, "shop.users.phone")
			if got.Introduced != tt.introduced || got.Reviewed != reviewed || got.Record.Reviewed != want {
				t.Errorf("%s, reviewed on %s: introduced on %q, %s, want %q, %s", tt.file, reviewed, got.Introduced, got.Record.Reviewed, tt.introduced, want)
			}
		}
	}
}

func TestReviewed(t *testing.T) {
	tests := []struct {
		name     string
		manifest string
		reviewed string // the day
		want     string
	}{
		{"nobody says", "{}", "", "unstated"},
		{"a field without a review", "collections: [{id: c, fields: [{name: f, category: user.name, stored_in: [shop.users.name]}]}]", "", "unstated"},
		{"a statement", "columns: [{at: shop.users.name, reviewed: 2026-03-01}]", "2026-03-01", "current"},
		{"a statement on many", "columns: [{at: shop.users.*, reviewed: 2026-01-01}]", "2026-01-01", "outdated"},
		{"the earlier of field and statement",
			"collections: [{id: c, fields: [{name: f, category: user.name, reviewed: 2026-03-01, stored_in: [shop.users.name]}]}]\ncolumns: [{at: shop.users.name, reviewed: 2026-01-01}]", "2026-01-01", "outdated"},
		{"the earlier of two fields",
			"collections: [{id: c, fields: [{name: f, category: user.name, reviewed: 2026-01-01, stored_in: [shop.users.name]}, {name: g, category: user.name, reviewed: 2026-03-01, stored_in: [shop.users.name]}]}]", "2026-01-01", "outdated"},
		{"a field that is kept elsewhere", "collections: [{id: c, fields: [{name: f, category: user.name, reviewed: 2026-03-01, stored_in: [shop.users.nick]}]}]", "", "unstated"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			users := table("users", "name text", "nick text")
			users.Columns[0].Introduced = "20260214_users.sql"
			got := column(t, assess(t, "{}", tt.manifest, users), "shop.users.name")
			if got.Reviewed != tt.reviewed || got.Record.Reviewed != tt.want {
				t.Errorf("reviewed on %q, %s, want %q, %s", got.Reviewed, got.Record.Reviewed, tt.reviewed, tt.want)
			}
		})
	}
}

// A pseudonym hides nobody beside a name, or beside a key to a table of names.
func TestPseudonyms(t *testing.T) {
	tests := []struct {
		name        string
		manifest    string
		table       *inventory.Table
		pseudonyms  []string
		identifiers []string
	}{
		{"none", "{}", table("visits", "visitor uuid", "user_id -> users"), nil, nil},
		{"by a statement", "columns: [{at: shop.visits.visitor, pseudonymous: true}]", table("visits", "visitor uuid", "page text"), []string{"visitor"}, nil},
		{"by its category", "columns: [{at: shop.visits.visitor, category: user.unique_id.pseudonymous}]", table("visits", "visitor uuid", "page text"), []string{"visitor"}, nil},
		{"by a category beneath it", "columns: [{at: shop.visits.visitor, category: user.unique_id.pseudonymous.visitor}]", table("visits", "visitor uuid"), []string{"visitor"}, nil},
		{"by the category of a field", "collections: [{id: c, fields: [{name: f, category: user.unique_id.pseudonymous, stored_in: [shop.visits.visitor]}]}]",
			table("visits", "visitor uuid"), []string{"visitor"}, nil},
		{"a field keeps something else there too",
			"collections: [{id: c, fields: [{name: f, category: user.unique_id.pseudonymous, stored_in: [shop.visits.visitor]}, {name: g, category: user.unique_id, stored_in: [shop.visits.visitor]}]}]",
			table("visits", "visitor uuid"), nil, nil},
		{"beside an address", "columns: [{at: shop.visits.visitor, pseudonymous: true}, {at: shop.visits.mail, category: user.contact.email}]",
			table("visits", "visitor uuid", "mail text"), []string{"visitor"}, []string{"mail"}},
		{"beside what looks like an address", "columns: [{at: shop.visits.visitor, pseudonymous: true}]",
			table("visits", "visitor uuid", "mail text ?user.contact.email"), []string{"visitor"}, []string{"mail"}},
		{"beside what identifies nobody", "columns: [{at: shop.visits.visitor, pseudonymous: true}, {at: shop.visits.city, category: user.contact.address.city}]",
			table("visits", "visitor uuid", "city text"), []string{"visitor"}, nil},
		{"beside a key to people", "columns: [{at: shop.visits.visitor, pseudonymous: true}]",
			table("visits", "visitor uuid", "user_id -> users"), []string{"visitor"}, []string{"user_id"}},
		{"beside a key to what is about nobody", "columns: [{at: shop.visits.visitor, pseudonymous: true}]",
			table("visits", "visitor uuid", "page_id -> pages"), []string{"visitor"}, nil},
		{"a key to people that is the pseudonym itself", "columns: [{at: shop.visits.user_id, pseudonymous: true}]",
			table("visits", "user_id -> users", "page text"), []string{"user_id"}, nil},
		{"a key to a table of pseudonyms", "columns: [{at: shop.visits.visitor, pseudonymous: true}, {at: shop.devices.id, pseudonymous: true}]",
			table("visits", "visitor uuid", "device_id -> devices"), []string{"visitor"}, nil},
		{"a key to its own table leads nowhere else", "columns: [{at: shop.visits.visitor, pseudonymous: true}]",
			table("visits", "visitor uuid", "previous -> visits", "mail text ?user.contact.email"), []string{"visitor"}, []string{"mail"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			const own = "categories: {user.unique_id.pseudonymous.visitor: {title: Visitor}}"
			a := assess(t, own, tt.manifest, tt.table,
				table("users", "id bigint", "name text ?user.name"), table("pages", "id bigint", "title text"), table("devices", "id uuid ?user.unique_id"))
			got := a.Tables[0]
			if !slices.Equal(names(got.Pseudonyms), tt.pseudonyms) || got.Record.Pseudonymous != (tt.pseudonyms != nil) {
				t.Errorf("pseudonyms %q (%v), want %q", names(got.Pseudonyms), got.Record.Pseudonymous, tt.pseudonyms)
			}
			if !slices.Equal(names(got.Identifiers), tt.identifiers) || got.Record.Identified != (tt.identifiers != nil) {
				t.Errorf("identifiers %q (%v), want %q", names(got.Identifiers), got.Record.Identified, tt.identifiers)
			}
		})
	}
}

func names(columns []*inventory.Column) []string {
	var list []string
	for _, c := range columns {
		list = append(list, c.Name)
	}
	return list
}
