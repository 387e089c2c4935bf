package cli

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// What the README shows is what its first command prints on a terminal, left
// out parts aside: they are marked by a line of dots.
func TestREADMEShowsWhatIsPrinted(t *testing.T) {
	t.Chdir("../..")
	t.Setenv("NO_COLOR", "1")
	readme, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	const begin, end = "<!-- output: begin -->\n```text\n", "\n```\n<!-- output: end -->"
	_, shown, found := strings.Cut(strings.ReplaceAll(string(readme), "\r\n", "\n"), begin)
	shown, _, closed := strings.Cut(shown, end)
	if !found || !closed {
		t.Fatalf("README.md has no text between %q and %q", begin, end)
	}
	var out, errs bytes.Buffer
	code := Main([]string{"audit", "--fail-on", "none", "testdata/shop"}, Env{
		Out: &out, Err: &errs, Terminal: true, Width: 90,
		Now: func() time.Time { return time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC) },
	})
	if code != 0 || errs.Len() > 0 {
		t.Fatalf("exit code %d: %s", code, errs.String())
	}
	rest := out.String()
	for _, part := range strings.Split(shown, "\n\n…\n\n") {
		_, after, ok := strings.Cut(rest, part)
		if !ok {
			t.Errorf("the README shows\n%s\nwhich is not what is printed:\n%s", part, out.String())
			return
		}
		rest = after
	}
}

// The files that the README shows are read without a problem.
func TestREADMEShowsFilesThatAreValid(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	args := []string{"validate"}
	for i, shown := range [...]struct{ flag, first string }{{"--rules", "subjects:"}, {"--rules", "checks:"}, {"--manifest", "controller:"}} {
		flag, first := shown.flag, shown.first
		_, text, found := strings.Cut(string(readme), "```yaml\n"+first)
		text, _, _ = strings.Cut(text, "```\n")
		if !found {
			t.Fatalf("README.md shows no file that starts with %q", first)
		}
		file := filepath.Join(dir, fmt.Sprintf("%d.yaml", i))
		if err := os.WriteFile(file, []byte(first+text), 0o600); err != nil {
			t.Fatal(err)
		}
		args = append(args, flag, file)
	}
	var out bytes.Buffer
	if code := Main(args, Env{Out: &out, Err: &out, Now: time.Now}); code != 0 {
		t.Errorf("exit code %d:\n%s", code, out.String())
	}
}
