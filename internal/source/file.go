package source

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// File is a file that was read: its name as the user would write it (slashes,
// relative to where the command runs), its bytes, and their SHA-256 in hex.
type File struct {
	Name   string
	Data   []byte
	SHA256 string
}

// Start is the place where a file begins.
func (f File) Start() Span { return Span{Pos: Pos{File: f.Name, Line: 1, Col: 1}} }

// NewFile makes a File of bytes that are at hand.
func NewFile(name string, data []byte) File {
	sum := sha256.Sum256(data)
	return File{Name: filepath.ToSlash(name), Data: data, SHA256: hex.EncodeToString(sum[:])}
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
		return fail("does not exist", "check the path: those in pare.yaml start at its own folder, those of flags where the command runs")
	case err != nil:
		return fail("cannot be read: "+Reason(err), "")
	case info.IsDir():
		return fail("is a folder, expected a file", "name a file in it")
	case !info.Mode().IsRegular():
		return fail("is not a regular file", "copy what it holds into a file")
	}
	data, err := os.ReadFile(name)
	if err != nil {
		return fail("cannot be read: "+Reason(err), "check who may read it")
	}
	return NewFile(name, data), nil
}

// Reason is the cause alone: the path stands in front of the message already.
func Reason(err error) string {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return pe.Err.Error()
	}
	return err.Error()
}
