package overview

import (
	"slices"

	"github.com/pare-dev/pare/internal/audit"
	"github.com/pare-dev/pare/internal/fact"
	"github.com/pare-dev/pare/internal/inventory"
	"github.com/pare-dev/pare/internal/policy"
	"github.com/pare-dev/pare/internal/source"
)

// Choice is one thing that people decide: a consent scope, with all that hangs on
// it.
type Choice struct {
	Scope    fact.ScopeFacts
	Asked    []*inventory.Collection // where it is put to people; none where nobody does
	Purposes []Chosen                // in the order in which the scope names them
	No       fact.Withdrawal         // what ends for a person who says no
}

// Chosen is one purpose, with what is used for it and who is given data for it.
type Chosen struct {
	Purpose    *policy.Purpose
	Fields     []*inventory.Field
	Recipients []*inventory.Recipient
}

// Choices lists what people decide, in the order of the scopes' keys.
func Choices(r *audit.Result) []Choice {
	fields := fieldsByPurpose(r)
	var list []Choice
	for _, s := range r.Assessment.Scopes {
		c := Choice{Scope: s, No: fact.WithoutScope(r.Assessment, r.Policy, r.Inventory, s.Scope)}
		for _, col := range r.Inventory.Manifest.Collections {
			for _, asked := range col.Asks {
				if asked.Value == s.Record.Key {
					c.Asked = add(c.Asked, col)
				}
			}
		}
		for _, key := range s.Scope.Purposes {
			if p := purposeOf(r, key.Value); p != nil {
				c.Purposes = append(c.Purposes, Chosen{p, fields[p], recipientsOf(r, p)})
			}
		}
		list = append(list, c)
	}
	return list
}

// Unasked lists the purposes that rest on consent though no scope lets people give
// it, in the order of their keys.
func Unasked(r *audit.Result) []Chosen {
	fields := fieldsByPurpose(r)
	var list []Chosen
	for _, p := range r.Policy.Purposes {
		if p.Basis.Value == "consent" && !slices.ContainsFunc(r.Policy.Scopes, func(s *policy.Scope) bool {
			return s.Mode.Value == "consent" && slices.ContainsFunc(s.Purposes, func(key source.Text) bool { return key.Value == p.Key.Value })
		}) {
			list = append(list, Chosen{p, fields[p], recipientsOf(r, p)})
		}
	}
	return list
}

// fieldsByPurpose lists the fields that are used for each purpose, in the order of
// the manifest.
func fieldsByPurpose(r *audit.Result) map[*policy.Purpose][]*inventory.Field {
	fields := map[*policy.Purpose][]*inventory.Field{}
	for _, f := range r.Assessment.Fields {
		for _, u := range f.Uses {
			if list := fields[u.Purpose]; len(list) == 0 || list[len(list)-1] != f.Field {
				fields[u.Purpose] = append(list, f.Field)
			}
		}
	}
	return fields
}

func recipientsOf(r *audit.Result, p *policy.Purpose) []*inventory.Recipient {
	var list []*inventory.Recipient
	for _, rec := range r.Assessment.Recipients {
		if slices.Contains(rec.Purposes, p) {
			list = append(list, rec.Recipient)
		}
	}
	return list
}
