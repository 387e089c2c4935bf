package fact

import (
	"github.com/pare-dev/pare/internal/inventory"
	"github.com/pare-dev/pare/internal/policy"
	"github.com/pare-dev/pare/internal/retention"
)

// kept is how long a place keeps a datum, set against its purposes.
type kept struct {
	facts     []string // the fact retention, one for each purpose
	kept      *retention.Retention
	keptFor   string // in words: P3Y after last_order
	neededFor string
}

// keptAt computes the fact retention for the purposes that use a field at one
// place. A place's own time counts, else the field's, else the longest of its
// purposes that count from the same event. Only like is compared with like: a
// time that counts from another event leaves the question open, once a place.
func keptAt(f *inventory.Field, p *inventory.Place, purposes []*policy.Purpose) kept {
	k := kept{facts: make([]string, len(purposes))}
	for i := range k.facts {
		k.facts[i] = "ok"
	}
	if f.NotStored {
		return k.all("not_kept")
	}
	own := f.Retention
	if p != nil && p.Retention != nil {
		own = p.Retention
	}
	if own == nil {
		return k.inherited(purposes)
	}
	k.kept, k.keptFor = own, words(own)
	longest, other := -1, -1
	for i, purpose := range purposes {
		switch r := purpose.Retention; {
		case r == nil: // what it does not say justifies nothing
		case r.After.Value != own.After.Value:
			if other < 0 {
				other = i
			}
		case longest < 0 || r.For.Longer(purposes[longest].Retention.For):
			longest = i
		}
	}
	switch {
	case longest >= 0 && !own.For.Longer(purposes[longest].Retention.For):
	case other >= 0:
		k.facts[other] = "different_events"
		k.neededFor = words(purposes[other].Retention)
	case longest >= 0:
		k.facts[longest] = "longer"
		k.neededFor = words(purposes[longest].Retention)
	}
	return k
}

// inherited is what holds where neither place nor field says how long.
func (k kept) inherited(purposes []*policy.Purpose) kept {
	longest, other := -1, -1
	for i, purpose := range purposes {
		r := purpose.Retention
		switch {
		case r == nil:
			k.facts[i] = "missing"
		case longest < 0:
			longest = i
		case r.After.Value != purposes[longest].Retention.After.Value:
			if other < 0 {
				other = i
			}
		case r.For.Longer(purposes[longest].Retention.For):
			longest = i
		}
	}
	if longest >= 0 {
		k.kept = purposes[longest].Retention
		k.keptFor = words(k.kept)
	}
	if other >= 0 {
		k.facts[other] = "different_events"
		k.neededFor = words(purposes[other].Retention)
	}
	return k
}

func (k kept) all(fact string) kept {
	for i := range k.facts {
		k.facts[i] = fact
	}
	return k
}

func words(r *retention.Retention) string {
	return r.For.String() + " after “" + r.After.Value + "”"
}
