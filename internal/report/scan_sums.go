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
)

// What a scan for people says of all tables together.

// kinds writes the categories that were found, with how sensitive each is and
// where it is kept.
func (t tables) kinds(r *audit.Scan) {
	list := r.Kinds()
	if len(list) == 0 {
		return
	}
	t.title("By category", "confidence, columns")
	const gap = 2
	var key, level, sure, number int // widths
	for _, k := range list {
		key = max(key, text.StringWidth(harmless.Text(k.Category.Key)))
		level = max(level, len(k.Category.Sensitivity), len(guardWords(k.Category)))
		sure = max(sure, text.StringWidth(sureWords(k.Columns)))
		number = max(number, len(strconv.Itoa(len(k.Columns))))
	}
	const least = 24 // that names can be read in
	where := t.width - min(key, t.width*2/5) - level - sure - number - 4*gap
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
			for _, line := range names(r, k.Columns, t.width-gap) {
				t.WriteString(strings.Repeat(" ", gap) + t.in(dim, line) + "\n")
			}
		}
		t.WriteString("\n")
		return
	}
	key = min(key, t.width*2/5)
	w := bare()
	w.SetColumnConfigs([]table.ColumnConfig{{Number: 3, WidthMin: where}, {Number: 4, Align: text.AlignRight}, {Number: 5, Align: text.AlignRight}})
	for _, k := range list {
		color := saidColor(k.Columns[0])
		name := wrapName(harmless.Text(k.Category.Key), key)
		for i := range name {
			name[i] = t.in(color, name[i])
		}
		harm := t.in(color, k.Category.Sensitivity)
		if guard := guardWords(k.Category); guard != "" {
			harm += "\n" + t.in(color, guard)
		}
		w.AppendRow(table.Row{strings.Join(name, "\n"), harm, strings.Join(names(r, k.Columns, where), "\n"), sureWords(k.Columns), len(k.Columns)})
	}
	t.WriteString(w.Render() + "\n\n")
}

// sides writes words on the left and others on the right, on one line where there
// is room.
func (t tables) sides(left, right, color string) {
	if room := t.width - text.StringWidth(left) - text.StringWidth(right); room >= 2 {
		t.WriteString(t.in(color, left) + strings.Repeat(" ", room) + right + "\n")
		return
	}
	for _, line := range wrapName(left, t.width) {
		t.WriteString(t.in(color, line) + "\n")
	}
	t.WriteString(strings.Repeat(" ", max(t.width-text.StringWidth(right), 0)) + right + "\n")
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
		broken := wrapName(name, width)
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
	t.title("Linked to people", "columns")
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
	name := min(widest, t.width*2/5)
	reason := t.width - name - number - 2*gap
	w := bare()
	w.SetColumnConfigs([]table.ColumnConfig{{Number: 2, WidthMin: reason}, {Number: 3, Align: text.AlignRight, WidthMin: number}})
	for _, l := range list {
		why := wrap(harmless.Text(l.reason), reason)
		for i := range why {
			why[i] = t.in(dim, why[i])
		}
		w.AppendRow(table.Row{strings.Join(wrapName(harmless.Text(l.table.Ref().String()), name), "\n"), strings.Join(why, "\n"), l.columns})
	}
	t.WriteString(w.Render() + "\n")
	if more > 0 {
		t.WriteString(t.in(dim, "and "+prose.Count(more, "more table")+": --all lists every column") + "\n")
	}
	t.WriteString("\n")
}

// scanSummary says what was read and found, and draws how much of each group of
// categories.
func (t tables) scanSummary(r *audit.Scan) {
	t.title("Summary", "")
	w := bare()
	list := scanSums(r)
	widest := 0
	for _, line := range list {
		widest = max(widest, len(line[0]))
	}
	for _, line := range list {
		words := wrap(line[1], t.width-widest-2)
		if line[0] == "guarded" {
			for i := range words {
				words[i] = t.in(red, words[i])
			}
		}
		w.AppendRow(table.Row{line[0], strings.Join(words, "\n")})
	}
	t.WriteString(w.Render() + "\n\n")
	t.groups(audit.Groups(r.Kinds()))
	color := green
	if code, _ := r.Outcome(); code != audit.ExitOK {
		color = boldRed
	}
	for _, line := range wrap(ScanOutcome(r), t.width) {
		t.WriteString(t.in(color, line) + "\n")
	}
}

// groups draws how many columns each group of categories has.
func (t tables) groups(list []audit.Group) {
	if len(list) == 0 {
		return
	}
	const key, number, guarded = 30, 6, len("9999 guarded")
	length := min(t.width-key-number-guarded-6, 30)
	w := bare()
	w.SetColumnConfigs([]table.ColumnConfig{{Number: 2, Align: text.AlignRight}})
	for _, g := range list {
		words := ""
		if g.Guarded > 0 {
			words = t.in(red, fmt.Sprintf("%d guarded", g.Guarded))
		}
		w.AppendRow(table.Row{cut(harmless.Text(g.Key), key), g.Columns, bar(g.Columns, list[0].Columns, length), words})
	}
	t.WriteString(w.Render() + "\n\n")
}
