package suppress

import (
	"strings"
	"time"
	"unicode/utf8"

	"github.com/pare-dev/pare/internal/source"
)

const inlineExample = "write pare:ignore over-collected until=2027-03-01 -- the reason"

// ReadInline reads what a comment says behind “pare:”, where that is a waiver:
//
//	ignore over-collected, too-precise until=2027-03-01 owner=dpo@shop.example -- legal review
//
// It gives a waiver for each rule, of nothing yet. Its end and its reason are as
// mandatory as in pare.yaml, so that somebody looks again; who owns it may be left
// to the history of the file. Where something is wrong there is no waiver.
func ReadInline(text source.Text) ([]Waiver, []source.Problem) {
	r := inline{text: text}
	before, reason, reasoned := cutReason(text.Value)
	words := wordsOf(before)
	if len(words) == 0 || words[0].text != "ignore" {
		first := word{text: text.Value, end: len(text.Value)}
		if len(words) > 0 {
			first = words[0]
		}
		hint := source.DidYouMean(first.text, []string{"ignore"})
		if hint == "" {
			hint = inlineExample
		}
		r.fail(first, "“"+first.text+"” is nothing that a comment can say here, expected ignore", hint)
		return nil, r.problems
	}
	var rules []source.Text
	given := map[string]source.Text{}
	for _, w := range words[1:] {
		key, value, isKey := strings.Cut(w.text, "=")
		switch {
		case !isKey:
			rules = append(rules, source.Text{Value: w.text, Span: r.span(w)})
		case key != "until" && key != "owner":
			hint := source.DidYouMean(key, []string{"until", "owner"})
			if hint == "" {
				hint = "the keys are until and owner; a reason stands behind --"
			}
			r.fail(w, "unknown key “"+key+"” in a waiver", hint)
		case value == "":
			r.fail(w, "“"+key+"” in a waiver has no value", "write "+key+"=value, without spaces")
		case given[key].Given():
			r.fail(w, "“"+key+"” in a waiver is given twice", "keep one of the two")
		default:
			given[key] = source.Text{Value: value, Span: r.span(w)}
		}
	}
	whole := word{end: len(text.Value)}
	if len(rules) == 0 {
		r.fail(whole, "a waiver names no rule", inlineExample)
	}
	until := given["until"]
	if _, err := time.Parse(time.DateOnly, until.Value); until.Given() && err != nil {
		r.problems = append(r.problems, source.Problem{
			Kind: source.Error, Span: until.Span, Msg: "“until” in a waiver is “" + until.Value + "”, expected a day of the calendar written YYYY-MM-DD",
		})
	} else if !until.Given() && len(r.problems) == 0 {
		r.fail(whole, "“until” is missing in a waiver", "add until=YYYY-MM-DD, its last day: nobody looks again at what never ends")
	}
	if reason == "" {
		hint := "write it behind --, at the end: -- legal review 2026-114"
		if reasoned {
			hint = "write it behind the --"
		}
		r.fail(whole, "a waiver gives no reason", hint)
	}
	if len(r.problems) > 0 {
		return nil, r.problems
	}
	var waivers []Waiver
	for _, rule := range rules {
		waivers = append(waivers, Waiver{Rule: rule, Reason: reason, Owner: given["owner"].Value, Expires: until.Value, Span: text.Span, Inline: true})
	}
	return waivers, nil
}

// cutReason cuts a waiver at the first “--” that is a word.
func cutReason(text string) (before, reason string, found bool) {
	for _, w := range wordsOf(text) {
		if w.text == "--" {
			return text[:w.from], strings.TrimSpace(text[w.end:]), true
		}
	}
	return text, "", false
}

// word is a stretch of a text.
type word struct {
	text      string
	from, end int
}

// wordsOf cuts a text at white space and commas.
func wordsOf(text string) []word {
	var words []word
	start := -1
	for i, c := range text + " " {
		switch gap := strings.ContainsRune(" \t,", c); {
		case gap && start >= 0:
			words = append(words, word{text[start:i], start, i})
			start = -1
		case !gap && start < 0:
			start = i
		}
	}
	return words
}

type inline struct {
	text     source.Text
	problems []source.Problem
}

func (r *inline) fail(at word, msg, hint string) {
	r.problems = append(r.problems, source.Problem{Kind: source.Error, Span: r.span(at), Msg: msg, Hint: hint})
}

// span is the place of a word of the text, or all of the text where it is not on
// one line as written.
func (r *inline) span(w word) source.Span {
	s := r.text.Span
	if s.EndLine != s.Line || s.EndCol-s.Col != utf8.RuneCountInString(r.text.Value) {
		return s
	}
	from := s.Col + utf8.RuneCountInString(r.text.Value[:w.from])
	return source.Span{
		Pos:     source.Pos{File: s.File, Line: s.Line, Col: from},
		EndLine: s.Line, EndCol: from + utf8.RuneCountInString(r.text.Value[w.from:w.end]),
	}
}
