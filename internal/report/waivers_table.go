package report

import (
	"io"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"

	"github.com/pare-dev/pare/internal/audit"
	"github.com/pare-dev/pare/internal/harmless"
	"github.com/pare-dev/pare/internal/terminal"
)

// WaiverTable writes waivers for people: when each ends, and beside it what it is
// for, what became of it, why and where it stands.
func WaiverTable(w io.Writer, r *audit.Result, o Options) error {
	t := tablesOn(w, o)
	if len(r.Waivers) > 0 {
		t.Heading("Waivers", "")
		t.waivers(r)
		t.WriteString("\n")
	}
	t.problems(unread(r))
	if !o.Quiet {
		t.WriteString(strings.Join(waiverSums(r), "\n") + "\n")
	}
	return t.Flush()
}

func (t tables) waivers(r *audit.Result) {
	const left = len("ended 10000 days ago") + 2
	rows := terminal.NewTable()
	for i, w := range r.Waivers {
		days := r.DaysLeft(w.Expires)
		color := dueColor(w, days)
		var lines []string
		add := func(words, color string) {
			for _, line := range terminal.Wrap(harmless.Text(words), t.Width-left) {
				lines = append(lines, t.In(color, line))
			}
		}
		add(w.Rule.Value+" for "+w.Ref, terminal.Bold)
		add(stateWords(w), color)
		add(reasonWords(w), "")
		lines = append(lines, t.In(terminal.Dim, place(w.Span)))
		if i+1 < len(r.Waivers) {
			lines = append(lines, "")
		}
		rows.AppendRow(table.Row{w.Expires + "\n" + t.In(color, leftWords(days)), strings.Join(lines, "\n")})
	}
	rows.SetColumnConfigs([]table.ColumnConfig{{Number: 1, WidthMin: left - 2}})
	t.WriteString(rows.Render() + "\n")
}
