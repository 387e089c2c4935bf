package diff

import (
	"cmp"
	"slices"
	"strings"

	"github.com/pare-dev/pare/internal/inventory"
	"github.com/pare-dev/pare/internal/source"
)

// keeping compares where a field is kept, and how long.
func (c *comparison) keeping(f found, b, a *inventory.Field) {
	places := map[string]*inventory.Place{}
	var came []*inventory.Place
	for _, p := range b.Places {
		places[c.before.ref(p)] = p
	}
	both := false
	for _, p := range a.Places {
		ref := c.after.ref(p)
		was := places[ref]
		if was == nil {
			came = append(came, p)
			continue
		}
		both = true
		delete(places, ref)
		c.place(f, b, a, was, p)
	}
	var went []*inventory.Place
	for _, p := range b.Places {
		if places[c.before.ref(p)] == p {
			went = append(went, p)
		}
	}
	more, less := "kept-in-more", "kept-in-less"
	switch {
	case b.NotStored && len(a.Places) > 0:
		more = "kept"
	case a.NotStored && len(b.Places) > 0:
		less = "not-kept"
	case len(b.Places) == 0 || len(a.Places) == 0: // nobody said where
		c.says(f, "where it is kept", c.before.at("field", b.Name.Span), c.after.at("field", a.Name.Span), len(b.Places) > 0 || b.NotStored, len(a.Places) > 0 || a.NotStored)
		came, went = nil, nil
	}
	if len(came) > 0 && len(came) == len(went) {
		c.keptElsewhere(f, went, came)
	} else {
		c.kept(more, c.after, f, came)
		c.kept(less, c.before, f, went)
	}
	if both || len(a.Places) == 0 && len(b.Places) == 0 {
		c.fieldRetention(f, b, a)
	}
}

func (c *comparison) kept(kind string, s *side, f found, list []*inventory.Place) {
	if len(list) > 0 {
		f.what, f.places = s.where(list)
		c.add(kind, f)
	}
}

// keptElsewhere notes other places in the stead of as many: nothing tells whether
// what is kept there is more.
func (c *comparison) keptElsewhere(f found, went, came []*inventory.Place) {
	var was, is []Place
	f.from, was = c.before.where(went)
	f.to, is = c.after.where(came)
	f.places = slices.Concat(is, was)
	c.add("kept-elsewhere", f)
}

// where names places, and says where they are named.
func (s *side) where(list []*inventory.Place) (refs string, places []Place) {
	var names []string
	for _, p := range list {
		names = append(names, p.At.String())
		places = append(places, s.at("place", p.Span))
	}
	slices.Sort(names)
	return strings.Join(names, ", "), places
}

// place compares what is said of a place where a field was kept before too.
func (c *comparison) place(f found, was, is *inventory.Field, b, a *inventory.Place) {
	name := a.At.String()
	f.places = []Place{c.after.at("place", a.Span)}
	c.stated(f, "what deletes it in "+name, "deletion", b.Deletion, a.Deletion)
	f.at = "in " + name + " "
	if len(b.Purposes)+len(a.Purposes) > 0 {
		c.list("used-more", "used-less", f, "purpose", usedAt(was, b), usedAt(is, a), quote)
	}
	if b.Retention != nil || a.Retention != nil {
		c.retention(f, c.before, c.after, cmp.Or(b.Retention, c.before.keptFor(was)), cmp.Or(a.Retention, c.after.keptFor(is)))
	}
}

// usedAt are the purposes that use a field at a place.
func usedAt(f *inventory.Field, p *inventory.Place) []source.Text {
	if len(p.Purposes) > 0 {
		return p.Purposes
	}
	return f.Purposes
}

func (c *comparison) fieldRetention(f found, b, a *inventory.Field) {
	if b.Retention != nil || a.Retention != nil { // else it is kept as long as its purposes say
		c.retention(f, c.before, c.after, c.before.keptFor(b), c.after.keptFor(a))
	}
}
