package harmless

import "strings"

// Markdown is a sentence that may hold words from the input, shown as it stands:
// signs that Markdown or HTML takes for its own are escaped.
func Markdown(s string) string {
	var b strings.Builder
	for _, r := range Text(s) {
		switch {
		case r == '@': // else it calls somebody
			b.WriteString("@<!-- -->")
		case strings.ContainsRune("\\`*_{}[]<>#&~$", r): // a row escapes pipes
			b.WriteString(`\` + string(r))
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// MarkdownCode is text from the input, shown as it stands: within a code span nothing
// is a link, a mention, an image or HTML.
func MarkdownCode(s string) string {
	s = strings.TrimSpace(Text(s))
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

// MarkdownRow is a row of a table. A pipe ends a cell even within a code span.
func MarkdownRow(cells ...string) string {
	for i, cell := range cells {
		cells[i] = strings.ReplaceAll(cell, "|", `\|`)
	}
	return "| " + strings.Join(cells, " | ") + " |\n"
}
