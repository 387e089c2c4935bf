package lex

import "strings"

// sqlMode follows SET sql_mode where it changes how the text behind it is read:
// ANSI_QUOTES and NO_BACKSLASH_ESCAPES. One variable is known that keeps an
// older mode, as dumps do it.
func (s *Scanner) sqlMode() {
	toks := s.stmt.Tokens
	if len(toks) < 4 || !toks[0].Is(s.src, "set") {
		return
	}
	depth, from := 0, 1
	for i := 1; i <= len(toks); i++ {
		switch {
		case i == len(toks) || depth == 0 && toks[i].IsPunct(s.src, ','):
			s.assign(toks[from:i])
			from = i + 1
		case toks[i].IsPunct(s.src, '('):
			depth++
		case toks[i].IsPunct(s.src, ')'):
			depth--
		}
	}
}

// assign reads one assignment of a SET.
func (s *Scanner) assign(toks []Token) {
	at := -1
	for i, t := range toks {
		if op := t.Text(s.src); t.Kind == Operator && (strings.HasPrefix(op, "=") || strings.HasPrefix(op, ":=")) {
			at = i
			break
		}
	}
	if at < 1 || at+1 == len(toks) && strings.Trim(toks[at].Text(s.src), ":=") == "" {
		return
	}
	before := s.src[toks[0].Start:toks[at].Start]
	after := strings.TrimLeft(s.src[toks[at].Start:toks[len(toks)-1].End], ":= \t\r\n")
	mode := toks[at-1].Is(s.src, "sql_mode")
	switch {
	case mode && strings.HasPrefix(before, "@") && !strings.HasPrefix(before, "@@"), strings.HasPrefix(strings.ToLower(before), "global"), strings.HasPrefix(strings.ToLower(before), "@@global"):
	case mode:
		s.setMode(after)
	case strings.HasPrefix(after, "@@") && strings.HasSuffix(strings.ToLower(after), "sql_mode"):
		s.kept = quoting{strings.ToLower(strings.TrimSpace(before)), s.strings, s.backslash}
	}
}

// quoting is what a variable keeps of a mode.
type quoting struct {
	name               string
	strings, backslash bool
}

func (s *Scanner) setMode(value string) {
	value = strings.ToLower(value)
	changed := strings.Contains(value, "@@")
	switch {
	case strings.HasPrefix(value, "@") && !changed:
		s.strings, s.backslash = true, s.d.BackslashEscapes
		if value == s.kept.name {
			s.strings, s.backslash = s.kept.strings, s.kept.backslash
		}
		return
	case changed && strings.Contains(value, "replace"): // takes a mode away
		s.strings = s.strings || strings.Contains(value, "ansi")
		s.backslash = s.backslash || strings.Contains(value, "no_backslash_escapes")
		return
	case !changed:
		s.strings, s.backslash = true, s.d.BackslashEscapes
	}
	for _, name := range [...]string{"ansi", "db2", "maxdb", "mssql", "oracle", "postgresql"} {
		s.strings = s.strings && !strings.Contains(value, name)
	}
	if strings.Contains(value, "no_backslash_escapes") {
		s.backslash = false
	}
}
