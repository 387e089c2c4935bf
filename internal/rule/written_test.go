package rule

import (
	"strings"
	"testing"

	"github.com/pare-dev/pare/internal/policy"
	"github.com/pare-dev/pare/internal/source"
)

const asBlock = `id: shop-a # why
title: A
on: purpose

# Between two keys.
when: not used
kind: gap
severity: low
message: |
  none

  # not a comment
fix: none
law: []
`

const asFlow = `{id: shop-b, title: "B }", on: purpose, when: not used, kind: gap, severity: low,
   message: none, fix: none, law: []}
`

func indent(text, by string) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		if strings.TrimSpace(line) != "" {
			b.WriteString(by)
		}
		b.WriteString(line)
	}
	return b.String()
}

// What a rule was written as comes back, wherever it stands.
func TestWritten(t *testing.T) {
	block := "  - " + strings.TrimPrefix(indent(asBlock, "    "), "    ")
	tests := []struct{ name, text, first, second string }{
		{"alone", "# Ours.\n" + asBlock, "# Ours.\n" + asBlock, ""},
		{"alone, CRLF", strings.ReplaceAll(asBlock, "\n", "\r\n"), strings.ReplaceAll(asBlock, "\n", "\r\n"), ""},
		{"in a list", "purposes: {}\nchecks:\n  # The first.\n" + block + "\n  # The second.\n  - " + asFlow + "names: {}\n", asBlock, asFlow},
		{"the other way round", "checks:\n  - " + asFlow + block + "# The end.\n", asFlow, asBlock},
		{"not indented", "checks:\n- " + strings.TrimPrefix(indent(asBlock, "  "), "  ") + "names: {}\n", asBlock, ""},
		{"on a line of its own", "checks:\n  -\n" + indent(asBlock, "      ") + "  - " + asFlow, asBlock, asFlow},
		{"a comment further left", "checks:\n" + strings.Replace(block, "    # Between", "# Between", 1), asBlock, ""},
		{"in brackets", "checks: [" + strings.TrimSuffix(asFlow, "\n") + ", " + strings.Replace(strings.TrimSuffix(asFlow, "\n"), "shop-b", "shop-c", 1) + "]\n", asFlow, strings.Replace(asFlow, "shop-b", "shop-c", 1)},
		{"behind a mark and wide letters", "\ufeffchecks: [{id: é, off: true, because: ü}, " + strings.TrimSuffix(asFlow, "\n") + "]\n", asFlow, ""},
		{"two documents", "checks:\n" + block + "---\nchecks:\n  - " + asFlow, asBlock, asFlow},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			f := source.NewFile("r.yaml", []byte(test.text))
			var rules []*Rule
			if Alone(f) {
				rules, _ = Load([]source.File{f}, testCategories())
			} else {
				p, _ := policy.Read(testCategories(), []source.File{f})
				rules, _, _ = LoadNodes(p.Checks, testCategories())
			}
			want := []string{test.first, test.second}
			if test.second == "" {
				want = want[:1]
			}
			if len(rules) != len(want) {
				t.Fatalf("%d rules in\n%s", len(rules), test.text)
			}
			for i, r := range rules {
				if got := string(r.Written(f)); got != want[i] {
					t.Errorf("got:\n%s\nwant:\n%s", got, want[i])
				}
			}
		})
	}
}

func TestAlone(t *testing.T) {
	for text, want := range map[string]bool{asBlock: true, asFlow: true, "when: x": true, "checks: []": false, "purposes: {id: {title: x}}": false, "": false, "- id: x": false, "[": false} {
		if got := Alone(source.NewFile("r.yaml", []byte(text))); got != want {
			t.Errorf("Alone(%q) = %t", text, got)
		}
	}
}
