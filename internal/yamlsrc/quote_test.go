package yamlsrc

import (
	"testing"

	"github.com/pare-dev/pare/internal/source"
)

func TestQuote(t *testing.T) {
	tests := []struct{ text, want string }{
		{"over-collected", "over-collected"},
		{"checkout.dob at shop.users.dob for newsletter", "checkout.dob at shop.users.dob for newsletter"},
		{"shop.users.traits#/email", "shop.users.traits#/email"},
		{"a # b", `"a # b"`},
		{"a, b", `"a, b"`},
		{"a: b", `"a: b"`},
		{"*", `"*"`},
		{"", `""`},
		{"null", `"null"`},
		{" a", `" a"`},
		{"a  b", `"a  b"`},
		{`shop."odd ""name"`, `"shop.\"odd \"\"name\""`},
		{"straße", `"straße"`},
		{"two\nlines\x7f", `"two\nlines\x7F"`},
	}
	for _, tt := range tests {
		if got := Quote(tt.text); got != tt.want {
			t.Errorf("%q is written %s, want %s", tt.text, got, tt.want)
		}
	}
}

func FuzzQuote(f *testing.F) {
	for _, text := range []string{"a", "true", "2027-01-01", "0x1f", "- a", "{", "\u2028", "\ufeff", `\`, "'", "a:", "a #b", "\t", "\r\n", "😀", "\xf7"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		file := source.NewFile("f.yaml", []byte("list:\n  - {a: "+Quote(text)+", b: 1}\n"))
		docs, problems := Parse(file)
		if len(problems) > 0 {
			t.Fatalf("%q is written %s: %v", text, Quote(text), problems)
		}
		r := &Reader{}
		got := r.Map(r.Map(docs[0], "a file").Items("list")[0], "an item").Text("a")
		if want := string([]rune(text)); got.Value != want && text != "" && want[len(want)-1] != '\n' {
			t.Errorf("%q is written %s and read as %q", text, Quote(text), got.Value)
		}
	})
}
