package lex

// startsLine reports whether a line starts here and no statement has begun: the
// place where the client sqlite3 looks for a command of its own.
func (s *Scanner) startsLine() bool {
	return len(s.stmt.Tokens) == 0 && (s.pos == 0 || s.src[s.pos-1] == '\n')
}

// inTrigger reports whether a semicolon belongs to the body of a CREATE TRIGGER.
// As SQLite does, it takes the trigger to go on up to END between semicolons.
func (s *Scanner) inTrigger() bool {
	toks := s.stmt.Tokens
	n := len(toks)
	if !s.d.TriggerBodies || n < 2 || !toks[0].Is(s.src, "create") {
		return false
	}
	second := toks[1]
	if n > 2 && (second.Is(s.src, "temp") || second.Is(s.src, "temporary")) {
		second = toks[2]
	}
	return second.Is(s.src, "trigger") && !(toks[n-1].Is(s.src, "end") && toks[n-2].IsPunct(s.src, ';'))
}
