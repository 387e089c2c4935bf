package report

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"unicode/utf8"

	"github.com/pare-dev/pare/internal/audit"
	"github.com/pare-dev/pare/internal/harmless"
	"github.com/pare-dev/pare/internal/jurisdiction"
	"github.com/pare-dev/pare/internal/source"
	"github.com/pare-dev/pare/internal/suppress"
)

// JSON writes everything that an audit found out, for programs. Lists are never
// null; a text that was not given is empty; a place that does not exist has the
// line 0. Keys are never removed or given another meaning while schemaVersion
// stays the same, but new ones may come.
func JSON(w io.Writer, r *audit.Result, o Options) error {
	a := r.Assessment
	code, because := r.Outcome(o.FailOn)
	d := &object{w: bufio.NewWriter(w)}
	d.member("schemaVersion", 1)
	d.member("outcome", outcomeRecord{code, o.FailOn, because})
	d.member("since", sinceOf(r.Since))
	d.member("baseline", baselineOf(r.Baseline))
	d.member("summary", summaryOf(r))
	list(d, "jurisdictions", r.Laws, func(j *jurisdiction.Jurisdiction) string { return j.ID })
	list(d, "inputs", r.Inputs, func(i audit.Input) inputRecord { return inputRecord(i) })
	list(d, "incomplete", ofKind(r.Problems, source.Incomplete), problemOf)
	list(d, "errors", ofKind(r.Problems, source.Error), problemOf)
	list(d, "warnings", ofKind(r.Problems, source.Warning), problemOf)
	list(d, "findings", r.Findings, findingOf)
	list(d, "waivers", r.Waivers, func(w suppress.Waiver) waiverRecord { return waiverOf(r, w) })
	list(d, "fields", a.Fields, fieldOf)
	list(d, "columns", a.Columns, columnOf)
	list(d, "uses", a.Uses, useOf)
	list(d, "tables", a.Tables, tableOf)
	list(d, "purposes", a.Purposes, purposeOf)
	list(d, "scopes", a.Scopes, scopeOf)
	list(d, "collections", a.Collections, collectionOf)
	list(d, "recipients", a.Recipients, recipientOf)
	list(d, "rules", r.Rules, ruleOf)
	return d.end()
}

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
