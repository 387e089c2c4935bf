package report

import "github.com/pare-dev/pare/internal/overview"

// htmlAccepted is why findings do not count.
type htmlAccepted struct {
	By, Reason, Owner, Expires, At string
	DaysLeft                       int
	Findings                       htmlList
	N                              int
}

func htmlAcceptedOf(list []overview.Accepted) []htmlAccepted {
	var out []htmlAccepted
	for _, a := range list {
		h := htmlAccepted{By: a.By, Reason: a.Reason, Owner: a.Owner, Expires: a.Expires, DaysLeft: a.DaysLeft, N: len(a.Findings)}
		if a.Span.File != "" {
			h.At = a.Span.Pos.String()
		}
		var found []string
		for _, f := range a.Findings {
			found = append(found, f.Rule+": "+f.Message)
		}
		h.Findings = htmlListOf(found)
		out = append(out, h)
	}
	return out
}
