package report_test

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"

	"github.com/jedib0t/go-pretty/v6/text"

	"github.com/pare-dev/pare/internal/audit"
	"github.com/pare-dev/pare/internal/config"
	"github.com/pare-dev/pare/internal/report"
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
		{"scan.80.txt", report.ScanTable, report.Options{All: true, Width: 80}},
		{"scan.120.txt", report.ScanTable, report.Options{All: true, Width: 120}},
		{"scan-personal.60.txt", report.ScanTable, report.Options{Width: 60}},
		{"scan.txt", report.ScanText, report.Options{All: true}},
		{"scan.json", report.ScanJSON, report.Options{All: true}},
	}
	for _, test := range tests {
		t.Run(test.file, func(t *testing.T) {
			var first, second bytes.Buffer
			for _, b := range []*bytes.Buffer{&first, &second} {
				if err := test.write(b, scanShop(), test.options); err != nil {
					t.Fatal(err)
				}
			}
			if !bytes.Equal(first.Bytes(), second.Bytes()) {
				t.Error("two runs give different bytes")
			}
			for i, line := range strings.Split(first.String(), "\n") {
				if w := test.options.Width; w > 0 && text.StringWidth(line) > w {
					t.Errorf("line %d is %d wide, expected at most %d: %s", i+1, text.StringWidth(line), w, line)
				}
				if strings.TrimRight(line, " ") != line {
					t.Errorf("line %d ends in blanks", i+1)
				}
			}
			compare(t, filepath.Join("golden", test.file), first.Bytes())
		})
	}
}

// TestScanColor checks that colour adds signs to a report and changes no other.
func TestScanColor(t *testing.T) {
	t.Chdir("../../testdata")
	r := scanShop()
	for _, f := range report.ScanFormats() {
		var plain, colored bytes.Buffer
		if err := f.Write(&plain, r, report.Options{All: true, Width: 120}); err != nil {
			t.Fatal(err)
		}
		if err := f.Write(&colored, r, report.Options{All: true, Width: 120, Color: true}); err != nil {
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
