package report

import (
	"bufio"
	"io"

	"github.com/pare-dev/pare/internal/audit"
	"github.com/pare-dev/pare/internal/jurisdiction"
	"github.com/pare-dev/pare/internal/source"
	"github.com/pare-dev/pare/internal/suppress"
)

// JSON writes everything that an audit found out, for programs. Lists are never
// null; a text that was not given is empty; a place that does not exist has the
// line 0. Keys are never removed or given another meaning while schemaVersion
// stays the same, but new ones may come.
func JSON(w io.Writer, r *audit.Result, o Options) error {
	a := r.Assessment
	code, because := r.Outcome(o.FailOn)
	d := &object{w: bufio.NewWriter(w)}
	d.member("schemaVersion", 1)
	d.member("outcome", outcomeRecord{code, o.FailOn, because})
	d.member("since", sinceOf(r.Since))
	d.member("baseline", baselineOf(r.Baseline))
	d.member("summary", summaryOf(r))
	list(d, "jurisdictions", r.Laws, func(j *jurisdiction.Jurisdiction) string { return j.ID })
	list(d, "inputs", r.Inputs, func(i audit.Input) inputRecord { return inputRecord(i) })
	list(d, "incomplete", ofKind(r.Problems, source.Incomplete), problemOf)
	list(d, "errors", ofKind(r.Problems, source.Error), problemOf)
	list(d, "warnings", ofKind(r.Problems, source.Warning), problemOf)
	list(d, "findings", r.Findings, findingOf)
	list(d, "waivers", r.Waivers, func(w suppress.Waiver) waiverRecord { return waiverOf(r, w) })
	list(d, "fields", a.Fields, fieldOf)
	list(d, "columns", a.Columns, columnOf)
	list(d, "uses", a.Uses, useOf)
	list(d, "tables", a.Tables, tableOf)
	list(d, "purposes", a.Purposes, purposeOf)
	list(d, "scopes", a.Scopes, scopeOf)
	list(d, "collections", a.Collections, collectionOf)
	list(d, "recipients", a.Recipients, recipientOf)
	list(d, "rules", r.Rules, ruleOf)
	return d.end()
}
