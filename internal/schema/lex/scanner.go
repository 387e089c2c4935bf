package lex

import "strings"

// Scanner walks over a text once, statement by statement. The text must be
// shorter than 2 GiB.
type Scanner struct {
	src       string
	d         Dialect
	pos       int
	stmt      Statement
	depth     int  // open parentheses in the statement
	atomic    int  // open BEGIN and CASE of the routine that the statement makes
	backslash bool // plain strings have backslash escapes now
	strings   bool // "…" is a string now
	leaveRows bool // rows behind a statement are not skipped

	cases   int     // open CASE in the statement
	plsql   plsql   // of Oracle, that the statement is
	granted bool    // a GRANT has come to its TO
	routine bool    // the statement runs to the end of the batch
	view    bool    // the statement is a view's, which a query ends
	carried []Token // comments that stand before the next statement

	rows      bool    // the rows of an INSERT begin
	kept      quoting // what a variable keeps of an older mode
	delimiter string  // what ends a statement in place of a semicolon
	lineStop  int     // the end of the line that ends the statement

	executed, executedAt int // open comments that are executed, and where the last one starts
}

// New returns a scanner at the start of the text.
func New(src string, d Dialect) *Scanner {
	return &Scanner{src: src, d: d, backslash: d.BackslashEscapes, strings: d.DoubleStrings}
}

// Part returns a scanner for a text that comes in parts, each set by Continue. It
// leaves the rows behind a COPY to its user.
func Part(d Dialect) *Scanner {
	s := New("", d)
	s.leaveRows = true
	return s
}

// Continue goes on in another text, at an offset where a statement starts. The
// settings that statements so far have made stay.
func (s *Scanner) Continue(src string, at int) {
	s.src, s.pos, s.carried = src, at, s.carried[:0]
}

// End is where the statement, and all that belongs to it, ends.
func (s *Scanner) End() int {
	if len(s.carried) > 0 {
		return int(s.carried[0].Start)
	}
	return s.pos
}

// Usual reports whether what follows is read as a text is from its start: no
// statement so far has changed how strings, names or the ends of statements are
// written.
func (s *Scanner) Usual() bool {
	return s.backslash == s.d.BackslashEscapes && s.strings == s.d.DoubleStrings && s.delimiter == ""
}

// Decided reports whether the statement would be the same if more followed
// behind the text.
func (s *Scanner) Decided() bool { return s.pos+ahead <= len(s.src) }

// ahead is how far behind a statement the scanner looks at most to find its end.
const ahead = 16

// Scan reads the next statement and reports whether there was one. The last
// one may hold comments alone.
func (s *Scanner) Scan() bool {
	s.stmt = Statement{Tokens: s.stmt.Tokens[:0], Comments: s.stmt.Comments[:0], Escapes: s.backslash}
	s.depth, s.atomic, s.rows, s.lineStop = 0, 0, false, 0
	s.cases, s.granted, s.routine, s.view = 0, false, false, false
	s.plsql = plsql{slashless: s.plsql.slashless}
	s.stmt.Comments = append(s.stmt.Comments, s.carried...)
	s.carried = s.carried[:0]
	for s.pos < len(s.src) {
		if s.token() || s.lineStop > 0 && s.pos >= s.lineStop {
			s.after()
			return true
		}
	}
	s.unended()
	return len(s.stmt.Tokens) > 0 || len(s.stmt.Comments) > 0 || s.stmt.Fault != nil
}

// Statement is what Scan has just read.
func (s *Scanner) Statement() *Statement { return &s.stmt }

// token reads one token, comment or white space and reports whether the
// statement ends with it.
func (s *Scanner) token() (done bool) {
	src, i := s.src, s.pos
	c := src[i]
	switch {
	case isSpace(c):
		s.pos++
	case s.delimiter != "" && strings.HasPrefix(src[i:], s.delimiter):
		s.pos += len(s.delimiter)
		return true
	case isLetter(c) || strings.IndexByte(s.d.NameSigns, c) >= 0:
		return s.word()
	case s.d.TripleQuotes && (c == '\'' || c == '"') && s.tripled(i, i):
	case c == '\'' || c == '"' && s.strings && s.d.DoubleStrings:
		s.str(i, i, s.backslash)
	case c == '"' && s.strings:
		s.doubled()
	case strings.IndexByte(s.d.Quotes, c) >= 0 || c == '"' && s.d.DoubleStrings:
		s.quotedName(i, i)
	case s.d.LooseNames && (isDigit(c) || c == '.') && s.looseName():
	case isDigit(c) || c == '.' && i+1 < len(src) && isDigit(src[i+1]):
		for s.pos++; s.pos < len(src) && (isNameByte(src[s.pos]) || src[s.pos] == '.'); s.pos++ {
		}
		s.beforeDelimiter(i)
		s.add(Number, i)
	case (c == '-' || c == '#' || c == '/') && s.comment():
	case c == '*' && s.executed > 0 && strings.HasPrefix(src[i:], "*/"):
		s.executed--
		s.pos += 2
	case c == '/' && s.d.SQLPlus && s.slashLine(i):
		s.pos++
		return len(s.stmt.Tokens) > 0
	case c == '@' && s.d.SQLPlus && len(s.stmt.Tokens) == 0:
		s.commandLine(i)
		return true
	case c == '$' && s.d.DollarQuotes:
		s.dollar()
	case c == '\\' && s.d.MetaLines:
		return s.meta()
	case (c == ':' || c == '!') && s.d.Batches && s.clientLine(i):
		s.sqlcmd()
		return true
	case c == '$' && s.d.Batches && strings.HasPrefix(src[i:], "$(") && s.variable():
	case (c == '.' || c == '#') && s.d.ShellLines && s.startsLine():
		return s.meta()
	case c == '\\' && s.d.MySQLClient:
		return s.clientSign()
	case c == '(' && s.rows && s.depth == 0:
		s.skipGroup()
	case c == ';':
		s.pos++
		if s.ends() && s.atomic == 0 && !s.routine && (s.depth == 0 || !s.inRule()) && !s.inTrigger() && !s.inProgram() {
			s.stmt.Closed = true
			return true
		}
		s.add(Punct, i)
	case c == '(':
		s.pos++
		s.depth++
		s.add(Punct, i)
	case c == ')':
		s.pos++
		s.depth--
		s.add(Punct, i)
	case c == ',' || c == '.' || c == '[' || c == ']':
		s.pos++
		s.add(Punct, i)
	default:
		s.operator()
	}
	return false
}

func (s *Scanner) add(k Kind, start int) {
	s.stmt.Tokens = append(s.stmt.Tokens, Token{k, int32(start), int32(s.pos)})
}

// fault notes what never ends, and skips to the end of the text.
func (s *Scanner) fault(at int, what, hint string) {
	s.pos = len(s.src)
	if s.stmt.Fault == nil {
		s.stmt.Fault = &Fault{at, what, hint}
	}
}

// word reads a word and reports whether the statement ends before it, or with it.
func (s *Scanner) word() (done bool) {
	src, i := s.src, s.pos
	for s.pos++; s.pos < len(src) && (isNameByte(src[s.pos]) || strings.IndexByte(s.d.NameSigns, src[s.pos]) >= 0); s.pos++ {
	}
	s.beforeDelimiter(i)
	if s.d.DottedNames {
		s.dashes(i)
	}
	if s.pos < len(src) && s.prefixed(i) {
		return false
	}
	if s.d.TripleQuotes && s.pos < len(src) && (src[s.pos] == '\'' || src[s.pos] == '"') && stringPrefix(src[i:s.pos]) && s.tripled(i, s.pos) {
		return false
	}
	if s.d.SQLPlus && s.sqlplusLine(src[i:s.pos]) {
		s.commandLine(i)
		return true
	}
	if s.d.Batches && s.batchEnd(i) || s.d.Begins != nil && s.begins(i) {
		return true
	}
	s.add(Word, i)
	switch {
	case s.d.AtomicBodies:
		s.atomicBody()
	case s.d.Routines:
		s.program()
	}
	if s.d.SkipRows && s.depth == 0 && s.pos-i <= len("values") {
		s.rows = s.rows || s.beginsRows()
	}
	return s.d.MySQLClient && s.clientWord(i)
}

// prefixed reads a string or name whose first letter says how to read it:
// E'…', B'…', X'…', N'…', U&'…', U&"…".
func (s *Scanner) prefixed(i int) bool {
	src := s.src
	if s.pos != i+1 {
		return false
	}
	switch lower(src[i]) {
	case 'e':
		if src[s.pos] == '\'' && s.d.EscapeStrings {
			s.str(i, s.pos, true)
			return true
		}
	case 'q':
		if src[s.pos] == '\'' && s.d.QuotedStrings {
			s.quotedString(i, s.pos)
			return true
		}
	case 'b', 'x', 'n':
		if src[s.pos] == '\'' {
			s.str(i, s.pos, s.backslash)
			return true
		}
	case 'u':
		if !s.d.UnicodeEscapes || src[s.pos] != '&' || s.pos+1 == len(src) {
			return false
		}
		switch src[s.pos+1] {
		case '\'':
			s.str(i, s.pos+1, false)
			return true
		case '"':
			s.quotedName(i, s.pos+1)
			return true
		}
	}
	return false
}

func (s *Scanner) operator() {
	src, i := s.src, s.pos
	for s.pos++; s.pos < len(src) && isOperator(src[s.pos]); s.pos++ {
		rest := src[s.pos:]
		if strings.HasPrefix(rest, "--") || strings.HasPrefix(rest, "/*") || rest[0] == '#' && s.d.HashComments || strings.IndexByte(s.d.NameSigns, rest[0]) >= 0 {
			break
		}
		if s.executed > 0 && strings.HasPrefix(rest, "*/") || rest[0] == '@' && s.d.MySQLClient && src[s.pos-1] != '@' {
			break
		}
	}
	s.beforeDelimiter(i)
	s.add(Operator, i)
}

// inRule reports whether the statement is a CREATE RULE, the one that keeps
// semicolons in parentheses. In any other an open parenthesis is a slip, which
// must not swallow the statements behind it.
func (s *Scanner) inRule() bool { return s.startsWith("create", "rule", "", "") }

// atomicBody follows BEGIN ATOMIC … END of a routine, as psql does.
func (s *Scanner) atomicBody() {
	toks := s.stmt.Tokens
	last := len(toks) - 1
	switch {
	case s.atomic > 0 && toks[last].Is(s.src, "case"):
		s.atomic++
	case s.atomic > 0 && toks[last].Is(s.src, "end"):
		s.atomic--
	case s.atomic == 0 && s.depth == 0 && last > 2 && toks[last].Is(s.src, "atomic") && toks[last-1].Is(s.src, "begin"):
		if s.startsWith("create", "function", "create", "procedure") {
			s.atomic = 1
		}
	}
}

// startsWith reports whether the statement starts with either pair of words,
// "or replace" between them or not.
func (s *Scanner) startsWith(a, b, c, d string) bool {
	toks := s.stmt.Tokens
	if len(toks) < 4 {
		return false
	}
	second := toks[1]
	if second.Is(s.src, "or") && toks[2].Is(s.src, "replace") {
		second = toks[3]
	}
	return toks[0].Is(s.src, a) && second.Is(s.src, b) || c != "" && toks[0].Is(s.src, c) && second.Is(s.src, d)
}

func isSpace(c byte) bool {
	return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' || c == '\v'
}

func isLetter(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || c == '_' || c >= 0x80
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

func isNameByte(c byte) bool { return isLetter(c) || isDigit(c) || c == '$' }

func isOperator(c byte) bool { return strings.IndexByte("+-*/<>=~!@#%^&|?:", c) >= 0 }
