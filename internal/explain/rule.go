package explain

import (
	"cmp"
	"io"
	"slices"
	"strings"

	"github.com/pare-dev/pare/internal/fact"
	"github.com/pare-dev/pare/internal/finding"
	"github.com/pare-dev/pare/internal/jurisdiction"
	"github.com/pare-dev/pare/internal/rule"
	"github.com/pare-dev/pare/internal/terminal"
)

// Rule explains a rule: what it finds, by which law, why that matters, an example
// that fails and the same example mended, and how to live with a finding of it.
// day is a day in the future, YYYY-MM-DD, until which a waiver could last.
func Rule(w io.Writer, r *rule.Rule, laws []*jurisdiction.Jurisdiction, day string, l terminal.Look) error {
	p := newPage(w, l)
	p.title(r.ID + ": " + r.Title)
	p.pairs(0, [][2]string{
		{"severity", r.Severity.String()},
		{"kind", kindWords(r.Kind)},
		{"looks at", "each " + onWords(r.On)},
		{"group", r.Group},
	})
	if r.Off != "" {
		p.lines(0, terminal.Yellow, "It is not run here: "+r.Off)
	} else if c := r.Changed; c != nil {
		p.lines(0, terminal.Yellow, "Its severity was "+c.From.String()+" and is changed at "+c.Span.Pos.String()+": "+c.Because)
	}

	p.section("Why")
	p.markdown(2, cmp.Or(r.Help, "The rule says nothing more of itself."))

	p.section("When it holds")
	p.lines(2, terminal.Cyan, strings.Join(strings.Fields(r.When.Value), " "))
	var reads [][2]string
	for _, f := range fact.Facts(r.On) {
		if slices.Contains(r.Reads, f.Name) {
			reads = append(reads, [2]string{f.Name, f.Doc})
		}
	}
	p.pairs(2, reads)
	p.globs("only", r)
	p.globs("except", r)

	p.section("What to do")
	p.lines(2, "", asWritten(r.Fix.String()))

	p.section("Law")
	p.law(r.Law, laws)

	if r.On != "waiver" { // which no waiver can accept
		p.section("To accept a finding of it for a time, in pare.yaml")
		p.code("waivers:", "  - rule: "+r.ID, "    ref: REFERENCE", "    reason: WHY", "    owner: WHO", "    expires: "+day)
		p.section("or in a comment at what it is about, or right above")
		p.code("pare:ignore " + r.ID + " until=" + day + " -- WHY")
	}
	if !r.Own {
		p.section("To change it for the whole project, under checks: in a rules file")
		p.code("checks:", "  - {id: "+r.ID+", severity: "+another(r)+", because: WHY}", "# or", "  - {id: "+r.ID+", off: true, because: WHY}")
	}
	return p.Flush()
}

// kindWords says what a kind of finding means.
func kindWords(k finding.Kind) string {
	words := map[finding.Kind]string{
		finding.Violation: "what is declared breaks the rule",
		finding.Gap:       "something is not declared, so that nobody can tell",
		finding.Hygiene:   "something is left lying about",
	}[k]
	return string(k) + ": " + words
}

// onWords says in words what a rule is on.
func onWords(on string) string {
	switch on {
	case "use":
		return "use: a field, under one purpose, at one place"
	case "scope":
		return "consent scope"
	}
	return on
}

// asWritten shows a template's placeholders as what they are.
func asWritten(template string) string {
	return strings.NewReplacer("{", "‹", "}", "›").Replace(template)
}

// another is a severity to show in an example: one below, else one above.
func another(r *rule.Rule) string {
	if r.Severity > 0 {
		return (r.Severity - 1).String()
	}
	return (r.Severity + 1).String()
}

func (p page) code(lines ...string) {
	for _, line := range lines {
		p.WriteString("    " + p.In(terminal.Cyan, line) + "\n")
	}
}

func (p page) globs(key string, r *rule.Rule) {
	globs := r.Only
	if key == "except" {
		globs = r.Except
	}
	if len(globs) == 0 {
		return
	}
	var refs []string
	for _, g := range globs {
		refs = append(refs, g.Value)
	}
	p.pairs(2, [][2]string{{key, strings.Join(refs, ", ")}})
}

// law lists what a rule rests on, and what each says.
func (p page) law(law []string, laws []*jurisdiction.Jurisdiction) {
	if len(law) == 0 {
		p.lines(2, "", "None: it is good practice.")
		return
	}
	for _, citation := range law {
		says, known := jurisdiction.Find(laws, citation)
		p.lines(2, terminal.Bold, citation)
		if known {
			p.lines(4, "", says.Says)
		}
	}
}
