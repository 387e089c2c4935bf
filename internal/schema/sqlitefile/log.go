package sqlitefile

import (
	"bufio"
	"encoding/binary"
	"io"
)

// log is a write-ahead log: where in it the last committed content of each page
// stands. Until it is copied into the file, that counts and not the file's.
type log struct {
	Part
	pageSize int64
	pages    map[uint32]int64
}

func (l *log) has(n uint32) bool { return l != nil && l.pages[n] > 0 }

const (
	logMagic   = 0x377f0682 // or one more, where sums are taken of words with the big end first
	logHeader  = 32
	logFrame   = 24
	logVersion = 3007000
)

// readLog reads a log up to the last commit before its first frame that is not
// valid: what is behind is left from an earlier use of the log, or was never
// finished. It is nil where nothing in it counts.
func readLog(p Part) (*log, error) {
	r := bufio.NewReaderSize(io.NewSectionReader(p, 0, p.Size), 1<<16)
	head := make([]byte, logHeader)
	if _, err := io.ReadFull(r, head); err != nil {
		return nil, nil // it was made, and not written yet
	}
	word := binary.BigEndian.Uint32
	magic := word(head)
	size := int64(word(head[8:]))
	sum := checksum{big: magic&1 == 1}
	sum.add(head[:24])
	switch {
	case magic&^1 != logMagic || !sum.is(head[24:]):
		return nil, nil
	case word(head[4:]) != logVersion:
		return nil, &Damage{"has a write-ahead log in a form that is not known", "open it once with the sqlite3 that wrote it, and close it"}
	case size < 512 || size > 65536 || size&(size-1) != 0:
		return nil, nil
	}
	l := &log{Part: p, pageSize: size, pages: map[uint32]int64{}}
	salt := string(head[16:24])
	type frame struct {
		page uint32
		at   int64
	}
	var open []frame // not committed yet
	buf := make([]byte, logFrame+size)
	for at := int64(logHeader); ; at += logFrame + size {
		if _, err := io.ReadFull(r, buf); err == io.EOF || err == io.ErrUnexpectedEOF {
			break
		} else if err != nil {
			return nil, unreadable(err)
		}
		page := word(buf)
		sum.add(buf[:8])
		sum.add(buf[logFrame:])
		if page == 0 || string(buf[8:16]) != salt || !sum.is(buf[16:]) {
			break
		}
		open = append(open, frame{page, at + logFrame})
		if word(buf[4:]) == 0 { // how large the database is; of a commit's last frame alone
			continue
		}
		for _, f := range open {
			l.pages[f.page] = f.at
		}
		open = open[:0]
	}
	if len(l.pages) == 0 {
		return nil, nil
	}
	return l, nil
}

// checksum is the sum that runs over a log, of pairs of words.
type checksum struct {
	big  bool
	a, b uint32
}

func (s *checksum) add(bytes []byte) {
	if s.big {
		for i := 0; i+8 <= len(bytes); i += 8 {
			s.a += binary.BigEndian.Uint32(bytes[i:]) + s.b
			s.b += binary.BigEndian.Uint32(bytes[i+4:]) + s.a
		}
		return
	}
	for i := 0; i+8 <= len(bytes); i += 8 {
		s.a += binary.LittleEndian.Uint32(bytes[i:]) + s.b
		s.b += binary.LittleEndian.Uint32(bytes[i+4:]) + s.a
	}
}

// is reports whether the sum is the one that the bytes give.
func (s *checksum) is(bytes []byte) bool {
	return s.a == binary.BigEndian.Uint32(bytes) && s.b == binary.BigEndian.Uint32(bytes[4:])
}
