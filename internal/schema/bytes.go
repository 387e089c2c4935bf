package schema

import (
	"bytes"
	"compress/gzip"
	"io"
	"math"
	"strings"
	"unicode/utf8"

	"github.com/pare-dev/pare/internal/schema/lex"
	"github.com/pare-dev/pare/internal/source"
)

// magic lists what files begin with that hold a schema but are no SQL text.
var magic = [...]struct{ prefix, msg, hint string }{
	{"PGDMP", "is a pg_dump custom archive, expected SQL text", "dump with --format=plain, or turn it into SQL with pg_restore --file"},
	{"toc.dat\x00", "is a pg_dump tar archive, expected SQL text", "dump with --format=plain, or turn it into SQL with pg_restore --file"},
	{"SQLite format 3\x00", "is a SQLite database, expected SQL text", "write its schema with sqlite3 FILE .schema"},
	{gzipMagic, "is compressed with gzip more than once, expected SQL text", "decompress it"},
	{"\x28\xb5\x2f\xfd", "is compressed with zstd, expected SQL text", "decompress it, or compress it with gzip"},
	{"\x04\x22\x4d\x18", "is compressed with lz4, expected SQL text", "decompress it, or compress it with gzip"},
	{"\xfd7zXZ\x00", "is compressed with xz, expected SQL text", "decompress it, or compress it with gzip"},
	{"BZh", "is compressed with bzip2, expected SQL text", "decompress it, or compress it with gzip"},
	{"PK\x03\x04", "is a zip archive, expected SQL text", "unpack it"},
	{"\xff\xfe\x00\x00", "is UTF-32 text, which is not read", "save it as UTF-8"},
	{"\x00\x00\xfe\xff", "is UTF-32 text, which is not read", "save it as UTF-8"},
}

const (
	bom       = "\xef\xbb\xbf"
	gzipMagic = "\x1f\x8b"
	// maxBytes bounds a file, or what it unpacks to: places count in 32 bits.
	maxBytes = math.MaxInt32
)

// text is what a file says, in UTF-8 without a byte-order mark. It is "" where
// a problem says why it could not be read.
func text(f source.File) (string, []source.Problem) {
	fail := func(at source.Pos, msg, hint string) (string, []source.Problem) {
		at.File = f.Name
		return "", []source.Problem{{Kind: source.Incomplete, Span: source.Span{Pos: at}, Msg: msg, Hint: hint}}
	}
	data := f.Data
	if bytes.HasPrefix(data, []byte(gzipMagic)) {
		var msg, hint string
		if data, msg, hint = gunzip(data, maxBytes); msg != "" {
			return fail(source.Pos{}, msg, hint)
		}
	}
	for _, m := range magic {
		if bytes.HasPrefix(data, []byte(m.prefix)) {
			return fail(source.Pos{}, m.msg, m.hint)
		}
	}
	if utf16, ok := fromUTF16(data); ok {
		if len(data)%2 == 1 {
			return fail(source.Pos{}, "is UTF-16 text that ends in the middle of a character", "write it anew")
		}
		data = utf16
	}
	data = bytes.TrimPrefix(data, []byte(bom))
	if len(data) >= maxBytes {
		return fail(source.Pos{}, "is larger than 2 GiB", "dump the schema alone, without data: pg_dump --schema-only")
	}
	if at := bytes.IndexByte(data, 0); at >= 0 {
		return fail(place(data, at), "holds a NUL byte, expected SQL text", "save it as UTF-8 text")
	}
	if utf8.Valid(data) {
		return string(data), nil
	}
	at := place(data, invalid(data))
	named, known := encoding(data)
	if !known {
		return fail(at, "is text in "+named+", which is not read", "save it as UTF-8, or dump with --encoding=UTF8")
	}
	at.File = f.Name
	return fromWindows1252(data, named != ""), []source.Problem{{
		Kind: source.Warning, Span: source.Span{Pos: at}, Msg: "is not UTF-8 text, and was read as Windows-1252 (Latin-1)",
		Hint: "where names come out wrong, save it as UTF-8 or dump with --encoding=UTF8",
	}}
}

// place is the line and column of an offset before which all is UTF-8.
func place(data []byte, at int) source.Pos {
	good := string(data[:at])
	line, col := lex.NewLines(good).Pos(len(good))
	return source.Pos{Line: line, Col: col}
}

// invalid is the offset of the first byte that is no UTF-8.
func invalid(data []byte) int {
	at := 0
	for at < len(data) {
		r, size := utf8.DecodeRune(data[at:])
		if r == utf8.RuneError && size == 1 {
			break
		}
		at += size
	}
	return at
}

// gunzip unpacks a file, up to a limit. msg says what is wrong with it.
func gunzip(data []byte, limit int64) (unpacked []byte, msg, hint string) {
	broken := "is compressed with gzip, and broken: "
	r, err := gzip.NewReader(bytes.NewReader(data))
	if err == nil {
		var out bytes.Buffer
		_, err = io.Copy(&out, io.LimitReader(r, limit))
		unpacked = out.Bytes()
	}
	switch {
	case err == io.EOF || err == io.ErrUnexpectedEOF:
		return nil, broken + "it ends too early", "copy or dump it again"
	case err != nil:
		return nil, broken + strings.TrimPrefix(err.Error(), "gzip: "), "copy or dump it again"
	case int64(len(unpacked)) == limit:
		return nil, "is compressed with gzip, and larger than 2 GiB when it is unpacked", "dump the schema alone, without data: pg_dump --schema-only"
	}
	return unpacked, "", ""
}

// textOf is a file and what it says.
type textOf struct{ file, src string }

// texts reads the files that say something.
func texts(files []source.File) (out []textOf, problems []source.Problem) {
	for _, f := range files {
		src, found := text(f)
		problems = append(problems, found...)
		if src != "" {
			out = append(out, textOf{f.Name, src})
		}
	}
	return out, problems
}
