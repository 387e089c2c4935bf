package cli

import (
	"os"
	"path/filepath"
	"testing"
)

// Servers look for files from the root of the repository, wherever one comes from.
func TestRepository(t *testing.T) {
	folder, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	root := filepath.Join(folder, "repository")
	shop := filepath.Join(root, "services", "shop")
	for _, dir := range []string{filepath.Join(root, ".git"), shop} {
		if err := os.MkdirAll(dir, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	link := filepath.Join(folder, "link")
	if err := os.Symlink(shop, link); err != nil {
		t.Skip(err)
	}
	tests := []struct{ from, root, folder string }{
		{root, root, "."},
		{shop, root, "services/shop"},
		{link, root, "services/shop"},
		{folder, "", ""},
	}
	for _, tt := range tests {
		t.Chdir(tt.from) // the working folder is called as it was entered
		if root, folder := repository(); root != filepath.ToSlash(tt.root) || folder != tt.folder {
			t.Errorf("from %s: %q and %q, want %q and %q", tt.from, root, folder, tt.root, tt.folder)
		}
	}
}
