package lex

import "strings"

// StringValue gives what a string token stands for, with the dialect's escapes.
// At is the offset in the text of its first byte where the value stands there
// letter by letter, and -1 where it is written with escapes.
func (d *Dialect) StringValue(src string, t Token, backslash bool) (value string, at int, ok bool) {
	if !d.DoubleStrings {
		return StringValue(src, t, backslash)
	}
	text := t.Text(src)
	if t.Kind != String {
		return "", -1, false
	}
	if d.TripleQuotes && (isLetter(text[0]) || len(text) >= 6 && text[0] == text[1]) {
		return tripleValue(text, int(t.Start))
	}
	if lower(text[0]) == 'n' {
		text = text[1:]
	}
	if text[0] != '\'' && text[0] != '"' {
		return "", -1, false // x'…' and b'…' are numbers
	}
	quote := text[:1]
	in := text[1 : len(text)-1]
	if !strings.Contains(in, quote) && !(backslash && strings.Contains(in, `\`)) {
		return in, int(t.End) - 1 - len(in), true
	}
	var b strings.Builder
	for i := 0; i < len(in); i++ {
		switch {
		case in[i] == quote[0] && i+1 < len(in):
			i++ // it is doubled
			b.WriteByte(in[i])
		case in[i] == '\\' && backslash && i+1 < len(in):
			i++
			if n := strings.IndexByte("0bnrtZ", in[i]); n >= 0 {
				b.WriteByte("\x00\b\n\r\t\x1a"[n])
			} else {
				b.WriteByte(in[i])
			}
		default:
			b.WriteByte(in[i])
		}
	}
	return b.String(), -1, true
}
