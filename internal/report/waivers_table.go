package report

import (
	"bufio"
	"io"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"

	"github.com/pare-dev/pare/internal/audit"
	"github.com/pare-dev/pare/internal/harmless"
	"github.com/pare-dev/pare/internal/suppress"
)

// WaiverTable writes waivers for people: when each ends, and beside it what it is
// for, what became of it, why and where it stands.
func WaiverTable(w io.Writer, r *audit.Result, o Options) error {
	b := bufio.NewWriter(w)
	t := tables{Writer: b, paint: paint(o.Color), width: tableWidth(o.Width)}
	if len(r.Waivers) > 0 {
		t.title("Waivers", "")
		t.waivers(r)
		b.WriteString("\n")
	}
	if list := unread(r); len(list) > 0 {
		t.title("Problems", "")
		problems(b, list, t.paint)
		b.WriteString("\n")
	}
	if !o.Quiet {
		b.WriteString(strings.Join(waiverSums(r), "\n") + "\n")
	}
	return b.Flush()
}

func (t tables) waivers(r *audit.Result) {
	const left = len("ended 10000 days ago") + 2
	rows := bare()
	for i, w := range r.Waivers {
		days := r.DaysLeft(w.Expires)
		color := dueColor(w, days)
		var lines []string
		add := func(words, color string) {
			for _, line := range wrap(harmless.Text(words), t.width-left) {
				lines = append(lines, t.in(color, line))
			}
		}
		add(w.Rule.Value+" for "+w.Ref, bold)
		add(stateWords(w), color)
		add(reasonWords(w), "")
		lines = append(lines, t.in(dim, place(w.Span)))
		if i+1 < len(r.Waivers) {
			lines = append(lines, "")
		}
		rows.AppendRow(table.Row{w.Expires + "\n" + t.in(color, leftWords(days)), strings.Join(lines, "\n")})
	}
	rows.SetColumnConfigs([]table.ColumnConfig{{Number: 1, WidthMin: left - 2}})
	t.WriteString(rows.Render() + "\n")
}

// reasonWords says why a waiver accepts something, and who answers for it.
func reasonWords(w suppress.Waiver) string {
	if w.Owner == "" {
		return w.Reason
	}
	return w.Reason + " (" + w.Owner + ")"
}
