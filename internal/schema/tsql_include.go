package schema

// include follows :r, by which sqlcmd puts a file's text in place of the line. What
// it stands in, and a routine that no GO ends before it, take that text in.
func (f *batchFlow) include(st *statement) {
	inc, ok := f.s.includes(st)
	if !ok {
		return
	}
	tell := func(why, hint string) { f.c.incomplete(f.s.tokenSpan(st.toks[0]), inc.what+why, hint) }
	switch {
	case f.depth > 1:
		tell(" as a part of a statement, which is not followed", "include it as a batch of its own, between two GO")
	case f.i > 1 && f.s.stmts[f.i-2].batch == st.batch && f.s.routine(f.i-2):
		tell(" as a part of a routine, which is not followed", "end the routine with GO")
	}
	inner := f.c.include(f.s, st, inc)
	if inner != nil && f.here() && !inner.batches.ended && len(inner.stmts) > 0 && inner.routine(len(inner.stmts)-1) {
		tell(", whose last routine takes in what follows here", "end it with GO")
	}
}

// routine reports whether a statement of T-SQL is a routine, which goes on to the
// end of its batch.
func (s *script) routine(i int) bool {
	st := &s.stmts[i]
	return (st.verb == function || st.verb == idle) && len(st.toks) > 0 && st.toks[0].IsAny(s.src, "create", "alter")
}
