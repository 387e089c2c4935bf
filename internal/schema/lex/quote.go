package lex

import "strings"

// str reads a string whose first quote is at open; its token starts at start,
// where the prefix is.
func (s *Scanner) str(start, open int, backslash bool) {
	src := s.src
	quote := src[open]
	for i := open + 1; i < len(src); i++ {
		switch c := src[i]; {
		case c == '\\' && backslash:
			i++
		case c == quote && i+1 < len(src) && src[i+1] == quote:
			i++
		case c == quote:
			s.pos = i + 1
			s.add(String, start)
			return
		}
	}
	s.fault(start, "the string that starts here never ends", "close it with "+string(quote))
}

// doubled reads a string between double quotes.
func (s *Scanner) doubled() {
	n := len(s.stmt.Tokens)
	s.quotedName(s.pos, s.pos)
	if len(s.stmt.Tokens) > n {
		s.stmt.Tokens[n].Kind = String
	}
}

// quotedName reads a quoted name whose first quote is at open.
func (s *Scanner) quotedName(start, open int) {
	src := s.src
	end := src[open]
	if end == '[' {
		end = ']'
	}
	for i := open + 1; ; i++ {
		n := strings.IndexByte(src[i:], end)
		if n < 0 {
			s.fault(start, "the quoted name that starts here never ends", "close it with "+string(end))
			return
		}
		i += n
		if i+1 < len(src) && src[i+1] == end {
			i++
			continue
		}
		s.pos = i + 1
		s.add(Quoted, start)
		return
	}
}

// dollar reads $tag$ … $tag$, or a parameter like $1.
func (s *Scanner) dollar() {
	src, i := s.src, s.pos
	end := i + 1
	for end < len(src) && isNameByte(src[end]) && src[end] != '$' {
		end++
	}
	if end == len(src) || src[end] != '$' || end > i+1 && isDigit(src[i+1]) {
		s.pos = end
		s.add(Operator, i)
		return
	}
	tag := src[i : end+1]
	n := strings.Index(src[end+1:], tag)
	if n < 0 {
		s.fault(i, "the text quoted with "+tag+" that starts here never ends", "close it with "+tag)
		return
	}
	s.pos = end + 1 + n + len(tag)
	s.add(String, i)
}

// comment reads a comment, or steps into one that is executed, and reports
// whether there is one here.
func (s *Scanner) comment() bool {
	rest := s.src[s.pos:]
	switch {
	case rest[0] == '#' && s.d.HashComments:
		s.lineComment()
	case strings.HasPrefix(rest, "--") && (!s.d.SpacedDashes || len(rest) == 2 || rest[2] <= ' ' || len(s.stmt.Tokens) == 0):
		s.lineComment()
	case s.d.SlashComments && strings.HasPrefix(rest, "//"):
		s.lineComment()
	case strings.HasPrefix(rest, "/*"):
		if s.d.Executed == nil || !s.executes() {
			s.blockComment()
		}
	default:
		return false
	}
	return true
}

func (s *Scanner) lineComment() {
	i := s.pos
	if n := strings.IndexAny(s.src[i:], "\r\n"); n >= 0 {
		s.pos += n
	} else {
		s.pos = len(s.src)
	}
	s.stmt.Comments = append(s.stmt.Comments, Token{LineComment, int32(i), int32(s.pos)})
}

func (s *Scanner) blockComment() {
	src, start := s.src, s.pos
	depth := 1
	for i := start + 2; i+1 < len(src); i++ {
		switch {
		case src[i] == '*' && src[i+1] == '/':
			depth--
			i++
		case s.d.NestedComments && src[i] == '/' && src[i+1] == '*':
			depth++
			i++
		}
		if depth == 0 {
			s.pos = i + 1
			s.stmt.Comments = append(s.stmt.Comments, Token{BlockComment, int32(start), int32(s.pos)})
			return
		}
	}
	s.fault(start, "the comment that starts here never ends", "close it with */")
}
