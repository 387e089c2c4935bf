// Package golden holds whole outputs, for tests, against files that people can
// read. The program itself has no part in it.
package golden

import (
	"bytes"
	"flag"
	"io"
	"os"
	"strings"
	"testing"

	"github.com/jedib0t/go-pretty/v6/text"
)

var update = flag.Bool("update", false, "write the golden files anew")

// Update reports whether golden files are to be written anew: go test -update.
func Update() bool { return *update }

// Same holds an output against its file, or writes that anew.
func Same(t *testing.T, file string, got []byte) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s differs; run with -update to write it anew\ngot:\n%s\nwant:\n%s", file, got, want)
	}
}

// Written writes an output and holds it against its file. Writing it again has to
// give the same bytes; no line ends in blanks or is wider than width, where that is
// not 0.
func Written(t *testing.T, file string, width int, write func(io.Writer) error) {
	t.Helper()
	var first, second bytes.Buffer
	for _, b := range []*bytes.Buffer{&first, &second} {
		if err := write(b); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(first.Bytes(), second.Bytes()) {
		t.Error("two runs give different bytes")
	}
	for i, line := range strings.Split(strings.ReplaceAll(first.String(), "\r\n", "\n"), "\n") {
		if width > 0 && text.StringWidth(line) > width {
			t.Errorf("line %d is %d wide, expected at most %d: %s", i+1, text.StringWidth(line), width, line)
		}
		if strings.TrimRight(line, " ") != line {
			t.Errorf("line %d ends in blanks", i+1)
		}
	}
	Same(t, file, first.Bytes())
}
