package fact

import (
	"slices"
	"strings"

	"github.com/pare-dev/pare/internal/inventory"
	"github.com/pare-dev/pare/internal/policy"
)

// Withdrawal is what ends when a person withdraws a consent, objects, or when a
// purpose is given up. Every use under its purposes is either stopped or goes on.
type Withdrawal struct {
	Stopped []*UseFacts
	GoesOn  []GoesOn
	Ceased  []*inventory.Field // what no remaining use is a reason to collect
	Coarser []Kept             // what the remaining uses need no finer than to a precision
	Lost    []Kept             // what no remaining use is a reason to keep
	Stands  []Kept             // what other uses still justify, or leave open
}

// GoesOn is a use that does not stop, and why.
type GoesOn struct {
	Use *UseFacts
	Why string
}

// Kept is one datum in one place: all that is kept there of one category, by
// whatever fields, as it is judged for a column. Place is nil where a field is
// stored nowhere or nobody says where; Column where the place is no column that
// was read.
type Kept struct {
	Fields        []*inventory.Field
	Place         *inventory.Place
	Column        *inventory.Column
	Before, After Verdict
	Why           string      // of After
	Enough        string      // the precision that is enough for the remaining uses, where they need it and no finer
	Proof         string      // the scope of which it keeps the proof of the choice, or ""
	Beside        bool        // it stands only for something else that is kept in the same place
	Uses          []*UseFacts // those that remain
}

// Where names where a datum is kept, else the field itself.
func (k Kept) Where() string {
	switch {
	case k.Column != nil:
		ref := k.Column.Ref()
		ref.Path = k.Place.At.Path
		return ref.String()
	case k.Place != nil:
		return k.Place.At.String()
	}
	return k.Fields[0].Ref()
}

// WithoutPurpose gives up a purpose: all its uses stop.
func WithoutPurpose(a *Assessment, p *policy.Purpose) Withdrawal {
	return withdraw(a, func(u *UseFacts) (concerned, stops bool, why string) {
		return u.Purpose == p, true, ""
	})
}

// WithoutScope has a person say no to a consent scope. A consent that is
// withdrawn stops the uses that it covers and those that rest on it otherwise,
// unless another scope that was asked does the same. An objection stops all uses under its purposes, except those
// that a law asks for.
func WithoutScope(a *Assessment, p *policy.Policy, inv *inventory.Inventory, s *policy.Scope) Withdrawal {
	remaining := *p
	remaining.Scopes = slices.DeleteFunc(slices.Clone(p.Scopes), func(other *policy.Scope) bool { return other == s })
	others := newChoices(&remaining, inv)
	return withdraw(a, func(u *UseFacts) (concerned, stops bool, why string) {
		switch {
		case !has(s.Purposes, u.Purpose.Key.Value):
			return false, false, ""
		case s.Mode.Value == "objection":
			return true, u.Purpose.Basis.Value != "legal_obligation", "a law asks for it, and no objection ends that"
		case u.Record.Choice != "covered" && !restsOnConsent(u):
			return true, false, u.ChoiceWhy
		case u.Record.Choice != "covered":
			return true, others.mode(u.Field, u.Purpose) != "consent", "another consent is asked for it"
		}
		choice, why := others.of(u.Field, u.Purpose)
		return true, choice != "covered", why
	})
}

// restsOnConsent reports whether a use rests on a consent that was asked, though
// its purpose has another basis: the explicit one that condition a of GDPR Art.
// 9(2) asks for a special category.
func restsOnConsent(u *UseFacts) bool {
	return u.Record.Asked == "consent" && u.Record.Category.Guarded == "special" && u.Record.Purpose.Condition == "a"
}

// withdraw stops uses and judges anew what they touched, place by place.
func withdraw(a *Assessment, judgeUse func(*UseFacts) (concerned, stops bool, why string)) Withdrawal {
	var w Withdrawal
	stopped := map[*UseFacts]bool{}
	for _, f := range a.Fields {
		var rest []*UseFacts
		for _, u := range f.Uses {
			concerned, stops, why := judgeUse(u)
			switch {
			case concerned && stops:
				w.Stopped = append(w.Stopped, u)
				stopped[u] = true
				continue
			case concerned:
				w.GoesOn = append(w.GoesOn, GoesOn{u, why})
			}
			rest = append(rest, u)
		}
		if v, _ := judge(rest); len(rest) < len(f.Uses) && f.Proof == "" && !stands(v) && enough(rest) == "" {
			w.Ceased = append(w.Ceased, f.Field)
		}
	}
	if len(w.Stopped) == 0 {
		return w
	}
	for _, k := range keptBy(a, stopped) {
		switch {
		case stands(k.After):
			w.Stands = append(w.Stands, k)
		case k.Enough != "":
			w.Coarser = append(w.Coarser, k)
		default:
			w.Lost = append(w.Lost, k)
		}
	}
	return w
}

// enough lists the precisions that uses with grounds need a datum by, where they
// need it, and no finer: "" where they do not.
func enough(uses []*UseFacts) string {
	var rungs []string
	for _, u := range uses {
		if u.Grounded && u.Record.Precision == "finer" && !slices.Contains(rungs, u.Allowed) {
			rungs = append(rungs, u.Allowed)
		}
	}
	return strings.Join(rungs, ", ")
}

// stands reports whether what has a verdict may stay: it is justified, or not
// enough is declared to say that it is not.
func stands(v Verdict) bool { return v == Justified || v == Unclassified }

// spot is where one datum is kept: a column or the path inside it, else what the
// place is called, else the field itself; with the category.
type spot struct {
	column             *inventory.Column
	at, path, category string
}

// spots lists where a field is at a place, nil where it says none. A place that
// is a pattern reaches several columns.
func spots(f *inventory.Field, place *inventory.Place) []spot {
	category := f.Category.Value
	switch {
	case place == nil:
		return []spot{{at: f.Ref(), category: category}}
	case len(place.Columns) == 0:
		return []spot{{at: place.At.String(), category: category}}
	}
	var list []spot
	for _, c := range place.Columns {
		list = append(list, spot{column: c, path: place.At.Path, category: category})
	}
	return list
}

// keptBy judges each datum that a stopped use touched, by all of its uses before
// and by the others after.
func keptBy(a *Assessment, stopped map[*UseFacts]bool) []Kept {
	uses := map[spot][]*UseFacts{}
	inColumn := map[*inventory.Column][]spot{}
	proofs := map[spot]string{}
	var touched []spot
	for _, f := range a.Fields {
		for _, u := range f.Uses {
			for _, at := range spots(u.Field, u.Place) {
				if stopped[u] && !slices.ContainsFunc(uses[at], func(u *UseFacts) bool { return stopped[u] }) {
					touched = append(touched, at)
				}
				if at.column != nil && uses[at] == nil {
					inColumn[at.column] = append(inColumn[at.column], at)
				}
				uses[at] = append(uses[at], u)
			}
		}
		if f.Proof == "" {
			continue
		}
		for _, place := range f.Field.Places { // of which there need be no use
			for _, at := range spots(f.Field, place) {
				if at.column != nil && uses[at] == nil && proofs[at] == "" {
					inColumn[at.column] = append(inColumn[at.column], at)
				}
				proofs[at] = f.Proof
			}
		}
	}
	var list []Kept
	for _, at := range touched {
		k := Kept{Column: at.column, Proof: proofs[at]}
		for _, u := range uses[at] {
			if k.Place == nil {
				k.Place = u.Place
			}
			if !slices.Contains(k.Fields, u.Field) {
				k.Fields = append(k.Fields, u.Field)
			}
			if !stopped[u] {
				k.Uses = append(k.Uses, u)
			}
		}
		k.Before, _ = judge(uses[at])
		k.After, k.Why = judge(k.Uses)
		k.Enough = enough(k.Uses)
		if k.Proof != "" && !stands(k.After) {
			k.After, k.Why = Justified, keepsProof(k.Proof)
		}
		if !stands(k.After) {
			k.beside(at, inColumn[at.column], uses, proofs, stopped)
		}
		list = append(list, k)
	}
	return list
}

// beside lets a place stand that keeps something else besides which may stay: the
// column cannot be emptied of one without the other.
func (k *Kept) beside(at spot, others []spot, uses map[spot][]*UseFacts, proofs map[spot]string, stopped map[*UseFacts]bool) {
	for _, other := range others {
		if other == at || !overlap(at.path, other.path) {
			continue
		}
		var rest []*UseFacts
		for _, u := range uses[other] {
			if !stopped[u] {
				rest = append(rest, u)
			}
		}
		v, _ := judge(rest)
		if proofs[other] != "" && !stands(v) {
			v, k.Proof = Justified, proofs[other]
		}
		if stands(v) {
			k.After, k.Uses = v, append(k.Uses, rest...)
			k.Why = "no reason is left for " + at.category + ", but it also keeps " + other.category + ", which stays"
			k.Beside = true
		}
	}
}

// overlap reports whether of two paths inside a column one holds the other.
func overlap(a, b string) bool {
	a, b = a+"/", b+"/"
	return strings.HasPrefix(a, b) || strings.HasPrefix(b, a)
}
