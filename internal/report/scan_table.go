package report

import (
	"cmp"
	"io"
	"slices"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"

	"github.com/pare-dev/pare/internal/audit"
	"github.com/pare-dev/pare/internal/harmless"
	"github.com/pare-dev/pare/internal/inventory"
	"github.com/pare-dev/pare/internal/terminal"
)

// ScanTable writes a scan for people: each table under its name and place, with
// its columns; then the same columns by category, the tables that are only linked
// to people, what was wrong with the input, and the summary.
func ScanTable(w io.Writer, r *audit.Scan, o Options) error {
	t := tablesOn(w, o)
	t.scanned(r, o)
	if !o.Quiet {
		t.kinds(r)
		if !o.All {
			t.linked(r)
		}
	}
	t.problems(r.Problems)
	if !o.Quiet {
		t.scanSummary(r)
	}
	return t.Flush()
}

// scanned writes every table that has columns to list, and those whose columns
// could not be read.
func (t tables) scanned(r *audit.Scan, o Options) {
	var rows []*audit.ScanColumn
	at := 0
	for _, d := range r.Datasets {
		for _, tab := range d.Tables {
			rows = rows[:0]
			for i := range tab.Columns {
				if c := &r.Columns[at+i]; o.All || c.Personal {
					rows = append(rows, c)
				}
			}
			at += len(tab.Columns)
			if len(rows) > 0 || tab.Unread {
				t.heading(tab)
				t.columns(rows)
				t.WriteString("\n")
			}
		}
	}
}

// heading is a table's name, what is to be known of it, and its place, on the
// right where there is room.
func (t tables) heading(tab *inventory.Table) {
	name := harmless.Text(tab.Ref().String())
	state := ""
	switch {
	case tab.Unread:
		state = " (not every column is known)"
	case tab.Approximate:
		state = " (approximate)"
	}
	at := place(tab.Span)
	room := t.Width - text.StringWidth(name+state) - text.StringWidth(at)
	if room >= 2 {
		t.WriteString(t.In(terminal.Bold, name) + t.In(terminal.Yellow, state) + strings.Repeat(" ", room) + t.In(terminal.Dim, at) + "\n")
		return
	}
	for _, line := range terminal.WrapName(name, t.Width) {
		t.WriteString(t.In(terminal.Bold, line) + "\n")
	}
	for _, line := range slices.Concat(terminal.Wrap(strings.TrimSpace(state), t.Width-2), terminal.WrapName(at, t.Width-2)) {
		if line != "" {
			t.WriteString("  " + t.In(terminal.Dim, line) + "\n")
		}
	}
}

// columns writes name, type, nullability, category and confidence of columns.
func (t tables) columns(rows []*audit.ScanColumn) {
	const indent, gap, null, sure = 2, 2, len("null"), len("100 %")
	natural := [3]int{}
	for _, c := range rows {
		for i, cell := range scanCells(c) {
			natural[i] = max(natural[i], text.StringWidth(cell))
		}
	}
	widths := share(natural, t.Width-indent-4*gap-null-sure)
	w := terminal.NewTable()
	w.SetColumnConfigs([]table.ColumnConfig{{Number: 3, WidthMin: null}, {Number: 5, Align: text.AlignRight, WidthMin: sure}})
	for _, c := range rows {
		cells := scanCells(c)
		for i, color := range [...]string{"", terminal.Dim, saidColor(c)} {
			lines := terminal.WrapName(cells[i], widths[i])
			for j := range lines {
				lines[j] = t.In(color, lines[j])
			}
			cells[i] = strings.Join(lines, "\n")
		}
		nullable := ""
		if c.Nullable {
			nullable = "null"
		}
		w.AppendRow(table.Row{cells[0], cells[1], t.In(terminal.Dim, nullable), cells[2], t.In(saidColor(c), confidenceWords(c))})
	}
	for line := range strings.Lines(w.Render()) {
		t.WriteString(strings.Repeat(" ", indent) + line)
	}
	t.WriteString("\n")
}

// scanCells are those of a column whose width is not known beforehand.
func scanCells(c *audit.ScanColumn) [3]string {
	said := harmless.Text(c.Category.Key)
	if said == "" && c.Linked {
		said = "linked"
	}
	return [3]string{harmless.Text(c.Name), terminal.Cut(harmless.Text(cmp.Or(c.Type, "untyped")), 48), said}
}

// share gives each of three columns its natural width, or where there is no room
// for that, takes it from the widest.
func share(natural [3]int, room int) [3]int {
	for i := range natural {
		natural[i] = min(natural[i], room)
	}
	for natural[0]+natural[1]+natural[2] > room {
		widest := 0
		for i := range natural {
			if natural[i] > natural[widest] {
				widest = i
			}
		}
		natural[widest]--
	}
	return natural
}
