package export

import (
	"fmt"
	"strings"
)

// What both forms of the notice are laid out with.

// Heading is what the page is called.
func (n *Notice) Heading() string {
	if n.Controller == "" {
		return n.Words.Untitled
	}
	return n.Words.Title + " " + n.Controller
}

// Asked says how much people are asked for, and how much of it is up to them; ""
// where they are asked for nothing.
func (n *Notice) Asked() string {
	needed, optional := 0, 0
	for _, c := range n.Chapters {
		for _, g := range c.Gatherings {
			needed += len(g.Needed)
			optional += len(g.Optional)
		}
	}
	if needed+optional == 0 {
		return ""
	}
	words := []string{numbered(needed+optional, n.Words.AskedOne, n.Words.AskedMany)}
	if optional > 0 {
		words = append(words, numbered(optional, n.Words.OptionalOne, n.Words.OptionalMany))
	}
	return strings.Join(words, " ")
}

func numbered(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return fmt.Sprintf(many, n)
}

// ChoiceRefs leads to all choices.
func (n *Notice) ChoiceRefs() []Ref {
	var list []Ref
	for _, c := range n.Choices {
		list = append(list, c.Ref)
	}
	return list
}

// ReceiverRefs leads to all receivers.
func (n *Notice) ReceiverRefs() []Ref {
	var list []Ref
	for _, r := range n.Receivers {
		list = append(list, r.Ref)
	}
	return list
}

// Group is what people have to give, may leave out, or are not asked for.
type Group struct {
	Title string // "" where there is no other
	Items []Item
}

// Groups lists what a collection gathers.
func (g Gathering) Groups(w words) []Group {
	var list []Group
	for _, group := range []Group{{w.Needed, g.Needed}, {w.Optional, g.Optional}, {w.Also, g.Also}} {
		if len(group.Items) > 0 {
			list = append(list, group)
		}
	}
	if len(g.Needed)+len(g.Optional) == 0 {
		for i := range list {
			list[i].Title = ""
		}
	}
	return list
}

// Used comes before the purposes that a collection has most of its data for.
func (g Gathering) Used(w words) string {
	if g.All {
		return w.AllFor
	}
	return w.MostFor
}
