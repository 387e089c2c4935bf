package report

import (
	"cmp"
	"slices"

	"github.com/pare-dev/pare/internal/audit"
	"github.com/pare-dev/pare/internal/finding"
	"github.com/pare-dev/pare/internal/harmless"
	"github.com/pare-dev/pare/internal/inventory"
)

// group is the findings about one thing, the most severe first.
type group struct {
	kind     string // collection, table, purpose, scope or recipient
	name     string
	title    string // "" where it has none besides its name
	findings []finding.Finding
}

// groups gathers the findings that stand and are not below the severity, by
// what they are about: collections, then tables, purposes, consent scopes,
// recipients and waivers, each kind in the order of the findings' places.
func groups(r *audit.Result, least finding.Severity) []group {
	titles := titlesOf(r)
	index := map[[2]string]int{}
	var list []group
	for _, f := range r.Findings {
		if f.Suppressed != nil || f.Severity < least {
			continue
		}
		kind, name := about(f)
		key := [2]string{kind, name}
		i, ok := index[key]
		if !ok {
			i = len(list)
			index[key] = i
			title := titles[key]
			if title == name {
				title = ""
			}
			list = append(list, group{kind: kind, name: name, title: title})
		}
		list[i].findings = append(list[i].findings, f)
	}
	order := []string{"collection", "table", "purpose", "scope", "recipient", "waivers"}
	slices.SortStableFunc(list, func(a, b group) int {
		return slices.Index(order, a.kind) - slices.Index(order, b.kind)
	})
	for _, g := range list {
		slices.SortStableFunc(g.findings, func(a, b finding.Finding) int {
			return cmp.Or(cmp.Compare(b.Severity, a.Severity), cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.Fix, b.Fix))
		})
	}
	return list
}

// about says which group a finding belongs to.
func about(f finding.Finding) (kind, name string) {
	p := f.Path
	switch {
	case p.Waives != "":
		return "waivers", ""
	case p.Collection != "":
		return "collection", p.Collection
	case p.Ref != "" && f.On == "table":
		return "table", p.Ref
	case p.Ref != "":
		ref, err := inventory.ParseRef(p.Ref)
		if err != nil {
			return "table", p.Ref
		}
		return "table", ref.OfTable().String()
	case p.Purpose != "":
		return "purpose", p.Purpose
	case p.Scope != "":
		return "scope", p.Scope
	}
	return "recipient", p.Recipient
}

func titlesOf(r *audit.Result) map[[2]string]string {
	titles := map[[2]string]string{}
	for _, c := range r.Assessment.Collections {
		titles[[2]string{"collection", c.Record.ID}] = c.Record.Title
	}
	for _, p := range r.Assessment.Purposes {
		titles[[2]string{"purpose", p.Record.Key}] = p.Record.Title
	}
	for _, s := range r.Assessment.Scopes {
		titles[[2]string{"scope", s.Record.Key}] = s.Record.Title
	}
	for _, rec := range r.Assessment.Recipients {
		titles[[2]string{"recipient", rec.Record.Key}] = rec.Record.Title
	}
	return titles
}

// heading names a group: the word of its kind, its name, and its title.
func (g group) heading() string {
	kind := g.kind
	if kind == "scope" {
		kind = "consent scope"
	}
	if g.name == "" {
		return kind
	}
	if g.title == "" {
		return kind + " " + harmless.Text(g.name)
	}
	return kind + " " + harmless.Text(g.name) + ": " + harmless.Text(g.title)
}

// lastOfRun reports whether the finding after the one at i has other advice, so
// that the advice they share is given once, behind the last of them.
func (g group) lastOfRun(i int) bool {
	if i+1 == len(g.findings) {
		return true
	}
	f, next := g.findings[i], g.findings[i+1]
	return f.Rule != next.Rule || f.Fix != next.Fix
}
