package audit

import (
	"slices"

	"github.com/pare-dev/pare/internal/classify"
	"github.com/pare-dev/pare/internal/finding"
	"github.com/pare-dev/pare/internal/rule"
	"github.com/pare-dev/pare/internal/source"
)

// Trial is what became of an example of a rule.
type Trial struct {
	Rule     *rule.Rule
	Example  rule.Example
	Flag     bool              // the example must raise the rule; else it must not
	Findings []finding.Finding // all that the audit of the example found
	Problems []source.Problem  // why the example cannot be read, at their places in the rule's file
}

// Raised are the findings of the rule itself.
func (t Trial) Raised() []finding.Finding {
	var own []finding.Finding
	for _, f := range t.Findings {
		if f.Rule == t.Rule.ID {
			own = append(own, f)
		}
	}
	return own
}

// Passed reports whether the example shows what it is to show.
func (t Trial) Passed() bool {
	return len(t.Problems) == 0 && t.Flag == (len(t.Raised()) > 0)
}

// Try audits every example of rules, each for itself. The rule that is tried is
// on, whatever laws and users say of it, and so are the built-in ones beside it:
// they tell what an example shows instead. The categories and names of the
// project can be used in examples.
func (c *Catalogue) Try(rules []*rule.Rule) []Trial {
	shared := c.in
	shared.laws = shared.builtin.Laws
	shared.readNames() // its problems are for an audit to tell: no rule rests on a name
	var trials []Trial
	for _, r := range rules {
		shared.rules = beside(shared.builtin.Rules, r)
		for _, e := range r.Flag {
			trials = append(trials, try(shared, r, e, true))
		}
		for _, e := range r.Pass {
			trials = append(trials, try(shared, r, e, false))
		}
	}
	return trials
}

// beside puts a rule, switched on, among the built-in ones, where it replaces
// that of its id.
func beside(builtin []*rule.Rule, r *rule.Rule) []*rule.Rule {
	on := *r
	on.Off = ""
	others := slices.DeleteFunc(slices.Clone(builtin), func(other *rule.Rule) bool { return other.ID == r.ID })
	return append(others, &on)
}

// exampleDay is the day on which examples are audited, so that waivers in them
// have ended or not, whatever day it is.
const exampleDay = "2026-01-01"

func try(shared sources, r *rule.Rule, e rule.Example, flag bool) Trial {
	in := sources{builtin: shared.builtin, laws: shared.laws, rules: shared.rules, classifier: shared.classifier}
	in.builtin.Categories = shared.policy.Categories
	in.readPolicy(e.Rules)
	for _, check := range in.policy.Checks {
		in.problems = append(in.problems, source.Problem{
			Kind: source.Error, Span: check.Span(), Msg: "a rule in an example of a rule, where none is read",
			Hint: "an example holds what the rule judges: leave checks: out",
		})
	}
	if len(in.policy.Names) > 0 { // a category alone has no name that a column could bear
		var problems []source.Problem
		in.classifier, problems = classify.New(in.builtin.Names, in.policy.Categories, slices.Concat(shared.policy.Names, in.policy.Names))
		in.problems = append(in.problems, problems...)
	}
	in.readManifest(e.Manifest)
	if len(e.Schema) > 0 {
		in.parseSchema("shop", "postgres", e.Schema, nil)
	}
	result := run(in, nil, exampleDay)
	t := Trial{Rule: r, Example: e, Flag: flag, Findings: result.Findings}
	for _, p := range result.Problems {
		if p.Kind == source.Warning {
			continue // it says that something has no effect, and the findings show which there was
		}
		p.Span = source.Span{Pos: e.At(p.Span.Pos)}
		t.Problems = append(t.Problems, p)
	}
	return t
}
