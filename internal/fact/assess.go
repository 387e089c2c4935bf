package fact

import (
	"cmp"

	"github.com/pare-dev/pare/internal/inventory"
	"github.com/pare-dev/pare/internal/policy"
	"github.com/pare-dev/pare/internal/retention"
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
	Precision string               // the rung at which the datum is collected; "" where that is not known
	Allowed   string               // the finest precision the purpose needs, where the datum is finer
	Kept      *retention.Retention // how long it is kept there: the place's word, else the field's, else that of the purpose that needs it longest; nil where nobody says
	KeptFor   string               // the same in words; "" where nobody says
	NeededFor string               // how long its purpose needs it, where that is compared
}

// FieldFacts is what is known of one field over all its uses.
type FieldFacts struct {
	Field   *inventory.Field
	Uses    []*UseFacts
	Record  Field
	Proof   string           // the scope of which it keeps the proof of the choice, or ""
	Tables  []string         // the tables that keep it, keys aside
	AskedAt *inventory.Field // where the same people are asked for the same category; nil where they are not
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
	Conflict   string // how its type and its declaration disagree; "" where they do not
	Introduced string // the day of the migration that introduced it, YYYY-MM-DD; "" where that is not known
	Reviewed   string // the earliest day on which a declaration of it was reviewed; "" where none says
	Verdict    Verdict
	Why        string
}

// TableFacts is what is known of one table.
type TableFacts struct {
	Table       *inventory.Table
	Linked      []*inventory.Column // its columns of which only keys tell that they are about people
	Via         string              // the way its keys lead to people: order_items → orders → users
	Pseudonyms  []*inventory.Column // its columns that are declared pseudonymous
	Identifiers []*inventory.Column // those beside them that say who the person is
	Record      Table
}

// PurposeFacts is what is known of one purpose.
type PurposeFacts struct {
	Purpose  *policy.Purpose
	Vague    []*policy.Need    // its needs that are too wide
	Risks    []string          // the signs of high risk that it shows
	Children []*policy.Subject // the children whose data it uses
	Record   *Purpose
}

// ScopeFacts is what is known of one consent scope.
type ScopeFacts struct {
	Scope       *policy.Scope
	Controllers []string // who uses the data behind it for themselves, by name
	Record      *Scope
}

// CollectionFacts is what is known of one collection.
type CollectionFacts struct {
	Collection *inventory.Collection
	Undeleted  []string // the tables it keeps data in for which nothing says what deletes it
	Record     *Collection
}

// RecipientFacts is what is known of one recipient.
type RecipientFacts struct {
	Recipient *inventory.Recipient
	Purposes  []*policy.Purpose // those for which it is given data, by its word or by theirs
	Excess    []string          // the categories it receives that none of its purposes needs
	Disputed  []string          // the purposes on which it and the purposes' own lists disagree
	Needless  []string          // the purposes that need none of the categories it receives
	Record    *Recipient
}

// Given is what facts are judged by that no file of the user's says.
type Given struct {
	VagueTitles policy.VagueTitles
	Regions     []Region
}

// Region is where one law protects data alike: the countries that it holds in,
// and those that are decided to be adequate. ISO 3166-1 alpha-2 codes.
type Region struct {
	Inside, Adequate []string
}

// Compute computes all facts. Linear in columns and uses.
func Compute(p *policy.Policy, inv *inventory.Inventory, given Given) *Assessment {
	c := &computer{
		given:       given,
		policy:      p,
		inv:         inv,
		choices:     newChoices(p, inv),
		categories:  map[string]*Category{},
		collections: map[*inventory.Collection]*Collection{},
		proofs:      map[*inventory.Field]string{},
		byPlace:     map[*inventory.Place][]*UseFacts{},
		facts:       &Assessment{},
	}
	c.purposes()
	c.fields()
	c.finishPurposes()
	c.columns()
	c.receiving()
	c.scopes()
	c.finishCollections()
	c.recipients()
	return c.facts
}

type computer struct {
	given       Given
	policy      *policy.Policy
	inv         *inventory.Inventory
	choices     *choices
	categories  map[string]*Category
	collections map[*inventory.Collection]*Collection
	proofs      map[*inventory.Field]string // the scope of which each field keeps the proof
	byPlace     map[*inventory.Place][]*UseFacts
	askedFor    map[string]*asked                 // by category; made when first needed
	sameDatum   map[about][]*inventory.Field      // made when first needed
	parents     map[string]bool                   // the subjects whose parents are asked; made when first needed
	receivers   map[string][]*inventory.Recipient // by purpose
	served      map[*inventory.Recipient][]*policy.Purpose
	dependents  map[string]bool // the subjects who can hardly refuse; made when first needed
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
		r.Identifying = known.Identifying
	}
	c.categories[key] = r
	return r
}

func (c *computer) collection(col *inventory.Collection) *Collection {
	if r := c.collections[col]; r != nil {
		return r
	}
	r := newCollection(col)
	c.collections[col] = r
	return r
}
