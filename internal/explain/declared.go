package explain

import (
	"cmp"
	"slices"
	"strings"

	"github.com/pare-dev/pare/internal/audit"
	"github.com/pare-dev/pare/internal/fact"
	"github.com/pare-dev/pare/internal/inventory"
	"github.com/pare-dev/pare/internal/source"
)

// What is declared of a datum, and where it is kept.

func (p page) declared(r *audit.Result, f *fact.FieldFacts) {
	field := f.Field
	list := [][2]string{
		{"field", field.Ref() + " at " + field.Name.Span.Pos.String()},
		{"category", categoryWords(r, field)},
	}
	if field.Label.Given() {
		list = append(list, [2]string{"called", quoted(field.Label.Value)})
	}
	if len(field.Purposes) > 0 {
		list = append(list, [2]string{"purposes", joined(field.Purposes)})
	}
	if len(field.CollectedFor) > 0 {
		list = append(list, [2]string{"collected for", joined(field.CollectedFor)})
	}
	list = append(list,
		[2]string{"required", strings.ReplaceAll(f.Record.Required, "unstated", "nobody says")},
		[2]string{"explained", cmp.Or(quoted(field.Explain.Value), "no")})
	if field.ConsentAt.Given() {
		list = append(list, [2]string{"choice made at", field.ConsentAt.Value})
	}
	if len(field.DerivedFrom) > 0 {
		list = append(list, [2]string{"derived from", joined(field.DerivedFrom)})
	}
	if field.Reviewed.Given() {
		list = append(list, [2]string{"reviewed", field.Reviewed.Value})
	}
	p.pairs(2, list)
}

func (p page) statement(r *audit.Result, c *fact.ColumnFacts, declared bool) {
	said := r.Inventory.Statement(c.Column)
	switch a := c.Column.Annotation; {
	case said != nil:
		p.pairs(2, [][2]string{{"columns:", statementWords(said) + " at " + said.Span.Pos.String()}})
	case a != nil && !declared:
		p.pairs(2, [][2]string{{"annotation", "at " + a.Span.Pos.String()}})
	case !declared:
		p.lines(2, "", "nowhere: no field is kept here, and no statement under columns: reaches it")
	}
}

func statementWords(s *inventory.ColumnStatement) string {
	var words []string
	if s.Category.Given() {
		words = append(words, "category "+s.Category.Value)
	}
	if s.NotPersonal {
		words = append(words, "not personal, because "+s.Because.Value)
	}
	if s.Complete {
		words = append(words, "complete")
	}
	if s.Pseudonymous {
		words = append(words, "pseudonymous")
	}
	if s.Reviewed.Given() {
		words = append(words, "reviewed "+s.Reviewed.Value)
	}
	return strings.Join(words, ", ")
}

func categoryWords(r *audit.Result, f *inventory.Field) string {
	words := f.Category.Value
	cats := r.Policy.Categories
	if known := cats.Get(f.Category.Value); known != nil {
		words += " (" + known.Title + ")"
		if _, rung := cats.Resolve(f.Category.Value, f.Precision.Value); rung >= 0 {
			words += ", by " + cats.Rungs(f.Category.Value)[rung]
		}
		if known.Guarded != "" {
			words += "; guarded: " + known.Guarded
		}
	}
	return words
}

func (p page) kept(f *fact.FieldFacts) {
	var list [][2]string
	for _, at := range f.Field.Places {
		words := string(at.State)
		if len(at.Columns) == 1 {
			words = columnWords(at.Columns[0]) + ", at " + at.Columns[0].Span.Pos.String()
		}
		if at.State == inventory.Stale {
			words = "the schema does not have it"
		} else if at.State == inventory.Unchecked {
			words = "no schema was read that could have it"
		}
		for _, u := range f.Uses {
			if u.Place == at && u.KeptFor != "" {
				words += "; kept for " + u.KeptFor
				break
			}
		}
		if at.Deletion.Given() {
			words += "; deleted: " + at.Deletion.Value
		}
		list = append(list, [2]string{at.At.String(), words})
	}
	switch {
	case f.Field.NotStored:
		p.lines(2, "", "nowhere: it is passed on and not kept")
	case len(list) == 0:
		p.lines(2, "", "nobody says where")
	}
	p.pairs(2, list)
}

func columnWords(c *inventory.Column) string {
	words := cmp.Or(c.Type, "untyped")
	if c.Nullable {
		return words + ", may be empty"
	}
	return words + ", never empty"
}

// keeping says how long each field is kept in a column, and what deletes it.
func keeping(c *inventory.Column, bound []inventory.Binding, fields []*fact.FieldFacts) [][2]string {
	var list [][2]string
	add := func(name, value string) {
		if pair := [2]string{name, value}; value != "" && !slices.Contains(list, pair) {
			list = append(list, pair)
		}
	}
	for _, b := range bound {
		for _, f := range fields {
			for _, u := range f.Uses {
				if u.Place == b.Place {
					add("kept for", u.KeptFor)
				}
			}
		}
		add("deleted", b.Place.Deletion.Value)
	}
	return list
}

func quoted(s string) string {
	if s == "" {
		return ""
	}
	return "“" + s + "”"
}

func joined(list []source.Text) string {
	var words []string
	for _, t := range list {
		words = append(words, t.Value)
	}
	return strings.Join(words, ", ")
}
