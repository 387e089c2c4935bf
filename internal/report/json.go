package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"unicode/utf8"

	"github.com/pare-dev/pare/internal/audit"
)

// JSON writes everything that an audit found out, for programs. Lists are never
// null; a text that was not given is empty; a place that does not exist has the
// line 0. Keys are never removed or given another meaning while schemaVersion
// stays the same, but new ones may come.
func JSON(w io.Writer, r *audit.Result, o Options) error {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(newDocument(r, o)); err != nil {
		return err
	}
	_, err := w.Write(escapeHarmful(b.Bytes()))
	return err
}

// escapeHarmful writes runes that would do something to a terminal as \u
// escapes, which mean the same to a program. They can stand in strings alone:
// all other JSON is ASCII.
func escapeHarmful(doc []byte) []byte {
	var out []byte
	done := 0
	for i := 0; i < len(doc); {
		if doc[i] < utf8.RuneSelf {
			if doc[i] == 0x7f {
				out = append(append(out, doc[done:i]...), `\u007f`...)
				done = i + 1
			}
			i++
			continue
		}
		r, size := utf8.DecodeRune(doc[i:])
		if r != utf8.RuneError && harmful(r) {
			out = append(out, doc[done:i]...)
			out = append(out, escaped(r)...)
			done = i + size
		}
		i += size
	}
	if done == 0 {
		return doc
	}
	return append(out, doc[done:]...)
}

// escaped is a rune as JSON escapes it: above the first plane as two halves.
func escaped(r rune) string {
	if r <= 0xffff {
		return fmt.Sprintf(`\u%04x`, r)
	}
	r -= 0x10000
	return fmt.Sprintf(`\u%04x\u%04x`, 0xd800+r>>10, 0xdc00+r&0x3ff)
}
