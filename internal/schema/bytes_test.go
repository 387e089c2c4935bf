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
		{"UTF-8 with a mark", bom + sql, want},
		{"gzip", zipped(sql), want},
		{"gzip in several members", zipped(sql[:20]) + zipped(sql[20:]), want},
		{"UTF-16 of little end", inUTF16(sql, false), want},
		{"UTF-16 of big end", inUTF16(sql, true), want},
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

// What unpacks to far more than SQL does is not read to its end.
func TestUnpackedSizeIsBounded(t *testing.T) {
	l := usualLimits()
	l.unpacked = 1 << 20
	for _, fill := range []string{" ", "\n", ";", "-", "a", "'"} {
		bomb := []byte(zipped("CREATE TABLE a (b int);\n" + strings.Repeat(fill, 8<<20)))
		_, problems := readLarge(source.NewFile("s.sql.gz", bomb), postgresDialect(), l)
		if len(problems) != 1 || problems[0].Error() != "s.sql.gz: incomplete: is compressed with gzip, and unpacks to more than 500 times its size, as no SQL does (look at what it holds)" {
			t.Errorf("%q: got %v", fill, problems)
		}
	}
}
