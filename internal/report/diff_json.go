package report

import (
	"bufio"
	"io"

	"github.com/pare-dev/pare/internal/diff"
	"github.com/pare-dev/pare/internal/fact"
	"github.com/pare-dev/pare/internal/source"
)

// DiffJSON writes a comparison for programs. What the JSON of an audit promises
// holds here too.
func DiffJSON(w io.Writer, r *diff.Report, _ Options) error {
	d := &object{w: bufio.NewWriter(w)}
	d.member("schemaVersion", 1)
	d.member("outcome", diffOutcomeRecord{r.Code(), diffBecause(r), r.Compared})
	d.member("before", treeRecord(r.Before))
	d.member("after", treeRecord(r.After))
	counts := map[diff.Effect]int{}
	for _, e := range diff.Effects() {
		counts[e] = r.Count(e)
	}
	d.member("summary", counts)
	for _, kind := range []struct {
		name string
		kind source.ProblemKind
	}{{"incomplete", source.Incomplete}, {"errors", source.Error}, {"warnings", source.Warning}} {
		list(d, kind.name, ofKind(r.Problems, kind.kind), problemOf)
	}
	list(d, "changes", r.Changes, changeOf)
	return d.end()
}

type diffOutcomeRecord struct {
	ExitCode int    `json:"exitCode"`
	Because  string `json:"because"`
	Compared bool   `json:"compared"` // false: there are no changes because nothing was compared
}

// treeRecord is one of the two that were compared.
type treeRecord struct {
	Rev    string `json:"rev"`    // as it was given; empty for the working folder
	Commit string `json:"commit"` // in full; empty for the working folder
	Parted bool   `json:"parted"` // the commit is where HEAD left rev, and not rev itself
}

type changeRecord struct {
	Effect        diff.Effect         `json:"effect"` // collects more, uses more, asks less, better or other
	Kind          string              `json:"kind"`   // such as added, finer or need-widened
	On            string              `json:"on"`     // field, column, table, purpose, scope, collection, recipient, subject, category, columns, schema, rule, law, waiver or baseline
	Ref           string              `json:"ref"`    // what it is about, by its name after; where it is gone, by its name before
	Message       string              `json:"message"`
	From          string              `json:"from"`          // the value before; empty where there is none
	To            string              `json:"to"`            // the value after; empty where there is none
	VerdictBefore fact.Verdict        `json:"verdictBefore"` // of a field or column; empty where it was not there
	Verdict       fact.Verdict        `json:"verdict"`       // of a field or column; empty where it is gone
	Reason        string              `json:"reason"`        // of the verdict
	Places        []changePlaceRecord `json:"places"`
}

type changePlaceRecord struct {
	Before bool   `json:"before"` // it stands in the tree before, and in no other
	Role   string `json:"role"`
	position
}

func changeOf(c diff.Change) changeRecord {
	return changeRecord{
		Effect: c.Effect, Kind: c.Kind, On: c.On, Ref: c.Ref, Message: c.Sentence(), From: c.From, To: c.To,
		VerdictBefore: c.Before, Verdict: c.Verdict, Reason: c.Why,
		Places: each(c.Places, func(p diff.Place) changePlaceRecord { return changePlaceRecord{p.Was, p.Role, positionOf(p.Span)} }),
	}
}
