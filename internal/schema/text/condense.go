package text

import (
	"bytes"
	"io"
	"strings"

	"github.com/pare-dev/pare/internal/schema/lex"
	"github.com/pare-dev/pare/internal/source"
)

// condenser takes a text that may be larger than memory and keeps what matters
// to tables. What only fills them is left out: INSERT and the like, the rows
// behind a COPY. It looks at the text through a window, which starts where a
// statement does and grows where one is longer.
type condenser struct {
	in     *feed
	rest   []byte // what in gave, behind the window
	limits Limits
	d      Dialect
	sc     *lex.Scanner
	out    []byte
	gaps   []lex.Gap
	win    []byte    // the window
	text   string    // the same
	pos    int       // where in the window the statement starts
	place  lex.Place // of pos
	cuts   []lex.Gap // what was cut out of the statement
	eof    bool      // nothing comes behind the window
	size   int       // what the window is filled up to
	left   statements
	filler filler // the last
}

// Limits of what Condense holds of a file, in bytes.
type Limits struct {
	Window    int // how much of the text is looked at, unless a statement is longer
	Statement int // the longest statement that is read, what fills tables aside
	Kept      int // how much may be kept
	Unpacked  int // what a packed file may unpack to, however small it is
}

func usualLimits() Limits {
	return Limits{Window: 512 << 10, Statement: 4 << 20, Kept: 128 << 20, Unpacked: 64 << 20}
}

// Condensed is a text that something was left out of, and where: Gaps are in
// the order of Src, of which they give offsets in bytes, and say where in the file
// the text goes on behind each. lex.NewLinesOf makes places of both.
type Condensed struct {
	Src  string
	Gaps []lex.Gap
}

// condense reads all of a feed. Where it has to stop before the end, the problem
// says why.
func condense(in *feed, d Dialect, l Limits) (Condensed, *source.Problem, error) {
	c := &condenser{in: in, limits: l, d: d, sc: lex.Part(d.Lex), place: lex.Begin(), size: l.Window}
	var stop *source.Problem
	for stop == nil {
		before := *c.sc
		found := c.sc.Scan()
		st := c.sc.Statement()
		switch {
		case !c.eof && !c.sc.Decided():
			c.leftOut()
			switch full := len(c.win)-c.pos >= c.size; {
			case full && !found: // there are blanks alone
				c.drop(len(c.win)-1, statements{})
			case full && !c.shorten(st):
				if c.size *= 2; c.size > l.Statement {
					stop = c.tooLong(st)
				}
			}
			*c.sc = before
			if err := c.fill(); err != nil {
				return Condensed{}, nil, err
			}
			continue
		case !found:
			c.leftOut()
			return Condensed{string(c.out), c.gaps}, nil, nil
		case c.fills(st):
			c.leave(st)
			c.size = l.Window
			continue
		default:
			c.leftOut()
			c.keep(c.sc.End())
		}
		if st.Rows {
			if err := c.dropRows(); err != nil {
				return Condensed{}, nil, err
			}
		}
		c.size = l.Window
		if len(c.out) > l.Kept {
			stop = c.stopped(c.place, "holds more than "+megabytes(l.Kept)+" that are no rows, and is not read from here on", "name the file that holds the schema")
		}
	}
	return Condensed{string(c.out), c.gaps}, stop, nil
}

// behind is how much stays in the window of what is behind: the scanner looks
// back to see whether a line begins.
const behind = 64

// fill drops what is behind from the window, and reads on.
func (c *condenser) fill() error {
	gone := max(0, c.pos-behind)
	for i := range c.cuts {
		c.cuts[i].At -= int32(gone)
	}
	c.win = c.win[:copy(c.win, c.win[gone:])]
	c.pos -= gone
	for len(c.win) < c.pos+c.size && !c.eof {
		if len(c.rest) == 0 {
			var err error
			c.rest, err = c.in.next()
			if c.eof = err == io.EOF; err != nil && !c.eof {
				return err
			}
		}
		n := min(len(c.rest), c.pos+c.size-len(c.win))
		c.win, c.rest = append(c.win, c.rest[:n]...), c.rest[n:]
	}
	c.text = string(c.win)
	c.sc.Continue(c.text, c.pos)
	return nil
}

// keep takes the window up to an offset over.
func (c *condenser) keep(end int) {
	for len(c.cuts) > 0 && int(c.cuts[0].At) <= end {
		cut := c.cuts[0]
		c.cuts = c.cuts[1:]
		c.out = append(c.out, c.text[c.pos:cut.At]...)
		c.gaps = append(c.gaps, lex.Gap{At: int32(len(c.out)), Place: cut.Place})
		c.pos, c.place = int(cut.At), cut.Place
	}
	c.out = append(c.out, c.text[c.pos:end]...)
	c.pos, c.place = end, c.placeOf(end)
}

// placeOf is the place of an offset behind pos and all cuts before it.
func (c *condenser) placeOf(at int) lex.Place {
	from, place := c.pos, c.place
	for _, cut := range c.cuts {
		if int(cut.At) <= at {
			from, place = int(cut.At), cut.Place
		}
	}
	place.Over(c.win[from:at])
	if at < len(c.win) {
		place = place.Before(c.win[at])
	}
	return place
}

// statements is a run of statements that are left out together, for there may be
// many.
type statements struct {
	end   int  // where the last one ends; 0 for none
	batch bool // one of them ends a batch
	last  bool // the last one does
}

// leave marks a statement to be left out.
func (c *condenser) leave(st *lex.Statement) {
	c.left = statements{end: c.sc.End(), batch: c.left.batch || st.Batch, last: st.Batch}
}

// leftOut leaves the marked statements out.
func (c *condenser) leftOut() {
	if c.left.end > 0 {
		c.drop(c.left.end, c.left)
		c.left = statements{}
	}
}

// filler is what stands in the condensed text for something that was left out.
type filler struct {
	at          int // where it begins
	line        int // where that was
	ends, batch bool
}

// drop leaves the window up to an offset out: statements, or else what stands
// between them. What stands for it ends the statement before it where only the
// next one would, and leaves what begins a line at the beginning of one.
func (c *condenser) drop(end int, of statements) {
	if end == c.pos {
		return
	}
	to := c.placeOf(end)
	last := len(c.gaps) - 1
	if last < 0 || int(c.gaps[last].At) < len(c.out) || c.filler.at == len(c.out) {
		c.filler = filler{at: len(c.out), line: c.place.Line}
		c.gaps = append(c.gaps, lex.Gap{})
		last++
	}
	f := &c.filler
	c.out = c.out[:f.at]
	f.ends = f.ends || of.end > 0 && c.d.Lex.Begins != nil
	f.batch = f.batch || of.batch
	if f.ends {
		c.out = append(c.out, "\n;"...)
	}
	if f.batch {
		c.out = append(c.out, "\nGO"...)
	}
	if !of.last {
		switch {
		case to.Line > f.line || f.batch:
			c.out = append(c.out, '\n')
		default:
			c.out = append(c.out, ' ')
		}
		if !c.beginsLine(end, to) {
			c.out = append(c.out, "/**/"...)
		}
	}
	c.gaps[last] = lex.Gap{At: int32(len(c.out)), Place: to}
	for len(c.cuts) > 0 && int(c.cuts[0].At) <= end {
		c.cuts = c.cuts[1:]
	}
	c.pos, c.place = end, to
}

// beginsLine reports whether only blanks stand before the offset on its line.
func (c *condenser) beginsLine(at int, place lex.Place) bool {
	blanks := 0
	for at > blanks && strings.IndexByte(" \t\f\v", c.win[at-1-blanks]) >= 0 {
		blanks++
	}
	return blanks >= place.Col-1
}

// dropRows leaves the rows out that follow a COPY, up to the line that ends them.
func (c *condenser) dropRows() error {
	for {
		end := len(c.win)
		if n := bytes.Index(c.win[c.pos:], []byte("\n\\.")); n >= 0 {
			end = c.pos + n
			line := end + 3
			for line < len(c.win) && strings.IndexByte(" \t\r", c.win[line]) >= 0 {
				line++
			}
			switch ends := line == len(c.win); {
			case ends && c.eof || !ends && c.win[line] == '\n':
				c.drop(end, statements{})
				c.keep(line)
				c.sc.Continue(c.text, c.pos)
				return nil
			case !ends || line-end > c.limits.Statement:
				c.drop(end+1, statements{})
				continue
			}
		} else if !c.eof {
			end -= min(end-c.pos, 2) // the line may begin here
		}
		c.drop(end, statements{})
		if c.eof {
			c.sc.Continue(c.text, c.pos)
			return nil
		}
		c.size = max(c.limits.Window, 2*(len(c.win)-c.pos))
		if err := c.fill(); err != nil {
			return err
		}
	}
}
