package source

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/pare-dev/pare/internal/given"
)

func TestPosString(t *testing.T) {
	tests := []struct {
		pos  Pos
		want string
	}{
		{Pos{"a.yaml", 3, 5}, "a.yaml:3:5"},
		{Pos{File: "a.yaml"}, "a.yaml"},
		{Pos{}, ""},
	}
	for _, tt := range tests {
		if got := tt.pos.String(); got != tt.want {
			t.Errorf("%#v is written %q, want %q", tt.pos, got, tt.want)
		}
	}
}

func TestSortProblems(t *testing.T) {
	at := func(file string, line, col int) Span { return Span{Pos: Pos{file, line, col}} }
	ps := []Problem{
		{Error, at("b", 1, 1), "x", ""},
		{Error, at("a", 10, 1), "x", ""},
		{Error, at("a", 9, 2), "y", "h"},
		{Error, at("a", 9, 2), "y", ""},
		{Incomplete, at("a", 0, 0), "z", ""},
		{Error, at("a", 9, 2), "y", "h"},
		{Error, at("a", 9, 2), "x", ""},
	}
	want := "a: incomplete: z\na:9:2: error: x\na:9:2: error: y\na:9:2: error: y (h)\na:10:1: error: x\nb:1:1: error: x"
	for range 2 {
		var lines []string
		for _, p := range SortProblems(slices.Clone(ps)) {
			lines = append(lines, p.Error())
		}
		if got := strings.Join(lines, "\n"); got != want {
			t.Errorf("got:\n%s\nwant:\n%s", got, want)
		}
		slices.Reverse(ps)
	}
}

func TestGiven(t *testing.T) {
	if (Text{}).Given() {
		t.Error("the zero Text is given")
	}
	if !(Text{Span: Span{Pos: Pos{File: "a", Line: 1, Col: 1}}}).Given() {
		t.Error("an empty text with a place is not given")
	}
}

func TestClosest(t *testing.T) {
	words := []string{"purposes", "purpose", "retention", "recipients", "required", "title", "on", "off", "café"}
	tests := []struct{ word, want string }{
		{"purpse", "purpose"},
		{"purposess", "purposes"},
		{"Retention", "retention"},
		{"RETENTION", "retention"},
		{"retnetion", "retention"},
		{"recipient", "recipients"},
		{"tilte", "title"},
		{"severity", ""},
		{"of", ""}, // two letters are too few to differ in one
		{"x", ""},
		{"", ""},
		{"cafe", "café"},
	}
	for _, tt := range tests {
		if got := Closest(tt.word, words); got != tt.want {
			t.Errorf("Closest(%q) = %q, want %q", tt.word, got, tt.want)
		}
		back := slices.Clone(words)
		slices.Reverse(back)
		if got := Closest(tt.word, back); got != tt.want {
			t.Errorf("with the candidates reversed, Closest(%q) = %q, want %q", tt.word, got, tt.want)
		}
	}
	if got := Closest("bat", []string{"cat", "bar", "bat"}); got != "bar" {
		t.Errorf("of equals %q was chosen, want the first by the alphabet and not the word itself", got)
	}
}

func TestEditDistance(t *testing.T) {
	tests := []struct {
		a, b string
		want int
	}{
		{"", "", 0}, {"", "abc", 3}, {"abc", "", 3}, {"abc", "abc", 0}, {"abc", "abd", 1},
		{"abc", "acb", 1}, {"abcd", "badc", 2}, {"kitten", "sitting", 3}, {"ca", "abc", 3}, {"é", "e", 1},
	}
	for _, tt := range tests {
		if got := editDistance(tt.a, tt.b); got != tt.want {
			t.Errorf("editDistance(%q, %q) = %d, want %d", tt.a, tt.b, got, tt.want)
		}
	}
}

func TestRead(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "a.yaml")
	if err := os.WriteFile(name, []byte("abc"), 0o600); err != nil {
		t.Fatal(err)
	}
	f, bad := Read(name)
	if bad != nil {
		t.Fatal(bad)
	}
	const sum = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
	if f.Name != filepath.ToSlash(name) || string(f.Data) != "abc" || f.SHA256 != sum {
		t.Errorf("read %+v", f)
	}

	slash := filepath.ToSlash(dir)
	for link, to := range map[string]string{"dangling": "gone/x", "ring": "ring2", "ring2": "ring", "link": "a.yaml", "folder": "."} {
		if err := os.Symlink(to, filepath.Join(dir, link)); err != nil {
			t.Fatal(err)
		}
	}
	if f, bad := Read(filepath.Join(dir, "link")); bad != nil || f.Data != "abc" || f.Size != 3 {
		t.Errorf("a link: read %+v, %v", f, bad)
	}
	tests := []struct{ name, want string }{
		{filepath.Join(dir, "none"), slash + "/none: incomplete: does not exist (check the path: those in pare.yaml start at its own folder, those of flags where the command runs)"},
		{dir, slash + ": incomplete: is a folder, expected a file (name a file in it)"},
		{os.DevNull, filepath.ToSlash(os.DevNull) + ": incomplete: is not a regular file (copy what it holds into a file)"},
		{filepath.Join(dir, "dangling"), slash + "/dangling: incomplete: is a symbolic link to “gone/x”, which does not exist (correct the link, or remove it)"},
		{filepath.Join(dir, "ring"), slash + "/ring: incomplete: is a symbolic link that leads back to itself (correct the link, or remove it)"},
		{filepath.Join(dir, "folder"), slash + "/folder: incomplete: is a folder, expected a file (name a file in it)"},
		{filepath.Join(name, "b"), fmt.Sprintf("%s/a.yaml/b: incomplete: cannot be read: not a directory", slash)},
	}
	for _, tt := range tests {
		if _, bad := Read(tt.name); bad == nil {
			t.Errorf("%s was read", tt.name)
		} else if bad.Error() != tt.want {
			t.Errorf("got:  %s\nwant: %s", bad.Error(), tt.want)
		}
	}
}

func TestReadPointer(t *testing.T) {
	name := filepath.Join(t.TempDir(), "schema.sql")
	pointer := "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393\nsize 12345\n"
	if err := os.WriteFile(name, []byte(pointer), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, problem := Read(name); problem == nil || problem.Kind != Incomplete || problem.Msg != "is a pointer of Git LFS, not the file itself" {
		t.Errorf("%+v", problem)
	}
}

func TestEach(t *testing.T) {
	for _, n := range []int{0, 1, 2, 1000} {
		done := make([]int, n)
		Each(n, func(i int) { done[i]++ })
		if i := slices.IndexFunc(done, func(times int) bool { return times != 1 }); i >= 0 {
			t.Errorf("%d of %d was done %d times", i, n, done[i])
		}
	}
}

// A large file is left where it is, and read when it is asked for.
func TestReadLarge(t *testing.T) {
	name := filepath.Join(t.TempDir(), "a.sql")
	if err := os.WriteFile(name, []byte("abc"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(name, maxHeld+1); err != nil {
		t.Fatal(err)
	}
	f, bad := Read(name)
	if bad != nil {
		t.Fatal(bad)
	}
	whole := sha256.Sum256(append([]byte("abc"), make([]byte, maxHeld-2)...))
	if f.Held() || f.Data != "" || f.Size != maxHeld+1 || f.SHA256 != hex.EncodeToString(whole[:]) || f.Head(4) != "abc\x00" {
		t.Errorf("read %+v", f)
	}
	content, err := f.Open()
	if err != nil {
		t.Fatal(err)
	}
	defer content.Close()
	if n, err := io.Copy(io.Discard, content); n != f.Size || err != nil {
		t.Errorf("it holds %d bytes, %v", n, err)
	}
	small := NewFile("b", []byte("abc"))
	if !small.Held() || small.Head(2) != "ab" || small.Head(9) != "abc" {
		t.Errorf("a small file begins with %q", small.Head(9))
	}
}

func TestBeside(t *testing.T) {
	dir := given.Files(t, map[string]string{"a.db": "abc", "a.db-wal": "de"})
	if err := os.Mkdir(filepath.Join(dir, "a.db-journal"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(dir, "sub"), 0o700); err != nil {
		t.Fatal(err)
	}
	link := filepath.Join(dir, "sub", "b.db")
	if err := os.Symlink(filepath.Join(dir, "a.db"), link); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{filepath.Join(dir, "a.db"), link} {
		f, bad := Read(name)
		if bad != nil {
			t.Fatal(bad)
		}
		c, size, err := f.Beside("-wal")
		if err != nil || size != 2 {
			t.Fatalf("%s: %d bytes, %v", name, size, err)
		}
		c.Close()
		for _, ending := range []string{"-journal", "-none"} {
			if _, _, err := f.Beside(ending); !errors.Is(err, fs.ErrNotExist) {
				t.Errorf("%s%s: %v", name, ending, err)
			}
		}
	}
	if _, _, err := NewFile(filepath.Join(dir, "a.db"), nil).Beside("-wal"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("beside bytes: %v", err)
	}
}
