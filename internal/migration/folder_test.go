package migration

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// folder writes files into a new folder.
func folder(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// read reads a folder and says what came of it: the files, then the problems,
// with paths from the folder.
func read(dir string) (files, problems string) {
	set, found := Read(dir, "")
	var names []string
	slash := filepath.ToSlash(dir)
	for _, f := range set.Files {
		names = append(names, strings.TrimPrefix(f.Name, slash+"/"))
	}
	for _, p := range found {
		problems += strings.ReplaceAll(p.Error(), slash, "DIR") + "\n"
	}
	return strings.Join(names, " "), problems
}

func TestAtlas(t *testing.T) {
	dir := folder(t, map[string]string{
		"1.sql": "CREATE TABLE a (id int);", "2.sql": "-- atlas:txmode none\r\n-- atlas:checkpoint v2\r\n\r\nCREATE TABLE a (id int);",
		"3.sql": "-- see atlas:checkpoint\n", "10.sql": "CREATE TABLE b (id int);\n-- atlas:checkpoint",
		"atlas.sum": "h1:x=\n1.sql h1:x=\n2.sql h1:x=\n3.sql h1:x=\n10.sql h1:x=\n",
	})
	files, problems := read(dir)
	if files != "2.sql 3.sql 10.sql" || problems != "" {
		t.Errorf("got %s\n%s", files, problems)
	}
	if set, _ := Read(dir, ""); len(set.Beside) != 1 || set.Beside[0].SHA256 == "" {
		t.Errorf("atlas.sum is no input: %v", set.Beside)
	}
}

func TestLinksAndRings(t *testing.T) {
	dir := folder(t, map[string]string{"v1/a.sql": "", ".git/x.sql": "", "node_modules/x/b.sql": ""})
	other := folder(t, map[string]string{"c.sql": ""})
	for link, to := range map[string]string{"v1/ring": dir, "v2": other, "v3": other, "v4.sql": filepath.Join(other, "c.sql"), "v5.sql": "gone"} {
		if err := os.Symlink(to, filepath.Join(dir, link)); err != nil {
			t.Skip(err)
		}
	}
	files, problems := read(dir)
	if files != "v1/a.sql v2/c.sql v4.sql" || !strings.HasPrefix(problems, "DIR/v5.sql: incomplete: is a symbolic link to “gone”, which does not exist") {
		t.Errorf("got %s\n%s", files, problems)
	}
}

// What cannot be listed or read is incomplete, never an empty folder.
func TestUnreadable(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("root may read everything")
	}
	dir := folder(t, map[string]string{"1.sql": "", "2.sql": "", "sub/3.sql": ""})
	os.Chmod(filepath.Join(dir, "2.sql"), 0)
	os.Chmod(filepath.Join(dir, "sub"), 0)
	defer os.Chmod(filepath.Join(dir, "sub"), 0o700)
	files, problems := read(dir)
	if files != "1.sql" || !strings.Contains(problems, "DIR/2.sql: incomplete: cannot be read: permission denied") ||
		!strings.Contains(problems, "DIR/sub: incomplete: cannot be read: permission denied") {
		t.Errorf("got %s\n%s", files, problems)
	}
}
