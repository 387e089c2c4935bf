package export

import (
	_ "embed"
	"io"

	"github.com/pare-dev/pare/internal/report"
)

//go:embed ropa.html
var ropaPage string

// RopaHTML writes the record as one file that needs no script and no network.
func RopaHTML(w io.Writer, r *Ropa, _ report.Options) error {
	return writePage(w, ropaPage, r)
}

// Heading is what the record is called.
func (r *Ropa) Heading() string {
	if r.Controller == "" {
		return "Record of processing activities"
	}
	return "Record of processing activities: " + r.Controller
}
