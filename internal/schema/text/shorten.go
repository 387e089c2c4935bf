package text

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/pare-dev/pare/internal/schema/lex"
	"github.com/pare-dev/pare/internal/source"
)

// fills reports whether a statement only fills tables, or is empty, so that it is
// not looked at again.
func (c *condenser) fills(st *lex.Statement) bool {
	if len(st.Tokens) == 0 {
		return len(st.Comments) == 0 && st.Fault == nil
	}
	return c.d.Fills(c.text, st)
}

// Of a statement that is cut, so many tokens at its beginning and at the end of
// the window stay: what it begins with is told to the user, and words that
// belong together stand together.
const (
	leading  = 8
	trailing = 8
	told     = 160 // bytes at the beginning that a message may quote
)

// shorten cuts the middle out of a statement that fills the window and does not
// end in it, where it only fills tables, and reports whether that made room. What
// may matter stays: it is read again with the rest of the statement.
func (c *condenser) shorten(st *lex.Statement) bool {
	toks := st.Tokens
	lexed := *st
	lexed.Fault = nil
	if !c.d.Fills(c.text, &lexed) {
		return false
	}
	if from, to := c.middle(toks); to-from > c.size/4 {
		between := " "
		if toks[leading-1].Kind == lex.Meta { // it goes on to the end of its line
			between = "\n"
		}
		c.cut(from, to, between)
		return true
	}
	from, to := c.open(st)
	if to-from <= c.size/4 {
		return false
	}
	c.cut(from, to, "")
	return true
}

// middle is what stands between the leading and the trailing tokens, with as many
// parentheses and CASEs that open as that close.
func (c *condenser) middle(toks []lex.Token) (from, to int) {
	depth := 0
	for i := leading; i < len(toks)-trailing; i++ {
		if depth == 0 {
			from, to = int(toks[leading-1].End), int(toks[i].Start)
		}
		switch t := toks[i]; {
		case t.IsPunct(c.text, '('), t.Is(c.text, "case"):
			depth++
		case t.IsPunct(c.text, ')'), t.Is(c.text, "end"):
			depth--
		}
	}
	return from, to
}

// open is the inside of the string or number that goes on behind the window.
func (c *condenser) open(st *lex.Statement) (from, to int) {
	text := c.text
	last := st.Tokens[len(st.Tokens)-1]
	switch {
	case st.Fault != nil:
		at := st.Fault.At
		n := strings.IndexByte(text[at:min(at+3, len(text))], '\'')
		if n < 0 {
			return 0, 0
		}
		from = at + n + 1
	case last.Kind == lex.Number && int(last.End) == len(text):
		from = int(last.Start) + 2
	default:
		return 0, 0
	}
	// Behind a letter the scanner is in the middle of neither an escape nor a
	// doubled quote.
	apart := func(at int) bool { return strings.IndexByte("'\\\r", text[at-1]) < 0 && utf8.RuneStart(text[at]) }
	for to = len(text) - 1; to > from && !apart(to); {
		to--
	}
	if least := int(st.Tokens[0].Start) + told; from < least {
		for from = least; from < to && !apart(from); {
			from++
		}
	}
	return from, to
}

// cut takes a stretch out of the statement, and what was cut out there before.
// between takes its place, and is shorter.
func (c *condenser) cut(from, to int, between string) {
	place := c.placeOf(to)
	from += copy(c.win[from:], between)
	var before, behind []lex.Gap
	for _, cut := range c.cuts {
		switch at := int(cut.At); {
		case at < from:
			before = append(before, cut)
		case at > to:
			cut.At -= int32(to - from)
			behind = append(behind, cut)
		}
	}
	c.cuts = slices.Concat(before, []lex.Gap{{At: int32(from), Place: place}}, behind)
	c.win = append(c.win[:from], c.win[to:]...)
}

// tooLong says what is longer than a statement may be.
func (c *condenser) tooLong(st *lex.Statement) *source.Problem {
	if st.Fault != nil {
		what := strings.Replace(st.Fault.What, "never ends", "does not end within "+megabytes(c.limits.Statement), 1)
		return c.stopped(c.placeOf(st.Fault.At), what+", and the file is not read from here on", st.Fault.Hint)
	}
	at := c.pos
	if len(st.Tokens) > 0 {
		at = int(st.Tokens[0].Start)
	}
	return c.stopped(c.placeOf(at), "the statement that starts here does not end within "+megabytes(c.limits.Statement)+", and the file is not read from here on", "end it with a semicolon")
}

func (c *condenser) stopped(at lex.Place, msg, hint string) *source.Problem {
	return &source.Problem{Kind: source.Incomplete, Span: source.Span{Pos: source.Pos{Line: at.Line, Col: at.Col}}, Msg: msg, Hint: hint}
}

func megabytes(n int) string { return strconv.Itoa(n>>20) + " MiB" }
