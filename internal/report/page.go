package report

import (
	"bufio"
	"io"
	"strings"

	"github.com/jedib0t/go-pretty/v6/text"
)

// page lays out explanations: headings, paragraphs and pairs of a name and a
// value, wrapped to one width.
type page struct {
	*bufio.Writer
	paint
	width int
}

// newPage is as wide as the terminal, where lines stay readable, and 80 columns
// where there is none.
func newPage(w io.Writer, o Options) page {
	width := 80
	if o.Width > 0 {
		width = min(max(o.Width, 60), 100)
	}
	return page{bufio.NewWriter(w), paint(o.Color), width}
}

func (p page) title(words string) {
	for _, line := range wrap(Harmless(words), p.width) {
		p.WriteString(p.in(bold, line) + "\n")
	}
}

// section starts a part under a heading of its own.
func (p page) section(name string) {
	p.WriteString("\n" + p.in(bold, name) + "\n")
}

// lines writes text at an indent, wrapped.
func (p page) lines(indent int, color, words string) {
	for _, line := range wrap(Harmless(words), p.width-indent) {
		p.WriteString(strings.Repeat(" ", indent) + p.in(color, line) + "\n")
	}
}

// pairs writes names and what they stand for, the latter aligned.
func (p page) pairs(indent int, list [][2]string) {
	widest := 0
	for _, pair := range list {
		widest = max(widest, text.StringWidth(pair[0]))
	}
	widest = min(widest, 24)
	room := p.width - indent - widest - 2
	for _, pair := range list {
		name := pair[0] + strings.Repeat(" ", max(widest-text.StringWidth(pair[0]), 0))
		first := "  "
		if text.StringWidth(pair[0]) > widest { // it has a line of its own
			p.WriteString(strings.Repeat(" ", indent) + p.in(dim, pair[0]) + "\n")
			name = strings.Repeat(" ", widest)
		}
		for i, line := range wrap(Harmless(pair[1]), room) {
			if i > 0 {
				name = strings.Repeat(" ", widest)
			}
			p.WriteString(strings.TrimRight(strings.Repeat(" ", indent)+p.in(dim, name)+first+line, " ") + "\n")
		}
	}
}
