package fact_test

import (
	"strings"
	"testing"

	"github.com/pare-dev/pare/internal/inventory"
	"github.com/pare-dev/pare/internal/source"
)

// Only what is sure is said: a column that cannot hold what is declared of it, or
// that keeps more of it than is declared.
func TestTypeAgrees(t *testing.T) {
	tests := []struct {
		declared string // category, or category and precision
		want     string
		types    string // several, apart by semicolons
	}{
		// Words are no truth, number, day, time or point.
		{"user.name", "contradicts", "boolean; bigint; numeric(10,2); double precision; date; timestamp with time zone; point"},
		{"user.name.first", "contradicts", "boolean; integer; date; timestamptz"},
		{"user.name", "fits", "text; varchar(80); citext; jsonb; bytea; uuid; some_domain; tinyint(1); "},
		{"user.contact.email", "contradicts", "BOOL; INT4; DATETIME"},
		{"user.contact.url", "contradicts", "bool"},
		{"user.content.free_text", "contradicts", "smallint"},
		{"user.content.private.messages", "contradicts", "date"},
		{"user.authorization.password", "contradicts", "boolean"},
		{"user.device.user_agent", "contradicts", "bigint"},
		{"user.device.user_agent family", "fits", "smallint"}, // a number can stand for each family
		{"user.contact.address.street", "contradicts", "boolean; date"},
		{"user.contact.address.city", "fits", "bigint"}, // a number can stand for each city

		// Numbers that identify are no truth, day or time.
		{"user.contact.phone_number", "fits", "bigint; numeric(15); text"},
		{"user.contact.phone_number", "contradicts", "boolean; date; timestamptz; point"},
		{"user.government_id.passport_number", "fits", "integer"},
		{"user.government_id.passport_number", "contradicts", "boolean; date"},
		{"user.government_id.immigration", "fits", "boolean; date; integer"}, // a status, and until when
		{"user.financial.bank_account", "contradicts", "timestamp"},
		{"user.financial.credit_card.number", "contradicts", "date"},
		{"user.financial.credit_card.expiry", "fits", "date; integer; timestamp; text"},
		{"user.financial.credit_card.expiry", "contradicts", "boolean; point"},
		{"user.unique_id", "fits", "bigint; uuid"},
		{"user.unique_id.pseudonymous", "contradicts", "boolean"},
		{"user.account.username", "contradicts", "date"},
		{"user.device.ip_address", "fits", "inet; bigint"},
		{"user.device.ip_address", "contradicts", "boolean"},

		// Days.
		{"user.demographic.date_of_birth", "fits", "date; timestamp; text; integer"},
		{"user.demographic.date_of_birth", "contradicts", "boolean; point"},
		{"user.demographic.date_of_birth day", "fits", "date; datetime2"},
		{"user.demographic.date_of_birth month", "finer", "date; timestamp"},
		{"user.demographic.date_of_birth year", "finer", "DATE; timestamptz(3)"},
		{"user.demographic.date_of_birth year", "fits", "smallint; text"},
		{"user.demographic.date_of_birth adult_flag", "fits", "boolean"},
		{"user.demographic.date_of_birth adult_flag", "finer", "date"},
		{"user.demographic.age_range", "finer", "date"},
		{"user.demographic.age_range", "fits", "text; int4"},
		{"user.demographic.adult", "fits", "boolean"},
		{"user.demographic.date_of_death", "contradicts", "boolean"},
		{"user.demographic.date_of_death year", "finer", "date"},

		// Times.
		{"user.behavior.login_history", "fits", "timestamptz; date"},
		{"user.behavior.login_history day", "finer", "timestamptz; timestamp without time zone"},
		{"user.behavior.login_history day", "fits", "date"},
		{"user.behavior.login_history month", "finer", "date; timestamptz"},

		// Points.
		{"user.location.precise", "fits", "point; geometry(Point,4326); numeric(9,6); geography"},
		{"user.location.precise", "contradicts", "boolean; date; timestamptz"},
		{"user.location.track", "fits", "geometry(LineString,4326)"},
		{"user.location city", "finer", "point; geography(POINT)"},
		{"user.location.city", "finer", "geometry(Point,4326)"},
		{"user.location.city", "fits", "text; geometry(Polygon,4326); geometry; geography(MultiPolygon)"}, // an area may be a whole city
		{"user.location", "fits", "point; text; boolean"},                                                 // of any precision
		{"user.contact.address city", "fits", "point"},                                                    // its ladder knows no point

		// What nobody knows.
		{"user.account.settings", "fits", "boolean; bigint; date; point"},
		{"system.operations", "fits", "boolean"},
	}
	for _, tt := range tests {
		category, precision, _ := strings.Cut(tt.declared, " ")
		text := "category: " + category
		if precision != "" {
			text += ", precision: " + precision
		}
		for typ := range strings.SplitSeq(tt.types, ";") {
			typ = strings.TrimSpace(typ)
			a := assess(t, "{}", "collections: [{id: c, fields: [{name: f, "+text+", stored_in: [shop.users.x]}]}]", table("users", "x "+typ))
			got := column(t, a, "shop.users.x")
			if got.Record.Type != tt.want || (got.Conflict != "") != (tt.want != "fits") {
				t.Errorf("%s in a column of type %s %s (%s), want %s", tt.declared, typ, got.Record.Type, got.Conflict, tt.want)
			}
		}
	}
}

func TestTypeOfWhatIsDeclared(t *testing.T) {
	tests := []struct {
		name     string
		manifest string
		want     string
	}{
		{"nothing declared", "{}", "fits"},
		{"by a statement", "columns: [{at: shop.users.x, category: user.contact.email}]", "contradicts"},
		{"by a statement that names no category", "columns: [{at: shop.users.x, pseudonymous: true}]", "fits"},
		{"by the second of two fields",
			"collections: [{id: c, fields: [{name: a, category: user.demographic.date_of_birth, stored_in: [shop.users.x]}, {name: b, category: user.name, stored_in: [shop.users.x]}]}]", "contradicts"},
		{"a field decides against a statement",
			"collections: [{id: c, fields: [{name: a, category: user.demographic.date_of_birth, stored_in: [shop.users.x]}]}]\ncolumns: [{at: shop.users.x, category: user.contact.email}]", "fits"},
		{"what is at a path is not the column's type", "collections: [{id: c, fields: [{name: a, category: user.contact.email, stored_in: ['shop.users.x#/mail']}]}]", "fits"},
		{"a key stands for what it leads to", "collections: [{id: c, fields: [{name: a, category: user.contact.email, stored_in: [shop.users.mail_id]}]}]\ncolumns: [{at: shop.users.x, category: user.behavior}]", "fits"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a := assess(t, "{}", tt.manifest, table("users", "x date", "mail_id -> mails"), table("mails", "id bigint"))
			if got := column(t, a, "shop.users.x"); got.Record.Type != tt.want {
				t.Errorf("type %s (%s), want %s", got.Record.Type, got.Conflict, tt.want)
			}
			if got := column(t, a, "shop.users.mail_id"); got.Record.Type != "fits" {
				t.Errorf("the key: type %s (%s), want fits", got.Record.Type, got.Conflict)
			}
		})
	}
}

func TestTypeOfAnnotatedColumn(t *testing.T) {
	for precision, want := range map[string]string{"": "fits", "year": "finer"} {
		users := table("users", "x date", "y date")
		users.Columns[0].Annotation = annotation("user.demographic.date_of_birth", "")
		users.Columns[0].Annotation.Precision = source.Text{Value: precision, Span: at(1)}
		users.Columns[1].Annotation = &inventory.Annotation{NotPersonal: true, Because: "a test"}
		a := assess(t, "{}", "columns: [{at: shop.users.y, category: user.contact.email}]", users)
		if got := column(t, a, "shop.users.x"); got.Record.Type != want {
			t.Errorf("annotated by %q: type %s (%s), want %s", precision, got.Record.Type, got.Conflict, want)
		}
		if got := column(t, a, "shop.users.y"); got.Record.Type != "fits" {
			t.Errorf("said to be not personal: type %s (%s)", got.Record.Type, got.Conflict)
		}
	}
}
