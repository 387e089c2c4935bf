package schema

import (
	"io"
	"strings"
	"unicode/utf8"

	"github.com/pare-dev/pare/internal/schema/sqlitefile"
	"github.com/pare-dev/pare/internal/source"
)

// magic lists what files begin with that hold a schema but are no SQL text.
var magic = [...]struct{ prefix, msg, hint string }{
	{"PGDMP", "is a pg_dump custom archive, expected SQL text", "dump with --format=plain, or turn it into SQL with pg_restore --file"},
	{"toc.dat\x00", "is a pg_dump tar archive, expected SQL text", "dump with --format=plain, or turn it into SQL with pg_restore --file"},
	{sqlitefile.Magic, "is a SQLite database compressed with gzip, which cannot be read in place", "decompress it"},
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
	// maxWhole is the size of the largest file that is read with all its rows.
	maxWhole = 1 << 20
)

// textOf is a file and what it says, in UTF-8 without a byte-order mark and
// without what a migration takes back. Of a large one, src is how it begins.
type textOf struct {
	file, src string
	large     *source.File
	stored    bool // src is what a database keeps of statements, and has no lines
}

// texts reads the files that say something. Problems say why one could not be
// read.
func texts(files []source.File) (out []textOf, problems []source.Problem) {
	read := make([]textOf, len(files))
	found := make([][]source.Problem, len(files))
	source.Each(len(files), func(i int) { read[i], found[i] = text(files[i]) })
	for i, t := range read {
		problems = append(problems, found[i]...)
		if t.src != "" || t.stored {
			out = append(out, t)
		}
	}
	return out, problems
}

func text(f source.File) (textOf, []source.Problem) {
	if f.Head(len(sqlitefile.Magic)) == sqlitefile.Magic {
		return database(f)
	}
	if calledDatabase(f) {
		p := flawOf(&flaw{msg: "is no SQLite database: it may be encrypted, or be another's", hint: "decrypt it first, or give the schema as SQL"}, f)
		return textOf{}, []source.Problem{p}
	}
	if len(f.Data) <= maxWhole && f.Held() && plain(f.Data) {
		return textOf{file: f.Name, src: forward(strings.TrimPrefix(f.Data, bom))}, nil
	}
	t := textOf{file: f.Name}
	in, err := unfold(f, usualLimits(), func(in *feed) error {
		var src strings.Builder
		for src.Len() <= maxWhole {
			piece, err := in.next()
			if err == io.EOF {
				t.src = src.String()
				return nil
			}
			if err != nil {
				return err
			}
			src.Write(piece)
		}
		t.src, t.large = src.String(), &f
		return nil
	})
	if err != nil {
		return textOf{}, []source.Problem{flawOf(err, f)}
	}
	if t.large != nil {
		return t, nil
	}
	return t, in.slips(f)
}

// read reads all of the text. A large one is condensed.
func (t textOf) read(d *dialect) (condensed, []source.Problem) {
	if t.large == nil {
		return condensed{src: changesets(t.src, d.name)}, nil
	}
	return readLarge(*t.large, d, usualLimits())
}

func readLarge(f source.File, d *dialect, l limits) (all condensed, problems []source.Problem) {
	var stop *source.Problem
	in, err := unfold(f, l, func(in *feed) (err error) {
		all, stop, err = condense(in, d, l)
		return err
	})
	if err != nil {
		return condensed{}, []source.Problem{flawOf(err, f)}
	}
	problems = in.slips(f)
	if stop != nil {
		stop.Span.File = f.Name
		problems = append(problems, *stop)
	}
	return all, problems
}

// plain reports whether the bytes are text in UTF-8 and nothing else.
func plain(data string) bool {
	for _, m := range magic {
		if strings.HasPrefix(data, m.prefix) {
			return false
		}
	}
	return strings.IndexByte(data, 0) < 0 && utf8.ValidString(data)
}

// unfold has a file read that is packed, or in another encoding, or large: twice
// where it turns out to be Windows-1252 throughout.
func unfold(f source.File, l limits, read func(*feed) error) (*feed, error) {
	content, err := f.Open()
	if err != nil {
		return nil, err
	}
	defer content.Close()
	in, err := newFeed(f, content, false, l)
	if err != nil {
		return nil, err
	}
	if err = read(in); err != errWindows {
		return in, err
	}
	if _, err := content.Seek(0, io.SeekStart); err != nil {
		return nil, err
	}
	slip := in.decoder.slip
	if in, err = newFeed(f, content, true, l); err != nil {
		return nil, err
	}
	in.decoder.slip = slip
	return in, read(in)
}
