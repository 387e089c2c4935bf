// Package internal_test keeps the direction of imports.
package internal_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "github.com/pare-dev/pare/"

// house lists each package with those of the project that it may import, lowest
// first: a package may use those that stand above it here, and no other.
func house() []room {
	return []room{
		{"internal/browser", nil}, // for tests
		{"internal/given", nil},   // for tests
		{"internal/golden", nil},  // for tests
		{"internal/prose", nil},
		{"internal/harmless", nil},
		{"internal/source", nil},
		{"internal/revision", nil},
		{"internal/retention", []string{"internal/prose", "internal/source"}},
		{"internal/yamlsrc", []string{"internal/source", "internal/retention"}},
		{"internal/inventory", []string{"internal/source", "internal/retention"}},
		{"internal/finding", []string{"internal/source"}},
		{"internal/config", []string{"internal/source", "internal/yamlsrc", "internal/finding"}},
		{"internal/policy", []string{"internal/source", "internal/retention", "internal/yamlsrc"}},
		{"internal/manifest", []string{"internal/source", "internal/yamlsrc", "internal/inventory"}},
		{"internal/schema/lex", []string{"internal/source"}},
		{"internal/schema/ddl", []string{"internal/source", "internal/schema/lex"}},
		{"internal/schema/postgres", []string{"internal/source", "internal/schema/lex", "internal/schema/ddl"}},
		{"internal/schema/mysql", []string{"internal/source", "internal/schema/lex", "internal/schema/ddl"}},
		{"internal/schema/sqlite", []string{"internal/source", "internal/schema/lex", "internal/schema/ddl"}},
		{"internal/schema/sqlserver", []string{"internal/source", "internal/schema/lex", "internal/schema/ddl"}},
		{"internal/schema/sqlitefile", nil},
		{"internal/schema/tolerant", []string{"internal/source", "internal/schema/lex", "internal/schema/ddl"}},
		{"internal/schema/text", []string{"internal/source", "internal/schema/lex", "internal/schema/sqlitefile"}},
		{"internal/schema/detect", []string{"internal/schema/lex", "internal/schema/text"}},
		{"internal/schema", []string{"internal/source", "internal/inventory", "internal/schema/lex", "internal/schema/ddl", "internal/schema/postgres", "internal/schema/mysql", "internal/schema/sqlite", "internal/schema/sqlserver", "internal/schema/tolerant", "internal/schema/text", "internal/schema/detect"}},
		{"internal/migration", []string{"internal/prose", "internal/source"}},
		{"internal/classify", []string{"internal/source", "internal/yamlsrc", "internal/inventory", "internal/policy"}},
		{"internal/fact", []string{"internal/prose", "internal/source", "internal/retention", "internal/inventory", "internal/policy"}},
		{"internal/rule", []string{"internal/source", "internal/yamlsrc", "internal/inventory", "internal/finding", "internal/policy", "internal/fact"}},
		{"internal/jurisdiction", []string{"internal/source", "internal/yamlsrc", "internal/finding", "internal/rule"}},
		{"internal/terminal", []string{"internal/source", "internal/finding", "internal/fact"}},
		{"internal/suppress", []string{"internal/source", "internal/yamlsrc", "internal/inventory", "internal/finding", "internal/config"}},
		{"rules", nil},
		{"internal/audit", []string{
			"internal/prose", "internal/source", "internal/retention", "internal/yamlsrc", "internal/inventory", "internal/finding", "internal/config", "internal/policy",
			"internal/manifest", "internal/schema/text", "internal/schema", "internal/migration", "internal/classify", "internal/fact", "internal/rule", "internal/jurisdiction",
			"internal/suppress", "rules"}},
		{"internal/overview", []string{"internal/source", "internal/retention", "internal/inventory", "internal/finding", "internal/policy", "internal/fact", "internal/audit"}},
		{"internal/diff", []string{"internal/source", "internal/retention", "internal/inventory", "internal/finding", "internal/policy", "internal/fact", "internal/rule", "internal/jurisdiction", "internal/audit"}},
		{"internal/explain", []string{"internal/prose", "internal/harmless", "internal/source", "internal/inventory", "internal/finding", "internal/policy", "internal/classify", "internal/fact", "internal/rule", "internal/jurisdiction", "internal/terminal", "internal/audit"}},
		{"internal/report", []string{"internal/prose", "internal/harmless", "internal/source", "internal/retention", "internal/inventory", "internal/finding", "internal/policy", "internal/classify", "internal/fact", "internal/rule", "internal/jurisdiction", "internal/terminal", "internal/suppress", "internal/audit", "internal/overview", "internal/diff"}},
		{"internal/export", []string{"internal/prose", "internal/harmless", "internal/source", "internal/retention", "internal/inventory", "internal/policy", "internal/fact", "internal/audit", "internal/overview", "internal/report"}},
		{"internal/cli", []string{
			"internal/prose", "internal/harmless", "internal/source", "internal/revision", "internal/finding", "internal/config", "internal/fact", "internal/rule",
			"internal/jurisdiction", "internal/terminal", "internal/audit", "internal/diff", "internal/explain", "internal/report", "internal/export"}},
		{"cmd/pare", []string{"internal/cli"}},
	}
}

type room struct {
	path    string
	imports []string
}

func TestImportsGoOneWay(t *testing.T) {
	rooms := house()
	index := func(path string) int {
		return slices.IndexFunc(rooms, func(r room) bool { return r.path == path })
	}
	for i, r := range rooms {
		for _, imported := range r.imports {
			if at := index(imported); at < 0 || at >= i {
				t.Errorf("%s may import %s, which does not stand above it", r.path, imported)
			}
		}
	}
	for path, imports := range importsOf(t, "..") {
		at := index(path)
		if at < 0 {
			t.Errorf("%s is no room of the house: add it to the list, below all that it imports", path)
			continue
		}
		for _, imported := range imports {
			if !slices.Contains(rooms[at].imports, imported) {
				t.Errorf("%s imports %s, which it may not", path, imported)
			}
		}
	}
}

func TestOnlyOnePackageReadsYAML(t *testing.T) {
	for path, imports := range thirdParty(t, "..") {
		if path != "internal/yamlsrc" && slices.Contains(imports, "gopkg.in/yaml.v3") {
			t.Errorf("%s imports yaml.v3, which loses places: use yamlsrc", path)
		}
	}
}

// What outputs are held to is no part of the program: schemas of others, a browser, files.
func TestWhatTestsNeedStaysInTests(t *testing.T) {
	for path, imports := range thirdParty(t, "..") {
		if slices.Contains(imports, "github.com/santhosh-tekuri/jsonschema/v6") {
			t.Errorf("%s imports jsonschema, which is for tests", path)
		}
		if path != "internal/browser" && slices.ContainsFunc(imports, func(i string) bool { return strings.HasPrefix(i, "github.com/chromedp/") }) {
			t.Errorf("%s imports a browser, which is for tests", path)
		}
		for _, room := range []string{"internal/browser", "internal/given", "internal/golden"} {
			if slices.Contains(imports, module+room) {
				t.Errorf("%s imports %s, which is for tests", path, room)
			}
		}
	}
}

// importsOf maps each folder with code to what it imports of the project.
func importsOf(t *testing.T, root string) map[string][]string {
	found := map[string][]string{}
	for path, imports := range thirdParty(t, root) {
		found[path] = nil
		for _, imported := range imports {
			if own, ok := strings.CutPrefix(imported, module); ok {
				found[path] = append(found[path], own)
			}
		}
	}
	return found
}

// thirdParty maps each folder with code, tests aside, to all that it imports.
func thirdParty(t *testing.T, root string) map[string][]string {
	t.Helper()
	found := map[string][]string{}
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(root, filepath.Dir(path))
		if err != nil {
			return err
		}
		folder := filepath.ToSlash(rel)
		found[folder] = append(found[folder], []string{}...)
		for _, spec := range file.Imports {
			imported, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				return err
			}
			if !slices.Contains(found[folder], imported) {
				found[folder] = append(found[folder], imported)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(found) < 10 {
		t.Fatalf("found only %d packages", len(found))
	}
	return found
}
