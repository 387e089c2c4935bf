package yamlsrc

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/pare-dev/pare/internal/source"
)

// Limits of a file. They are far above what people write and keep hostile input
// from taking the machine.
const (
	maxBytes    = 16 << 20
	maxDepth    = 100
	maxExpanded = 100_000 // values that aliases may add
)

// clean makes the text that yaml.v3 reads of a file's bytes, or says why it must
// not: yaml.v3 names no place for bytes that it refuses, and takes some
// characters for line ends that no editor does.
func clean(f source.File) (*text, *source.Problem) {
	if !f.Held() || len(f.Data) > maxBytes {
		at := source.Span{Pos: source.Pos{File: f.Name}}
		return nil, &source.Problem{Kind: source.Incomplete, Span: at, Msg: fmt.Sprintf("is larger than %d MB", maxBytes>>20), Hint: "split it over several files"}
	}
	if isUTF16(f.Data) {
		return nil, &source.Problem{Kind: source.Error, Span: f.Start(), Msg: "the file is UTF-16, expected UTF-8", Hint: "save it as UTF-8"}
	}
	data := strings.TrimPrefix(f.Data, "\ufeff")
	if at, msg, hint := refused(data); msg != "" {
		line := strings.LastIndexByte(data[:at], '\n') + 1
		pos := source.Pos{File: f.Name, Line: 1 + strings.Count(data[:at], "\n"), Col: 1 + utf8.RuneCountInString(data[line:at])}
		return nil, &source.Problem{Kind: source.Error, Span: source.Span{Pos: pos}, Msg: msg, Hint: hint}
	}
	return newText(f.Name, strings.ReplaceAll(data, "\r\n", "\n")), nil
}

// refused finds the first character that must not stand in a file: its offset,
// and what to say of it, "" where there is none.
func refused(data string) (at int, msg, hint string) {
	for i := 0; i < len(data); {
		c := data[i]
		if ' ' <= c && c < 0x7f || c == '\n' || c == '\t' {
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(data[i:])
		switch {
		case c == '\r' && (i+1 == len(data) || data[i+1] != '\n'):
			return i, "a carriage return without a line feed", "end lines with a line feed, or with both"
		case c == '\r':
		case c == 0:
			return i, "a NUL byte in the text", "is this a YAML file? remove the byte"
		case r == utf8.RuneError && size == 1:
			return i, fmt.Sprintf("the text is not UTF-8 (byte 0x%02X)", c), "save the file as UTF-8"
		case r == 0xfeff:
			return i, "a byte-order mark inside the text", "remove it; it may stand at the start of a file alone"
		case r == 0x85 || r == 0x2028 || r == 0x2029:
			return i, fmt.Sprintf("a line separator (U+%04X) in the text", r), "end lines with a line feed"
		case r < 0xa0 || r == 0xfffe || r == 0xffff:
			return i, fmt.Sprintf("a control character (U+%04X) in the text", r), "remove it, or write it as an escape in double quotes"
		}
		i += size
	}
	return 0, "", ""
}

// isUTF16 knows UTF-16 by its mark, or by a zero beside the first character.
func isUTF16(data string) bool {
	if len(data) < 2 {
		return false
	}
	a, b := data[0], data[1]
	return a == 0xff && b == 0xfe || a == 0xfe && b == 0xff || len(data)%2 == 0 && (a == 0) != (b == 0)
}
