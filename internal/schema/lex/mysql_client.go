package lex

import "strings"

// clientWord follows the words that the client mysql takes for its own where a
// statement begins: DELIMITER, and what stands alone on its line without the
// end of a statement, like USE and SOURCE. It reports whether the statement
// before the word ends with it.
func (s *Scanner) clientWord(i int) (done bool) {
	if toks := s.stmt.Tokens; len(toks) > 1 && !toks[len(toks)-1].Is(s.src, "delimiter") {
		return false
	}
	word := strings.ToLower(s.src[i:s.pos])
	line := s.src[s.pos:s.lineEnd(s.pos)]
	switch word {
	case "delimiter":
		args := strings.Fields(line)
		if len(args) == 0 || line[0] != ' ' && line[0] != '\t' {
			return false
		}
		if len(s.stmt.Tokens) > 1 {
			if s.depth > 0 || !s.aloneBefore(i) {
				return false
			}
			s.stmt.Tokens = s.stmt.Tokens[:len(s.stmt.Tokens)-1]
			s.pos = i
			return true
		}
		s.delimiter = strings.Trim(args[0], `'"`+"`")
		if s.delimiter == ";" {
			s.delimiter = ""
		}
		s.restOfLine(i)
		return true
	case "use", "source":
		end := s.delimiter
		if end == "" {
			end = ";"
		}
		if len(s.stmt.Tokens) > 1 || strings.TrimSpace(line) == "" || word == "source" && !s.aloneBefore(i) || strings.Contains(line, end) && word == "use" {
			return false
		}
		if word == "use" {
			s.lineStop = s.pos + len(line)
			return false
		}
		s.restOfLine(i)
		return true
	}
	return false
}

// restOfLine makes a token for the client of what stands on the line from the
// offset on.
func (s *Scanner) restOfLine(i int) {
	s.stmt.Tokens = s.stmt.Tokens[:0]
	s.pos = s.lineEnd(i)
	s.add(Meta, i)
	s.stmt.Tokens[0].End = int32(i + len(strings.TrimRight(s.src[i:s.pos], "; \t\r")))
}

// aloneBefore reports whether only blanks stand before the place on its line.
func (s *Scanner) aloneBefore(i int) bool {
	for i > 0 && (s.src[i-1] == ' ' || s.src[i-1] == '\t') {
		i--
	}
	return i == 0 || s.src[i-1] == '\n' || s.src[i-1] == '\r'
}

// clientSign reads \g and \G, which end a statement, and the client's other
// commands that begin with a backslash, which end with their line.
func (s *Scanner) clientSign() (done bool) {
	start := s.pos
	s.pos++
	if s.pos == len(s.src) {
		s.add(Operator, start)
		return false
	}
	if c := s.src[s.pos]; c == 'g' || c == 'G' {
		s.pos++
		return len(s.stmt.Tokens) > 0
	}
	if len(s.stmt.Tokens) > 0 {
		s.add(Operator, start)
		return false
	}
	s.restOfLine(start)
	return true
}

// executes steps into a comment whose text the server executes, and reports
// whether this is one: /*!40101 … */, or /*M!100203 … */ for MariaDB alone.
func (s *Scanner) executes() bool {
	i := s.pos + 2
	if s.d.MariaDB && i < len(s.src) && s.src[i] == 'M' {
		i++
	}
	if i >= len(s.src) || s.src[i] != '!' {
		return false
	}
	i++
	version, digits := 0, 0
	for ; digits < 6 && i < len(s.src) && isDigit(s.src[i]); digits++ {
		version = version*10 + int(s.src[i]-'0')
		i++
	}
	for _, r := range s.d.Executed {
		if r.First <= version && version <= r.Last {
			s.executed++
			s.executedAt = s.pos
			s.pos = i
			return true
		}
	}
	return false
}

// ends reports whether a semicolon ends the statement. Where the client has been
// given another delimiter, it sends all up to there, which the server takes for
// several statements. Only in a stored program may a semicolon stand: between its
// BEGIN and END, in another block, and behind what is declared of one of
// sql_mode=ORACLE.
func (s *Scanner) ends() bool {
	toks := s.stmt.Tokens
	if s.delimiter == "" || len(toks) == 0 || !s.makesRoutine() {
		return true
	}
	acts := false
	for _, t := range toks {
		switch {
		case t.Is(s.src, "begin"): // whose END is read
			return true
		case t.IsAny(s.src, "then", "loop", "repeat", "while", "package"), !acts && t.IsAny(s.src, "as", "is"):
			return false
		case t.IsAny(s.src, "select", "insert", "update", "delete", "set", "call", "with"):
			acts = true
		}
	}
	return true
}

// beforeDelimiter ends what was read from i on where the delimiter begins.
func (s *Scanner) beforeDelimiter(i int) {
	if s.delimiter == "" {
		return
	}
	if n := strings.Index(s.src[i:s.pos], s.delimiter); n > 0 {
		s.pos = i + n
	}
}
