package fact

import (
	"slices"
	"strings"
	"unicode"

	"github.com/pare-dev/pare/internal/inventory"
	"github.com/pare-dev/pare/internal/policy"
	"github.com/pare-dev/pare/internal/source"
)

// people finds the children whose data a purpose uses: among its own subjects,
// those of the collections that gather for it, and by the data itself.
func (c *computer) people(pf *PurposeFacts, uses []*UseFacts) {
	guarded := true // every child stands behind an age gate, or their parents are asked
	children := false
	seen := map[*inventory.Collection]bool{}
	meet := func(key source.Text) {
		for _, s := range c.policy.Subjects {
			if s.Key.Value != key.Value || !s.Child {
				continue
			}
			children = true
			if !slices.Contains(pf.Children, s) {
				pf.Children = append(pf.Children, s)
			}
			guarded = guarded && c.gated(s)
		}
	}
	for _, key := range pf.Purpose.Subjects {
		meet(key)
	}
	for _, u := range uses {
		if !seen[u.Field.Collection] {
			seen[u.Field.Collection] = true
			for _, key := range u.Field.Collection.Subjects {
				meet(key)
			}
		}
		if u.Record.Category.Guarded == "child" && !parental(u.Field.Category.Value) {
			children = true
			guarded = guarded && (asksParents(u.Field.Collection) || c.namesChildren(u.Field.Collection))
		}
	}
	switch {
	case children && guarded:
		pf.Record.Children = "gated"
	case children:
		pf.Record.Children = "ungated"
	}
}

// parental reports whether a category is about the parents of a child: who they
// are, or that they agreed.
func parental(category string) bool {
	return policy.Under(category, "user.childrens.parental_consent") || policy.Under(category, "user.childrens.guardian")
}

// asksParents reports whether a collection keeps the consent of a child's
// parents.
func asksParents(col *inventory.Collection) bool {
	return slices.ContainsFunc(col.Fields, func(f *inventory.Field) bool {
		return policy.Under(f.Category.Value, "user.childrens.parental_consent")
	})
}

// gated reports whether a child stands behind an age gate, or their parents are
// asked somewhere.
func (c *computer) gated(s *policy.Subject) bool {
	return policy.Says(s.AgeGate) || c.parentsAsked(s.Key.Value)
}

// namesChildren reports whether a collection names children among its subjects.
// They are judged one by one, and what a category tells adds nothing.
func (c *computer) namesChildren(col *inventory.Collection) bool {
	return slices.ContainsFunc(c.policy.Subjects, func(s *policy.Subject) bool {
		return s.Child && has(col.Subjects, s.Key.Value)
	})
}

// parentsAsked reports whether some collection from a subject keeps the consent
// of their parents.
func (c *computer) parentsAsked(subject string) bool {
	if c.parents == nil {
		c.parents = map[string]bool{}
		for _, col := range c.inv.Manifest.Collections {
			if !asksParents(col) {
				continue
			}
			for _, key := range col.Subjects {
				c.parents[key.Value] = true
			}
		}
	}
	return c.parents[subject]
}

// risks counts the signs of high risk that a purpose shows, of those that the
// Article 29 Working Party lists (WP248, endorsed by the EDPB) and declarations
// can tell. That processing is of a large scale, which many turn on, they cannot.
func (c *computer) risks(pf *PurposeFacts, uses []*UseFacts) {
	use := func(is func(u *UseFacts) bool) bool { return slices.ContainsFunc(uses, is) }
	category := func(keys ...string) func(u *UseFacts) bool {
		return func(u *UseFacts) bool {
			return slices.ContainsFunc(keys, func(key string) bool { return policy.Under(u.Field.Category.Value, key) })
		}
	}
	sign := func(name string, shows bool) {
		if shows {
			pf.Risks = append(pf.Risks, name)
		}
	}
	sign("profiling", pf.Record.Profiling || use(category("user.behavior.inferred_profile")))
	sign("sensitive data", use(func(u *UseFacts) bool {
		switch u.Record.Category.Guarded {
		case "special", "criminal", "financial", "location":
			return true
		}
		return false
	}))
	sign("people who can hardly refuse", pf.Record.Children != "none" || c.dependent(pf, uses))
	sign("monitoring", use(func(u *UseFacts) bool {
		watched := category("user.behavior", "user.location", "user.social.communication_log", "user.telemetry")
		return (u.Record.Collection.Kind == "event" || u.Record.Collection.Kind == "sdk") && watched(u)
	}))
	sign("combined sources", use(func(u *UseFacts) bool { return u.Record.Collection.Kind == "third_party" }) &&
		use(func(u *UseFacts) bool { return u.Record.Collection.Kind != "third_party" }))
	sign("biometric techniques", use(category("user.biometric", "user.authorization.biometric")))
	pf.Record.Risks = len(pf.Risks)
}

// dependent reports whether a purpose is about people who depend on whoever asks
// them: WP248 names employees and patients beside children.
func (c *computer) dependent(pf *PurposeFacts, uses []*UseFacts) bool {
	if c.dependents == nil {
		c.dependents = map[string]bool{}
		for _, s := range c.policy.Subjects {
			c.dependents[s.Key.Value] = speaksOfDependents(s.Key.Value + " " + s.Title.Value)
		}
	}
	depends := func(subject source.Text) bool { return c.dependents[subject.Value] }
	if slices.ContainsFunc(pf.Purpose.Subjects, depends) {
		return true
	}
	var last *inventory.Collection // uses stand by collection
	for _, u := range uses {
		if u.Field.Collection != last && slices.ContainsFunc(u.Field.Collection.Subjects, depends) {
			return true
		}
		last = u.Field.Collection
	}
	return false
}

// speaksOfDependents reports whether words name people who can hardly refuse, in
// the singular or the plural.
func speaksOfDependents(words string) bool {
	for word := range strings.FieldsFuncSeq(strings.ToLower(words), func(c rune) bool { return !unicode.IsLetter(c) }) {
		switch strings.TrimSuffix(word, "s") {
		case "employee", "staff", "worker", "patient", "pupil", "asylum", "resident", "inmate":
			return true
		}
	}
	return false
}
