package audit

import (
	"strings"
	"unicode/utf8"

	"github.com/pare-dev/pare/internal/schema/text"
	"github.com/pare-dev/pare/internal/source"
)

// Unread is something that could not be read, and the text of the line that it
// begins on: "" where it is about a file as a whole.
type Unread struct {
	source.Problem
	Statement string
}

// lines holds lines of files that problems are about, cut to what a reader needs
// to know them again.
type lines map[string]map[int]string

// read keeps the lines that could not be read, while their files are at hand.
func (l lines) read(problems []source.Problem, files []source.File) {
	wanted := map[string][]int{}
	for _, p := range problems {
		if p.Kind == source.Incomplete && p.Span.Line > 0 {
			wanted[p.Span.File] = append(wanted[p.Span.File], p.Span.Line)
		}
	}
	for _, f := range files {
		for n, line := range text.Lines(f, wanted[f.Name]) {
			if l[f.Name] == nil {
				l[f.Name] = map[int]string{}
			}
			l[f.Name][n] = strings.Clone(beginning(line, 80)) // the file itself is let go
		}
	}
}

func (l lines) of(p source.Problem) string { return l[p.Span.File][p.Span.Line] }

// beginning is at most the first n characters of a text.
func beginning(s string, n int) string {
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	at := 0
	for i := range s {
		if at == n-1 {
			return s[:i] + "…"
		}
		at++
	}
	return s
}
