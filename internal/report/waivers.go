package report

import (
	"fmt"
	"strings"

	"github.com/pare-dev/pare/internal/audit"
	"github.com/pare-dev/pare/internal/harmless"
	"github.com/pare-dev/pare/internal/prose"
	"github.com/pare-dev/pare/internal/source"
	"github.com/pare-dev/pare/internal/suppress"
	"github.com/pare-dev/pare/internal/terminal"
)

// What the formats of waivers share.

// leftWords says how long a waiver holds: 98 days left.
func leftWords(days int) string {
	switch {
	case days < 0:
		return "ended " + prose.Count(-days, "day") + " ago"
	case days == 0:
		return "its last day"
	}
	return prose.Count(days, "day") + " left"
}

// stateWords says what became of a waiver.
func stateWords(w suppress.Waiver) string {
	switch {
	case w.State == suppress.Expired:
		return "has ended, and what it accepted stands again"
	case w.State == suppress.Unused:
		return "accepts nothing"
	case w.State == suppress.Unsure:
		return "accepts nothing of what could be read"
	case w.Accepted == 0:
		return "accepts what another waiver accepts already"
	}
	return "accepts " + prose.Count(w.Accepted, "finding")
}

// dueColor is the colour of a waiver that somebody has to look at, soon or now.
func dueColor(w suppress.Waiver, days int) string {
	const soon = 30
	switch {
	case w.State == suppress.Expired || days < 0:
		return terminal.Red
	case w.State == suppress.Unused || days <= soon:
		return terminal.Yellow
	}
	return ""
}

// waiverSums counts waivers and the baseline, one thing a line.
func waiverSums(r *audit.Result) []string {
	states := map[suppress.State]int{}
	for _, w := range r.Waivers {
		states[w.State]++
	}
	words := "no waivers"
	if n := len(r.Waivers); n > 0 {
		words = prose.Count(n, "waiver")
	}
	var parts []string
	for _, part := range []struct {
		n    int
		what string
	}{{states[suppress.Used], "used"}, {states[suppress.Expired], "ended"}, {states[suppress.Unused], "unused"}, {states[suppress.Unsure], "perhaps unused"}} {
		if part.n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", part.n, part.what))
		}
	}
	if len(parts) > 0 {
		words += ": " + strings.Join(parts, ", ")
	}
	lines := []string{words}
	if b := r.Baseline; b != nil {
		words := "the baseline " + harmless.Text(b.File) + " accepts " + prose.Count(r.Summary.Baselined, "finding")
		if len(b.Stale) > 0 {
			words += fmt.Sprintf(", and has %d to remove", len(b.Stale))
		}
		lines = append(lines, words)
	}
	return lines
}

// reasonWords says why a waiver accepts something, and who answers for it.
func reasonWords(w suppress.Waiver) string {
	if w.Owner == "" {
		return w.Reason
	}
	return w.Reason + " (" + w.Owner + ")"
}

// unread is what is wrong with the input; whatever warns of findings is for an
// audit to tell.
func unread(r *audit.Result) []source.Problem {
	var list []source.Problem
	for _, p := range r.Problems {
		if p.Kind != source.Warning {
			list = append(list, p)
		}
	}
	return list
}
