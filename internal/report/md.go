package report

import "strings"

// Markdown as GitHub and GitLab render it.

// mdCode is text from the input, shown as it stands: within a code span nothing
// is a link, a mention, an image or HTML.
func mdCode(s string) string {
	s = strings.TrimSpace(Harmless(s))
	if s == "" {
		return ""
	}
	fence := "`"
	for strings.Contains(s, fence) {
		fence += "`"
	}
	if len(fence) > 1 {
		s = " " + s + " "
	}
	return fence + s + fence
}

// mdRow is a row of a table. A pipe ends a cell even within a code span.
func mdRow(cells ...string) string {
	for i, cell := range cells {
		cells[i] = strings.ReplaceAll(cell, "|", `\|`)
	}
	return "| " + strings.Join(cells, " | ") + " |\n"
}
