package fact

import (
	"github.com/pare-dev/pare/internal/inventory"
	"github.com/pare-dev/pare/internal/source"
)

// grounds sums up whether a field has grounds, and a purpose wherever it is kept,
// else what it lacks. Undefined purposes and categories are input errors
// already, and the proof of a choice is justified by the scope itself: these
// lack nothing that a rule could tell.
func (c *computer) grounds(ff *FieldFacts) string {
	f := ff.Field
	if !c.knownPersonal(f) || ff.Proof != "" {
		return "ok"
	}
	places := f.Places
	if len(places) == 0 {
		places = []*inventory.Place{nil}
	}
	found := map[*inventory.Place]string{}
	somewhere := false
	for _, u := range ff.Uses {
		switch {
		case u.Grounded:
			found[u.Place] = "ok"
			somewhere = true
		case found[u.Place] == "ok":
		case u.Record.Choice == "missing":
			found[u.Place] = "no_choice"
		case found[u.Place] == "":
			found[u.Place] = "no_basis"
		}
	}
	grounds := "ok"
	for _, place := range places {
		here := found[place]
		switch {
		case here == "" && len(purposesAt(f, place)) == 0:
			return "no_purpose"
		case here == "no_basis" && !somewhere: // else it is that use's defect alone
			grounds = here
		case here == "no_choice" && grounds == "ok":
			grounds = here
		}
	}
	return grounds
}

// purposesAt are the purposes for which a field is used at a place.
func purposesAt(f *inventory.Field, place *inventory.Place) []source.Text {
	if place != nil && len(place.Purposes) > 0 {
		return place.Purposes
	}
	return f.Purposes
}
