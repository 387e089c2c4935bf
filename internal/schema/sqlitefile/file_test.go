package sqlitefile

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func bytesOf(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func part(data []byte) Part { return Part{bytes.NewReader(data), int64(len(data))} }

// read renders the entries one a line, with long statements cut, and the error.
func read(db, wal []byte) string {
	var log *Part
	if wal != nil {
		p := part(wal)
		log = &p
	}
	entries, err := Read(part(db), log)
	var b strings.Builder
	for _, e := range entries {
		sql := e.SQL
		if len(sql) > 200 {
			sql = fmt.Sprintf("%s…%s (%d)", sql[:20], sql[len(sql)-12:], len(sql))
		}
		fmt.Fprintf(&b, "%s %s %s: %s\n", e.Type, e.Name, e.Table, sql)
	}
	if err != nil {
		fmt.Fprintf(&b, "%v\n", err)
	}
	return b.String()
}

func TestRead(t *testing.T) {
	const texts = `table größe größe: CREATE TABLE "größe" ("naïve €😀" TEXT DEFAULT 'ü')
index i größe: CREATE INDEX i ON "größe" ("naïve €😀")
table secret secret: CREATE TABLE secret (word TEXT UNIQUE)
index sqlite_autoindex_secret_1 secret: 
`
	var many strings.Builder
	for i := range 60 {
		fmt.Fprintf(&many, "table table_%[1]d table_%[1]d: CREATE TABLE table_%[1]d (id INTEGER PRIMARY KEY, email TEXT)\n", i+1)
	}
	many.WriteString("table long long: CREATE TABLE long (f…, last TEXT) (7246)\n")
	for name, want := range map[string]string{
		"UTF-8.db": texts, "UTF-16le.db": texts, "UTF-16be.db": texts,
		"many.db": many.String(),
		"log.db":  "table a a: CREATE TABLE a (b INT)\n",
	} {
		if got := read(bytesOf(t, name), nil); got != want {
			t.Errorf("%s: got\n%s\nwant\n%s", name, got, want)
		}
	}
}

func TestLog(t *testing.T) {
	db, wal := bytesOf(t, "log.db"), bytesOf(t, "log.db-wal")
	changed := func(at int, to byte) []byte {
		out := bytes.Clone(wal)
		out[at] ^= to
		return out
	}
	const (
		frame = logFrame + 512
		none  = "table a a: CREATE TABLE a (b INT)\n"
		first = none + "table c c: CREATE TABLE c (d INT)\n"
		both  = "table a a: CREATE TABLE a (b INT, e TEXT)\ntable c c: CREATE TABLE c (d INT)\n"
	)
	for _, tc := range []struct {
		name string
		wal  []byte
		want string
	}{
		{"all of it", wal, both},
		{"what an earlier use left behind it", append(bytes.Clone(wal), wal[logHeader:]...), both},
		{"the last commit is torn", wal[:len(wal)-1], first},
		{"the last commit was not written as it was meant", changed(len(wal)-1, 1), first},
		{"the first commit is torn", wal[:logHeader+frame], none},
		{"another salt", changed(logHeader+8, 1), none},
		{"a header with another sum", changed(24, 1), none},
		{"no header yet", wal[:10], none},
		{"nothing yet", []byte{}, none},
		{"no log at all", []byte(strings.Repeat("x", 1000)), none},
	} {
		if got := read(db, tc.wal); got != tc.want {
			t.Errorf("%s: got\n%s\nwant\n%s", tc.name, got, tc.want)
		}
	}
	if got := read(bytesOf(t, "UTF-8.db"), wal); !strings.Contains(got, "table c c") {
		t.Errorf("the log's first page does not count: %s", got)
	}
}

func TestDamage(t *testing.T) {
	many := bytesOf(t, "many.db")
	// The root is an interior page whose first cell leads to the page at 4.
	root := int(binary.BigEndian.Uint16(many[headerSize+12:]))
	set := func(at int, with ...byte) []byte {
		out := bytes.Clone(many)
		copy(out[at:], with)
		return out
	}
	for _, tc := range []struct {
		name string
		db   []byte
		want string
	}{
		{"nothing but the magic", many[:16], "is cut short: it has 16 bytes, fewer than its header"},
		{"a page size of 0", set(16, 0, 0), "is damaged: its header gives no page size, or another than its write-ahead log"},
		{"a page size of 1000", set(16, 3, 232), "is damaged: its header gives no page size, or another than its write-ahead log"},
		{"no room on pages", set(20, 200), "is damaged: its header leaves 312 bytes of a page for content"},
		{"a header that is none", set(21, 1, 2, 3), "is damaged or encrypted: its header is not one that SQLite writes"},
		{"a later form", set(19, 3), "is written in a form of SQLite's files that is not known"},
		{"an encoding that is none", set(56, 0, 0, 0, 9), "is damaged: its header gives no encoding of text that there can be"},
		{"a root of another kind", set(headerSize, 2), "is damaged: page 1, of kind 2, is none that a table consists of"},
		{"too many cells", set(headerSize+3, 255, 255), "is damaged: page 1 has 65535 cells, more than there is room for"},
		{"a cell outside of its page", set(headerSize+12, 255, 255), "is damaged: a cell of page 1 lies outside of it"},
		{"a ring of pages", set(root, 0, 0, 0, 1), "is damaged: its pages lead to page 1, which cannot be"},
		{"a page behind the end", set(root, 0, 255, 0, 1), "is cut short: page 16711681 of its schema lies behind its end"},
		{"cut in the schema", many[:1024], "is cut short: page "},
		{"cut behind the schema", bytesOf(t, "UTF-8.db")[:2048], "is cut short: it has 2048 bytes, fewer than its 5 pages of 512 bytes"},
	} {
		if got := read(tc.db, nil); !strings.Contains(got, tc.want) {
			t.Errorf("%s: got\n%s\nwant\n%s", tc.name, got, tc.want)
		}
	}
	for at := 0; at < len(many); at += 41 { // whatever one byte is, the reader comes back
		read(set(at, many[at]^0xff), nil)
	}
}

// watched notes what is read of a file.
type watched struct {
	data []byte
	read []bool
}

func (w *watched) ReadAt(p []byte, at int64) (int, error) {
	for i := range p {
		w.read[int(at)+i] = true
	}
	return bytes.NewReader(w.data).ReadAt(p, at)
}

func TestNoRowIsRead(t *testing.T) {
	data := bytesOf(t, "UTF-8.db")
	w := &watched{data, make([]bool, len(data))}
	if _, err := Read(Part{w, int64(len(data))}, nil); err != nil {
		t.Fatal(err)
	}
	pages := 0
	for at := 0; at < len(data); at += 512 {
		if w.read[at] {
			pages++
		}
	}
	if pages != 1 { // the schema's
		t.Errorf("%d pages were read", pages)
	}
	at := bytes.Index(data, []byte("never read"))
	if at < 0 || w.read[at] {
		t.Errorf("a row at %d was read", at)
	}
}

func TestHot(t *testing.T) {
	for head, want := range map[string]bool{"": false, "\xd9\xd5\x05\xf9\x20\xa1\x63\xd7": true, "\x00\x00\x00\x00": false} {
		if got := Hot(head); got != want {
			t.Errorf("%q: %v", head, got)
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, name := range []string{"UTF-8.db", "UTF-16le.db", "UTF-16be.db"} {
		f.Add(bytesOf(f, name), []byte(nil))
	}
	f.Add(bytesOf(f, "many.db")[:4096], []byte(nil))
	f.Add(bytesOf(f, "log.db"), bytesOf(f, "log.db-wal"))
	f.Fuzz(func(t *testing.T, db, wal []byte) {
		first, second := read(db, wal), read(db, wal)
		if first != second {
			t.Error("two readings differ")
		}
	})
}
