package revision

import (
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// git runs git in a folder, as nobody in particular on a fixed day.
func git(t *testing.T, folder, stdin string, args ...string) string {
	t.Helper()
	cmd := exec.Command("git", append([]string{"-C", folder}, args...)...)
	cmd.Stdin = strings.NewReader(stdin)
	cmd.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_SYSTEM="+os.DevNull,
		"GIT_AUTHOR_NAME=a", "GIT_AUTHOR_EMAIL=a@example.com", "GIT_AUTHOR_DATE=2026-01-01T00:00:00Z",
		"GIT_COMMITTER_NAME=a", "GIT_COMMITTER_EMAIL=a@example.com", "GIT_COMMITTER_DATE=2026-01-01T00:00:00Z")
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("git %s: %v\n%s", strings.Join(args, " "), err, out)
	}
	return strings.TrimSpace(string(out))
}

// repository makes one with a single commit of entries “MODE path = content”. A
// submodule's content is the id of its commit. No file is ever in its folder.
func repository(t *testing.T, entries ...string) (folder, commit string) {
	t.Helper()
	folder = t.TempDir()
	git(t, folder, "", "init", "-q", "-b", "main")
	for _, e := range entries {
		head, content, _ := strings.Cut(e, " = ")
		mode, name, _ := strings.Cut(head, " ")
		id := content
		if mode != "160000" {
			id = git(t, folder, content, "hash-object", "-w", "--stdin")
		}
		git(t, folder, "", "update-index", "--add", "--cacheinfo", mode+","+id+","+name)
	}
	git(t, folder, "", "commit", "-q", "-m", "all")
	return folder, git(t, folder, "", "rev-parse", "HEAD")
}

// copied lists what stands in a folder, as “path = content”.
func copied(t *testing.T, folder string) []string {
	t.Helper()
	var list []string
	err := filepath.WalkDir(folder, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		if !d.Type().IsRegular() {
			t.Errorf("%s is no regular file", name)
		}
		data, err := os.ReadFile(name)
		rel, _ := filepath.Rel(folder, name)
		list = append(list, filepath.ToSlash(rel)+" = "+string(data))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return list
}

func TestCopy(t *testing.T) {
	tests := []struct {
		name    string
		entries []string
		paths   []string
		want    []string
		notes   []string
	}{
		{"a file", []string{"100644 a/b.sql = one\n", "100644 a/c.sql = two\n"}, []string{"a/b.sql"}, []string{"a/b.sql = one\n"}, nil},
		{"an executable file, and one that is empty", []string{"100755 x.sql = x", "100644 y = "}, []string{"x.sql", "y"}, []string{"x.sql = x", "y = "}, nil},
		{"bytes as they are", []string{"100644 x = \x00\r\nmissing\n\xff\n\n"}, []string{"x"}, []string{"x = \x00\r\nmissing\n\xff\n\n"}, nil},
		{"a folder, and nothing beside it", []string{"100644 db/1.sql = 1", "100644 db/more/2.sql = 2", "100644 db2/3.sql = 3"}, []string{"db"}, []string{"db/1.sql = 1", "db/more/2.sql = 2"}, nil},
		{"the root", []string{"100644 a = 1", "100644 b/c = 2"}, []string{"."}, []string{"a = 1", "b/c = 2"}, nil},
		{"a pattern matches within one folder", []string{"100644 db/1.sql = 1", "100644 db/x/2.sql = 2", "100644 db/3.txt = 3"}, []string{"db/*.sql"}, []string{"db/1.sql = 1"}, nil},
		{"a pattern of folders holds what is below them", []string{"100644 db/v1/up/1.sql = 1", "100644 db/w/2.sql = 2"}, []string{"db/v*"}, []string{"db/v1/up/1.sql = 1"}, nil},
		{"a pattern at the root", []string{"100644 1.sql = 1", "100644 x/2.sql = 2"}, []string{"*.sql"}, []string{"1.sql = 1"}, nil},
		{"a name that looks like a pattern", []string{"100644 a[1].sql = 1", "100644 a1.sql = 2"}, []string{"a[1].sql"}, []string{"a[1].sql = 1"}, nil},
		{"what is not there is left out", []string{"100644 a = 1"}, []string{"b", "a/b", "c/*.sql"}, nil, nil},
		{"twice the same", []string{"100644 db/1.sql = 1"}, []string{"db", "db/1.sql", "db/*"}, []string{"db/1.sql = 1"}, nil},
		{"a name with blanks and signs", []string{"100644 a b/ü “x” missing = 1"}, []string{"a b/ü “x” missing"}, []string{"a b/ü “x” missing = 1"}, nil},
		{"a link to a file", []string{"120000 db/l.sql = ../x.sql", "100644 x.sql = x"}, []string{"db/l.sql"}, []string{"db/l.sql = x"}, nil},
		{"a link to a file, below a folder", []string{"120000 db/l.sql = ../x.sql", "100644 x.sql = x"}, []string{"db"}, []string{"db/l.sql = x"}, nil},
		{"through a link to a folder", []string{"120000 db = real", "100644 real/x.sql = x"}, []string{"db/x.sql", "db"}, []string{"db/x.sql = x"}, nil},
		{"a link out of the repository", []string{"120000 db/l.sql = ../../../etc/passwd", "120000 m = /etc/passwd"}, []string{"db", "m"}, nil,
			[]string{"db/l.sql is a symbolic link out of the repository, so that it is not known what it was", "m is a symbolic link out of the repository, so that it is not known what it was"}},
		{"a link to nothing, and one to itself", []string{"120000 a = b", "120000 c = c"}, []string{"a", "c"}, nil,
			[]string{"a is a symbolic link to nothing", "c is a symbolic link that leads back to itself"}},
		{"a link to a folder, below a folder", []string{"120000 db/all = ..", "100644 x.sql = x"}, []string{"db"}, nil,
			[]string{"db/all is a symbolic link to a folder, which is not followed"}},
		{"a submodule", []string{"160000 sub = 0123456789012345678901234567890123456789", "100644 x = x"}, []string{"sub/db/x.sql", "."}, []string{"x = x"},
			[]string{"sub " + submodule, "sub " + submodule}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			folder, id := repository(t, test.entries...)
			r, err := Open(folder)
			if err != nil {
				t.Fatal(err)
			}
			to := t.TempDir()
			notes, err := r.Copy(Commit{ID: id, Rev: "main"}, to, test.paths)
			if err != nil {
				t.Fatal(err)
			}
			if got := copied(t, to); !slices.Equal(got, test.want) {
				t.Errorf("copied %q, want %q", got, test.want)
			}
			var said []string
			for _, n := range notes {
				said = append(said, n.Path+" "+n.Msg)
			}
			if !slices.Equal(said, test.notes) {
				t.Errorf("said %q, want %q", said, test.notes)
			}
		})
	}
}

// A file that the commit has and the clone has not is a failure, and never a file
// that was not there.
func TestCopyMissesAnObject(t *testing.T) {
	for _, paths := range [][]string{{"db/x.sql"}, {"db"}} {
		folder, id := repository(t, "100644 db/x.sql = content")
		blob := git(t, folder, "", "rev-parse", id+":db/x.sql")
		if err := os.Remove(filepath.Join(folder, ".git/objects", blob[:2], blob[2:])); err != nil {
			t.Fatal(err)
		}
		r, err := Open(folder)
		if err != nil {
			t.Fatal(err)
		}
		_, err = r.Copy(Commit{ID: id}, t.TempDir(), paths)
		want := "“db/x.sql” of " + id[:10] + " is not in this clone"
		var failure *Error
		if !errors.As(err, &failure) || failure.Msg != want {
			t.Errorf("%q: %v, want %q", paths, err, want)
		}
	}
}
