// Package terminal lays out text for people who read it at a terminal: in colour
// where that shows it, in lines no wider than it is, and in tables.
package terminal

import (
	"bufio"
	"io"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"
)

// Look is how a terminal shows text.
type Look struct {
	Color bool
	Width int // its columns; 0 where there is no terminal
}

// Sheet is what is being written, in colour or not, and how wide it is.
type Sheet struct {
	*bufio.Writer
	Paint
	Width int
}

// ForReading is as wide as the terminal, where lines stay readable, and 80 columns
// where there is none.
func ForReading(w io.Writer, l Look) Sheet { return newSheet(w, l, 80, 100) }

// ForTables is as wide as the terminal, except where lines would be too short or
// too long to read.
func ForTables(w io.Writer, l Look) Sheet { return newSheet(w, l, 100, 120) }

func newSheet(w io.Writer, l Look, usual, most int) Sheet {
	width := usual
	if l.Width > 0 {
		width = min(max(l.Width, 60), most)
	}
	return Sheet{bufio.NewWriter(w), Paint(l.Color), width}
}

// Heading writes words on the left and others at the end of the line, and rules
// them off.
func (s Sheet) Heading(left, right string) {
	s.WriteString(s.In(Bold, left))
	if right != "" {
		gap := max(s.Width-text.StringWidth(left)-text.StringWidth(right), 1)
		s.WriteString(strings.Repeat(" ", gap) + s.In(Dim, right))
	}
	s.WriteString("\n")
	s.WriteString(s.In(Dim, strings.Repeat("─", s.Width)) + "\n")
}

// NewTable is a table without lines around it. go-pretty aligns it; it is given no
// colours of its own, so that it cannot decide on them.
func NewTable() table.Writer {
	w := table.NewWriter()
	style := table.StyleDefault
	style.Box.PaddingLeft, style.Box.PaddingRight = "", "  "
	style.Options = table.OptionsNoBordersAndSeparators
	style.Format = table.FormatOptions{}
	w.SetStyle(style)
	w.SuppressTrailingSpaces()
	return w
}
