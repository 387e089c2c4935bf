package report

import (
	"bufio"
	"io"

	"github.com/pare-dev/pare/internal/audit"
	"github.com/pare-dev/pare/internal/source"
	"github.com/pare-dev/pare/internal/suppress"
)

// WaiverJSON writes waivers for programs, as the JSON of an audit has them.
func WaiverJSON(w io.Writer, r *audit.Result, _ Options) error {
	d := &object{w: bufio.NewWriter(w)}
	d.member("schemaVersion", 1)
	d.member("today", r.Today)
	list(d, "waivers", r.Waivers, func(w suppress.Waiver) waiverRecord { return waiverOf(r, w) })
	d.member("baseline", baselineOf(r.Baseline))
	list(d, "incomplete", ofKind(r.Problems, source.Incomplete), problemOf)
	list(d, "errors", ofKind(r.Problems, source.Error), problemOf)
	return d.end()
}
