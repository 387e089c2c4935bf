package report

import (
	"bytes"
	"regexp"
	"strings"
	"testing"

	"github.com/pare-dev/pare/internal/diff"
	"github.com/pare-dev/pare/internal/fact"
	"github.com/pare-dev/pare/internal/harmless"
	"github.com/pare-dev/pare/internal/source"
	"github.com/pare-dev/pare/internal/terminal"
)

// comparison is one of n changes in which all that comes from input is bad.
func comparison(n int, bad string) *diff.Report {
	span := source.Span{Pos: source.Pos{File: bad, Line: 1, Col: 2}}
	r := &diff.Report{
		Compared: true, Before: diff.Tree{Rev: bad, Commit: "1a2b3c4d5e6f", Parted: true}, After: diff.Tree{Rev: bad, Commit: "2b3c4d5e6f70"},
		Problems: []source.Problem{{Kind: source.Error, Span: span, Msg: bad, Hint: bad}},
	}
	for range n {
		r.Changes = append(r.Changes, diff.Change{
			Effect: diff.CollectsMore, Kind: "added", On: "field", Ref: bad, Says: "is new: " + bad, From: bad, To: bad,
			Verdict: fact.OverCollected, Why: bad, Places: []diff.Place{{Role: "field", Span: span}},
		})
	}
	return r
}

func TestDiffOfHostileInput(t *testing.T) {
	for _, bad := range []string{"x\x1b[31m\n::error::\u202e\u009b\x7f\U000e0041", "a|b`c</details>@somebody <!-- [x](y)", strings.Repeat("x", 300)} {
		for _, f := range DiffFormats() {
			var b bytes.Buffer
			if err := f.Write(&b, comparison(1, bad), Options{Look: terminal.Look{Width: 80}}); err != nil {
				t.Fatal(err)
			}
			for i, line := range strings.Split(strings.TrimSuffix(b.String(), "\n"), "\n") {
				if strings.ContainsFunc(line, harmless.Acts) || strings.HasPrefix(line, "::") {
					t.Errorf("%s: line %d does something: %q", f.Name, i+1, line)
				}
			}
			if f.Name != "markdown" {
				continue
			}
			outside := regexp.MustCompile(`\\.`).ReplaceAllString(b.String(), "") // of code, where nothing is taken for a sign
			for fence := "``"; len(fence) > 0; fence = fence[1:] {
				parts := strings.Split(outside, fence)
				outside = ""
				for i := 0; i < len(parts); i += 2 {
					outside += parts[i]
				}
			}
			if strings.Count(outside, "</details>") != 2 || strings.Contains(outside, "@somebody") || strings.Contains(outside, "](y)") {
				t.Errorf("Markdown is what input makes of it:\n%s", b.String())
			}
		}
	}
}

// A comment has little room: what there is none for is counted.
func TestDiffMarkdownFits(t *testing.T) {
	var b bytes.Buffer
	if err := DiffMarkdown(&b, comparison(5000, "shop.users.email"), Options{}); err != nil {
		t.Fatal(err)
	}
	if b.Len() > 60_500 || !strings.Contains(b.String(), "more changes, for which there is no room here") || strings.Count(b.String(), "</details>") != 2 {
		t.Errorf("%d bytes, which end in %q", b.Len(), b.String()[max(b.Len()-200, 0):])
	}
}

// Sentences are no code, and what decided is said once.
func TestDiffMarkdownWithoutComparison(t *testing.T) {
	var b bytes.Buffer
	if err := DiffMarkdown(&b, diff.NotCompared("pare.yaml", "main", "“main” is no revision of this repository", "fetch it first"), Options{}); err != nil {
		t.Fatal(err)
	}
	want := "### ⚠️ pare diff: nothing was compared\n\n" +
		"<details open><summary>Problems</summary>\n\n| kind | where | what | what to do |\n| --- | --- | --- | --- |\n" +
		"| incomplete | `pare.yaml` | “main” is no revision of this repository, so that nothing was compared | fetch it first |\n\n</details>\n"
	if b.String() != want {
		t.Errorf("%s\nwant\n%s", b.String(), want)
	}
}

func TestDiffHeadline(t *testing.T) {
	changes := func(effects ...diff.Effect) *diff.Report {
		r := &diff.Report{Compared: true}
		for _, e := range effects {
			r.Changes = append(r.Changes, diff.Change{Effect: e})
		}
		return r
	}
	for _, tt := range []struct {
		r    *diff.Report
		want string
	}{
		{changes(), "nothing changed in what is collected"},
		{changes(diff.Better, diff.Other), "nothing is collected or used that was not before"},
		{changes(diff.UsesMore, diff.CollectsMore, diff.UsesMore, diff.Better), "collects more: 1, uses more: 2"},
		{diff.NotCompared("pare.yaml", "main", "no git", ""), "nothing was compared"},
	} {
		if got := diffHeadline(tt.r); got != tt.want {
			t.Errorf("%s, want %s", got, tt.want)
		}
	}
}
