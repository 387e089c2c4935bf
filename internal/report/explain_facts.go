package report

import (
	"cmp"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/pare-dev/pare/internal/fact"
	"github.com/pare-dev/pare/internal/harmless"
)

// Every fact of uses and records, laid out to be read.

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

// facts shows a record's own facts, and once those of each category, purpose and
// collection that its uses share.
func (p page) facts(name string, record any, uses []*fact.UseFacts, shared ...any) {
	for _, u := range uses {
		shared = append(shared, *u.Record.Category, *u.Record.Purpose, *u.Record.Collection)
	}
	list := [][2]string{{name, together(own(reflect.ValueOf(record)))}}
	for _, record := range shared {
		kind, key := "", ""
		switch known := record.(type) {
		case fact.Category:
			kind, key = "category", known.Key
		case fact.Purpose:
			kind, key = "purpose", known.Key
		case fact.Collection:
			kind, key = "collection", known.ID
		}
		pair := [2]string{kind, key + ": " + together(own(reflect.ValueOf(record)))}
		if key != "" && !slices.Contains(list, pair) {
			list = append(list, pair)
		}
	}
	slices.SortStableFunc(list[1:], func(a, b [2]string) int { return cmp.Compare(a[0], b[0]) })
	p.section("All other facts that rules see")
	p.pairs(2, list)
}

// together writes facts one after another, those with the same plain answer
// behind it: kind form; stated: notice, source; no: asks.
func together(facts [][2]string) string {
	answers := []string{"stated", "missing", "unstated", "yes", "no"}
	groups := make([][]string, len(answers))
	var parts, own []string
	for _, f := range facts {
		if i := slices.Index(answers, f[1]); i >= 0 {
			groups[i] = append(groups[i], f[0])
		} else {
			own = append(own, f[0]+" "+f[1])
		}
	}
	if len(own) > 0 {
		parts = append(parts, strings.Join(own, ", "))
	}
	for i, names := range groups {
		if len(names) > 0 {
			parts = append(parts, answers[i]+": "+strings.Join(names, ", "))
		}
	}
	return strings.Join(parts, "; ")
}

// own lists the facts of a record itself, names and values.
func own(record reflect.Value) [][2]string {
	var list [][2]string
	for i := range record.NumField() {
		name, ok := record.Type().Field(i).Tag.Lookup("expr")
		if !ok || record.Field(i).Kind() == reflect.Pointer {
			continue
		}
		value := fmt.Sprint(record.Field(i).Interface())
		switch value {
		case "true":
			value = "yes"
		case "false":
			value = "no"
		}
		list = append(list, [2]string{name, value})
	}
	return list
}
