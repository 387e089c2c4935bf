package lex

// program follows BEGIN … END of a stored program, and what else ends with END
// in it, with the word that was read last.
func (s *Scanner) program() {
	toks := s.stmt.Tokens
	last := len(toks) - 1
	t := toks[last]
	if last > 0 {
		before := toks[last-1]
		if before.IsPunct(s.src, '.') || before.Kind == Operator && s.src[before.End-1] == '@' {
			return
		}
	}
	ended := last > 0 && toks[last-1].Is(s.src, "end")
	switch {
	case t.Is(s.src, "begin"):
		if s.atomic > 0 || s.makesRoutine() {
			s.atomic++
		}
	case t.Is(s.src, "atomic"):
		if last == 2 && toks[0].Is(s.src, "begin") && toks[1].Is(s.src, "not") {
			s.atomic = 1
		}
	case s.atomic == 0 && !ended:
	case t.Is(s.src, "case") && !ended:
		s.atomic++
	case t.Is(s.src, "end") && s.atomic > 0:
		s.atomic--
	case ended && s.atomic >= 0 && t.IsAny(s.src, "if", "loop", "while", "repeat", "for"):
		s.atomic++ // END IF closes what is not counted
	}
}

// makesRoutine reports whether the statement makes a stored program.
func (s *Scanner) makesRoutine() bool {
	toks := s.stmt.Tokens
	if !toks[0].Is(s.src, "create") {
		return false
	}
	for _, t := range toks[1:] {
		switch {
		case t.Is(s.src, "procedure"), t.Is(s.src, "function"), t.Is(s.src, "trigger"), t.Is(s.src, "event"), t.Is(s.src, "package"):
			return true
		case t.Is(s.src, "table"), t.Is(s.src, "view"), t.Is(s.src, "index"), t.Is(s.src, "database"), t.Is(s.src, "schema"):
			return false
		}
	}
	return false
}

// unended notes what is still open at the end of the text.
func (s *Scanner) unended() {
	switch {
	case s.stmt.Fault != nil:
	case s.executed > 0:
		s.executed = 0
		s.fault(s.executedAt, "the comment that starts here never ends", "close it with */")
	case s.d.Routines && s.atomic > 0:
		s.fault(int(s.stmt.Tokens[0].Start), "the BEGIN of the routine that starts here never ends", "close it with END")
	}
}
