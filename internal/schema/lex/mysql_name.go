package lex

// looseName reads a name that starts with a digit, or the dot before one that
// may: it reports whether there was either.
func (s *Scanner) looseName() bool {
	src, i := s.src, s.pos
	toks := s.stmt.Tokens
	touches := func(dot bool) bool {
		n := len(toks) - 1
		return n >= 0 && int(toks[n].End) == i && (toks[n].IsPunct(src, '.') == dot) && (dot || toks[n].Kind == Word || toks[n].Kind == Quoted)
	}
	if src[i] == '.' {
		if !touches(false) {
			return false
		}
		s.pos++
		s.add(Punct, i)
		return true
	}
	end := i
	for end < len(src) && isNameByte(src[end]) {
		end++
	}
	if isNumber(src[i:end]) && !touches(true) {
		return false
	}
	s.pos = end
	s.beforeDelimiter(i)
	s.add(Word, i)
	return true
}

// isNumber knows 12, 1e5, 0x1F and 0b10.
func isNumber(s string) bool {
	if len(s) > 2 && s[0] == '0' && (s[1] == 'x' || s[1] == 'b') {
		for i := 2; i < len(s); i++ {
			if !isHex(s[i]) || s[1] == 'b' && s[i] > '1' {
				return false
			}
		}
		return true
	}
	i := 0
	for i < len(s) && isDigit(s[i]) {
		i++
	}
	if i < len(s) && lower(s[i]) == 'e' {
		for i++; i < len(s) && isDigit(s[i]); i++ {
		}
	}
	return i == len(s)
}
