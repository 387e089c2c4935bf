package text

import (
	"bytes"
	"encoding/binary"
	"io"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/pare-dev/pare/internal/schema/lex"
	"github.com/pare-dev/pare/internal/source"
)

// decoder reads the text of a file piece by piece, and gives it in UTF-8.
type decoder struct {
	r     io.Reader
	how   charset
	raw   []byte    // what was read
	n     int       // how much of raw is left from the last piece, at its beginning
	out   []byte    // the last piece
	at    lex.Place // where it begins
	slip  lex.Place // of the first byte that is no UTF-8, where there was one
	ended bool
}

// charset says how bytes stand for characters.
type charset uint8

const (
	lenient     charset = iota // UTF-8; bytes that are none, as in Windows-1252
	latin                      // Windows-1252
	utf16Little                // UTF-16, the lower byte first
	utf16Big
)

// flaw is why a file's text cannot be read, and where.
type flaw struct {
	at        source.Pos
	msg, hint string
}

func (f *flaw) Error() string { return f.msg }

const pieceSize = 64 << 10

func newDecoder(r io.Reader, how charset) *decoder {
	return &decoder{r: r, how: how, raw: make([]byte, pieceSize), at: lex.Begin()}
}

// next gives the next piece, which the call after it overwrites. The error is
// io.EOF behind the last.
func (d *decoder) next() ([]byte, error) {
	d.at.Over(d.out)
	d.out = d.out[:0]
	for len(d.out) == 0 && !d.ended {
		var err error
		for d.n < len(d.raw) && err == nil {
			var n int
			n, err = d.r.Read(d.raw[d.n:])
			d.n += n
		}
		if d.ended = err == io.EOF; err != nil && !d.ended {
			return nil, err
		}
		used := d.decode(d.raw[:d.n])
		d.n = copy(d.raw, d.raw[used:d.n])
	}
	if i := bytes.IndexByte(d.out, 0); i >= 0 {
		return nil, &flaw{d.place(i), "holds a NUL byte, expected SQL text", "save it as UTF-8 text"}
	}
	if d.ended && d.n > 0 {
		return nil, &flaw{msg: "is UTF-16 text that ends in the middle of a character", hint: "write it anew"}
	}
	if len(d.out) == 0 {
		return nil, io.EOF
	}
	return d.out, nil
}

// place is the place of an offset in the piece.
func (d *decoder) place(i int) source.Pos {
	at := d.at
	at.Over(d.out[:i])
	return source.Pos{Line: at.Line, Col: at.Col}
}

// decode makes a piece of bytes, and says how many of them it took. It leaves a
// character that goes on behind them, unless there is nothing.
func (d *decoder) decode(raw []byte) (used int) {
	switch d.how {
	case latin:
		for _, c := range raw {
			d.out = utf8.AppendRune(d.out, windows1252(c))
		}
		return len(raw)
	case lenient:
		return d.decodeUTF8(raw)
	}
	return d.decodeUTF16(raw)
}

func (d *decoder) decodeUTF8(raw []byte) int {
	end := len(raw)
	if !d.ended {
		for i := max(0, end-utf8.UTFMax+1); i < end; i++ {
			if utf8.RuneStart(raw[i]) && !utf8.FullRune(raw[i:]) {
				end = i
			}
		}
	}
	raw = raw[:end]
	if utf8.Valid(raw) {
		d.out = append(d.out, raw...)
		return end
	}
	for len(raw) > 0 {
		r, size := utf8.DecodeRune(raw)
		if r == utf8.RuneError && size == 1 {
			if d.slip.Line == 0 {
				d.slip = d.at
				d.slip.Over(d.out)
			}
			r = windows1252(raw[0])
		}
		d.out = utf8.AppendRune(d.out, r)
		raw = raw[size:]
	}
	return end
}

// decodeUTF16 makes U+FFFD of half a pair that stands alone.
func (d *decoder) decodeUTF16(raw []byte) int {
	var order binary.ByteOrder = binary.LittleEndian
	if d.how == utf16Big {
		order = binary.BigEndian
	}
	i := 0
	for ; i+1 < len(raw); i += 2 {
		r := rune(order.Uint16(raw[i:]))
		if utf16.IsSurrogate(r) {
			low := rune(0)
			if i+3 < len(raw) {
				low = rune(order.Uint16(raw[i+2:]))
			} else if !d.ended {
				return i
			}
			if r = utf16.DecodeRune(r, low); r != utf8.RuneError {
				i += 2
			}
		}
		d.out = utf8.AppendRune(d.out, r)
	}
	return i
}
