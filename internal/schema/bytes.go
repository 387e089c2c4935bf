package schema

import (
	"bytes"
	"math"
	"strings"
	"unicode/utf8"

	"github.com/pare-dev/pare/internal/schema/lex"
	"github.com/pare-dev/pare/internal/source"
)

// supported refuses a dialect that is named and that nothing here reads.
func supported(dialect string, files []source.File) *source.Problem {
	if dialect == "" || dialect == "postgres" {
		return nil
	}
	p := source.Problem{Kind: source.Incomplete, Msg: "dialect “" + dialect + "” is not supported yet"}
	p.Hint = source.DidYouMean(dialect, []string{"postgres"})
	if p.Hint == "" {
		p.Hint = "postgres is the one that is"
	}
	if len(files) > 0 {
		p.Span.File = files[0].Name
	}
	return &p
}

// magic lists what files begin with that hold a schema but are no SQL text.
var magic = [...]struct{ prefix, msg, hint string }{
	{"PGDMP", "is a pg_dump custom archive, expected SQL text", "dump with --format=plain, or turn it into SQL with pg_restore --file"},
	{"toc.dat\x00", "is a pg_dump tar archive, expected SQL text", "dump with --format=plain, or turn it into SQL with pg_restore --file"},
	{"SQLite format 3\x00", "is a SQLite database, expected SQL text", "write its schema with sqlite3 FILE .schema"},
	{"\x1f\x8b", "is compressed with gzip, expected SQL text", "decompress it"},
	{"\x28\xb5\x2f\xfd", "is compressed with zstd, expected SQL text", "decompress it"},
	{"\x04\x22\x4d\x18", "is compressed with lz4, expected SQL text", "decompress it"},
	{"\xfd7zXZ\x00", "is compressed with xz, expected SQL text", "decompress it"},
	{"BZh", "is compressed with bzip2, expected SQL text", "decompress it"},
	{"PK\x03\x04", "is a zip archive, expected SQL text", "unpack it"},
	{"\xff\xfe", "is UTF-16 text, expected UTF-8", "save it as UTF-8"},
	{"\xfe\xff", "is UTF-16 text, expected UTF-8", "save it as UTF-8"},
}

const bom = "\xef\xbb\xbf"

// unreadable says why a file cannot be SQL in UTF-8, or nil.
func unreadable(f source.File) *source.Problem {
	fail := func(at int, msg, hint string) *source.Problem {
		p := &source.Problem{Kind: source.Incomplete, Span: source.Span{Pos: source.Pos{File: f.Name}}, Msg: msg, Hint: hint}
		if at >= 0 {
			good := strings.TrimPrefix(string(f.Data[:at]), bom)
			p.Span.Line, p.Span.Col = lex.NewLines(good).Pos(len(good))
		}
		return p
	}
	for _, m := range magic {
		if bytes.HasPrefix(f.Data, []byte(m.prefix)) {
			return fail(-1, m.msg, m.hint)
		}
	}
	if len(f.Data) >= math.MaxInt32 {
		return fail(-1, "is larger than 2 GiB", "dump the schema alone, without data: pg_dump --schema-only")
	}
	if at := bytes.IndexByte(f.Data, 0); at >= 0 {
		return fail(at, "holds a NUL byte, expected SQL text", "save it as UTF-8 text")
	}
	if !utf8.Valid(f.Data) {
		at := 0
		for at < len(f.Data) {
			r, size := utf8.DecodeRune(f.Data[at:])
			if r == utf8.RuneError && size == 1 {
				break
			}
			at += size
		}
		return fail(at, "is not UTF-8 text", "save it as UTF-8, or dump with --encoding=UTF8")
	}
	return nil
}
