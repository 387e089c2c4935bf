package classify

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"

	"github.com/pare-dev/pare/internal/inventory"
	"github.com/pare-dev/pare/internal/policy"
	"github.com/pare-dev/pare/internal/source"
	"github.com/pare-dev/pare/internal/yamlsrc"
	"github.com/pare-dev/pare/rules"
)

// builtIn reads the categories and names that pare ships.
func builtIn(t testing.TB) ([]source.File, *policy.Categories) {
	t.Helper()
	read := func(path string) source.File {
		data, err := rules.FS.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		return source.NewFile(path, data)
	}
	list, problems := policy.ReadCategories(read("categories.yaml"))
	for _, p := range problems {
		t.Error(p)
	}
	paths, err := fs.Glob(rules.FS, "names/*.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var names []source.File
	for _, path := range paths {
		names = append(names, read(path))
	}
	return names, policy.NewCategories(list)
}

func newBuiltIn(t testing.TB, own string) *Classifier {
	t.Helper()
	names, cats := builtIn(t)
	nodes, problems := yamlsrc.Parse(source.NewFile("rules.yaml", []byte(own)))
	c, more := New(names, cats, nodes)
	for _, p := range append(problems, more...) {
		t.Error(p)
	}
	return c
}

// columns makes a dataset of "table.column type" lines.
func columns(lines ...string) (*inventory.Dataset, []*inventory.Column) {
	d := &inventory.Dataset{Name: "d"}
	var all []*inventory.Column
	for _, line := range lines {
		name, typ, _ := strings.Cut(line, " ")
		table, column, _ := strings.Cut(name, ".")
		i := slices.IndexFunc(d.Tables, func(t *inventory.Table) bool { return t.Name == table })
		if i < 0 {
			i = len(d.Tables)
			d.Tables = append(d.Tables, &inventory.Table{Dataset: "d", Name: table})
		}
		c := &inventory.Column{Table: d.Tables[i], Name: column, Type: typ}
		d.Tables[i].Columns = append(d.Tables[i].Columns, c)
		all = append(all, c)
	}
	return d, all
}

func guess(c *Classifier, line string) inventory.Guess {
	d, all := columns(line)
	c.Dataset(d)
	return all[0].Guess
}

func TestGuess(t *testing.T) {
	c := newBuiltIn(t, "")
	for line, want := range map[string]string{
		// plain
		"users.email text":                     "user.contact.email",
		"users.emailAddress text":              "user.contact.email",
		"CUSTOMERS.EMAIL_ADDRESS varchar(254)": "user.contact.email",
		"users.dob date":                       "user.demographic.date_of_birth",
		"users.fname text":                     "user.name.first",
		"employees.SSN char(9)":                "user.government_id.national_identification_number",
		"users.encrypted_password text":        "user.authorization.password",
		"addresses.postcode varchar(12)":       "user.contact.address.postal_code",
		"page_views.ip_address inet":           "user.device.ip_address",
		"page_views.user_agent text":           "user.device.user_agent",
		"devices.mac_address macaddr":          "user.device.mac_address",
		"users.last_sign_in_ip inet":           "user.device.ip_address",
		"users.last_sign_in_at timestamptz":    "user.behavior.login_history",
		"cards.cvc varchar(4)":                 "user.financial.credit_card.security_code",
		"cards.last4 char(4)":                  "user.financial.credit_card.last_four",
		"payouts.iban varchar(34)":             "user.financial.bank_account.number",
		"trips.pickup_lat numeric(9,6)":        "user.location.precise",
		"employees.union_membership boolean":   "user.workplace.trade_union",
		"patients.diagnosis_code text":         "user.health_and_medical.conditions",
		"members.religion_id integer":          "user.demographic.religious_belief",
		"patients.is_pregnant boolean":         "user.health_and_medical.reproductive",
		"applicants.criminal_record boolean":   "user.criminal_history",
		"orders.customer_note text":            "user.content.free_text",

		// the person is in the table, or in the column
		"users.name text":             "user.name",
		"user_profiles.name text":     "user.name",
		"products.name text":          "",
		"product_reviews.name text":   "",
		"categories.name text":        "",
		"email_templates.name text":   "",
		"orders.author_name text":     "user.name",
		"products.owner_email text":   "user.contact.email",
		"users.plan_name text":        "",
		"users.product_name text":     "",
		"user_files.name text":        "",
		"bank_accounts.name text":     "",
		"oauth_client_details.name t": "",
		"asset_profiles.image text":   "",
		"employees.title text":        "user.job_title",
		"users.title text":            "user.demographic.title",
		"pages.title text":            "",
		"hosts.ip_address inet":       "",
		"hosts.name text":             "",
		"customers.state text":        "user.contact.address.state",
		"users.state text":            "", // more often that of the account
		"jobs.state text":             "",
		"lists.first_name text":       "user.name.first", // a thing has no first name
		"countries.code char(2)":      "",
		"files.path text":             "",
		"page_views.path text":        "user.behavior.browsing_history",
		"messages.body text":          "user.content.private.messages",
		"stars.body text":             "",

		// never a substring
		"users.acid text":         "",
		"users.placid text":       "",
		"users.cid text":          "",
		"users.emailer_ref text":  "",
		"users.unaddressed text":  "",
		"users.surnamed text":     "",
		"users.skip text":         "",
		"users.shipment_ref text": "",
		"users.agenda text":       "", // age, gender
		"users.essence text":      "", // ssn
		"users.discussion text":   "",

		// about a datum, or pointing to it
		"users.email_verified boolean":       "",
		"users.email_verified_at timestamp":  "",
		"users.email_count integer":          "",
		"users.phone_type text":              "",
		"users.email_template text":          "",
		"users.has_phone boolean":            "",
		"users.is_email_valid text":          "",
		"users.address_id bigint":            "",
		"users.sign_in_count integer":        "",
		"users.user_id bigint":               "",
		"users.id bigint":                    "",
		"orders.customer_id bigint":          "",
		"order_items.quantity integer":       "",
		"order_items.unit_price_cents int":   "",
		"users.created_at timestamp":         "",
		"users.status text":                  "",
		"contracts.contract_address text":    "",
		"users.unconfirmed_email text":       "user.contact.email",
		"users.email_opt_in boolean":         "user.privacy_preferences",
		"users.consent_given_at timestamptz": "user.privacy_preferences.consent_record",

		// what the type rules out
		"users.email boolean":     "",
		"users.phone date":        "",
		"users.name uuid":         "",
		"users.name integer":      "",
		"users.first_name bigint": "",
		"users.phone bigint":      "user.contact.phone_number",
		"users.phone tinyint(1)":  "",
		"users.country_id int":    "user.contact.address.country",
		"users.email":             "user.contact.email",
		"users.gender gender_t":   "user.demographic.gender",
		"users.birthday text":     "user.demographic.date_of_birth",
	} {
		got := guess(c, line)
		if got.Category != want {
			t.Errorf("%s: %q (%.2f, %s), want %q", line, got.Category, got.Confidence, got.Reason, want)
		}
		if (got.Category == "") != (got.Confidence == 0) || (got.Category == "") != (got.Reason == "") || got.Confidence > 1 {
			t.Errorf("%s: incoherent %+v", line, got)
		}
	}
}

func TestReason(t *testing.T) {
	c := newBuiltIn(t, "user.contact.email: courriel")
	for line, want := range map[string]string{
		"users.email text":         "“email” in the table “users”",
		"logs.dateofbirth text":    "“date of birth”",
		"products.owner_email txt": "“email” of “owner”",
		"users.courriel text":      "“courriel”, by your names",
	} {
		if got := guess(c, line).Reason; got != want {
			t.Errorf("%s: %q, want %q", line, got, want)
		}
	}
}

// TestNeighbours: the doubtful name is believed beside a sure one, and the same
// comes out whatever the order.
func TestNeighbours(t *testing.T) {
	c := newBuiltIn(t, "")
	lines := []string{"o.city text", "o.birthday date", "o.first_name text", "o.email text", "p.city text", "p.email_verified boolean"}
	want := "user.contact.address.city “city” beside “birthday”"
	for range len(lines) {
		lines = append(lines[1:], lines[0])
		d, all := columns(lines...)
		c.Dataset(d)
		for _, col := range all {
			switch col.Table.Name + "." + col.Name {
			case "o.city":
				if got := col.Guess.Category + " " + col.Guess.Reason; got != want {
					t.Errorf("%q, want %q", got, want)
				}
			case "p.city":
				if col.Guess != (inventory.Guess{}) {
					t.Errorf("city beside nothing: %+v", col.Guess)
				}
			}
		}
	}
}

func BenchmarkDataset(b *testing.B) {
	c := newBuiltIn(b, "")
	var lines []string
	for _, table := range []string{"users", "orders", "products", "audit_log_entries"} {
		for _, column := range []string{"id bigint", "email varchar(254)", "first_name text", "shipping_address_line_1 text",
			"email_verified_at timestamptz", "quantity integer", "unit_price_cents integer", "createdAt timestamp", "status text", "user_id bigint"} {
			lines = append(lines, table+"."+column)
		}
	}
	d, all := columns(lines...)
	b.ReportAllocs()
	for b.Loop() {
		c.Dataset(d)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(all)), "ns/column")
}

func BenchmarkNew(b *testing.B) {
	names, cats := builtIn(b)
	for b.Loop() {
		New(names, cats, nil)
	}
}

// TestComment: a comment of a few words is another name of its column; one that
// tells a story is not.
func TestComment(t *testing.T) {
	c := newBuiltIn(t, "")
	for comment, want := range map[string]inventory.Guess{
		"Date of birth":                 {Category: "user.demographic.date_of_birth", Confidence: 0.7, Reason: "“date of birth” in its comment"},
		"the customer's email address":  {Category: "user.contact.email", Confidence: 0.8, Reason: "“email address” in its comment"},
		"when the email was sent":       {},
		"template of the welcome email": {},
		"name":                          {},
		"set when the date of birth that somebody entered could be checked": {},
	} {
		d, all := columns("t17.f042 text")
		all[0].Comment = comment
		c.Dataset(d)
		if got := all[0].Guess; got != want {
			t.Errorf("%q: %+v, want %+v", comment, got, want)
		}
	}
}

// TestBeside: what stands beside a doubtful column says what it is.
func TestBeside(t *testing.T) {
	c := newBuiltIn(t, "")
	for _, test := range []struct {
		columns string // separated by “;”
		want    string // of the first of them
	}{
		{"wish_lists.gift_email text; wish_lists.user_id bigint", "user.contact.email 0.75 “email” beside “user_id”"},
		{"wish_lists.gift_email text; wish_lists.shop_id bigint", ""},
		{"wish_lists.title text; wish_lists.user_id bigint", ""}, // a list's, whoever has it
		{"t.city text; t.user_id bigint", "user.contact.address.city 0.65 “city” beside “user_id”"},
		{"t.city text; t.street text", "user.contact.address.city 0.65 “city” beside “street”"},
		{"t.city text; t.product_id bigint", ""},
		{"t.city text; t.ip inet", "user.location.city 0.65 “city” beside “ip”"},
		{"t.city text; t.ip inet; t.street text", "user.contact.address.city 0.65 “city” beside “street”"},
		{"users.city text; users.last_ip inet", "user.contact.address.city 0.85 “city” in the table “users”"},
		{"t.location text; t.ip inet", "user.location 0.65 “location” beside “ip”"},
		{"t.location text; t.lat real; t.lng real", "user.location 0.65 “location” beside “lat”"},
		{"lists.email text; lists.last_name text", "user.contact.email 0.85 “email” beside “last_name”"},
		{"lists.email text; lists.label text", ""},
		{"policies.smoker boolean; policies.insured_dob date", "user.health_and_medical.substance_use 0.85 “smoker” beside “insured_dob”"},
		{"policies.name text; policies.insured_dob date", ""}, // a policy's
		{"pets.gender text; pets.birth_date date", ""},
		{"t.age integer; t.sex text; t.education text", "user.demographic.age 0.65 “age” beside “education”"},
		{"t.device text; t.user_agent text", "user.device.properties 0.65 “device” beside “user_agent”"},
		{"t.device text; t.ip inet", ""}, // a server has an address
		{"t.card_name text; t.card_number text", "user.financial.credit_card 0.65 “card name” beside “card_number”"},
		{"t.card_name text; t.label text", ""},
		{"t.weight numeric; t.blood_pressure text", "user.health_and_medical.body_measurements 0.65 “weight” beside “blood_pressure”"},
		{"t.weight numeric; t.sku text", ""},
		{"t.age integer; t.sex text", ""}, // a product has both
		{"t.sex text; t.education text", "user.demographic.gender 0.90 “sex” beside “education”"}, // not beside itself
		{"users.customer_id text; users.email text", "user.unique_id 0.85 “customer id” in the table “users”"},
		{"users.customer_id bigint; users.email text", ""},   // a key
		{"users.customer_id text; customers.email text", ""}, // named after the table it leads to
		{"customers.customer_id text; customers.email text", "user.unique_id 0.85 “customer id” in the table “customers”"},
	} {
		d, all := columns(strings.Split(test.columns, "; ")...)
		c.Dataset(d)
		got := ""
		if g := all[0].Guess; g.Category != "" {
			got = fmt.Sprintf("%s %.2f %s", g.Category, g.Confidence, g.Reason)
		}
		if got != test.want {
			t.Errorf("%s: %q, want %q", test.columns, got, test.want)
		}
	}
}

// TestKeys: what is part of a key, or numbered by the database, only ties rows
// together.
func TestKeys(t *testing.T) {
	c := newBuiltIn(t, "")
	for name, change := range map[string]func(*inventory.Column){
		"":            nil,
		"primary key": func(col *inventory.Column) { col.PrimaryKey = true },
		"generated":   func(col *inventory.Column) { col.Generated = true },
		"foreign key": func(col *inventory.Column) {
			col.Table.ForeignKeys = []inventory.ForeignKey{{Columns: []string{col.Name}, Table: "t"}}
		},
		"number": func(col *inventory.Column) { col.Type = "bigint" },
		"other's key": func(col *inventory.Column) {
			col.Table.ForeignKeys = []inventory.ForeignKey{{Columns: []string{"x"}, Table: "t"}}
		},
	} {
		d, all := columns("customers.customer_id text")
		if change != nil {
			change(all[0])
		}
		c.Dataset(d)
		want := "user.unique_id"
		if name != "" && name != "other's key" {
			want = ""
		}
		if got := all[0].Guess.Category; got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
}
