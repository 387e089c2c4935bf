package policy

import (
	"slices"
	"strings"

	"github.com/pare-dev/pare/internal/source"
)

// Category is one kind of personal data.
type Category struct {
	Key         string // dotted: user.contact.email
	Title       string
	Sensitivity string      // one of Sensitivities
	Guarded     string      // one of Guards; "" for a category that broad statements reach
	OwnGuard    bool        // it is guarded in its own right, not only through its parent
	Broad       bool        // a group of unlike data, too wide to be a need
	Identifying bool        // it tells by itself who the person is, or leads straight to them
	identifying *bool       // what the category itself says of that
	Ladder      []string    // precisions, fine to coarse
	Precision   string      // the rung that the category stands for; "" where that is not known
	StepOf      string      // the category whose ladder this one is a step of, at Precision
	DPV         string      // the W3C DPV term: pd:EmailAddress, dpv:PersonalData
	Span        source.Span // where it is defined, for the user's own
}

// Sensitivities orders how much harm a category can do in the wrong hands.
func Sensitivities() []string { return []string{"low", "medium", "high"} }

// Guards are the reasons why a category is guarded.
func Guards() []string {
	return []string{"special", "criminal", "credential", "government_id", "financial", "location", "child"}
}

// Categories is the tree of categories. A key's parent is its prefix.
type Categories struct {
	byKey map[string]*Category
	keys  []string               // sorted
	steps map[string][]*Category // by the category whose steps they are
}

// NewCategories makes a tree. What a category does not say of its sensitivity,
// its guard, its DPV term and whether it identifies it takes from its parent. The list is left as it
// is.
func NewCategories(list []*Category) *Categories {
	t := &Categories{
		byKey: make(map[string]*Category, len(list)),
		keys:  make([]string, 0, len(list)),
		steps: map[string][]*Category{},
	}
	for _, c := range list {
		own := *c
		t.byKey[c.Key] = &own
		t.keys = append(t.keys, c.Key)
	}
	slices.Sort(t.keys) // a parent sorts before its children
	for _, key := range t.keys {
		c := t.byKey[key]
		if c.StepOf != "" {
			t.steps[c.StepOf] = append(t.steps[c.StepOf], c)
		}
		parent := t.byKey[Parent(key)]
		c.Identifying = isTrue(c.identifying)
		if parent == nil {
			continue
		}
		if c.identifying == nil {
			c.Identifying = parent.Identifying
		}
		if c.Sensitivity == "" {
			c.Sensitivity = parent.Sensitivity
		}
		if c.Guarded == "" {
			c.Guarded = parent.Guarded
		}
		if c.DPV == "" {
			c.DPV = parent.DPV
		}
	}
	return t
}

// With is the tree with more categories in it.
func (t *Categories) With(more []*Category) *Categories {
	all := slices.Clone(more)
	for _, key := range t.keys {
		all = append(all, t.byKey[key])
	}
	return NewCategories(all)
}

// Get returns the category of a key, or nil.
func (t *Categories) Get(key string) *Category { return t.byKey[key] }

// Keys lists all keys, sorted.
func (t *Categories) Keys() []string { return t.keys }

// Steps lists the categories that are steps of a category's ladder, by key.
func (t *Categories) Steps(key string) []*Category { return t.steps[key] }

// base is the category whose ladder a category stands on: its own or, for a
// step, another's. It is nil for an unknown key.
func (t *Categories) base(key string) *Category {
	c := t.byKey[key]
	if c != nil && c.StepOf != "" {
		return t.byKey[c.StepOf]
	}
	return c
}

// Rungs lists the precisions that a category can have, fine to coarse; for a
// step of a ladder, all rungs of that ladder.
func (t *Categories) Rungs(key string) []string {
	if c := t.base(key); c != nil {
		return c.Ladder
	}
	return nil
}

// Resolve finds where a category stands when it is declared with a precision,
// or "" for the one that the category stands for: the category whose ladder it
// is on, else key itself, and the index on that ladder. The index is -1 where
// it is not known.
func (t *Categories) Resolve(key, precision string) (base string, rung int) {
	b := t.base(key)
	if b == nil {
		return key, -1
	}
	if precision == "" {
		precision = t.byKey[key].Precision
	}
	return b.Key, slices.Index(b.Ladder, precision)
}

// Parent is the key above a key, or "".
func Parent(key string) string {
	i := strings.LastIndexByte(key, '.')
	if i < 0 {
		return ""
	}
	return key[:i]
}

// Under reports whether key is ancestor or lies beneath it.
func Under(key, ancestor string) bool {
	return strings.HasPrefix(key, ancestor) && (len(key) == len(ancestor) || key[len(ancestor)] == '.')
}

// Personal reports whether a category is about people: user and all beneath it, not
// system.*.
func Personal(key string) bool { return Under(key, "user") }
