package schema

import (
	"bytes"
	"compress/gzip"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/pare-dev/pare/internal/source"
)

func zipped(text string) string {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	w.Write([]byte(text))
	w.Close()
	return b.String()
}

// inUTF16 is text in UTF-16 with a byte-order mark.
func inUTF16(text string, big bool) string {
	var b []byte
	for _, u := range utf16.Encode([]rune("\ufeff" + text)) {
		if big {
			b = append(b, byte(u>>8), byte(u))
		} else {
			b = append(b, byte(u), byte(u>>8))
		}
	}
	return string(b)
}

// The same table, however its file is kept. Places are those that an editor
// shows.
func TestFilesAsTheyAreFound(t *testing.T) {
	const sql = "-- größe 😀\nCREATE TABLE \"größe\" (\"straße\" int, mail text);\n"
	const want = "größe @2:14\n  straße int @2:23-31\n  mail text @2:37-41\n"
	latin := strings.NewReplacer("ö", "\xf6", "ß", "\xdf", "😀", "\x80").Replace(sql)
	const warning = ": warning: is not UTF-8 text, and was read as Windows-1252 (Latin-1)\n"
	for _, tc := range []struct{ name, data, want string }{
		{"UTF-8", sql, want},
		{"UTF-8 with a mark", "\xef\xbb\xbf" + sql, want},
		{"gzip", zipped(sql), want},
		{"gzip in several members", zipped(sql[:20]) + zipped(sql[20:]), want},
		{"UTF-16 of little end", inUTF16(sql, false), want},
		{"UTF-16 of big end", inUTF16(sql, true), want},
		{"UTF-16 of little end without a mark", inUTF16(sql, false)[2:], want},
		{"UTF-16 of big end without a mark", inUTF16(sql, true)[2:], want},
		{"lines of an old Mac", strings.ReplaceAll(sql, "\n", "\r"), want},
		{"lines of Windows", strings.ReplaceAll(sql, "\n", "\r\n"), want},
		{"UTF-16 in gzip", zipped(inUTF16(sql, false)), want},
		{"UTF-16 with half a pair", inUTF16(sql+"-- ", false) + "\x3d\xd8", want},
		{"Latin-1", latin, want + "s.sql:1:6" + warning},
		{"Latin-1 in gzip", zipped(latin), want + "s.sql:1:6" + warning},
		{"Latin-1 with lines of Windows", strings.ReplaceAll(latin, "\n", "\r\n"), want + "s.sql:1:6" + warning},
		{"UTF-8 with a slip", sql + "-- \xff", want + "s.sql:3:4" + warning},
		{"Latin-1 that looks like UTF-8 in part", "SET client_encoding = 'LATIN1';\nCREATE TABLE a (\"\xc3\xbc\xfc\" int);",
			"a @2:14\n  Ã¼ü int @2:17-22\ns.sql:2:19" + warning},
		{"Windows-1252", "CREATE TABLE a (\"\x80\x93\" int);", "a @1:14\n  €“ int @1:17-21\ns.sql:1:18" + warning},
	} {
		ds, problems := Read("shop", "", []source.File{source.NewFile("s.sql", []byte(tc.data))})
		if got := show(ds, problems); got != tc.want {
			t.Errorf("%s: got:\n%s\nwant:\n%s", tc.name, got, tc.want)
		}
	}
}

// What a large file is written in is told as it is of a small one, wherever it
// shows; what cannot be read is said.
func TestLargeFilesAsTheyAreFound(t *testing.T) {
	const sql = "CREATE TABLE a (b int);\n"
	const want = "a @1:14\n  b int @1:17-18\n"
	rows := strings.Repeat("INSERT INTO a VALUES (1); -- x\n", 50_000)
	const warning = "s.sql:50002:4: warning: is not UTF-8 text, and was read as Windows-1252 (Latin-1)\n"
	packed := zipped(sql + rows + rows)
	for _, tc := range []struct{ name, data, want string }{
		{"UTF-8", sql + rows, want},
		{"gzip", packed, want},
		{"gzip in two members", zipped(sql) + zipped(rows), want},
		{"gzip cut short", packed[:len(packed)-5], "s.sql: incomplete: is compressed with gzip, and broken: it ends too early\n"},
		{"gzip cut shorter", packed[:100], "s.sql: incomplete: is compressed with gzip, and broken: it ends too early\n"},
		{"gzip twice", zipped(packed), "s.sql: incomplete: is compressed with gzip more than once, expected SQL text\n"},
		{"UTF-16", inUTF16(sql+rows, false), want},
		{"UTF-16 cut short", inUTF16(sql+rows, false)[:99_999], "s.sql: incomplete: is UTF-16 text that ends in the middle of a character\n"},
		{"Latin-1 at the end", sql + rows + "-- \xff\n", want + warning},
		{"Latin-1, as it says", "CREATE TABLE a (\"\xc3\xbc\" int); SET client_encoding = 'LATIN1';\n" + rows + "-- \xff\n", "a @1:14\n  Ã¼ int @1:17-21\n" + warning},
		{"EUC, as it says", "SET client_encoding = 'EUC_JP';\n" + rows + "-- \xff\n", "s.sql:50002:4: incomplete: is text in EUC_JP, which is not read\n"},
		{"a NUL byte", sql + rows + "--\x00", "s.sql:50002:3: incomplete: holds a NUL byte, expected SQL text\n"},
		{"zeros", strings.Repeat("\x00", 2<<20), "s.sql:1:1: incomplete: holds a NUL byte, expected SQL text\n"},
		{"a migration taken back", "-- +goose Up\n" + sql + rows + "-- +goose Down\n" + rows + "DROP TABLE a;\n", strings.ReplaceAll(want, "@1", "@2")},
	} {
		ds, problems := Read("shop", "postgres", []source.File{source.NewFile("s.sql", []byte(tc.data))})
		if got := show(ds, problems); got != tc.want {
			t.Errorf("%s: got:\n%s\nwant:\n%s", tc.name, got, tc.want)
		}
	}
}
