package report

import (
	"bufio"
	"cmp"
	"io"
	"slices"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"

	"github.com/pare-dev/pare/internal/audit"
	"github.com/pare-dev/pare/internal/harmless"
	"github.com/pare-dev/pare/internal/inventory"
)

// ScanTable writes a scan for people: each table under its name and place, with
// its columns; then the same columns by category, the tables that are only linked
// to people, what was wrong with the input, and the summary.
func ScanTable(w io.Writer, r *audit.Scan, o Options) error {
	b := bufio.NewWriter(w)
	t := tables{Writer: b, paint: paint(o.Color), width: tableWidth(o.Width)}
	t.scanned(r, o)
	if !o.Quiet {
		t.kinds(r)
		if !o.All {
			t.linked(r)
		}
	}
	if len(r.Problems) > 0 {
		t.title("Problems", "")
		problems(b, r.Problems, t.paint)
		b.WriteString("\n")
	}
	if !o.Quiet {
		t.scanSummary(r)
	}
	return b.Flush()
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
	room := t.width - text.StringWidth(name+state) - text.StringWidth(at)
	if room >= 2 {
		t.WriteString(t.in(bold, name) + t.in(yellow, state) + strings.Repeat(" ", room) + t.in(dim, at) + "\n")
		return
	}
	for _, line := range wrapName(name, t.width) {
		t.WriteString(t.in(bold, line) + "\n")
	}
	for _, line := range slices.Concat(wrap(strings.TrimSpace(state), t.width-2), wrapName(at, t.width-2)) {
		if line != "" {
			t.WriteString("  " + t.in(dim, line) + "\n")
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
	widths := share(natural, t.width-indent-4*gap-null-sure)
	w := bare()
	w.SetColumnConfigs([]table.ColumnConfig{{Number: 3, WidthMin: null}, {Number: 5, Align: text.AlignRight, WidthMin: sure}})
	for _, c := range rows {
		cells := scanCells(c)
		for i, color := range [...]string{"", dim, saidColor(c)} {
			lines := wrapName(cells[i], widths[i])
			for j := range lines {
				lines[j] = t.in(color, lines[j])
			}
			cells[i] = strings.Join(lines, "\n")
		}
		nullable := ""
		if c.Nullable {
			nullable = "null"
		}
		w.AppendRow(table.Row{cells[0], cells[1], t.in(dim, nullable), cells[2], t.in(saidColor(c), confidenceWords(c))})
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
	return [3]string{harmless.Text(c.Name), cut(harmless.Text(cmp.Or(c.Type, "untyped")), 48), said}
}

// cut is the beginning of a text that is wider than a reader needs, such as an
// enum's.
func cut(s string, width int) string {
	if text.StringWidth(s) <= width {
		return s
	}
	return text.Trim(s, width-1) + "…"
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

// wrapName breaks a name, a type or a path into lines: where it can behind a sign
// that ends a word, else where the line ends.
func wrapName(s string, width int) []string {
	var lines []string
	start, word, taken := 0, 0, 0 // where the line and its last word begin, and how wide it is
	for i, r := range s {
		w := text.RuneWidth(r)
		if taken+w > width && i > start && r != ' ' { // a blank at the end is cut off
			if word <= start {
				word = i
			}
			lines = append(lines, strings.TrimRight(s[start:word], " "))
			start = word
			taken = text.StringWidth(s[start:i])
		}
		taken += w
		if strings.ContainsRune("_.,/ (", r) {
			word = i + 1
		}
	}
	return append(lines, s[start:])
}
