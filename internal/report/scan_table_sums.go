package report

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"

	"github.com/pare-dev/pare/internal/audit"
	"github.com/pare-dev/pare/internal/harmless"
	"github.com/pare-dev/pare/internal/prose"
	"github.com/pare-dev/pare/internal/terminal"
)

// What a scan for people says of all tables together.

// kinds writes the categories that were found, with how sensitive each is and
// where it is kept.
func (t tables) kinds(r *audit.Scan) {
	list := r.Kinds()
	if len(list) == 0 {
		return
	}
	t.Heading("By category", "confidence, columns")
	const gap = 2
	var key, level, sure, number int // widths
	for _, k := range list {
		key = max(key, text.StringWidth(harmless.Text(k.Category.Key)))
		level = max(level, len(k.Category.Sensitivity), len(guardWords(k.Category)))
		sure = max(sure, text.StringWidth(sureWords(k.Columns)))
		number = max(number, len(strconv.Itoa(len(k.Columns))))
	}
	const least = 24 // that names can be read in
	where := t.Width - min(key, t.Width*2/5) - level - sure - number - 4*gap
	if where < least { // they stand beneath
		harm := func(k audit.Kind) string {
			return strings.TrimSuffix(k.Category.Sensitivity+", "+guardWords(k.Category), ", ")
		}
		for _, k := range list {
			level = max(level, len(harm(k)))
		}
		for _, k := range list {
			right := text.AlignLeft.Apply(harm(k), level) + strings.Repeat(" ", gap) + text.AlignRight.Apply(sureWords(k.Columns), sure) + strings.Repeat(" ", gap) + text.AlignRight.Apply(strconv.Itoa(len(k.Columns)), number)
			t.sides(harmless.Text(k.Category.Key), right, saidColor(k.Columns[0]))
			for _, line := range names(r, k.Columns, t.Width-gap) {
				t.WriteString(strings.Repeat(" ", gap) + t.In(terminal.Dim, line) + "\n")
			}
		}
		t.WriteString("\n")
		return
	}
	key = min(key, t.Width*2/5)
	w := terminal.NewTable()
	w.SetColumnConfigs([]table.ColumnConfig{{Number: 3, WidthMin: where}, {Number: 4, Align: text.AlignRight}, {Number: 5, Align: text.AlignRight}})
	for _, k := range list {
		color := saidColor(k.Columns[0])
		name := terminal.WrapName(harmless.Text(k.Category.Key), key)
		for i := range name {
			name[i] = t.In(color, name[i])
		}
		harm := t.In(color, k.Category.Sensitivity)
		if guard := guardWords(k.Category); guard != "" {
			harm += "\n" + t.In(color, guard)
		}
		w.AppendRow(table.Row{strings.Join(name, "\n"), harm, strings.Join(names(r, k.Columns, where), "\n"), sureWords(k.Columns), len(k.Columns)})
	}
	t.WriteString(w.Render() + "\n\n")
}

// sides writes words on the left and others on the right, on one line where there
// is room.
func (t tables) sides(left, right, color string) {
	if room := t.Width - text.StringWidth(left) - text.StringWidth(right); room >= 2 {
		t.WriteString(t.In(color, left) + strings.Repeat(" ", room) + right + "\n")
		return
	}
	for _, line := range terminal.WrapName(left, t.Width) {
		t.WriteString(t.In(color, line) + "\n")
	}
	t.WriteString(strings.Repeat(" ", max(t.Width-text.StringWidth(right), 0)) + right + "\n")
}

// names lists columns in a few lines, and says how many more there are.
func names(r *audit.Scan, columns []*audit.ScanColumn, width int) []string {
	const most = 4 // lines
	var lines []string
	line := ""
	for i, c := range columns {
		name := harmless.Text(columnName(r, c))
		if i < len(columns)-1 {
			name += ","
		}
		switch {
		case line == "":
		case text.StringWidth(line)+1+text.StringWidth(name) <= width:
			line += " " + name
			continue
		default:
			lines = append(lines, line)
		}
		if len(lines) >= most-1 && i < len(columns)-1 {
			return append(lines, fmt.Sprintf("and %d more", len(columns)-i))
		}
		broken := terminal.WrapName(name, width)
		lines = append(lines, broken[:len(broken)-1]...)
		line = broken[len(broken)-1]
	}
	return append(lines, line)
}

// linked writes the tables that are tied to people, where names say nothing of
// some of their columns.
func (t tables) linked(r *audit.Scan) {
	list := linkedTables(r)
	if len(list) == 0 {
		return
	}
	t.Heading("Linked to people", "columns")
	const gap, number, most = 2, 4, 20
	more := 0
	if len(list) > most {
		more = len(list) - most
		list = list[:most]
	}
	widest := 0
	for _, l := range list {
		widest = max(widest, text.StringWidth(harmless.Text(l.table.Ref().String())))
	}
	name := min(widest, t.Width*2/5)
	reason := t.Width - name - number - 2*gap
	w := terminal.NewTable()
	w.SetColumnConfigs([]table.ColumnConfig{{Number: 2, WidthMin: reason}, {Number: 3, Align: text.AlignRight, WidthMin: number}})
	for _, l := range list {
		why := terminal.Wrap(harmless.Text(l.reason), reason)
		for i := range why {
			why[i] = t.In(terminal.Dim, why[i])
		}
		w.AppendRow(table.Row{strings.Join(terminal.WrapName(harmless.Text(l.table.Ref().String()), name), "\n"), strings.Join(why, "\n"), l.columns})
	}
	t.WriteString(w.Render() + "\n")
	if more > 0 {
		t.WriteString(t.In(terminal.Dim, "and "+prose.Count(more, "more table")+": --all lists every column") + "\n")
	}
	t.WriteString("\n")
}

// scanSummary says what was read and found, and draws how much of each group of
// categories.
func (t tables) scanSummary(r *audit.Scan) {
	t.Heading("Summary", "")
	w := terminal.NewTable()
	list := scanSums(r)
	widest := 0
	for _, line := range list {
		widest = max(widest, len(line[0]))
	}
	for _, line := range list {
		words := terminal.Wrap(line[1], t.Width-widest-2)
		if line[0] == "guarded" {
			for i := range words {
				words[i] = t.In(terminal.Red, words[i])
			}
		}
		w.AppendRow(table.Row{line[0], strings.Join(words, "\n")})
	}
	t.WriteString(w.Render() + "\n\n")
	t.groups(audit.Groups(r.Kinds()))
	color := terminal.Green
	if code, _ := r.Outcome(); code != audit.ExitOK {
		color = terminal.BoldRed
	}
	for _, line := range terminal.Wrap(ScanOutcome(r), t.Width) {
		t.WriteString(t.In(color, line) + "\n")
	}
}

// groups draws how many columns each group of categories has.
func (t tables) groups(list []audit.Group) {
	if len(list) == 0 {
		return
	}
	const key, number, guarded = 30, 6, len("9999 guarded")
	length := min(t.Width-key-number-guarded-6, 30)
	w := terminal.NewTable()
	w.SetColumnConfigs([]table.ColumnConfig{{Number: 2, Align: text.AlignRight}})
	for _, g := range list {
		words := ""
		if g.Guarded > 0 {
			words = t.In(terminal.Red, fmt.Sprintf("%d guarded", g.Guarded))
		}
		w.AppendRow(table.Row{terminal.Cut(harmless.Text(g.Key), key), g.Columns, terminal.Bar(g.Columns, list[0].Columns, length), words})
	}
	t.WriteString(w.Render() + "\n\n")
}
