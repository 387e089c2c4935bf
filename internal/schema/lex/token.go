package lex

// Kind says what a token is.
type Kind uint8

const (
	Word         Kind = iota + 1 // a keyword or an unquoted name
	Quoted                       // a quoted name, with its quotes
	String                       // '…' with its prefix, or $$ … $$
	Number                       // begins with a digit
	Punct                        // one of ( ) [ ] , ; .
	Operator                     // a run of other signs, or a parameter $1
	Meta                         // a line for the client, from its backslash to its end
	LineComment                  // -- … without the end of the line
	BlockComment                 // /* … */
)

// Token is a stretch of the text, given by byte offsets.
type Token struct {
	Kind       Kind
	Start, End int32
}

// Text is the token as written.
func (t Token) Text(src string) string { return src[t.Start:t.End] }

// Is reports whether the token is the word, given in lower case and written in
// either.
func (t Token) Is(src, word string) bool {
	if t.Kind != Word || int(t.End-t.Start) != len(word) {
		return false
	}
	for i := range len(word) {
		if lower(src[int(t.Start)+i]) != word[i] {
			return false
		}
	}
	return true
}

// IsPunct reports whether the token is that one sign.
func (t Token) IsPunct(src string, sign byte) bool {
	return t.Kind == Punct && src[t.Start] == sign
}

// Statement is one statement without its semicolon, or a line for the client,
// or what is left at the end of the text. Tokens and Comments are reused by the
// next call of Scan.
type Statement struct {
	Tokens   []Token // without comments; one Meta token for a client's line
	Comments []Token // before it, inside it, and behind it on its last line
	Escapes  bool    // whether its plain strings have backslash escapes
	Command  string  // the client's command that ended it in place of a semicolon: \gexec
	Rows     bool    // rows follow that were not skipped
	Fault    *Fault  // what was still open at the end of the text
	Batch    bool    // a batch ends behind it
	Closed   bool    // a semicolon ends it
}

// Fault is something that begins and never ends.
type Fault struct {
	At   int // byte offset of its start
	What string
	Hint string
}

func lower(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		return c + 'a' - 'A'
	}
	return c
}
