package audit

import (
	"fmt"
	"slices"
	"strings"

	"github.com/pare-dev/pare/internal/fact"
	"github.com/pare-dev/pare/internal/policy"
	"github.com/pare-dev/pare/internal/prose"
	"github.com/pare-dev/pare/internal/source"
	"github.com/pare-dev/pare/internal/suppress"
)

// Since is what an audit was compared with: a revision, and the commit whose
// files were audited in its place.
type Since struct {
	Rev    string      // as it was given: origin/main
	Commit string      // in full; "" where it could not be compared
	Parted bool        // the commit is not rev itself, but where the present history left it
	Absent string      // the settings, where that commit does not have them, and everything is new
	Stood  int         // findings that stood there already, and are marked
	Gone   int         // findings that stood there, and are found no more
	Needs  []MoreNeeds // what makes some of those vanish; none where Absent
}

// MoreNeeds is a purpose that states more needs than it did: a need can be
// written to fit the data, and then what nobody needed before is no finding any
// more.
type MoreNeeds struct {
	Purpose *policy.Purpose
	New     bool // there was no such purpose
	Needs   []fact.MoreNeed
}

// Name is what people call the commit: the beginning of its id.
func (s *Since) Name() string { return s.Commit[:min(len(s.Commit), 10)] }

// Compared is a result of which those findings stand alone that are new since an
// audit of what was before. What could not be read there hides none of them, and
// is told by warnings: where that is a declaration, nothing that was found there
// counts, as it may have been found for want of it. at names both sides; its
// counts are made here.
func Compared(r, before *Result, at Since) *Result {
	next := *r
	next.Since = &at
	stood, listed := before.Findings, "what was found there then may be listed as new"
	if before.misdeclared() {
		stood, listed = nil, "all that is found now is listed as new"
	}
	next.Findings, at.Stood, at.Gone = suppress.Since(r.Findings, stood, "it stood at "+at.Name()+" already")
	next.Problems = slices.Concat(r.Problems, unreadBefore(before, r.start(), "it was so before; "+listed))
	at.Needs = moreNeeds(r.Policy, before.Policy)
	if at.Absent != "" {
		at.Needs = nil // as everything else is new
		next.Problems = append(next.Problems, source.Problem{
			Kind: source.Warning, Span: r.start(), Msg: "“" + at.Absent + "” is not in " + at.Name() + ", so that everything is new",
		})
	}
	for _, m := range at.Needs {
		next.Problems = append(next.Problems, m.Told(&at))
	}
	next.Problems = source.SortProblems(next.Problems)
	next.Summary = summarize(&next)
	return &next
}

// moreNeeds lists the purposes that need more than they did, by key.
func moreNeeds(now, before *policy.Policy) []MoreNeeds {
	old := map[string]*policy.Purpose{}
	for _, p := range before.Purposes {
		old[p.Key.Value] = p
	}
	var list []MoreNeeds
	for _, p := range now.Purposes {
		was := old[p.Key.Value]
		m := MoreNeeds{Purpose: p, New: was == nil}
		if m.New {
			was = &policy.Purpose{NeedsStated: true}
		}
		if m.Needs = fact.MoreNeeded(now.Categories, was, p); len(m.Needs) > 0 {
			list = append(list, m)
		}
	}
	return list
}

// Told warns of needs where they stand: findings that they answer are gone from
// the report, and nothing else in it says so.
func (m MoreNeeds) Told(at *Since) source.Problem {
	var needs []string
	for _, n := range m.Needs {
		words := n.Words()
		switch n.How {
		case "widened":
			words += ", wider than " + n.Than
		case "finer":
			words += ", finer than " + n.Than
		case "required":
			words += ", no longer optional"
		}
		needs = append(needs, words)
	}
	msg := "“" + m.Purpose.Key.Value + "” needs more than at " + at.Name() + ": "
	if m.New {
		msg = "“" + m.Purpose.Key.Value + "” was no purpose at " + at.Name() + " and now needs "
	}
	return source.Problem{
		Kind: source.Warning, Span: m.Needs[0].Need.Category.Span, Msg: msg + strings.Join(needs, "; "),
		Hint: "what this needs is no finding any more: read whether it is so; pare diff " + at.Rev + " shows what else changed",
	}
}

// NotCompared is a result that could not be compared: everything in it counts as
// new, and it is incomplete.
func NotCompared(r *Result, rev, why, hint string) *Result {
	next := *r
	next.Since = &Since{Rev: rev}
	next.Problems = source.SortProblems(append(slices.Clone(r.Problems), source.Problem{
		Kind: source.Incomplete, Span: r.start(), Msg: why + ", so that every finding is listed as new", Hint: hint,
	}))
	next.Summary = summarize(&next)
	return &next
}

// start is where what is wrong with a project as a whole is told: its first file,
// or the first of those that could not be read.
func (r *Result) start() source.Span {
	var first source.Span
	if len(r.Inputs) > 0 {
		first.File = r.Inputs[0].Path
	} else if len(r.Problems) > 0 {
		first.File = r.Problems[0].Span.File
	}
	return first
}

// misdeclared reports whether something that is declared is wrong or could not be
// read, so that findings may stand that have an answer.
func (r *Result) misdeclared() bool {
	return r.Summary.Errors > 0 || r.Policy.Partial || r.Inventory.Manifest.Partial
}

// unreadBefore tells what could not be read of what was before.
func unreadBefore(before *Result, at source.Span, hint string) []source.Problem {
	const most = 5
	var list []source.Problem
	more := 0
	for _, p := range before.Problems {
		if p.Kind == source.Warning {
			continue
		}
		if len(list) == most {
			more++
			continue
		}
		list = append(list, source.Problem{
			Kind: source.Warning, Span: at,
			Msg:  p.Span.Pos.String() + ": " + p.Msg,
			Hint: hint,
		})
	}
	if more > 0 {
		list = append(list, source.Problem{
			Kind: source.Warning, Span: at, Msg: fmt.Sprintf("%s more could not be read as they were", prose.Count(more, "thing")),
		})
	}
	return list
}
