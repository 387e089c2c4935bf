package report

import (
	"cmp"
	"fmt"
	"iter"
	"slices"
	"strings"

	"github.com/pare-dev/pare/internal/audit"
	"github.com/pare-dev/pare/internal/fact"
	"github.com/pare-dev/pare/internal/harmless"
	"github.com/pare-dev/pare/internal/inventory"
	"github.com/pare-dev/pare/internal/prose"
	"github.com/pare-dev/pare/internal/source"
	"github.com/pare-dev/pare/internal/terminal"
)

// What the formats of a scan share.

// shown are the columns that a report of a scan lists: all, or the personal
// ones.
func shown(r *audit.Scan, o Options) iter.Seq[*audit.ScanColumn] {
	return func(yield func(*audit.ScanColumn) bool) {
		for i := range r.Columns {
			if c := &r.Columns[i]; (o.All || c.Personal) && !yield(c) {
				return
			}
		}
	}
}

// tableName is a table's name behind that of its database schema, where that is
// not the default one.
func tableName(t *inventory.Table) string {
	if t.Schema == "" {
		return t.Name
	}
	return t.Schema + "." + t.Name
}

// sensitivity is that of a column's category, "" where it has none.
func sensitivity(c *audit.ScanColumn) string {
	if c.Category.Key == "" {
		return ""
	}
	return c.Category.Sensitivity
}

// confidenceWords is a confidence in percent, "" where nothing is said.
func confidenceWords(c *audit.ScanColumn) string {
	if c.Confidence == 0 {
		return ""
	}
	return percent(c.Confidence)
}

// columnName is what a column is called within its dataset, with the dataset
// before it where a scan read several.
func columnName(r *audit.Scan, c *audit.ScanColumn) string {
	if len(r.Datasets) > 1 {
		return c.Ref().String()
	}
	return tableName(c.Table) + "." + c.Name
}

// guardWords says why a category is guarded, "" where it is not.
func guardWords(c *fact.Category) string {
	if c.Guarded == "no" {
		return ""
	}
	return strings.ReplaceAll(c.Guarded, "_", " ")
}

// sureWords is how sure the categories of columns are: from the least to the
// most.
func sureWords(columns []*audit.ScanColumn) string {
	least, most := 1.0, 0.0
	for _, c := range columns {
		least, most = min(least, c.Confidence), max(most, c.Confidence)
	}
	if percent(least) == percent(most) {
		return percent(most)
	}
	return strings.TrimSuffix(percent(least), " %") + "–" + percent(most)
}

// linkedTable is a table of which a scan found columns linked to people, and why.
type linkedTable struct {
	table   *inventory.Table
	columns int
	reason  string // of the first one
}

func linkedTables(r *audit.Scan) []linkedTable {
	var list []linkedTable
	for i := range r.Columns {
		c := &r.Columns[i]
		if !c.Linked {
			continue
		}
		if last := len(list) - 1; last >= 0 && list[last].table == c.Table {
			list[last].columns++
			continue
		}
		list = append(list, linkedTable{c.Table, 1, c.Reason})
	}
	return list
}

// unreadReason is why something could not be read, and what to do.
func unreadReason(p source.Problem) string {
	if p.Hint == "" {
		return p.Msg
	}
	return p.Msg + " (" + p.Hint + ")"
}

// scanSums are the lines of a scan's summary, each a name and words.
func scanSums(r *audit.Scan) [][2]string {
	s := r.Summary
	list := [][2]string{{"read", fmt.Sprintf("%s, %s with %s and %s",
		prose.Count(len(r.Inputs), "file"), prose.Count(s.Datasets, "schema"), prose.Count(s.Tables, "table"), prose.Count(s.Columns, "column"))}}
	if words := dialectWords(r.Datasets); words != "" {
		list = append(list, [2]string{"dialect", words})
	}
	kinds := r.Kinds()
	personal := prose.Count(s.Personal, "column")
	if s.Personal > 0 {
		personal += " of " + prose.Count(len(kinds), "kind")
	}
	list = append(list, [2]string{"personal", personal})
	if s.Guarded > 0 {
		list = append(list, [2]string{"guarded", fmt.Sprintf("%s: %s", prose.Count(s.Guarded, "column"), guardedWords(kinds))})
	}
	if words := sensitivityWords(kinds); words != "" {
		list = append(list, [2]string{"sensitivity", words})
	}
	if s.Linked > 0 {
		list = append(list, [2]string{"linked", prose.Count(s.Linked, "column") + " beside data about people, or tied to it by keys"})
	}
	if s.Doubtful > 0 {
		list = append(list, [2]string{"not counted", fmt.Sprintf("%s, personal with less than %s (--min-confidence)", prose.Count(s.Doubtful, "column"), percent(r.Least))})
	}
	if s.Approximate > 0 {
		list = append(list, [2]string{"approximate", prose.Count(s.Approximate, "table") + ": names are sure, types and keys are not"})
	}
	if s.Unread > 0 {
		list = append(list, [2]string{"unread", prose.Count(s.Unread, "table") + ", of which not every column is known"})
	}
	return list
}

// guardedWords counts guarded columns by what guards them: most first.
func guardedWords(kinds []audit.Kind) string {
	var words []string
	counts := map[string]int{}
	for _, k := range kinds {
		if guard := guardWords(k.Category); guard != "" {
			if counts[guard] == 0 {
				words = append(words, guard)
			}
			counts[guard] += len(k.Columns)
		}
	}
	slices.SortFunc(words, func(a, b string) int { return cmp.Or(cmp.Compare(counts[b], counts[a]), cmp.Compare(a, b)) })
	for i, w := range words {
		words[i] = fmt.Sprintf("%d %s", counts[w], w)
	}
	return strings.Join(words, ", ")
}

// sensitivities counts personal columns by the sensitivity of their category.
func sensitivities(kinds []audit.Kind) map[string]int {
	counts := map[string]int{}
	for _, k := range kinds {
		counts[k.Category.Sensitivity] += len(k.Columns)
	}
	return counts
}

func sensitivityWords(kinds []audit.Kind) string {
	counts := sensitivities(kinds)
	var parts []string
	for _, s := range audit.Sensitivities() {
		if counts[s] > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", counts[s], s))
		}
	}
	return strings.Join(parts, ", ")
}

// dialectWords names the dialects: one alone, or each with its schemas.
func dialectWords(datasets []*inventory.Dataset) string {
	names := map[string][]string{}
	var dialects []string
	for _, d := range datasets {
		if d.Dialect == "" {
			continue
		}
		if names[d.Dialect] == nil {
			dialects = append(dialects, d.Dialect)
		}
		names[d.Dialect] = append(names[d.Dialect], harmless.Text(d.Name))
	}
	slices.Sort(dialects)
	if len(dialects) == 1 && len(names[dialects[0]]) == len(datasets) {
		return dialects[0]
	}
	var parts []string
	for _, d := range dialects {
		parts = append(parts, d+" ("+strings.Join(names[d], ", ")+")")
	}
	return strings.Join(parts, ", ")
}

// ScanOutcome is the line that says what decided the exit code.
func ScanOutcome(r *audit.Scan) string {
	code, because := r.Outcome()
	return fmt.Sprintf("exit %d: %s", code, because)
}

// saidColor is the colour of what is said of a column: the more harm its data
// can do, the warmer.
func saidColor(c *audit.ScanColumn) string {
	switch {
	case !c.Personal:
		return terminal.Dim
	case c.Category.Guarded != "no":
		return terminal.Red
	case c.Category.Sensitivity == "low":
		return terminal.Cyan
	}
	return terminal.Yellow
}
