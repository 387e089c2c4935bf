package report_test

import (
	"bytes"
	"io"
	"path/filepath"
	"strings"
	"testing"

	"github.com/jedib0t/go-pretty/v6/text"

	"github.com/pare-dev/pare/internal/audit"
	"github.com/pare-dev/pare/internal/diff"
	"github.com/pare-dev/pare/internal/golden"
	"github.com/pare-dev/pare/internal/report"
	"github.com/pare-dev/pare/internal/terminal"
)

// between compares two folders as if the first were a commit, and the second the
// working folder.
func between(before, after string) *diff.Report {
	side := func(folder, label string) diff.Side {
		return diff.Side{
			Result: audit.Run(audit.Open(folder+"/pare.yaml"), today),
			Label:  func(s string) string { return strings.ReplaceAll(s, folder+"/", label) },
		}
	}
	b, a := side(before, "1a2b3c4d5e:"), side(after, "")
	b.Tree = diff.Tree{Rev: "origin/main", Commit: "1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d", Parted: true}
	return diff.NewReport(b, a)
}

func TestDiffGolden(t *testing.T) {
	t.Chdir("../../testdata")
	text.OverrideRuneWidthEastAsianWidth(false)
	tests := []struct {
		file          string
		before, after string
		write         report.Writer[*diff.Report]
		options       report.Options
	}{
		{"diff.80.txt", "shop-clean", "shop", report.DiffText, report.Options{Look: terminal.Look{Width: 80}}},
		{"diff.120.txt", "shop-clean", "shop", report.DiffText, report.Options{Look: terminal.Look{Width: 120}}},
		{"diff.json", "shop-clean", "shop", report.DiffJSON, report.Options{}},
		{"diff.md", "shop-clean", "shop", report.DiffMarkdown, report.Options{}},
		{"diff-pared.txt", "shop", "shop-clean", report.DiffText, report.Options{}},
		{"diff-nothing.txt", "shop", "shop", report.DiffText, report.Options{}},
		{"diff-nothing.md", "shop", "shop", report.DiffMarkdown, report.Options{}},
	}
	for _, test := range tests {
		t.Run(test.file, func(t *testing.T) {
			golden.Written(t, filepath.Join("golden", test.file), test.options.Width, func(w io.Writer) error {
				return test.write(w, between(test.before, test.after), test.options)
			})
		})
	}
}

// TestDiffColor checks that colour adds signs to a report and changes no other,
// and that only people get any.
func TestDiffColor(t *testing.T) {
	t.Chdir("../../testdata")
	r := between("shop-clean", "shop")
	for _, f := range report.DiffFormats() {
		var plain, colored bytes.Buffer
		if err := f.Write(&plain, r, report.Options{Look: terminal.Look{Width: 80}}); err != nil {
			t.Fatal(err)
		}
		if err := f.Write(&colored, r, report.Options{Look: terminal.Look{Width: 80, Color: true}}); err != nil {
			t.Fatal(err)
		}
		if (f.Name == "text") != strings.Contains(colored.String(), "\x1b[31mover-collected\x1b[0m") {
			t.Errorf("%s: a bad verdict is not red, or for programs in colour", f.Name)
		}
		if text.StripEscape(colored.String()) != plain.String() {
			t.Errorf("%s: with its colours taken out, the report is another", f.Name)
		}
	}
}
