package classify

import (
	"strings"
	"testing"
)

func TestSplit(t *testing.T) {
	for name, want := range map[string]string{
		"email":              "email",
		"first_name":         "first name",
		"firstName":          "first name",
		"FirstName":          "first name",
		"FIRST_NAME":         "first name",
		"first-name":         "first name",
		"first name":         "first name",
		"attributes.e-mail":  "attribute e mail",
		"IPAddress":          "ip address",
		"userIP":             "user ip",
		"userIDs":            "user id",
		"HTTPServerURLs":     "http server url",
		"address2":           "address 2",
		"line1Text":          "line 1 text",
		"oauth2_token":       "oauth 2 token",
		"addresses":          "address",
		"categories":         "category",
		"status":             "status",
		"diagnosis":          "diagnosis",
		"branches":           "branch",
		"gps":                "gps",
		"_id":                "id",
		"__":                 "",
		"":                   "",
		"straßeUndHausNr":    "strasse und haus nr",
		"PRÉNOM":             "prenom",
		"acid":               "acid",
		"ÉTATCivil":          "etat civil",
		"naïveÆon":           "naive aeon",
		"bad\xffbyte":        "bad byte",
		"x":                  "x",
		"A":                  "a",
		"patientMRN":         "patient mrn",
		"isEmailVerified":    "is email verified",
		"preferred pronouns": "preferred pronoun",
	} {
		var s splitter
		s.split(name)
		var words []string
		for i := range s.words {
			words = append(words, string(s.word(i)))
		}
		if got := strings.Join(words, " "); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
}

func FuzzSplit(f *testing.F) {
	f.Add("userIDs_2Ünïcode")
	f.Fuzz(func(t *testing.T, name string) {
		var s splitter
		s.split(name)
		end := 0
		for _, w := range s.words {
			if w.from < end || w.from >= w.to || w.to > len(s.buf) {
				t.Fatalf("%q: word at %d to %d of %d bytes, behind %d", name, w.from, w.to, len(s.buf), end)
			}
			end = w.to
		}
	})
}
