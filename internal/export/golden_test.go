package export_test

import (
	"io"
	"path/filepath"
	"strings"
	"testing"

	"github.com/pare-dev/pare/internal/audit"
	"github.com/pare-dev/pare/internal/export"
	"github.com/pare-dev/pare/internal/given"
	"github.com/pare-dev/pare/internal/golden"
	"github.com/pare-dev/pare/internal/report"
)

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
			ending := strings.Replace(d.format, "markdown", "md", 1)
			golden.Written(t, filepath.Join("golden", d.document+"."+ending), 0, func(w io.Writer) error {
				return d.write(w, audit.Run(audit.Open("shop/pare.yaml"), today), nil)
			})
		})
	}
}

// project reads a project that is written for a test.
func project(t *testing.T, rules, manifest, schema string) *audit.Result {
	t.Helper()
	settings := "version: 1\nmanifests: [manifest.yaml]\nrules: [rules.yaml]\n"
	files := map[string]string{"manifest.yaml": manifest, "rules.yaml": rules}
	if schema != "" {
		settings += "schemas: [{name: db, path: db.sql, dialect: postgres}]\n"
		files["db.sql"] = schema
	}
	files["pare.yaml"] = settings
	t.Chdir(given.Files(t, files))
	r := audit.Run(audit.Open("pare.yaml"), today)
	for _, p := range r.Problems {
		t.Error(p)
	}
	return r
}
