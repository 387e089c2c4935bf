package rule

import (
	"strings"
	"testing"

	"github.com/pare-dev/pare/internal/source"
)

// A place in a file of an example leads to the line of the rule's file where the
// same character stands, however the text is written.
func TestPlacesInExamples(t *testing.T) {
	const text = `id: shop-sale
title: Sold
on: purpose
when: not used
kind: gap
severity: low
message: none
fix: none
law: []
examples:
  flag:
    - rules: |
        purposes:
          á: {title: é X}
      manifest: "one\n  two Y"
      schema:
        20260101_a.sql: |
          create table Z ();
        20260102_b.sql: alter W
`
	rules, problems := load(text)
	if len(problems) > 0 || len(rules) != 1 {
		t.Fatal(problems)
	}
	e := rules[0].Flag[0]
	lines := strings.Split(text, "\n")
	tests := []struct {
		file string
		data string
		sign string
	}{
		{"rules.yaml", e.Rules[0].Data, "X"},
		{"manifest.yaml", e.Manifest[0].Data, "Y"},
		{"20260101_a.sql", e.Schema[0].Data, "Z"},
		{"20260102_b.sql", e.Schema[1].Data, "W"},
	}
	for _, test := range tests {
		line, col := find(strings.Split(test.data, "\n"), test.sign)
		wantLine, wantCol := find(lines, test.sign)
		got := e.At(source.Pos{File: test.file, Line: line, Col: col})
		if want := (source.Pos{File: "r.yaml", Line: wantLine, Col: wantCol}); line == 0 || got != want {
			t.Errorf("%s:%d:%d stands at %s, want %s", test.file, line, col, got, want)
		}
	}
	for _, p := range []source.Pos{{File: "r.yaml", Line: 1, Col: 5}, {File: "other", Line: 90, Col: 90}} {
		if got := e.At(p); got != p {
			t.Errorf("%s became %s", p, got)
		}
	}
	if got := e.At(source.Pos{File: "rules.yaml"}); got.Line != 12 {
		t.Errorf("the file as a whole stands at %s, want line 12", got)
	}
	if got := e.At(source.Pos{File: "rules.yaml", Line: 99, Col: 99}); got.Line != 14 {
		t.Errorf("behind the end stands at %s, want line 14", got)
	}
}

func find(lines []string, sign string) (line, col int) {
	for i, l := range lines {
		if at := strings.Index(l, sign); at >= 0 {
			return i + 1, len([]rune(l[:at])) + 1
		}
	}
	return 0, 0
}
