package report

import (
	"io"

	"github.com/pare-dev/pare/internal/audit"
	"github.com/pare-dev/pare/internal/harmless"
)

// WaiverCSV writes waivers for spreadsheets, as RFC 4180 has it: a header, then
// one record a waiver.
func WaiverCSV(w io.Writer, r *audit.Result, _ Options) error {
	c := harmless.NewCSV(w, "expires", "daysLeft", "state", "rule", "ref", "owner", "reason", "accepts", "inline", "file", "line", "col")
	for _, w := range r.Waivers {
		c.Record(w.Expires, r.DaysLeft(w.Expires), w.State, w.Rule.Value, w.Ref, w.Owner, w.Reason, w.Accepted,
			w.Inline, w.Span.File, w.Span.Line, w.Span.Col)
	}
	return c.Flush()
}
