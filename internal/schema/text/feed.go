package text

import (
	"bufio"
	"compress/gzip"
	"errors"
	"io"
	"strings"

	"github.com/pare-dev/pare/internal/source"
)

// feed gives the text of a file piece by piece: unpacked, in UTF-8, without a
// byte-order mark, without what a migration takes back and without templates that
// stand for a schema.
type feed struct {
	decoder  *decoder
	head     []byte // the bytes that the file begins with
	sections sections
	text     []byte // what sections has not dealt with
	done     int    // how much of text it has dealt with, and was given
	windows  bool   // all of the file is Windows-1252
}

// errWindows asks to read the file again, as Windows-1252.
var errWindows = errors.New("is Windows-1252")

// headSize is how much of a file is looked at to tell what it is.
const headSize = 64 << 10

// newFeed starts to read a file. Its content is closed by who opened it.
func newFeed(f source.File, content io.Reader, windows bool, l Limits) (*feed, error) {
	r := bufio.NewReaderSize(content, headSize)
	if magic, _ := r.Peek(len(gzipMagic)); string(magic) == gzipMagic {
		z, err := gzip.NewReader(r)
		if err != nil {
			return nil, err
		}
		r = bufio.NewReaderSize(&bounded{r: z, packed: f.Size, most: int64(l.Unpacked)}, headSize)
	}
	head, err := r.Peek(headSize)
	if err != nil && err != io.EOF {
		return nil, err
	}
	for _, m := range magic {
		if strings.HasPrefix(string(head[:min(len(head), len(m.prefix))]), m.prefix) {
			return nil, &flaw{msg: m.msg, hint: m.hint}
		}
	}
	how, mark := charsetOf(head)
	if windows {
		how = latin
	}
	in := &feed{head: append([]byte(nil), head...), windows: windows}
	if _, err := r.Discard(mark); err != nil {
		return nil, err
	}
	in.decoder = newDecoder(r, how)
	return in, nil
}

// next gives the next piece, which the call after it overwrites. The error is
// io.EOF behind the last.
func (in *feed) next() ([]byte, error) {
	in.text = in.text[:copy(in.text, in.text[in.done:])]
	for {
		piece, err := in.decoder.next()
		if err != nil && err != io.EOF {
			return nil, err
		}
		if in.decoder.slip.Line > 0 && !in.windows {
			name, known := encoding(in.head)
			switch slip := in.decoder.slip; {
			case !known:
				return nil, &flaw{source.Pos{Line: slip.Line, Col: slip.Col}, "is text in " + name + ", which is not read", "save it as UTF-8, or dump with --encoding=UTF8"}
			case name != "":
				return nil, errWindows
			}
		}
		in.text = append(in.text, piece...)
		in.done = in.sections.blank(in.text, err == io.EOF)
		if in.done > 0 || err == io.EOF {
			if in.done == 0 {
				return nil, err
			}
			unfilled(in.text[:in.done])
			return in.text[:in.done], nil
		}
	}
}

// bounded refuses what unpacks to far more than SQL does: a small file that
// would keep the machine busy for hours.
type bounded struct {
	r          io.Reader
	packed, so int64
	most       int64 // what unpacks to no more is read all the same
}

// maxRatio is how many times its size a file may unpack to. Text that people and
// their tools write packs to no less than a hundredth.
const maxRatio = 500

func (b *bounded) Read(p []byte) (int, error) {
	n, err := b.r.Read(p)
	if b.so += int64(n); b.so > b.most && b.so/maxRatio > b.packed {
		return 0, &flaw{msg: "is compressed with gzip, and unpacks to more than 500 times its size, as no SQL does", hint: "look at what it holds"}
	}
	return n, err
}

// slips warns of bytes that are no UTF-8.
func (in *feed) slips(f source.File) []source.Problem {
	slip := in.decoder.slip
	if slip.Line == 0 {
		return nil
	}
	return []source.Problem{{
		Kind: source.Warning, Span: source.Span{Pos: source.Pos{File: f.Name, Line: slip.Line, Col: slip.Col}},
		Msg:  "is not UTF-8 text, and was read as Windows-1252 (Latin-1)",
		Hint: "where names come out wrong, save it as UTF-8 or dump with --encoding=UTF8",
	}}
}

// flawOf says in words why a file's text cannot be read.
func flawOf(err error, f source.File) source.Problem {
	const broken = "is compressed with gzip, and broken: "
	var w *flaw
	switch {
	case errors.As(err, &w):
	case f.Head(len(gzipMagic)) != gzipMagic:
		w = &flaw{msg: "cannot be read: " + source.Reason(err), hint: "check who may read it"}
	case err == io.EOF || err == io.ErrUnexpectedEOF:
		w = &flaw{msg: broken + "it ends too early", hint: "copy or dump it again"}
	default:
		w = &flaw{msg: broken + strings.TrimPrefix(err.Error(), "gzip: "), hint: "copy or dump it again"}
	}
	at := w.at
	at.File = f.Name
	return source.Problem{Kind: source.Incomplete, Span: source.Span{Pos: at}, Msg: w.msg, Hint: w.hint}
}
