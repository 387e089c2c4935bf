// Package sqlitefile reads the schema of a SQLite database from its file: the
// rows of sqlite_schema, and no row of any other table. It reads nothing of the
// file but its header and the pages that hold them.
package sqlitefile

import (
	"encoding/binary"
	"fmt"
	"io"
)

// Magic is what the file of a SQLite database begins with.
const Magic = "SQLite format 3\x00"

// Entry is one row of sqlite_schema. SQL is the statement that made it, as the
// database keeps it, and empty for what SQLite made by itself.
type Entry struct {
	Type, Name, Table, SQL string
}

// Part is a file, and how many bytes it has.
type Part struct {
	io.ReaderAt
	Size int64
}

// Damage says what is wrong with a file, and what to do about it.
type Damage struct{ Msg, Hint string }

func (d *Damage) Error() string { return d.Msg }

const repair = "check it with sqlite3 FILE 'PRAGMA integrity_check', or take a copy that is whole"

func damaged(format string, args ...any) error {
	return &Damage{"is damaged: " + fmt.Sprintf(format, args...), repair}
}

func short(format string, args ...any) error {
	return &Damage{"is cut short: " + fmt.Sprintf(format, args...), "copy it again, with sqlite3 FILE .backup where it is in use"}
}

// headerSize is the size of the header that the first page begins with.
const headerSize = 100

// file is a database whose pages can be read.
type file struct {
	db       Part
	log      *log // what was written behind the file's back; nil for none
	pageSize int64
	usable   int  // bytes of a page that hold content
	encoding byte // of text: 1 is UTF-8, 2 and 3 are UTF-16, little end first and big end first
	seen     map[uint32]bool
	budget   int64 // bytes of rows that may still be read
}

// maxSchema bounds the rows of the schema, all of them together.
const maxSchema = 256 << 20

// Read reads the schema of a database, as one who opens it would see it. wal is
// the write-ahead log beside it, nil where there is none. With an error it gives
// the entries that were read all the same.
func Read(db Part, wal *Part) ([]Entry, error) {
	f := &file{db: db, seen: map[uint32]bool{}, budget: maxSchema}
	head := make([]byte, headerSize)
	if _, err := io.ReadFull(io.NewSectionReader(db, 0, headerSize), head); err != nil {
		return nil, short("it has %d bytes, fewer than its header", db.Size)
	}
	f.pageSize = pageSizeOf(head)
	if wal != nil {
		var err error
		if f.log, err = readLog(*wal); err != nil {
			return nil, err
		}
	}
	if f.log != nil {
		f.pageSize = f.log.pageSize
	}
	if f.log.has(1) {
		if _, err := f.log.ReadAt(head, f.log.pages[1]); err != nil {
			return nil, unreadable(err)
		}
	}
	if err := f.header(head); err != nil {
		return nil, err
	}
	var out []Entry
	err := f.walk(1, 0, func(record []byte) error {
		e, err := f.entry(record)
		if err == nil {
			out = append(out, e)
		}
		return err
	})
	if err == nil {
		err = f.whole(head)
	}
	return out, err
}

// pageSizeOf is the page size that a header gives; 0 where it is none.
func pageSizeOf(head []byte) int64 {
	size := int64(binary.BigEndian.Uint16(head[16:]))
	if size == 1 {
		size = 65536
	}
	if size < 512 || size&(size-1) != 0 {
		return 0
	}
	return size
}

// header checks the header and takes what reading depends on from it.
func (f *file) header(head []byte) error {
	switch {
	case string(head[:len(Magic)]) != Magic:
		return damaged("its first page does not begin as that of a database")
	case f.pageSize == 0 || f.pageSize != pageSizeOf(head):
		return damaged("its header gives no page size, or another than its write-ahead log")
	case head[21] != 64 || head[22] != 32 || head[23] != 32:
		return &Damage{"is damaged or encrypted: its header is not one that SQLite writes", "decrypt it first, or write its schema with .schema of the shell that can open it"}
	case head[19] > 2:
		return &Damage{"is written in a form of SQLite's files that is not known", "write its schema with sqlite3 FILE .schema"}
	}
	f.usable = int(f.pageSize) - int(head[20])
	if f.usable < 480 {
		return damaged("its header leaves %d bytes of a page for content", f.usable)
	}
	switch n := binary.BigEndian.Uint32(head[56:]); n {
	case 0, 1, 2, 3:
		f.encoding = byte(n)
	default:
		return damaged("its header gives no encoding of text that there can be")
	}
	return nil
}

// whole compares the number of pages that the header gives with the file.
// Without it, a file that was cut behind its schema would look whole.
func (f *file) whole(head []byte) error {
	if f.log != nil || binary.BigEndian.Uint32(head[24:]) != binary.BigEndian.Uint32(head[92:]) {
		return nil
	}
	if pages := int64(binary.BigEndian.Uint32(head[28:])); pages > f.db.Size/f.pageSize {
		return short("it has %d bytes, fewer than its %d pages of %d bytes", f.db.Size, pages, f.pageSize)
	}
	return nil
}

// page reads a page. Each is read once at most, so that no ring of pages keeps
// the reader for ever.
func (f *file) page(n uint32) ([]byte, error) {
	if n == 0 || f.seen[n] {
		return nil, damaged("its pages lead to page %d, which cannot be", n)
	}
	f.seen[n] = true
	buf := make([]byte, f.pageSize)
	if f.log.has(n) {
		if _, err := f.log.ReadAt(buf, f.log.pages[n]); err != nil {
			return nil, unreadable(err)
		}
		return buf[:f.usable], nil
	}
	at := int64(n-1) * f.pageSize
	if at+f.pageSize > f.db.Size {
		return nil, short("page %d of its schema lies behind its end", n)
	}
	if _, err := f.db.ReadAt(buf, at); err != nil && err != io.EOF {
		return nil, unreadable(err)
	}
	return buf[:f.usable], nil
}

func unreadable(err error) error {
	return &Damage{"cannot be read: " + err.Error(), "check who may read it"}
}
