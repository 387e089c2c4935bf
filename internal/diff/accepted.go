package diff

import (
	"github.com/pare-dev/pare/internal/finding"
)

// accepted compares the findings that waivers and the baseline accept: what is
// accepted is looked at no more.
func (c *comparison) accepted() {
	was, is := acceptedOf(c.before), acceptedOf(c.after)
	c.acceptedAlone("accepts-more", c.after, is, was)
	c.acceptedAlone("accepts-less", c.before, was, is)
}

// acceptedOf are the accepted findings of a side, by fingerprint.
func acceptedOf(s *side) map[string]*finding.Finding {
	list := map[string]*finding.Finding{}
	for i := range s.Findings {
		if f := &s.Findings[i]; f.Suppressed != nil {
			list[f.Fingerprint] = f
		}
	}
	return list
}

// acceptedAlone notes what one side alone accepts, those findings together that
// one rule has and that are accepted for one reason.
func (c *comparison) acceptedAlone(kind string, s *side, own, other map[string]*finding.Finding) {
	type group struct{ by, rule, why string }
	groups := map[group][]*finding.Finding{}
	var order []group
	for i := range s.Findings {
		f := own[s.Findings[i].Fingerprint]
		if f == nil || other[f.Fingerprint] != nil {
			continue
		}
		by := f.Suppressed
		why := words(by.Owner, behind("until ", by.Expires))
		if why != "" {
			why = " (" + why + ")"
		}
		g := group{by.By, f.Rule, behind(": ", by.Reason) + why}
		if groups[g] == nil {
			order = append(order, g)
		}
		groups[g] = append(groups[g], f)
	}
	for _, g := range order {
		var names []string
		var places []Place
		for _, f := range groups[g] {
			names = append(names, f.Path.String())
			places = append(places, s.at(g.by, f.Suppressed.Span))
		}
		c.add(kind, found{on: g.by, ref: g.rule, what: some(names) + g.why, places: places})
	}
}
