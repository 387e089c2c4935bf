package report

import (
	"io"

	"github.com/pare-dev/pare/internal/audit"
	"github.com/pare-dev/pare/internal/harmless"
)

// ScanCSV writes a scan for spreadsheets, as RFC 4180 has it: a header, then one
// record a column, on one line each.
func ScanCSV(w io.Writer, r *audit.Scan, o Options) error {
	c := harmless.NewCSV(w, "dataset", "table", "column", "type", "nullable", "category", "confidence", "personal", "linked",
		"sensitivity", "reason", "file", "line", "col", "approximate")
	for col := range shown(r, o) {
		c.Record(col.Table.Dataset, tableName(col.Table), col.Name, col.Type, col.Nullable,
			col.Category.Key, col.Confidence, col.Personal, col.Linked,
			sensitivity(col), col.Reason,
			col.Span.File, col.Span.Line, col.Span.Col, col.Table.Approximate)
	}
	return c.Flush()
}
