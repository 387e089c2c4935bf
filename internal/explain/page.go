package explain

import (
	"io"
	"strings"

	"github.com/jedib0t/go-pretty/v6/text"

	"github.com/pare-dev/pare/internal/harmless"
	"github.com/pare-dev/pare/internal/terminal"
)

// page lays out explanations: headings, paragraphs and pairs of a name and a
// value, wrapped to one width.
type page struct{ terminal.Sheet }

func newPage(w io.Writer, l terminal.Look) page { return page{terminal.ForReading(w, l)} }

func (p page) title(words string) {
	for _, line := range terminal.Wrap(harmless.Text(words), p.Width) {
		p.WriteString(p.In(terminal.Bold, line) + "\n")
	}
}

// section starts a part under a heading of its own.
func (p page) section(name string) {
	p.WriteString("\n")
	for _, line := range terminal.Wrap(name, p.Width) {
		p.WriteString(p.In(terminal.Bold, line) + "\n")
	}
}

// lines writes text at an indent, wrapped.
func (p page) lines(indent int, color, words string) {
	for _, line := range terminal.Wrap(harmless.Text(words), p.Width-indent) {
		p.WriteString(strings.Repeat(" ", indent) + p.In(color, line) + "\n")
	}
}

// pairs writes names and what they stand for, the latter aligned. A name too
// long to stand beside what it stands for stands above it.
func (p page) pairs(indent int, list [][2]string) {
	widest := 0
	for _, pair := range list {
		if w := text.StringWidth(harmless.Text(pair[0])); w <= p.Width/2 {
			widest = max(widest, w)
		}
	}
	before := strings.Repeat(" ", indent)
	for _, pair := range list {
		name := harmless.Text(pair[0])
		w := text.StringWidth(name)
		lead, under := before+p.In(terminal.Dim, name)+strings.Repeat(" ", max(widest-w, 0)+2), strings.Repeat(" ", indent+widest+2)
		room := p.Width - indent - widest - 2
		if w > widest {
			p.WriteString(lead[:len(lead)-2] + "\n")
			under = before + "    "
			lead, room = under, p.Width-indent-4
			if pair[1] == "" {
				continue
			}
		}
		for _, line := range terminal.Wrap(harmless.Text(pair[1]), room) {
			p.WriteString(strings.TrimRight(lead+line, " ") + "\n")
			lead = under
		}
	}
}

// grouped writes pairs and, where they are very many, those of one value under
// it.
func (p page) grouped(indent int, list [][2]string) {
	const many = 20
	if len(list) <= many {
		p.pairs(indent, list)
		return
	}
	names := map[string][]string{}
	var values []string
	for _, pair := range list {
		if names[pair[1]] == nil {
			values = append(values, pair[1])
		}
		names[pair[1]] = append(names[pair[1]], pair[0])
	}
	for _, value := range values {
		p.wrapped(indent, "", value)
		p.lines(indent+4, terminal.Dim, strings.Join(names[value], ", "))
	}
}

// items writes a list, each item behind a dash and wrapped under itself.
func (p page) items(indent int, list []string) {
	for _, item := range list {
		p.wrapped(indent, "- ", item)
	}
}
