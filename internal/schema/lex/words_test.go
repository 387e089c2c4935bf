package lex

import (
	"fmt"
	"testing"
)

func TestWords(t *testing.T) {
	const src = `CREATE Table (a (b, c), [d, e], "f") (`
	sc := New(src, Postgres())
	sc.Scan()
	toks := sc.Statement().Tokens
	if !StartWith(src, toks, "create", "table") || !StartWith(src, toks) || StartWith(src, toks, "table") || StartWith(src, toks[:1], "create", "table") {
		t.Error("StartWith")
	}
	if !toks[1].IsAny(src, "view", "table") || toks[1].IsAny(src, "view") || toks[1].IsAny(src) {
		t.Error("IsAny")
	}
	if got := Lower("aBÄ_1"); got != "abÄ_1" {
		t.Errorf("Lower gives %s", got)
	}
	items := ""
	for _, item := range Items(src, toks[2:]) {
		items += fmt.Sprint(len(item), " ")
	}
	if items != "6 5 1 " {
		t.Errorf("items of %s", items)
	}
	for _, tc := range []struct{ from, want int }{{2, 15}, {4, 4}, {18, 1}} {
		if got := Closing(src, toks[tc.from:]); got != tc.want {
			t.Errorf("what opens at %d closes at %d, want %d", tc.from, got, tc.want)
		}
	}
	if Items(src, toks) != nil || Items("()", []Token{{Punct, 0, 1}, {Punct, 1, 2}}) != nil || len(Split(src, nil)) != 1 {
		t.Error("items where there are none")
	}
}
