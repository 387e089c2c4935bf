package overview

import (
	"slices"
	"strings"

	"github.com/pare-dev/pare/internal/audit"
	"github.com/pare-dev/pare/internal/fact"
	"github.com/pare-dev/pare/internal/inventory"
	"github.com/pare-dev/pare/internal/policy"
	"github.com/pare-dev/pare/internal/retention"
)

// Kept is how long the data of one table is kept, places of which the same is said
// together.
type Kept struct {
	Table string // a reference; "" where nobody says where
	Stays []Stay
}

// Stay is one time for which data is kept, and the places it holds for.
type Stay struct {
	Places   []Spot
	For      *retention.Retention // nil where nobody says how long
	Says     Says                 // whose word that is
	Purposes []*policy.Purpose    // those that use it there
	Differs  string               // longer or different_events, where it does not agree with a purpose
	From     *policy.Purpose      // that purpose, or nil
	Deletion string               // what deletes it; "" where nobody says
}

// Spot is a field at a place.
type Spot struct {
	Field *inventory.Field
	At    string // a reference to a column or to the path inside one; "" where nobody says where
}

// Says is whose word decides how long data is kept.
type Says string

const (
	Nobody    Says = ""
	ByPlace   Says = "place"
	ByField   Says = "field"
	ByPurpose Says = "purpose" // the one that needs it longest
)

// Retention lists how long data is kept, in the order of the tables' references;
// what nobody says the place of comes last.
func Retention(r *audit.Result) []Kept {
	byTable := map[string]*Kept{}
	var tables []string
	for _, f := range r.Assessment.Fields {
		if !policy.Personal(f.Field.Category.Value) {
			continue
		}
		for _, at := range spots(f.Field) {
			k := byTable[at.table()]
			if k == nil {
				k = &Kept{Table: at.table()}
				byTable[k.Table] = k
				tables = append(tables, k.Table)
			}
			k.add(Spot{f.Field, at.ref()}, stay(f, at.place))
		}
	}
	slices.Sort(tables)
	if len(tables) > 0 && tables[0] == "" {
		tables = append(tables[1:], "")
	}
	var list []Kept
	for _, t := range tables {
		list = append(list, *byTable[t])
	}
	return list
}

// add puts a place beside those of which the same is said.
func (k *Kept) add(at Spot, s Stay) {
	for i := range k.Stays {
		if k.Stays[i].says(s) {
			k.Stays[i].Places = append(k.Stays[i].Places, at)
			return
		}
	}
	s.Places = []Spot{at}
	k.Stays = append(k.Stays, s)
}

// says reports whether two stays say the same.
func (s Stay) says(other Stay) bool {
	return period(s.For) == period(other.For) && s.Says == other.Says && slices.Equal(s.Purposes, other.Purposes) &&
		s.Differs == other.Differs && s.From == other.From && s.Deletion == other.Deletion
}

// period is a time and its event as one value, to compare them.
func period(r *retention.Retention) [2]string {
	if r == nil {
		return [2]string{}
	}
	return [2]string{r.For.String(), r.After.Value}
}

func stay(f *fact.FieldFacts, p *inventory.Place) Stay {
	s := Stay{For: f.Field.Retention}
	if p != nil {
		s.Deletion = strings.TrimSpace(p.Deletion.Value)
		if p.Retention != nil {
			s.For = p.Retention
		}
	}
	for _, u := range f.Uses {
		if u.Place != p {
			continue
		}
		s.Purposes = add(s.Purposes, u.Purpose)
		if u.Kept != nil {
			s.For = u.Kept
		}
		if u.Record.Retention == "longer" || u.Record.Retention == "different_events" {
			s.Differs, s.From = u.Record.Retention, u.Purpose
		}
	}
	switch {
	case s.For == nil:
	case p != nil && s.For == p.Retention:
		s.Says = ByPlace
	case s.For == f.Field.Retention:
		s.Says = ByField
	default:
		s.Says = ByPurpose
	}
	return s
}
