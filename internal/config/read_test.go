package config

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/pare-dev/pare/internal/source"
)

const whole = `version: 1
manifests: [privacy/manifest.yaml]
rules: [privacy/rules.yaml]
schemas:
  - name: shop
    path: db/structure.sql
    dialect: postgres
  - {name: billing, url: "${BILLING_DATABASE_URL}"}
jurisdictions: [gdpr]
fail_on: none
waivers:
  - {rule: over-collected, ref: shop.users.title, reason: "legal review 2026-114", owner: dpo@shop.example, expires: 2027-03-01}
`

func TestReadConfig(t *testing.T) {
	c, ps := Read(source.NewFile("pare.yaml", []byte(whole)))
	if len(ps) > 0 {
		t.Fatal(problems(ps))
	}
	if c.File != "pare.yaml" || c.Manifests[0].Value != "privacy/manifest.yaml" || c.FailOn.Value != "none" || c.Jurisdictions[0].Value != "gdpr" {
		t.Errorf("the settings are %+v", c)
	}
	if s := c.Schemas[0]; s.Name.Value != "shop" || s.Dialect.Value != "postgres" || s.Span.Pos.String() != "pare.yaml:5:5" {
		t.Errorf("the first schema is %+v", s)
	}
	if got := c.Schemas[1].URL.Value; got != "${BILLING_DATABASE_URL}" {
		t.Errorf("the variable was not left as written: %q", got)
	}
	if w := c.Waivers[0]; w.Ref.Value != "shop.users.title" || w.Expires.Value != "2027-03-01" {
		t.Errorf("the waiver is %+v", w)
	}
}

func TestFind(t *testing.T) {
	root := t.TempDir()
	deep := filepath.Join(root, "repo", "a", "b")
	for _, dir := range []string{deep, filepath.Join(root, "repo", ".git")} {
		if err := os.MkdirAll(dir, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	write := func(dir string) string {
		name := filepath.Join(dir, FileName)
		if err := os.WriteFile(name, nil, 0o644); err != nil {
			t.Fatal(err)
		}
		return name
	}
	write(root)
	if got, ok := Find(deep); ok {
		t.Errorf("found %s beyond the repository's root", got)
	}
	want := write(filepath.Join(root, "repo"))
	if got, ok := Find(deep); !ok || got != want {
		t.Errorf("found %q, want that of the repository's root", got)
	}
	want = write(filepath.Join(root, "repo", "a"))
	if got, _ := Find(deep); got != want {
		t.Errorf("found %q, want the nearest", got)
	}
}

func TestBaselineFile(t *testing.T) {
	for settings, want := range map[string]string{"pare.yaml": "pare-baseline.yaml", "shop/eu.yml": "shop/eu-baseline.yaml", "v1.2/settings": "v1.2/settings-baseline.yaml"} {
		if got := BaselineFile(settings); got != want {
			t.Errorf("that of %s is %s, want %s", settings, got, want)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(whole))
	f.Fuzz(func(t *testing.T, data []byte) {
		c, ps := Read(source.NewFile("f", data))
		if c == nil {
			t.Fatal("no settings")
		}
		for _, bad := range ps {
			if bad.Msg == "" || bad.Kind == source.Error && (bad.Span.Line < 1 || bad.Span.Col < 1) {
				t.Errorf("a problem without words or place: %+v", bad)
			}
		}
	})
}
