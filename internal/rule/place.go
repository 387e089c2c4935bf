package rule

import (
	"unicode/utf8"

	"github.com/pare-dev/pare/internal/source"
	"github.com/pare-dev/pare/internal/yamlsrc"
)

// stretch is the place in the file of the bytes from, up to but not including
// to, of a scalar's text. Both are brought within the text; one character at
// least is covered.
func stretch(n yamlsrc.Node, text string, from, to int) source.Span {
	if text == "" {
		return n.Span()
	}
	// The last character is asked for and not the one behind it: that may stand
	// on another line, or nowhere.
	_, width := utf8.DecodeLastRuneInString(text)
	from = max(0, min(from, len(text)-width))
	to = max(from+1, min(to, len(text)))
	_, width = utf8.DecodeLastRuneInString(text[from:to])
	last := n.At(to - width)
	return source.Span{Pos: n.At(from), EndLine: last.Line, EndCol: last.Col + 1}
}

// byteOffset is where the i-th character of a text starts, in bytes; beyond its
// end, the text's length.
func byteOffset(text string, i int) int {
	for offset := range text {
		if i == 0 {
			return offset
		}
		i--
	}
	return len(text)
}
