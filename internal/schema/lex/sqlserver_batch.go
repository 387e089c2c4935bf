package lex

import "strings"

// maxBegin is the length of the longest word that begins a statement.
const maxBegin = 12

// begins reports whether the word just read begins another statement, which
// needs no semicolon before it in T-SQL. Then it is left to be read again.
func (s *Scanner) begins(start int) bool {
	toks, n := s.stmt.Tokens, len(s.stmt.Tokens)
	if s.depth > 0 || n == 0 || s.pos-start > maxBegin {
		return false
	}
	var buf [maxBegin]byte
	for i := start; i < s.pos; i++ {
		buf[i-start] = lower(s.src[i])
	}
	word := buf[:s.pos-start]
	switch string(word) {
	case "case":
		s.cases++
	case "end", "else":
		if s.cases > 0 {
			if word[1] == 'n' {
				s.cases--
			}
			return false
		}
	case "to", "from":
		s.granted = true
	case "procedure", "proc", "function", "trigger":
		s.routine = s.routine || s.creates(n)
	case "view":
		s.view = s.view || s.creates(n)
	}
	goes, ok := s.d.Begins[string(word)]
	if !ok || s.routine || s.view || toks[n-1].IsPunct(s.src, '.') {
		return false
	}
	for _, w := range goes {
		if toks[n-1].Is(s.src, w) && (w != "all" || n > 1 && toks[n-2].Is(s.src, "union")) { // not ENABLE TRIGGER ALL
			return false
		}
	}
	if s.goesOn(string(word)) {
		return false
	}
	s.pos = start
	s.carryComments()
	return true
}

// creates reports whether all of the statement so far is CREATE, ALTER or CREATE
// OR ALTER.
func (s *Scanner) creates(n int) bool {
	toks := s.stmt.Tokens
	return n == 1 && (toks[0].Is(s.src, "create") || toks[0].Is(s.src, "alter")) ||
		n == 3 && toks[0].Is(s.src, "create") && toks[1].Is(s.src, "or") && toks[2].Is(s.src, "alter")
}

// goesOn reports whether the statement cannot end before the word.
func (s *Scanner) goesOn(word string) bool {
	toks, n := s.stmt.Tokens, len(s.stmt.Tokens)
	is := func(i int, words ...string) bool {
		for _, w := range words {
			if i >= 0 && i < n && toks[i].Is(s.src, w) {
				return true
			}
		}
		return false
	}
	switch {
	case is(0, "grant", "deny", "revoke"): // GRANT CREATE TABLE TO …
		return !s.granted
	case is(0, "create") && is(1, "schema"): // the schema's elements
		return word == "create" || word == "grant" || word == "deny" || word == "revoke"
	case is(0, "with"): // what reads the common table expressions
		return toks[n-1].IsPunct(s.src, ')') && (word == "select" || word == "insert" || word == "update" || word == "delete" || word == "merge")
	case is(0, "alter") && is(1, "database"):
		return word == "set"
	case word == "if" && is(0, "drop", "alter"): // DROP TABLE IF EXISTS
		return (is(n-1, "column", "constraint", "drop") || n < 4 && is(0, "drop")) && s.existsName()
	case is(0, "alter") && is(1, "table"):
		return s.behindName(toks[2:]) || (word == "drop" || word == "add") && is(n-2, "column") && is(n-3, "alter")
	}
	return false
}

// existsName reports whether EXISTS and a name follow, not EXISTS and a query.
func (s *Scanner) existsName() bool {
	rest := strings.TrimLeft(s.src[s.pos:], " \t\r\n")
	if len(rest) < len("exists ") || !strings.EqualFold(rest[:len("exists")], "exists") {
		return false
	}
	rest = strings.TrimLeft(rest[len("exists"):], " \t\r\n")
	return rest != "" && rest[0] != '('
}

// behindName reports whether the tokens are one qualified name.
func (s *Scanner) behindName(toks []Token) bool {
	if len(toks) == 0 || len(toks) > 7 {
		return false
	}
	name := false
	for _, t := range toks {
		dot := t.IsPunct(s.src, '.')
		if !dot && name {
			return false
		}
		name = !dot
	}
	return name
}

// carryComments leaves the comments below the statement's last line to the next
// one.
func (s *Scanner) carryComments() {
	toks, coms := s.stmt.Tokens, s.stmt.Comments
	last := int(toks[len(toks)-1].End)
	k := len(coms)
	for k > 0 && int(coms[k-1].Start) >= last {
		k--
	}
	for k < len(coms) && strings.IndexByte(s.src[last:coms[k].Start], '\n') < 0 {
		last = int(coms[k].End)
		k++
	}
	s.carried = append(s.carried[:0], coms[k:]...)
	s.stmt.Comments = coms[:k]
}

// batchEnd reports whether the word that starts there is a GO alone on its line,
// with or without a count, and steps over the line.
func (s *Scanner) batchEnd(start int) bool {
	if s.pos-start != 2 || lower(s.src[start]) != 'g' || lower(s.src[start+1]) != 'o' || !s.beginsLine(start) {
		return false
	}
	i := s.pos
	for i < len(s.src) && (isSpace(s.src[i]) || isDigit(s.src[i]) || s.src[i] == ';') && s.src[i] != '\n' && s.src[i] != '\r' {
		i++
	}
	if i < len(s.src) && s.src[i] != '\n' && s.src[i] != '\r' && !strings.HasPrefix(s.src[i:], "--") && !strings.HasPrefix(s.src[i:], "/*") {
		return false
	}
	s.pos = i
	s.stmt.Batch = true
	return true
}

// beginsLine reports whether nothing but white space stands before the offset on
// its line.
func (s *Scanner) beginsLine(i int) bool {
	for i--; i >= 0 && s.src[i] != '\n' && s.src[i] != '\r'; i-- {
		if !isSpace(s.src[i]) {
			return false
		}
	}
	return true
}

// clientLine reports whether a line for sqlcmd starts there: :setvar, :r, !!.
func (s *Scanner) clientLine(i int) bool {
	rest := s.src[i:]
	return len(rest) > 1 && (rest[0] == ':' && isLetter(rest[1]) || strings.HasPrefix(rest, "!!")) && s.beginsLine(i)
}

// sqlcmd reads such a line. It ends a statement that stands open before it.
func (s *Scanner) sqlcmd() {
	if len(s.stmt.Tokens) > 0 {
		s.carryComments()
		return
	}
	start := s.pos
	s.pos = s.lineEnd(start)
	s.add(Meta, start)
	s.stmt.Tokens[0].End = int32(start + len(strings.TrimRight(s.src[start:s.pos], " \t\r")))
}

// variable reads $(name), which sqlcmd puts a text in for. It stands for a name.
func (s *Scanner) variable() bool {
	i := s.pos + 2
	for i < len(s.src) && (isNameByte(s.src[i]) || s.src[i] == '-') {
		i++
	}
	if i == len(s.src) || s.src[i] != ')' || i == s.pos+2 {
		return false
	}
	start := s.pos
	s.pos = i + 1
	for s.pos < len(s.src) && isNameByte(s.src[s.pos]) {
		s.pos++
	}
	s.add(Word, start)
	return true
}

// quotedSetting follows SET QUOTED_IDENTIFIER, which says whether "…" is a name
// or a string.
func (s *Scanner) quotedSetting() {
	toks := s.stmt.Tokens
	if len(toks) < 3 || !toks[0].Is(s.src, "set") {
		return
	}
	for _, t := range toks[1 : len(toks)-1] {
		if t.Is(s.src, "quoted_identifier") {
			s.strings = toks[len(toks)-1].Is(s.src, "off")
		}
	}
}
