package report

import (
	"cmp"
	"fmt"
	"io"
	"reflect"
	"slices"
	"strings"

	"github.com/pare-dev/pare/internal/audit"
	"github.com/pare-dev/pare/internal/fact"
	"github.com/pare-dev/pare/internal/finding"
	"github.com/pare-dev/pare/internal/inventory"
)

// Thing explains what a reference leads to: where it is declared and kept, every
// fact about it, how it was judged and why.
func Thing(w io.Writer, r *audit.Result, t audit.Thing, o Options) error {
	p := newPage(w, o)
	switch {
	case t.Field != nil:
		p.field(r, t.Field)
	case t.Column != nil:
		p.column(r, t.Column)
	default:
		p.other(r, t)
	}
	return p.Flush()
}

func (p page) field(r *audit.Result, f *fact.FieldFacts) {
	p.title(f.Field.Ref() + ", a field of " + cmp.Or(f.Field.Collection.Title.Value, f.Field.Collection.ID.Value))
	p.judged(f.Verdict, f.Why)
	p.section("Declared")
	p.declared(r, f)
	p.section("Kept")
	p.kept(f)
	p.uses(r, f.Uses)
	p.factsOf("The field", f.Record)
	p.changes(fact.Changes(f))
	p.findings(r, func(x finding.Finding) bool {
		return x.Path.Collection == f.Field.Collection.ID.Value && x.Path.Field == f.Field.Name.Value
	})
}

// column explains a column by itself and by every field that is kept in it.
func (p page) column(r *audit.Result, c *fact.ColumnFacts) {
	ref := c.Column.Ref().String()
	p.title(ref + ", a column of type " + cmp.Or(c.Column.Type, "nobody knows"))
	p.judged(c.Verdict, c.Why)

	bound := map[*inventory.Field]bool{}
	for _, b := range r.Inventory.Bindings(c.Column) {
		bound[b.Field] = true
	}
	var fields []*fact.FieldFacts
	for _, f := range r.Assessment.Fields {
		if bound[f.Field] {
			fields = append(fields, f)
		}
	}
	p.section("Declared")
	for i, f := range fields {
		if i > 0 {
			p.WriteString("\n")
		}
		p.declared(r, f)
	}
	p.statement(r, c, len(fields) > 0)
	p.section("Kept")
	p.pairs(2, [][2]string{{place(c.Column.Span), columnWords(c.Column)}})
	p.section("Category")
	p.category(c)
	for _, f := range fields {
		p.uses(r, slices.DeleteFunc(slices.Clone(f.Uses), func(u *fact.UseFacts) bool {
			return u.Place != nil && !slices.Contains(u.Place.Columns, c.Column)
		}))
	}
	p.factsOf("The column", c.Record)
	var changes []fact.Change
	for _, f := range fields {
		for _, change := range fact.Changes(f) {
			if !slices.Contains(changes, change) {
				changes = append(changes, change)
			}
		}
	}
	switch c.Verdict {
	case fact.Undeclared:
		changes = append(changes,
			fact.Change{Do: "declare it as a field, with purposes that need it", Then: fact.Justified},
			fact.Change{Do: "say under columns: that it is not_personal, because …", Then: fact.NotPersonal})
	case fact.Unclassified:
		if c.Record.Opaque {
			changes = append(changes, fact.Change{Do: "declare what it holds as fields, then say under columns: complete: true", Then: fact.Justified})
		}
	}
	p.changes(changes)
	p.findings(r, func(x finding.Finding) bool {
		return x.Path.Ref == ref || slices.ContainsFunc(x.Places, func(at finding.Place) bool { return at.Role == "column" && at.Ref == ref })
	})
}

func (p page) judged(v fact.Verdict, why string) {
	for i, line := range wrap(Harmless(string(v)+": "+why), p.width) {
		if i == 0 {
			line = p.verdict(v, string(v)) + strings.TrimPrefix(line, string(v))
		}
		p.WriteString(line + "\n")
	}
}

func (p page) declared(r *audit.Result, f *fact.FieldFacts) {
	field := f.Field
	list := [][2]string{
		{"field", field.Ref() + " at " + place(field.Name.Span)},
		{"category", categoryWords(r, field)},
	}
	if len(field.Purposes) > 0 {
		list = append(list, [2]string{"purposes", texts(field.Purposes)})
	}
	if len(field.CollectedFor) > 0 {
		list = append(list, [2]string{"collected for", texts(field.CollectedFor)})
	}
	list = append(list, [2]string{"required", f.Record.Required}, [2]string{"explained", cmp.Or(quoted(field.Explain.Value), "no")})
	if field.ConsentAt.Given() {
		list = append(list, [2]string{"choice made at", field.ConsentAt.Value})
	}
	if len(field.DerivedFrom) > 0 {
		list = append(list, [2]string{"derived from", texts(field.DerivedFrom)})
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
		p.pairs(2, [][2]string{{"columns:", statementWords(said) + " at " + place(said.Span)}})
	case a != nil && !declared:
		p.pairs(2, [][2]string{{"annotation", "at " + place(a.Span)}})
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

// category tells how a column's category was found.
func (p page) category(c *fact.ColumnFacts) {
	by := map[string]string{
		"field": "by the field", "annotation": "by its own annotation", "statement": "by the statement under columns:",
		"names": "by the names: of the rules", "classifier": "found by the classifier",
	}[c.By]
	list := [][2]string{{"holds", "nothing says what"}}
	if len(c.Categories) > 0 {
		list[0][1] = strings.Join(c.Categories, ", ") + ", " + by
	} else if by != "" {
		list[0][1] = "nothing about people, " + by
	}
	guess := c.Column.Guess
	words := "finds nothing personal in its name, type and table"
	if guess.Category != "" {
		words = fmt.Sprintf("takes it for %s, %.0f %% sure, going by %s", guess.Category, 100*guess.Confidence, guess.Reason)
	} else if guess.Reason != "" {
		words = "takes it for nothing personal, going by " + guess.Reason
	}
	p.pairs(2, append(list, [2]string{"the classifier", words}))
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
			words = columnWords(at.Columns[0]) + " at " + place(at.Columns[0].Span)
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
			words += "; deleted by " + at.Deletion.Value
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

// uses shows each use with each of its facts; what a fact's reason is stands
// behind it.
func (p page) uses(r *audit.Result, uses []*fact.UseFacts) {
	for _, u := range uses {
		name := "Use for “" + u.Record.Purpose.Title + "” (" + u.Purpose.Key.Value + ")"
		if u.Place != nil {
			name += " in " + u.Place.At.String()
		}
		p.section(Harmless(name))
		var list [][2]string
		for _, f := range own(reflect.ValueOf(u.Record)) {
			switch f[0] {
			case "need":
				f[1] += ": " + u.Why
			case "precision":
				if u.Allowed != "" {
					f[1] += ": " + u.Allowed + " is enough"
				}
			case "choice":
				f[1] += ": " + u.ChoiceWhy
			case "retention":
				if u.NeededFor != "" {
					f[1] += ": kept for " + u.KeptFor + ", needed for " + u.NeededFor
				}
			}
			list = append(list, f)
		}
		p.pairs(2, append(list,
			[2]string{"category", u.Record.Category.Key + ": " + together(*u.Record.Category)},
			[2]string{"purpose", together(*u.Record.Purpose)},
			[2]string{"collection", u.Record.Collection.ID + ": " + together(*u.Record.Collection)}))
	}
}

// factsOf shows a record's own facts on one paragraph.
func (p page) factsOf(name string, record any) {
	p.section(name)
	p.lines(2, "", together(record))
}

// together writes a record's own facts one after another: need none, choice covered.
func together(record any) string {
	var words []string
	for _, f := range own(reflect.ValueOf(record)) {
		words = append(words, f[0]+" "+f[1])
	}
	return strings.Join(words, ", ")
}

// own lists the facts of a record itself, names and values.
func own(record reflect.Value) [][2]string {
	var list [][2]string
	for i := range record.NumField() {
		name, ok := record.Type().Field(i).Tag.Lookup("expr")
		if !ok || record.Field(i).Kind() == reflect.Pointer {
			continue
		}
		value := fmt.Sprint(record.Field(i).Interface())
		switch value {
		case "true":
			value = "yes"
		case "false":
			value = "no"
		}
		list = append(list, [2]string{name, value})
	}
	return list
}

func (p page) changes(list []fact.Change) {
	if len(list) == 0 {
		return
	}
	p.section("What would change it")
	for _, change := range list {
		for i, line := range wrap(Harmless(change.Do+" → "+string(change.Then)), p.width-4) {
			sign := "    "
			if i == 0 {
				sign = "  - "
			}
			p.WriteString(sign + line + "\n")
		}
	}
}

func (p page) findings(r *audit.Result, about func(finding.Finding) bool) {
	p.section("Findings")
	none := true
	for _, f := range r.Findings {
		if !about(f) {
			continue
		}
		none = false
		words := f.Severity.String() + " " + f.Rule + ": " + f.Message
		if f.Suppressed != nil {
			words += " (waived by " + f.Suppressed.Owner + " until " + f.Suppressed.Expires + ": " + f.Suppressed.Reason + ")"
		}
		for i, line := range wrap(Harmless(words), p.width-4) {
			indent := "    "
			if i == 0 {
				indent = "  "
				line = p.severity(f.Severity, f.Severity.String()) + strings.TrimPrefix(line, f.Severity.String())
			}
			p.WriteString(indent + line + "\n")
		}
	}
	if none {
		p.lines(2, "", "none")
	}
}

func quoted(s string) string {
	if s == "" {
		return ""
	}
	return "“" + s + "”"
}
