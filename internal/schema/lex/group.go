package lex

// Closing is the index of the parenthesis that closes the first token, or the
// number of tokens.
func Closing(src string, toks []Token) int {
	depth := 0
	for i, t := range toks {
		switch {
		case t.IsPunct(src, '('):
			depth++
		case t.IsPunct(src, ')'):
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return len(toks)
}

// Split cuts tokens at the commas outside of parentheses and brackets: into one
// piece more than there are commas.
func Split(src string, toks []Token) [][]Token {
	var out [][]Token
	depth, from := 0, 0
	for i, t := range toks {
		if t.Kind != Punct {
			continue
		}
		switch src[t.Start] {
		case '(', '[':
			depth++
		case ')', ']':
			depth--
		case ',':
			if depth == 0 {
				out = append(out, toks[from:i])
				from = i + 1
			}
		}
	}
	return append(out, toks[from:])
}

// Items cuts what stands in the first parentheses of the tokens at its commas.
// It gives nil where there are none, and empty items where commas surround
// nothing.
func Items(src string, toks []Token) [][]Token {
	if len(toks) == 0 || !toks[0].IsPunct(src, '(') {
		return nil
	}
	end := Closing(src, toks)
	if end == 1 {
		return nil
	}
	return Split(src, toks[1:end])
}
