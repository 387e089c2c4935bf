package diff

import (
	"slices"
	"strings"

	"github.com/pare-dev/pare/internal/fact"
	"github.com/pare-dev/pare/internal/inventory"
	"github.com/pare-dev/pare/internal/policy"
)

// columns notes what changed of columns, as far as no field tells it already.
func (c *comparison) columns() {
	c.tables()
	for _, pair := range c.columnPairs {
		switch {
		case pair.before == nil:
			c.wholeColumn("added", c.after, pair.after)
		case pair.after == nil:
			c.wholeColumn("removed", c.before, pair.before)
		default:
			c.column(c.before.columns[pair.before], c.after.columns[pair.after])
		}
	}
}

// wholeColumn notes a column that is on one side alone and may hold personal
// data. Of one in which a field is kept that is on that side alone too, or that is
// kept there since, the field tells.
func (c *comparison) wholeColumn(kind string, s *side, col *inventory.Column) {
	facts := s.columns[col]
	f := c.aboutColumn(s, facts)
	if saysAway(facts) && policy.Personal(col.Guess.Category) {
		f.what = behind(", because ", because(s, col)) + ": it looks like " + col.Guess.Category
		c.moved(s.was, "declared-away", "not-declared-away", f)
		return
	}
	told := slices.ContainsFunc(s.Inventory.Bindings(col), func(b inventory.Binding) bool {
		partner := s.partner[b.Field]
		return partner == nil || !slices.ContainsFunc(partner.Places, func(p *inventory.Place) bool { return c.opposite(s).ref(p) == s.ref(b.Place) })
	})
	if told || !matters(facts) {
		return
	}
	f.what = describeColumn(facts)
	if !c.opposite(s).reads(col.Table.Dataset) { // whether it was there, or still is, nobody knows
		f.what = ": " + f.what
		c.moved(!s.was, "not-read", "read", f)
		return
	}
	c.add(kind, f)
}

// reads reports whether a schema is among those that a side reads.
func (s *side) reads(schema string) bool {
	return slices.ContainsFunc(s.Inventory.Datasets, func(d *inventory.Dataset) bool { return d.Name == schema })
}

// aboutColumn is a change of a column, with its verdict on a side.
func (c *comparison) aboutColumn(s *side, facts *fact.ColumnFacts) found {
	f := found{on: "column", ref: facts.Column.Ref().String(), places: []Place{s.at("column", facts.Column.Span)}}
	if s.was {
		f.before = facts.Verdict
	} else {
		f.verdict, f.why = facts.Verdict, facts.Why
	}
	return f
}

// matters reports whether a column is of interest here: it holds personal data, or
// may.
func matters(facts *fact.ColumnFacts) bool {
	return facts.Record.Personal || facts.Record.Opaque
}

func describeColumn(facts *fact.ColumnFacts) string {
	what := strings.Join(facts.Categories, ", ")
	if what == "" {
		what = facts.Column.Type + ", which can hold anything"
	}
	switch facts.By {
	case "classifier":
		what += ", going by its name"
	case "names":
		what += ", by the names: of the rules"
	case "annotation", "statement":
		what += ", as its " + facts.By + " says"
	}
	return what
}

func (c *comparison) column(b, a *fact.ColumnFacts) {
	f := c.aboutColumn(c.after, a)
	f.before = b.Verdict
	was, is := b.Column.Ref(), a.Column.Ref()
	if was.Column != is.Column && (matters(b) || matters(a)) {
		c.renamed("renamed", f, was.String(), c.before.at("column", b.Column.Span))
	}
	n := len(c.changes)
	bound, wasBound := len(c.after.Inventory.Bindings(a.Column)) > 0, len(c.before.Inventory.Bindings(b.Column)) > 0
	switch {
	case saysAway(b) != saysAway(a) && (matters(b) || matters(a)):
		s := c.after
		if saysAway(b) {
			s = c.before
		}
		col := map[*side]*inventory.Column{c.before: b.Column, c.after: a.Column}[s]
		f.what = behind(", because ", because(s, col))
		c.moved(saysAway(b), "declared-away", "not-declared-away", f)
		return
	case bound != wasBound:
		c.boundOtherwise(f, b, a, bound)
		return
	case !bound:
		c.foundOtherwise(f, b, a)
	}
	if b.Record.Mandatory != a.Record.Mandatory && matters(a) && matters(b) {
		f.what = ""
		c.moved(b.Record.Mandatory, "mandatory", "not-mandatory", f)
	}
	if n == len(c.changes) && !bound && b.Verdict != a.Verdict {
		c.verdict(f)
	}
}

// boundOtherwise notes a column in which no field is kept any more, or is kept
// now, where that field was or is kept elsewhere too and does not tell itself.
func (c *comparison) boundOtherwise(f found, b, a *fact.ColumnFacts, bound bool) {
	s, facts, kind := c.before, b, "undeclared"
	if bound {
		s, facts, kind = c.after, a, "declared"
	}
	loose := a
	if bound {
		loose = b
	}
	if !matters(b) && !matters(a) || loose.By == "statement" && !matters(loose) || slices.ContainsFunc(s.Inventory.Bindings(facts.Column), func(x inventory.Binding) bool {
		return s.partner[x.Field] == nil && c.onlyDeclared(s, x.Field)
	}) {
		return
	}
	f.what = strings.Join(facts.Categories, ", ")
	c.add(kind, f)
}

// foundOtherwise notes another category of a column that no field declares.
func (c *comparison) foundOtherwise(f found, b, a *fact.ColumnFacts) {
	f.from, f.to = strings.Join(b.Categories, ", "), strings.Join(a.Categories, ", ")
	if f.from == f.to || f.from == "" || f.to == "" {
		return
	}
	if by := c.after.sensitivity(a.Categories[0]) - c.before.sensitivity(b.Categories[0]); by != 0 {
		c.moved(by < 0, "more-sensitive", "less-sensitive", f)
		return
	}
	c.add("category-changed", f)
}

// saysAway reports whether a column's annotation, or the names: of the rules, say
// that it is not personal. What columns: says of many is told once.
func saysAway(facts *fact.ColumnFacts) bool {
	return facts.Verdict == fact.NotPersonal && (facts.By == "annotation" || facts.By == "names")
}

func because(s *side, col *inventory.Column) string {
	if col.Annotation != nil {
		return col.Annotation.Because
	}
	return "the names: of the rules say so"
}

// tables notes the tables that got another name, each once.
func (c *comparison) tables() {
	type move struct{ from, to string }
	moved := map[move][]*inventory.Column{}
	var order []move
	for _, pair := range c.columnPairs {
		if pair.before == nil || pair.after == nil {
			continue
		}
		m := move{pair.before.Table.Ref().String(), pair.after.Table.Ref().String()}
		if m.from == m.to || !matters(c.after.columns[pair.after]) && !matters(c.before.columns[pair.before]) {
			continue
		}
		if moved[m] == nil {
			order = append(order, m)
		}
		moved[m] = append(moved[m], pair.after)
	}
	for _, m := range order {
		cols := moved[m]
		f := found{on: "table", ref: m.to, places: []Place{c.after.at("table", cols[0].Table.Span)}}
		c.renamed("renamed", f, m.from, c.before.at("table", c.after.other[cols[0]].Table.Span))
	}
}
