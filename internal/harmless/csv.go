package harmless

import (
	"encoding/csv"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// CSV writes records for spreadsheets, as RFC 4180 has it, in which nothing that
// comes from input is taken for a formula.
type CSV struct{ w *csv.Writer }

// NewCSV begins with a header.
func NewCSV(w io.Writer, header ...any) CSV {
	c := CSV{csv.NewWriter(w)}
	c.w.UseCRLF = true
	c.Record(header...)
	return c
}

// Record writes a cell each. Numbers and booleans are the program's own; whatever
// else a cell is made of is made harmless.
func (c CSV) Record(cells ...any) {
	record := make([]string, len(cells))
	for i, cell := range cells {
		switch v := cell.(type) {
		case int:
			record[i] = strconv.Itoa(v)
		case float64:
			record[i] = strconv.FormatFloat(v, 'f', -1, 64)
		case bool:
			record[i] = strconv.FormatBool(v)
		default:
			record[i] = inert(fmt.Sprint(v))
		}
	}
	c.w.Write(record) // Flush has what goes wrong
}

// Flush writes what is left, and returns the first error that writing met.
func (c CSV) Flush() error {
	c.w.Flush()
	return c.w.Error()
}

// inert is a cell that no spreadsheet takes for a formula: an apostrophe before
// the sign that begins one makes it text.
func inert(cell string) string {
	text := Text(cell)
	if cell != "" && strings.Contains("=+-@\t\r", cell[:1]) {
		return "'" + text
	}
	return text
}
