package cli

import (
	"bytes"
	"path/filepath"
	"testing"
	"time"

	"github.com/pare-dev/pare/internal/report"
)

// The format decides how a result looks, and never the exit code, on stdout or in
// files, one or all of them, wherever the limit is.
func TestFormatsLeaveTheExitCode(t *testing.T) {
	t.Chdir("../../testdata")
	run := func(args ...string) int {
		var out, errs bytes.Buffer
		return Main(append([]string{"audit"}, args...), Env{Out: &out, Err: &errs, Now: func() time.Time { return time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC) }})
	}
	dir := t.TempDir()
	var all []string
	for _, f := range report.Formats() {
		all = append(all, "--format", f.Name+"="+filepath.Join(dir, f.Name))
	}
	seen := map[int]bool{}
	for _, project := range []string{"shop", "shop-clean", "err/files-missing"} {
		for _, failOn := range failOns() {
			want := run(project, "--fail-on", failOn)
			seen[want] = true
			for _, f := range report.Formats() {
				if code := run(project, "--fail-on", failOn, "--format", f.Name); code != want {
					t.Errorf("%s, fail-on %s: exit code %d as %s, and %d as usual", project, failOn, code, f.Name, want)
				}
			}
			if code := run(append(all, project, "--fail-on", failOn)...); code != want {
				t.Errorf("%s, fail-on %s: exit code %d in files, and %d as usual", project, failOn, code, want)
			}
		}
	}
	if len(seen) != 3 {
		t.Errorf("exit codes %v, want all three", seen)
	}
}
