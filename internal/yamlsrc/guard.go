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
	fail := func(line, col int, msg, hint string) (*text, *source.Problem) {
		at := source.Span{Pos: source.Pos{File: f.Name, Line: line, Col: col}}
		return nil, &source.Problem{Kind: source.Error, Span: at, Msg: msg, Hint: hint}
	}
	if !f.Held() || len(f.Data) > maxBytes {
		_, p := fail(0, 0, fmt.Sprintf("is larger than %d MB", maxBytes>>20), "split it over several files")
		p.Kind = source.Incomplete
		return nil, p
	}
	data := f.Data
	if isUTF16(data) {
		return fail(1, 1, "the file is UTF-16, expected UTF-8", "save it as UTF-8")
	}
	data = strings.TrimPrefix(data, "\ufeff")
	line, col := 1, 1
	for i := 0; i < len(data); {
		c := data[i]
		if c < utf8.RuneSelf {
			switch {
			case c == '\n':
				line, col = line+1, 0
			case c == '\r' && (i+1 == len(data) || data[i+1] != '\n'):
				return fail(line, col, "a carriage return without a line feed", "end lines with a line feed, or with both")
			case c == 0:
				return fail(line, col, "a NUL byte in the text", "is this a YAML file? remove the byte")
			case c < ' ' && c != '\t' && c != '\r', c == 0x7f:
				return fail(line, col, fmt.Sprintf("a control character (U+%04X) in the text", c), "remove it, or write it as an escape in double quotes")
			}
			i++
			col++
			continue
		}
		r, size := utf8.DecodeRuneInString(data[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			return fail(line, col, fmt.Sprintf("the text is not UTF-8 (byte 0x%02X)", c), "save the file as UTF-8")
		case r == 0xfeff:
			return fail(line, col, "a byte-order mark inside the text", "remove it; it may stand at the start of a file alone")
		case r == 0x85 || r == 0x2028 || r == 0x2029:
			return fail(line, col, fmt.Sprintf("a line separator (U+%04X) in the text", r), "end lines with a line feed")
		case r < 0xa0 || r == 0xfffe || r == 0xffff:
			return fail(line, col, fmt.Sprintf("a control character (U+%04X) in the text", r), "remove it, or write it as an escape in double quotes")
		}
		i += size
		col++
	}
	return newText(f.Name, strings.ReplaceAll(data, "\r\n", "\n")), nil
}

// isUTF16 knows UTF-16 by its mark, or by a zero beside the first character.
func isUTF16(data string) bool {
	if len(data) < 2 {
		return false
	}
	a, b := data[0], data[1]
	return a == 0xff && b == 0xfe || a == 0xfe && b == 0xff || len(data)%2 == 0 && (a == 0) != (b == 0)
}
