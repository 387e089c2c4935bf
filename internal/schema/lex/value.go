package lex

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// Name gives the name that a token stands for: folded to lower case where it
// is not quoted and the dialect folds, and cut to the dialect's longest. It is
// "" where the token is no name.
func (d *Dialect) Name(src string, t Token) string {
	text := t.Text(src)
	switch t.Kind {
	case Word:
		if !d.KeepCase {
			text = Lower(text)
		}
	case String:
		if !d.StringNames || text[0] != '\'' {
			return ""
		}
		text, _ = unquote(text)
	case Quoted:
		var ok bool
		if text, ok = unquote(text); !ok {
			return ""
		}
	default:
		return ""
	}
	if d.MaxName > 0 {
		text = Clip(text, d.MaxName)
	}
	return text
}

// Clip cuts a name to so many bytes at most, between code points.
func Clip(s string, n int) string {
	if n >= len(s) {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:max(n, 0)]
}

func unquote(text string) (string, bool) {
	if text[0] == 'U' || text[0] == 'u' {
		return unicodeEscapes(text[3:len(text)-1], `"`)
	}
	end := text[len(text)-1:]
	in := text[1 : len(text)-1]
	if strings.Contains(in, end) {
		in = strings.ReplaceAll(in, end+end, end)
	}
	return in, true
}

// StringValue gives what a string token stands for. At is the offset in the
// text of its first byte where the value stands there letter by letter, and -1
// where it is written with escapes.
func StringValue(src string, t Token, backslash bool) (value string, at int, ok bool) {
	text := t.Text(src)
	if t.Kind != String {
		return "", -1, false
	}
	switch text[0] {
	case '$':
		tag := strings.IndexByte(text[1:], '$') + 2
		return text[tag : len(text)-tag], int(t.Start) + tag, true
	case 'E', 'e':
		backslash = true
		text = text[1:]
	case 'U', 'u':
		value, ok = unicodeEscapes(text[3:len(text)-1], "'")
		return value, -1, ok
	case 'Q', 'q':
		return text[3 : len(text)-2], int(t.Start) + 3, true
	case 'N', 'n':
		text = text[1:]
	case '"':
		in := text[1 : len(text)-1]
		if strings.Contains(in, `"`) {
			return strings.ReplaceAll(in, `""`, `"`), -1, true
		}
		return in, int(t.Start) + 1, true
	case '\'':
	default:
		return "", -1, false
	}
	in := text[1 : len(text)-1]
	if backslash && strings.Contains(in, `\`) {
		value, ok = backslashEscapes(in)
		return value, -1, ok
	}
	if strings.Contains(in, "'") {
		return strings.ReplaceAll(in, "''", "'"), -1, true
	}
	return in, int(t.End) - 1 - len(in), true
}

// unicodeEscapes reads \XXXX, \+XXXXXX and doubled backslashes and quotes.
func unicodeEscapes(s, quote string) (string, bool) {
	s = strings.ReplaceAll(s, quote+quote, quote)
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] != '\\' {
			b.WriteByte(s[i])
			continue
		}
		rest := s[i+1:]
		digits, skip := 4, 0
		if strings.HasPrefix(rest, `\`) {
			b.WriteByte('\\')
			i++
			continue
		}
		if strings.HasPrefix(rest, "+") {
			digits, skip = 6, 1
		}
		if len(rest) < skip+digits {
			return "", false
		}
		n, err := strconv.ParseUint(rest[skip:skip+digits], 16, 32)
		if err != nil || n == 0 || !utf8.ValidRune(rune(n)) {
			return "", false
		}
		b.WriteRune(rune(n))
		i += skip + digits
	}
	return b.String(), true
}

// backslashEscapes reads the escapes of E'…'.
func backslashEscapes(s string) (string, bool) {
	s = strings.ReplaceAll(s, "''", "'")
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] != '\\' || i+1 == len(s) {
			b.WriteByte(s[i])
			continue
		}
		i++
		digits, base := 0, 16
		switch c := s[i]; {
		case c == 'n':
			b.WriteByte('\n')
		case c == 't':
			b.WriteByte('\t')
		case c == 'r':
			b.WriteByte('\r')
		case c == 'b':
			b.WriteByte('\b')
		case c == 'f':
			b.WriteByte('\f')
		case c == 'u':
			i, digits = i+1, 4
		case c == 'U':
			i, digits = i+1, 8
		case c == 'x':
			i, digits = i+1, 2
		case '0' <= c && c <= '7':
			digits, base = 3, 8
		default:
			b.WriteByte(c)
		}
		if digits == 0 {
			continue
		}
		end := i
		for end < len(s) && end < i+digits && isHex(s[end]) && (base == 16 || s[end] < '8') {
			end++
		}
		n, err := strconv.ParseUint(s[i:end], base, 32)
		if err != nil || n == 0 || n > 0x7f && digits < 4 || digits >= 4 && (end < i+digits || !utf8.ValidRune(rune(n))) {
			return "", false
		}
		b.WriteRune(rune(n))
		i = end - 1
	}
	return b.String(), true
}

func isHex(c byte) bool { return isDigit(c) || 'a' <= lower(c) && lower(c) <= 'f' }
