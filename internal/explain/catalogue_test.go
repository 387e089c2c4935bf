package explain_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/jedib0t/go-pretty/v6/text"

	"github.com/pare-dev/pare/internal/audit"
	"github.com/pare-dev/pare/internal/config"
	"github.com/pare-dev/pare/internal/explain"
	"github.com/pare-dev/pare/internal/fact"
	"github.com/pare-dev/pare/internal/finding"
	"github.com/pare-dev/pare/internal/rule"
	"github.com/pare-dev/pare/internal/terminal"
)

// fits checks what a table on a terminal keeps: its width, no blanks at the end
// of a line, and colour that adds signs and changes no other.
func fits(t *testing.T, write func(*bytes.Buffer, terminal.Look) error) {
	t.Helper()
	text.OverrideRuneWidthEastAsianWidth(false)
	for _, width := range []int{0, 60, 80, 120} {
		var plain, colored bytes.Buffer
		if err := write(&plain, terminal.Look{Width: width}); err != nil {
			t.Fatal(err)
		}
		if err := write(&colored, terminal.Look{Width: width, Color: true}); err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(plain.String()) {
			line = strings.TrimSuffix(line, "\n")
			if w := text.StringWidth(line); width > 0 && w > width {
				t.Errorf("%d wide, expected at most %d: %s", w, width, line)
			}
			if strings.TrimRight(line, " ") != line {
				t.Errorf("blanks at the end of %q", line)
			}
		}
		if strings.Contains(plain.String(), "\x1b") || !strings.Contains(colored.String(), "\x1b") {
			t.Error("colour where none was asked for, or none where it was")
		}
		if text.StripEscape(colored.String()) != plain.String() {
			t.Errorf("at %d columns colour changes the text", width)
		}
		if !strings.HasSuffix(plain.String(), "\n") {
			t.Error("the last line has no end")
		}
	}
}

func builtinRules() *audit.Catalogue {
	return audit.ReadCatalogue(audit.Project{Config: &config.Config{}})
}

func TestCatalogue(t *testing.T) {
	c := builtinRules()
	fits(t, func(b *bytes.Buffer, l terminal.Look) error { return explain.Catalogue(b, c, "", l) })
	var b bytes.Buffer
	if err := explain.Catalogue(&b, c, "", terminal.Look{}); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(b.String(), "\n")
	for _, r := range c.Rules {
		n := 0
		for _, line := range lines {
			if id, _, _ := strings.Cut(line, " "); id != r.ID {
				continue
			}
			n++
			level := r.Severity.String()
			if r.Off != "" {
				level = "off"
			}
			if want := level + " " + string(r.Kind) + " " + r.Title; !strings.HasPrefix(strings.Join(strings.Fields(line)[1:], " "), want) {
				t.Errorf("%q does not say %q", line, want)
			}
		}
		if n != 1 {
			t.Errorf("%s is listed %d times, elsewhere than on a terminal on one line", r.ID, n)
		}
	}
}

// What people write cannot act on a terminal.
func TestCatalogueOfHostileRules(t *testing.T) {
	const bad = "x\x1b[31m\n::error::\u202e"
	c := &audit.Catalogue{Rules: []*rule.Rule{
		{ID: "a", Group: "own", Title: bad, Off: bad},
		{ID: "b", Group: "own", Title: bad, Changed: &rule.Change{From: finding.High, Because: bad}},
	}}
	var b bytes.Buffer
	for _, width := range []int{0, 80} {
		if err := explain.Catalogue(&b, c, "", terminal.Look{Width: width}); err != nil {
			t.Fatal(err)
		}
	}
	if strings.ContainsAny(b.String(), "\x1b\u202e") || strings.Contains(b.String(), "\n::error") {
		t.Errorf("%q", b.String())
	}
}

func TestFacts(t *testing.T) {
	for _, subject := range append(explain.FactSubjects(), "") {
		fits(t, func(b *bytes.Buffer, l terminal.Look) error { return explain.Facts(b, subject, l) })
	}
	var b bytes.Buffer
	if err := explain.Facts(&b, "", terminal.Look{Width: 80}); err != nil {
		t.Fatal(err)
	}
	// Words may be broken into lines anywhere.
	all := strings.Join(strings.Fields(b.String()), " ")
	owners := map[string]map[string]bool{} // of what each text is said
	for _, on := range fact.On() {
		for _, f := range fact.Facts(on) {
			doc := f.Doc
			if f.Place {
				doc += " (it can differ"
			}
			owner, name, nested := strings.Cut(f.Name, ".")
			if !nested {
				owner, name = on, f.Name
			}
			values := map[string]string{"text": strings.Join(f.Values, " | "), "bool": "true or false", "number": "a number"}[f.Type]
			said := name + " " + values + " " + doc
			if owners[said] == nil {
				owners[said] = map[string]bool{}
			}
			owners[said][owner] = true
		}
		if words := fact.Placeholders(on); !strings.Contains(all, "{"+strings.Join(words, "} {")+"}") {
			t.Errorf("the placeholders of a %s are missing", on)
		}
	}
	for said, of := range owners {
		if n := strings.Count(all, said); n != len(of) {
			t.Errorf("%d times, expected %d: %s", n, len(of), said)
		}
	}
	if len(owners) < 60 {
		t.Errorf("only %d facts", len(owners))
	}
	if subjects := explain.FactSubjects(); len(subjects) != len(fact.On())+1 || !slices.Contains(subjects, "category") {
		t.Errorf("facts are about %v", subjects)
	}
}
