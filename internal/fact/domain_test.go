package fact

import (
	"reflect"
	"slices"
	"testing"
)

// Every fact says what it can be and what it means, since conditions are checked
// against the one and people read the other.
func TestFactsAreDeclaredWhole(t *testing.T) {
	for _, on := range On() {
		facts := Facts(on)
		if len(facts) == 0 {
			t.Errorf("%s has no facts", on)
		}
		seen := map[string]bool{}
		for _, f := range facts {
			if seen[f.Name] {
				t.Errorf("%s: two facts are named %s", on, f.Name)
			}
			seen[f.Name] = true
			if f.Doc == "" {
				t.Errorf("%s: %s has no doc", on, f.Name)
			}
			if f.Type == "text" && len(f.Values) < 2 {
				t.Errorf("%s: %s has the values %q, expected two or more", on, f.Name, f.Values)
			}
		}
	}
}

// The domain tag of a fact that is not text repeats its type, for readers of the
// struct; the two must agree.
func TestDomainTagsFitTheirTypes(t *testing.T) {
	for _, on := range On() {
		record := reflect.TypeOf(Record(on)).Elem()
		for i := range record.NumField() {
			field := record.Field(i)
			if _, ok := field.Tag.Lookup("expr"); !ok || field.Type.Kind() == reflect.Pointer {
				continue
			}
			domain := field.Tag.Get("domain")
			if (domain == "bool") != (field.Type.Kind() == reflect.Bool) || (domain == "number") != (field.Type.Kind() == reflect.Int) {
				t.Errorf("%s.%s is of type %s with domain:%q", record.Name(), field.Name, field.Type, domain)
			}
		}
	}
}

func TestFactsNameWhatLiesBehindPointers(t *testing.T) {
	facts := Facts("use")
	i := slices.IndexFunc(facts, func(f Fact) bool { return f.Name == "category.guarded" })
	if i < 0 {
		t.Fatalf("category.guarded is not among the facts of a use: %v", facts)
	}
	if f := facts[i]; f.Type != "text" || !slices.Contains(f.Values, "special") {
		t.Errorf("category.guarded is %+v", f)
	}
	if facts[0].Name != "need" {
		t.Errorf("the first fact of a use is %s, expected its own before those of others", facts[0].Name)
	}
	if Facts("usee") != nil {
		t.Error("something unknown has facts")
	}
}
