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

// Ropa is the record of processing activities that GDPR Art. 30 asks for. What
// nobody declares is empty in it, and among the gaps.
type Ropa struct {
	Controller string     // Art. 30(1)(a)
	Contact    string     // Art. 30(1)(a)
	Unread     []string   // files that could not be read, so that the record may lack something
	Activities []Activity // Art. 30(1): those of the controller, a purpose each
	Behalf     []Activity // Art. 30(2): those carried out for others, a purpose and a controller each
	Gaps       []source.Problem
}

// Activity is what is done with data for one purpose.
type Activity struct {
	Key, Title string
	For        string // on whose behalf; "" in the controller's own record
	Joint      []string
	Basis      string // as declared: contract; "" where nobody says
	Interest   string
	Law        string
	Condition  string // of GDPR Art. 9(2), a letter; "" where it uses no special category, or nobody says
	Special    bool   // it uses special categories, or data on crimes
	Subjects   []string
	Data       []Datum
	Collected  []string // the collections, by title
	Tables     []string // where it is kept, by reference
	Recipients []Recipient
	Retention  Time
	Apart      []Time // what is kept for a time of its own
	NotKept    bool
	Gaps       []string // what nobody says of it, in the words of a document
}

// Datum is one category of personal data.
type Datum struct {
	Category, Title string
	Guarded         string // special, criminal and so on; "" where it is not guarded
}

// Recipient is somebody who is given data, and where.
type Recipient struct {
	Key, Title, Role string
	Country          string // its code
	Transfer         string // inside, adequate, safeguarded, unsafeguarded or unknown
	Safeguard        string
}

// Time is a time limit for erasure.
type Time struct {
	Of    string // the data that it is for; "" for all that has none of its own
	Words string // 2 years after “last order”
	For   string // ISO 8601: P2Y
	After string // the event as declared: last_order
}

func timeOf(of string, r *retention.Retention) Time {
	return Time{of, r.For.Words() + " after “" + spaced(r.After.Value) + "”", r.For.String(), r.After.Value}
}

// NewRopa makes the record of what an audit read. unread are the files of schemas
// that could not be read whole.
func NewRopa(r *audit.Result, unread []string) *Ropa {
	x := newMaterial(r)
	record := &Ropa{Unread: unread}
	record.Controller, record.Contact = x.controller()
	for _, p := range r.Policy.Purposes {
		own, others := x.parted(p)
		if len(own) > 0 || len(others) == 0 {
			record.Activities = append(record.Activities, x.activity(p, own, ""))
		}
		for _, name := range x.behalf(others) {
			record.Behalf = append(record.Behalf, x.activity(p, slices.DeleteFunc(slices.Clone(others), func(u *fact.UseFacts) bool {
				return onBehalf(u.Field.Collection) != name
			}), name))
		}
	}
	if len(r.Policy.Purposes) == 0 {
		x.gap(x.first("rules"), "nothing says what data is used for", "write purposes: in a rules file")
	}
	at := x.first("manifest")
	x.gap(at, "nothing says how the data is secured (GDPR Art. 30(1)(g))", "pare has no key for it: add it to the document by hand")
	x.gap(at, "nothing says who the data protection officer and the representative are, where there are any (GDPR Art. 30(1)(a))", "pare has no key for it: add it to the document by hand")
	x.undeclared()
	record.Gaps = x.found()
	return record
}

// Missing lists what nobody says, in the order of the places where to write it.
func (r *Ropa) Missing() []source.Problem { return r.Gaps }

// parted are the uses under a purpose: the controller's own, and those on behalf
// of others.
func (x *material) parted(p *policy.Purpose) (own, others []*fact.UseFacts) {
	for _, u := range x.uses(p) {
		if u.Field.Collection.Role.Value == "processor" {
			others = append(others, u)
		} else {
			own = append(own, u)
		}
	}
	return own, others
}

const unnamed = "somebody whom nobody names"

// onBehalf is the controller for whom a collection is run.
func onBehalf(c *inventory.Collection) string { return cmp.Or(c.Controller.Value, unnamed) }

// behalf lists those on whose behalf data is used.
func (x *material) behalf(uses []*fact.UseFacts) []string {
	var list []string
	for _, u := range uses {
		c := u.Field.Collection
		if c.Controller.Value == "" {
			x.gap(c.Role.Span, "nothing says on whose behalf “"+title(c)+"” is run", "write controller: in the collection")
		}
		list = addNew(list, onBehalf(c))
	}
	return list
}

func title(c *inventory.Collection) string { return cmp.Or(c.Title.Value, c.ID.Value) }

func (x *material) activity(p *policy.Purpose, uses []*fact.UseFacts, behalf string) Activity {
	a := Activity{Key: p.Key.Value, Title: p.Title.Value, For: behalf}
	missing := func(at source.Span, what, write string) {
		a.Gaps = addNew(a.Gaps, what)
		x.gap(at, "nothing says, of “"+a.Title+"”, "+what, write)
	}
	for _, u := range uses {
		f := u.Field
		a.Data = addNew(a.Data, x.datumRecord(f))
		a.Collected = addNew(a.Collected, title(f.Collection))
		a.Subjects = addAll(a.Subjects, x.people(f.Collection.Subjects))
		if u.Place != nil {
			a.Tables = addNew(a.Tables, u.Place.At.OfTable().String())
		}
		if c := f.Collection; c.Role.Value == "joint" && c.Controller.Value != "" {
			a.Joint = addNew(a.Joint, c.Controller.Value)
		}
		a.Special = a.Special || x.special(f.Category.Value)
	}
	slices.SortFunc(a.Data, func(a, b Datum) int { return cmp.Compare(a.Category+" "+a.Title, b.Category+" "+b.Title) })
	slices.Sort(a.Tables)
	if len(p.Subjects) > 0 {
		a.Subjects = x.people(p.Subjects)
	}
	if len(a.Subjects) == 0 {
		missing(p.Key.Span, "whom the data is about", "write subjects: in the purpose, or in its collections")
	}
	if len(a.Data) == 0 {
		missing(p.Key.Span, "which data is used", "name the purpose in the fields that are collected for it, or drop it")
	}
	x.grounds(&a, p, missing)
	x.given(&a, p, missing)
	x.limits(&a, p, uses, missing)
	return a
}

// grounds says why the data may be used.
func (x *material) grounds(a *Activity, p *policy.Purpose, missing func(source.Span, string, string)) {
	a.Basis = p.Basis.Value
	if policy.Says(p.Interest) {
		a.Interest = p.Interest.Value
	}
	if policy.Says(p.Law) {
		a.Law = p.Law.Value
	}
	a.Condition = p.Condition.Value
	switch {
	case a.Basis == "":
		missing(p.Key.Span, "on which lawful basis it rests", "write basis: in the purpose")
	case (a.Basis == "legitimate_interests" || a.Basis == "recognised_legitimate_interest") && a.Interest == "":
		missing(p.Basis.Span, "which interest it serves", "write interest: in the purpose")
	case a.Basis == "legal_obligation" && a.Law == "":
		missing(p.Basis.Span, "which law asks for it", "write law: in the purpose")
	}
	if a.Special && a.Condition == "" && !policy.Says(p.Art10) {
		missing(p.Key.Span, "what allows the special categories", "write condition: with a letter of GDPR Art. 9(2), or art10:, in the purpose")
	}
}

// given says who is given the data.
func (x *material) given(a *Activity, p *policy.Purpose, missing func(source.Span, string, string)) {
	for _, rec := range x.receivers(p) {
		r := rec.Recipient
		out := Recipient{Key: r.Key.Value, Title: cmp.Or(r.Title.Value, r.Key.Value), Role: r.Role.Value, Country: r.Country.Value, Transfer: rec.Record.Transfer}
		if policy.Says(r.Safeguard) {
			out.Safeguard = r.Safeguard.Value
		}
		if out.Role == "" {
			missing(r.Key.Span, "in what role “"+out.Title+"” gets data", "write role: processor, controller or joint in the recipient")
		}
		if out.Country == "" {
			missing(r.Key.Span, "in which country “"+out.Title+"” is", "write country: in the recipient")
		}
		if out.Transfer == "unsafeguarded" {
			missing(r.Key.Span, "what protects the data that “"+out.Title+"” gets ("+country(out.Country)+")", "write safeguard: in the recipient")
		}
		a.Recipients = append(a.Recipients, out)
	}
}

// limits says when the data is erased.
func (x *material) limits(a *Activity, p *policy.Purpose, uses []*fact.UseFacts, missing func(source.Span, string, string)) {
	if p.Retention != nil {
		a.Retention = timeOf("", p.Retention)
	}
	for _, u := range uses {
		if own := ownTime(u); own != nil {
			a.Apart = addNew(a.Apart, timeOf(x.kindOf(u.Field), own))
		}
	}
	switch x.purposes[p.Key.Value].Record.Retention {
	case "not_kept":
		a.NotKept = len(uses) > 0
	case "missing":
		missing(p.Key.Span, "when its data is erased", "write retention: {for: P2Y, after: last_order}, or the like, in the purpose")
	}
}

func (x *material) datumRecord(f *inventory.Field) Datum {
	d := Datum{Category: f.Category.Value, Title: x.kindOf(f)}
	if c := x.Policy.Categories.Get(d.Category); c != nil {
		d.Guarded = c.Guarded
	}
	return d
}

func addAll[T comparable](list, more []T) []T {
	for _, one := range more {
		list = addNew(list, one)
	}
	return list
}
