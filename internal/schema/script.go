package schema

import (
	"github.com/pare-dev/pare/internal/schema/ddl"
	"github.com/pare-dev/pare/internal/schema/lex"
	"github.com/pare-dev/pare/internal/schema/text"
	"github.com/pare-dev/pare/internal/source"
)

// script is a file cut into the statements that matter.
type script struct {
	file    string
	src     string // without a byte-order mark
	lines   *lex.Lines
	d       *dialect
	stmts   []statement
	batches batchState // of T-SQL, while the text is cut
	// origin is set where src is not the file's text but one that code in the
	// file has put together. lines are the file's.
	origin  *origin
	stored  bool // it is what a database has kept of a statement
	unusual bool // text behind its end would not be read as a file begins
}

// statement is one statement that may change what is known of tables. Its
// tokens are its own.
type statement struct {
	verb     verb
	toks     []lex.Token
	comments []lex.Token
	escapes  bool   // plain strings have backslash escapes
	command  string // the psql command that ended it
	fault    *lex.Fault
	unusual  bool   // of a client's command: it does not stand where text is read as a file begins
	stood    bool   // the parser was given something in place of some of its words
	read     bool   // the parser has had it
	approx   bool   // read by our own means alone
	doubt    error  // why the parser does not confirm what was read
	batch    int    // of T-SQL, counted in the script
	batched  bool   // an INSERT of which each is kept
	closed   bool   // a semicolon ends it
	within   string // the schema whose CREATE SCHEMA it is part of
	parsed   ddl.Statement
	err      error
}

// base is where the statement starts: the parser counts from there.
func (st *statement) base() int { return int(st.toks[0].Start) }

// readScript cuts a text into statements and keeps those that matter.
func readScript(d *dialect, file, src string) *script {
	return readCondensed(d, file, text.Condensed{Src: src})
}

// readCondensed is readScript for a text that something was left out of.
func readCondensed(d *dialect, file string, t text.Condensed) *script {
	s := &script{file: file, src: t.Src, lines: lex.NewLinesOf(t.Src, t.Gaps), d: d}
	s.cut()
	return s
}

// cut cuts the script's text into statements. Tokens go into few large blocks,
// for one allocation a statement would be many. A text of few bytes has few tokens.
func (s *script) cut() {
	src := s.src
	var block []lex.Token
	keep := func(toks []lex.Token) []lex.Token {
		if len(toks) == 0 {
			return nil
		}
		if cap(block)-len(block) < len(toks) {
			block = make([]lex.Token, 0, max(len(toks), min(4096, len(src)/4)))
		}
		at := len(block)
		block = append(block, toks...)
		return block[at:len(block):len(block)]
	}
	sc := lex.New(src, s.d.lex)
	unread := 0
	var open conditions
	for sc.Scan() {
		st := sc.Statement()
		if open.quits(src, st) {
			break
		}
		v := s.verb(st)
		if v == unknown {
			unread++
		}
		if unread > maxUnread || len(s.stmts) == maxStatements {
			s.stmts = append(s.stmts, statement{verb: unknown, fault: tooMany(st, unread), batch: s.batches.n})
			break
		}
		if v == skipped && !annotates(s.src, st.Comments) {
			continue
		}
		if v == createSchema {
			s.schemaElements(st, keep)
			continue
		}
		s.stmts = append(s.stmts, statement{verb: v, toks: keep(st.Tokens), comments: keep(st.Comments), escapes: st.Escapes, command: st.Command, fault: st.Fault, batch: s.batches.n, batched: s.batches.kept, closed: st.Closed})
		if v == client {
			s.stmts[len(s.stmts)-1].unusual = !sc.Usual()
			open.follow(s)
		}
	}
	s.unusual = !sc.Usual()
}

// verb tells the kind of a statement.
func (s *script) verb(st *lex.Statement) verb {
	if s.d.tsql {
		return s.verbTSQL(st)
	}
	return classify(s.d, s.src, st)
}

// Bounds on what a file may hold, so that one that is no schema does not take
// all of the memory. Schemas of a million columns stay below them.
const (
	maxStatements = 500_000
	maxUnread     = 10_000
)

// tooMany says why the statements from here on are not read.
func tooMany(st *lex.Statement, unread int) *lex.Fault {
	f := &lex.Fault{What: "the file holds more than 500,000 statements, and is not read from here on", Hint: "name the file that holds the schema"}
	if unread > maxUnread {
		f.What = "more than 10,000 statements cannot be read, and the file is not read from here on"
	}
	if len(st.Tokens) > 0 {
		f.At = int(st.Tokens[0].Start)
	} else if st.Fault != nil {
		f.At = st.Fault.At
	}
	return f
}

// annotates reports whether a comment holds an annotation, which must not be
// lost wherever it stands.
func annotates(src string, comments []lex.Token) bool {
	for _, c := range comments {
		if hasAnnotation(c.Text(src)) {
			return true
		}
	}
	return false
}

// text is what stands from the first of the tokens to the last.
func (s *script) text(toks []lex.Token) string {
	return s.src[toks[0].Start:toks[len(toks)-1].End]
}

func (s *script) span(start, end int) source.Span {
	if s.stored && s.origin == nil {
		return source.Span{Pos: source.Pos{File: s.file}}
	}
	s, start, end = s.placed(start, end)
	line, col := s.lines.Pos(start)
	endLine, endCol := s.lines.Pos(end)
	return source.Span{Pos: source.Pos{File: s.file, Line: line, Col: col}, EndLine: endLine, EndCol: endCol}
}

func (s *script) tokenSpan(t lex.Token) source.Span { return s.span(int(t.Start), int(t.End)) }

// fold is the name that a token stands for.
func (s *script) fold(t lex.Token) string { return s.d.lex.Name(s.src, t) }

// Bounds on what is given to the parser, which recurses. A table of the 1,600
// columns that PostgreSQL allows stays far below them.
const (
	maxStatement = 1 << 20
	maxDepth     = 100
)

// parse gives the statement to the parser.
func (st *statement) parse(s *script) {
	st.read = true
	text := s.text(st.toks)
	depth, deepest := 0, 0
	for _, t := range st.toks {
		if t.Kind != lex.Punct {
			continue
		}
		switch s.src[t.Start] {
		case '(', '[':
			depth++
			deepest = max(deepest, depth)
		case ')', ']':
			depth--
		}
	}
	switch {
	case len(text) > maxStatement:
		st.err = &ddl.SyntaxError{Msg: "the statement is longer than 1 MiB", At: -1}
	case deepest > maxDepth:
		st.err = &ddl.SyntaxError{Msg: "parentheses nest deeper than 100", At: -1}
	case s.d.placed:
		if st.parsed, st.err = s.d.parse(s.standIn(st, text)); st.err != nil {
			st.withoutOptions(s)
		}
		st.restore()
	default:
		st.readTolerantly(s, text)
	}
}
