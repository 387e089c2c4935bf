package overview

import (
	"time"

	"github.com/pare-dev/pare/internal/audit"
	"github.com/pare-dev/pare/internal/finding"
)

// Accepted is why findings do not count, and which: one waiver, what stood in the
// baseline, or what stood at the commit that was compared with.
type Accepted struct {
	finding.Suppression
	DaysLeft int // until the day it expires, through which it lasts; 0 where it never does
	Findings []finding.Finding
}

// Acceptances lists why findings do not count, in the order of the findings.
func Acceptances(r *audit.Result) []Accepted {
	at := map[finding.Suppression]int{}
	var list []Accepted
	for _, f := range r.Findings {
		if f.Suppressed == nil {
			continue
		}
		i, known := at[*f.Suppressed]
		if !known {
			i = len(list)
			at[*f.Suppressed] = i
			list = append(list, Accepted{Suppression: *f.Suppressed, DaysLeft: days(r.Today, f.Suppressed.Expires)})
		}
		list[i].Findings = append(list[i].Findings, f)
	}
	return list
}

// days counts from one day to another, each YYYY-MM-DD: 0 where one is missing.
func days(from, to string) int {
	a, err := time.Parse(time.DateOnly, from)
	b, err2 := time.Parse(time.DateOnly, to)
	if err != nil || err2 != nil {
		return 0
	}
	return int(b.Sub(a).Hours() / 24)
}
