package export

import (
	"github.com/pare-dev/pare/internal/audit"
	"github.com/pare-dev/pare/internal/source"
)

// Notice is the page for the people whom the data is about, in plain words. What
// nobody says is empty in it, and among the gaps: nothing is made up.
type Notice struct {
	Controller string
	Contact    string
	People     []string  // whom it is about
	Unread     []string  // files that could not be read, so that the page may lack something
	Chapters   []Chapter // where data comes from
	Purposes   []Purpose // what it is used for
	Choices    []Choice  // what people decide
	Receivers  []Receiver
	Rights     []Rights // what all laws give, then by law
	Gaps       []source.Problem
	Words      words
}

// Chapter is one way in which data comes about.
type Chapter struct {
	Title, About string
	Anchor       string
	Gatherings   []Gathering
}

// Gathering is one collection, such as a form.
type Gathering struct {
	Title     string
	People    []string // whom it is about, where the page is about several kinds of people
	By        string   // a sentence on who decides there, where that is not the controller alone
	From      string   // who the data was got from
	Unsourced bool     // it was got from somebody, and nobody says from whom
	Refreshed string   // when it was last renewed, in words
	Correct   string   // where people can have it corrected
	Mostly    []Ref    // the purposes of whatever names none of its own
	All       bool     // that is all of it
	Needed    []Item   // what people have to give
	Optional  []Item   // what they may leave out
	Also      []Item   // what is kept with it; all that nobody is asked for
	Choices   []Ref    // what people decide there
}

// Item is one kind of data, as people call it.
type Item struct {
	Name      string
	Explain   []string // why it is asked, in sentences
	For       []Ref    // the purposes it is used for
	Mostly    bool     // they are those of most that is gathered there
	Choices   []Ref    // the choices on which it hangs whether it is collected
	Unless    bool     // one of them is on until somebody switches it off
	From      []string // what it is worked out from
	Consented bool     // all that it is used for hangs on a choice
	Sensitive bool
	Passed    bool // sent on, and not kept
}

// Purpose is one use of data.
type Purpose struct {
	Ref
	Benefit   string
	Items     []string // the kinds of data that it uses
	Why       string   // the lawful basis, in a sentence
	Profiling bool
	Sold      bool
	KeptFor   []string // sentences, in none of which is a blank
	NotKept   bool
	Receivers []Ref
	Choices   []Ref
	Unchosen  bool // it rests on a yes for which nobody asks
}

// Choice is one consent scope.
type Choice struct {
	Ref
	Description string
	State       string   // what holds until somebody chooses, in a sentence
	Stops       []Ref    // the purposes for which data is used no longer after a no
	InPart      []Ref    // those for which some is used all the same
	GoesOn      []Ref    // those for which all of it is
	Ceases      []string // what is collected no longer
	Gates       string
	Withdraw    string
}

// Receiver is somebody else who gets data.
type Receiver struct {
	Ref
	Role      string
	Country   string
	Safeguard string
	Unsafe    bool // its country calls for a safeguard, and nobody names one
	Items     []string
	For       []Ref
}

// Ref is something that stands elsewhere on the page.
type Ref struct{ Title, Anchor string }

// NewNotice makes the page of what an audit read. unread are the files of schemas
// that could not be read whole.
func NewNotice(r *audit.Result, unread []string) *Notice {
	x := newMaterial(r)
	n := &Notice{Unread: unread, Words: english()}
	n.Controller, n.Contact = x.controller()
	n.People = x.everyone()
	b := noticeBuilder{x, n}
	b.chapters()
	for _, p := range r.Policy.Purposes {
		if x.purposes[p.Key.Value].Record.Used {
			n.Purposes = append(n.Purposes, b.purpose(p))
		}
	}
	for _, s := range r.Assessment.Scopes {
		n.Choices = append(n.Choices, b.choice(s))
	}
	for _, rec := range r.Assessment.Recipients {
		n.Receivers = append(n.Receivers, b.receiver(rec))
	}
	for _, law := range r.Laws {
		if rights, ok := n.Words.Rights[law.ID]; ok {
			n.Rights = append(n.Rights, rights)
		}
	}
	n.Rights = sharedFirst(n.Rights)
	x.undeclared()
	n.Gaps = x.found()
	return n
}

// everyone lists all subjects that are named anywhere.
func (x *material) everyone() []string {
	var list []string
	for _, c := range x.Inventory.Manifest.Collections {
		list = addAll(list, each(x.people(c.Subjects), within))
	}
	for _, p := range x.Policy.Purposes {
		list = addAll(list, each(x.people(p.Subjects), within))
	}
	return list
}

type noticeBuilder struct {
	*material
	n *Notice
}

// Missing lists what nobody says, in the order of the places where to write it.
func (n *Notice) Missing() []source.Problem { return n.Gaps }
