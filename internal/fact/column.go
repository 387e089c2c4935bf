package fact

import (
	"iter"
	"slices"

	"github.com/pare-dev/pare/internal/inventory"
	"github.com/pare-dev/pare/internal/policy"
)

// Tables computes the facts of every table and its columns as far as schemas
// alone tell them, and what a column's annotation says of it. The columns are
// good until the next table is asked for, so that a million take no memory.
func Tables(categories *policy.Categories, datasets []*inventory.Dataset) iter.Seq2[TableFacts, []ColumnFacts] {
	c := &computer{
		policy:     &policy.Policy{Categories: categories},
		inv:        &inventory.Inventory{Manifest: &inventory.Manifest{}, Datasets: datasets},
		categories: map[string]*Category{},
	}
	return c.tables()
}

// columns computes the facts and the verdict of every column and table.
func (c *computer) columns() {
	tables, columns := 0, 0
	for _, d := range c.inv.Datasets {
		tables += len(d.Tables)
		for _, t := range d.Tables {
			columns += len(t.Columns)
		}
	}
	c.facts.Tables, c.facts.Columns = slices.Grow(c.facts.Tables, tables), slices.Grow(c.facts.Columns, columns)
	for tf, columns := range c.tables() {
		c.facts.Columns = append(c.facts.Columns, columns...)
		c.facts.Tables = append(c.facts.Tables, tf)
	}
}

// tables gives each table with its columns, which are good until the next.
func (c *computer) tables() iter.Seq2[TableFacts, []ColumnFacts] {
	personal := func(col *inventory.Column) bool {
		categories, _ := c.categoriesOf(col)
		return anyPersonal(categories)
	}
	links := newLinks(c.inv.Datasets, personal)
	return func(yield func(TableFacts, []ColumnFacts) bool) {
		var columns []ColumnFacts
		for _, d := range c.inv.Datasets {
			for _, t := range d.Tables {
				tf := TableFacts{Table: t}
				columns = columns[:0]
				for _, col := range t.Columns {
					cf := c.column(col, links)
					if cf.Record.Linked {
						tf.Linked = append(tf.Linked, col)
					}
					columns = append(columns, cf)
				}
				c.mandatory(columns, links.byKeys(t))
				if len(tf.Linked) > 0 {
					tf.Record.Linked = true
					tf.Via = links.path(t)
				}
				c.pseudonyms(&tf, links)
				if !yield(tf, columns) {
					return
				}
			}
		}
	}
}

func (c *computer) column(col *inventory.Column, links *links) ColumnFacts {
	keys, by := c.categoriesOf(col)
	cf := ColumnFacts{Column: col, Categories: keys, By: by}
	bound := c.inv.Bindings(col)
	said := c.inv.Statement(col)
	first := ""
	if len(keys) > 0 {
		first = keys[0]
	}
	complete := said != nil && said.Complete
	known := c.allKnown(keys)
	r := &cf.Record
	r.Personal = known && anyPersonal(keys)
	notPersonal := by != "" && by != "classifier" && !anyPersonal(keys) && !hasPaths(bound)
	r.Declared = declared(by, len(bound) > 0)
	r.Opaque = !complete && !notPersonal && links.tied(col.Table) && canHoldAnything(col)
	r.Linked = by == "" && !complete && !r.Opaque && links.byKeys(col.Table) && !inKey(col) && !links.leads(col)
	r.Disputed = known && (len(bound) > 0 || by == "annotation" || by == "statement") && c.disputed(keys, col)
	r.Nullable = col.Nullable
	r.Category = c.category(first)
	c.declaration(&cf, bound, said)
	cf.Verdict, cf.Why = c.columnVerdict(cf, bound)
	return cf
}

func declared(by string, bound bool) string {
	switch {
	case bound:
		return "field"
	case by == "annotation", by == "statement":
		return "statement"
	}
	return "no"
}

// columnVerdict judges a column by all uses of all fields kept in it. It may
// hold several categories; each is judged over its own uses, and the worst
// stands.
func (c *computer) columnVerdict(cf ColumnFacts, bound []inventory.Binding) (Verdict, string) {
	if len(bound) == 0 {
		return c.unboundVerdict(cf)
	}
	// A path inside the column is a datum of its own.
	type part struct{ category, path string }
	uses := map[part][]*UseFacts{}
	var order []part
	proofs := map[part]string{}
	for _, b := range bound {
		d := part{b.Field.Category.Value, b.Place.At.Path}
		if _, seen := uses[d]; !seen {
			order = append(order, d)
			uses[d] = nil
		}
		uses[d] = append(uses[d], c.byPlace[b.Place]...)
		if proofs[d] == "" {
			proofs[d] = c.proofs[b.Field]
		}
	}
	verdict, why := NotPersonal, "it is declared as "+cf.Categories[0]
	for _, d := range order {
		v, w := c.datumVerdict(d.category, uses[d])
		if len(uses[d]) == 0 && proofs[d] != "" {
			v, w = Justified, keepsProof(proofs[d])
		}
		if worst(v, verdict) != verdict {
			verdict, why = v, w
		}
	}
	if cf.Record.Opaque && verdict != worst(verdict, Unclassified) {
		return Unclassified, "what else the " + cf.Column.Type + " column holds is not declared; say complete: true once every path is"
	}
	return verdict, why
}

// unboundVerdict is that of a column in which no field is kept.
func (c *computer) unboundVerdict(cf ColumnFacts) (Verdict, string) {
	switch {
	case !c.allKnown(cf.Categories):
		return Unclassified, "its category " + cf.Categories[0] + " is not defined"
	case cf.Record.Personal:
		return Undeclared, undeclaredWhy(cf)
	case cf.Record.Opaque:
		return Unclassified, "a " + cf.Column.Type + " column can hold anything, and its table is tied to people"
	}
	return NotPersonal, notPersonalWhy(cf)
}

// datumVerdict judges one category by its uses.
func (c *computer) datumVerdict(category string, uses []*UseFacts) (Verdict, string) {
	switch {
	case c.policy.Categories.Get(category) == nil:
		return Unclassified, "its category " + category + " is not defined"
	case !policy.Personal(category):
		return NotPersonal, "it is declared as " + category
	}
	return judge(uses)
}

func undeclaredWhy(cf ColumnFacts) string {
	switch cf.By {
	case "classifier":
		return "it looks like " + cf.Categories[0] + ", going by " + cf.Column.Guess.Reason
	case "names":
		return "it is " + cf.Categories[0] + " by the names: of the rules"
	}
	return "its " + cf.By + " says that it is " + cf.Categories[0]
}

func notPersonalWhy(cf ColumnFacts) string {
	switch {
	case cf.By == "":
		return "nothing says that it is about people"
	case cf.By == "names":
		return "the names: of the rules say so"
	case len(cf.Categories) > 0:
		return "its " + cf.By + " says " + cf.Categories[0]
	}
	return "its " + cf.By + " says so"
}
