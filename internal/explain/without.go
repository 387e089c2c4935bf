package explain

import (
	"cmp"
	"io"
	"slices"
	"strings"

	"github.com/pare-dev/pare/internal/fact"
	"github.com/pare-dev/pare/internal/harmless"
	"github.com/pare-dev/pare/internal/inventory"
	"github.com/pare-dev/pare/internal/policy"
	"github.com/pare-dev/pare/internal/prose"
	"github.com/pare-dev/pare/internal/terminal"
)

// WithoutScope tells what ends for a person who takes a consent back, or who
// objects.
func WithoutScope(w io.Writer, s *policy.Scope, end fact.Withdrawal, l terminal.Look) error {
	p := newPage(w, l)
	if s.Mode.Value == "objection" {
		p.title(titled("After the objection "+s.Key.Value, s.Title.Value))
		p.lines(0, "", "For a person who makes it:")
	} else {
		p.title(titled("Without the consent "+s.Key.Value, s.Title.Value))
		p.lines(0, "", "For a person who takes it back:")
	}
	p.ends(end)
	return p.Flush()
}

// WithoutPurpose tells what ends when a purpose is given up.
func WithoutPurpose(w io.Writer, purpose *policy.Purpose, end fact.Withdrawal, l terminal.Look) error {
	p := newPage(w, l)
	p.title(titled("Without the purpose "+purpose.Key.Value, purpose.Title.Value))
	p.lines(0, "", "For everyone, once it is given up:")
	p.ends(end)
	return p.Flush()
}

func titled(name, title string) string {
	if title == "" {
		return name
	}
	return name + ": " + title
}

// ends shows the uses that stop and those that go on, what has no reason left,
// and what still stands.
func (p page) ends(end fact.Withdrawal) {
	if len(end.Stopped) == 0 {
		p.section("Stops: nothing")
		p.lines(2, "", "No use of any field rests on it.")
		p.goesOn(end.GoesOn)
		return
	}
	p.stops(end.Stopped)
	p.goesOn(end.GoesOn)

	var list [][2]string
	for _, k := range end.Lost {
		if k.Column != nil || !k.Fields[0].NotStored {
			words := lostWords(k)
			if slices.ContainsFunc(end.Stands, func(other fact.Kept) bool { return other.Proof != "" && sameTable(k, other) }) {
				words += "; unless it says whose choice is kept beside it"
			}
			list = append(list, [2]string{k.Where(), words})
		}
	}
	if len(list) > 0 {
		p.section("No reason left to keep, so delete: " + prose.Count(len(list), "place"))
		p.grouped(2, list)
	}
	if len(end.Ceased) > 0 {
		var names []string
		for _, f := range end.Ceased {
			names = append(names, f.Ref())
		}
		p.section("No reason left to ask, so stop collecting: " + prose.Count(len(names), "field"))
		p.lines(2, "", strings.Join(names, ", "))
	}
	if len(end.Lost) == 0 {
		p.section("No reason left: nothing")
		p.lines(2, "", "All that it used is needed otherwise.")
	}

	list = nil
	for _, k := range end.Coarser {
		list = append(list, [2]string{k.Where(), k.Fields[0].Category.Value + " by " + k.Enough + ", for " + purposeTitles(k.Uses)})
	}
	if len(list) > 0 {
		p.section("Needed no more so finely, so make it coarser: " + prose.Count(len(list), "place"))
		p.grouped(2, list)
	}

	list = nil
	for _, k := range end.Stands {
		list = append(list, [2]string{k.Where(), standsWords(k)})
	}
	if len(list) > 0 {
		p.section("Still stands: " + prose.Count(len(list), "place"))
		p.grouped(2, list)
	} else {
		p.section("Still stands: nothing")
		p.lines(2, "", "Nothing else uses what is kept in these places.")
	}
	p.WriteString("\n")
	p.lines(0, terminal.Dim, "This goes by what is declared. A duty to keep data that no purpose names is not seen.")
}

// stops lists the uses that stop by purpose, each field with its places.
func (p page) stops(stopped []*fact.UseFacts) {
	var purposes []*policy.Purpose
	for _, u := range stopped {
		if !slices.Contains(purposes, u.Purpose) {
			purposes = append(purposes, u.Purpose)
		}
	}
	for _, purpose := range purposes {
		var uses []*fact.UseFacts
		for _, u := range stopped {
			if u.Purpose == purpose {
				uses = append(uses, u)
			}
		}
		p.section(harmless.Text("Stops: “"+cmp.Or(purpose.Title.Value, purpose.Key.Value)+"”, ") + prose.Count(len(uses), "use"))
		p.pairs(2, byField(uses, func(*fact.UseFacts) string { return "" }))
	}
}

// goesOn lists the uses under the same purposes that do not stop.
func (p page) goesOn(list []fact.GoesOn) {
	if len(list) == 0 {
		return
	}
	var uses []*fact.UseFacts
	why := map[*fact.UseFacts]string{}
	for _, g := range list {
		uses = append(uses, g.Use)
		why[g.Use] = g.Why
		if g.Use.Record.Choice == "missing" {
			why[g.Use] = "with no consent at all: " + g.Why
		}
	}
	p.section("Goes on: " + prose.Count(len(uses), "use"))
	p.pairs(2, byField(uses, func(u *fact.UseFacts) string { return why[u] }))
}

// byField names each field once, with its places and what is said of its uses.
func byField(uses []*fact.UseFacts, say func(*fact.UseFacts) string) [][2]string {
	type group struct {
		field *inventory.Field
		says  string
	}
	var order []group
	places := map[group][]string{}
	for _, u := range uses {
		g := group{u.Field, say(u)}
		if !slices.Contains(order, g) {
			order = append(order, g)
		}
		at := "passed on, not kept"
		switch {
		case u.Place != nil:
			at = u.Place.At.String()
		case !u.Field.NotStored:
			at = "kept nobody says where"
		}
		if !slices.Contains(places[g], at) {
			places[g] = append(places[g], at)
		}
	}
	var list [][2]string
	for _, g := range order {
		words := strings.Join(places[g], ", ")
		if g.says != "" {
			words += "; " + g.says
		}
		list = append(list, [2]string{g.field.Ref(), words})
	}
	return list
}

// lostWords says what is to go, and what was amiss before or is now.
func lostWords(k fact.Kept) string {
	words := k.Fields[0].Category.Value
	switch {
	case k.Column == nil && k.Place != nil && k.Place.State == inventory.Stale:
		words += "; but the schema has no such column"
	case k.Column == nil && k.Place == nil:
		words += "; nobody says where it is kept"
	}
	switch {
	case k.Before != fact.Justified && k.Before == k.After:
		words += "; it was " + string(k.Before) + " already"
	case k.Before != fact.Justified:
		words += "; it was " + string(k.Before) + " before"
	case len(k.Uses) > 0:
		words += "; for “" + k.Uses[0].Record.Purpose.Title + "” it is " + string(k.After) + ": " + k.Why
	}
	return words
}

func sameTable(a, b fact.Kept) bool {
	return a.Column != nil && b.Column != nil && a.Column.Table == b.Column.Table
}

// purposeTitles names the purposes of uses, each once.
func purposeTitles(uses []*fact.UseFacts) string {
	var titles []string
	for _, u := range uses {
		if title := "“" + u.Record.Purpose.Title + "”"; !slices.Contains(titles, title) {
			titles = append(titles, title)
		}
	}
	return strings.Join(titles, ", ")
}

func standsWords(k fact.Kept) string {
	words := k.Why
	if titles := purposeTitles(k.Uses); titles != "" {
		words = "for " + titles
	}
	switch {
	case k.Beside:
		words += "; " + k.Why
	case k.After != fact.Justified:
		words += "; " + string(k.After) + ": " + k.Why
	}
	return words
}
