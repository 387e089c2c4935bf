package report

import (
	"bufio"
	"io"
	"strings"

	"github.com/pare-dev/pare/internal/audit"
	"github.com/pare-dev/pare/internal/harmless"
	"github.com/pare-dev/pare/internal/terminal"
)

// WaiverText writes waivers for grep and logs, each on one line that starts with
// its place
//
//	pare.yaml:8:5: 2027-03-01, 98 days left: over-collected for checkout.title accepts 1 finding: legal review (dpo@shop.example)
//
// then counts them.
func WaiverText(w io.Writer, r *audit.Result, o Options) error {
	b := bufio.NewWriter(w)
	p := terminal.Paint(o.Color)
	problems(b, unread(r), p)
	for _, w := range r.Waivers {
		days := r.DaysLeft(w.Expires)
		b.WriteString(place(w.Span) + ": " + w.Expires + ", " + p.In(dueColor(w, days), leftWords(days)) + ": " +
			p.In(terminal.Bold, harmless.Text(w.Rule.Value+" for "+w.Ref)) + " " + stateWords(w) + ": " + harmless.Text(reasonWords(w)) + "\n")
	}
	if !o.Quiet {
		b.WriteString(strings.Join(waiverSums(r), "\n") + "\n")
	}
	return b.Flush()
}
