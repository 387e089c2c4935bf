package fact

import (
	"strings"

	"github.com/pare-dev/pare/internal/policy"
)

// MoreNeed is a need that reaches further than what a purpose needed before: a
// need can be written to fit the data that is collected.
type MoreNeed struct {
	Need *policy.Need
	How  string // added, widened, finer or required
	Than string // the needs that it goes beyond: user.contact.email; "" of one that is added
}

// Words names the need: user.location by city.
func (m MoreNeed) Words() string { return describe(m.Need) }

// MoreNeeded lists the needs of after that before did not have, in the order in
// which after states them: what they are about was not needed, not as finely, or
// not required. Where one of the two does not say what it needs, nothing can be
// told. What is needed less is MoreNeeded(categories, after, before).
func MoreNeeded(cats *policy.Categories, before, after *policy.Purpose) []MoreNeed {
	if !before.NeedsStated || !after.NeedsStated {
		return nil
	}
	var list []MoreNeed
	for i := range after.Needs {
		n := &after.Needs[i]
		if hadNeed(before, n) {
			continue
		}
		d := newDatum(cats, n.Category.Value, n.Precision.Value)
		switch m := needOf(cats, before, d); {
		case m.need == "none":
			beneath := needWords(before, func(b *policy.Need) bool {
				nd := newDatum(cats, b.Category.Value, b.Precision.Value)
				return nd.base != d.base && covers(d, nd)
			})
			more := MoreNeed{n, "added", beneath}
			if beneath != "" {
				more.How = "widened"
			}
			list = append(list, more)
		case m.precision != "ok":
			list = append(list, MoreNeed{n, "finer", needWords(before, func(b *policy.Need) bool {
				nd := newDatum(cats, b.Category.Value, b.Precision.Value)
				return covers(nd, d) && guardBlocks(cats, b, nd, d) == ""
			})})
		case m.need == "optional" && !n.Optional:
			list = append(list, MoreNeed{n, "required", "optional"})
		}
	}
	return list
}

// hadNeed reports whether a purpose has a need that says the same.
func hadNeed(p *policy.Purpose, n *policy.Need) bool {
	for i := range p.Needs {
		b := &p.Needs[i]
		if b.Category.Value == n.Category.Value && b.Precision.Value == n.Precision.Value && b.Optional == n.Optional &&
			policy.Says(b.Because) == policy.Says(n.Because) {
			return true
		}
	}
	return false
}

func needWords(p *policy.Purpose, about func(*policy.Need) bool) string {
	var list []string
	for i := range p.Needs {
		if about(&p.Needs[i]) {
			list = append(list, describe(&p.Needs[i]))
		}
	}
	return strings.Join(list, ", ")
}
