package export_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/pare-dev/pare/internal/audit"
	"github.com/pare-dev/pare/internal/export"
	"github.com/pare-dev/pare/internal/report"
)

// TestPreferencesSchema holds what is written to the schema that is published.
func TestPreferencesSchema(t *testing.T) {
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(export.PreferencesSchema()))
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource("preferences.json", document); err != nil {
		t.Fatal(err)
	}
	schema, err := compiler.Compile("preferences.json")
	if err != nil {
		t.Fatal(err)
	}
	results := map[string]*audit.Result{
		"the shop":       audit.Run(audit.Open("../../testdata/shop/pare.yaml"), today),
		"the clean shop": audit.Run(audit.Open("../../testdata/shop-clean/pare.yaml"), today),
		"nothing":        project(t, "purposes:\n  p: {title: P}\n", "collections: [{id: c}]\n", ""),
		"blanks":         project(t, "purposes:\n  p: {title: P}\nconsent_scopes:\n  s: {title: S, mode: consent, purposes: [p]}\n", "recipients: {r: {title: R, purposes: [p]}}\ncollections: [{id: c, asks: [s]}]\n", ""),
		"all of it":      project(t, wholeRules, wholeManifest, ""),
	}
	for name, r := range results {
		var b bytes.Buffer
		if err := export.PreferencesJSON(&b, export.NewPreferences(r, []string{"db.sql"}), report.Options{}); err != nil {
			t.Fatal(err)
		}
		written := b.String()
		if err := validate(schema, written); err != nil {
			t.Errorf("%s: %v\n%s", name, err, written)
		}
		for _, wrong := range [][2]string{
			{`"mode": "consent"`, `"mode": "maybe"`}, {`"scope": `, `"name": `}, {`"ifNo": {`, `"ifNo": {"more": 1,`}, {`"version": 1`, `"version": 2`},
		} {
			if broken := strings.Replace(written, wrong[0], wrong[1], 1); broken != written && validate(schema, broken) == nil {
				t.Errorf("%s: %s passes the schema", name, wrong[1])
			}
		}
	}
}

func validate(schema *jsonschema.Schema, text string) error {
	v, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
	if err != nil {
		return err
	}
	return schema.Validate(v)
}
