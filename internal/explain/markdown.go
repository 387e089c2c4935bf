package explain

import (
	"strings"

	"github.com/pare-dev/pare/internal/harmless"
	"github.com/pare-dev/pare/internal/terminal"
)

// markdown writes the few things of Markdown that help texts use: paragraphs,
// lists, and blocks of code between fences, which are kept as they are and set
// in. What is in backquotes or between asterisks is shown so on a terminal with
// colours, and with its marks elsewhere.
func (p page) markdown(indent int, doc string) {
	var block []string // the lines of a paragraph or of an item of a list
	hang := ""
	flush := func() {
		if len(block) > 0 {
			p.wrapped(indent, hang, strings.Join(block, " "))
			block, hang = nil, ""
		}
	}
	code := false
	for _, line := range strings.Split(strings.TrimRight(doc, "\n"), "\n") {
		trimmed := strings.TrimSpace(line)
		switch {
		case strings.HasPrefix(trimmed, "```"):
			flush()
			code = !code
		case code:
			p.WriteString(strings.TrimRight(strings.Repeat(" ", indent+2)+p.In(terminal.Cyan, harmless.Text(line)), " ") + "\n")
		case trimmed == "":
			flush()
			p.WriteString("\n")
		case strings.HasPrefix(trimmed, "- "):
			flush()
			hang = "- "
			block = append(block, trimmed[2:])
		default:
			block = append(block, trimmed)
		}
	}
	flush()
}

// wrapped writes a paragraph, the first line behind hang and the others under it.
func (p page) wrapped(indent int, hang, words string) {
	mark := "" // what is open at the end of a line goes on in the next
	for i, line := range terminal.Wrap(harmless.Text(words), p.Width-indent-len(hang)) {
		before := strings.Repeat(" ", indent) + hang
		if i > 0 {
			before = strings.Repeat(" ", indent+len(hang))
		}
		p.WriteString(before + p.marked(line, &mark) + "\n")
	}
}

// marked colours what stands between backquotes, and between asterisks that
// touch it. The marks stay, so that colour changes no sign.
func (p page) marked(line string, open *string) string {
	if !p.Paint {
		return line
	}
	var b strings.Builder
	from := 0
	for i := range len(line) {
		mark := line[i : i+1]
		switch {
		case *open == mark:
			b.WriteString(p.In(markColor(mark), line[from:i+1]))
			from, *open = i+1, ""
		case *open == "" && (mark == "`" || mark == "*" && i+1 < len(line) && line[i+1] != ' '):
			b.WriteString(line[from:i])
			from, *open = i, mark
		}
	}
	if *open != "" {
		return b.String() + p.In(markColor(*open), line[from:])
	}
	return b.String() + line[from:]
}

func markColor(mark string) string {
	if mark == "`" {
		return terminal.Cyan
	}
	return terminal.Bold
}
