package rule

import (
	"slices"
	"strings"

	"github.com/pare-dev/pare/internal/source"
	"github.com/pare-dev/pare/internal/yamlsrc"
)

// Alone reports whether a file holds one rule, as those of the built-in rules do,
// and is no rules file with rules under checks:.
func Alone(f source.File) bool {
	roots, _ := yamlsrc.Parse(f)
	if len(roots) == 0 || !roots[0].IsMap() {
		return false
	}
	m := (&yamlsrc.Reader{}).Map(roots[0], "")
	return m.Has("id") || m.Has("when")
}

// Written is the text of a rule as its file has it, with its comments: all of a
// file that holds one rule, or an item under checks:, moved to the left.
func (r *Rule) Written(f source.File) []byte {
	if Alone(f) {
		return []byte(f.Data)
	}
	roots, _ := yamlsrc.Parse(f)
	var reader yamlsrc.Reader
	for _, root := range roots {
		for _, item := range reader.Map(root, "").Items("checks") {
			if reader.Map(item, "").Text("id").Span == r.Span {
				return itemText(f, item.Span().Pos)
			}
		}
	}
	return nil
}

// itemText is the text of the mapping that starts at a place: in braces, or over
// lines as deep as its first key.
func itemText(f source.File, at source.Pos) []byte {
	lines := strings.SplitAfter(strings.TrimPrefix(f.Data, "\ufeff"), "\n")[at.Line-1:]
	start := byteOffset(lines[0], at.Col-1)
	if lines[0][start] == '{' {
		return inBraces(strings.Join(lines, "")[start:])
	}
	// What stands before the first key is "- ", as wide as the indent below it.
	indent := at.Col - 1
	lines[0] = strings.Repeat(" ", indent) + lines[0][start:]
	end := 1
	for i, line := range lines {
		text := strings.TrimLeft(line, " ")
		depth, blank, comment := len(line)-len(text), strings.TrimSpace(text) == "", strings.HasPrefix(text, "#")
		if !blank && !comment && depth < indent {
			break
		}
		if !blank && depth >= indent {
			end = i + 1 // a comment further left belongs here where a key follows
		}
	}
	var b strings.Builder
	for _, line := range lines[:end] {
		text := strings.TrimLeft(line, " ")
		b.WriteString(line[min(indent, len(line)-len(text)):])
	}
	return withLineEnd(b.String())
}

// inBraces is the text up to the brace that closes the first. What stands in
// quotes is no brace; a quote opens where a value begins.
func inBraces(text string) []byte {
	depth, before := 0, byte('{')
	for i := 0; i < len(text); i++ {
		c := text[i]
		switch {
		case (c == '"' || c == '\'') && strings.IndexByte("{[,:", before) >= 0:
			i = endOfQuotes(text, i)
		case c == '{':
			depth++
		case c == '}':
			if depth--; depth == 0 {
				return withLineEnd(text[:i+1])
			}
		}
		if c != ' ' && c != '\n' && c != '\t' && c != '\r' {
			before = c
		}
	}
	return withLineEnd(text)
}

// endOfQuotes is where the quotes that open at i close.
func endOfQuotes(text string, i int) int {
	quote := text[i]
	for i++; i < len(text); i++ {
		switch {
		case text[i] == '\\' && quote == '"':
			i++
		case text[i] == quote && quote == '\'' && i+1 < len(text) && text[i+1] == quote:
			i++
		case text[i] == quote:
			return i
		}
	}
	return i
}

func withLineEnd(text string) []byte {
	return slices.Concat([]byte(strings.TrimRight(text, "\r\n")), []byte("\n"))
}
