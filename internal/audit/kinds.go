package audit

import (
	"cmp"
	"slices"
	"strings"

	"github.com/pare-dev/pare/internal/fact"
)

// Kind is a category of personal data, with the columns that a scan found of it,
// in the scan's order.
type Kind struct {
	Category *fact.Category
	Columns  []*ScanColumn
}

// Kinds are the categories that a scan found. What matters most comes first:
// guarded ones, then the more sensitive, then those of more columns.
func (r *Scan) Kinds() []Kind {
	var list []Kind
	at := map[string]int{}
	for i := range r.Columns {
		c := &r.Columns[i]
		if !c.Personal {
			continue
		}
		n, known := at[c.Category.Key]
		if !known {
			n = len(list)
			at[c.Category.Key] = n
			list = append(list, Kind{Category: c.Category})
		}
		list[n].Columns = append(list[n].Columns, c)
	}
	slices.SortFunc(list, func(a, b Kind) int {
		return cmp.Or(
			cmp.Compare(a.weight(), b.weight()),
			cmp.Compare(len(b.Columns), len(a.Columns)),
			cmp.Compare(a.Category.Key, b.Category.Key))
	})
	return list
}

func (k Kind) weight() int {
	if k.Category.Guarded != "no" {
		return -1
	}
	return slices.Index(Sensitivities(), k.Category.Sensitivity)
}

// Sensitivities lists how much harm data can do, from the most.
func Sensitivities() []string { return []string{"high", "medium", "low", "unknown"} }

// Group is a category right beneath user, with how many personal columns a scan
// found of it and of those beneath it, and how many of them are guarded.
type Group struct {
	Key              string
	Columns, Guarded int
}

// Groups counts kinds by the group that each belongs to: those of more columns
// first.
func Groups(kinds []Kind) []Group {
	var list []Group
	for _, k := range kinds {
		key := groupOf(k.Category.Key)
		i := slices.IndexFunc(list, func(g Group) bool { return g.Key == key })
		if i < 0 {
			i = len(list)
			list = append(list, Group{Key: key})
		}
		list[i].Columns += len(k.Columns)
		if k.Category.Guarded != "no" {
			list[i].Guarded += len(k.Columns)
		}
	}
	slices.SortFunc(list, func(a, b Group) int {
		return cmp.Or(cmp.Compare(b.Columns, a.Columns), cmp.Compare(a.Key, b.Key))
	})
	return list
}

// groupOf is the first two words of a category's key: user.contact of
// user.contact.email.
func groupOf(key string) string {
	first := strings.IndexByte(key, '.') + 1
	if first == 0 {
		return key
	}
	if n := strings.IndexByte(key[first:], '.'); n >= 0 {
		return key[:first+n]
	}
	return key
}
