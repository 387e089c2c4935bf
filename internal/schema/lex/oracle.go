package lex

import "strings"

// Oracle is how Oracle and its clients, SQL*Plus and SQLcl, read a script.
func Oracle() Dialect {
	return Dialect{Quotes: `"`, KeepCase: true, NameSigns: "#", QuotedStrings: true, SQLPlus: true}
}

// sqlplusLine reports whether the word that starts here is a command of the
// client, which goes on to the end of the line.
func (s *Scanner) sqlplusLine(word string) bool {
	if len(s.stmt.Tokens) > 0 {
		return false
	}
	switch strings.ToLower(word) {
	case "set", "prompt", "rem", "remark", "whenever", "spool", "spo", "define", "def", "undefine", "undef", "column", "col", "show", "sho",
		"exec", "execute", "connect", "conn", "disconnect", "disc", "host", "accept", "pause", "clear", "ttitle", "btitle", "break",
		"compute", "variable", "var", "print", "exit", "quit", "start", "desc", "describe", "timing", "password", "archive", "startup", "shutdown":
		return true
	}
	return false
}

// slashLine reports whether the slash at an offset stands alone on its line, or
// behind the semicolon at the end of one: it runs what stands before it.
func (s *Scanner) slashLine(i int) bool {
	before := strings.TrimRight(s.src[max(0, i-ahead):i], " \t")
	behind := strings.TrimLeft(s.src[i+1:min(len(s.src), i+ahead)], " \t\r;")
	return (before == "" || strings.HasSuffix(before, "\n") || strings.HasSuffix(before, ";")) && (behind == "" || behind[0] == '\n')
}

// commandLine reads the rest of a line as a command of the client.
func (s *Scanner) commandLine(start int) {
	s.pos = s.lineEnd(start)
	if word := strings.ToLower(s.src[start:min(start+4, len(s.src))]); word == "exec" || word == "host" { // it may go on
		for s.pos+1 < len(s.src) && strings.HasSuffix(strings.TrimRight(s.src[max(start, s.pos-ahead):s.pos], " \t\r"), "-") {
			s.pos = s.lineEnd(s.pos + 1)
		}
	}
	end := start + len(strings.TrimRight(s.src[start:s.pos], " \t\r;"))
	s.stmt.Tokens = append(s.stmt.Tokens, Token{Meta, int32(start), int32(max(end, start+1))})
}

// inProgram reports whether a semicolon belongs to the PL/SQL that the statement
// is, or that it makes.
func (s *Scanner) inProgram() bool {
	toks := s.stmt.Tokens
	if !s.d.SQLPlus || len(toks) == 0 {
		return false
	}
	if !toks[0].Is(s.src, "create") {
		return (toks[0].IsAny(s.src, "begin", "declare") || toks[0].Text(s.src) == "<<") && !s.programEnds()
	}
	for i, t := range toks[1:min(len(toks), 6)] {
		if t.IsAny(s.src, "package", "library", "java") {
			return true
		}
		if t.IsAny(s.src, "procedure", "function", "trigger") {
			return !s.programEnds()
		}
		if t.Is(s.src, "type") { // its specification needs no slash
			return i+2 < len(toks) && toks[i+2].Is(s.src, "body")
		}
		if t.Is(s.src, "table") || t.Is(s.src, "view") {
			return false
		}
	}
	return false
}

// plsql follows what begins and ends in PL/SQL.
type plsql struct {
	counted   int  // tokens looked at
	open      int  // BEGIN, IF, LOOP and CASE that have no END yet
	begun     bool // it had a BEGIN
	slashless bool // no slash follows to the end of the text
}

// programEnds reports whether PL/SQL ends with the word before, in a text where no
// slash does it: tools that need none run such texts.
func (s *Scanner) programEnds() bool {
	toks, p := s.stmt.Tokens, &s.plsql
	for ; p.counted < len(toks); p.counted++ {
		t := toks[p.counted]
		switch {
		case t.Is(s.src, "compound"):
			p.open = -1 << 30 // its parts begin and end with words of their own
		case t.IsAny(s.src, "begin", "if", "loop", "case") && (p.counted == 0 || !toks[p.counted-1].Is(s.src, "end")):
			p.open++
			p.begun = p.begun || t.Is(s.src, "begin")
		case t.Is(s.src, "end"):
			p.open--
		}
	}
	return p.begun && p.open == 0 && !s.slashBehind()
}

// slashBehind reports whether a slash alone on its line follows.
func (s *Scanner) slashBehind() bool {
	for i := s.pos; !s.plsql.slashless; i++ {
		n := strings.IndexByte(s.src[i:], '/')
		if n < 0 {
			s.plsql.slashless = true
			break
		}
		if i += n; s.slashLine(i) {
			return true
		}
	}
	return false
}

// quotedString reads q'[…]', where any sign may stand for the bracket. The quote
// is at open.
func (s *Scanner) quotedString(start, open int) {
	src := s.src
	if open+1 < len(src) {
		end := src[open+1 : open+2]
		if i := strings.Index("[{(<", end); i >= 0 {
			end = "]})>"[i : i+1]
		}
		if n := strings.Index(src[open+2:], end+"'"); n >= 0 {
			s.pos = open + 2 + n + 2
			s.add(String, start)
			return
		}
	}
	s.fault(start, "the string that starts here never ends", "close it with the sign it starts with and '")
}
