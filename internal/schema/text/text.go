// Package text gives what files say, however they are kept: packed, in other
// encodings, as databases, or larger than memory. Places are those that an editor
// shows.
package text

import (
	"io"
	"strings"
	"unicode/utf8"

	"github.com/pare-dev/pare/internal/schema/lex"
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
	maxWhole = 8 << 20
)

// Text is a file and what it says, in UTF-8 without a byte-order mark and
// without what a migration takes back. Of a large one, Src is how it begins, some
// mebibytes.
type Text struct {
	File   string // its name
	Src    string
	Stored bool // Src is what a database keeps of statements, and has no lines
	large  *source.File
}

// Dialect is what there is to know of the SQL that a text is written in.
type Dialect struct {
	Name string // as users write it: postgres
	Lex  lex.Dialect
	// Fills reports whether a statement, whose tokens are those of src, only fills
	// tables or says nothing else that matters, so that it need not be kept. It is
	// asked about beginnings of long statements too.
	Fills func(src string, st *lex.Statement) bool
}

// Read reads the files that say something, in their order. Problems, which are
// incomplete or warnings, say why one could not be read or was read by guess.
func Read(files []source.File) (out []Text, problems []source.Problem) {
	texts := make([]Text, len(files))
	found := make([][]source.Problem, len(files))
	source.Each(len(files), func(i int) { texts[i], found[i] = readFile(files[i]) })
	for i, t := range texts {
		problems = append(problems, found[i]...)
		if t.Src != "" || t.Stored {
			out = append(out, t)
		}
	}
	return out, problems
}

func readFile(f source.File) (Text, []source.Problem) {
	if f.Head(len(sqlitefile.Magic)) == sqlitefile.Magic {
		return database(f)
	}
	if calledDatabase(f) {
		p := flawOf(&flaw{msg: "is no SQLite database: it may be encrypted, or be another's", hint: "decrypt it first, or give the schema as SQL"}, f)
		return Text{}, []source.Problem{p}
	}
	if len(f.Data) <= maxWhole && f.Held() && plain(f.Data) {
		return Text{File: f.Name, Src: filled(forward(strings.TrimPrefix(f.Data, bom)))}, nil
	}
	t := Text{File: f.Name}
	in, err := unfold(f, usualLimits(), func(in *feed) error {
		var src strings.Builder
		for src.Len() <= maxWhole {
			piece, err := in.next()
			if err == io.EOF {
				t.Src = src.String()
				return nil
			}
			if err != nil {
				return err
			}
			src.Write(piece)
		}
		t.Src, t.large = src.String(), &f
		return nil
	})
	if err != nil {
		return Text{}, []source.Problem{flawOf(err, f)}
	}
	if t.large != nil {
		return t, nil
	}
	return t, in.slips(f)
}

// Whole reads all of the text. Of a large one, what only fills tables is left
// out. What is not for the dialect is blank. A problem is incomplete where the
// text was not read to its end.
func (t Text) Whole(d Dialect) (Condensed, []source.Problem) {
	if t.large == nil {
		return Condensed{Src: changesets(t.Src, d.Name)}, nil
	}
	return Condense(*t.large, d, usualLimits())
}

// Condense reads a file of any size and leaves out what only fills tables, as
// Text.Whole does of a large one. No more of the file than the limits say is held.
func Condense(f source.File, d Dialect, l Limits) (all Condensed, problems []source.Problem) {
	var stop *source.Problem
	in, err := unfold(f, l, func(in *feed) (err error) {
		all, stop, err = condense(in, d, l)
		return err
	})
	if err != nil {
		return Condensed{}, []source.Problem{flawOf(err, f)}
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
func unfold(f source.File, l Limits, read func(*feed) error) (*feed, error) {
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
