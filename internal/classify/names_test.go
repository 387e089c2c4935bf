package classify

import (
	"testing"

	"github.com/pare-dev/pare/internal/inventory"
	"github.com/pare-dev/pare/internal/policy"
	"github.com/pare-dev/pare/internal/source"
	"github.com/pare-dev/pare/internal/yamlsrc"
)

// A category's names may be a list, each limited to tables of its own.
func TestNamesInAList(t *testing.T) {
	c := newBuiltIn(t, "user.contact.phone_number:\n- zorp\n- {names: zentrale; vermittlung, tables: [kunden]}\nnot-personal: [email, {names: city, tables: [kunden]}]\n")
	for line, want := range map[string]string{
		"x.zorp text":          "user.contact.phone_number",
		"kunden.zentrale text": "user.contact.phone_number",
		"x.zentrale text":      "",
		"users.email text":     "",
		"kunden.city text":     "",
		"users.city text":      "user.contact.address.city",
	} {
		if got := guess(c, line).Category; got != want {
			t.Errorf("%s is %q, want %q", line, got, want)
		}
	}
}

// TestOwnNames: what the user says beats what we know.
func TestOwnNames(t *testing.T) {
	c := newBuiltIn(t, `
user.contact.email: courriel; contact point
user.demographic.religious_belief: {names: cult; path, tables: [membres, "*_adhesion"]}
user.name: libellé?
not-personal: nickname; path
people: membre; adhérent
`)
	for line, want := range map[string]inventory.Guess{
		"hosts.courriel text":             {Category: "user.contact.email", Confidence: 1, Reason: "“courriel”, by your names"},
		"hosts.contact_point text":        {Category: "user.contact.email", Confidence: 1, Reason: "“contact point”, by your names"},
		"hosts.contactPoint text":         {Category: "user.contact.email", Confidence: 1, Reason: "“contact point”, by your names"},
		"hosts.old_courriel text":         {Category: "user.contact.email", Confidence: 1, Reason: "“courriel”, by your names"},
		"hosts.courriel_verified boolean": {},
		"users.nickname text":             {Confidence: 1, Reason: "“nickname”, by your names"},
		"users.avatar_path text":          {Category: "user.content.self_image", Confidence: 0.95, Reason: "“avatar path” in the table “users”"},
		"membres.cult text":               {Category: "user.demographic.religious_belief", Confidence: 1, Reason: "“cult”, by your names"},
		"old_adhesion.cult text":          {Category: "user.demographic.religious_belief", Confidence: 1, Reason: "“cult”, by your names"},
		"membres.path text":               {Category: "user.demographic.religious_belief", Confidence: 1, Reason: "“path”, by your names"},
		"bands.cult text":                 {},
		"membres.libellé text":            {Category: "user.name", Confidence: 0.85, Reason: "“libellé”, by your names"},
		"bands.libellé text":              {},
		"membres.name text":               {Category: "user.name", Confidence: 0.85, Reason: "“name” in the table “membres”"},
	} {
		if got := guess(c, line); got != want {
			t.Errorf("%s: %+v, want %+v", line, got, want)
		}
	}
}

func TestNamesProblems(t *testing.T) {
	cats := policy.NewCategories([]*policy.Category{{Key: "user"}, {Key: "user.name"}, {Key: "user.contact"}})
	for text, want := range map[string]string{
		"user.nme: name":                                 "n.yaml:1:1: error: unknown category “user.nme” (did you mean “user.name”?)",
		"user.name: name; Names?":                        "n.yaml:1:18: error: the name “Names?” is a name of user.name already (name it once, or limit one of the two to tables)",
		"user.name: name; ++":                            "n.yaml:1:18: error: the name “++” holds no word (write words of letters or digits, separated by “;”)",
		"user.name: name\nuser.contact: name":            "n.yaml:2:15: error: the name “name” is a name of user.name already (name it once, or limit one of the two to tables)",
		"user.name: name\nuser.contact: tel;\n  Names":   "n.yaml:3:3: error: the name “Names” is a name of user.name already (name it once, or limit one of the two to tables)",
		"people: users; two words":                       "n.yaml:1:16: error: the name “two words” is not one word (write single words here, separated by “;”)",
		"spellings: addr = address; tel":                 "n.yaml:1:28: error: the spelling “tel” is not two words (write short = whole here, separated by “;”)",
		"user.name:":                                     "n.yaml:1:1: error: the names of “user.name” is empty, expected a text (write a single value)",
		"user.name: {names: x, tables: [a], table: [b]}": "n.yaml:1:36: error: unknown key “table” in names of a category (did you mean “tables”?)",
		"user.name: {names: x}":                          "n.yaml:1:12: error: “tables” is missing in names of a category (add it)",
	} {
		_, problems := New([]source.File{source.NewFile("n.yaml", []byte(text))}, cats, nil)
		if len(problems) != 1 || problems[0].Error() != want {
			t.Errorf("%q:\n got %v\nwant %s", text, problems, want)
		}
		nodes, _ := yamlsrc.Parse(source.NewFile("n.yaml", []byte(text)))
		if _, problems = New(nil, cats, nodes); len(problems) != 1 || problems[0].Error() != want {
			t.Errorf("as own names, %q:\n got %v\nwant %s", text, problems, want)
		}
	}
}

// TestApart: words that stand together are cut where they are a phrase, or somebody
// and a datum; the user's own phrases as well. What is known as one word stays one.
func TestApart(t *testing.T) {
	c := newBuiltIn(t, "user.unique_id: kd nr\nuser.contact.email: {names: surname addr, tables: [kunden]}\n")
	for line, want := range map[string]string{
		"x.kdnr text":              "user.unique_id",
		"x.firstname text":         "user.name.first",
		"x.datenaissance date":     "user.demographic.date_of_birth",
		"x.useremail text":         "user.contact.email",
		"users.homecity text":      "user.contact.address.city",
		"users.timezone text":      "user.account.settings.timezone",
		"pets.nickname text":       "",
		"users.nickname text":      "user.account.display_name",
		"x.previous_surname text":  "user.name.former",
		"kunden.surname_addr text": "user.contact.email",
		"x.userspace text":         "",
		"x.driverslicense text":    "user.government_id.drivers_license_number",
		"x.empaddress text":        "",
		"x.empemail text":          "user.contact.email",
		"x.telefonocliente text":   "user.contact.phone_number",
		"x.nomclient text":         "user.name",
		"x.titleowner text":        "",
		"x.repaid numeric":         "", // no rep has aids
		"x.emailed text":           "",
		"x.contacted text":         "",
	} {
		if got := guess(c, line).Category; got != want {
			t.Errorf("%s is %q, want %q", line, got, want)
		}
	}
}

// TestSpellings: what is written in short means what is written in full.
func TestSpellings(t *testing.T) {
	c := newBuiltIn(t, "spellings: krd = customer\nuser.contact.email: hausmeister customer\n")
	for line, want := range map[string]string{
		"x.delivery_addr text":   "user.contact.address",
		"x.emerg_contact text":   "user.contact.emergency_contact",
		"x.cust_email text":      "user.contact.email",
		"x.hausmeister_krd text": "user.contact.email",
	} {
		if got := guess(c, line).Category; got != want {
			t.Errorf("%s is %q, want %q", line, got, want)
		}
	}
}

// TestNamesOfOneTable: a name may mean two things in different tables.
func TestNamesOfOneTable(t *testing.T) {
	cats := policy.NewCategories([]*policy.Category{{Key: "user.name"}, {Key: "user.contact"}})
	a := source.NewFile("a.yaml", []byte("user.name: {names: value, tables: [people]}"))
	b := source.NewFile("b.yaml", []byte("user.contact: value"))
	for _, files := range [][]source.File{{a, b}, {b, a}} {
		c, problems := New(files, cats, nil)
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		if got := guess(c, "people.value text").Category; got != "user.name" {
			t.Errorf("people.value: %q", got)
		}
		if got := guess(c, "other.value text").Category; got != "user.contact" {
			t.Errorf("other.value: %q", got)
		}
	}
}

// TestTablesOfNames: a table is meant by its name in the singular or the plural, in
// any spelling; a pattern, too.
func TestTablesOfNames(t *testing.T) {
	c := newBuiltIn(t, "user.contact.email: {names: zzz, tables: [wish_lists, \"*_boxes\", kunden, \"gast*\"]}\n")
	for line, want := range map[string]string{
		"wish_lists.zzz text":  "user.contact.email",
		"wish_list.zzz text":   "user.contact.email",
		"WishList.zzz text":    "user.contact.email",
		"letter_box.zzz text":  "user.contact.email",
		"LetterBoxes.zzz text": "user.contact.email",
		"KUNDEN.zzz text":      "user.contact.email",
		"gastbuch.zzz text":    "user.contact.email",
		"boxes.zzz text":       "",
		"wish_lister.zzz text": "",
		"kunde.zzz text":       "",
	} {
		if got := guess(c, line).Category; got != want {
			t.Errorf("%s is %q, want %q", line, got, want)
		}
	}
}

// TestBesideUnknown: beside a word that nothing knows, a phrase has the meaning that
// it has everywhere, if it has one.
func TestBesideUnknown(t *testing.T) {
	c := newBuiltIn(t, "")
	for line, want := range map[string]string{
		"emp_children.date_of_birth date":    "user.childrens",
		"emp_children.xq_date_of_birth date": "user.demographic.date_of_birth",
	} {
		if got := guess(c, line).Category; got != want {
			t.Errorf("%s is %q, want %q", line, got, want)
		}
	}
}
