package report

import (
	"encoding/csv"
	"io"
	"strconv"

	"github.com/pare-dev/pare/internal/audit"
	"github.com/pare-dev/pare/internal/harmless"
)

// WaiverCSV writes waivers for spreadsheets, as RFC 4180 has it: a header, then
// one record a waiver.
func WaiverCSV(w io.Writer, r *audit.Result, _ Options) error {
	c := csv.NewWriter(w)
	c.UseCRLF = true
	write := func(cells ...string) { c.Write(cells) } // Error has what goes wrong
	write("expires", "daysLeft", "state", "rule", "ref", "owner", "reason", "accepts", "inline", "file", "line", "col")
	for _, w := range r.Waivers {
		write(w.Expires, strconv.Itoa(r.DaysLeft(w.Expires)), string(w.State), harmless.Cell(w.Rule.Value), harmless.Cell(w.Ref), harmless.Cell(w.Owner), harmless.Cell(w.Reason), strconv.Itoa(w.Accepted),
			strconv.FormatBool(w.Inline), harmless.Cell(w.Span.File), strconv.Itoa(w.Span.Line), strconv.Itoa(w.Span.Col))
	}
	c.Flush()
	return c.Error()
}
