package report_test

import (
	"bytes"
	"io"
	"path/filepath"
	"strings"
	"testing"

	"github.com/jedib0t/go-pretty/v6/text"

	"github.com/pare-dev/pare/internal/audit"
	"github.com/pare-dev/pare/internal/config"
	"github.com/pare-dev/pare/internal/golden"
	"github.com/pare-dev/pare/internal/report"
	"github.com/pare-dev/pare/internal/terminal"
)

func scanShop() *audit.Scan {
	return audit.RunScan(audit.Project{
		Config:  &config.Config{},
		Schemas: []audit.Schema{{Name: "shop", Files: []string{"shop/db/structure.sql"}}},
	}, 0)
}

func TestScanGolden(t *testing.T) {
	t.Chdir("../../testdata")
	text.OverrideRuneWidthEastAsianWidth(false)
	tests := []struct {
		file    string
		write   report.Writer[*audit.Scan]
		options report.Options
	}{
		{"scan.80.txt", report.ScanTable, report.Options{All: true, Look: terminal.Look{Width: 80}}},
		{"scan.120.txt", report.ScanTable, report.Options{All: true, Look: terminal.Look{Width: 120}}},
		{"scan-personal.60.txt", report.ScanTable, report.Options{Look: terminal.Look{Width: 60}}},
		{"scan.txt", report.ScanText, report.Options{All: true}},
		{"scan.json", report.ScanJSON, report.Options{All: true}},
	}
	for _, test := range tests {
		t.Run(test.file, func(t *testing.T) {
			golden.Written(t, filepath.Join("golden", test.file), test.options.Width, func(w io.Writer) error {
				return test.write(w, scanShop(), test.options)
			})
		})
	}
}

// TestScanColor checks that colour adds signs to a report and changes no other.
func TestScanColor(t *testing.T) {
	t.Chdir("../../testdata")
	r := scanShop()
	for _, f := range report.ScanFormats() {
		var plain, colored bytes.Buffer
		if err := f.Write(&plain, r, report.Options{All: true, Look: terminal.Look{Width: 120}}); err != nil {
			t.Fatal(err)
		}
		if err := f.Write(&colored, r, report.Options{All: true, Look: terminal.Look{Width: 120, Color: true}}); err != nil {
			t.Fatal(err)
		}
		if strings.Contains(plain.String(), "\x1b") {
			t.Errorf("%s: colour without being asked", f.Name)
		}
		people := f.Name == "table" || f.Name == "text"
		if people != strings.Contains(colored.String(), "\x1b[31muser.authorization.password") {
			t.Errorf("%s: what is guarded is not red, or for programs in colour", f.Name)
		}
		if text.StripEscape(colored.String()) != plain.String() {
			t.Errorf("%s: with its colours taken out, the report is another", f.Name)
		}
	}
}
