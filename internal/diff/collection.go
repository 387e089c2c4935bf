package diff

import (
	"slices"

	"github.com/pare-dev/pare/internal/inventory"
	"github.com/pare-dev/pare/internal/source"
)

func (c *comparison) collections() {
	for _, a := range c.after.Inventory.Manifest.Collections {
		if b := c.after.home[a]; b != nil {
			c.collection(b, a)
		} else {
			c.wholeCollection("added", c.after, a)
		}
	}
	for _, b := range c.before.Inventory.Manifest.Collections {
		if c.before.home[b] == nil {
			c.wholeCollection("removed", c.before, b)
		}
	}
}

func (c *comparison) wholeCollection(kind string, s *side, col *inventory.Collection) {
	asks := "asks no choice"
	if len(col.Asks) > 0 {
		asks = "asks " + values(col.Asks, quote)
	}
	c.add(kind, found{
		on: "collection", ref: col.ID.Value,
		what:   words(gathered(col.Kind), behind("about ", values(col.Subjects, s.subject)), asks),
		places: []Place{s.at("collection", col.ID.Span)},
	})
}

// subject names a subject, and says where it is children.
func (s *side) subject(t source.Text) string {
	for _, subject := range s.Policy.Subjects {
		if subject.Key.Value == t.Value && subject.Child {
			return t.Value + " (children)"
		}
	}
	return t.Value
}

func (c *comparison) collection(b, a *inventory.Collection) {
	f := found{on: "collection", ref: a.ID.Value, places: []Place{c.after.at("collection", a.ID.Span)}}
	if b.ID.Value != a.ID.Value {
		c.renamed("renamed", f, b.ID.Value, c.before.at("collection", b.ID.Span))
	}
	c.about(f, b.Subjects, a.Subjects)
	c.list("asks-more", "asks-less", f, "scope", b.Asks, a.Asks, quote)
	c.collectionKind(f, b.Kind, a.Kind)
	c.stated(f, "where people are told of it", "notice", b.Notice, a.Notice)
	was, is := origin(b), origin(a)
	c.stated(f, "where its data comes from", "source", was.Name, is.Name)
	c.stated(f, "when its data was last refreshed", "source", was.Refreshed, is.Refreshed)
	c.stated(f, "where people can have its data corrected", "source", was.Correct, is.Correct)
	c.changed("role-changed", f, "role", b.Role, a.Role, "joint", "none")
}

// renamed notes another name of the same thing, or what took its place.
func (c *comparison) renamed(kind string, f found, from string, was Place) {
	f.from, f.to = from, f.ref
	f.places = append(slices.Clone(f.places), was)
	c.add(kind, f)
}

// about notes about whom something is, and is not any more.
func (c *comparison) about(f found, before, after []source.Text) {
	words := func(t source.Text) string {
		s := c.after
		if !has(after, t.Value) {
			s = c.before
		}
		return s.subject(t)
	}
	c.list("subject-added", "subject-removed", f, "subject", before, after, words)
}

func origin(col *inventory.Collection) inventory.Origin {
	if col.Source == nil {
		return inventory.Origin{}
	}
	return *col.Source
}

// collectionKind tells asking the person from taking elsewhere.
func (c *comparison) collectionKind(f found, b, a source.Text) {
	if b.Value == a.Value {
		return
	}
	f.from, f.to = quoted(b.Value, "none"), quoted(a.Value, "none")
	f.places = []Place{c.after.at("kind", a.Span)}
	switch {
	case elsewhere(a) && !elsewhere(b):
		c.add("taken", f)
	case elsewhere(b) && !elsewhere(a):
		c.add("asked-for", f)
	default:
		c.add("kind-changed", f)
	}
}

// elsewhere reports whether a kind of collection takes data from elsewhere than
// the person.
func elsewhere(kind source.Text) bool {
	return kind.Value == "third_party" || kind.Value == "inferred"
}

func gathered(kind source.Text) string {
	switch {
	case elsewhere(kind):
		return "of kind " + kind.Value + " (it does not ask the person)"
	case kind.Value == "":
		return "of no stated kind"
	}
	return "of kind " + kind.Value
}
