package schema

import (
	"encoding/binary"
	"regexp"
	"slices"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// fromUTF16 reads text that begins with a byte-order mark of UTF-16, as SQL
// Server's tools write it. A half of a pair that stands alone becomes U+FFFD.
func fromUTF16(data []byte) ([]byte, bool) {
	var order binary.ByteOrder
	switch {
	case len(data) < 2:
		return nil, false
	case data[0] == 0xff && data[1] == 0xfe:
		order = binary.LittleEndian
	case data[0] == 0xfe && data[1] == 0xff:
		order = binary.BigEndian
	default:
		return nil, false
	}
	out := make([]byte, 0, len(data)/2)
	for i := 2; i+1 < len(data); i += 2 {
		r := rune(order.Uint16(data[i:]))
		if utf16.IsSurrogate(r) {
			low := rune(0)
			if i+3 < len(data) {
				low = rune(order.Uint16(data[i+2:]))
			}
			if r = utf16.DecodeRune(r, low); r != utf8.RuneError {
				i += 2
			}
		}
		out = utf8.AppendRune(out, r)
	}
	return out, true
}

// setEncoding is how scripts say in which encoding they are.
var setEncoding = regexp.MustCompile(`(?i)(?:\bclient_encoding\s*(?:=|\bto\b)|\bset\s+names|^\\encoding)\s*['"]?([a-z][a-z0-9_-]*)`)

// encoding is the one that a script names near its beginning, "" where it names
// none or is UTF-8 with a slip; known is whether that can be read.
func encoding(data []byte) (name string, known bool) {
	m := setEncoding.FindSubmatch(data[:min(len(data), 1<<16)])
	if m == nil {
		return "", true
	}
	name = string(m[1])
	switch plain := strings.NewReplacer("-", "", "_", "").Replace(strings.ToLower(name)); {
	case strings.HasPrefix(plain, "utf8") || plain == "unicode" || plain == "sqlascii" || plain == "default" || plain == "binary":
		return "", true
	case slices.Contains([]string{"latin1", "iso88591", "win1252", "windows1252", "cp1252"}, plain):
		return name, true
	}
	return name, false
}

// fromWindows1252 reads bytes that are no UTF-8 as Windows-1252, which is
// Latin-1 with letters and signs in place of control characters. Unless all of
// the text is known to be so, what is well-formed UTF-8 stays.
func fromWindows1252(data []byte, all bool) string {
	var b strings.Builder
	b.Grow(len(data) + len(data)/8)
	for len(data) > 0 {
		r, size := utf8.DecodeRune(data)
		if r == utf8.RuneError && size == 1 || all {
			r, size = rune(data[0]), 1
			if 0x80 <= r && r < 0xa0 {
				r = windows1252()[r-0x80]
			}
		}
		b.WriteRune(r)
		data = data[size:]
	}
	return b.String()
}

// windows1252 lists what the bytes 0x80 to 0x9F stand for.
func windows1252() [32]rune {
	return [32]rune{
		'€', 0x81, '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', 0x8d, 'Ž', 0x8f,
		0x90, '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', 0x9d, 'ž', 'Ÿ',
	}
}
