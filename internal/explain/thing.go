// Package explain says why: why a rule exists and by which law, why a datum is
// collected and how it was judged, what ends with a choice; and what rules there
// are, and what they can read.
package explain

import (
	"cmp"
	"io"
	"slices"
	"strings"

	"github.com/pare-dev/pare/internal/audit"
	"github.com/pare-dev/pare/internal/fact"
	"github.com/pare-dev/pare/internal/finding"
	"github.com/pare-dev/pare/internal/harmless"
	"github.com/pare-dev/pare/internal/inventory"
	"github.com/pare-dev/pare/internal/terminal"
)

// Thing explains what a reference leads to: where it is declared and kept, every
// fact about it, how it was judged and why.
func Thing(w io.Writer, r *audit.Result, t audit.Thing, l terminal.Look) error {
	p := newPage(w, l)
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
	p.pairs(2, append([][2]string{{"column", columnWords(c.Column) + ", at " + c.Column.Span.Pos.String()}}, keeping(c.Column, r.Inventory.Bindings(c.Column), fields)...))
	p.section("Category")
	p.category(c, r.Evidence(c.Column))
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
	p.correction(c)
	p.changes(c.Verdict, fact.ColumnChanges(r.Policy, r.Assessment, r.Inventory, c))
	p.findings(r, func(x finding.Finding) bool {
		return x.Path.Ref == ref || slices.ContainsFunc(x.Places, func(at finding.Place) bool { return at.Role == "column" && at.Ref == ref })
	})
}

func (p page) judged(v fact.Verdict, why string) {
	for i, line := range terminal.Wrap(harmless.Text(string(v)+": "+why), p.Width) {
		if i == 0 {
			line = p.Verdict(v, string(v)) + strings.TrimPrefix(line, string(v))
		}
		p.WriteString(line + "\n")
	}
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
