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
	p.uses(f.Uses, false)
	p.facts("field", f.Record, f.Uses, *f.Record.Category, *f.Record.Collection)
	p.changes(f.Verdict, fact.FieldChanges(r.Policy, f))
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
	p.pairs(2, append([][2]string{{"column", columnWords(c.Column) + ", at " + place(c.Column.Span)}}, keeping(c.Column, r.Inventory.Bindings(c.Column), fields)...))
	p.section("Category")
	p.category(c)
	var uses []*fact.UseFacts
	for _, f := range fields {
		for _, u := range f.Uses {
			if u.Place != nil && slices.Contains(u.Place.Columns, c.Column) {
				uses = append(uses, u)
			}
		}
	}
	p.uses(uses, len(fields) > 1)
	p.facts("column", c.Record, uses, *c.Record.Category)
	p.changes(c.Verdict, fact.ColumnChanges(r.Policy, r.Assessment, r.Inventory, c))
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
	list = append(list,
		[2]string{"required", strings.ReplaceAll(f.Record.Required, "unstated", "nobody says")},
		[2]string{"explained", cmp.Or(quoted(field.Explain.Value), "no")})
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
			words = columnWords(at.Columns[0]) + ", at " + place(at.Columns[0].Span)
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

// uses shows each use with each of its own facts, those that come with a reason
// first. Uses that differ by their place alone are shown together. named says
// of which field each is.
func (p page) uses(uses []*fact.UseFacts, named bool) {
	for i, u := range uses {
		if slices.ContainsFunc(uses[:i], func(other *fact.UseFacts) bool { return alike(u, other) }) {
			continue
		}
		var places []string
		for _, other := range uses[i:] {
			if other.Place != nil && alike(u, other) {
				places = append(places, other.Place.At.String())
			}
		}
		p.section(Harmless("Use for “" + u.Record.Purpose.Title + "” (" + u.Purpose.Key.Value + ")"))
		var list, rest [][2]string
		if named {
			list = append(list, [2]string{"of", u.Field.Ref()})
		}
		switch all := len(u.Field.Places); {
		case len(places) > 3 && len(places) == all:
			list = append(list, [2]string{"in", fmt.Sprintf("all %d places", all)})
		case len(places) > 0:
			list = append(list, [2]string{"in", strings.Join(places, ", ")})
		}
		for _, f := range own(reflect.ValueOf(u.Record)) {
			because := ""
			switch f[0] {
			case "need":
				because = u.Why
			case "precision":
				because = precisionWords(u)
			case "choice":
				because = u.ChoiceWhy
			case "retention":
				because = retentionWords(u)
			default:
				rest = append(rest, f)
				continue
			}
			if because != "" {
				f[1] += ": " + because
			}
			list = append(list, f)
		}
		p.pairs(2, append(list, [2]string{"also", together(rest)}))
	}
}

// alike reports whether two uses of a field differ by their place alone.
func alike(a, b *fact.UseFacts) bool {
	x, y := *a, *b
	x.Place, y.Place = nil, nil
	return x == y
}

func precisionWords(u *fact.UseFacts) string {
	switch {
	case u.Allowed != "":
		return "collected by " + u.Precision + ", and " + u.Allowed + " is enough"
	case u.Precision != "" && u.Record.Need != "none":
		return "collected by " + u.Precision
	}
	return ""
}

func retentionWords(u *fact.UseFacts) string {
	switch {
	case u.NeededFor != "":
		return "kept for " + u.KeptFor + ", needed for " + u.NeededFor
	case u.KeptFor != "" && u.Record.Retention == "missing":
		return "“" + u.Purpose.Key.Value + "” does not say how long; kept for " + u.KeptFor
	case u.KeptFor != "":
		return "kept for " + u.KeptFor
	}
	return ""
}

// facts shows a record's own facts, and once those of each category, purpose and
// collection that its uses share.
func (p page) facts(name string, record any, uses []*fact.UseFacts, shared ...any) {
	for _, u := range uses {
		shared = append(shared, *u.Record.Category, *u.Record.Purpose, *u.Record.Collection)
	}
	list := [][2]string{{name, together(own(reflect.ValueOf(record)))}}
	for _, record := range shared {
		kind, key := "", ""
		switch known := record.(type) {
		case fact.Category:
			kind, key = "category", known.Key
		case fact.Purpose:
			kind, key = "purpose", known.Key
		case fact.Collection:
			kind, key = "collection", known.ID
		}
		pair := [2]string{kind, key + ": " + together(own(reflect.ValueOf(record)))}
		if key != "" && !slices.Contains(list, pair) {
			list = append(list, pair)
		}
	}
	slices.SortStableFunc(list[1:], func(a, b [2]string) int { return cmp.Compare(a[0], b[0]) })
	p.section("All other facts that rules see")
	p.pairs(2, list)
}

// together writes facts one after another, those with the same plain answer
// behind it: kind form; stated: notice, source; no: asks.
func together(facts [][2]string) string {
	answers := []string{"stated", "missing", "unstated", "yes", "no"}
	groups := make([][]string, len(answers))
	var parts, own []string
	for _, f := range facts {
		if i := slices.Index(answers, f[1]); i >= 0 {
			groups[i] = append(groups[i], f[0])
		} else {
			own = append(own, f[0]+" "+f[1])
		}
	}
	if len(own) > 0 {
		parts = append(parts, strings.Join(own, ", "))
	}
	for i, names := range groups {
		if len(names) > 0 {
			parts = append(parts, answers[i]+": "+strings.Join(names, ", "))
		}
	}
	return strings.Join(parts, "; ")
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

// changes lists what would change a verdict. What nothing justifies can always
// go: that comes first.
func (p page) changes(now fact.Verdict, list []fact.Change) {
	var items []string
	switch now {
	case fact.Unjustified, fact.OverCollected:
		items = append(items, "stop collecting it, and delete what is kept")
	}
	for _, change := range list {
		items = append(items, change.Do+" → "+string(change.Then))
	}
	if len(items) > 0 {
		p.section("What would change it")
		p.items(2, items)
	}
}

// findings lists those about something, the worst first.
func (p page) findings(r *audit.Result, about func(finding.Finding) bool) {
	const most = 20
	p.section("Findings")
	var list []finding.Finding
	for _, f := range r.Findings {
		if about(f) {
			list = append(list, f)
		}
	}
	slices.SortStableFunc(list, func(a, b finding.Finding) int { return cmp.Compare(b.Severity, a.Severity) })
	for i, f := range list {
		if i == most {
			p.lines(2, "", fmt.Sprintf("and %d others, which pare audit lists", len(list)-most))
			return
		}
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
	if len(list) == 0 {
		p.lines(2, "", "none")
	}
}

func quoted(s string) string {
	if s == "" {
		return ""
	}
	return "“" + s + "”"
}
