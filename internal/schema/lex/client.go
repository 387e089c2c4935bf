package lex

import "strings"

// meta reads a psql command, to the end of its line. Inside a statement some
// of them end it, as a semicolon would.
func (s *Scanner) meta() (done bool) {
	start := s.pos
	s.pos = s.lineEnd(start)
	text := strings.TrimRight(s.src[start:s.pos], " \t\r")
	if len(s.stmt.Tokens) == 0 {
		s.add(Meta, start)
		s.stmt.Tokens[0].End = int32(start + len(text))
		return true
	}
	if strings.HasPrefix(text, `\;`) {
		s.pos = start + 2
		return true
	}
	if strings.HasPrefix(text, `\g`) || strings.HasPrefix(text, `\crosstabview`) || strings.HasPrefix(text, `\watch`) {
		s.stmt.Command = text
		return true
	}
	s.add(Meta, start)
	return false
}

// after reads what belongs to a statement behind its end: comments on the same
// line, the rows of a COPY, and settings that change how strings are read.
func (s *Scanner) after() {
	for s.pos < len(s.src) {
		switch c := s.src[s.pos]; {
		case c == ' ' || c == '\t':
			s.pos++
			continue
		case strings.HasPrefix(s.src[s.pos:], "/*") && s.d.Executed != nil && s.executes():
		case (c == '-' || c == '#' || c == '/') && s.comment():
			if last := s.stmt.Comments; len(last) > 0 && c == '/' && !strings.Contains(last[len(last)-1].Text(s.src), "\n") {
				continue
			}
		}
		break
	}
	if s.d.CopyData && s.copiesFromStdin() {
		if s.stmt.Rows = s.leaveRows; !s.leaveRows {
			s.skipRows(int(s.stmt.Tokens[0].Start))
		}
	}
	if s.d.StringSetting {
		s.stringSetting()
	}
	if s.d.Batches {
		s.quotedSetting()
	}
	if s.d.SQLMode {
		s.sqlMode()
	}
}

// copiesFromStdin reports whether rows follow the statement: COPY or \copy
// from stdin.
func (s *Scanner) copiesFromStdin() bool {
	toks := s.stmt.Tokens
	if len(toks) == 1 && toks[0].Kind == Meta {
		f := strings.Fields(strings.ToLower(toks[0].Text(s.src)))
		for i := range f {
			if f[0] == `\copy` && f[i] == "from" && i+1 < len(f) && (f[i+1] == "stdin" || f[i+1] == "pstdin") {
				return true
			}
		}
		return false
	}
	if len(toks) == 0 || !toks[0].Is(s.src, "copy") {
		return false
	}
	for i := 1; i < len(toks); i++ {
		if toks[i].Is(s.src, "stdin") && toks[i-1].Is(s.src, "from") {
			return true
		}
	}
	return false
}

// skipRows skips the lines up to the one that is \. alone.
func (s *Scanner) skipRows(start int) {
	s.pos = s.lineEnd(s.pos)
	for s.pos < len(s.src) {
		n := strings.Index(s.src[s.pos:], "\n\\.")
		if n < 0 {
			break
		}
		line := s.pos + n + 1
		s.pos = s.lineEnd(line)
		if strings.TrimRight(s.src[line:s.pos], " \t\r") == `\.` {
			return
		}
	}
	s.fault(start, `the rows that follow this COPY never end`, `end them with a line \. or take the dump again: it may be cut short`)
}

// stringSetting follows SET and RESET of standard_conforming_strings.
func (s *Scanner) stringSetting() {
	toks := s.stmt.Tokens
	if len(toks) == 2 && toks[0].Is(s.src, "reset") && (toks[1].Is(s.src, "standard_conforming_strings") || toks[1].Is(s.src, "all")) {
		s.backslash = s.d.BackslashEscapes
	}
	if len(toks) < 4 || len(toks) > 5 || !toks[0].Is(s.src, "set") {
		return
	}
	if toks[1].Is(s.src, "session") || toks[1].Is(s.src, "local") {
		toks = toks[1:]
	}
	if len(toks) != 4 || !toks[1].Is(s.src, "standard_conforming_strings") {
		return
	}
	switch strings.ToLower(strings.Trim(toks[3].Text(s.src), "'")) {
	case "off", "false", "no", "0":
		s.backslash = true
	case "on", "true", "yes", "1", "default":
		s.backslash = s.d.BackslashEscapes
	}
}

func (s *Scanner) lineEnd(i int) int {
	if n := strings.IndexByte(s.src[i:], '\n'); n >= 0 {
		return i + n
	}
	return len(s.src)
}
