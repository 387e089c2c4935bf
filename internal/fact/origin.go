package fact

import (
	"slices"

	"github.com/pare-dev/pare/internal/inventory"
	"github.com/pare-dev/pare/internal/policy"
	"github.com/pare-dev/pare/internal/source"
)

// within reports whether a purpose stays within those that a field's data was
// collected for: those the field names under collected_for, and those of every
// field that it was derived from, by whatever steps. A purpose that goes beyond
// may follow all the same where it is declared compatible with one of them (GDPR
// Art. 6(4)) or where the law asks for it.
func (ch *choices) within(f *inventory.Field, p *policy.Purpose) bool {
	if p.Basis.Value == "legal_obligation" || len(f.CollectedFor) == 0 && len(f.DerivedFrom) == 0 {
		return true
	}
	if len(f.CollectedFor) > 0 && !allows(f.CollectedFor, p) {
		return false
	}
	seen := map[*inventory.Field]bool{f: true}
	for queue := []*inventory.Field{f}; len(queue) > 0; queue = queue[1:] {
		for _, ref := range queue[0].DerivedFrom {
			g := ch.fields[ref.Value]
			if g == nil || seen[g] {
				continue
			}
			seen[g] = true
			queue = append(queue, g)
			if original := collectedFor(g); len(original) > 0 && !allows(original, p) {
				return false
			}
		}
	}
	return true
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
