package overview

import (
	"cmp"
	"slices"

	"github.com/pare-dev/pare/internal/audit"
	"github.com/pare-dev/pare/internal/fact"
	"github.com/pare-dev/pare/internal/inventory"
	"github.com/pare-dev/pare/internal/policy"
)

// Flows is where data goes: from where it is gathered to where it is kept, and to
// whom it is given.
type Flows struct {
	Nodes []Node // collections, then tables, then recipients
	Flows []Flow // in the order of their nodes
}

// NodeKind is what a node stands for.
type NodeKind string

const (
	CollectionNode NodeKind = "collection"
	TableNode      NodeKind = "table"
	RecipientNode  NodeKind = "recipient"
)

// Node is a collection, a table that holds personal data, or a recipient.
type Node struct {
	Kind      NodeKind
	Name      string               // an id, a reference or a key; "" for the table where nobody says where data is kept
	Title     string               // "" where it has none
	Annotated bool                 // a collection that stands for a table whose columns declare themselves
	State     inventory.PlaceState // of a table: found, stale or unchecked
	Columns   int                  // of a table: how many of its columns hold personal data
	Guarded   bool                 // guarded data comes by or is kept there
}

// Flow is data that goes from one node to another. They are indexes of nodes.
type Flow struct {
	From, To int
	Fields   []*inventory.Field // in the order of the manifest
	Guarded  bool               // one of them is guarded
	Open     bool               // nobody says which categories the recipient is given: it may be any of them
}

// DataFlows follows every field to where it is kept and to whom it is given. A
// recipient is given what is used for one of its purposes and is of a category that
// it is said to receive.
func DataFlows(r *audit.Result) Flows {
	g := graph{result: r, at: map[[2]string]int{}, flows: map[[2]int]*Flow{}}
	for _, c := range collections(r) {
		i := g.node(CollectionNode, c.ID.Value, c.Title.Value)
		g.nodes[i].Annotated = len(c.Fields) > 0 && c.Fields[0].Annotated
	}
	g.tables()
	for _, rec := range r.Inventory.Manifest.Recipients {
		g.node(RecipientNode, rec.Key.Value, rec.Title.Value)
	}
	for _, f := range r.Assessment.Fields {
		if policy.Personal(f.Field.Category.Value) {
			g.field(f)
		}
	}
	return g.sorted()
}

type graph struct {
	result *audit.Result
	nodes  []Node
	at     map[[2]string]int // by kind and name
	flows  map[[2]int]*Flow
}

func (g *graph) node(kind NodeKind, name, title string) int {
	key := [2]string{string(kind), name}
	i, known := g.at[key]
	if !known {
		i = len(g.nodes)
		g.at[key] = i
		g.nodes = append(g.nodes, Node{Kind: kind, Name: name, Title: title})
	}
	return i
}

// tables makes a node of each table that holds personal data, and of each that a
// field is said to be kept in, in the order of their references.
func (g *graph) tables() {
	columns, states, guarded := map[string]int{}, map[string]inventory.PlaceState{}, map[string]bool{}
	for _, c := range g.result.Assessment.Columns {
		if c.Record.Personal {
			ref := c.Column.Table.Ref().String()
			columns[ref]++
			states[ref] = inventory.Found
			guarded[ref] = guarded[ref] || c.Record.Category.Guarded != "no"
		}
	}
	for _, f := range g.result.Assessment.Fields {
		for _, at := range spots(f.Field) {
			state := inventory.PlaceState("")
			if at.place != nil {
				state = at.place.State
			}
			if known, ok := states[at.table()]; !ok || known == inventory.Stale {
				states[at.table()] = state // a table of which one column is there is there
			}
		}
	}
	var refs []string
	for ref := range states {
		refs = append(refs, ref)
	}
	slices.Sort(refs)
	if len(refs) > 0 && refs[0] == "" {
		refs = append(refs[1:], "")
	}
	for _, ref := range refs {
		n := &g.nodes[g.node(TableNode, ref, "")]
		n.State, n.Columns, n.Guarded = states[ref], columns[ref], guarded[ref]
	}
}

func (g *graph) field(f *fact.FieldFacts) {
	from := g.node(CollectionNode, f.Field.Collection.ID.Value, "")
	guarded := guardOf(f) != ""
	for _, at := range spots(f.Field) {
		table := g.node(TableNode, at.table(), "")
		g.flow(from, table, f.Field, guarded, false)
		for _, u := range f.Uses {
			if u.Place == at.place {
				g.give(table, u, guarded)
			}
		}
	}
	if f.Field.NotStored {
		for _, u := range f.Uses {
			g.give(from, u, guarded)
		}
	}
}

// give hands what is used on to whom it is given for that.
func (g *graph) give(from int, u *fact.UseFacts, guarded bool) {
	for _, rec := range g.result.Assessment.Recipients {
		if !slices.Contains(rec.Purposes, u.Purpose) {
			continue
		}
		open := len(rec.Recipient.Categories) == 0
		if open || receives(rec.Recipient, u.Field.Category.Value) {
			g.flow(from, g.node(RecipientNode, rec.Record.Key, ""), u.Field, guarded, open)
		}
	}
}

// receives reports whether a recipient is said to be given a category, or a part of
// it.
func receives(rec *inventory.Recipient, category string) bool {
	for _, c := range rec.Categories {
		if policy.Under(category, c.Value) || policy.Under(c.Value, category) {
			return true
		}
	}
	return false
}

func (g *graph) flow(from, to int, f *inventory.Field, guarded, open bool) {
	fl := g.flows[[2]int{from, to}]
	if fl == nil {
		fl = &Flow{From: from, To: to}
		g.flows[[2]int{from, to}] = fl
	}
	if len(fl.Fields) == 0 || fl.Fields[len(fl.Fields)-1] != f {
		fl.Fields = append(fl.Fields, f)
	}
	fl.Guarded, fl.Open = fl.Guarded || guarded, fl.Open || open
	for _, i := range [...]int{from, to} {
		g.nodes[i].Guarded = g.nodes[i].Guarded || guarded
	}
}

func (g *graph) sorted() Flows {
	all := Flows{Nodes: g.nodes}
	for _, f := range g.flows {
		all.Flows = append(all.Flows, *f)
	}
	slices.SortFunc(all.Flows, func(a, b Flow) int { return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To)) })
	return all
}
