package overview

import (
	"cmp"
	"slices"

	"github.com/pare-dev/pare/internal/audit"
	"github.com/pare-dev/pare/internal/finding"
	"github.com/pare-dev/pare/internal/source"
)

// Accepted is why findings do not count, and which: one waiver, what stood in the
// baseline, or what stood at the commit that was compared with.
type Accepted struct {
	finding.Suppression
	DaysLeft int // until the day it expires, through which it lasts; 0 where it never does
	Findings []finding.Finding
}

// Acceptances lists why findings do not count: waivers first, those that expire
// soonest before others, then the baseline and the past, each as one.
func Acceptances(r *audit.Result) []Accepted {
	at := map[finding.Suppression]int{}
	var list []Accepted
	for _, f := range r.Findings {
		if f.Suppressed == nil {
			continue
		}
		why := *f.Suppressed
		if why.By != "waiver" {
			why.Span = source.Span{Pos: source.Pos{File: why.Span.File}} // each finding has an entry of its own
		}
		i, known := at[why]
		if !known {
			i = len(list)
			at[why] = i
			list = append(list, Accepted{Suppression: why, DaysLeft: r.DaysLeft(why.Expires)})
		}
		list[i].Findings = append(list[i].Findings, f)
	}
	slices.SortStableFunc(list, func(a, b Accepted) int {
		if (a.By == "waiver") != (b.By == "waiver") {
			return cmp.Compare(b.By, a.By) // waiver stands behind baseline and since in the alphabet
		}
		return cmp.Compare(a.Expires, b.Expires)
	})
	return list
}
