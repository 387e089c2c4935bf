package diff

import (
	"slices"
	"strings"

	"github.com/pare-dev/pare/internal/audit"
	"github.com/pare-dev/pare/internal/fact"
	"github.com/pare-dev/pare/internal/inventory"
	"github.com/pare-dev/pare/internal/policy"
	"github.com/pare-dev/pare/internal/source"
)

// comparison is two audits, what of each is the same thing, and the changes that
// were found so far.
type comparison struct {
	before, after *side
	columnPairs   []columnPair
	renames       map[inventory.Ref]inventory.Ref // of columns and tables, from what they were called
	fieldPairs    []fieldPair
	replaced      map[*inventory.Field]bool // fields that took the place of another
	kinds         []Kind
	changes       []Change
}

// side is one of the two audits, with what is looked up in it.
type side struct {
	*audit.Result
	was     bool // it is the one before
	columns map[*inventory.Column]*fact.ColumnFacts
	other   map[*inventory.Column]*inventory.Column // of each column, the one that it is on the other side
	fields  map[*inventory.Field]*fact.FieldFacts
	partner map[*inventory.Field]*inventory.Field           // of each field, the one that it is on the other side
	home    map[*inventory.Collection]*inventory.Collection // and of each collection
}

func newComparison(before, after *audit.Result) *comparison {
	c := &comparison{
		before: newSide(before, true), after: newSide(after, false), kinds: Kinds(),
		renames: map[inventory.Ref]inventory.Ref{}, replaced: map[*inventory.Field]bool{},
	}
	c.matchColumns()
	c.matchCollections()
	c.matchFields()
	return c
}

func newSide(r *audit.Result, was bool) *side {
	s := &side{
		Result: r, was: was,
		columns: make(map[*inventory.Column]*fact.ColumnFacts, len(r.Assessment.Columns)),
		other:   map[*inventory.Column]*inventory.Column{},
		fields:  make(map[*inventory.Field]*fact.FieldFacts, len(r.Assessment.Fields)),
		partner: map[*inventory.Field]*inventory.Field{},
		home:    map[*inventory.Collection]*inventory.Collection{},
	}
	for i := range r.Assessment.Columns {
		s.columns[r.Assessment.Columns[i].Column] = &r.Assessment.Columns[i]
	}
	for _, f := range r.Assessment.Fields {
		s.fields[f.Field] = f
	}
	return s
}

func (c *comparison) opposite(s *side) *side {
	if s.was {
		return c.after
	}
	return c.before
}

// at is a place on a side.
func (s *side) at(role string, span source.Span) Place { return Place{s.was, role, span} }

// found is a difference as those find it who compare.
type found struct {
	on, ref         string
	at              string // of a field: in which of its places, behind its name; "" for all
	from, to, what  string
	verdict, before fact.Verdict
	why             string
	places          []Place
}

// nearer is a difference with the place of the very words that changed, where
// there are any.
func (f found) nearer(p Place) found {
	if p.Span.File != "" {
		f.places = []Place{p}
	}
	return f
}

// add notes a difference, by the name of its kind.
func (c *comparison) add(kind string, f found) {
	rank := slices.IndexFunc(c.kinds, func(k Kind) bool { return k.Name == kind || k.Back == kind })
	k := c.kinds[rank]
	back := k.Name != kind
	effect := k.Effect
	if back && effect != Other {
		effect = Better
	}
	c.changes = append(c.changes, Change{
		Effect: effect, Kind: kind, On: f.on, Ref: f.ref, Says: f.at + k.fill(back, f.from, f.to, f.what), From: f.from, To: f.to,
		Verdict: f.verdict, Before: f.before, Why: f.why, Places: known(f.places), rank: rank,
	})
}

// known leaves out the places that nobody wrote, and those that stand there twice.
func known(places []Place) []Place {
	var list []Place
	for _, p := range places {
		twice := slices.ContainsFunc(list, func(q Place) bool { return q.Was == p.Was && q.Span.Pos == p.Span.Pos })
		if p.Span.File != "" && !twice {
			list = append(list, p)
		}
	}
	return list
}

// moved notes a difference of kind more where less is false, and of kind less
// where it is true.
func (c *comparison) moved(less bool, kindMore, kindLess string, f found) {
	if less {
		kindMore = kindLess
	}
	c.add(kindMore, f)
}

// list notes what stands in one list and not in the other: what came under one
// kind, and what went under another.
func (c *comparison) list(came, went string, f found, role string, before, after []source.Text, words func(source.Text) string) {
	one := func(kind string, s *side, list, other []source.Text) {
		var names []string
		f := f
		f.places = nil
		for _, t := range list {
			if !has(other, t.Value) {
				names = append(names, words(t))
				f.places = append(f.places, s.at(role, t.Span))
			}
		}
		if len(names) > 0 {
			slices.Sort(names)
			f.what = strings.Join(names, ", ")
			c.add(kind, f)
		}
	}
	one(came, c.after, after, before)
	one(went, c.before, before, after)
}

// stated notes whether something is said that was not, or no longer. words is
// what it says: how it helps the person.
func (c *comparison) stated(f found, words, role string, before, after source.Text) {
	c.says(f, words, c.before.at(role, before.Span), c.after.at(role, after.Span), policy.Says(before), policy.Says(after))
}

func (c *comparison) says(f found, words string, was, is Place, before, after bool) {
	f.what = words
	switch {
	case before && !after:
		f.places = append([]Place{was}, f.places...)
		c.add("unstated", f)
	case !before && after:
		f = f.nearer(is)
		c.add("stated", f)
	}
}

// pairs gives what has the same key on both sides together, and what is on one
// alone with nil for the other, by key.
func pairs[T any](before, after []T, key func(T) string, each func(before, after *T)) {
	byKey := map[string][2]*T{}
	var keys []string
	for side, list := range [][]T{before, after} {
		for i := range list {
			k := key(list[i])
			pair, seen := byKey[k]
			if !seen {
				keys = append(keys, k)
			}
			if pair[side] == nil { // the first counts; the others are errors of their own
				pair[side] = &list[i]
			}
			byKey[k] = pair
		}
	}
	slices.Sort(keys)
	for _, k := range keys {
		each(byKey[k][0], byKey[k][1])
	}
}
