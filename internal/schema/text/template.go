package text

import (
	"bytes"
	"regexp"
	"strings"
	"sync"
)

// Files that a tool fills in before they run have a template in place of a
// schema's name: @schema.person, {{ schema }}.person, ${schema}.person,
// $(Schema).person, :schema.person and SQL*Plus's &schema..person. What the
// table is called is known all the same.

// placeholder is such a template up to its dot, between quotes or not. It is large,
// and made where a file may have one.
var placeholder = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile("^(?:" + template + `\.|"(?:` + template + `)"\.|` + "`(?:" + template + ")`" + `\.|\[(?:` + template + `)\]\.|&&?\w+\.\.)`)
})

const template = `(?:@\w+|:\w+|\{\{[^{}\n]{1,80}\}\}|\$\{[^{}\n]{1,80}\}|\$\(\w+\))`

// templateSigns are what templates begin with.
const templateSigns = "@{$:&"

// filled is the text without the templates that stand for a schema.
func filled(src string) string {
	if !mayHaveTemplates(src) {
		return src
	}
	text := []byte(src)
	if !unfilled(text) {
		return src
	}
	return string(text)
}

// unfilled blanks the templates that stand for a schema in front of the name of
// a table, and reports whether there was one. Everything keeps its place.
func unfilled(text []byte) (found bool) {
	for _, sign := range []byte(templateSigns) {
		for at := 0; ; {
			i := bytes.IndexByte(text[at:], sign)
			if i < 0 {
				break
			}
			i += at
			at = i + 1
			if i > 0 && strings.IndexByte("\"`[", text[i-1]) >= 0 {
				i--
			}
			if !namesTable(text[:i]) {
				continue
			}
			end := i
			for m := 1; m > 0; end += m {
				m = len(placeholder().Find(text[end:min(len(text), end+maxMark)]))
			}
			if i < end && end < len(text) && beginsName(text[end]) {
				for ; i < end; i++ {
					text[i] = ' '
				}
				at, found = end, true
			}
		}
	}
	return found
}

// mayHaveTemplates reports whether unfilled has something to look at: a sign
// behind a blank or a quote, with no blank behind it.
func mayHaveTemplates(src string) bool {
	for _, sign := range []byte(templateSigns) {
		for at := 0; ; at++ {
			i := strings.IndexByte(src[at:], sign)
			if i < 0 {
				break
			}
			at += i
			if at > 0 && strings.IndexByte(" \t\r\n\"`['", src[at-1]) >= 0 && at+1 < len(src) && strings.IndexByte(" \t\r\n", src[at+1]) < 0 {
				return true
			}
		}
	}
	return false
}

// namesTable reports whether the text ends with a word and a blank that the name
// of a table follows.
func namesTable(text []byte) bool {
	text = text[max(0, len(text)-maxMark):]
	if n := len(text); n > 0 && text[n-1] == '\'' {
		return namesInString(text[:n-1])
	}
	before := bytes.TrimRight(text, " \t\r\n")
	if len(before) == len(text) {
		return false
	}
	switch lastWord(before) {
	case "table", "exists", "only", "view", "references", "column", "on", "into", "from", "join", "to", "update",
		"trigger", "index", "sequence", "procedure", "function", "sp_rename":
		return true
	}
	return false
}

// namesInString reports whether the text ends with what the name of a table
// follows between single quotes.
func namesInString(text []byte) bool {
	if n := len(text); n > 0 && text[n-1]|0x20 == 'n' {
		text = text[:n-1]
	}
	switch lastWord(bytes.TrimRight(text, " \t\r\n(=")) {
	case "sp_rename", "objname", "object_id", "col_length", "columnproperty", "to_regclass":
		return true
	}
	return false
}

// lastWord is the word that the text ends with, in lower case.
func lastWord(text []byte) string {
	i := len(text)
	for i > 0 && (beginsName(text[i-1]) || '0' <= text[i-1] && text[i-1] <= '9') {
		i--
	}
	return string(bytes.ToLower(text[i:]))
}

func beginsName(c byte) bool {
	return 'a' <= c|0x20 && c|0x20 <= 'z' || strings.IndexByte("_\"`[", c) >= 0 || c >= 0x80
}
