package harmless

import "strings"

// Cell is a cell that no spreadsheet takes for a formula: an apostrophe before
// the sign that begins one makes it text.
func Cell(cell string) string {
	text := Text(cell)
	if cell != "" && strings.Contains("=+-@\t\r", cell[:1]) {
		return "'" + text
	}
	return text
}
