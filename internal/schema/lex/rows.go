package lex

// beginsRows reports whether the last word is the VALUES of an INSERT.
func (s *Scanner) beginsRows() bool {
	toks := s.stmt.Tokens
	last := toks[len(toks)-1]
	return (last.Is(s.src, "values") || last.Is(s.src, "value")) && (toks[0].Is(s.src, "insert") || toks[0].Is(s.src, "replace"))
}

// skipGroup steps over the parentheses that open here, without tokens for what
// stands in them. Where they do not close, it stops at the statement's end.
func (s *Scanner) skipGroup() {
	src := s.src
	depth := 0
	s.add1(Punct, s.pos)
	for s.pos < len(src) {
		switch c := src[s.pos]; c {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				s.add1(Punct, s.pos)
				s.pos++
				return
			}
		case '\'', '"', '`':
			if !s.skipQuoted(c) {
				s.fault(s.pos, "what is quoted from here never ends", "close it with "+string(c))
				return
			}
			continue
		case ';':
			if s.delimiter == "" {
				return
			}
		case '-', '#', '/':
			if s.comment() {
				continue
			}
		}
		s.pos++
	}
}

// add1 adds a token of one sign.
func (s *Scanner) add1(k Kind, start int) {
	s.stmt.Tokens = append(s.stmt.Tokens, Token{k, int32(start), int32(start + 1)})
}

func (s *Scanner) skipQuoted(quote byte) (closed bool) {
	src := s.src
	backslash := s.backslash && quote != '`' && (quote == '\'' || s.strings)
	for i := s.pos + 1; i < len(src); i++ {
		switch c := src[i]; {
		case c == '\\' && backslash:
			i++
		case c == quote: // of two that stand for one, the second opens the next
			s.pos = i + 1
			return true
		}
	}
	return false
}
