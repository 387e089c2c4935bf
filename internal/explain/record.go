package explain

import (
	"cmp"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/pare-dev/pare/internal/fact"
)

// The facts of a record, laid out to be read.

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
