package export

import (
	"io"
	"strings"

	"github.com/pare-dev/pare/internal/harmless"
	"github.com/pare-dev/pare/internal/report"
)

// RopaCSV writes the record for spreadsheets, as RFC 4180 has it: a header, then
// one line for each purpose. No cell is taken for a formula.
func RopaCSV(w io.Writer, r *Ropa, _ report.Options) error {
	c := harmless.NewCSV(w, "controller", "contact", "data protection officer", "on behalf of", "joint controllers", "purpose", "key", "lawful basis", "data subjects",
		"personal data", "collected at", "kept in", "recipients", "transfers", "time limits for erasure", "security measures", "not stated")
	for _, a := range append(r.Activities[:len(r.Activities):len(r.Activities)], r.Behalf...) {
		cells := []string{stated(r.Controller), stated(r.Contact), notStated, a.For, strings.Join(a.Joint, "; "), a.Title, a.Key}
		for _, row := range a.Rows() {
			if row.Name != "on behalf of" && row.Name != "joint controllers" {
				cells = append(cells, stated(strings.Join(row.Values, "; ")))
			}
		}
		open := a.Gaps
		if len(r.Unread) > 0 {
			open = append([]string{"all that these files say, which could not be read: " + strings.Join(r.Unread, ", ")}, open...)
		}
		cells = append(cells, notStated, strings.Join(open, "; "))
		c.Record(each(cells, func(cell string) any { return plain(cell) })...)
	}
	return c.Flush()
}

func stated(s string) string {
	if s == "" {
		return notStated
	}
	return s
}
