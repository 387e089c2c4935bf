package audit

import (
	"slices"
	"strings"

	"github.com/pare-dev/pare/internal/fact"
)

// Thing is something that a reference leads to: of its parts exactly one is set.
type Thing struct {
	Ref        string
	Kind       string // field, column, table, purpose, consent scope, collection or recipient
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
	var whole, end []Thing
	for _, t := range things(r) {
		switch {
		case t.Ref == ref:
			whole = append(whole, t)
		case strings.HasSuffix(t.Ref, "."+ref):
			end = append(end, t)
		}
	}
	if len(whole) > 0 {
		return whole
	}
	return sameDatum(end)
}

// References lists the names of all that Find knows, sorted.
func References(r *Result) []string {
	var refs []string
	for _, t := range things(r) {
		refs = append(refs, t.Ref)
	}
	slices.Sort(refs)
	return slices.Compact(refs)
}

func things(r *Result) []Thing {
	a := r.Assessment
	var list []Thing
	for _, f := range a.Fields {
		list = append(list, Thing{Ref: f.Field.Ref(), Kind: "field", Field: f})
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

// sameDatum leaves one of a field and the one column that keeps it: both are the
// same datum, and the column tells more.
func sameDatum(list []Thing) []Thing {
	if len(list) != 2 || list[0].Field == nil || list[1].Column == nil {
		return list
	}
	for _, p := range list[0].Field.Field.Places {
		if slices.Contains(p.Columns, list[1].Column.Column) {
			return list[1:]
		}
	}
	return list
}
