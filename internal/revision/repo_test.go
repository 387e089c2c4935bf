package revision

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestBase(t *testing.T) {
	folder, first := repository(t, "100644 a = 1")
	git(t, folder, "", "commit", "-q", "--allow-empty", "-m", "on main")
	onMain := git(t, folder, "", "rev-parse", "HEAD")
	git(t, folder, "", "checkout", "-q", "-b", "topic", first)
	git(t, folder, "", "commit", "-q", "--allow-empty", "-m", "on topic")
	git(t, folder, "", "tag", "-a", "-m", "a tag", "v1", first)
	git(t, folder, "", "checkout", "-q", "--orphan", "other")
	git(t, folder, "", "commit", "-q", "--allow-empty", "-m", "other")
	r, err := Open(folder)
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		rev, tip string
		want     string // the commit, or the message
		parted   bool
	}{
		{"main", "topic", first, true},
		{"topic", "main", first, true},
		{"topic~1", "topic", first, false},
		{"v1", "topic", first, false},
		{first[:8], "main", first, false},
		{"main", "main", onMain, false},
		{"main", "other", "“main” and “other” have no commit in common", false},
		{"origin/main", "topic", "“origin/main” is no revision of this repository", false},
		{"main:a", "topic", "“main:a” is no revision of this repository", false},
		{"", "topic", "a revision is empty", false},
		{"--exec=touch x", "topic", "“--exec=touch x” cannot be a revision: it begins with -", false},
		{"main..topic", "topic", "“main..topic” is a range, expected one revision", false},
		{"main...topic", "topic", "“main...topic” is a range, expected one revision", false},
	}
	for _, test := range tests {
		c, err := r.Base(test.rev, test.tip)
		got := c.ID
		if err != nil {
			got = err.Error()
		}
		if got != test.want || c.Parted != test.parted {
			t.Errorf("%q and %q: %s, %v, want %s, %v", test.rev, test.tip, got, c.Parted, test.want, test.parted)
		}
	}
}

func TestOpen(t *testing.T) {
	var failure *Error
	if _, err := Open(t.TempDir()); !errors.As(err, &failure) || !strings.HasSuffix(failure.Msg, "is in no git repository") {
		t.Errorf("no repository: %v", err)
	}
	folder := t.TempDir()
	git(t, folder, "", "init", "-q", "-b", "main")
	r, err := Open(folder)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := r.Base("main", "HEAD"); !errors.As(err, &failure) || failure.Msg != "“main” is no revision of this repository" {
		t.Errorf("no commit: %v", err)
	}
	t.Setenv("PATH", "")
	if _, err := Open(folder); !errors.As(err, &failure) || failure.Msg != "the program git was not found" {
		t.Errorf("no git: %v", err)
	}
}

func TestShallow(t *testing.T) {
	origin, first := repository(t, "100644 a = 1")
	git(t, origin, "", "commit", "-q", "--allow-empty", "-m", "second")
	folder := filepath.Join(t.TempDir(), "clone")
	git(t, origin, "", "clone", "-q", "--depth", "1", "file://"+filepath.ToSlash(origin), folder)
	t.Setenv("GITLAB_CI", "")
	t.Setenv("GITHUB_ACTIONS", "true")
	r, err := Open(folder)
	if err != nil {
		t.Fatal(err)
	}
	var failure *Error
	if _, err := r.Base(first, "HEAD"); !errors.As(err, &failure) || failure.Hint != "this clone is shallow: give actions/checkout fetch-depth: 0" {
		t.Errorf("%+v", failure)
	}
}

// Nothing is fetched, whatever the repository's settings say.
func TestPartialClone(t *testing.T) {
	origin, id := repository(t, "100644 db/x.sql = content")
	git(t, origin, "", "config", "uploadpack.allowFilter", "true")
	folder := filepath.Join(t.TempDir(), "clone")
	git(t, origin, "", "clone", "-q", "--no-checkout", "--filter=blob:none", "file://"+filepath.ToSlash(origin), folder)
	r, err := Open(folder)
	if err != nil {
		t.Fatal(err)
	}
	to := t.TempDir()
	if _, err := r.Copy(Commit{ID: id}, to, []string{"db/x.sql"}); err == nil || len(copied(t, to)) > 0 {
		t.Errorf("%v, and %q was copied", err, copied(t, to))
	}
}

func TestPath(t *testing.T) {
	folder, _ := repository(t, "100644 a = 1")
	below := filepath.Join(folder, "shop", "db")
	if err := os.MkdirAll(below, 0o755); err != nil {
		t.Fatal(err)
	}
	for _, from := range []string{folder, below} {
		r, err := Open(from)
		if err != nil {
			t.Fatal(err)
		}
		t.Chdir(below)
		tests := []struct{ name, want string }{
			{"x.sql", "shop/db/x.sql"},
			{"../../x.sql", "x.sql"},
			{"../..", "."},
			{"../../../x.sql", ""},
			{filepath.Join(folder, "privacy/x.yaml"), "privacy/x.yaml"},
			{filepath.Join(filepath.Dir(folder), "x.yaml"), ""},
		}
		for _, test := range tests {
			if got, ok := r.Path(filepath.FromSlash(test.name)); got != test.want || ok != (test.want != "") {
				t.Errorf("from %s, %s is %q, %v, want %q", from, test.name, got, ok, test.want)
			}
		}
	}
}

// What hooks set does not lead to another repository, and no program of the
// repository's settings runs.
func TestSurroundings(t *testing.T) {
	folder, id := repository(t, "100644 a = 1", "100644 .gitattributes = * filter=evil diff=evil\n")
	witness := filepath.Join(folder, "witness")
	for _, key := range []string{"core.fsmonitor", "filter.evil.smudge", "diff.evil.textconv", "diff.external", "core.pager", "core.sshCommand", "core.editor"} {
		git(t, folder, "", "config", key, "touch "+filepath.ToSlash(witness))
	}
	other, _ := repository(t, "100644 b = 1")
	t.Setenv("GIT_DIR", filepath.Join(other, ".git"))
	t.Setenv("GIT_WORK_TREE", other)
	r, err := Open(folder)
	if err != nil {
		t.Fatal(err)
	}
	c, err := r.Base(id, "HEAD")
	if err != nil {
		t.Fatal(err)
	}
	to := t.TempDir()
	if _, err := r.Copy(c, to, []string{"a"}); err != nil || len(copied(t, to)) != 1 {
		t.Errorf("%v, %q", err, copied(t, to))
	}
	if _, err := os.Stat(witness); err == nil {
		t.Error("a program of the repository's settings ran")
	}
}
