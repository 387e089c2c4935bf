package report

import (
	"encoding/csv"
	"io"
	"strconv"

	"github.com/pare-dev/pare/internal/audit"
	"github.com/pare-dev/pare/internal/harmless"
)

// ScanCSV writes a scan for spreadsheets, as RFC 4180 has it: a header, then one
// record a column, on one line each.
func ScanCSV(w io.Writer, r *audit.Scan, o Options) error {
	c := csv.NewWriter(w)
	c.UseCRLF = true
	write := func(cells ...string) {
		for i, cell := range cells {
			cells[i] = harmless.Cell(cell)
		}
		c.Write(cells) // Error has what goes wrong
	}
	write("dataset", "table", "column", "type", "nullable", "category", "confidence", "personal", "linked",
		"sensitivity", "reason", "file", "line", "col", "approximate")
	for col := range shown(r, o) {
		write(col.Table.Dataset, tableName(col.Table), col.Name, col.Type, strconv.FormatBool(col.Nullable),
			col.Category.Key, strconv.FormatFloat(col.Confidence, 'f', -1, 64), strconv.FormatBool(col.Personal), strconv.FormatBool(col.Linked),
			sensitivity(col), col.Reason,
			col.Span.File, strconv.Itoa(col.Span.Line), strconv.Itoa(col.Span.Col), strconv.FormatBool(col.Table.Approximate))
	}
	c.Flush()
	return c.Error()
}
