package terminal

import (
	"strings"

	"github.com/jedib0t/go-pretty/v6/text"
)

// Wrap breaks text into lines between words; a word that is too long, such as a
// path, is broken where the line ends.
func Wrap(s string, width int) []string {
	var lines []string
	for _, line := range strings.Split(text.WrapSoft(s, width), "\n") {
		lines = append(lines, strings.TrimRight(line, " "))
	}
	return lines
}

// WrapName breaks a name, a type or a path into lines: where it can behind a sign
// that ends a word, else where the line ends.
func WrapName(s string, width int) []string {
	var lines []string
	start, word, taken := 0, 0, 0 // where the line and its last word begin, and how wide it is
	for i, r := range s {
		w := text.RuneWidth(r)
		if taken+w > width && i > start && r != ' ' { // a blank at the end is cut off
			if word <= start {
				word = i
			}
			lines = append(lines, strings.TrimRight(s[start:word], " "))
			start = word
			taken = text.StringWidth(s[start:i])
		}
		taken += w
		if strings.ContainsRune("_.,/ (", r) {
			word = i + 1
		}
	}
	return append(lines, s[start:])
}

// Cut is the beginning of a text that is wider than a reader needs, such as an
// enum's.
func Cut(s string, width int) string {
	if text.StringWidth(s) <= width {
		return s
	}
	return text.Trim(s, width-1) + "…"
}
