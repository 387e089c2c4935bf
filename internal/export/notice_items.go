package export

import (
	"slices"
	"strings"

	"github.com/pare-dev/pare/internal/inventory"
	"github.com/pare-dev/pare/internal/policy"
)

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
	item := Item{Name: b.called(f), Sensitive: b.special(f.Category.Value), Passed: f.NotStored}
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
		if p.Basis.Value != "consent" || u.Record.Choice == "missing" { // nobody is asked, whatever the purpose says
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
			item.From = addNew(item.From, within(b.called(g)))
		}
	}
	if f.Collection.Kind.Value == "inferred" && len(item.From) == 0 && (f.Collection.Source == nil || !policy.Says(f.Collection.Source.Name)) {
		b.gap(f.Name.Span, "nothing says what "+f.Ref()+" is worked out from", "write derived_from: [collection.field] in the field")
	}
	return item
}
