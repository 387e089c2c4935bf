package policy

import (
	"os"
	"testing"

	"github.com/pare-dev/pare/internal/source"
)

// vagueTitles is the list that pare ships.
func vagueTitles(t *testing.T) VagueTitles {
	t.Helper()
	data, err := os.ReadFile("../../rules/vague-titles.yaml")
	if err != nil {
		t.Fatal(err)
	}
	titles, ps := ReadVagueTitles(source.NewFile("vague-titles.yaml", data))
	if len(ps) > 0 {
		t.Fatal(problems(ps))
	}
	return titles
}

func TestVagueTitles(t *testing.T) {
	titles := vagueTitles(t)
	tests := []struct {
		title string
		want  bool
	}{
		// As a whole, whatever the case, the punctuation, the articles and who is spoken to.
		{"Marketing", true},
		{"MARKETING PURPOSES.", true},
		{"  The   marketing — purposes!", true},
		{"IT-security purposes", true},
		{"To improve our services", true},
		{"Improve services", true},
		{"Improving users' experience", true},
		{"Improving users’ experience", true},
		{"N/A", true},
		{"", true},
		{"…", true},
		{"The", true},

		// More words than these say something.
		{"Delivery", false},
		{"Marketing of spare parts", false},
		{"Email marketing", false},
		{"Research into allergies", false},
		{"Improve the search for spare parts", false},
		{"Other sizes that fit you", false},
		{"Preise für Geschäftskunden", false},

		// A phrase anywhere opens the title to everything, as whole words.
		{"Delivery and any other purpose", true},
		{"Delivery, and ANY OTHER PURPOSE we like", true},
		{"Billing (and for other purposes)", true},
		{"Billing, among other things", true},
		{"Another purposeful letter", false},
		{"Tell mother purposes of each pill", false}, // other purposes, within words
		{"Delivery and other errands", false},
	}
	for _, tt := range tests {
		if got := titles.Has(tt.title); got != tt.want {
			t.Errorf("%q: vague %v, want %v", tt.title, got, tt.want)
		}
	}
}

// An apostrophe goes without a trace, however it is written.
func TestVagueTitleApostrophe(t *testing.T) {
	titles, ps := ReadVagueTitles(source.NewFile("f", []byte("whole: [the user's wishes]\nwithin: [any purpose]\n")))
	if len(ps) > 0 {
		t.Fatal(problems(ps))
	}
	for title, want := range map[string]bool{"User's wishes": true, "User’s wishes": true, "Users wishes": true, "User s wishes": false} {
		if got := titles.Has(title); got != want {
			t.Errorf("%q: vague %v, want %v", title, got, want)
		}
	}
}

// Each line of the list is vague itself, so none is spoilt by how titles are
// compared.
func TestVagueTitlesHaveThemselves(t *testing.T) {
	titles := vagueTitles(t)
	for _, list := range [][]string{titles.whole, titles.within} {
		for _, words := range list {
			if !titles.Has(words) {
				t.Errorf("%q is on the list and not vague", words)
			}
		}
	}
}

func TestReadVagueTitlesProblems(t *testing.T) {
	const want = `f:1:1: error: “within” is missing in a list of vague titles (add it)
f:2:1: error: unknown key “inside” in a list of vague titles (known keys: whole, within)`
	_, ps := ReadVagueTitles(source.NewFile("f", []byte("whole: [marketing]\ninside: [any purpose]\n")))
	if got := problems(ps); got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
}
