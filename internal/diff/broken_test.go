package diff_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/pare-dev/pare/internal/audit"
	"github.com/pare-dev/pare/internal/config"
	"github.com/pare-dev/pare/internal/diff"
)

// Files with every kind of mistake are compared with sound ones: whatever was read
// of them differs both ways alike, and from itself in nothing.
func TestFilesWithMistakes(t *testing.T) {
	files, err := filepath.Glob("../../testdata/err/*.yaml")
	if err != nil || len(files) < 50 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	root, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	sound := run(t, base())
	t.Chdir(root)
	for _, file := range files {
		p := audit.Project{Config: &config.Config{}, Manifests: []string{file}}
		if !strings.HasPrefix(filepath.Base(file), "manifest-") {
			p = audit.Project{Config: &config.Config{}, Rules: []string{file}}
		}
		broken := audit.Run(p, "2026-11-23")
		there, back := diff.Compare(sound, broken), diff.Compare(broken, sound)
		if want, got := mirrored(there), mirror(back); !slices.Equal(want, got) {
			t.Errorf("%s: there it is\n%s\nand back\n%s", file, strings.Join(want, "\n"), strings.Join(got, "\n"))
		}
		if same := diff.Compare(broken, broken); len(same) > 0 {
			t.Errorf("%s differs from itself:\n%s", file, describe(same))
		}
	}
}
