package report_test

import (
	"bytes"
	"io"
	"path/filepath"
	"strings"
	"testing"

	"github.com/jedib0t/go-pretty/v6/text"

	"github.com/pare-dev/pare/internal/audit"
	"github.com/pare-dev/pare/internal/finding"
	"github.com/pare-dev/pare/internal/golden"
	"github.com/pare-dev/pare/internal/report"
	"github.com/pare-dev/pare/internal/terminal"
)

const today = "2026-11-23"

func TestGolden(t *testing.T) {
	t.Chdir("../../testdata")
	// The width of signs such as “ differs in some languages' terminals.
	text.OverrideRuneWidthEastAsianWidth(false)
	shop, clean := audit.Open("shop/pare.yaml"), audit.Open("shop-clean/pare.yaml")
	tests := []struct {
		file    string
		project audit.Project
		write   report.Writer[*audit.Result]
		options report.Options
	}{
		{"shop.txt", shop, report.Text, report.Options{FailOn: "high"}},
		{"shop.80.txt", shop, report.Table, report.Options{FailOn: "high", Look: terminal.Look{Width: 80}}},
		{"shop.120.txt", shop, report.Table, report.Options{FailOn: "high", Look: terminal.Look{Width: 120}}},
		{"shop.json", shop, report.JSON, report.Options{FailOn: "high"}},
		{"shop.sarif", shop, report.SARIF, report.Options{FailOn: "high"}},
		{"shop.github.txt", shop, report.GitHub, report.Options{FailOn: "high"}},
		{"shop.gitlab.json", shop, report.GitLab, report.Options{FailOn: "high"}},
		{"shop.junit.xml", shop, report.JUnit, report.Options{FailOn: "high"}},
		{"shop.md", shop, report.Markdown, report.Options{FailOn: "high"}},
		{"shop.csv", shop, report.CSV, report.Options{FailOn: "high"}},
		{"shop-high.txt", shop, report.Text, report.Options{FailOn: "none", MinSeverity: finding.High}},
		{"shop-quiet.txt", shop, report.Table, report.Options{FailOn: "none", MinSeverity: finding.High, Quiet: true, Look: terminal.Look{Width: 100}}},
		{"shop-clean.txt", clean, report.Text, report.Options{FailOn: "high"}},
		{"shop-clean.80.txt", clean, report.Table, report.Options{FailOn: "high", Look: terminal.Look{Width: 80}}},
	}
	for _, test := range tests {
		t.Run(test.file, func(t *testing.T) {
			golden.Written(t, filepath.Join("golden", test.file), test.options.Width, func(w io.Writer) error {
				return test.write(w, audit.Run(test.project, today), test.options)
			})
		})
	}
}

// TestColor checks that colour adds signs to a report and changes no other.
func TestColor(t *testing.T) {
	t.Chdir("../../testdata")
	r := audit.Run(audit.Open("shop/pare.yaml"), today)
	for _, f := range report.Formats() {
		var plain, colored bytes.Buffer
		for _, err := range []error{
			f.Write(&plain, r, report.Options{FailOn: "high", Look: terminal.Look{Width: 80}}),
			f.Write(&colored, r, report.Options{FailOn: "high", Look: terminal.Look{Width: 80, Color: true}}),
		} {
			if err != nil {
				t.Fatal(err)
			}
		}
		if strings.Contains(plain.String(), "\x1b") {
			t.Errorf("%s: colour without being asked", f.Name)
		}
		if (f.Name == "text" || f.Name == "table") && !strings.Contains(colored.String(), "\x1b[31mhigh\x1b[0m") {
			t.Errorf("%s: no colour for high", f.Name)
		}
		if text.StripEscape(colored.String()) != plain.String() {
			t.Errorf("%s: with its colours taken out, the report is another", f.Name)
		}
	}
}
