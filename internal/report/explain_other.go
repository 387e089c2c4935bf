package report

import (
	"cmp"
	"reflect"
	"strings"

	"github.com/pare-dev/pare/internal/audit"
	"github.com/pare-dev/pare/internal/fact"
	"github.com/pare-dev/pare/internal/finding"
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
			return f.Path.Ref == t.Ref || strings.HasPrefix(f.Path.Ref, t.Ref+".")
		}
	}
	name := t.Kind + " " + t.Ref
	if title != t.Ref {
		name += ": " + title
	}
	p.title(name)
	p.lines(0, "", "defined at "+place(at))

	if t.Purpose != nil {
		p.purpose(t.Purpose)
	}
	if t.Scope != nil {
		p.section("For the purposes")
		p.lines(2, "", texts(t.Scope.Scope.Purposes))
	}
	p.section("Facts")
	list := own(reflect.ValueOf(record))
	p.pairs(2, list)
	p.hangs(a, t)
	p.findings(r, about)
}

// purpose shows what a purpose says in its own words.
func (p page) purpose(pf *fact.PurposeFacts) {
	var list [][2]string
	if b := pf.Purpose.Benefit.Value; b != "" {
		list = append(list, [2]string{"benefit", b})
	}
	for i := range pf.Purpose.Needs {
		n := &pf.Purpose.Needs[i]
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
	if ret := pf.Purpose.Retention; ret != nil {
		list = append(list, [2]string{"kept for", ret.For.String() + " after “" + ret.After.Value + "”"})
	}
	if len(list) > 0 {
		p.section("In its own words")
		p.pairs(2, list)
	}
}

// hangs lists the fields that hang on a thing, with their verdicts.
func (p page) hangs(a *fact.Assessment, t audit.Thing) {
	var list [][2]string
	for _, f := range a.Fields {
		if !hangsOn(f, t) {
			continue
		}
		list = append(list, [2]string{f.Field.Ref(), f.Field.Category.Value + ", " + string(f.Verdict)})
	}
	for i := range a.Columns {
		if c := &a.Columns[i]; t.Table != nil && c.Column.Table == t.Table.Table {
			list = append(list, [2]string{c.Column.Name, cmp.Or(strings.Join(c.Categories, ", "), "not personal") + ", " + string(c.Verdict)})
		}
	}
	switch {
	case len(list) == 0:
	case t.Table != nil:
		p.section("Columns")
		p.pairs(2, list)
	default:
		p.section("Fields")
		p.pairs(2, list)
	}
}

func hangsOn(f *fact.FieldFacts, t audit.Thing) bool {
	switch {
	case t.Collection != nil:
		return f.Field.Collection == t.Collection.Collection
	case t.Purpose != nil:
		for _, u := range f.Uses {
			if u.Purpose == t.Purpose.Purpose {
				return true
			}
		}
	case t.Scope != nil:
		for _, u := range f.Uses {
			for _, key := range t.Scope.Scope.Purposes {
				if u.Purpose.Key.Value == key.Value {
					return true
				}
			}
		}
	}
	return false
}
