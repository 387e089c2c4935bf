package overview

import (
	"cmp"
	"slices"

	"github.com/pare-dev/pare/internal/audit"
	"github.com/pare-dev/pare/internal/fact"
	"github.com/pare-dev/pare/internal/policy"
)

// Kind is one category of personal data, with all that is known of it.
type Kind struct {
	Key         string
	Title       string              // the key where the category is not defined
	Guarded     string              // why a broad statement never reaches it; "" where one does
	Sensitivity string              // low, medium or high; "" where nothing says
	Fields      []*fact.FieldFacts  // declared as of it
	Columns     []*fact.ColumnFacts // that hold it, as declared or else as found
}

// Undeclared counts the columns that nothing declares.
func (k Kind) Undeclared() int {
	n := 0
	for _, c := range k.Columns {
		if c.Verdict == fact.Undeclared {
			n++
		}
	}
	return n
}

// Kinds is the inventory by category. What matters most comes first: what is
// guarded, then what is more sensitive, then the order of the keys.
func Kinds(r *audit.Result) []Kind {
	at := map[string]int{}
	var list []Kind
	kind := func(key string) *Kind {
		i, known := at[key]
		if !known {
			i = len(list)
			at[key] = i
			list = append(list, kindOf(r, key))
		}
		return &list[i]
	}
	for _, f := range r.Assessment.Fields {
		if key := f.Field.Category.Value; policy.Personal(key) {
			k := kind(key)
			k.Fields = append(k.Fields, f)
			k.Guarded = cmp.Or(k.Guarded, guardOf(f))
		}
	}
	for i := range r.Assessment.Columns {
		c := &r.Assessment.Columns[i]
		for _, key := range c.Categories {
			if policy.Personal(key) {
				k := kind(key)
				k.Columns = append(k.Columns, c)
			}
		}
	}
	slices.SortFunc(list, func(a, b Kind) int {
		return cmp.Or(cmp.Compare(a.weight(), b.weight()), cmp.Compare(a.Key, b.Key))
	})
	return list
}

func kindOf(r *audit.Result, key string) Kind {
	k := Kind{Key: key, Title: key}
	if c := r.Policy.Categories.Get(key); c != nil {
		k.Title, k.Guarded, k.Sensitivity = c.Title, c.Guarded, c.Sensitivity
	}
	return k
}

// weight orders kinds: the lower, the earlier.
func (k Kind) weight() int {
	if k.Guarded != "" {
		return -1
	}
	return slices.Index(audit.Sensitivities(), cmp.Or(k.Sensitivity, "unknown"))
}
