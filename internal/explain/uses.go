package explain

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/pare-dev/pare/internal/fact"
	"github.com/pare-dev/pare/internal/harmless"
)

// uses shows each use with each of its own facts, those that come with a reason
// first. Uses that differ by their place alone are shown together. named says
// of which field each is.
func (p page) uses(uses []*fact.UseFacts, named bool) {
	for i, u := range uses {
		if slices.ContainsFunc(uses[:i], func(other *fact.UseFacts) bool { return alike(u, other) }) {
			continue
		}
		var places []string
		for _, other := range uses[i:] {
			if other.Place != nil && alike(u, other) {
				places = append(places, other.Place.At.String())
			}
		}
		p.section(harmless.Text("Use for “" + u.Record.Purpose.Title + "” (" + u.Purpose.Key.Value + ")"))
		var list, rest [][2]string
		if named {
			list = append(list, [2]string{"of", u.Field.Ref()})
		}
		switch all := len(u.Field.Places); {
		case len(places) > 3 && len(places) == all:
			list = append(list, [2]string{"in", fmt.Sprintf("all %d places", all)})
		case len(places) > 0:
			list = append(list, [2]string{"in", strings.Join(places, ", ")})
		}
		for _, f := range own(reflect.ValueOf(u.Record)) {
			because := ""
			switch f[0] {
			case "need":
				because = u.Why
			case "precision":
				because = precisionWords(u)
			case "choice":
				because = u.ChoiceWhy
			case "retention":
				because = retentionWords(u)
			default:
				rest = append(rest, f)
				continue
			}
			if because != "" {
				f[1] += ": " + because
			}
			list = append(list, f)
		}
		p.pairs(2, append(list, [2]string{"also", together(rest)}))
	}
}

// alike reports whether two uses of a field differ by their place alone.
func alike(a, b *fact.UseFacts) bool {
	x, y := *a, *b
	x.Place, y.Place = nil, nil
	return x == y
}

func precisionWords(u *fact.UseFacts) string {
	switch {
	case u.Allowed != "":
		return "collected by " + u.Precision + ", and " + u.Allowed + " is enough"
	case u.Precision != "" && u.Record.Need != "none":
		return "collected by " + u.Precision
	}
	return ""
}

func retentionWords(u *fact.UseFacts) string {
	switch {
	case u.NeededFor != "":
		return "kept for " + u.KeptFor + ", needed for " + u.NeededFor
	case u.KeptFor != "" && u.Record.Retention == "missing":
		return "“" + u.Purpose.Key.Value + "” does not say how long; kept for " + u.KeptFor
	case u.KeptFor != "":
		return "kept for " + u.KeptFor
	}
	return ""
}
