package rule

import (
	"cmp"
	"slices"
	"strings"

	"github.com/pare-dev/pare/internal/fact"
	"github.com/pare-dev/pare/internal/source"
	"github.com/pare-dev/pare/internal/yamlsrc"
)

// Template is a sentence with placeholders in braces.
type Template struct {
	text  string
	parts []part
}

// part is a stretch of a template: words as they are, or a placeholder's name.
type part struct {
	text        string
	placeholder bool
}

// String gives the template as it was written.
func (t Template) String() string { return t.text }

// Fill puts words in the place of placeholders. A placeholder without a word
// stays as it is, so that the omission is seen.
func (t Template) Fill(words map[string]string) string {
	filled := make([]string, len(t.parts))
	for i, p := range t.parts {
		word, ok := words[p.text]
		switch {
		case !p.placeholder:
			filled[i] = p.text
		case ok:
			filled[i] = word
		default:
			filled[i] = "{" + p.text + "}"
		}
	}
	return strings.Join(filled, "") // one part, as most fixes are, is not copied
}

// template reads the message or the fix of a rule on something. Where it is not
// known on what, placeholders are not checked.
func (l *loader) template(n yamlsrc.Node, what, on string) Template {
	text := l.Text(n, "“"+what+"” in a rule").Value
	known := fact.Placeholders(on)
	t := Template{text: text}
	for at := 0; at < len(text); {
		brace := strings.IndexAny(text[at:], "{}")
		if brace < 0 {
			t.parts = append(t.parts, part{text: text[at:]})
			break
		}
		brace += at
		if brace > at {
			t.parts = append(t.parts, part{text: text[at:brace]})
		}
		length := strings.IndexAny(text[brace+1:], "{}")
		if text[brace] == '}' || length < 0 || text[brace+1+length] == '{' {
			msg := "a { without its } in the " + what
			if text[brace] == '}' {
				msg = "a } without its { in the " + what
			}
			l.Fail(stretch(n, text, brace, brace+1), msg, "a placeholder is written as {purpose}, and no other braces can be")
			return t
		}
		at = brace + length + 2
		name := text[brace+1 : at-1]
		if on != "" && !slices.Contains(known, name) {
			l.Fail(stretch(n, text, brace, at), "unknown placeholder “{"+name+"}” in the "+what,
				cmp.Or(source.DidYouMean(name, known), "those of a rule on a "+on+" are "+strings.Join(known, ", ")))
		}
		t.parts = append(t.parts, part{text: name, placeholder: true})
	}
	return t
}
