package text

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
)

// charsetOf tells how the bytes that a file begins with stand for characters,
// and how many of them are a byte-order mark. UTF-16 without one has a zero
// beside almost each letter of SQL, nearly always on the same side.
func charsetOf(head []byte) (how charset, mark int) {
	switch {
	case bytes.HasPrefix(head, []byte(bom)):
		return lenient, len(bom)
	case bytes.HasPrefix(head, []byte("\xff\xfe")):
		return utf16Little, 2
	case bytes.HasPrefix(head, []byte("\xfe\xff")):
		return utf16Big, 2
	}
	var zeros [2]int
	for i, c := range head {
		if c == 0 {
			zeros[i%2]++
		}
	}
	many := func(n int) bool { return n > 1 && n >= len(head)*3/8 }
	few := func(n int) bool { return n <= len(head)/32 }
	switch {
	case few(zeros[0]) && many(zeros[1]):
		return utf16Little, 0
	case many(zeros[0]) && few(zeros[1]):
		return utf16Big, 0
	}
	return lenient, 0
}

// setEncoding is how scripts say in which encoding they are.
var setEncoding = regexp.MustCompile(`(?i)(?:\bclient_encoding\s*(?:=|\bto\b)|\bset\s+names|^\\encoding)\s*['"]?([a-z][a-z0-9_-]*)`)

// encoding is the one that a script names near its beginning, "" where it names
// none or is UTF-8 with a slip; known is whether that can be read.
func encoding(head []byte) (name string, known bool) {
	m := setEncoding.FindSubmatch(head)
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

// windows1252 is what a byte stands for in Windows-1252, which is Latin-1 with
// letters and signs in place of control characters.
func windows1252(c byte) rune {
	if c < 0x80 || 0xa0 <= c {
		return rune(c)
	}
	return [32]rune{
		'€', 0x81, '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', 0x8d, 'Ž', 0x8f,
		0x90, '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', 0x9d, 'ž', 'Ÿ',
	}[c-0x80]
}
