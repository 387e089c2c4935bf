package diff

import (
	"github.com/pare-dev/pare/internal/audit"
	"github.com/pare-dev/pare/internal/source"
)

// Report is what differs between two trees of files, and what of them could not
// be read. Changes are none where nothing could be compared.
type Report struct {
	Before, After Tree
	Compared      bool
	Inputs        []audit.Input // the files that were read of both
	Problems      []source.Problem
	Changes       []Change
}

// Tree is the files as a commit has them or, where Commit is "", as they stand in
// the working folder.
type Tree struct {
	Rev    string // as it was given; "" for the working folder
	Commit string // in full
	Parted bool   // the commit is not rev itself, but where HEAD left it
}

// Name is what people call a commit: the beginning of its id.
func (t Tree) Name() string { return t.Commit[:min(len(t.Commit), 10)] }

// Side is a tree, and what an audit found of it.
type Side struct {
	Tree
	*audit.Result
	Label  func(string) string // gives the files that a text names the names that people know
	Absent string              // the settings, where the tree does not have them
}

// NewReport compares two trees. Of their problems those count that kept something
// from being compared.
func NewReport(before, after Side) *Report {
	r := &Report{Before: before.Tree, After: after.Tree, Compared: true, Changes: Compare(before.Result, after.Result)}
	for i := range r.Changes {
		for j := range r.Changes[i].Places {
			p := &r.Changes[i].Places[j]
			label := after.Label
			if p.Was {
				label = before.Label
			}
			p.Span.File = label(p.Span.File)
		}
	}
	for _, s := range []Side{before, after} {
		r.Inputs = append(r.Inputs, s.Inputs...)
		for _, p := range s.Problems {
			if p.Kind == source.Warning {
				continue
			}
			p.Span.File, p.Msg, p.Hint = s.Label(p.Span.File), s.Label(p.Msg), s.Label(p.Hint)
			r.Problems = append(r.Problems, p)
		}
	}
	if before.Absent != "" {
		r.Problems = append(r.Problems, absent(before, "new"))
	}
	if after.Absent != "" {
		r.Problems = append(r.Problems, absent(after, "gone"))
	}
	r.Problems = source.SortProblems(r.Problems)
	return r
}

func absent(s Side, what string) source.Problem {
	return source.Problem{
		Kind: source.Warning, Span: source.Span{Pos: source.Pos{File: s.Absent}},
		Msg: "“" + s.Absent + "” is not in " + s.Name() + ", so that everything is " + what,
	}
}

// NotCompared is the report where nothing could be compared. The file is that of
// the settings.
func NotCompared(file, rev, why, hint string) *Report {
	at := source.Span{Pos: source.Pos{File: file}}
	return &Report{Before: Tree{Rev: rev}, Problems: []source.Problem{{Kind: source.Incomplete, Span: at, Msg: why + ", so that nothing was compared", Hint: hint}}}
}

// Count is how many changes have an effect.
func (r *Report) Count(e Effect) int {
	n := 0
	for _, c := range r.Changes {
		if c.Effect == e {
			n++
		}
	}
	return n
}

// Unread counts the errors in the input, and what could not be read.
func (r *Report) Unread() (errors, incomplete int) {
	for _, p := range r.Problems {
		switch p.Kind {
		case source.Error:
			errors++
		case source.Incomplete:
			incomplete++
		}
	}
	return errors, incomplete
}

// Code is the exit code: what changed never fails, and what could not be read
// always does.
func (r *Report) Code() int {
	if errors, incomplete := r.Unread(); errors+incomplete > 0 {
		return audit.ExitInput
	}
	return audit.ExitOK
}
