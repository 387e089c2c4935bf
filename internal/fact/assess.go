package fact

import (
	"cmp"
	"github.com/pare-dev/pare/internal/inventory"
	"github.com/pare-dev/pare/internal/policy"
)

// Assessment is everything that rules judge, in the order of the inventory.
type Assessment struct {
	Uses        []*UseFacts
	Fields      []*FieldFacts
	Columns     []ColumnFacts
	Tables      []TableFacts
	Purposes    []PurposeFacts
	Scopes      []ScopeFacts
	Collections []CollectionFacts
	Recipients  []RecipientFacts
}

// UseFacts is what is known of one use. Place is nil where the field says
// nothing of where it is kept, or is not kept.
type UseFacts struct {
	Field     *inventory.Field
	Place     *inventory.Place
	Purpose   *policy.Purpose
	Record    Use
	Grounded  bool // its purpose has a lawful basis and, where that is consent, a choice
	Why       string
	ChoiceWhy string
	Precision string // the rung at which the datum is collected; "" where that is not known
	Allowed   string // the finest precision the purpose needs, where the datum is finer
	KeptFor   string // in words; "" where nobody says
	NeededFor string // how long its purpose needs it, where that is compared
}

// FieldFacts is what is known of one field over all its uses.
type FieldFacts struct {
	Field   *inventory.Field
	Uses    []*UseFacts
	Record  Field
	Verdict Verdict
	Why     string
}

// ColumnFacts is what is known of one column. Categories are those it is
// declared to hold, else the one it was found to hold, else none.
type ColumnFacts struct {
	Column     *inventory.Column
	Categories []string
	By         string // field, annotation, statement, names, classifier, or "" where nothing says what it is
	Record     Column
	Verdict    Verdict
	Why        string
}

// TableFacts is what is known of one table.
type TableFacts struct {
	Table  *inventory.Table
	Linked []*inventory.Column // its columns of which only keys tell that they are about people
	Via    string              // the way its keys lead to people: order_items → orders → users
	Record Table
}

// PurposeFacts is what is known of one purpose. Vague lists its needs that are
// too wide.
type PurposeFacts struct {
	Purpose *policy.Purpose
	Vague   []*policy.Need
	Record  *Purpose
}

// ScopeFacts is what is known of one consent scope.
type ScopeFacts struct {
	Scope  *policy.Scope
	Record *Scope
}

// CollectionFacts is what is known of one collection.
type CollectionFacts struct {
	Collection *inventory.Collection
	Record     *Collection
}

// RecipientFacts is what is known of one recipient.
type RecipientFacts struct {
	Recipient *inventory.Recipient
	Record    *Recipient
}

// Compute computes all facts. Linear in columns and uses.
func Compute(p *policy.Policy, inv *inventory.Inventory) *Assessment {
	c := &computer{
		policy:      p,
		inv:         inv,
		choices:     newChoices(p, inv),
		categories:  map[string]*Category{},
		collections: map[*inventory.Collection]*Collection{},
		byPlace:     map[*inventory.Place][]*UseFacts{},
		facts:       &Assessment{},
	}
	c.purposes()
	c.fields()
	c.finishPurposes()
	c.columns()
	c.scopes()
	c.recipients()
	return c.facts
}

type computer struct {
	policy      *policy.Policy
	inv         *inventory.Inventory
	choices     *choices
	categories  map[string]*Category
	collections map[*inventory.Collection]*Collection
	byPlace     map[*inventory.Place][]*UseFacts
	facts       *Assessment
}

// category is the shared record of a category; an unknown or empty key has one
// too.
func (c *computer) category(key string) *Category {
	if r := c.categories[key]; r != nil {
		return r
	}
	r := &Category{Key: key, Title: key, Guarded: "no", Sensitivity: "unknown"}
	if known := c.policy.Categories.Get(key); known != nil {
		r.Title = known.Title
		r.Guarded = cmp.Or(known.Guarded, "no")
		r.Sensitivity = cmp.Or(known.Sensitivity, "unknown")
	}
	c.categories[key] = r
	return r
}

func (c *computer) collection(col *inventory.Collection) *Collection {
	if r := c.collections[col]; r != nil {
		return r
	}
	r := &Collection{
		ID:    col.ID.Value,
		Title: cmp.Or(col.Title.Value, col.ID.Value),
		Kind:  cmp.Or(col.Kind.Value, "missing"),
		Asks:  len(col.Asks) > 0,
	}
	c.collections[col] = r
	c.facts.Collections = append(c.facts.Collections, CollectionFacts{col, r})
	return r
}
