package fact

import (
	"strings"

	"github.com/pare-dev/pare/internal/policy"
)

// datum is what a need is compared with: a category and, where it is known, how
// fine the value is.
type datum struct {
	key  string // the category as declared
	base string // the category whose ladder it stands on, else key
	rung int    // the index on that ladder, fine to coarse; -1 where not known
}

func newDatum(cats *policy.Categories, key, precision string) datum {
	base, rung := cats.Resolve(key, precision)
	return datum{key, base, rung}
}

// precision names the datum's rung, or is "".
func (d datum) precision(cats *policy.Categories) string {
	if d.rung < 0 {
		return ""
	}
	return cats.Rungs(d.base)[d.rung]
}

// needed is what a purpose's needs say of a datum.
type needed struct {
	need      string // required, optional, none or unstated
	because   bool   // the need that matches says why
	precision string // ok, finer or unknown
	allowed   string // the finest rung that the matching needs allow, where finer
	why       string
}

// needOf computes whether a purpose needs a datum, and this finely.
//
// A need matches by category alone: its own and what lies beneath it, and every
// step of the same ladder. It never reaches down into a guarded category: that
// must be named, with its reason. Of the needs that match, those that allow the
// datum's precision decide; one of them that is required makes it required.
func needOf(cats *policy.Categories, p *policy.Purpose, d datum) needed {
	if !p.NeedsStated {
		return needed{need: "unstated", precision: "ok", why: "“" + p.Key.Value + "” does not say what it needs"}
	}
	best := needed{need: "none"}
	finest := -1
	blocked := ""
	for i := range p.Needs {
		n := &p.Needs[i]
		nd := newDatum(cats, n.Category.Value, n.Precision.Value)
		if !covers(nd, d) {
			continue
		}
		if reason := guardBlocks(cats, n, nd, d); reason != "" {
			blocked = reason
			continue
		}
		m := needed{need: "required", because: policy.Says(n.Because), precision: fineness(n, nd, d), why: "“" + p.Key.Value + "” needs " + describe(n)}
		if n.Optional {
			m.need = "optional"
			m.why += " optionally"
		}
		if m.precision == "finer" && (finest < 0 || nd.rung < finest) {
			finest = nd.rung
		}
		if better(m, best) {
			best = m
		}
	}
	switch {
	case best.need == "none":
		best.precision = "ok"
		best.why = blocked
		if blocked == "" {
			best.why = noneCovers(p, d)
		}
	case best.precision == "finer":
		best.allowed = cats.Rungs(d.base)[finest]
	}
	return best
}

// covers reports whether a need's category reaches a datum's, guards aside.
func covers(need, d datum) bool {
	return policy.Under(d.key, need.key) || policy.Under(d.base, need.key) || onLadder(need) && need.base == d.base
}

func onLadder(d datum) bool { return d.rung >= 0 || d.key != d.base }

// guardBlocks says why a need does not reach a guarded datum, or "".
func guardBlocks(cats *policy.Categories, n *policy.Need, need, d datum) string {
	guard := nearestGuard(cats, d)
	switch {
	case guard == "":
		return ""
	case cats.Get(guard).StepOf == need.base && need.rung >= 0 && nearestGuard(cats, need) == "":
		return "" // it asks for a coarser rung of the same ladder: the datum is needed, and too fine
	case nearestGuard(cats, need) != guard:
		return "the need of " + describe(n) + " does not reach " + guard + ", which is guarded and must be needed by name"
	case !policy.Says(n.Because):
		return "the need of " + describe(n) + " says no because, which a guarded category asks for"
	}
	return ""
}

// nearestGuard is the guarded category that a datum falls under, the nearest
// one above it, or "". A value of an unguarded category falls under a guarded
// step of its ladder where it is as fine as that step.
func nearestGuard(cats *policy.Categories, d datum) string {
	for key := d.key; key != ""; key = policy.Parent(key) {
		if c := cats.Get(key); c != nil && c.OwnGuard {
			return key
		}
	}
	if d.rung < 0 {
		return ""
	}
	for _, step := range cats.Steps(d.base) {
		if _, rung := cats.Resolve(step.Key, ""); step.OwnGuard && d.rung <= rung {
			return step.Key
		}
	}
	return ""
}

// fineness compares a datum with the precision that a need allows.
func fineness(n *policy.Need, need, d datum) string {
	switch {
	case need.rung <= 0 && !n.Precision.Given():
		return "ok" // it asks for all that the category stands for
	case need.base != d.base || d.rung < 0:
		return "unknown"
	case d.rung < need.rung:
		return "finer"
	}
	return "ok"
}

// better orders what two matching needs say: first by precision, then by need.
func better(a, b needed) bool {
	rank := func(n needed) int {
		if n.need == "none" {
			return -1
		}
		r := map[string]int{"ok": 4, "unknown": 2, "finer": 0}[n.precision]
		if n.need == "required" {
			r++
		}
		return r
	}
	return rank(a) > rank(b)
}

func describe(n *policy.Need) string {
	if n.Precision.Given() {
		return n.Category.Value + " by " + n.Precision.Value
	}
	return n.Category.Value
}

func noneCovers(p *policy.Purpose, d datum) string {
	if len(p.Needs) == 0 {
		return "“" + p.Key.Value + "” says that it needs no data"
	}
	var list []string
	for i := range p.Needs {
		list = append(list, describe(&p.Needs[i]))
	}
	return "“" + p.Key.Value + "” needs " + strings.Join(list, ", ") + "; none of these covers " + d.key
}
