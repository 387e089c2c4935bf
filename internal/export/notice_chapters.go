package export

import (
	"fmt"
	"slices"

	"github.com/pare-dev/pare/internal/inventory"
	"github.com/pare-dev/pare/internal/policy"
	"github.com/pare-dev/pare/internal/source"
)

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
		g.People = each(b.people(c.Subjects), within)
	}
	if by := c.Controller.Value; by != "" && by != b.n.Controller {
		g.By = fmt.Sprintf(b.n.Words.By[c.Role.Value], by)
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
