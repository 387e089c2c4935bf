package lex

// Lower is a word in lower case. Letters that are not of ASCII stay, for no
// keyword has any.
func Lower(s string) string {
	for i := range len(s) {
		if 'A' <= s[i] && s[i] <= 'Z' {
			b := []byte(s)
			for ; i < len(b); i++ {
				b[i] = lower(b[i])
			}
			return string(b)
		}
	}
	return s
}

// IsAny reports whether the token is one of the words, given in lower case.
func (t Token) IsAny(src string, words ...string) bool {
	for _, word := range words {
		if t.Is(src, word) {
			return true
		}
	}
	return false
}

// StartWith reports whether the tokens begin with these words, one after the other.
func StartWith(src string, toks []Token, words ...string) bool {
	if len(toks) < len(words) {
		return false
	}
	for i, word := range words {
		if !toks[i].Is(src, word) {
			return false
		}
	}
	return true
}
