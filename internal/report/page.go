package report

import (
	"bufio"
	"io"
	"strings"

	"github.com/jedib0t/go-pretty/v6/text"

	"github.com/pare-dev/pare/internal/harmless"
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
	for _, line := range wrap(harmless.Text(words), p.width) {
		p.WriteString(p.in(bold, line) + "\n")
	}
}

// section starts a part under a heading of its own.
func (p page) section(name string) {
	p.WriteString("\n")
	for _, line := range wrap(name, p.width) {
		p.WriteString(p.in(bold, line) + "\n")
	}
}

// lines writes text at an indent, wrapped.
func (p page) lines(indent int, color, words string) {
	for _, line := range wrap(harmless.Text(words), p.width-indent) {
		p.WriteString(strings.Repeat(" ", indent) + p.in(color, line) + "\n")
	}
}

// pairs writes names and what they stand for, the latter aligned. A name too
// long to stand beside what it stands for stands above it.
func (p page) pairs(indent int, list [][2]string) {
	widest := 0
	for _, pair := range list {
		if w := text.StringWidth(harmless.Text(pair[0])); w <= p.width/2 {
			widest = max(widest, w)
		}
	}
	before := strings.Repeat(" ", indent)
	for _, pair := range list {
		name := harmless.Text(pair[0])
		w := text.StringWidth(name)
		lead, under := before+p.in(dim, name)+strings.Repeat(" ", max(widest-w, 0)+2), strings.Repeat(" ", indent+widest+2)
		room := p.width - indent - widest - 2
		if w > widest {
			p.WriteString(lead[:len(lead)-2] + "\n")
			under = before + "    "
			lead, room = under, p.width-indent-4
			if pair[1] == "" {
				continue
			}
		}
		for _, line := range wrap(harmless.Text(pair[1]), room) {
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
		p.lines(indent+4, dim, strings.Join(names[value], ", "))
	}
}

// items writes a list, each item behind a dash and wrapped under itself.
func (p page) items(indent int, list []string) {
	for _, item := range list {
		p.wrapped(indent, "- ", item)
	}
}
