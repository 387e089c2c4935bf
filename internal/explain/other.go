package explain

import (
	"cmp"
	"reflect"
	"slices"
	"strings"

	"github.com/pare-dev/pare/internal/audit"
	"github.com/pare-dev/pare/internal/fact"
	"github.com/pare-dev/pare/internal/finding"
	"github.com/pare-dev/pare/internal/inventory"
	"github.com/pare-dev/pare/internal/policy"
	"github.com/pare-dev/pare/internal/prose"
	"github.com/pare-dev/pare/internal/source"
)

// other explains what is neither a field nor a column: its facts, what hangs on
// it, and the findings about it.
func (p page) other(r *audit.Result, t audit.Thing) {
	a := r.Assessment
	var at source.Span
	var record any
	var about func(finding.Finding) bool
	title := t.Ref
	switch {
	case t.Purpose != nil:
		at, record, title = t.Purpose.Purpose.Key.Span, *t.Purpose.Record, t.Purpose.Record.Title
		about = func(f finding.Finding) bool { return f.Path.Purpose == t.Ref }
	case t.Scope != nil:
		at, record, title = t.Scope.Scope.Key.Span, *t.Scope.Record, t.Scope.Record.Title
		about = func(f finding.Finding) bool { return f.Path.Scope == t.Ref }
	case t.Collection != nil:
		at, record, title = t.Collection.Collection.ID.Span, *t.Collection.Record, t.Collection.Record.Title
		about = func(f finding.Finding) bool { return f.Path.Collection == t.Ref }
	case t.Recipient != nil:
		at, record, title = t.Recipient.Recipient.Key.Span, *t.Recipient.Record, t.Recipient.Record.Title
		about = func(f finding.Finding) bool { return f.Path.Recipient == t.Ref }
	case t.Table != nil:
		at, record = t.Table.Table.Span, t.Table.Record
		about = func(f finding.Finding) bool {
			return f.Path.Ref == t.Ref || slices.ContainsFunc(f.Places, func(at finding.Place) bool {
				return at.Role == "column" && strings.HasPrefix(at.Ref, t.Ref+".")
			})
		}
	}
	name := t.Kind + " " + t.Ref
	if title != t.Ref {
		name += ": " + title
	}
	p.title(name)
	p.lines(0, "", "defined at "+at.Pos.String())

	switch {
	case t.Purpose != nil:
		p.says(purposeWords(t.Purpose.Purpose))
	case t.Scope != nil:
		p.says(scopeWords(t.Scope.Scope, r.Inventory.Manifest.Collections))
	case t.Collection != nil:
		p.says(collectionWords(t.Collection.Collection))
	case t.Recipient != nil:
		p.says(recipientWords(t.Recipient))
	case t.Table.Via != "":
		p.says([][2]string{{"tied to people", t.Table.Via}})
	}
	if t.Table != nil {
		p.columnsOf(a, t.Table.Table)
	} else {
		p.fieldsOf(a, t)
	}
	p.section("All facts that rules see")
	p.lines(2, "", together(own(reflect.ValueOf(record))))
	p.findings(r, about)
}

// says shows what is declared of a thing; what is not is left out.
func (p page) says(list [][2]string) {
	list = slices.DeleteFunc(list, func(pair [2]string) bool { return pair[1] == "" })
	if len(list) > 0 {
		p.section("Declared")
		p.pairs(2, list)
	}
}

func purposeWords(purpose *policy.Purpose) [][2]string {
	list := [][2]string{
		{"benefit", purpose.Benefit.Value},
		{"basis", purpose.Basis.Value},
		{"interest", purpose.Interest.Value},
		{"balancing", purpose.Balancing.Value},
		{"law", purpose.Law.Value},
		{"kind", purpose.Kind.Value},
		{"about", joined(purpose.Subjects)},
	}
	for i := range purpose.Needs {
		n := &purpose.Needs[i]
		words := n.Category.Value
		if n.Precision.Given() {
			words += " by " + n.Precision.Value
		}
		if n.Optional {
			words += ", optional"
		}
		if n.Because.Given() {
			words += ", because " + n.Because.Value
		}
		list = append(list, [2]string{"needs", words})
	}
	if kept := purpose.Retention; kept != nil {
		list = append(list, [2]string{"kept for", kept.For.String() + " after “" + kept.After.Value + "”"})
	}
	return append(list, [2]string{"given to", joined(purpose.Recipients)})
}

func scopeWords(s *policy.Scope, collections []*inventory.Collection) [][2]string {
	var asked []string
	for _, c := range collections {
		if slices.ContainsFunc(c.Asks, func(t source.Text) bool { return t.Value == s.Key.Value }) {
			asked = append(asked, c.ID.Value)
		}
	}
	return [][2]string{
		{"description", s.Description.Value},
		{"for purposes", joined(s.Purposes)},
		{"asked at", cmp.Or(strings.Join(asked, ", "), "nowhere")},
		{"withdrawn at", s.Withdraw.Value},
		{"condition of", s.Gates.Value},
	}
}

func collectionWords(c *inventory.Collection) [][2]string {
	list := [][2]string{
		{"from", joined(c.Subjects)},
		{"asks", joined(c.Asks)},
		{"notice", c.Notice.Value},
		{"controller", c.Controller.Value},
	}
	if o := c.Source; o != nil {
		list = append(list, [2]string{"source", o.Name.Value}, [2]string{"refreshed", o.Refreshed.Value}, [2]string{"corrected at", o.Correct.Value})
	}
	return list
}

func recipientWords(rec *fact.RecipientFacts) [][2]string {
	return [][2]string{
		{"country", rec.Recipient.Country.Value},
		{"safeguard", rec.Recipient.Safeguard.Value},
		{"for purposes", joined(rec.Recipient.Purposes)},
		{"receives", joined(rec.Recipient.Categories)},
		{"not needed", strings.Join(rec.Excess, ", ")},
		{"disputed for", strings.Join(rec.Disputed, ", ")},
	}
}

// columnsOf lists the columns of a table that are about people, and then names
// the others.
func (p page) columnsOf(a *fact.Assessment, t *inventory.Table) {
	var list [][2]string
	var others []string
	for i := range a.Columns {
		switch c := &a.Columns[i]; {
		case c.Column.Table != t:
		case c.Verdict == fact.NotPersonal:
			others = append(others, c.Column.Name)
		default:
			list = append(list, [2]string{c.Column.Name, string(c.Verdict) + ": " + cmp.Or(strings.Join(c.Categories, ", "), "it can hold anything")})
		}
	}
	if len(list) > 0 {
		p.section("About people: " + prose.Count(len(list), "column"))
		p.grouped(2, list)
	}
	if len(others) > 0 {
		p.section("Not personal: " + prose.Count(len(others), "column"))
		p.lines(2, "", strings.Join(others, ", "))
	}
}

// fieldsOf lists the fields that hang on a thing with their verdicts and, for a
// purpose or a scope, whether that needs each and whether people chose it.
func (p page) fieldsOf(a *fact.Assessment, t audit.Thing) {
	var list [][2]string
	for _, f := range a.Fields {
		hangs, uses := hangsOn(f, t)
		if !hangs {
			continue
		}
		words := string(f.Verdict) + ": " + f.Field.Category.Value
		if len(uses) > 0 {
			words += "; " + strings.Join(uses, ", ")
		}
		list = append(list, [2]string{f.Field.Ref(), words})
	}
	if len(list) > 0 {
		p.section(prose.Count(len(list), "field"))
		p.grouped(2, list)
	}
}

// hangsOn reports whether a field belongs to a thing and, where uses of it do,
// what matters of them.
func hangsOn(f *fact.FieldFacts, t audit.Thing) (hangs bool, uses []string) {
	for _, u := range f.Uses {
		key := u.Purpose.Key.Value
		about := false
		switch {
		case t.Purpose != nil:
			about = u.Purpose == t.Purpose.Purpose
		case t.Scope != nil:
			about = slices.ContainsFunc(t.Scope.Scope.Purposes, func(t source.Text) bool { return t.Value == key })
		case t.Recipient != nil:
			about = slices.ContainsFunc(t.Recipient.Recipient.Purposes, func(t source.Text) bool { return t.Value == key }) &&
				slices.ContainsFunc(t.Recipient.Recipient.Categories, func(c source.Text) bool { return policy.Under(f.Field.Category.Value, c.Value) })
		}
		if !about {
			continue
		}
		hangs = true
		words := "need " + u.Record.Need + ", choice " + u.Record.Choice
		if u.Record.Precision == "finer" {
			words += ", finer than " + u.Allowed
		}
		switch {
		case t.Recipient != nil:
			words = "for " + key
		case t.Scope != nil && len(t.Scope.Scope.Purposes) > 1:
			words = key + ": " + words
		}
		if !slices.Contains(uses, words) {
			uses = append(uses, words)
		}
	}
	return hangs || t.Collection != nil && f.Field.Collection == t.Collection.Collection, uses
}
