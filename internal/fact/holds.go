package fact

import (
	"slices"

	"github.com/pare-dev/pare/internal/inventory"
	"github.com/pare-dev/pare/internal/policy"
)

const (
	// sureEnough is the confidence from which the classifier's word makes a
	// column personal that nothing else speaks of.
	sureEnough = 0.5
	// sureAgainst is the confidence from which its word is set against a
	// declaration. It is higher, so that better guessing does not break builds.
	sureAgainst = 0.85
)

// categoriesOf says what a column holds and who says so. What is declared
// decides: the fields bound to it, then its annotation, then columns:, then the
// user's own names, of which a guess is certain, then the classifier. Fields bound to paths inside it say what is at those paths.
func (c *computer) categoriesOf(col *inventory.Column) (keys []string, by string) {
	for _, b := range c.inv.Bindings(col) {
		if key := b.Field.Category.Value; !slices.Contains(keys, key) {
			keys = append(keys, key)
		}
		if by == "" && b.Field.Annotated {
			by = "annotation"
		} else if !b.Field.Annotated {
			by = "field"
		}
	}
	if len(keys) > 0 {
		return keys, by
	}
	if a := col.Annotation; a != nil {
		if a.NotPersonal {
			return nil, "annotation"
		}
		if a.Category.Given() {
			return []string{a.Category.Value}, "annotation"
		}
	}
	if s := c.inv.Statement(col); s != nil {
		if s.NotPersonal {
			return nil, "statement"
		}
		if s.Category.Given() {
			return []string{s.Category.Value}, "statement"
		}
	}
	switch guess := col.Guess; {
	case guess.Confidence == 1 && guess.Category == "":
		return nil, "names"
	case guess.Confidence == 1:
		return []string{guess.Category}, "names"
	case guess.Category != "" && guess.Confidence >= sureEnough:
		return []string{guess.Category}, "classifier"
	}
	return nil, ""
}

func anyPersonal(keys []string) bool {
	for _, key := range keys {
		if policy.Personal(key) {
			return true
		}
	}
	return false
}

// allKnown reports whether every category is defined. One that is not is an
// input error, of which no rule has anything to say.
func (c *computer) allKnown(keys []string) bool {
	for _, key := range keys {
		if c.policy.Categories.Get(key) == nil {
			return false
		}
	}
	return true
}

// hasPaths reports whether any field is kept at a path inside a column.
func hasPaths(bound []inventory.Binding) bool {
	return slices.ContainsFunc(bound, func(b inventory.Binding) bool { return b.Place.At.Path != "" })
}

// disputed reports whether the classifier, with confidence, finds another or a
// finer category than every one that is declared. Of two steps of one ladder the
// finer is the one further down.
func (c *computer) disputed(keys []string, col *inventory.Column) bool {
	guess := col.Guess
	if guess.Confidence < sureAgainst || !policy.Personal(guess.Category) {
		return false
	}
	if inForeignKey(col) {
		return false // what it refers to tells what it is, not its name
	}
	found := newDatum(c.policy.Categories, guess.Category, "")
	for _, key := range keys {
		said := newDatum(c.policy.Categories, key, "")
		if rung := found.precision(c.policy.Categories); rung != "" && rung == said.precision(c.policy.Categories) {
			return false // a city is a city, whether somebody stays or lives there
		}
		if found.base == said.base && found.rung >= 0 && said.rung >= 0 {
			if found.rung >= said.rung {
				return false
			}
		} else if policy.Under(key, guess.Category) || found.base == said.base {
			return false
		}
	}
	return true
}
