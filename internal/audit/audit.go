// Package audit is the flow from files to findings, as one function a reader
// can follow.
package audit

import (
	"slices"

	"github.com/pare-dev/pare/internal/classify"
	"github.com/pare-dev/pare/internal/fact"
	"github.com/pare-dev/pare/internal/finding"
	"github.com/pare-dev/pare/internal/inventory"
	"github.com/pare-dev/pare/internal/jurisdiction"
	"github.com/pare-dev/pare/internal/policy"
	"github.com/pare-dev/pare/internal/rule"
	"github.com/pare-dev/pare/internal/source"
	"github.com/pare-dev/pare/internal/suppress"
)

// Result is everything that an audit found out. It is never changed once made.
type Result struct {
	Today      string // the day it was made, YYYY-MM-DD; "" where nothing depends on it
	Inputs     []Input
	Problems   []source.Problem
	Policy     *policy.Policy
	Laws       []*jurisdiction.Jurisdiction // those that were chosen
	Rules      []*rule.Rule                 // all, those that are off too
	Inventory  *inventory.Inventory
	Assessment *fact.Assessment
	Findings   []finding.Finding // sorted by place; suppressed ones are marked
	Waivers    []suppress.Waiver // what became of each; what ends first comes first
	Baseline   *Baseline         // nil where there is none
	Since      *Since            // what the findings are new since; nil where all count
	Summary    Summary
	classifier *classify.Classifier
}

// Evidence says how the guess of a column came about.
func (r *Result) Evidence(col *inventory.Column) classify.Explanation {
	for _, d := range r.Inventory.Datasets {
		if d.Name == col.Table.Dataset {
			return r.classifier.Explain(d, col)
		}
	}
	panic("a column of no dataset") // it was found in one
}

// Run audits a project. Whatever can be read is judged; what cannot is among
// the problems. Its rules are without help and examples. today is YYYY-MM-DD and decides which waivers have expired.
func Run(p Project, today string) *Result {
	builtin, problems := builtinToJudge(p.Config.Jurisdictions)
	in := read(p, builtin, problems)
	in.readBaseline(p)
	return run(in, suppress.FromSettings(p.Config.Waivers), today)
}

func run(in sources, waivers []suppress.Waiver, today string) *Result {
	in.classify()
	inv, unbound := inventory.Bind(in.manifest, in.datasets)
	in.problems = append(in.problems, unbound...)
	in.problems = append(in.problems, resolve(in.policy, inv)...)
	assessment := fact.Compute(in.policy, inv, in.given())
	set := rule.NewSet(in.rules)
	findings := judge(assessment, inv, set)
	in.problems = append(in.problems, unreached(in.rules, assessment)...)
	all := in.waivers(waivers, assessment)
	in.problems = append(in.problems, set.Problems()...)
	suppress.Apply(findings, all, today, !unsure(in.problems))
	findings = append(findings, judgeWaivers(set, all)...)
	slices.SortFunc(findings, finding.Compare)
	in.problems = append(in.problems, set.Problems()...) // repeats are dropped
	in.acceptBaseline(findings)
	r := &Result{
		Today:      today,
		Inputs:     in.inputs,
		Problems:   source.SortProblems(in.problems),
		Policy:     in.policy,
		Laws:       in.laws,
		Rules:      in.rules,
		Inventory:  inv,
		Assessment: assessment,
		Findings:   findings,
		Baseline:   in.baseline,
		Waivers:    byEnd(all),
		classifier: in.classifier,
	}
	r.Summary = summarize(r)
	return r
}

// Check reads the three kinds of file and their references to each other, and
// nothing else: no schema, no judging.
func Check(p Project) *Result {
	p.Schemas = nil
	builtin, problems := builtinToJudge(p.Config.Jurisdictions)
	in := read(p, builtin, problems)
	in.readBaseline(p)
	inv, unbound := inventory.Bind(in.manifest, nil)
	in.checkWaivers(suppress.FromSettings(p.Config.Waivers))
	in.problems = slices.Concat(in.problems, unbound, resolve(in.policy, inv))
	r := &Result{
		Inputs:     in.inputs,
		Problems:   source.SortProblems(in.problems),
		Policy:     in.policy,
		Laws:       in.laws,
		Rules:      in.rules,
		Inventory:  inv,
		Assessment: &fact.Assessment{},
	}
	r.Summary = summarize(r)
	return r
}

// given is what the chosen laws and pare's own lists add to the facts.
func (in *sources) given() fact.Given {
	g := fact.Given{VagueTitles: in.builtin.VagueTitles}
	for _, law := range in.laws {
		if len(law.Inside) > 0 {
			g.Regions = append(g.Regions, fact.Region{Inside: law.Inside, Adequate: law.Adequate})
		}
	}
	return g
}

func ids(rules []*rule.Rule) []string {
	list := make([]string, len(rules))
	for i, r := range rules {
		list[i] = r.ID
	}
	return list
}
