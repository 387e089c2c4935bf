//go:build unix

package source

import (
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// A pipe that nobody writes to, and a device that never ends, are not waited for.
func TestPipesAndDevices(t *testing.T) {
	pipe := filepath.Join(t.TempDir(), "pipe")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{pipe, "/dev/zero"} {
		if _, bad := Read(name); bad == nil || !strings.HasSuffix(bad.Error(), ": incomplete: is not a regular file (copy what it holds into a file)") {
			t.Errorf("%s: got %v", name, bad)
		}
	}
}
