package fact

import (
	"slices"

	"github.com/pare-dev/pare/internal/inventory"
	"github.com/pare-dev/pare/internal/policy"
	"github.com/pare-dev/pare/internal/source"
)

// within reports whether a purpose stays within those that a field's data was
// collected for: those the field names under collected_for, those it names where
// only a place of it names the purpose, and those of every field that it was
// derived from, by whatever steps. A purpose that goes beyond
// may follow all the same where it is declared compatible with one of them (GDPR
// Art. 6(4)) or where the law asks for it.
func (ch *choices) within(f *inventory.Field, p *policy.Purpose) bool {
	if p.Basis.Value == "legal_obligation" {
		return true
	}
	if len(f.CollectedFor) == 0 && len(f.Purposes) > 0 && !allows(f.Purposes, p) {
		return false // a place names a purpose that the field does not
	}
	return (len(f.CollectedFor) == 0 || allows(f.CollectedFor, p)) && ch.staysWithin(f, p)
}

// stay is a question that staysWithin answers.
type stay struct {
	field   *inventory.Field
	purpose *policy.Purpose
}

// staysWithin reports whether a purpose stays within those of every field that a
// field was derived from. What was found is kept.
func (ch *choices) staysWithin(f *inventory.Field, p *policy.Purpose) bool {
	if len(f.DerivedFrom) == 0 {
		return true
	}
	within, known := ch.stays[stay{f, p}]
	if known {
		return within
	}
	ch.stays[stay{f, p}] = true // a ring of fields is an error already, and ends here
	within = !slices.ContainsFunc(ch.sources(f), func(g *inventory.Field) bool {
		original := collectedFor(g)
		return len(original) > 0 && !allows(original, p) || !ch.staysWithin(g, p)
	})
	ch.stays[stay{f, p}] = within
	return within
}

// collectedFor lists the purposes that a field was collected for, as far as it
// says so itself: a derived one was not collected, so that its purposes say
// nothing of its sources.
func collectedFor(f *inventory.Field) []source.Text {
	switch {
	case len(f.CollectedFor) > 0:
		return f.CollectedFor
	case len(f.DerivedFrom) > 0:
		return nil
	}
	list := f.Purposes
	for _, p := range f.Places {
		list = slices.Concat(list, p.Purposes)
	}
	return list
}

func allows(original []source.Text, p *policy.Purpose) bool {
	return has(original, p.Key.Value) ||
		slices.ContainsFunc(p.CompatibleWith, func(t source.Text) bool { return has(original, t.Value) })
}

// rootsOf are the fields, themselves derived from nothing, that a field was
// derived from by whatever steps. What was found is kept, and shared along a
// chain.
func (ch *choices) rootsOf(f *inventory.Field) map[*inventory.Field]bool {
	if len(f.DerivedFrom) == 0 {
		return nil
	}
	if roots, known := ch.roots[f]; known {
		return roots
	}
	ch.roots[f] = nil // a ring of fields is an error already, and ends here
	sources := ch.sources(f)
	if len(sources) == 1 && len(sources[0].DerivedFrom) > 0 {
		ch.roots[f] = ch.rootsOf(sources[0])
		return ch.roots[f]
	}
	roots := map[*inventory.Field]bool{}
	for _, g := range sources {
		if len(g.DerivedFrom) == 0 {
			roots[g] = true
		}
		for root := range ch.rootsOf(g) {
			roots[root] = true
		}
	}
	ch.roots[f] = roots
	return roots
}
