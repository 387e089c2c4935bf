package suppress

import (
	"cmp"
	"slices"
	"strings"

	"github.com/pare-dev/pare/internal/finding"
	"github.com/pare-dev/pare/internal/source"
	"github.com/pare-dev/pare/internal/yamlsrc"
)

// head says to who opens the file what it is and how to keep it.
const head = `# The findings that stood when this file was written. pare audit reports what comes on top of them.
# Keep it under version control and let it only shrink: where a finding is mended, pare audit says so,
# and “pare baseline --prune” removes it. “pare baseline” writes the file anew, with whatever stands then.
version: 1
`

// WriteBaseline gives the text of a baseline of findings: those that nothing
// accepts. The order of the findings makes no difference.
func WriteBaseline(findings []finding.Finding) string {
	var lines []string
	for _, f := range slices.SortedFunc(slices.Values(findings), inBaseline) {
		if f.Suppressed == nil {
			lines = append(lines, entryLine(f.Rule, f.Path.String(), f.Fingerprint))
		}
	}
	return wholeBaseline(lines)
}

// inBaseline orders findings by what they are about, so that what is mended
// together stands together.
func inBaseline(a, b finding.Finding) int {
	return cmp.Or(cmp.Compare(a.Path.String(), b.Path.String()), cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.Fingerprint, b.Fingerprint))
}

func wholeBaseline(lines []string) string {
	if len(lines) == 0 {
		return head + "findings: []\n"
	}
	return head + "findings:\n" + strings.Join(lines, "")
}

// entryLine puts an entry on a line of its own, so that two branches can change
// different ones.
func entryLine(rule, ref, fingerprint string) string {
	return "  - {rule: " + yamlsrc.Quote(rule) + ", ref: " + yamlsrc.Quote(ref) + ", fingerprint: " + yamlsrc.Quote(fingerprint) + "}\n"
}

// Prune gives the text of a baseline without some of its entries. The other
// lines of the file stay as they are, comments too; where entries share lines
// with others, it is written anew.
func (b *Baseline) Prune(f source.File, gone []Entry) string {
	going := make(map[string]bool, len(gone)) // no fingerprint stands twice
	for _, e := range gone {
		going[e.Fingerprint.Value] = true
	}
	left := slices.DeleteFunc(slices.Clone(b.Entries), func(e Entry) bool { return going[e.Fingerprint.Value] })
	if text := withoutLines(f.Data, gone); len(left) > 0 {
		pruned, problems := ReadBaseline(source.NewFile(f.Name, []byte(text)))
		if len(problems) == 0 && slices.EqualFunc(pruned.Entries, left, sameEntry) {
			return text
		}
	}
	var lines []string
	for _, e := range left {
		lines = append(lines, entryLine(e.Rule.Value, e.Ref.Value, e.Fingerprint.Value))
	}
	return wholeBaseline(lines)
}

func sameEntry(a, b Entry) bool {
	return a.Fingerprint.Value == b.Fingerprint.Value && a.Rule.Value == b.Rule.Value && a.Ref.Value == b.Ref.Value
}

// withoutLines leaves out the lines that entries stand on.
func withoutLines(text string, gone []Entry) string {
	drop := map[int]bool{}
	for _, e := range gone {
		for _, part := range [...]source.Text{e.Fingerprint, e.Rule, e.Ref} {
			for line := part.Span.Line; line <= part.Span.EndLine; line++ {
				drop[line] = true
			}
		}
	}
	var b strings.Builder
	line := 0
	for s := range strings.Lines(text) {
		if line++; !drop[line] {
			b.WriteString(s)
		}
	}
	return b.String()
}
