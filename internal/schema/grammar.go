package schema

import (
	"strings"

	"github.com/pare-dev/pare/internal/schema/lex"
)

// wordMap reads words that stand with spaces between them, each perhaps with the
// one that has to follow it: "check primary=key". A word may stand there again,
// with another one that may follow.
func wordMap(lists ...string) map[string]string {
	m := map[string]string{}
	for _, list := range lists {
		for _, word := range strings.Fields(list) {
			word, next, _ := strings.Cut(word, "=")
			if other := m[word]; other != "" && next != "" {
				next = other + " " + next
			}
			m[word] = next
		}
	}
	return m
}

// What the dialects that are read by our own means alone have in common: the
// words that begin an item that is no column, end a column's type and go on with
// one.
const (
	commonItems = "constraint primary=key unique foreign=key check "
	commonEnds  = "not null default constraint primary=key unique references check generated as collate comment "
	commonTypes = "precision varying without with local time zone timezone to year month day hour minute second large object array unsigned signed character char byte "
)

// skips makes a list of words that begin statements that say nothing about tables.
func skips(own func(w *words) (verb, bool), list string) func(src string, toks []lex.Token) (verb, bool) {
	first := wordMap(list)
	return func(src string, toks []lex.Token) (verb, bool) {
		w := &words{src, toks}
		if own != nil {
			if v, ok := own(w); ok {
				return v, true
			}
		}
		_, ok := first[strings.ToLower(toks[0].Text(src))]
		return skipped, ok
	}
}

// procedure reports whether a statement makes a procedure.
func (w *words) procedure() bool {
	ahead := &words{w.src, w.toks}
	if ahead.next("create") == "" {
		return false
	}
	ahead.all("or", "replace")
	ahead.next("secure", "temp", "temporary")
	return ahead.next("procedure") != ""
}
