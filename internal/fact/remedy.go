package fact

import (
	"slices"

	"github.com/pare-dev/pare/internal/inventory"
	"github.com/pare-dev/pare/internal/policy"
)

// What a use lacks, and what would give it that.

// remedies tries on each use what it lacks. A change that alone does not justify
// is listed with the verdict it leads to.
func (j judged) remedies() []Change {
	var list []Change
	add := func(do string, uses []*UseFacts) {
		change := Change{do, j.judge(uses)}
		if change.Then != j.verdict && !slices.Contains(list, change) {
			list = append(list, change)
		}
	}
	// mended are the uses with those changed that a change is about.
	mended := func(about func(*UseFacts) bool, mend func(*UseFacts)) []*UseFacts {
		uses := slices.Clone(j.uses)
		for i, u := range uses {
			if about(u) {
				changed := *u
				mend(&changed)
				uses[i] = &changed
			}
		}
		return uses
	}
	for _, p := range j.parts {
		if len(p.field.Field.Purposes) == 0 && p.field.Proof == "" && !j.used(p) {
			needing := &UseFacts{Field: p.field.Field, Place: p.place, Grounded: true, Record: Use{Need: "required", Precision: "ok"}}
			add("name a purpose that needs "+j.it(p.field.Field)+", and that has a lawful basis and, where that is consent, a choice", append(slices.Clone(j.uses), needing))
		}
	}
	grounded := func(u *UseFacts) {
		u.Grounded = true
		if policy.Under(u.Field.Category.Value, "user.privacy_preferences") && u.Record.Choice == "missing" {
			u.Record.Need, u.Record.Precision = "required", "ok" // it keeps the proof of the choice, once there is one
		}
	}
	for _, u := range j.uses {
		key := u.Purpose.Key.Value
		switch {
		case u.Record.Choice == "missing":
			for _, ask := range j.scopesFor(key) {
				add("ask "+ask.words+" at "+u.Field.Collection.ID.Value, mended(func(other *UseFacts) bool {
					return other.Record.Choice == "missing" && slices.Contains(ask.purposes, other.Purpose.Key.Value) && j.chosenAt(other, u.Field.Collection)
				}, grounded))
			}
		case !u.Grounded:
			add("give “"+key+"” a lawful basis and, where that is consent, a choice", mended(func(other *UseFacts) bool { return other.Purpose == u.Purpose }, grounded))
		}
		if need, do := j.missingNeed(u); do != "" {
			purpose := *u.Purpose
			purpose.Needs = append(slices.Clone(purpose.Needs), need)
			purpose.NeedsStated = true
			add(do, mended(func(other *UseFacts) bool {
				// A list yet to be written will name the other data too.
				return other.Purpose == u.Purpose && !ok(other) && (u.Purpose.NeedsStated || other.Field.Category.Value == u.Field.Category.Value)
			}, func(other *UseFacts) { j.compare(other, &purpose, j.datum(other)) }))
		}
		// Of several fields in one column one that is coarser is a datum of its own: then the
		// others have to stand by themselves.
		if d, do := j.coarser(u); do != "" && j.othersStand(u.Field) {
			add(do, mended(func(other *UseFacts) bool { return other.Field == u.Field && !ok(other) }, func(other *UseFacts) {
				j.compare(other, other.Purpose, d)
			}))
		}
	}
	return list
}

// othersStand reports whether each other field that is judged together with one
// is justified by its own uses.
func (j judged) othersStand(f *inventory.Field) bool {
	return !slices.ContainsFunc(j.parts, func(p part) bool {
		if p.field.Field == f {
			return false
		}
		own := slices.DeleteFunc(slices.Clone(j.uses), func(u *UseFacts) bool { return u.Field != p.field.Field })
		v, _ := judge(own)
		return v != Justified
	})
}

// it names a field where several are judged together.
func (j judged) it(f *inventory.Field) string {
	if len(j.parts) == 1 {
		return "it"
	}
	return f.Ref()
}

// used reports whether any use is of a part.
func (j judged) used(p part) bool {
	return slices.ContainsFunc(j.uses, func(u *UseFacts) bool {
		return u.Field == p.field.Field && (p.place == nil || u.Place == p.place)
	})
}

// ok reports whether a use's purpose needs the datum as fine as it is.
func ok(u *UseFacts) bool {
	return u.Record.Precision == "ok" && (u.Record.Need == "required" || u.Record.Need == "optional")
}

// chosenAt reports whether a consent that a collection asked would cover a use.
func (j judged) chosenAt(u *UseFacts, at *inventory.Collection) bool {
	return u.Field.Collection == at ||
		j.choices != nil && slices.Contains(j.choices.whereAsked(u.Field), at) && samePeople(u.Field, u.Purpose, at)
}

// askable is a consent scope that could be asked, and the purposes behind it.
type askable struct {
	words    string
	purposes []string
}

// scopesFor lists the consents that could be asked for a purpose: those that are
// defined, else one that is yet to be.
func (j judged) scopesFor(purpose string) []askable {
	var list []askable
	for _, s := range j.policy.Scopes {
		if s.Mode.Value == "consent" && has(s.Purposes, purpose) {
			ask := askable{words: "“" + s.Key.Value + "”"}
			for _, p := range s.Purposes {
				ask.purposes = append(ask.purposes, p.Value)
			}
			list = append(list, ask)
		}
	}
	if len(list) == 0 {
		list = append(list, askable{"a consent scope for “" + purpose + "”, which is yet to be defined,", []string{purpose}})
	}
	return list
}

// missingNeed is the need that a purpose would have to state, and how to say so;
// "" where it states one.
func (j judged) missingNeed(u *UseFacts) (need policy.Need, do string) {
	if u.Record.Need != "none" && u.Record.Need != "unstated" {
		return need, ""
	}
	need.Category.Value = u.Field.Category.Value
	need.Because.Value = "it is needed"
	words, key := need.Category.Value, u.Purpose.Key.Value
	stated := *u.Purpose
	stated.Needs, stated.NeedsStated = []policy.Need{need}, true
	if n := needOf(j.policy.Categories, &stated, j.datum(u)); n.need == "none" || n.precision != "ok" {
		need.Precision.Value = u.Precision
		words += " by " + u.Precision
	}
	if u.Record.Need == "unstated" {
		return need, "list what “" + key + "” needs, " + words + " among it"
	}
	return need, "show that “" + key + "” needs " + words + ", and write it among its needs with the reason"
}

// coarser is the datum as a purpose needs it at most, and how to say so; "" where
// it is no finer, or has no coarser form that would do.
func (j judged) coarser(u *UseFacts) (d datum, do string) {
	if u.Record.Precision == "ok" {
		return d, ""
	}
	d = j.datum(u)
	for rung, name := range j.policy.Categories.Rungs(d.base) {
		coarse := datum{d.base, d.base, rung}
		if n := needOf(j.policy.Categories, u.Purpose, coarse); n.need == "none" || n.precision != "ok" {
			continue
		}
		if u.Record.Precision == "unknown" {
			return coarse, "say that " + j.it(u.Field) + " is collected by " + name + ", if that is so"
		}
		return coarse, "collect " + j.it(u.Field) + " by " + name
	}
	return d, ""
}

// datum is what is compared with the needs of a use.
func (j judged) datum(u *UseFacts) datum {
	return newDatum(j.policy.Categories, u.Field.Category.Value, u.Precision)
}

// compare sets a use against the needs of a purpose anew.
func (j judged) compare(u *UseFacts, p *policy.Purpose, d datum) {
	n := needOf(j.policy.Categories, p, d)
	u.Record.Need, u.Record.Precision = n.need, n.precision
}
