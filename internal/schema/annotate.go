package schema

import (
	"slices"
	"strings"

	"github.com/pare-dev/pare/internal/inventory"
	"github.com/pare-dev/pare/internal/source"
)

// annotated is a comment's text and where it stands. Exact is the offset of its
// first byte in the file, or -1 where it is written with escapes: then places
// in it are those of the whole, from at to end.
type annotated struct {
	s       *script
	value   string
	at, end int
	exact   int
}

// span is the place of a stretch of the text.
func (a annotated) span(from, to int) source.Span {
	if a.exact < 0 {
		return a.s.span(a.at, a.end)
	}
	return a.s.span(a.exact+from, a.exact+to)
}

const marker = "pare:"

// remarks finds the lines of a comment that begin with "pare:": for each, where
// the text behind it starts and ends.
func remarks(text string) (out [][2]int) {
	if !has(text, marker) {
		return nil
	}
	for from := 0; from < len(text); {
		end := len(text)
		if n := strings.IndexByte(text[from:], '\n'); n >= 0 {
			end = from + n
		}
		if at, _ := source.Remark(text[from:end]); at >= 0 {
			out = append(out, [2]int{from + at, end})
		}
		from = end + 1
	}
	return out
}

// marked finds those that annotate a column, and waived those that waive findings.
func marked(text string) [][2]int { return remarksOf(text, false) }
func waived(text string) [][2]int { return remarksOf(text, true) }

func remarksOf(text string, waivers bool) [][2]int {
	return slices.DeleteFunc(remarks(text), func(m [2]int) bool { return waives(text[m[0]:m[1]]) != waivers })
}

// waives reports whether what stands behind "pare:" is a waiver, if a misspelt one.
func waives(said string) bool {
	first, _, _ := strings.Cut(strings.TrimSpace(said), " ")
	first, _, _ = strings.Cut(first, "[")
	return first == "ignore" || source.Closest(first, []string{"ignore"}) != ""
}

func hasAnnotation(comment string) bool {
	return len(remarks(strings.TrimLeft(comment, "/#"))) > 0
}

// plainText is a comment without what it says to pare.
func plainText(text string) string {
	if len(remarks(text)) > 0 {
		var kept []string
		for line := range strings.Lines(text) {
			if len(remarks(line)) == 0 {
				kept = append(kept, line)
			}
		}
		text = strings.Join(kept, "")
	}
	return strings.TrimSpace(text)
}

// noColumn reports the annotations of a comment that stands with no column, and
// its waivers.
func (c *catalog) noColumn(text annotated) {
	c.noWaiver(text, "this waiver stands at no column and no table, or at several")
	for _, m := range marked(text.value) {
		c.report(source.Error, text.span(m[0]-len(marker), m[1]), "this annotation binds to no column", "write it on the line that defines the column, or in its COMMENT ON COLUMN")
	}
}

// noWaiver reports the waivers of a comment that is no place for them.
func (c *catalog) noWaiver(text annotated, msg string) {
	for _, m := range waived(text.value) {
		c.report(source.Error, text.span(m[0]-len(marker), m[1]), msg, "write it in a comment on the line that defines the column or begins the table, or on the line above")
	}
}

var annotationKeys = [...]string{"purposes", "category", "precision", "consent_at"}

// annotation reads the one annotation in a comment, or gives nil where there is
// none or a wrong one, which it reports.
func (c *catalog) annotation(text annotated) *inventory.Annotation {
	lines := marked(text.value)
	if len(lines) == 0 {
		return nil
	}
	if len(lines) > 1 {
		c.report(source.Error, text.span(lines[1][0]-len(marker), lines[1][1]), "the column is annotated twice", "write one line")
		return nil
	}
	from := lines[0][0]
	body := strings.TrimRight(text.value[from:lines[0][1]], " \t\r*")
	from += len(body) - len(strings.TrimLeft(body, " \t"))
	body = strings.TrimLeft(body, " \t")
	span := text.span(from, from+len(body))
	fail := func(span source.Span, msg, hint string) *inventory.Annotation {
		c.report(source.Error, span, msg, hint)
		return nil
	}
	const example = "write “pare: purposes=delivery category=user.contact.email” or “pare: not-personal the reason”"
	a := &inventory.Annotation{Span: span}
	first, rest, _ := strings.Cut(body, " ")
	switch {
	case body == "":
		return fail(text.span(lines[0][0]-len(marker), lines[0][1]), "the annotation is empty", example)
	case first == "not-personal":
		for _, key := range annotationKeys {
			if i := strings.Index(" "+rest, " "+key+"="); i >= 0 {
				at := from + len(first) + 1 + i
				return fail(text.span(at, at+len(key)), "“not-personal” and “"+key+"” exclude each other", "say what the column is, or why it is not personal")
			}
		}
		a.NotPersonal, a.Because = true, strings.TrimSpace(rest)
		if a.Because == "" {
			return fail(span, "“not-personal” needs a reason", "write it after the word")
		}
		return a
	}
	for at := 0; at < len(body); {
		n := strings.IndexAny(body[at:], " \t")
		if n < 0 {
			n = len(body) - at
		}
		if n > 0 && !c.annotationValue(a, text, from+at, body[at:at+n], example) {
			a = &inventory.Annotation{} // go on, to report all that is wrong
		}
		at += n + 1
	}
	if a.Span.File == "" {
		return nil
	}
	return a
}

// annotationValue reads one key=value, and reports whether it is right.
func (c *catalog) annotationValue(a *inventory.Annotation, text annotated, at int, word, example string) bool {
	span := text.span(at, at+len(word))
	key, value, found := strings.Cut(word, "=")
	if !found {
		hint := example
		if key == "not-personal" || source.Closest(key, []string{"not-personal"}) != "" {
			hint = "write “not-personal” first and alone, with its reason"
		}
		c.report(source.Error, span, "“"+word+"” is not part of an annotation, expected key=value", hint)
		return false
	}
	at += len(key) + 1
	one := source.Text{Value: value, Span: text.span(at, at+len(value))}
	var into *source.Text
	switch key {
	case "category":
		into = &a.Category
	case "precision":
		into = &a.Precision
	case "consent_at":
		into = &a.ConsentAt
	case "purposes":
		if a.Purposes != nil {
			c.report(source.Error, span, "“purposes” is given twice", "write one list, with commas")
			return false
		}
		for _, v := range strings.Split(value, ",") {
			if v == "" {
				c.report(source.Error, span, "“purposes” has an empty name", "write purposes=delivery,newsletter, without spaces")
				return false
			}
			a.Purposes = append(a.Purposes, source.Text{Value: v, Span: text.span(at, at+len(v))})
			at += len(v) + 1
		}
		return true
	default:
		hint := source.DidYouMean(key, annotationKeys[:])
		if hint == "" {
			hint = "the keys are " + strings.Join(annotationKeys[:], ", ")
		}
		c.report(source.Error, span, "unknown key “"+key+"” in an annotation", hint)
		return false
	}
	switch {
	case into.Given():
		c.report(source.Error, span, "“"+key+"” is given twice", "keep one of the two")
		return false
	case value == "":
		c.report(source.Error, span, "“"+key+"” has no value", "write "+key+"=value, without spaces")
		return false
	}
	*into = one
	return true
}
