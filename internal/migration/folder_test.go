package migration

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/pare-dev/pare/internal/given"
)

// told reads a folder and says what came of it: the files, then the problems,
// with paths from the folder.
func told(dir string, list lister) (files, problems string) {
	set, found := read(dir, "", list)
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
	dir := given.Files(t, map[string]string{
		"1.sql": "CREATE TABLE a (id int);", "2.sql": "-- atlas:txmode none\r\n-- atlas:checkpoint v2\r\n\r\nCREATE TABLE a (id int);",
		"3.sql": "-- see atlas:checkpoint\n", "10.sql": "CREATE TABLE b (id int);\n-- atlas:checkpoint",
		"atlas.sum": "h1:x=\n1.sql h1:x=\n2.sql h1:x=\n3.sql h1:x=\n10.sql h1:x=\n",
	})
	files, problems := told(dir, os.ReadDir)
	if files != "2.sql 3.sql 10.sql" || problems != "" {
		t.Errorf("got %s\n%s", files, problems)
	}
	if set, _ := Read(dir, ""); len(set.Beside) != 1 || set.Beside[0].SHA256 == "" {
		t.Errorf("atlas.sum is no input: %v", set.Beside)
	}
}

func TestLinksAndRings(t *testing.T) {
	dir := given.Files(t, map[string]string{"v1/a.sql": "", ".git/x.sql": "", "node_modules/x/b.sql": ""})
	other := given.Files(t, map[string]string{"c.sql": ""})
	for link, to := range map[string]string{"v1/ring": dir, "v2": other, "v3": other, "v4.sql": filepath.Join(other, "c.sql"), "v5.sql": "gone"} {
		if err := os.Symlink(to, filepath.Join(dir, link)); err != nil {
			t.Skip(err)
		}
	}
	files, problems := told(dir, os.ReadDir)
	if files != "v1/a.sql v2/c.sql v4.sql" || !strings.HasPrefix(problems, "DIR/v5.sql: incomplete: is a symbolic link to “gone”, which does not exist") {
		t.Errorf("got %s\n%s", files, problems)
	}
}

// What cannot be listed or read is incomplete, never an empty folder.
func TestUnreadable(t *testing.T) {
	dir := given.Files(t, map[string]string{"1.sql": "", "sub/3.sql": ""})
	if err := os.Symlink("2.sql", filepath.Join(dir, "2.sql")); err != nil {
		t.Fatal(err)
	}
	refuse := func(folder string) ([]os.DirEntry, error) {
		if filepath.Base(folder) == "sub" {
			return nil, &fs.PathError{Op: "open", Path: folder, Err: fs.ErrPermission}
		}
		return os.ReadDir(folder)
	}
	files, problems := told(dir, refuse)
	const want = "DIR/sub: incomplete: cannot be read: permission denied (check who may read it)\n" +
		"DIR/2.sql: incomplete: is a symbolic link that leads back to itself (correct the link, or remove it)\n"
	if files != "1.sql" || problems != want {
		t.Errorf("got %s\n%s", files, problems)
	}
}
