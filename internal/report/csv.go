package report

import "strings"

// Inert is a cell that no spreadsheet takes for a formula: an apostrophe before
// the sign that begins one makes it text.
func Inert(cell string) string {
	harmless := Harmless(cell)
	if cell != "" && strings.Contains("=+-@\t\r", cell[:1]) {
		return "'" + harmless
	}
	return harmless
}
