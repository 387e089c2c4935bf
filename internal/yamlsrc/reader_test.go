package yamlsrc

import (
	"strings"
	"testing"

	"github.com/pare-dev/pare/internal/source"
)

// readAll reads a mapping with one key of each type.
func readAll(in string) (*Reader, *Map) {
	nodes, ps := Parse(source.NewFile("f", []byte(in)))
	r := &Reader{Problems: ps}
	var root Node
	if len(nodes) > 0 {
		root = nodes[0]
	}
	m := r.Map(root, "a thing")
	m.Text("title")
	m.Enum("mode", []string{"consent", "objection"})
	m.Enum("default", []string{"on", "off"})
	m.Date("expires")
	m.Bool("required")
	m.Texts("purposes")
	m.Entries("names")
	m.Retention("retention")
	m.Must("title")
	m.Done()
	r.Problems = source.SortProblems(r.Problems)
	return r, m
}

func TestReader(t *testing.T) {
	const known = " (known keys: default, expires, mode, names, purposes, required, retention, title)"
	tests := []struct{ name, in, want string }{
		{"all well", "title: 2024\nmode: consent\ndefault: off\nexpires: 2027-03-01\nrequired: true\npurposes: [a, 1]\nnames: {x: y}\nretention: {for: P2Y, after: order}\n", ""},
		{"no keys needed beyond the first", "title: x\nmode:\nrequired: ~\npurposes: []\n", ""},
		{"no mapping", "- a\n", "f:1:1: error: a thing is a list, expected a mapping (write key: value)"},
		{"no mapping for want of a blank", "title:x\n", "f:1:1: error: a thing is a text, expected a mapping (put a space after the “:” of a key)"},
		{"missing", "mode: consent\n", "f:1:1: error: “title” is missing in a thing (add it)"},
		{"null", "mode: consent\ntitle:\n", "f:2:1: error: “title” in a thing is empty (write a value)"},
		{"empty", "title: \"\"\n", "f:1:1: error: “title” in a thing is empty (write a value)"},
		{"list for text", "title: [x]\n", "f:1:8: error: “title” in a thing is a list, expected a text (write a single value)"},
		{"mapping for text", "title: {field}\n", "f:1:8: error: “title” in a thing is a mapping, expected a text (put text that holds “: ” or starts with { in quotes)"},
		{"unknown", "title: x\nzzz: 1\n", "f:2:1: error: unknown key “zzz” in a thing" + known},
		{"misspelt", "title: x\n\"purpose\": [a]\n", "f:2:1: error: unknown key “purpose” in a thing (did you mean “purposes”?)"},
		{"other enum", "title: x\nmode: Consent\n", "f:2:7: error: “mode” in a thing is “Consent”, expected consent or objection (did you mean “consent”?)"},
		{"true for on", "title: x\ndefault: true\n", "f:2:10: error: “default” in a thing is “true”, expected on or off"},
		{"list for enum", "title: x\nmode: [consent]\n", "f:2:7: error: “mode” in a thing is a list, expected a text (write a single value)"},
		{"no date", "title: x\nexpires: 01.03.2027\n", "f:2:10: error: “expires” in a thing is “01.03.2027”, expected a day of the calendar written YYYY-MM-DD"},
		{"no such day", "title: x\nexpires: 2027-02-29\n", "f:2:10: error: “expires” in a thing is “2027-02-29”, expected a day of the calendar written YYYY-MM-DD"},
		{"yes", "title: x\nrequired: yes\n", "f:2:11: error: “required” in a thing is a text, expected true or false (write true)"},
		{"quoted true", "title: x\nrequired: 'True'\n", "f:2:11: error: “required” in a thing is a text, expected true or false (write true without quotes)"},
		{"zero", "title: x\nrequired: 0\n", "f:2:11: error: “required” in a thing is a number, expected true or false (write false)"},
		{"list for bool", "title: x\nrequired: []\n", "f:2:11: error: “required” in a thing is a list, expected true or false (write true or false)"},
		{"text for list", "title: x\npurposes: delivery\n", "f:2:11: error: “purposes” in a thing is a text, expected a list (write [delivery])"},
		{"mapping for list", "title: x\npurposes:\n  a: b\n", "f:3:3: error: “purposes” in a thing is a mapping, expected a list (write a list: [a, b], or one “- ” line for each item)"},
		{"null item", "title: x\npurposes:\n  - a\n  -\n  - {b: c}\n  - a\n", "f:4:4: error: an item of “purposes” in a thing is empty (write a value, or leave the item out)\n" +
			"f:5:5: error: an item of “purposes” in a thing is a mapping, expected a text (put text that holds “: ” or starts with { in quotes)\n" +
			"f:6:5: error: “a” appears twice in “purposes” in a thing, first at f:3:5 (keep one of the two)"},
		{"alias item", "title: &x a\npurposes: [*x, *x]\n", "f:2:16: error: “a” appears twice in “purposes” in a thing, first at f:2:12 (keep one of the two)"},
		{"empty item", "title: x\npurposes: [a, '']\n", "f:2:15: error: an item of “purposes” in a thing is empty (write a value, or leave the item out)"},
		{"items without a blank", "title: x\npurposes:\n  -a\n  -b\n", "f:3:3: error: “purposes” in a thing is a text, expected a list (put a space after the “-” of each item)"},
		{"no-break space behind a colon", "title:\u00a0x\n", "f:1:1: error: a thing is a text, expected a mapping (a no-break space (U+00A0) where a plain one should be: type it again)"},
		{"no-break space in an indentation", "title: x\n\u00a0\u00a0mode: consent\n", "f:2:1: error: unknown key “\u00a0\u00a0mode” in a thing (a no-break space (U+00A0) where a plain one should be: type it again)"},
		{"missing beside a merge key", "<<: {title: x}\n", "f:1:1: error: merge keys are not supported (write the keys out)"},
		{"tag by accident", "title: !important\n", "f:1:8: error: the tag “!important” is not supported (write the value without a tag, and quote text that starts with “!”)"},
		{"anchor behind a tag", "title: !t &a x\nmode: *a\n", "f:1:8: error: the tag “!t” is not supported (write the value without a tag, and quote text that starts with “!”)\n" +
			"f:2:7: error: “mode” in a thing is “x”, expected consent or objection"},
		{"empty key", "title: x\n\"\": y\n", "f:2:1: error: a key is empty, expected a text (write key: value)"},
		{"long value", "title: x\nmode: " + strings.Repeat("é", 500) + "\n", "f:2:7: error: “mode” in a thing is “" + strings.Repeat("é", 120) + "…”, expected consent or objection"},
		{"list for names", "title: x\nnames: [a]\n", "f:2:8: error: “names” in a thing is a list, expected a mapping (write key: value)"},
		{"text for retention", "title: x\nretention: P2Y\n", "f:2:12: error: “retention” in a thing is a text, expected a mapping (write key: value)"},
		{"half a retention", "title: x\nretention: {for: P2Y}\n", "f:2:12: error: “after” is missing in “retention” in a thing (add it)"},
		{"wrong retention", "title: x\nretention: {for: 2 years, after: order, from: x}\n", "f:2:18: error: “for” in “retention” in a thing is “2 years”: expected an ISO 8601 duration such as P2Y, P6M or P30D\n" +
			"f:2:41: error: unknown key “from” in “retention” in a thing (known keys: after, for)"},
		{"all together", "mode: x\nrequired: 1\n", "f:1:1: error: “title” is missing in a thing (add it)\n" +
			"f:1:7: error: “mode” in a thing is “x”, expected consent or objection\n" +
			"f:2:11: error: “required” in a thing is a number, expected true or false (write true)"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r, _ := readAll(tt.in)
			if got := problems(r.Problems); got != tt.want {
				t.Errorf("got:\n%s\nwant:\n%s", got, tt.want)
			}
		})
	}
}

func TestValues(t *testing.T) {
	_, m := readAll("title: |\n  two\n  lines\n\nmode: *m\n")
	if m.Text("title").Given() {
		t.Error("a document with a syntax error was read")
	}
	_, m = readAll("x: &m consent\ntitle: |\n  two\n  lines\n\nmode: *m\nrequired: FALSE\nretention: {for: P2Y, after: order}\n")
	if got := m.Text("title").Value; got != "two\nlines" {
		t.Errorf("title is %q", got)
	}
	mode := m.Enum("mode", []string{"consent"})
	if mode.Value != "consent" || mode.Span.Pos.String() != "f:6:7" || mode.Span.EndCol != 9 {
		t.Errorf("the value of an alias is %+v", mode)
	}
	if b := m.Bool("required"); b == nil || *b {
		t.Errorf("required is %v", b)
	}
	keep := m.Retention("retention")
	if keep == nil || keep.For.String() != "P2Y" || keep.After.Value != "order" || keep.Span.Pos.String() != "f:8:12" {
		t.Errorf("retention is %+v", keep)
	}
	if got := m.KeySpan("retention").Pos.String(); got != "f:8:1" {
		t.Errorf("the key stands at %s", got)
	}
}
