package report

import (
	"cmp"
	"slices"

	"github.com/pare-dev/pare/internal/audit"
	"github.com/pare-dev/pare/internal/finding"
	"github.com/pare-dev/pare/internal/jurisdiction"
)

// htmlSeverity is the findings of one severity, by rule.
type htmlSeverity struct {
	Name  string
	N     int
	Rules []htmlRule
}

// htmlRule is what one rule found: what holds of all of it is said once.
type htmlRule struct {
	ID, Title, Kind string
	Anchor          string    // of its findings on the page
	Fix             string    // "" where each finding has its own
	Law             []htmlLaw // none: good practice
	Findings        []htmlFinding
	Open            bool
}

type htmlLaw struct{ Citation, Says, URL string }

type htmlFinding struct {
	Message, Fingerprint string
	Fix                  string // "" where that of the rule's findings holds
	Places               []htmlPlace
}

// htmlPlace is a place that a finding points at, and what stands there.
type htmlPlace struct{ At, Role, Ref string }

// htmlFindings are the findings that a report lists, the most severe first, those
// of one rule together.
func htmlFindings(r *audit.Result, o Options) []htmlSeverity {
	at := map[string]int{} // by rule
	var list []htmlSeverity
	shown := 0
	for _, f := range standing(r, o.MinSeverity) {
		if len(list) == 0 || list[len(list)-1].Name != f.Severity.String() {
			list = append(list, htmlSeverity{Name: f.Severity.String()})
			clear(at)
		}
		group := &list[len(list)-1]
		group.N++
		i, known := at[f.Rule]
		if !known {
			i = len(group.Rules)
			at[f.Rule] = i
			group.Rules = append(group.Rules, htmlRule{
				ID: f.Rule, Title: f.Title, Kind: string(f.Kind), Anchor: group.Name + "-" + f.Rule, Law: htmlLawOf(r, f.Law),
			})
		}
		group.Rules[i].Findings = append(group.Rules[i].Findings, htmlFindingOf(f))
	}
	for _, group := range list {
		for i := range group.Rules {
			rule := &group.Rules[i]
			rule.oneFix()
			shown += len(rule.Findings)
			rule.Open = shown <= htmlOpen
		}
	}
	return list
}

// htmlFailing is what decides that an audit fails: the rules whose findings count,
// those with the most of each severity first.
type htmlFailing struct {
	Rules []htmlRule
	More  int
}

func htmlFailingOf(groups []htmlSeverity, o Options) htmlFailing {
	const most = 8
	var f htmlFailing
	for _, group := range groups {
		if severity, err := finding.ParseSeverity(group.Name); err != nil || !fails(severity, o) {
			continue
		}
		rules := slices.SortedStableFunc(slices.Values(group.Rules), func(a, b htmlRule) int { return cmp.Compare(len(b.Findings), len(a.Findings)) })
		f.Rules = append(f.Rules, rules...)
	}
	if len(f.Rules) > most+1 {
		f.Rules, f.More = f.Rules[:most], len(f.Rules)-most
	}
	return f
}

// oneFix says once what mends every finding, where that is the same.
func (r *htmlRule) oneFix() {
	fix := r.Findings[0].Fix
	if slices.ContainsFunc(r.Findings, func(f htmlFinding) bool { return f.Fix != fix }) {
		return
	}
	r.Fix = fix
	for i := range r.Findings {
		r.Findings[i].Fix = ""
	}
}

func htmlFindingOf(f *finding.Finding) htmlFinding {
	h := htmlFinding{Message: f.Message, Fix: f.Fix, Fingerprint: f.Fingerprint}
	for _, p := range f.Places {
		h.Places = append(h.Places, htmlPlace{p.Span.Pos.String(), p.Role, p.Ref})
	}
	return h
}

func htmlLawOf(r *audit.Result, law []string) []htmlLaw {
	var list []htmlLaw
	for _, citation := range law {
		c, _ := jurisdiction.Find(r.Laws, citation)
		list = append(list, htmlLaw{citation, c.Says, c.URL})
	}
	return list
}
