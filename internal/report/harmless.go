package report

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Harmless makes text that comes from input fit for a terminal or a log. What
// would move the cursor, set colours, break the line, hide, or turn the reading
// direction is shown escaped, as \n, \x1b or \u202e.
func Harmless(s string) string {
	if !strings.ContainsFunc(s, harmful) {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && size == 1 {
			b.WriteString(`\x` + strconv.FormatUint(uint64(s[i]), 16))
		} else if harmful(r) {
			quoted := strconv.QuoteRuneToASCII(r)
			b.WriteString(quoted[1 : len(quoted)-1])
		} else {
			b.WriteRune(r)
		}
		i += size
	}
	return b.String()
}

// harmful reports whether a rune does something instead of being seen: control
// characters, line separators, and format characters, which include the bidi
// overrides. The two joiners are let through, since scripts and emoji need them.
func harmful(r rune) bool {
	const zeroWidthNonJoiner, zeroWidthJoiner = '\u200c', '\u200d'
	switch {
	case r < utf8.RuneSelf:
		return r < ' ' || r == 0x7f
	case r == zeroWidthNonJoiner, r == zeroWidthJoiner:
		return false
	}
	return r == utf8.RuneError || unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp)
}
