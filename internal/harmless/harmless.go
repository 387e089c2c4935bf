// Package harmless makes text that comes from input fit for where it is shown: on a
// terminal or in a log, in Markdown, in a spreadsheet. Nothing in it does something
// there instead of being read.
package harmless

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Text is fit for a terminal, a log, and whatever shows it as it stands. What
// would move the cursor, set colours, break the line, hide, or turn the reading
// direction is shown escaped, as \n, \x1b or \u202e.
func Text(s string) string {
	if !strings.ContainsFunc(s, Acts) {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && size == 1 {
			b.WriteString(`\x` + strconv.FormatUint(uint64(s[i]), 16))
		} else if Acts(r) {
			quoted := strconv.QuoteRuneToASCII(r)
			b.WriteString(quoted[1 : len(quoted)-1])
		} else {
			b.WriteRune(r)
		}
		i += size
	}
	return b.String()
}

// Acts reports whether a rune does something instead of being seen: control
// characters, line separators, and format characters, which include the bidi
// overrides. The two joiners are let through, since scripts and emoji need them.
func Acts(r rune) bool {
	const zeroWidthNonJoiner, zeroWidthJoiner = '\u200c', '\u200d'
	switch {
	case r < utf8.RuneSelf:
		return r < ' ' || r == 0x7f
	case r == zeroWidthNonJoiner, r == zeroWidthJoiner:
		return false
	}
	return r == utf8.RuneError || unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp)
}
