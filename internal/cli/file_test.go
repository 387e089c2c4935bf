package cli

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// A file is written whole or stays as it was, and nothing is left beside it.
func TestWriteFile(t *testing.T) {
	half := func(err error) func(io.Writer) error {
		return func(w io.Writer) error {
			_, wrote := io.WriteString(w, "new")
			return errors.Join(wrote, err)
		}
	}
	tests := []struct {
		name string
		old  bool // there is a file already
		err  error
		want string // "" where there is to be no file
	}{
		{"new", false, nil, "new"},
		{"in place of another", true, nil, "new"},
		{"new, on a full disk", false, syscall.ENOSPC, ""},
		{"in place of another, on a full disk", true, syscall.ENOSPC, "old"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			dir := t.TempDir()
			name := filepath.Join(dir, "report.json")
			if test.old {
				if err := os.WriteFile(name, []byte("old"), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			if err := writeFile(name, half(test.err)); !errors.Is(err, test.err) {
				t.Errorf("error %v, want %v", err, test.err)
			}
			got, err := os.ReadFile(name)
			if string(got) != test.want || (err == nil) != (test.want != "") {
				t.Errorf("it holds %q, want %q", got, test.want)
			}
			if left, _ := os.ReadDir(dir); len(left) != min(len(test.want), 1) {
				t.Errorf("left behind: %v", left)
			}
			if info, err := os.Stat(name); test.old && (err != nil || info.Mode().Perm() != 0o600) && os.PathSeparator == '/' {
				t.Errorf("the mode is %v, want that of the file before", info.Mode())
			}
		})
	}
}

// In a folder that cannot be written to, a report is an error and none is left.
func TestWriteFileInFolderThatIsLocked(t *testing.T) {
	dir := t.TempDir()
	if err := os.Chmod(dir, 0o500); err != nil {
		t.Fatal(err)
	}
	if f, err := os.CreateTemp(dir, ""); err == nil {
		f.Close()
		t.Skip("whoever runs this can write there all the same")
	}
	called := false
	err := writeFile(filepath.Join(dir, "report.json"), func(io.Writer) error { called = true; return nil })
	if err == nil || err.Error() != "permission denied" || called {
		t.Errorf("error %v, written to: %t", err, called)
	}
}
