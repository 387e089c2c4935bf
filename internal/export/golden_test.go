package export_test

import (
	"bytes"
	"flag"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/pare-dev/pare/internal/audit"
	"github.com/pare-dev/pare/internal/export"
	"github.com/pare-dev/pare/internal/report"
)

var update = flag.Bool("update", false, "write the golden files anew")

const today = "2026-11-23"

// written is a document in one format, of a result.
type written struct {
	document, format string
	write            func(w io.Writer, r *audit.Result, unread []string) error
}

// everyDocument lists every document in every format.
func everyDocument() []written {
	var list []written
	for _, f := range export.NoticeFormats() {
		list = append(list, written{"notice", f.Name, func(w io.Writer, r *audit.Result, unread []string) error {
			return f.Write(w, export.NewNotice(r, unread), report.Options{})
		}})
	}
	for _, f := range export.RopaFormats() {
		list = append(list, written{"ropa", f.Name, func(w io.Writer, r *audit.Result, unread []string) error {
			return f.Write(w, export.NewRopa(r, unread), report.Options{})
		}})
	}
	for _, f := range export.PreferencesFormats() {
		list = append(list, written{"preferences", f.Name, func(w io.Writer, r *audit.Result, unread []string) error {
			return f.Write(w, export.NewPreferences(r, unread), report.Options{})
		}})
	}
	return list
}

// TestShop compares what is written of the shop with files that a person can
// read.
func TestShop(t *testing.T) {
	t.Chdir("../../testdata")
	for _, d := range everyDocument() {
		t.Run(d.document+" "+d.format, func(t *testing.T) {
			var first, second bytes.Buffer
			for _, b := range []*bytes.Buffer{&first, &second} {
				if err := d.write(b, audit.Run(audit.Open("shop/pare.yaml"), today), nil); err != nil {
					t.Fatal(err)
				}
			}
			if !bytes.Equal(first.Bytes(), second.Bytes()) {
				t.Error("two runs give different bytes")
			}
			for i, line := range strings.Split(strings.ReplaceAll(first.String(), "\r\n", "\n"), "\n") {
				if strings.TrimRight(line, " ") != line {
					t.Errorf("line %d ends in blanks", i+1)
				}
			}
			ending := strings.Replace(d.format, "markdown", "md", 1)
			compare(t, filepath.Join("golden", d.document+"."+ending), first.Bytes())
		})
	}
}

func compare(t *testing.T, file string, got []byte) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s differs; run with -update to write it anew\ngot:\n%s", file, got)
	}
}

// project reads a project that is written for a test.
func project(t *testing.T, rules, manifest, schema string) *audit.Result {
	t.Helper()
	t.Chdir(t.TempDir())
	settings := "version: 1\nmanifests: [manifest.yaml]\nrules: [rules.yaml]\n"
	files := map[string]string{"manifest.yaml": manifest, "rules.yaml": rules}
	if schema != "" {
		settings += "schemas: [{name: db, path: db.sql, dialect: postgres}]\n"
		files["db.sql"] = schema
	}
	files["pare.yaml"] = settings
	for name, text := range files {
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	r := audit.Run(audit.Open("pare.yaml"), today)
	for _, p := range r.Problems {
		t.Error(p)
	}
	return r
}
