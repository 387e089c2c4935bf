package source

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
)

// File is a file that was read: its name as the user would write it (slashes,
// relative to where the command runs), its bytes, and their SHA-256 in hex. Data
// is empty where the file is too large to hold; Open reads it piece by piece.
type File struct {
	Name   string
	Data   string
	Size   int64
	SHA256 string
	path   string // where it was read from; "" where its bytes were given
	left   bool   // there, for it is too large to hold
}

// Content is what a file holds, to be read piece by piece.
type Content interface {
	io.ReadSeekCloser
	io.ReaderAt
}

// maxHeld is the size of the largest file that is held in memory.
const maxHeld = 16 << 20

// Start is the place where a file begins.
func (f File) Start() Span { return Span{Pos: Pos{File: f.Name, Line: 1, Col: 1}} }

// Held reports whether Data is all that the file holds.
func (f File) Held() bool { return !f.left }

// Open opens the file's content.
func (f File) Open() (Content, error) {
	if f.Held() {
		return held{strings.NewReader(f.Data)}, nil
	}
	return os.Open(f.path)
}

// Head is what the file begins with: so many bytes, or all where it is shorter.
func (f File) Head(n int) string {
	if f.Held() {
		return f.Data[:min(n, len(f.Data))]
	}
	r, err := f.Open()
	if err != nil {
		return ""
	}
	defer r.Close()
	var b strings.Builder
	if _, err := io.CopyN(&b, r, int64(n)); err != nil && err != io.EOF {
		return ""
	}
	return b.String()
}

// Beside opens the regular file that has this one's name with an ending behind
// it, and says how large it is. There is none beside bytes that were given.
func (f File) Beside(ending string) (c Content, size int64, err error) {
	if f.path == "" {
		return nil, 0, fs.ErrNotExist
	}
	name, err := filepath.EvalSymlinks(f.path)
	if err != nil {
		return nil, 0, err
	}
	info, err := os.Stat(name + ending)
	if err != nil {
		return nil, 0, err
	}
	if !info.Mode().IsRegular() {
		return nil, 0, fs.ErrNotExist
	}
	c, err = os.Open(name + ending)
	return c, info.Size(), err
}

type held struct{ *strings.Reader }

func (held) Close() error { return nil }

// NewFile makes a File of bytes that are at hand.
func NewFile(name string, data []byte) File { return newFile(name, string(data)) }

func newFile(name, data string) File {
	sum := sha256.Sum256([]byte(data))
	return File{Name: filepath.ToSlash(name), Data: data, Size: int64(len(data)), SHA256: hex.EncodeToString(sum[:])}
}

// Read reads a regular file. A folder, a pipe or a device is refused, since
// reading one could wait for ever.
func Read(name string) (File, *Problem) {
	fail := func(msg, hint string) (File, *Problem) {
		return File{}, &Problem{Kind: Incomplete, Span: Span{Pos: Pos{File: filepath.ToSlash(name)}}, Msg: msg, Hint: hint}
	}
	info, err := os.Stat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		if to, err := os.Readlink(name); err == nil {
			return fail("is a symbolic link to “"+filepath.ToSlash(to)+"”, which does not exist", "correct the link, or remove it")
		}
		return fail("does not exist", "check the path: those in pare.yaml start at its own folder, those of flags where the command runs")
	case errors.Is(err, syscall.ELOOP):
		return fail("is a symbolic link that leads back to itself", "correct the link, or remove it")
	case err != nil:
		return fail("cannot be read: "+Reason(err), "")
	case info.IsDir():
		return fail("is a folder, expected a file", "name a file in it")
	case !info.Mode().IsRegular():
		return fail("is not a regular file", "copy what it holds into a file")
	}
	unreadable := func(err error) (File, *Problem) {
		return fail("cannot be read: "+Reason(err), "check who may read it")
	}
	r, err := os.Open(name)
	if err != nil {
		return unreadable(err)
	}
	defer r.Close()
	f := File{Name: filepath.ToSlash(name), path: name}
	sum := sha256.New()
	var data strings.Builder
	var to io.Writer = sum
	if info.Size() > maxHeld {
		f.left = true
	} else {
		data.Grow(int(info.Size()))
		to = io.MultiWriter(&data, sum)
	}
	if f.Size, err = io.Copy(to, r); err != nil {
		return unreadable(err)
	}
	f.Data, f.SHA256 = data.String(), hex.EncodeToString(sum.Sum(nil))
	if strings.HasPrefix(f.Data, lfsPointer) && f.Size < 1024 {
		return fail("is a pointer of Git LFS, not the file itself", "git lfs pull gets it; in CI, check it out with LFS")
	}
	return f, nil
}

// lfsPointer is how a file begins that stands for one which Git LFS keeps elsewhere.
const lfsPointer = "version https://git-lfs.github.com/spec/"

// Reason is the cause alone: the path stands in front of the message already.
func Reason(err error) string {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return pe.Err.Error()
	}
	return err.Error()
}
