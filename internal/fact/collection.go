package fact

import (
	"cmp"
	"slices"

	"github.com/pare-dev/pare/internal/inventory"
	"github.com/pare-dev/pare/internal/policy"
)

func newCollection(col *inventory.Collection) *Collection {
	r := &Collection{
		ID:        col.ID.Value,
		Title:     cmp.Or(col.Title.Value, col.ID.Value),
		Kind:      cmp.Or(col.Kind.Value, "missing"),
		Asks:      len(col.Asks) > 0,
		Notice:    stated(col.Notice),
		Source:    statedIf(derivedWhole(col)),
		Refreshed: "missing",
		Correct:   "missing",
		Deletion:  "not_kept",
	}
	if s := col.Source; s != nil {
		if policy.Says(s.Name) {
			r.Source = "stated"
		}
		r.Refreshed, r.Correct = stated(s.Refreshed), stated(s.Correct)
	}
	return r
}

// derivedWhole reports whether a collection of what is inferred says of each of
// its fields what it is inferred from.
func derivedWhole(col *inventory.Collection) bool {
	return col.Kind.Value == "inferred" && len(col.Fields) > 0 &&
		!slices.ContainsFunc(col.Fields, func(f *inventory.Field) bool { return len(f.DerivedFrom) == 0 })
}

// finishCollections lists the collections of the manifest and adds what their
// tables tell: whether something deletes what is kept in them.
func (c *computer) finishCollections() {
	deleted := c.deleted()
	for _, col := range c.inv.Manifest.Collections {
		cf := CollectionFacts{Collection: col, Record: c.collection(col)}
		named := map[inventory.Ref]bool{}
		for _, f := range col.Fields {
			if f.NotStored || !c.knownPersonal(f) {
				continue
			}
			if len(f.Places) == 0 && cf.Record.Deletion == "not_kept" {
				cf.Record.Deletion = "unknown"
			}
			for _, p := range f.Places {
				for _, t := range keptIn(p) {
					if cf.Record.Deletion != "missing" {
						cf.Record.Deletion = "stated"
					}
					if !deleted[t] {
						cf.Record.Deletion = "missing"
						if !named[t] {
							named[t] = true
							cf.Undeleted = append(cf.Undeleted, t.String())
						}
					}
				}
			}
		}
		c.facts.Collections = append(c.facts.Collections, cf)
	}
}

// keptIn lists the tables that a place is in, of those that may exist.
func keptIn(p *inventory.Place) []inventory.Ref {
	if p.State == inventory.Stale {
		return nil
	}
	if len(p.Columns) == 0 {
		return []inventory.Ref{p.At.OfTable()}
	}
	var tables []inventory.Ref
	var last *inventory.Table // columns stand by table
	for _, col := range p.Columns {
		if col.Table != last {
			last = col.Table
			tables = append(tables, last.Ref())
		}
	}
	return tables
}

// deleted says of which tables it is known what deletes the data: of those in
// which a place says so, since rows go as a whole, and of those whose rows go
// along with theirs by ON DELETE CASCADE.
func (c *computer) deleted() map[inventory.Ref]bool {
	known := map[inventory.Ref]bool{}
	var queue []inventory.Ref
	add := func(t inventory.Ref) {
		if !known[t] {
			known[t] = true
			queue = append(queue, t)
		}
	}
	for _, f := range c.inv.Fields {
		for _, p := range f.Places {
			if policy.Says(p.Deletion) {
				for _, t := range keptIn(p) {
					add(t)
				}
			}
		}
	}
	along := map[inventory.Ref][]inventory.Ref{}
	for _, d := range c.inv.Datasets {
		for _, t := range d.Tables {
			for _, key := range t.ForeignKeys {
				if key.Cascade {
					to := inventory.Ref{Dataset: t.Dataset, Schema: key.Schema, Table: key.Table}
					along[to] = append(along[to], t.Ref())
				}
			}
		}
	}
	for ; len(queue) > 0; queue = queue[1:] {
		for _, t := range along[queue[0]] {
			add(t)
		}
	}
	return known
}
