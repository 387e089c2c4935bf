package inventory

import (
	"github.com/pare-dev/pare/internal/retention"
	"github.com/pare-dev/pare/internal/source"
)

// Manifest is what a product declares about its collection of data, read from
// one or more files. Controllers, recipients, collections and column statements
// are in the order of the files' names and, within a file, as written.
type Manifest struct {
	Controllers []Controller
	Recipients  []*Recipient
	Collections []*Collection
	Columns     []*ColumnStatement
	Partial     bool // a file could not be parsed, so that what it declares is missing
}

// Controller says who decides about the data.
type Controller struct {
	Name, Contact source.Text
	Span          source.Span
}

// Recipient is someone the data is given to. Role is processor, controller or
// joint; Country an ISO 3166-1 alpha-2 code.
type Recipient struct {
	Key                             source.Text
	Title, Role, Country, Safeguard source.Text
	Purposes, Categories            []source.Text
}

// Collection is a point where data is gathered.
type Collection struct {
	ID               source.Text
	Title            source.Text
	Kind             source.Text // form, api, event, sdk, import, third_party, inferred
	Controller, Role source.Text
	Subjects         []source.Text
	Asks             []source.Text // consent scopes put to the person here
	Table            source.Text   // where fields without stored_in are kept
	TableRef         Ref           // Table, parsed
	Notice           source.Text
	Source           *Origin
	Fields           []*Field
	Span             source.Span
}

// Origin says where bought or inferred data comes from, when it was last
// refreshed and where a person can have it corrected.
type Origin struct {
	Name, Refreshed, Correct source.Text
	Span                     source.Span
}

// Field is one declared datum of a collection. Its Span is that of its name.
type Field struct {
	Collection   *Collection
	Name         source.Text
	Category     source.Text
	Precision    source.Text // a rung of the category's ladder
	Purposes     []source.Text
	CollectedFor []source.Text
	Required     *bool
	Preselected  *bool
	Label        source.Text // what people see it called, such as on the form
	Explain      source.Text
	Places       []*Place
	NotStored    bool // stored_in: none
	Retention    *retention.Retention
	ConsentAt    source.Text   // a collection's id
	DerivedFrom  []source.Text // collection.field
	Reviewed     source.Text   // a date, YYYY-MM-DD
	Annotated    bool          // declared by an annotation on its column, not in a manifest
}

// Ref names the field as other files do: collection.field.
func (f *Field) Ref() string { return f.Collection.ID.Value + "." + f.Name.Value }

// Place is where a field is kept.
type Place struct {
	At        Ref
	Span      source.Span
	Purposes  []source.Text // where given, these alone use the field here
	Retention *retention.Retention
	When      source.Text
	Deletion  source.Text

	// Bind says whether it exists, which columns it is, and where it does not
	// exist which one it may have meant.
	State   PlaceState
	Columns []*Column
	Near    string
}

// PlaceState says whether a place exists in the schemas that were read.
type PlaceState string

const (
	Found     PlaceState = "found"
	Stale     PlaceState = "stale"     // the schema does not have it
	Unchecked PlaceState = "unchecked" // no schema was read that could have it
)

// ColumnStatement says what columns are where no field does. At may be a
// pattern.
type ColumnStatement struct {
	At           Ref
	Span         source.Span
	Category     source.Text
	Complete     bool
	NotPersonal  bool
	Because      source.Text
	Pseudonymous bool
	Reviewed     source.Text
}
