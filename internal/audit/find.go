package audit

import (
	"slices"
	"strings"

	"github.com/pare-dev/pare/internal/fact"
	"github.com/pare-dev/pare/internal/inventory"
)

// Thing is something that a reference leads to: of its parts exactly one is set.
type Thing struct {
	Ref        string
	Kind       string // field, place, column, table, purpose, consent scope, collection or recipient
	Field      *fact.FieldFacts
	Column     *fact.ColumnFacts
	Table      *fact.TableFacts
	Purpose    *fact.PurposeFacts
	Scope      *fact.ScopeFacts
	Collection *fact.CollectionFacts
	Recipient  *fact.RecipientFacts
}

// Find gives what a reference leads to: all that have it as their whole name,
// else those of which it is the end, at a dot: users.dob is shop.users.dob.
func Find(r *Result, ref string) []Thing {
	names := spellings(r.Inventory.Datasets, ref)
	var whole, end []Thing
	for _, t := range things(r) {
		switch {
		case slices.Contains(names, t.Ref):
			whole = append(whole, t)
		case endsIn(t.Ref, ref):
			end = append(end, t)
		}
	}
	if len(whole) > 0 {
		return sameDatum(whole)
	}
	return sameDatum(end)
}

// spellings are what a reference can be called: as it was written, and without
// needless quotes and the name of the default schema.
func spellings(datasets []*inventory.Dataset, ref string) []string {
	list := []string{ref}
	if column, err := inventory.ParseRef(ref); err == nil {
		list = append(list, short(datasets, column).String())
	}
	if table, err := inventory.ParseTableRef(ref); err == nil {
		list = append(list, short(datasets, table).String())
	}
	return list
}

// short is a reference without the name of the default schema, as references in
// a schema are.
func short(datasets []*inventory.Dataset, ref inventory.Ref) inventory.Ref {
	for _, d := range datasets {
		if d.Name == ref.Dataset && d.DefaultSchema == ref.Schema {
			ref.Schema = ""
		}
	}
	return ref
}

// endsIn reports whether the end of a reference, from a dot between two of its
// parts on, is what was asked for.
func endsIn(ref, end string) bool {
	before, ok := strings.CutSuffix(ref, "."+end)
	return ok && end != "" && strings.Count(before, `"`)%2 == 0 && !strings.Contains(before, "#")
}

// Names lists all that Find may be asked for: whole references, and their ends
// from each dot on. Sorted.
func Names(r *Result) []string {
	var names []string
	for _, t := range things(r) {
		names = append(names, t.Ref)
		for i, c := range t.Ref {
			if c == '.' && endsIn(t.Ref, t.Ref[i+1:]) {
				names = append(names, t.Ref[i+1:])
			}
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

func things(r *Result) []Thing {
	a := r.Assessment
	var list []Thing
	for _, f := range a.Fields {
		list = append(list, Thing{Ref: f.Field.Ref(), Kind: "field", Field: f})
	}
	// What is no column of its own is explained by the field that is kept there.
	for _, f := range a.Fields {
		for _, p := range f.Field.Places {
			if p.At.Path != "" || len(p.Columns) == 0 {
				list = append(list, Thing{Ref: short(r.Inventory.Datasets, p.At).String(), Kind: "place", Field: f})
			}
		}
	}
	for i := range a.Columns {
		list = append(list, Thing{Ref: a.Columns[i].Column.Ref().String(), Kind: "column", Column: &a.Columns[i]})
	}
	for i := range a.Tables {
		list = append(list, Thing{Ref: a.Tables[i].Table.Ref().String(), Kind: "table", Table: &a.Tables[i]})
	}
	for i := range a.Purposes {
		list = append(list, Thing{Ref: a.Purposes[i].Record.Key, Kind: "purpose", Purpose: &a.Purposes[i]})
	}
	for i := range a.Scopes {
		list = append(list, Thing{Ref: a.Scopes[i].Record.Key, Kind: "consent scope", Scope: &a.Scopes[i]})
	}
	for i := range a.Collections {
		list = append(list, Thing{Ref: a.Collections[i].Record.ID, Kind: "collection", Collection: &a.Collections[i]})
	}
	for i := range a.Recipients {
		list = append(list, Thing{Ref: a.Recipients[i].Record.Key, Kind: "recipient", Recipient: &a.Recipients[i]})
	}
	return list
}

// sameDatum leaves out the field, or its place, where what else was found is the
// only column that keeps it: both are the same datum, and the column tells more.
// A place says no more than its field.
func sameDatum(list []Thing) []Thing {
	return slices.DeleteFunc(slices.Clone(list), func(t Thing) bool {
		if t.Field == nil {
			return false
		}
		var columns []*inventory.Column
		for _, p := range t.Field.Field.Places {
			columns = append(columns, p.Columns...)
		}
		return slices.ContainsFunc(list, func(other Thing) bool {
			switch {
			case other.Column != nil:
				return len(t.Field.Field.Places) == 1 && len(columns) == 1 && columns[0] == other.Column.Column && t.Field.Field.Places[0].At.Path == ""
			case t.Kind == "place":
				return other.Kind == "field" && other.Field == t.Field
			}
			return false
		})
	})
}
