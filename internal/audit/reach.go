package audit

import (
	"slices"

	"github.com/pare-dev/pare/internal/fact"
	"github.com/pare-dev/pare/internal/inventory"
	"github.com/pare-dev/pare/internal/rule"
	"github.com/pare-dev/pare/internal/source"
)

// unreached names the patterns under only: and except: of rules that reach
// nothing: such a rule silently never holds, or holds where it should not.
func unreached(rules []*rule.Rule, a *fact.Assessment) []source.Problem {
	var patterns []source.Text
	for _, r := range rules {
		patterns = slices.Concat(patterns, r.Only, r.Except)
	}
	if len(patterns) == 0 {
		return nil
	}
	refs := everyReference(a)
	var problems []source.Problem
	for _, pattern := range patterns {
		if !slices.ContainsFunc(refs, func(ref string) bool { return inventory.Glob(pattern.Value, ref) }) {
			problems = append(problems, source.Problem{
				Kind: source.Warning, Span: pattern.Span,
				Msg:  "“" + pattern.Value + "” reaches nothing that is declared or in a schema",
				Hint: "write a whole reference, such as checkout.email, shop.users.email or shop.users.*",
			})
		}
	}
	return problems
}

// everyReference lists the names under which things are known.
func everyReference(a *fact.Assessment) []string {
	var refs []string
	for _, f := range a.Fields {
		refs = append(refs, f.Field.Ref())
		for _, p := range f.Field.Places {
			refs = append(refs, p.At.String())
		}
	}
	for i := range a.Columns {
		refs = append(refs, a.Columns[i].Column.Ref().String())
	}
	for _, t := range a.Tables {
		refs = append(refs, t.Table.Ref().String())
	}
	for _, p := range a.Purposes {
		refs = append(refs, p.Record.Key)
	}
	for _, s := range a.Scopes {
		refs = append(refs, s.Record.Key)
	}
	for _, c := range a.Collections {
		refs = append(refs, c.Record.ID)
	}
	for _, r := range a.Recipients {
		refs = append(refs, r.Record.Key)
	}
	return refs
}
