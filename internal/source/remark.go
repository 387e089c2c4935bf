package source

import "strings"

// Remark finds what a line of a comment says to pare: the offset behind “pare:”,
// with which it begins, signs that comments are drawn with aside; -1 where it
// says nothing. slip is whether it then looks as if it meant to: pare-ignore, or
// pare:ignore behind other words.
func Remark(line string) (at int, slip bool) {
	const marker = "pare:"
	rest := strings.TrimLeft(line, " \t\r*-#")
	if len(rest) >= len(marker) && strings.EqualFold(rest[:len(marker)], marker) {
		return len(line) - len(rest) + len(marker), false
	}
	words := strings.FieldsFunc(strings.ToLower(line), func(c rune) bool { return strings.ContainsRune(" \t\r*-#:_@", c) })
	for i, word := range words {
		if word == "pare" && i+1 < len(words) && (words[i+1] == "ignore" || words[i+1] == "ignored") {
			return -1, true
		}
	}
	return -1, false
}

// Slip is the problem of a comment that looks as if it meant to say something.
func Slip(at Span) Problem {
	return Problem{
		Kind: Warning, Span: at, Msg: "this comment waives nothing: “pare:ignore” has to begin it",
		Hint: "write pare:ignore RULE until=YYYY-MM-DD -- reason in a comment of its own",
	}
}
