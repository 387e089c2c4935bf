package classify

import (
	"io/fs"
	"testing"

	"github.com/pare-dev/pare/internal/policy"
	"github.com/pare-dev/pare/internal/source"
	"github.com/pare-dev/pare/internal/yamlsrc"
	"github.com/pare-dev/pare/rules"
)

// builtIn reads the categories and names that pare ships.
func builtIn(t testing.TB) ([]source.File, *policy.Categories) {
	t.Helper()
	data, err := rules.FS.ReadFile("categories.yaml")
	if err != nil {
		t.Fatal(err)
	}
	list, problems := policy.ReadCategories(source.NewFile("categories.yaml", data))
	for _, p := range problems {
		t.Error(p)
	}
	paths, err := fs.Glob(rules.FS, "names/*.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var names []source.File
	for _, path := range paths {
		data, err := rules.FS.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		names = append(names, source.NewFile(path, data))
	}
	return names, policy.NewCategories(list)
}

func newBuiltIn(t testing.TB, own ...yamlsrc.Node) *Classifier {
	t.Helper()
	names, cats := builtIn(t)
	c, problems := New(names, cats, own)
	for _, p := range problems {
		t.Error(p)
	}
	return c
}

func TestBuiltIn(t *testing.T) { newBuiltIn(t) }
