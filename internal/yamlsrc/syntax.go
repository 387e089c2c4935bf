package yamlsrc

import (
	"fmt"
	"regexp"
	"sort"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/pare-dev/pare/internal/source"
)

// yaml.v3 tells of a syntax error in its own words, with a line that is off by
// one for some errors, missing for others, and without a column. This file finds
// the place and says what to do.

// where says how the place of a syntax error is found.
type where int

const (
	atEnd    where = iota // where the shortest text with this error ends
	atLine                // the first character of the line named
	atOpener              // the bracket or quote, on the line named, that is not closed
)

// syntaxErrors lists what yaml.v3 says. The first entry whose says is part of its
// text holds. The parser part of yaml.v3 counts lines from 0, the scanner from 1.
func syntaxErrors() []syntaxError {
	return []syntaxError{
		{says: "could not find expected ':'", place: atLine, scanner: true, explain: noColon},
		{says: "mapping values are not allowed", scanner: true, explain: strayColon},
		{says: "did not find expected key", explain: noKey},
		{says: "did not find expected '-' indicator", explain: noDash},
		{says: "did not find expected ',' or ']'", place: atOpener, openers: "[", msg: "the list that opens here is not closed, or lacks a comma",
			hint: "write [a, b], and quote an item that holds “: ”, a comma or a bracket"},
		{says: "did not find expected ',' or '}'", place: atOpener, openers: "{", msg: "the mapping that opens here is not closed, or lacks a comma",
			hint: "write {a: 1, b: 2}, and quote a value that holds a comma or a bracket"},
		{says: "found unexpected ", place: atOpener, openers: `"'`, scanner: true, msg: "the quote that opens here is not closed",
			hint: "close it; inside single quotes a quote is written twice"},
		{says: "found a tab character", explain: tab},
		{says: "found character that cannot start any token", explain: strayCharacter},
		{says: "unknown anchor", explain: unknownAnchor},
		{says: "found unknown escape character", msg: "an escape in double quotes that YAML does not know", hint: `write \\ for a backslash, or use single quotes`},
		{says: "did not find expected hexdecimal number", msg: "expected hexadecimal digits in the escape", hint: `write \\ for a backslash, or use single quotes`},
		{says: "found invalid Unicode character escape code", msg: "the escape names no character", hint: `write \\ for a backslash, or use single quotes`},
		{says: noContent, msg: "expected a value", hint: "quote text that starts with a bracket or a comma"},
		{says: "did not find expected comment or line break", msg: "text follows | or > on the same line", hint: "start it on the next line, indented"},
		{says: "block sequence entries are not allowed", msg: "a list cannot start here", hint: "start it on a line of its own, or quote text that starts with “- ”"},
		{says: "mapping keys are not allowed", msg: "a “?” cannot stand here", hint: "quote text that starts with “? ”"},
		{says: "exceeded max depth", msg: tooDeep, hint: tooDeepHint},
		{says: "found incompatible YAML document", msg: "this version of YAML is not supported", hint: "leave the %YAML line out"},
		{says: "undefined tag handle", msg: "tags are not supported", hint: "write the value without a tag, and quote text that starts with “!”"},
		{says: "<document start>", msg: "expected the end of the document", hint: "indent the keys of a mapping alike, or part documents by a line ---"},
		{says: "alphabetic or numeric character", msg: "expected a name after “&” or “*”", hint: "quote text that starts with one of them"},
		{says: "directive", msg: "a line that starts with “%” is no value", hint: "quote text that starts with it"},
	}
}

const noContent = "did not find expected node content"

type syntaxError struct {
	says      string
	scanner   bool
	place     where
	openers   string
	msg, hint string
	explain   func(e syntaxPlace) (off int, msg, hint string)
}

// syntaxPlace is what is known of a syntax error: the offset found and the line
// that yaml.v3 names, from 1: that of the mapping or list the error stands in.
type syntaxPlace struct {
	t    *text
	off  int
	line int
	text string // what yaml.v3 says
}

var saidLine = regexp.MustCompile(`line (\d+): `)

// mergeConflict is the first line of what git leaves where it cannot merge.
var mergeConflict = regexp.MustCompile(`(?m)^<{7} `)

// explainSyntax places an error of yaml.v3 and says it in our words.
func explainSyntax(t *text, err error) source.Problem {
	if m := mergeConflict.FindStringIndex(t.data); m != nil {
		return source.Problem{
			Kind: source.Error, Span: source.Span{Pos: t.pos(m[0])},
			Msg: "two versions of this text stand below each other: git could not merge them", Hint: "keep what is right of both, and remove the lines that begin with <<<<<<<, ======= and >>>>>>>",
		}
	}
	// A line break in front makes yaml.v3 name a line even for the first one.
	_, shifted := decode("\n" + t.data)
	if shifted == nil {
		shifted = err
	}
	if strings.Contains(shifted.Error(), noContent) {
		// Where the text ends inside brackets, one more value shows which.
		if _, open := decode("\n" + t.data + " x"); open != nil && strings.Contains(open.Error(), "did not find expected ',' or") {
			shifted = open
		}
	}
	said := strings.TrimPrefix(shifted.Error(), "yaml: ")
	e := syntaxPlace{t: t, line: 1}
	if m := saidLine.FindStringSubmatch(said); m != nil {
		e.line, _ = strconv.Atoi(m[1])
		said = strings.Replace(said, m[0], "", 1)
	}
	e.text = said
	kind := syntaxError{msg: "this is not YAML: " + said, hint: "mend the text around this place"}
	for _, k := range syntaxErrors() {
		if strings.Contains(said, k.says) {
			kind = k
			break
		}
	}
	if kind.scanner {
		e.line--
	}
	e.line = max(1, min(e.line, len(t.lines)))
	if t.data == "" {
		return source.Problem{Kind: source.Error, Span: source.Span{Pos: t.pos(0)}, Msg: kind.msg, Hint: kind.hint}
	}
	switch kind.place {
	case atEnd:
		e.off = shortest(t, err.Error())
	case atLine:
		e.off = firstOfLine(t, e.line)
	case atOpener:
		e.off = opener(t, e.line, kind)
	}
	msg, hint := kind.msg, kind.hint
	if kind.explain != nil {
		e.off, msg, hint = kind.explain(e)
	}
	if kind.place == atOpener && strings.Contains(t.line(e.line), " #") {
		hint = "a # after a space starts a comment: put text that holds it in quotes"
	}
	if kind.place == atOpener && questioned(t, e.off, err) {
		hint = "inside brackets a “?” ends a text: put text that holds one, such as a question or an address, in quotes"
	}
	if tabs := tabOfLine(t, t.pos(e.off).Line); tabs >= 0 {
		e.off, msg, hint = tab(syntaxPlace{t: t, off: tabs})
	}
	return source.Problem{Kind: source.Error, Span: source.Span{Pos: t.pos(e.off)}, Msg: clip(msg), Hint: clip(hint)}
}

// maxSearch bounds the size of a file in which the place of an error is searched
// by reading parts of it; in a larger one the line must do.
const maxSearch = 1 << 20

// maxOpeners bounds how many brackets or quotes of a line are tried.
const maxOpeners = 30

// questioned reports whether an error inside brackets is there for a question mark
// behind an offset. yaml.v3 takes each of them for the start of a key, even within a
// word, as YAML had it before version 1.2.
func questioned(t *text, off int, err error) bool {
	if len(t.data) > maxSearch || !strings.Contains(t.data[off:], "?") {
		return false
	}
	_, other := decode(t.data[:off] + strings.ReplaceAll(t.data[off:], "?", "x"))
	return other == nil || other.Error() != err.Error()
}

// shortest finds the last character of the shortest head of the text that has
// the same error as the whole.
func shortest(t *text, said string) int {
	if len(t.data) > maxSearch {
		return 0
	}
	fails := func(data string) bool {
		_, err := decode(data)
		return err != nil && err.Error() == said
	}
	end := func(line int) int { // behind the line
		if line < len(t.lines) {
			return t.lines[line]
		}
		return len(t.data)
	}
	line := sort.Search(len(t.lines), func(i int) bool { return fails(t.data[:end(i+1)]) })
	if line == len(t.lines) {
		line--
	}
	start := t.lines[line]
	n := sort.Search(end(line+1)-start, func(i int) bool {
		for i < end(line+1)-start && !utf8.RuneStart(t.data[start+i]) {
			i++
		}
		return fails(t.data[:start+i])
	})
	off := start + max(n-1, 0)
	off = min(off, len(t.data)-1)
	for off > start && !utf8.RuneStart(t.data[off]) {
		off--
	}
	return off
}

// firstOfLine is the offset of the first character of a line that is no blank.
func firstOfLine(t *text, line int) int {
	s := t.line(line)
	return t.lines[line-1] + len(s) - len(strings.TrimLeft(s, " \t"))
}

// opener finds the bracket or quote that the error is about: the last one on the
// line without which the text before it has no such error.
func opener(t *text, line int, kind syntaxError) int {
	s := t.line(line)
	tried := 0
	for i := len(s) - 1; i >= 0 && tried < maxOpeners && len(t.data) <= maxSearch; i-- {
		if !strings.ContainsRune(kind.openers, rune(s[i])) {
			continue
		}
		tried++
		_, before := decode(t.data[:t.lines[line-1]+i] + "x")
		_, with := decode(t.data[:t.lines[line-1]+i+1] + "x")
		if with != nil && strings.Contains(with.Error(), kind.says) && (before == nil || before.Error() != with.Error()) {
			return t.lines[line-1] + i
		}
	}
	return firstOfLine(t, line)
}

// tabOfLine finds a tab in the indentation of a line, or -1.
func tabOfLine(t *text, line int) int {
	s := t.line(line)
	indent := s[:len(s)-len(strings.TrimLeft(s, " \t"))]
	if i := strings.IndexByte(indent, '\t'); i >= 0 {
		return t.lines[line-1] + i
	}
	return -1
}

func tab(e syntaxPlace) (int, string, string) {
	return e.off, "a tab in the indentation", "indent with spaces"
}

var tightColon = regexp.MustCompile(`^(?:- )*[\w.-]+:[^\s:/]`)

const alike = "indent the keys of a mapping alike"

func noColon(e syntaxPlace) (int, string, string) {
	if tightColon.MatchString(e.t.data[e.off:]) {
		return e.off, "expected a space after the “:” of a key", "write key: value"
	}
	return e.off, "expected a “:” after a key", "write key: value, and indent text that goes on from the line above"
}

func strayColon(e syntaxPlace) (int, string, string) {
	// The error shows only behind the colon.
	for e.off > 0 && e.t.data[e.off] != ':' {
		e.off--
	}
	line := e.t.pos(e.off).Line
	first := firstOfLine(e.t, line)
	if key := e.t.data[first:max(first, e.off)]; line > 1 && !strings.ContainsAny(key, ":\"'[]{}") {
		above := firstOfLine(e.t, line-1)
		if tightColon.MatchString(e.t.data[above:]) {
			return above, "expected a space after the “:” of a key", "write key: value"
		}
		return first, "the key “" + key + "” is found where text goes on", alike
	}
	return e.off, "a “:” where no mapping can start", "put text that holds “: ” in quotes"
}

func noKey(e syntaxPlace) (int, string, string) {
	first := firstOfLine(e.t, e.t.pos(e.off).Line)
	switch {
	case strings.TrimSpace(e.t.data[first:max(first, e.off)]) != "":
		return behindValue(e)
	case strings.HasPrefix(e.t.data[first:], "-"):
		return first, "a list item among the keys of a mapping", "indent the items of a list alike, beneath its key"
	case e.t.pos(e.off).Line == e.line:
		return e.off, "expected a key", "write key: value"
	}
	return e.off, "the line is indented like no key above it", alike
}

func noDash(e syntaxPlace) (int, string, string) {
	first := firstOfLine(e.t, e.t.pos(e.off).Line)
	if strings.HasPrefix(e.t.data[first:], "-") && strings.TrimSpace(e.t.data[first:max(first, e.off)]) != "" {
		return behindValue(e)
	}
	return first, fmt.Sprintf("expected “- ”, the next item of the list that starts in line %d", e.line), "indent the items of a list alike, and the keys of an item alike"
}

func behindValue(e syntaxPlace) (int, string, string) {
	return e.off, "text after the end of a value", "put all of the value in quotes; inside single quotes a quote is written twice"
}

func strayCharacter(e syntaxPlace) (int, string, string) {
	c, _ := utf8.DecodeRuneInString(e.t.data[e.off:])
	if c == '\t' {
		return tab(e)
	}
	return e.off, "a value cannot start with “" + string(c) + "”", "put it in quotes"
}

func unknownAnchor(e syntaxPlace) (int, string, string) {
	_, rest, _ := strings.Cut(e.text, "'")
	name, _, _ := strings.Cut(rest, "'")
	if star := strings.LastIndexByte(e.t.data[:e.off+1], '*'); star >= 0 {
		e.off = star
	}
	return e.off, "“*" + name + "” names nothing", "quote text that starts with *, or name a value above with &" + name
}
