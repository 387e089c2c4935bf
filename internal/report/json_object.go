package report

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"unicode/utf8"

	"github.com/pare-dev/pare/internal/harmless"
)

// object writes the members of the document one by one, so that an audit of
// many columns is never held in memory a second time.
type object struct {
	w       *bufio.Writer
	scratch bytes.Buffer
	begun   bool
	err     error // the first; nothing is written behind it
}

func (d *object) key(name string) {
	start := ",\n"
	if !d.begun {
		start = "{\n"
	}
	d.begun = true
	d.w.WriteString(start + `  "` + name + `": `)
}

func (d *object) member(name string, value any) {
	d.key(name)
	d.value(value, "  ")
}

// list writes a list, each item turned into its record.
func list[A, B any](d *object, name string, items []A, turn func(A) B) {
	d.key(name)
	d.items(func(item func(any)) {
		for _, i := range items {
			item(turn(i))
		}
	})
}

// items writes as a list whatever each gives, one by one.
func (d *object) items(each func(item func(any))) {
	start, end := "[", "]"
	each(func(value any) {
		d.w.WriteString(start + "\n    ")
		d.value(value, "    ")
		start, end = ",", "\n  ]"
	})
	if start == "[" {
		d.w.WriteString("[")
	}
	d.w.WriteString(end)
}

func (d *object) value(value any, indent string) {
	if d.err != nil {
		return
	}
	d.scratch.Reset()
	e := json.NewEncoder(&d.scratch)
	e.SetEscapeHTML(false)
	e.SetIndent(indent, "  ")
	if d.err = e.Encode(value); d.err == nil {
		d.w.Write(escapeHarmful(bytes.TrimSuffix(d.scratch.Bytes(), []byte("\n"))))
	}
}

func (d *object) end() error {
	d.w.WriteString("\n}\n")
	if d.err != nil {
		return d.err
	}
	return d.w.Flush()
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
		if r != utf8.RuneError && harmless.Acts(r) {
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
