// Package given puts what tests start from where they find it. The program itself
// has no part in it.
package given

import (
	"os"
	"path/filepath"
	"testing"
)

// Files writes files by their names, slashes in which make folders, into a folder
// of the test's own, and returns that.
func Files(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}
