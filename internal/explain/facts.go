package explain

import (
	"io"
	"slices"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"

	"github.com/pare-dev/pare/internal/fact"
	"github.com/pare-dev/pare/internal/terminal"
)

// FactSubjects lists what facts are about: all that a rule can be on, and the
// category, which some of those have.
func FactSubjects() []string {
	on := fact.On()
	at := slices.Index(on, "purpose")
	return slices.Insert(on, at, "category")
}

// Facts writes what a condition can read: of everything, or of one subject.
func Facts(w io.Writer, subject string, l terminal.Look) error {
	p := page{terminal.ForTables(w, l)}
	for _, s := range FactSubjects() {
		if subject == "" || s == subject {
			p.subject(s)
		}
	}
	p.grammar()
	return p.Flush()
}

// subject writes the facts of one subject. What it takes from another, such as
// purpose.kind of a use, is written once, with that other.
func (p page) subject(subject string) {
	p.Heading(subject+": "+aboutSubject(subject), "")
	w := factTable()
	room := p.Width - factName - 2
	row := func(name, color, values, doc string) {
		var lines []string
		for _, line := range terminal.Wrap(values, room) {
			lines = append(lines, p.In(color, line))
		}
		if doc != "" {
			lines = append(lines, terminal.Wrap(doc, room)...)
		}
		w.AppendRow(table.Row{name, strings.Join(lines, "\n")})
	}
	facts, taken := factsOf(subject)
	for _, f := range facts {
		doc := f.Doc
		if f.Place {
			doc += " (it can differ from place to place)"
		}
		row(f.Name, terminal.Cyan, valuesOf(f), doc)
	}
	for _, other := range taken {
		row(other+".…", "", "the facts of its "+other+", such as "+firstOf(other), "")
		if other == "category" {
			row("under(…)", terminal.Cyan, `under(category, "user.contact")`, "whether its category is that one or lies beneath it")
		}
	}
	if words := fact.Placeholders(subject); len(words) > 0 {
		w.AppendRow(table.Row{""})
		row(p.In(terminal.Dim, "in message, fix"), "", "{"+strings.Join(words, "} {")+"}", "")
	}
	p.WriteString(w.Render() + "\n\n")
}

// factName is as wide as the longest name of a fact.
const factName = len("grounds_elsewhere")

func factTable() table.Writer {
	w := terminal.NewTable()
	w.SetColumnConfigs([]table.ColumnConfig{{Number: 1, WidthMin: factName}})
	return w
}

// factsOf gives the facts of a subject itself, and the subjects from which it
// takes others.
func factsOf(subject string) (own []fact.Fact, taken []string) {
	on, prefix := subject, ""
	if subject == "category" { // no rule is on one alone
		on, prefix = "field", "category."
	}
	for _, f := range fact.Facts(on) {
		name, mine := strings.CutPrefix(f.Name, prefix)
		other, _, nested := strings.Cut(name, ".")
		switch {
		case !mine:
		case !nested:
			f.Name = name
			own = append(own, f)
		case !slices.Contains(taken, other):
			taken = append(taken, other)
		}
	}
	return own, taken
}

func firstOf(subject string) string {
	facts, _ := factsOf(subject)
	return subject + "." + facts[0].Name
}

func valuesOf(f fact.Fact) string {
	switch f.Type {
	case "text":
		return strings.Join(f.Values, " | ")
	case "bool":
		return "true or false"
	}
	return "a number"
}

// aboutSubject says what a subject is.
func aboutSubject(subject string) string {
	switch subject {
	case "use":
		return "a field under one purpose at one place"
	case "field":
		return "one declared datum of a collection, over all its uses"
	case "column":
		return "one column found in a schema"
	case "table":
		return "one table found in a schema"
	case "category":
		return "a kind of data, such as user.contact.email"
	case "purpose":
		return "why data is used"
	case "scope":
		return "one choice that a person can make"
	case "collection":
		return "a point where data is gathered"
	case "recipient":
		return "someone the data is given to"
	case "waiver":
		return "a finding that somebody accepts until a day"
	}
	return ""
}

// grammar says what conditions are made of.
func (p page) grammar() {
	p.Heading("conditions", "")
	w := factTable()
	for _, line := range [][2]string{
		{"compare", `need == "none", basis in ["missing", "consent"], tables >= 3`},
		{"join", `required == "yes" and not (needed == "required" or explained)`},
		{"category", `under(category, "user.contact"): that one, and all beneath it`},
	} {
		w.AppendRow(table.Row{line[0], strings.Join(terminal.Wrap(line[1], p.Width-factName-2), "\n")})
	}
	p.WriteString(w.Render() + "\n")
}
