package export

import (
	"cmp"
	"slices"

	"github.com/pare-dev/pare/internal/audit"
	"github.com/pare-dev/pare/internal/fact"
	"github.com/pare-dev/pare/internal/inventory"
	"github.com/pare-dev/pare/internal/policy"
	"github.com/pare-dev/pare/internal/retention"
	"github.com/pare-dev/pare/internal/source"
)

// material is what a document is made from, and what turned out to be missing in
// it meanwhile.
type material struct {
	*audit.Result
	purposes map[string]fact.PurposeFacts
	subjects map[string]*policy.Subject
	scopes   map[string]*policy.Scope
	fields   map[string]*inventory.Field // by collection.field
	facts    map[*inventory.Field]*fact.FieldFacts
	gaps     []source.Problem
}

func newMaterial(r *audit.Result) *material {
	x := &material{
		Result:   r,
		purposes: map[string]fact.PurposeFacts{},
		subjects: map[string]*policy.Subject{},
		scopes:   map[string]*policy.Scope{},
		fields:   map[string]*inventory.Field{},
		facts:    map[*inventory.Field]*fact.FieldFacts{},
	}
	for _, p := range r.Assessment.Purposes {
		x.purposes[p.Record.Key] = p
	}
	for _, s := range r.Policy.Subjects {
		x.subjects[s.Key.Value] = s
	}
	for _, s := range r.Policy.Scopes {
		x.scopes[s.Key.Value] = s
	}
	for _, f := range r.Assessment.Fields {
		x.fields[f.Field.Ref()] = f.Field
		x.facts[f.Field] = f
	}
	return x
}

// gap notes what nobody says: where to write it, what is missing, and how to
// write it.
func (x *material) gap(at source.Span, missing, write string) {
	x.gaps = append(x.gaps, source.Problem{Kind: source.Gap, Span: at, Msg: missing, Hint: write})
}

// found lists the gaps in the order of their places.
func (x *material) found() []source.Problem { return source.SortProblems(x.gaps) }

// controller is who decides about the data, and how to reach them. Where nobody
// says, the gap stands at the first manifest.
func (x *material) controller() (name, contact string) {
	const write = "write controller: {name: …, contact: …} in a manifest"
	if list := x.Inventory.Manifest.Controllers; len(list) > 0 {
		c := list[0]
		if policy.Says(c.Name) {
			name = c.Name.Value
		} else {
			x.gap(c.Span, "nothing says who decides about the data", write)
		}
		if policy.Says(c.Contact) {
			contact = c.Contact.Value
		} else {
			x.gap(c.Span, "nothing says how people reach whoever decides about the data", write)
		}
		return name, contact
	}
	at := x.first("manifest")
	x.gap(at, "nothing says who decides about the data", write)
	x.gap(at, "nothing says how people reach whoever decides about the data", write)
	return "", ""
}

// first is the place of the first file of a kind, else of the settings.
func (x *material) first(kind string) source.Span {
	for _, kind := range []string{kind, "settings", "rules"} {
		for _, input := range x.Inputs {
			if input.Kind == kind {
				return source.Span{Pos: source.Pos{File: input.Path}}
			}
		}
	}
	return source.Span{Pos: source.Pos{File: "pare.yaml"}}
}

// datum is what people call a category, at the precision at which it is
// collected: a date of birth by band is an age range.
func (x *material) datum(category, precision string) string {
	tree := x.Policy.Categories
	c := tree.Get(category)
	if c == nil || precision == "" || precision == c.Precision {
		return x.category(category)
	}
	base, _ := tree.Resolve(category, precision)
	for _, c := range append([]*policy.Category{tree.Get(base)}, tree.Steps(base)...) {
		if c.Precision == precision {
			return c.Title
		}
	}
	return c.Title + " (" + spaced(precision) + ")"
}

func (x *material) category(key string) string {
	if c := x.Policy.Categories.Get(key); c != nil {
		return c.Title
	}
	return key // an unknown category is an error, which keeps documents from being written
}

// kindOf is what people call the kind of data that a field is.
func (x *material) kindOf(f *inventory.Field) string {
	return x.datum(f.Category.Value, f.Precision.Value)
}

// called is what people see a field called: its label, else its kind.
func (x *material) called(f *inventory.Field) string {
	if policy.Says(f.Label) {
		return f.Label.Value
	}
	return x.kindOf(f)
}

// special reports whether a category is of the special kinds of GDPR Art. 9 or
// is about crimes.
func (x *material) special(category string) bool {
	c := x.Policy.Categories.Get(category)
	return c != nil && (c.Guarded == "special" || c.Guarded == "criminal")
}

// people are the titles of subjects, as the rules name them.
func (x *material) people(keys []source.Text) []string {
	var list []string
	for _, key := range keys {
		if s := x.subjects[key.Value]; s != nil {
			list = addNew(list, cmp.Or(s.Title.Value, spaced(key.Value)))
		}
	}
	return list
}

// receivers are the recipients that are given data for a purpose.
func (x *material) receivers(p *policy.Purpose) []fact.RecipientFacts {
	var list []fact.RecipientFacts
	for _, rec := range x.Assessment.Recipients {
		if slices.Contains(rec.Purposes, p) {
			list = append(list, rec)
		}
	}
	return list
}

// uses are the uses of personal data under a purpose.
func (x *material) uses(p *policy.Purpose) []*fact.UseFacts {
	var list []*fact.UseFacts
	for _, u := range x.Assessment.Uses {
		if u.Purpose == p && policy.Personal(u.Field.Category.Value) {
			list = append(list, u)
		}
	}
	return list
}

// ownTime is how long a use's place, or else its field, says that it is kept,
// where that differs from what its purpose says; nil where it does not.
func ownTime(u *fact.UseFacts) *retention.Retention {
	own := u.Field.Retention
	if u.Place != nil && u.Place.Retention != nil {
		own = u.Place.Retention
	}
	if own == nil || u.Field.NotStored {
		return nil
	}
	if general := u.Purpose.Retention; general != nil && general.For.String() == own.For.String() && general.After.Value == own.After.Value {
		return nil
	}
	return own
}

// undeclared notes the columns that hold personal data which nothing declares,
// and the fields that are collected for no purpose: no document knows of them.
func (x *material) undeclared() {
	for i := range x.Assessment.Columns {
		c := &x.Assessment.Columns[i]
		if c.Verdict == fact.Undeclared {
			names := ""
			if len(c.Categories) > 0 {
				names = " (" + within(x.category(c.Categories[0])) + ")"
			}
			x.gap(c.Column.Span, "nothing declares "+c.Column.Ref().String()+names+", so it is not in here", "declare it as a field of a collection, or say under columns: what it is")
		}
	}
	for _, f := range x.Assessment.Fields {
		if len(f.Uses) == 0 && policy.Personal(f.Field.Category.Value) && f.Proof == "" {
			x.gap(f.Field.Name.Span, "nothing says what "+f.Field.Ref()+" is collected for", "write purposes: in the field, or stop collecting it")
		}
	}
}

func addNew[T comparable](list []T, one T) []T {
	if slices.Contains(list, one) {
		return list
	}
	return append(list, one)
}
