package report

import (
	"bufio"
	"io"

	"github.com/pare-dev/pare/internal/audit"
	"github.com/pare-dev/pare/internal/inventory"
)

// ScanJSON writes a scan for programs. What the JSON of an audit promises holds
// here too.
func ScanJSON(w io.Writer, r *audit.Scan, o Options) error {
	d := &object{w: bufio.NewWriter(w)}
	d.member("schemaVersion", 1)
	d.key("columns")
	d.items(func(item func(any)) {
		for c := range shown(r, o) {
			item(scanColumnOf(c))
		}
	})
	list(d, "incomplete", r.Unread, unreadOf)
	d.member("summary", scanSummaryOf(r))
	return d.end()
}

type scanColumnRecord struct {
	Dataset     string  `json:"dataset"`
	Table       string  `json:"table"` // behind its database schema, where that is not the default one
	Column      string  `json:"column"`
	Type        string  `json:"type"` // as written
	Nullable    bool    `json:"nullable"`
	Category    string  `json:"category"`   // empty: nothing says what it is
	Confidence  float64 `json:"confidence"` // 0 to 1
	Personal    bool    `json:"personal"`
	Linked      bool    `json:"linked"`      // beside data about people, or tied to it by keys
	Sensitivity string  `json:"sensitivity"` // of the category: low, medium or high
	Reason      string  `json:"reason"`
	position
	Approximate bool `json:"approximate,omitempty"` // the table was read by tolerant means
}

func scanColumnOf(c *audit.ScanColumn) scanColumnRecord {
	return scanColumnRecord{
		Dataset: c.Table.Dataset, Table: tableName(c.Table), Column: c.Name, Type: c.Type, Nullable: c.Nullable,
		Category: c.Category.Key, Confidence: c.Confidence, Personal: c.Personal, Linked: c.Linked,
		Sensitivity: sensitivity(c), Reason: c.Reason,
		position: positionOf(c.Span), Approximate: c.Table.Approximate,
	}
}

type unreadRecord struct {
	File      string `json:"file"`
	Line      int    `json:"line"`      // 0: the file as a whole
	Statement string `json:"statement"` // how the line begins
	Reason    string `json:"reason"`
}

func unreadOf(u audit.Unread) unreadRecord {
	return unreadRecord{u.Span.File, u.Span.Line, u.Statement, unreadReason(u.Problem)}
}

type scanSummaryRecord struct {
	Datasets    int               `json:"datasets"`
	Tables      int               `json:"tables"`
	Columns     int               `json:"columns"` // all, listed or not
	Personal    int               `json:"personal"`
	Linked      int               `json:"linked"`
	Guarded     int               `json:"guarded"`  // personal columns of a guarded category
	Doubtful    int               `json:"doubtful"` // columns not counted as personal: less sure than leastConfidence
	Least       float64           `json:"leastConfidence"`
	Sensitivity map[string]int    `json:"sensitivity"` // personal columns by how much harm they can do
	Groups      []groupRecord     `json:"groups"`      // personal columns by the categories right under user, most first
	Categories  []kindRecord      `json:"categories"`  // guarded ones first, then by sensitivity and number
	Approximate int               `json:"approximate"` // tables
	Unread      int               `json:"unread"`      // tables whose columns are not surely known
	Incomplete  int               `json:"incomplete"`
	Errors      int               `json:"errors"`
	Warnings    int               `json:"warnings"`
	Dialects    map[string]string `json:"dialects"` // by dataset
}

type groupRecord struct {
	Category string `json:"category"`
	Columns  int    `json:"columns"`
	Guarded  int    `json:"guarded"`
}

type kindRecord struct {
	Category    string `json:"category"`
	Sensitivity string `json:"sensitivity"`
	Guarded     string `json:"guarded"` // why, or no
	Columns     int    `json:"columns"`
}

func scanSummaryOf(r *audit.Scan) scanSummaryRecord {
	s, kinds := r.Summary, r.Kinds()
	levels := map[string]int{}
	for _, level := range audit.Sensitivities() {
		levels[level] = sensitivities(kinds)[level]
	}
	return scanSummaryRecord{
		Datasets: s.Datasets, Tables: s.Tables, Columns: s.Columns,
		Personal: s.Personal, Linked: s.Linked, Guarded: s.Guarded,
		Doubtful: s.Doubtful, Least: r.Least, Sensitivity: levels,
		Groups: each(audit.Groups(kinds), func(g audit.Group) groupRecord { return groupRecord{g.Key, g.Columns, g.Guarded} }),
		Categories: each(kinds, func(k audit.Kind) kindRecord {
			return kindRecord{k.Category.Key, k.Category.Sensitivity, k.Category.Guarded, len(k.Columns)}
		}),
		Approximate: s.Approximate, Unread: s.Unread,
		Incomplete: s.Incomplete, Errors: s.Errors, Warnings: s.Warnings,
		Dialects: dialectsOf(r.Datasets),
	}
}

func dialectsOf(datasets []*inventory.Dataset) map[string]string {
	dialects := map[string]string{}
	for _, d := range datasets {
		dialects[d.Name] = d.Dialect
	}
	return dialects
}
