package schema

import (
	"github.com/pare-dev/pare/internal/schema/lex"
)

// batchState follows where a T-SQL script's batches begin while it is cut.
type batchState struct {
	n       int             // of the batch that the statement is in
	ended   bool            // the next statement begins another one
	begun   bool            // a statement of the batch was read
	open    bool            // an IF, an ELSE or a WHILE waits for what it decides about
	decided bool            // the batch has an IF, a WHILE or a BEGIN
	inserts int             // INSERTs of the batch that were kept
	kept    bool            // the statement is an INSERT that is not one of many
	filled  map[string]bool // tables, as written, of which one INSERT was kept
}

// Bounds on the INSERTs that are kept to tell which rows a table has.
const (
	maxInserts = 1000
	maxInsert  = 64 // tokens
)

// maxAssign bounds the statements that give variables their values, in tokens.
const maxAssign = 4000

func variable(src string, t lex.Token) bool { return t.Kind == lex.Word && src[t.Start] == '@' }

// verbTSQL tells the kind of a T-SQL statement and follows the batches.
func (s *script) verbTSQL(st *lex.Statement) verb {
	b := &s.batches
	if b.ended {
		*b = batchState{n: b.n + 1, filled: b.filled}
	}
	b.ended = st.Batch
	if len(st.Tokens) == 0 {
		return classify(s.d, s.src, st)
	}
	first := !b.begun
	b.begun = true
	v := tsqlVerb(s.src, st.Tokens, first)
	waits := b.open
	b.open = v == conditional || v == loop || v == otherwise
	switch v {
	case conditional, loop, blockBegin, catchBegin:
		b.decided = true
	case inserts:
		if !s.keepsInsert(st) {
			v = skipped
		}
		st.Tokens = st.Tokens[:min(len(st.Tokens), maxInsert)]
	case createTable, alterTable:
		if hidden(s.src, st.Tokens) {
			return unknown
		}
	case skipped, execute, assign:
		if st.Fault != nil || misspelt(s.src, st.Tokens) || strangeTable(s.src, st.Tokens) || hidden(s.src, st.Tokens) && !s.begins(st, "grant", "deny", "revoke") {
			return unknown
		}
	}
	if v == skipped && waits {
		return idle
	}
	return v
}

func (s *script) begins(st *lex.Statement, words ...string) bool {
	for _, w := range words {
		if st.Tokens[0].Is(s.src, w) {
			return true
		}
	}
	return false
}

// keepsInsert reports whether an INSERT is of use to tell which rows a table
// has: those that a condition may have asked for, and one of all the others.
func (s *script) keepsInsert(st *lex.Statement) bool {
	b := &s.batches
	if b.kept = b.decided && b.inserts < maxInserts && len(st.Tokens) <= maxInsert; b.kept {
		b.inserts++
		return true
	}
	i := 1
	for i < len(st.Tokens) && (st.Tokens[i].Kind == lex.Quoted || st.Tokens[i].IsPunct(s.src, '.') || st.Tokens[i].Kind == lex.Word && !st.Tokens[i].Is(s.src, "values") && !st.Tokens[i].Is(s.src, "select")) {
		i++
	}
	name := s.src[st.Tokens[0].Start:st.Tokens[i-1].End]
	if b.filled[name] {
		return false
	}
	if b.filled == nil {
		b.filled = map[string]bool{}
	}
	b.filled[name] = true
	return true
}

// tsqlVerb tells the kind of a statement by its first words. The first statement
// of a batch may be a procedure's name alone.
func tsqlVerb(src string, toks []lex.Token, first bool) verb {
	w := &words{src, toks}
	if toks[0].Kind == lex.Meta {
		return client
	}
	if toks[0].IsPunct(src, '(') {
		return skipped
	}
	if len(toks) > 1 && toks[0].Kind == lex.Word && toks[1].Text(src) == ":" { // a label
		return skipped
	}
	switch w.next("create", "alter", "drop", "select", "with", "exec", "execute", "if", "else", "while", "begin", "end", "return", "insert",
		"commit", "rollback", "set", "declare", "print", "use", "update", "delete", "grant", "deny", "revoke") {
	case "create", "alter":
		return tsqlDefinition(w, toks[0].Is(src, "alter"))
	case "drop":
		w.next("external")
		if w.next("table") != "" {
			return dropTable
		}
		return skipped
	case "select", "with":
		switch {
		case selectsInto(src, toks):
			return createTable
		case len(toks) > 2 && variable(src, toks[1]):
			return assign
		}
		return skipped
	case "set", "declare":
		if len(toks) > 2 && variable(src, toks[1]) && len(toks) <= maxAssign {
			return assign
		}
		return skipped
	case "exec", "execute":
		if w.next("as") != "" {
			return skipped
		}
		return execute
	case "if":
		return conditional
	case "else":
		return otherwise
	case "while":
		return loop
	case "begin":
		switch {
		case w.next("tran", "transaction", "distributed") != "":
			return transaction
		case w.next("conversation", "dialog") != "":
			return skipped
		case w.next("catch") != "":
			return catchBegin
		}
		return blockBegin
	case "end":
		if w.next("conversation") != "" {
			return skipped
		}
		return blockEnd
	case "return":
		return leaves
	case "insert":
		return inserts
	case "commit", "rollback":
		return transaction
	case "":
		switch {
		case w.next("add", "backup", "break", "bulk", "checkpoint", "close", "continue", "copy", "dbcc", "deallocate", "disable", "enable",
			"fetch", "get", "goto", "kill", "lineno", "merge", "move", "open", "raiserror", "readtext", "receive", "reconfigure", "rename",
			"restore", "revert", "save", "send", "setuser", "shutdown", "throw", "truncate", "updatetext", "waitfor", "writetext") != "":
			return skipped
		case first && toks[0].Kind != lex.String && toks[0].Kind != lex.Operator && toks[0].Kind != lex.Number:
			return execute
		}
		return unknown
	}
	return skipped
}

// tsqlDefinition tells what CREATE or ALTER is about.
func tsqlDefinition(w *words, alter bool) verb {
	if !alter {
		w.all("or", "alter")
	}
	w.next("external")
	w.next("unique", "primary", "materialized")
	w.next("clustered", "nonclustered")
	switch w.next("table", "schema", "view", "index", "columnstore", "sequence", "type", "synonym", "proc", "procedure", "function", "trigger") {
	case "table":
		if alter {
			return alterTable
		}
		return createTable
	case "schema":
		if alter {
			return alterSchema
		}
		return createSchema
	case "type":
		return createType
	case "view", "index", "columnstore", "sequence", "synonym":
		if alter {
			return skipped
		}
		return createOther
	case "proc", "procedure":
		return function
	case "function", "trigger":
		return idle // its body is not run here
	}
	return skipped
}
