package fact

import (
	"fmt"
	"reflect"
	"strings"
)

// Fact is one thing that a condition can read, as the struct tags declare it.
type Fact struct {
	Name   string   // as conditions write it: need, purpose.kind
	Place  bool     // it can differ between the places of one datum
	Type   string   // text, bool or number
	Values []string // all that a text can be, in declared order
	Doc    string
}

// Record returns a pointer to an empty record of what a rule is on, or nil where
// a rule cannot be on that.
func Record(on string) any {
	switch on {
	case "use":
		return &Use{}
	case "field":
		return &Field{}
	case "column":
		return &Column{}
	case "table":
		return &Table{}
	case "purpose":
		return &Purpose{}
	case "scope":
		return &Scope{}
	case "collection":
		return &Collection{}
	case "recipient":
		return &Recipient{}
	case "waiver":
		return &Waiver{}
	}
	return nil
}

// Facts lists the facts of what a rule is on, in declared order, those of the
// records it points at behind its own. The order is what `rules facts` shows.
func Facts(on string) []Fact {
	record := Record(on)
	if record == nil {
		return nil
	}
	return factsOf(reflect.TypeOf(record).Elem(), "")
}

func factsOf(record reflect.Type, prefix string) []Fact {
	var own, nested []Fact
	for i := range record.NumField() {
		field := record.Field(i)
		name, ok := field.Tag.Lookup("expr")
		if !ok {
			continue // a name or a title: for messages, not for conditions
		}
		if field.Type.Kind() == reflect.Pointer {
			nested = append(nested, factsOf(field.Type.Elem(), prefix+name+".")...)
			continue
		}
		f := Fact{Name: prefix + name, Place: field.Tag.Get("per") == "place", Doc: field.Tag.Get("doc")}
		switch field.Type.Kind() {
		case reflect.String:
			f.Type, f.Values = "text", strings.Fields(field.Tag.Get("domain"))
		case reflect.Bool:
			f.Type = "bool"
		case reflect.Int:
			f.Type = "number"
		default:
			panic(fmt.Sprintf("fact %s.%s is of type %s, which no condition can read", record.Name(), field.Name, field.Type))
		}
		own = append(own, f)
	}
	return append(own, nested...)
}
