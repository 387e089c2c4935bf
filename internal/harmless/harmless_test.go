package harmless

import (
	"strings"
	"testing"
)

func TestText(t *testing.T) {
	tests := []struct{ in, want string }{
		{"shop.users.email", "shop.users.email"},
		{"Grüße, “漢字” 👩‍🚀", "Grüße, “漢字” 👩‍🚀"},
		{"two\nlines\r\t", `two\nlines\r\t`},
		{"\x1b[2Jgone", `\x1b[2Jgone`},
		{"\x00\x7f", `\x00\x7f`},
		{"\u009b31m", `\u009b31m`},
		{"abc\u202edef\u2066", `abc\u202edef\u2066`},
		{"a\u200bb\ufeff\u2028", `a\u200bb\ufeff\u2028`},
		{"caf\xe9", `caf\xe9`},
		{"\U000e0041", `\U000e0041`},
	}
	for _, test := range tests {
		if got := Text(test.in); got != test.want {
			t.Errorf("Text(%q) = %q, want %q", test.in, got, test.want)
		}
	}
}

func TestMarkdown(t *testing.T) {
	tests := []struct{ in, text, code string }{
		{"Deliver your order", "Deliver your order", "`Deliver your order`"},
		{"<b> & *so* [x](y)", `\<b\> \& \*so\* \[x\](y)`, "`<b> & *so* [x](y)`"},
		{"ask @dpo", "ask @<!-- -->dpo", "`ask @dpo`"},
		{"a`b", "a\\`b", "`` a`b ``"},
		{"a\nb", `a\\nb`, "`a\\nb`"},
		{"", "", ""},
	}
	for _, test := range tests {
		if got := Markdown(test.in); got != test.text {
			t.Errorf("Markdown(%q) = %q, want %q", test.in, got, test.text)
		}
		if got := MarkdownCode(test.in); got != test.code {
			t.Errorf("MarkdownCode(%q) = %q, want %q", test.in, got, test.code)
		}
	}
	if got, want := MarkdownRow("`a|b`", "c"), "| `a\\|b` | c |\n"; got != want {
		t.Errorf("the row is %q, want %q", got, want)
	}
}

func TestCSV(t *testing.T) {
	var b strings.Builder
	c := NewCSV(&b, "what", "n", "share", "is")
	c.Record("shop.users", -2, 0.5, true)
	for _, cell := range []string{"=1+1", "-2", "@x", "\t=1", "a=b", ""} {
		c.Record(cell)
	}
	c.Record(kind("+x"))
	if err := c.Flush(); err != nil {
		t.Fatal(err)
	}
	want := "what,n,share,is\r\nshop.users,-2,0.5,true\r\n'=1+1\r\n'-2\r\n'@x\r\n'\\t=1\r\na=b\r\n\r\n'+x\r\n"
	if b.String() != want {
		t.Errorf("got %q, want %q", b.String(), want)
	}
}

type kind string
