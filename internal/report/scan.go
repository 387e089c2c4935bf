package report

import (
	"fmt"
	"iter"
	"slices"
	"strings"

	"github.com/pare-dev/pare/internal/audit"
	"github.com/pare-dev/pare/internal/inventory"
	"github.com/pare-dev/pare/internal/source"
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
	return fmt.Sprintf("%.0f %%", 100*c.Confidence)
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
		count(len(r.Inputs), "file"), count(s.Datasets, "schema"), count(s.Tables, "table"), count(s.Columns, "column"))}}
	if words := dialectWords(r.Datasets); words != "" {
		list = append(list, [2]string{"dialect", words})
	}
	personal := count(s.Personal, "column")
	if s.Guarded > 0 {
		personal += fmt.Sprintf(", %d of them guarded: data that needs a reason of its own", s.Guarded)
	}
	list = append(list, [2]string{"personal", personal})
	if s.Linked > 0 {
		list = append(list, [2]string{"linked", count(s.Linked, "column") + " beside data about people, or tied to it by keys"})
	}
	if s.Approximate > 0 {
		list = append(list, [2]string{"approximate", count(s.Approximate, "table") + ": names are sure, types and keys are not"})
	}
	if s.Unread > 0 {
		list = append(list, [2]string{"unread", count(s.Unread, "table") + ", of which not every column is known"})
	}
	return list
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
		names[d.Dialect] = append(names[d.Dialect], Harmless(d.Name))
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
