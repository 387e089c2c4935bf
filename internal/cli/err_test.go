package cli

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/pare-dev/pare/internal/audit"
	"github.com/pare-dev/pare/internal/golden"
)

// TestErrors validates each malformed input of testdata/err and compares what is
// said with the file of the same name and the ending txt. What an input is shows
// in its name: pare-….yaml, manifest-….yaml, rules-….yaml, or a folder with a
// whole project.
func TestErrors(t *testing.T) {
	t.Chdir("../../testdata/err")
	inputs, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	t.Setenv("NO_COLOR", "1")
	seen := 0
	for _, input := range inputs {
		file := input.Name()
		name := strings.TrimSuffix(file, filepath.Ext(file))
		kind, _, _ := strings.Cut(name, "-")
		args := []string{"validate"}
		switch {
		case filepath.Ext(file) == ".txt", strings.HasPrefix(file, "."):
			continue
		case input.IsDir():
			args = append(args, file)
		case kind == "pare":
			args = append(args, "--config", file)
		case kind == "manifest", kind == "rules":
			args = append(args, "--"+kind, file)
		default:
			t.Errorf("%s: the name does not say what kind of file it is", file)
			continue
		}
		seen++
		t.Run(name, func(t *testing.T) {
			var out, errs bytes.Buffer
			if code := Main(args, Env{Out: &out, Err: &errs}); code != audit.ExitInput {
				t.Errorf("exit code %d, expected %d", code, audit.ExitInput)
			}
			if errs.Len() > 0 {
				t.Errorf("stderr: %s", errs.String())
			}
			golden.Same(t, name+".txt", out.Bytes())
		})
	}
	if seen < 50 {
		t.Errorf("only %d malformed inputs, expected 50 or more", seen)
	}
}
