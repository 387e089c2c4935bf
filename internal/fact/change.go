package fact

import (
	"slices"

	"github.com/pare-dev/pare/internal/inventory"
	"github.com/pare-dev/pare/internal/policy"
	"github.com/pare-dev/pare/internal/prose"
)

// Change is something that would give a field or a column another verdict, in
// words, and the verdict that it would have then.
type Change struct {
	Do   string
	Then Verdict
}

// FieldChanges says what would change the verdict of a field, each change on its
// own and judged as the field itself was. Of a justified field it is what
// carries it: the purposes without which it would not be.
func FieldChanges(p *policy.Policy, f *FieldFacts) []Change {
	j := judged{policy: p, verdict: f.Verdict, uses: f.Uses, parts: []part{{field: f}}}
	switch {
	case !defined(p, f.Field.Category.Value):
		return nil // an error, which says itself what to do
	case f.Verdict == StalePlace:
		return []Change{{"correct where it is stored; one that is only passed on says stored_in: none", j.judge(f.Uses)}}
	}
	return j.changes()
}

// ColumnChanges says the same of a column, judged by all that is kept in it.
func ColumnChanges(p *policy.Policy, a *Assessment, inv *inventory.Inventory, c *ColumnFacts) []Change {
	j := judged{policy: p, choices: newChoices(p, inv), verdict: c.Verdict, opaque: c.Record.Opaque}
	fields := map[*inventory.Field]*FieldFacts{}
	for _, f := range a.Fields {
		fields[f.Field] = f
	}
	for _, b := range inv.Bindings(c.Column) {
		f := fields[b.Field]
		if !defined(p, b.Field.Category.Value) {
			return nil
		}
		j.parts = append(j.parts, part{f, b.Place})
		for _, u := range f.Uses {
			if u.Place == b.Place {
				j.uses = append(j.uses, u)
			}
		}
	}
	if len(j.parts) == 0 {
		return unbound(c)
	}
	var list []Change
	if j.opaque {
		all := j
		all.opaque = false
		if then := all.judge(j.uses); then != c.Verdict {
			list = append(list, Change{"declare what else it holds as fields, then say under columns: complete: true", then})
		}
	}
	return append(list, j.changes()...)
}

// unbound is what would change the verdict of a column in which no field is kept.
func unbound(c *ColumnFacts) []Change {
	declare := Change{"declare it as a field, with a purpose that needs it", Justified}
	not := Change{"say under columns: that it is not_personal, because …", NotPersonal}
	switch c.By {
	case "annotation":
		not.Do = "have its annotation say not-personal, and why"
	case "statement":
		not.Do = "have its statement under columns: say not_personal instead, because …"
	}
	switch {
	case c.Verdict == Undeclared:
		return []Change{declare, not}
	case c.Verdict == Unclassified && c.Record.Opaque:
		return []Change{{"declare what it holds as fields, then say under columns: complete: true", Justified}, not}
	}
	return nil
}

func defined(p *policy.Policy, category string) bool { return p.Categories.Get(category) != nil }

// judged is a field, or a column with all that is kept in it, and how it is
// judged.
type judged struct {
	policy  *policy.Policy
	choices *choices // of a column alone: there a choice can be that of several fields
	verdict Verdict
	uses    []*UseFacts
	parts   []part
	opaque  bool // it may hold more than is declared
}

// part is a field as far as it is judged: at one place, or everywhere.
type part struct {
	field *FieldFacts
	place *inventory.Place
}

// judge gives the verdict that other uses would lead to. Fields of one category
// at one path are one datum; of several the worst stands.
func (j judged) judge(uses []*UseFacts) Verdict {
	type datum struct{ category, path string }
	of := func(f *inventory.Field, place *inventory.Place) datum {
		d := datum{category: f.Category.Value}
		if place != nil && j.parts[0].place != nil {
			d.path = place.At.Path
		}
		return d
	}
	byDatum := map[datum][]*UseFacts{}
	for _, u := range uses {
		d := of(u.Field, u.Place)
		byDatum[d] = append(byDatum[d], u)
	}
	proofs := map[datum]bool{}
	for _, p := range j.parts {
		d := of(p.field.Field, p.place)
		proofs[d] = proofs[d] || p.field.Proof != ""
	}
	verdict := NotPersonal
	for d, proof := range proofs {
		switch v, _ := judge(byDatum[d]); {
		case !policy.Personal(d.category):
		case proof && len(byDatum[d]) == 0:
			verdict = worst(verdict, Justified)
		default:
			verdict = worst(verdict, v)
		}
	}
	if j.opaque {
		verdict = worst(verdict, Unclassified)
	}
	return verdict
}

func (j judged) changes() []Change {
	switch j.verdict {
	case Justified:
		return j.carriers()
	case Unjustified, OverCollected, Unclassified:
		return j.remedies()
	}
	return nil
}

// carriers tries each purpose for whether it would still be justified without
// it. Where several carry it alone, all of them would have to go.
func (j judged) carriers() []Change {
	without := func(gone ...string) Verdict {
		return j.judge(slices.DeleteFunc(slices.Clone(j.uses), func(u *UseFacts) bool { return slices.Contains(gone, u.Purpose.Key.Value) }))
	}
	var list []Change
	var carrying, names []string
	for _, key := range purposesOf(j.uses) {
		if then := without(key); then != Justified {
			list = append(list, Change{"give up the purpose “" + key + "”", then})
		}
		alone := slices.DeleteFunc(slices.Clone(j.uses), func(u *UseFacts) bool { return u.Purpose.Key.Value != key })
		if v, _ := judge(alone); v == Justified {
			carrying, names = append(carrying, key), append(names, "“"+key+"”")
		}
	}
	if len(list) > 0 || len(carrying) < 2 {
		return list
	}
	if then := without(carrying...); then != Justified {
		list = append(list, Change{"give up " + prose.And(names) + ", each of which carries it alone", then})
	}
	return list
}

func purposesOf(uses []*UseFacts) []string {
	var keys []string
	for _, u := range uses {
		if key := u.Purpose.Key.Value; !slices.Contains(keys, key) {
			keys = append(keys, key)
		}
	}
	return keys
}
