package suppress

import (
	"slices"
	"strings"
	"testing"

	"github.com/pare-dev/pare/internal/finding"
	"github.com/pare-dev/pare/internal/source"
)

// stands is a finding of a rule about a field.
func stands(rule, field string) finding.Finding {
	path := finding.Path{Collection: "checkout", Field: field, Purpose: "delivery"}
	return finding.Finding{Rule: rule, Path: path, Fingerprint: finding.Fingerprint(rule, path)}
}

func readBaseline(t *testing.T, text string) (*Baseline, source.File) {
	t.Helper()
	f := source.NewFile("pare-baseline.yaml", []byte(text))
	b, problems := ReadBaseline(f)
	for _, p := range problems {
		t.Fatal(p.Error())
	}
	return b, f
}

func TestABaselineAcceptsWhatItWasWrittenOf(t *testing.T) {
	odd := stands("stale", "odd")
	odd.Path.Ref = `shop."odd, name"."a: b #"`
	odd.Fingerprint = finding.Fingerprint("stale", odd.Path)
	findings := []finding.Finding{stands("over-collected", "title"), odd, stands("too-precise", "dob")}
	text := WriteBaseline(findings)
	slices.Reverse(findings)
	if again := WriteBaseline(findings); again != text {
		t.Errorf("the order of the findings makes a difference:\n%s\n%s", text, again)
	}
	b, _ := readBaseline(t, text)
	findings = append(findings, stands("over-collected", "age"))
	stale, problems := b.Accept(findings)
	if len(stale)+len(problems) > 0 {
		t.Errorf("stale: %v, problems: %v", stale, problems)
	}
	for _, f := range findings {
		if accepted := f.Suppressed != nil && f.Suppressed.By == "baseline"; accepted != (f.Path.Field != "age") {
			t.Errorf("%s of %s: accepted is %v", f.Rule, f.Path, accepted)
		}
	}
	if at := findings[0].Suppressed.Span.Pos.String(); at != "pare-baseline.yaml:6:5" {
		t.Errorf("the first is accepted at %s", at)
	}
}

func TestBaselineAndOtherSuppressions(t *testing.T) {
	waived := stands("over-collected", "title")
	waived.Suppressed = &finding.Suppression{By: "waiver"}
	if text := WriteBaseline([]finding.Finding{waived}); !strings.HasSuffix(text, "\nfindings: []\n") {
		t.Errorf("a waived finding is in the baseline:\n%s", text)
	}
	b, _ := readBaseline(t, WriteBaseline([]finding.Finding{stands("over-collected", "title")}))
	findings := []finding.Finding{waived}
	if stale, _ := b.Accept(findings); len(stale) > 0 || findings[0].Suppressed.By != "waiver" {
		t.Errorf("stale: %v, accepted by %s; want none, by the waiver", stale, findings[0].Suppressed.By)
	}
	if stale, _ := b.Accept(nil); len(stale) != 1 || stale[0].String() != "over-collected of checkout.title for delivery" {
		t.Errorf("stale: %v, want the one that is mended", stale)
	}
}

func TestPrune(t *testing.T) {
	a, b, c := entryOf("a"), entryOf("b"), entryOf("c")
	tests := []struct{ name, text, gone, want string }{
		{"nothing", head + "findings:\n" + a + b, "", head + "findings:\n" + a + b},
		{"the first", head + "findings:\n" + a + b, "a", head + "findings:\n" + b},
		{"the last", head + "findings:\n" + a + b, "b", head + "findings:\n" + a},
		{"all", head + "findings:\n" + a + b, "ab", head + "findings: []\n"},
		{"comments stay, but for that behind it", "# Ours.\nversion: 1\nfindings:\n  # Of the shop.\n" + strings.TrimSuffix(a, "\n") + " # soon\n" + b + "# The end.\n", "a",
			"# Ours.\nversion: 1\nfindings:\n  # Of the shop.\n" + b + "# The end.\n"},
		{"written over several lines", "version: 1\nfindings:\n  - rule: r\n    ref: checkout.a for delivery\n    fingerprint: " + fingerprintOf("a") + "\n" + b, "a",
			"version: 1\nfindings:\n" + b},
		{"all on one line is written anew", "version: 1\nfindings: [" + inner(a) + ", " + inner(b) + ", " + inner(c) + "]\n", "b", head + "findings:\n" + a + c},
		{"lines that end in CR and LF", strings.ReplaceAll("version: 1\nfindings:\n"+a+b, "\n", "\r\n"), "a", strings.ReplaceAll("version: 1\nfindings:\n"+b, "\n", "\r\n")},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			baseline, f := readBaseline(t, tt.text)
			gone := slices.DeleteFunc(slices.Clone(baseline.Entries), func(e Entry) bool {
				return !slices.ContainsFunc([]rune(tt.gone), func(field rune) bool { return e.Fingerprint.Value == fingerprintOf(string(field)) })
			})
			if got := baseline.Prune(f, gone); got != tt.want {
				t.Errorf("got:\n%s\nwant:\n%s", got, tt.want)
			}
		})
	}
}

func fingerprintOf(field string) string { return stands("r", field).Fingerprint }

func entryOf(field string) string {
	f := stands("r", field)
	return entryLine(f.Rule, f.Path.String(), f.Fingerprint)
}

func inner(entry string) string { return strings.TrimPrefix(strings.TrimSpace(entry), "- ") }

func TestBaselineProblems(t *testing.T) {
	good := fingerprintOf("a")
	tests := []struct{ name, text, want string }{
		{"empty", "", "pare-baseline.yaml:1:1: error: the file is empty, expected a baseline (pare baseline writes it; remove the file where there is to be none)"},
		{"another version", "version: 2\nfindings: []\n", "pare-baseline.yaml:1:10: error: “version” in a baseline is “2”, expected 1 (write version: 1)"},
		{"no version", "findings: []\n", "pare-baseline.yaml:1:1: error: “version” is missing in a baseline (add it)"},
		{"unknown key", "version: 1\nignored: []\n", "pare-baseline.yaml:2:1: error: unknown key “ignored” in a baseline (known keys: findings, version)"},
		{"key twice", "version: 1\nversion: 1\n", "pare-baseline.yaml:2:1: error: “version” appears twice in one mapping, first at pare-baseline.yaml:1:1 (keep one of the two)"},
		{"wrong type", "version: 1\nfindings: all\n", "pare-baseline.yaml:2:11: error: “findings” in a baseline is a text, expected a list (write [all])"},
		{"no fingerprint", "version: 1\nfindings:\n  - {rule: r, ref: a}\n", "pare-baseline.yaml:3:5: error: “fingerprint” is missing in a finding of a baseline (add it)"},
		{"in capitals", "version: 1\nfindings:\n  - {rule: r, ref: a, fingerprint: " + strings.ToUpper(good) + "}\n",
			"pare-baseline.yaml:3:36: error: “" + strings.ToUpper(good) + "” is no fingerprint, which has 64 digits from 0 to f (take it from pare audit --format json, or remove the entry)"},
		{"twice", "version: 1\nfindings:\n" + entryOf("a") + entryOf("a"),
			"pare-baseline.yaml:4:58: error: the fingerprint “" + good + "” appears twice, first at pare-baseline.yaml:3:58 (keep one of the two)"},
		{"two documents", "version: 1\n---\nversion: 1\n", "pare-baseline.yaml:3:1: error: a second document in a baseline (write one mapping, without lines ---)"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, problems := ReadBaseline(source.NewFile("pare-baseline.yaml", []byte(tt.text)))
			var lines []string
			for _, p := range problems {
				lines = append(lines, p.Error())
			}
			if got := strings.Join(lines, "\n"); got != tt.want {
				t.Errorf("got:\n%s\nwant:\n%s", got, tt.want)
			}
		})
	}
}

func TestAnEntryHasToSayWhatItsFingerprintIs(t *testing.T) {
	f := stands("over-collected", "title")
	for _, entry := range []string{
		entryLine("no-benefit", f.Path.String(), f.Fingerprint),
		entryLine(f.Rule, "checkout.email for delivery", f.Fingerprint),
	} {
		b, _ := readBaseline(t, "version: 1\nfindings:\n"+entry)
		findings := []finding.Finding{f}
		_, problems := b.Accept(findings)
		if len(problems) != 1 || findings[0].Suppressed != nil {
			t.Errorf("%s accepts something: %v", entry, problems)
		}
	}
}

func FuzzReadBaseline(f *testing.F) {
	f.Add(WriteBaseline([]finding.Finding{stands("r", "a"), stands("r", "b")}))
	f.Fuzz(func(t *testing.T, text string) {
		file := source.NewFile("f", []byte(text))
		b, problems := ReadBaseline(file)
		for _, p := range problems {
			if p.Msg == "" || p.Span.Line < 1 {
				t.Errorf("a problem without words or place: %+v", p)
			}
		}
		if len(problems) > 0 || len(b.Entries) == 0 {
			return
		}
		left, problems := ReadBaseline(source.NewFile("f", []byte(b.Prune(file, b.Entries[:1]))))
		if len(problems) > 0 || !slices.EqualFunc(left.Entries, b.Entries[1:], sameEntry) {
			t.Errorf("pruned of the first, it has %d entries of %d: %v", len(left.Entries), len(b.Entries), problems)
		}
	})
}
