// Package diff compares two audits: what a change of the files starts and stops
// collecting, and what it makes of the choices that people have.
package diff

import (
	"cmp"
	"slices"

	"github.com/pare-dev/pare/internal/audit"
	"github.com/pare-dev/pare/internal/fact"
	"github.com/pare-dev/pare/internal/source"
)

// Effect says what a change means for the people whom the data is about.
type Effect string

const (
	CollectsMore Effect = "collects more"
	UsesMore     Effect = "uses more"
	AsksLess     Effect = "asks less" // people are asked, told or protected less, or less is looked at
	Better       Effect = "better"    // what takes one of the above back
	Other        Effect = "other"     // it is for people to tell
)

// Effects lists them in the order in which a reviewer wants to read them.
func Effects() []Effect { return []Effect{CollectsMore, UsesMore, AsksLess, Better, Other} }

// Change is one thing that differs between two audits.
type Change struct {
	Effect  Effect
	Kind    string       // one of Kinds
	On      string       // field, column, table, purpose, scope, collection, recipient, subject, category, columns, schema, rule, law, waiver or baseline
	Ref     string       // what it is about, by its name now; where it is gone, by its name then
	Says    string       // what became of it, as a sentence without its subject: is collected by day, finer than year
	From    string       // the value before, where it is one; "" where there was none
	To      string       // the value after
	Verdict fact.Verdict // of a field or column now; "" where it is gone, and of all else
	Before  fact.Verdict // and then
	Why     string       // the reason of the verdict
	Places  []Place      // in the files, what matters most first

	rank int // of its kind
}

// Place is where something is written. Was is whether it was so before, and may
// not be there any more.
type Place struct {
	Was  bool
	Role string // what stands there: field, column, need, …
	Span source.Span
}

// Sentence says what changed, as a sentence.
func (c Change) Sentence() string {
	if c.On == "columns" {
		return "columns: " + c.Ref + " " + c.Says
	}
	return c.On + " " + c.Ref + " " + c.Says
}

// Compare lists what differs between two audits, by effect, then by what it is
// about. Comparing them the other way round gives the same changes, each taken
// back.
func Compare(before, after *audit.Result) []Change {
	c := newComparison(before, after)
	c.collections()
	c.fields()
	c.columns()
	c.statements()
	c.purposes()
	c.scopes()
	c.subjects()
	c.recipients()
	c.categories()
	c.rules()
	c.laws()
	c.schemas()
	c.accepted()
	slices.SortStableFunc(c.changes, compare)
	return c.changes
}

func compare(a, b Change) int {
	return cmp.Or(
		cmp.Compare(slices.Index(Effects(), a.Effect), slices.Index(Effects(), b.Effect)),
		cmp.Compare(slices.Index(order(), a.On), slices.Index(order(), b.On)),
		cmp.Compare(a.Ref, b.Ref),
		cmp.Compare(a.rank, b.rank),
		cmp.Compare(a.Says, b.Says),
	)
}

// order is that of what changes are about.
func order() []string {
	return []string{"collection", "field", "table", "column", "purpose", "scope", "recipient", "subject", "category", "columns", "schema", "rule", "law", "waiver", "baseline"}
}
