package report

import (
	"fmt"
	"strings"

	"github.com/pare-dev/pare/internal/diff"
)

// The sentences that the formats of a comparison share.

// comparedWords names the two trees.
func comparedWords(r *diff.Report) string {
	before, after := pastWords(r.Before.Name(), r.Before.Rev, r.Before.Parted), "the working folder"
	if r.After.Commit != "" {
		after = pastWords(r.After.Name(), r.After.Rev, false)
	}
	return before + " with " + after
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
		parts = append(parts, count(errors, "error")+" in the input")
	}
	if incomplete > 0 {
		parts = append(parts, count(incomplete, "thing")+" could not be read")
	}
	switch {
	case !r.Compared:
		return "nothing was compared"
	case len(parts) > 0:
		return "the comparison is incomplete: " + strings.Join(parts, ", ")
	}
	return "everything was read; what changed never fails"
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
