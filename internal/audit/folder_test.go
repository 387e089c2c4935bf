package audit_test

import (
	"bytes"
	"compress/gzip"
	"os"
	"path/filepath"
	"testing"
	"unicode/utf16"

	"github.com/pare-dev/pare/internal/audit"
	"github.com/pare-dev/pare/internal/config"
	"github.com/pare-dev/pare/internal/source"
)

// A migration's name tells its day, so that a column which came after its
// declaration was reviewed is known, whatever its file is packed or written in.
func TestFolderOfMigrations(t *testing.T) {
	dir := t.TempDir()
	write := func(name string, data []byte) string {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	var packed, wide bytes.Buffer
	w := gzip.NewWriter(&packed)
	w.Write([]byte("CREATE TABLE users (email text);"))
	w.Close()
	for _, u := range utf16.Encode([]rune("\ufeffALTER TABLE users ADD phone text;")) {
		wide.Write([]byte{byte(u), byte(u >> 8)})
	}
	write("db/20260101000000_users.sql.gz", packed.Bytes())
	write("db/20260214000000_phone.sql", wide.Bytes())
	write("db/20260301000000_street.sql", []byte("ALTER TABLE users ADD \"stra\xdfe\" text;"))
	manifest := write("manifest.yaml", []byte(`
columns:
  - {at: shop.users.email, category: user.contact.email, reviewed: 2026-02-01}
  - {at: shop.users.phone, category: user.contact.phone_number, reviewed: 2026-02-01}
  - {at: shop.users.straße, category: user.contact.address.street, reviewed: 2026-03-01}
`))
	r := audit.Run(audit.Project{
		Config: &config.Config{}, Manifests: []string{manifest},
		Schemas: []audit.Schema{{Name: "shop", Files: []string{filepath.Join(dir, "db")}}},
	}, "2026-04-01")
	got := map[string]string{}
	for _, c := range r.Assessment.Columns {
		got[c.Column.Name] = c.Introduced + " " + c.Record.Reviewed
	}
	want := map[string]string{"email": "2026-01-01 current", "phone": "2026-02-14 outdated", "straße": "2026-03-01 current"}
	for name := range want {
		if got[name] != want[name] {
			t.Errorf("%s: got %q, want %q", name, got[name], want[name])
		}
	}
	for _, p := range r.Problems {
		if p.Kind != source.Warning {
			t.Error(p)
		}
	}
	inputs := 0
	for _, in := range r.Inputs {
		if in.Kind == "schema" && len(in.SHA256) == 64 {
			inputs++
		}
	}
	if inputs != 3 {
		t.Errorf("%d files of the folder are inputs, want 3", inputs)
	}
}
