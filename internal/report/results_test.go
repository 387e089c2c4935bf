package report

import (
	"fmt"
	"path"
	"testing"

	"github.com/pare-dev/pare/internal/audit"
	"github.com/pare-dev/pare/internal/config"
	"github.com/pare-dev/pare/internal/fact"
	"github.com/pare-dev/pare/internal/finding"
	"github.com/pare-dev/pare/internal/rule"
	"github.com/pare-dev/pare/internal/source"
)

// sample is a result that a format has to bear.
type sample struct {
	name string
	*audit.Result
	Options
}

// samples are results of all kinds: real ones, with and without findings, one
// finding of every built-in rule, and those that go wrong in every way.
func samples(t *testing.T) []sample {
	t.Helper()
	usual := Options{FailOn: "high"}
	shop := audit.Run(audit.Open("../../testdata/shop/pare.yaml"), "2026-01-01")
	clean := audit.Run(audit.Open("../../testdata/shop-clean/pare.yaml"), "2026-01-01")
	if len(shop.Findings) == 0 || len(clean.Findings) != 0 {
		t.Fatalf("%d and %d findings in the shops", len(shop.Findings), len(clean.Findings))
	}
	return []sample{
		{"the shop", shop, usual},
		{"the shop, its worst alone", shop, Options{FailOn: "none", MinSeverity: finding.Critical, Quiet: true, Version: "v1.2.3"}},
		{"the clean shop", clean, usual},
		{"nothing", &audit.Result{Assessment: &fact.Assessment{}}, usual},
		{"every rule", everyRule(t), usual},
		{"hostile", withItsRule(hostile()), usual},
		{"problems", problemsOfAllKinds(), usual},
		{"places", placesOfAllKinds(), Options{FailOn: "low", Root: "/repo", Folder: "shop"}},
		{"many", many(300), usual},
	}
}

// everyRule is a result in which each built-in rule found what its first example
// shows.
func everyRule(t *testing.T) *audit.Result {
	t.Helper()
	c := audit.ReadCatalogue(audit.Project{Config: &config.Config{}})
	r := &audit.Result{Assessment: &fact.Assessment{}}
	for _, known := range c.Rules {
		on := *known
		on.Off = "" // some are, under this law or that
		on.Flag, on.Pass = on.Flag[:1], nil
		r.Rules = append(r.Rules, &on)
	}
	for _, trial := range c.Try(r.Rules) {
		r.Findings = append(r.Findings, trial.Raised()[0])
	}
	return r
}

// withItsRule gives a result the rules that its findings are of.
func withItsRule(r *audit.Result) *audit.Result {
	known := map[string]bool{}
	for i := range r.Findings {
		f := &r.Findings[i]
		f.Fingerprint = finding.Fingerprint(f.Rule, f.Path)
		if !known[f.Rule] {
			known[f.Rule] = true
			r.Rules = append(r.Rules, &rule.Rule{ID: f.Rule, Title: f.Title, Severity: f.Severity, Kind: f.Kind, Own: true})
		}
	}
	return r
}

// problemsOfAllKinds is a result of which nothing could be read: each kind of
// problem, with and without a place, and two that differ in the advice alone.
func problemsOfAllKinds() *audit.Result {
	r := &audit.Result{Assessment: &fact.Assessment{}}
	for _, kind := range []source.ProblemKind{source.Error, source.Incomplete, source.Warning} {
		for _, span := range []source.Span{
			{}, at("db/gone.sql", 0, 0), at("db/new schema.sql", 3, 7),
			{Pos: source.Pos{File: "db/new schema.sql", Line: 3, Col: 7}, EndLine: 4, EndCol: 1},
		} {
			for _, hint := range []string{"", "correct it", "or, leave it: out"} {
				r.Problems = append(r.Problems, source.Problem{Kind: kind, Span: span, Msg: "is “no” <statement> & 100% so", Hint: hint})
			}
		}
	}
	r.Problems = source.SortProblems(r.Problems)
	for _, p := range r.Problems {
		switch p.Kind {
		case source.Error:
			r.Summary.Errors++
		case source.Incomplete:
			r.Summary.Incomplete++
		case source.Warning:
			r.Summary.Warnings++
		}
	}
	return r
}

// placesOfAllKinds is a result with findings in files of awkward names, without a
// line or an end, outside of the repository, and of Windows; the last one is
// accepted.
func placesOfAllKinds() *audit.Result {
	r := &audit.Result{Assessment: &fact.Assessment{}}
	for i, span := range []source.Span{
		at("app.sqlite", 0, 0),
		at("db/schema.sql", 12, 5),
		{Pos: source.Pos{File: "db/schema.sql", Line: 12, Col: 5}, EndLine: 12, EndCol: 10},
		{Pos: source.Pos{File: "db/schema.sql", Line: 12, Col: 5}, EndLine: 14, EndCol: 2},
		at("../db/Größe & Gewicht #1 100%?.sql", 1, 1),
		at(`privacy\my manifest.yaml`, 2, 3),
		at("/repo/shop/db/absolute.sql", 2, 3),
		at("/elsewhere/schema one.sql", 2, 3),
		at("../../elsewhere/schema.sql", 2, 3),
		at(`D:\db\schema.sql`, 2, 3),
		at("a:b.sql", 2, 3),
		at("db/漢字.sql", 2, 3),
	} {
		ref := fmt.Sprintf("shop.users.c%d", i)
		r.Findings = append(r.Findings, finding.Finding{
			Rule: "undeclared", Title: "Undeclared", On: "column", Kind: finding.Violation, Severity: finding.High,
			Path: finding.Path{Ref: ref}, Message: "the same of all", Fix: "Declare it.",
			Places: []finding.Place{{Role: "column", Ref: ref, Span: span}, {Role: "purpose", Span: span}},
		})
	}
	r.Findings[len(r.Findings)-1].Suppressed = &finding.Suppression{By: "waiver", Reason: "reviewed", Owner: "dpo@shop.example"}
	return withItsRule(r)
}

func at(file string, line, col int) source.Span {
	return source.Span{Pos: source.Pos{File: file, Line: line, Col: col}}
}

// many is a result of n findings of all severities, the worst last.
func many(n int) *audit.Result {
	r := &audit.Result{Assessment: &fact.Assessment{}, Summary: audit.Summary{BySeverity: map[finding.Severity]int{}}}
	for i := range n {
		severity := finding.Severity(i * 5 / n)
		ref := fmt.Sprintf("shop.table_%d.column_%d", i/20, i%20)
		id := "undeclared-" + severity.String()
		r.Summary.BySeverity[severity]++
		r.Findings = append(r.Findings, finding.Finding{
			Rule: id, Title: "In the schema, declared nowhere", On: "column", Kind: finding.Violation, Severity: severity,
			Path: finding.Path{Ref: ref}, Message: ref + " is declared by no field, and it looks like user.contact.email, going by “email” in the table “users”",
			Fix: "Declare it as a field of the collection that gathers it, with its purposes; or drop the column. If it is not about people, say so under columns: with not_personal: true and because:.",
			Law: []string{"GDPR Art. 5(1)(a)", "GDPR Art. 5(2)", "GDPR Art. 30(1)"},
			Places: []finding.Place{
				{Role: "column", Ref: ref, Span: source.Span{Pos: source.Pos{File: path.Join("db", fmt.Sprintf("schema%d.sql", i/1000)), Line: i%1000 + 1, Col: 5}, EndLine: i%1000 + 1, EndCol: 20}},
				{Role: "purpose", Ref: "delivery", Span: at("privacy/rules.yaml", 12, 3)},
			},
		})
	}
	return withItsRule(r)
}
