package export

import (
	"slices"
	"strings"

	"github.com/pare-dev/pare/internal/audit"
	"github.com/pare-dev/pare/internal/fact"
	"github.com/pare-dev/pare/internal/inventory"
	"github.com/pare-dev/pare/internal/policy"
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
	Rights     []string
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
	By        string   // who asks, where that is somebody else than the controller
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
	x := newProject(r)
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
		for _, right := range n.Words.Rights[law.ID] {
			n.Rights = addNew(n.Rights, right)
		}
	}
	x.undeclared()
	n.Gaps = x.found()
	return n
}

// everyone lists all subjects that are named anywhere.
func (x *project) everyone() []string {
	var list []string
	for _, c := range x.Inventory.Manifest.Collections {
		for _, name := range x.people(c.Subjects) {
			list = addNew(list, name)
		}
	}
	for _, p := range x.Policy.Purposes {
		for _, name := range x.people(p.Subjects) {
			list = addNew(list, name)
		}
	}
	return list
}

type noticeBuilder struct {
	*project
	n *Notice
}

// chapters sorts the collections by how data comes about there.
func (b noticeBuilder) chapters() {
	byKind := map[string][]Gathering{}
	for _, c := range b.Inventory.Manifest.Collections {
		if g, ok := b.gathering(c, b.personal(c.Fields)); ok {
			kind := chapterOf(c.Kind.Value)
			byKind[kind] = append(byKind[kind], g)
		}
	}
	if annotated := b.annotated(); len(annotated) > 0 {
		c := &inventory.Collection{}
		g := Gathering{Title: b.n.Words.Unplaced}
		b.items(&g, c, annotated)
		g.sayOnce()
		byKind["other"] = append(byKind["other"], g)
	}
	for _, c := range b.n.Words.Chapters {
		if list := byKind[c.Anchor]; len(list) > 0 {
			c.Gatherings = list
			b.n.Chapters = append(b.n.Chapters, c)
		}
	}
}

func chapterOf(kind string) string {
	switch kind {
	case "form", "api":
		return "asked"
	case "event", "sdk":
		return "recorded"
	case "import", "third_party":
		return "received"
	case "inferred":
		return "inferred"
	}
	return "other"
}

func (b noticeBuilder) personal(fields []*inventory.Field) []*inventory.Field {
	return slices.DeleteFunc(slices.Clone(fields), func(f *inventory.Field) bool { return !policy.Personal(f.Category.Value) })
}

// annotated are the fields of columns that declare themselves. At which point
// they are collected only a manifest can say.
func (b noticeBuilder) annotated() []*inventory.Field {
	var list []*inventory.Field
	var last *inventory.Collection
	for _, f := range b.Inventory.Fields {
		if !f.Annotated || !policy.Personal(f.Category.Value) {
			continue
		}
		if f.Collection != last {
			b.gap(f.Collection.Span, "nothing says where people give what "+f.Collection.ID.Value+" keeps by its annotations", "declare it as fields of a collection in a manifest")
		}
		last = f.Collection
		list = append(list, f)
	}
	return list
}

func (b noticeBuilder) gathering(c *inventory.Collection, fields []*inventory.Field) (g Gathering, ok bool) {
	if len(fields) == 0 {
		return g, false
	}
	if policy.Says(c.Title) {
		g.Title = c.Title.Value
	} else {
		b.gap(c.ID.Span, "nothing says what people call the collection "+c.ID.Value, "write title: in the collection")
		g.Title = sentenceCase(spaced(c.ID.Value))
	}
	if len(b.n.People) > 1 {
		g.People = b.people(c.Subjects)
	}
	if by := c.Controller.Value; by != "" && by != b.n.Controller {
		g.By = by
	}
	switch chapterOf(c.Kind.Value) {
	case "other":
		b.gap(c.ID.Span, "nothing says how “"+g.Title+"” gathers data", "write kind: in the collection")
	case "received":
		b.origin(&g, c)
		if g.From == "" {
			g.Unsourced = true
			b.gap(b.at(c), "nothing says who the data of “"+g.Title+"” is from", "write source: {name: …} in the collection")
		}
	case "inferred":
		b.origin(&g, c)
	}
	for _, key := range c.Asks {
		if s := b.scopes[key.Value]; s != nil {
			g.Choices = append(g.Choices, b.refScope(s))
		}
	}
	b.items(&g, c, fields)
	g.sayOnce()
	return g, true
}

// at is where a collection's source is written, or else would be.
func (b noticeBuilder) at(c *inventory.Collection) source.Span {
	if c.Source != nil {
		return c.Source.Span
	}
	return c.ID.Span
}

// origin says where data that people did not give comes from.
func (b noticeBuilder) origin(g *Gathering, c *inventory.Collection) {
	s := c.Source
	if s == nil {
		s = &inventory.Origin{}
	}
	if policy.Says(s.Name) {
		g.From = s.Name.Value
	}
	if s.Refreshed.Value != "" {
		g.Refreshed = day(s.Refreshed.Value)
	}
	if policy.Says(s.Correct) {
		g.Correct = s.Correct.Value
	} else {
		b.gap(b.at(c), "nothing says where people have “"+g.Title+"” corrected", "write source: {correct: …} in the collection")
	}
}

// items tells what is collected, fields of one kind together: what people have to
// give apart from what they may leave out, and from what nobody is asked for.
func (b noticeBuilder) items(g *Gathering, c *inventory.Collection, fields []*inventory.Field) {
	var open []*inventory.Field
	for _, f := range fields {
		list := &g.Also
		if chapterOf(c.Kind.Value) == "asked" {
			switch {
			case f.Required == nil && b.facts[f].Proof != "": // the answer to a choice
			case f.Required == nil:
				open = append(open, f)
			case *f.Required:
				list = &g.Needed
			default:
				list = &g.Optional
			}
		}
		item := b.item(f)
		at := slices.IndexFunc(*list, func(other Item) bool { return other.Name == item.Name })
		if at < 0 {
			*list = append(*list, item)
			continue
		}
		(*list)[at] = joined((*list)[at], item)
	}
	if len(open) > 0 {
		var names []string
		for _, f := range open {
			names = append(names, f.Name.Value)
		}
		b.gap(open[0].Name.Span, "nothing says whether people have to give, at “"+g.Title+"”: "+strings.Join(names, ", "), "write required: true or false in the fields that people are asked for")
	}
}

// sayOnce has the collection say what most of it is used for, so that not
// everything has to.
func (g *Gathering) sayOnce() {
	var all []*Item
	for _, list := range [][]Item{g.Needed, g.Optional, g.Also} {
		for i := range list {
			all = append(all, &list[i])
		}
	}
	most := 0
	for _, item := range all {
		n := 0
		for _, other := range all {
			if slices.Equal(item.For, other.For) {
				n++
			}
		}
		if n > most && len(item.For) > 0 {
			most, g.Mostly = n, item.For
		}
	}
	if g.All = most == len(all); most < 2 || !g.All && most < 3 {
		g.Mostly, g.All = nil, false
		return
	}
	for _, item := range all {
		bare := len(item.Explain)+len(item.From) == 0 && !item.Consented // else nothing would stand beside its name
		item.Mostly = slices.Equal(item.For, g.Mostly) && !bare
	}
}

// joined is what two fields of one kind say together.
func joined(a, b Item) Item {
	for _, s := range b.Explain {
		a.Explain = addNew(a.Explain, s)
	}
	for _, r := range b.For {
		a.For = addNew(a.For, r)
	}
	for _, name := range b.From {
		a.From = addNew(a.From, name)
	}
	for _, r := range b.Choices {
		a.Choices = addNew(a.Choices, r)
	}
	if a.Consented = a.Consented && b.Consented; !a.Consented {
		a.Choices = nil
	}
	a.Unless = a.Unless || b.Unless
	a.Passed = a.Passed && b.Passed
	a.Sensitive = a.Sensitive || b.Sensitive
	return a
}

func (b noticeBuilder) item(f *inventory.Field) Item {
	item := Item{Name: b.datumOf(f), Sensitive: b.special(f.Category.Value), Passed: f.NotStored}
	proof := b.facts[f].Proof != ""
	if policy.Says(f.Explain) {
		item.Explain = []string{sentence(f.Explain.Value)}
	} else if proof {
		item.Explain = []string{b.n.Words.Proof}
	} else if !f.Annotated {
		b.gap(f.Name.Span, "nothing explains to people why "+f.Ref()+" is collected", "write explain: in the field")
	}
	item.Consented = true
	for _, u := range b.facts[f].Uses {
		p := u.Purpose
		item.For = addNew(item.For, b.refPurpose(p))
		if p.Basis.Value != "consent" {
			item.Consented = false
			continue
		}
		for _, s := range b.Policy.Scopes {
			if s.Mode.Value == "consent" && names(s.Purposes, p.Key.Value) {
				item.Choices = addNew(item.Choices, b.refScope(s))
				item.Unless = item.Unless || s.Default.Value == "on"
			}
		}
	}
	if len(item.For) == 0 || !item.Consented {
		item.Consented, item.Choices = false, nil
	}
	for _, ref := range f.DerivedFrom {
		if g := b.fields[ref.Value]; g != nil {
			item.From = addNew(item.From, within(b.datumOf(g)))
		}
	}
	if f.Collection.Kind.Value == "inferred" && len(item.From) == 0 && (f.Collection.Source == nil || !policy.Says(f.Collection.Source.Name)) {
		b.gap(f.Name.Span, "nothing says what "+f.Ref()+" is worked out from", "write derived_from: [collection.field] in the field")
	}
	return item
}

func (b noticeBuilder) purpose(p *policy.Purpose) Purpose {
	facts := b.purposes[p.Key.Value].Record
	out := Purpose{Ref: b.refPurpose(p), Profiling: facts.Profiling, Sold: facts.Kind == "sale"}
	if policy.Says(p.Benefit) {
		out.Benefit = sentence(p.Benefit.Value)
	} else {
		b.gap(p.Key.Span, noBenefit(p), "write benefit: in the purpose")
	}
	uses := b.uses(p)
	for _, u := range uses {
		out.Items = addNew(out.Items, within(b.datumOf(u.Field)))
	}
	b.time(&out, p, facts, uses)
	for _, rec := range b.receivers(p) {
		out.Receivers = append(out.Receivers, b.refReceiver(rec.Recipient))
	}
	consent, on := false, false
	for _, s := range b.Policy.Scopes {
		if names(s.Purposes, p.Key.Value) {
			out.Choices = append(out.Choices, b.refScope(s))
			consent, on = consent || s.Mode.Value == "consent", on || s.Default.Value == "on"
		}
	}
	out.Why = b.basis(p)
	if p.Basis.Value == "consent" {
		if out.Unchosen = !consent; out.Unchosen {
			b.gap(p.Key.Span, noChoice(p), "write a consent scope with mode: consent for the purpose")
		}
		if on {
			out.Why = b.n.Words.UnlessOff
		}
	}
	return out
}

// basis says in a sentence why data may be used; "" where nobody says.
func (b noticeBuilder) basis(p *policy.Purpose) string {
	why, ok := b.n.Words.Bases[p.Basis.Value]
	if !ok {
		b.gap(p.Key.Span, "nothing says what allows “"+p.Title.Value+"”", "write basis: in the purpose")
		return ""
	}
	detail := p.Law
	if strings.Contains(p.Basis.Value, "interest") && p.Basis.Value != "vital_interests" {
		detail = p.Interest
		if !policy.Says(p.Interest) {
			b.gap(p.Basis.Span, "nothing says what the interest in “"+p.Title.Value+"” is", "write interest: in the purpose")
		}
	}
	if p.Basis.Value == "legal_obligation" && !policy.Says(p.Law) {
		b.gap(p.Basis.Span, "nothing says which law asks for “"+p.Title.Value+"”", "write law: in the purpose")
	}
	if !policy.Says(detail) {
		return why + "."
	}
	return why + ": " + sentence(within(detail.Value))
}

// time says how long the data of a purpose is kept.
func (b noticeBuilder) time(out *Purpose, p *policy.Purpose, facts *fact.Purpose, uses []*fact.UseFacts) {
	if facts.Retention == "not_kept" {
		out.NotKept = true
		return
	}
	if p.Retention != nil {
		out.KeptFor = append(out.KeptFor, sentenceCase(sentence(keptFor(p.Retention))))
	}
	for _, u := range uses {
		if own := ownTime(u); own != nil {
			out.KeptFor = addNew(out.KeptFor, sentence(b.datumOf(u.Field)+": "+keptFor(own)))
		}
	}
	if facts.Retention == "missing" {
		b.gap(p.Key.Span, "nothing says how long the data of “"+p.Title.Value+"” is kept", "write retention: {for: P2Y, after: last_order}, or the like, in the purpose")
	}
}

func (b noticeBuilder) choice(facts fact.ScopeFacts) Choice {
	s := facts.Scope
	out := Choice{Ref: b.refScope(s)}
	if policy.Says(s.Description) {
		out.Description = sentence(s.Description.Value)
	} else {
		b.gap(s.Key.Span, noDescription(s), "write description: in the consent scope")
	}
	state := s.Mode.Value + " " + s.Default.Value
	out.State = b.n.Words.States[state]
	if out.State == "" {
		b.gap(s.Key.Span, noDefault(s), "write default: off, or on, in the consent scope")
	}
	if !facts.Record.Asked && s.Mode.Value == "consent" {
		b.gap(s.Key.Span, noAsking(s), "write asks: ["+s.Key.Value+"] in the collection that does")
	}
	if policy.Says(s.Withdraw) {
		out.Withdraw = s.Withdraw.Value
	} else {
		b.gap(s.Key.Span, noWithdrawal(s), "write withdraw: in the consent scope")
	}
	if policy.Says(s.Gates) {
		out.Gates = s.Gates.Value
		if p, ok := b.purposes[s.Gates.Value]; ok {
			out.Gates = p.Record.Title
		}
	}
	end := fact.WithoutScope(b.Assessment, b.Policy, b.Inventory, s)
	stops, inPart, goesOn := ends(end)
	out.Stops, out.InPart, out.GoesOn = b.refPurposes(stops), b.refPurposes(inPart), b.refPurposes(goesOn)
	for _, f := range end.Ceased {
		out.Ceases = addNew(out.Ceases, within(b.datumOf(f)))
	}
	return out
}

// ends lists the purposes whose uses all stop when a person says no, those of
// which some do, and those that all go on.
func ends(w fact.Withdrawal) (stops, inPart, goesOn []*policy.Purpose) {
	for _, g := range w.GoesOn {
		goesOn = addNew(goesOn, g.Use.Purpose)
	}
	for _, u := range w.Stopped {
		if slices.Contains(goesOn, u.Purpose) {
			inPart = addNew(inPart, u.Purpose)
		} else {
			stops = addNew(stops, u.Purpose)
		}
	}
	goesOn = slices.DeleteFunc(goesOn, func(p *policy.Purpose) bool { return slices.Contains(inPart, p) })
	return stops, inPart, goesOn
}

func (b noticeBuilder) receiver(rec fact.RecipientFacts) Receiver {
	r := rec.Recipient
	out := Receiver{Ref: b.refReceiver(r), Role: b.n.Words.Roles[r.Role.Value]}
	if out.Role == "" {
		b.gap(r.Key.Span, "nothing says in what role “"+r.Title.Value+"” gets data", "write role: processor, controller or joint in the recipient")
	}
	if r.Country.Value != "" {
		out.Country = country(r.Country.Value)
	} else {
		b.gap(r.Key.Span, "nothing says in which country “"+r.Title.Value+"” is", "write country: in the recipient")
	}
	switch rec.Record.Transfer {
	case "safeguarded":
		out.Safeguard = r.Safeguard.Value
	case "unsafeguarded":
		out.Unsafe = true
		b.gap(r.Key.Span, "nothing says what protects the data that “"+r.Title.Value+"” gets ("+out.Country+")", "write safeguard: in the recipient")
	}
	for _, c := range r.Categories {
		out.Items = addNew(out.Items, within(b.category(c.Value)))
	}
	if len(out.Items) == 0 {
		b.gap(r.Key.Span, "nothing says which data “"+r.Title.Value+"” gets", "write categories: in the recipient")
	}
	out.For = b.refPurposes(rec.Purposes)
	if len(out.For) == 0 {
		b.gap(r.Key.Span, "nothing says what “"+r.Title.Value+"” gets data for", "write purposes: in the recipient")
	}
	return out
}

// Missing lists what nobody says, in the order of the places where to write it.
func (n *Notice) Missing() []source.Problem { return n.Gaps }
