package schema

import (
	"strings"

	"github.com/pare-dev/pare/internal/schema/lex"
	"github.com/pare-dev/pare/internal/source"
)

// verb says what kind of statement it is, as far as it matters to tables.
type verb uint8

const (
	skipped      verb = iota // says nothing about tables
	unknown                  // begins like no statement
	createTable              // CREATE TABLE, CREATE TABLE AS, SELECT INTO; of temporary ones too
	alterTable               // ALTER TABLE
	dropTable                // DROP TABLE
	createOther              // CREATE VIEW, INDEX, SEQUENCE, TYPE: relations that are no tables
	createSchema             // CREATE SCHEMA, which may hold other CREATEs
	alterSchema              // ALTER SCHEMA … RENAME
	dropSchema               // DROP SCHEMA
	alterView                // ALTER VIEW … RENAME, which tables may be made of
	dropView                 // DROP VIEW or SEQUENCE, which takes nothing else away
	alterType                // ALTER TYPE, ALTER DOMAIN
	dropType                 // DROP TYPE, DOMAIN, VIEW or EXTENSION, which may take columns away
	function                 // CREATE FUNCTION, CREATE PROCEDURE
	comment                  // COMMENT ON
	setting                  // SET, RESET: perhaps of the search path
	call                     // SELECT, CALL: perhaps of a function that makes tables
	doBlock                  // DO
	program                  // a block of PL/SQL, or of a script that is one
	transaction              // BEGIN, COMMIT, ROLLBACK
	importSchema             // IMPORT FOREIGN SCHEMA
	client                   // a command of psql, sqlite3 or mysql
	pragma                   // PRAGMA
	attach                   // ATTACH, DETACH
	schemaTable              // INSERT, UPDATE and DELETE of the table that SQLite keeps its schema in
	useDatabase              // USE
	useSchema                // ALTER SESSION SET CURRENT_SCHEMA, USE SCHEMA
	renameTables             // RENAME TABLE a TO b, c TO d
	prepared                 // PREPARE, EXECUTE: SQL in a string

	// of T-SQL:
	idle        // says nothing about tables, but an IF decides whether it is run
	conditional // IF
	otherwise   // ELSE
	loop        // WHILE
	blockBegin  // BEGIN, BEGIN TRY
	catchBegin  // BEGIN CATCH
	blockEnd    // END
	leaves      // RETURN
	assign      // DECLARE, SET and SELECT of a variable
	execute     // EXECUTE
	inserts     // INSERT
	createType  // CREATE TYPE
)

func (v verb) parsed() bool { return v == createTable || v == alterTable }

// words reads the keywords of a statement one after the other.
type words struct {
	src  string
	toks []lex.Token
}

// next steps over the first of the words that stands there.
func (w *words) next(any ...string) string {
	for _, word := range any {
		if len(w.toks) > 0 && w.toks[0].Is(w.src, word) {
			w.toks = w.toks[1:]
			return word
		}
	}
	return ""
}

// all steps over the words where all of them stand there, one after the other.
func (w *words) all(each ...string) bool {
	if !lex.StartWith(w.src, w.toks, each...) {
		return false
	}
	w.toks = w.toks[len(each):]
	return true
}

func classify(d *dialect, src string, st *lex.Statement) verb {
	if len(st.Tokens) == 0 {
		if st.Fault != nil {
			return unknown
		}
		return skipped
	}
	first := st.Tokens[0]
	if first.Kind == lex.Meta {
		return client
	}
	v, known := skipped, false
	if d.own != nil && (d.lex.Routines || st.Fault == nil && !hidden(src, st.Tokens)) {
		if v, known = d.own(src, st.Tokens); known && !d.lex.Routines {
			return v
		}
	}
	if !known {
		v = verbOf(src, st.Tokens)
	}
	switch v {
	case createTable, alterTable, createSchema:
	case function, doBlock:
		if !d.lex.Routines && hidden(src, st.Tokens) {
			return unknown
		}
	case skipped:
		w := &words{src, st.Tokens}
		if w.all("show") { // CREATE TABLE
			return skipped
		}
		if w.all("alter", "publication") || w.all("alter", "extension") { // … DROP TABLE t is about what they hold
			return skipped
		}
		if st.Fault != nil || st.Command != "" || misspelt(src, st.Tokens) || strangeTable(src, st.Tokens) || hidden(src, st.Tokens) {
			return unknown
		}
	default:
		w := &words{src, st.Tokens}
		if !(v == program && w.procedure()) && hidden(src, st.Tokens) {
			return unknown
		}
	}
	return v
}

func verbOf(src string, toks []lex.Token) verb {
	w := &words{src, toks}
	if toks[0].IsPunct(src, '(') {
		return skipped
	}
	switch w.next("create", "alter", "comment", "insert", "select", "set", "drop", "do", "copy", "with", "call",
		"begin", "commit", "rollback", "start", "end", "abort", "reset", "import", "discard") {
	case "create":
		return createVerb(w)
	case "alter":
		switch {
		case w.table():
			return alterTable
		case w.all("schema"):
			return alterSchema
		case w.all("view"), w.all("materialized", "view"):
			return alterView
		case w.next("type", "domain") != "":
			return alterType
		}
	case "drop":
		switch {
		case w.table():
			return dropTable
		case w.all("schema"):
			return dropSchema
		case w.all("type"), w.all("domain"), w.all("view"), w.all("materialized", "view"), w.all("extension"):
			return dropType
		}
	case "comment":
		return comment
	case "set", "reset", "discard":
		return setting
	case "select", "with":
		if selectsInto(src, toks) {
			return createTable
		}
		return call
	case "call":
		return call
	case "do":
		return doBlock
	case "begin", "commit", "rollback", "start", "end", "abort":
		return transaction
	case "import":
		return importSchema
	case "":
		if w.next("analyze", "checkpoint", "close", "cluster", "deallocate", "declare", "delete", "execute", "explain", "fetch",
			"grant", "listen", "load", "lock", "merge", "move", "notify", "prepare", "reassign", "refresh", "reindex", "release",
			"revoke", "savepoint", "security", "show", "table", "truncate", "unlisten", "update", "vacuum", "values", "checkpoint") == "" {
			return unknown
		}
	}
	return skipped
}

func createVerb(w *words) verb {
	w.replace()
	w.next("global", "local")
	w.next("temp", "temporary", "unlogged")
	if w.table() {
		return createTable
	}
	w.next("foreign", "virtual", "materialized", "recursive", "unique", "constraint")
	switch w.next("table", "schema", "view", "index", "sequence", "type", "domain", "function", "procedure") {
	case "table":
		return createTable
	case "schema":
		return createSchema
	case "view", "index", "sequence", "type", "domain":
		return createOther
	case "function", "procedure":
		return function
	}
	return skipped
}

// misspelt reports whether a statement is about what is nearly called TABLE: no
// database takes it, and read as one about something else it would be missed.
func misspelt(src string, toks []lex.Token) bool {
	about := subject(src, toks)
	if len(about) == 0 || about[0].Kind != lex.Word {
		return false
	}
	word := strings.ToLower(about[0].Text(src))
	return word != "table" && source.Closest(word, []string{"table"}) != ""
}

// strangeTable reports whether a statement is about a kind of table that is not
// known: CREATE WRITABLE EXTERNAL TABLE. Where another word leads to TABLE, it is
// about something else: CREATE PUBLICATION p FOR TABLE. A temporary one is of no
// matter, whatever else it is.
func strangeTable(src string, toks []lex.Token) bool {
	about := subject(src, toks)
	for i, t := range about {
		switch {
		case t.Kind != lex.Word || i == maxKinds+1 || t.IsAny(src, "add", "as", "drop", "for", "from", "in", "of", "on", "temp", "temporary", "to", "type", "with"):
			return false
		case t.Is(src, "table"):
			return i > 0
		}
	}
	return false
}

// maxKinds is how many words say what kind of table it is.
const maxKinds = 3

// replace steps over OR REPLACE and OR ALTER, where they stand there.
func (w *words) replace() { _ = w.all("or", "replace") || w.all("or", "alter") }

// subject is what stands behind CREATE, CREATE OR REPLACE, ALTER and DROP, and
// nothing in any other statement.
func subject(src string, toks []lex.Token) []lex.Token {
	w := &words{src, toks}
	if w.next("create", "alter", "drop") == "" {
		return nil
	}
	w.replace()
	return w.toks
}

// table steps over TABLE and the words before it that say what kind of table it
// is, where they stand there.
func (w *words) table() bool {
	ahead := &words{w.src, w.toks}
	for ahead.next("foreign", "unlogged", "virtual", "external", "transient", "volatile", "hybrid", "interactive", "iceberg", "dynamic", "snapshot",
		"sharded", "duplicated", "immutable", "blockchain") != "" || ahead.all("global", "temporary") {
	}
	if ahead.next("table") == "" {
		return false
	}
	w.toks = ahead.toks
	return true
}

// privilege reports whether CREATE TABLE is a right that is granted.
func (w *words) privilege() bool {
	return len(w.toks) == 0 || w.toks[0].IsAny(w.src, "to", "from", "on") || w.toks[0].IsPunct(w.src, ',')
}

// selectsInto reports whether a SELECT makes a table: SELECT … INTO t FROM ….
func selectsInto(src string, toks []lex.Token) bool {
	depth := 0
	for i, t := range toks {
		switch {
		case t.IsPunct(src, '('):
			depth++
		case t.IsPunct(src, ')'):
			depth--
		case depth > 0:
		case t.Is(src, "into"):
			return !toks[i-1].Is(src, "insert") && !toks[i-1].Is(src, "merge")
		case t.Is(src, "insert"), t.Is(src, "from"), t.Is(src, "merge"):
			return false
		}
	}
	return false
}

// hidden reports whether a statement about a table stands in another one, which
// happens where a semicolon is missing.
func hidden(src string, toks []lex.Token) bool {
	return len(hiddenTables(src, toks[1:])) > 0
}

// hiddenTables finds CREATE TABLE, ALTER TABLE and DROP TABLE among the tokens:
// the places right behind TABLE.
func hiddenTables(src string, toks []lex.Token) (at []int) {
	for i, t := range toks {
		// Each word of a file comes here: IsAny would take longer.
		if t.Kind != lex.Word || !(t.Is(src, "create") || t.Is(src, "alter") || t.Is(src, "drop")) {
			continue
		}
		if i > 0 && toks[i-1].Is(src, "or") { // CREATE OR ALTER TABLE
			continue
		}
		w := &words{src, toks[i+1:]}
		w.replace()
		if w.table() && !w.privilege() {
			at = append(at, len(toks)-len(w.toks))
		}
	}
	return at
}

// has reports whether the text holds the word in lower case, folding ASCII. It
// is a cheap first look; words of the text are looked at in earnest behind it.
func has(text, word string) bool {
	for i := 0; i+len(word) <= len(text); i++ {
		if text[i]|0x20 == word[0] && strings.EqualFold(text[i:i+len(word)], word) {
			return true
		}
	}
	return false
}
