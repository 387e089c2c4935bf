package report

import (
	"fmt"
	"strings"

	"github.com/pare-dev/pare/internal/diff"
	"github.com/pare-dev/pare/internal/fact"
	"github.com/pare-dev/pare/internal/prose"
)

// The sentences that the formats of a comparison share.

// comparedWords names the two trees.
func comparedWords(r *diff.Report) string {
	before, after := pastWords(r.Before.Name(), r.Before.Rev, r.Before.Parted), "the working folder"
	if r.After.Commit != "" {
		after = pastWords(r.After.Name(), r.After.Rev, false)
	}
	return after + " with " + before
}

// effectTitle heads the changes of one effect.
func effectTitle(e diff.Effect) string {
	switch e {
	case diff.CollectsMore:
		return "Collects more"
	case diff.UsesMore:
		return "Uses more"
	case diff.AsksLess:
		return "Asks less, tells less or looks at less"
	case diff.Better:
		return "Collects less, uses less or asks more"
	}
	return "Other"
}

// effectCounts counts the changes of each effect that there are: collects more: 3.
func effectCounts(r *diff.Report, effects ...diff.Effect) string {
	var parts []string
	for _, e := range effects {
		if n := r.Count(e); n > 0 {
			parts = append(parts, fmt.Sprintf("%s: %d", e, n))
		}
	}
	return strings.Join(parts, ", ")
}

// diffHeadline says in a line what a reviewer has to know.
func diffHeadline(r *diff.Report) string {
	more := effectCounts(r, diff.CollectsMore, diff.UsesMore, diff.AsksLess)
	switch {
	case !r.Compared:
		return "nothing was compared"
	case more != "":
		return more
	case len(r.Changes) > 0:
		return "nothing is collected or used that was not before"
	}
	return "nothing changed in what is collected"
}

// DiffOutcome is the line that says what decided the exit code.
func DiffOutcome(r *diff.Report) string {
	return fmt.Sprintf("exit %d: %s", r.Code(), diffBecause(r))
}

func diffBecause(r *diff.Report) string {
	errors, incomplete := r.Unread()
	var parts []string
	if errors > 0 {
		parts = append(parts, prose.Count(errors, "error")+" in the input")
	}
	if incomplete > 0 {
		parts = append(parts, prose.Count(incomplete, "thing")+" could not be read")
	}
	switch {
	case !r.Compared:
		return "nothing was compared"
	case len(parts) > 0:
		return "the comparison is incomplete: " + strings.Join(parts, ", ")
	}
	return "everything was read; what changed never fails"
}

// reasons tells behind which changes a reviewer wants to read why what they are
// about is judged as it is: once for each, where its verdict is no good one.
func reasons(changes []diff.Change) []bool {
	told := map[[2]string]bool{}
	list := make([]bool, len(changes))
	for i, c := range changes {
		about := [2]string{c.On, c.Ref}
		if c.Why == "" || c.Effect == diff.Better || c.Verdict == fact.Justified || c.Verdict == fact.NotPersonal || told[about] {
			continue
		}
		if last := i+1 == len(changes) || !sameSubject(c, changes[i+1]); last {
			list[i], told[about] = true, true
		}
	}
	return list
}

// sameSubject reports whether two changes of one effect are about the same thing.
func sameSubject(a, b diff.Change) bool {
	return a.Effect == b.Effect && a.On == b.On && a.Ref == b.Ref
}

// verdictChange is how what changed is judged, and was judged where that differs;
// "" of what has no verdict.
func verdictChange(c diff.Change) string {
	switch {
	case c.Verdict == "" && c.Before == "":
		return ""
	case c.Verdict == "":
		return "was " + string(c.Before)
	case c.Before == "" || c.Before == c.Verdict:
		return string(c.Verdict)
	}
	return string(c.Before) + " → " + string(c.Verdict)
}
