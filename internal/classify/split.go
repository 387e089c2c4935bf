package classify

import (
	"bytes"
	"slices"
	"unicode"
	"unicode/utf8"
)

// splitter cuts names into words. Its buffers are used again for each name.
type splitter struct {
	buf   []byte
	words []extent
}

// extent is a stretch of a splitter's buffer.
type extent struct{ from, to int }

func (s *splitter) word(i int) []byte { return s.buf[s.words[i].from:s.words[i].to] }

// split cuts a name into lower-case words in the singular: at whatever is no
// letter and no digit, between letters and digits, and where capitals say so.
// homeAddresses, HOME_ADDRESS and home-address are all home, address; IPAddress2
// is ip, address, 2; userIDs is user, id.
func (s *splitter) split(name string) {
	s.buf, s.words = s.buf[:0], s.words[:0]
	start, capitals := 0, 0 // of the word that is being read, and how many capitals end it
	before := 0             // where the last letter starts
	var last kind
	for i := 0; i < len(name); {
		if c := name[i]; last == lower && 'a' <= c && c <= 'z' { // most of all names
			before, capitals = len(s.buf), 0
			s.buf = append(s.buf, c)
			i++
			continue
		}
		r, size := rune(name[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(name[i:])
		}
		i += size
		k := kindOf(r)
		switch {
		case k == mark:
		case last == lower && k == upper, last != mark && (last == digit) != (k == digit):
			start = s.end(start, len(s.buf))
		case last == upper && k == lower && capitals > 1 && !pluralOfCapitals(r, name[i:]):
			start = s.end(start, before) // HTTPServer: the S belongs to the next word
		}
		if k == mark {
			start = s.end(start, len(s.buf))
		} else {
			before = len(s.buf)
			s.buf = appendPlain(s.buf, unicode.ToLower(r))
		}
		if k == upper {
			capitals++
		} else {
			capitals = 0
		}
		last = k
	}
	s.end(start, len(s.buf))
}

// appendPlain adds a lower-case letter without its accent, since schemas are
// mostly written without: prénom is prenom, straße is strasse.
func appendPlain(buf []byte, r rune) []byte {
	if r < utf8.RuneSelf {
		return append(buf, byte(r))
	}
	switch r {
	case '\u0300', '\u0301', '\u0302', '\u0303', '\u0308', '\u0327': // an accent of its own, behind its letter
		return buf
	case 'à', 'á', 'â', 'ã', 'ä', 'å':
		r = 'a'
	case 'ç':
		r = 'c'
	case 'è', 'é', 'ê', 'ë':
		r = 'e'
	case 'ì', 'í', 'î', 'ï':
		r = 'i'
	case 'ñ':
		r = 'n'
	case 'ò', 'ó', 'ô', 'õ', 'ö':
		r = 'o'
	case 'ù', 'ú', 'û', 'ü':
		r = 'u'
	case 'ß':
		return append(buf, "ss"...)
	case 'æ':
		return append(buf, "ae"...)
	case 'œ':
		return append(buf, "oe"...)
	}
	return utf8.AppendRune(buf, r)
}

// cut makes several words of one, of so many bytes each.
func (s *splitter) cut(i int, lengths []int) {
	from := s.words[i].from
	s.words = slices.Delete(s.words, i, i+1)
	for k, n := range lengths {
		s.words = slices.Insert(s.words, i+k, extent{from, from + singular(s.buf[from:from+n])})
		from += n
	}
}

// end makes a word of the buffer's bytes from start to end, and says where the
// next one starts.
func (s *splitter) end(start, end int) int {
	if start < end {
		n := singular(s.buf[start:end])
		s.words = append(s.words, extent{start, start + n})
	}
	return end
}

// pluralOfCapitals: the small s of IDs and URLs belongs to the capitals.
func pluralOfCapitals(r rune, rest string) bool {
	if r != 's' {
		return false
	}
	next, _ := utf8.DecodeRuneInString(rest)
	return rest == "" || kindOf(next) != lower
}

type kind uint8

const (
	mark kind = iota // between words
	lower
	upper
	digit
)

func kindOf(r rune) kind {
	switch {
	case 'a' <= r && r <= 'z':
		return lower
	case 'A' <= r && r <= 'Z':
		return upper
	case '0' <= r && r <= '9':
		return digit
	case r < utf8.RuneSelf:
		return mark
	case unicode.IsUpper(r):
		return upper
	case unicode.IsLetter(r), unicode.IsMark(r):
		return lower
	case unicode.IsDigit(r):
		return digit
	}
	return mark
}

// singular takes the plural off an English word, in place, and gives its new
// length. Names and phrases go through it alike, so it need not be right, only
// the same for both.
func singular(w []byte) int {
	n := len(w)
	switch {
	case string(w) == "ids", string(w) == "ips":
		return 2
	case n < 4 || w[n-1] != 's' || w[n-2] == 's' || w[n-2] == 'u' || w[n-2] == 'i':
		return n
	case n > 4 && bytes.HasSuffix(w, []byte("ies")):
		w[n-3] = 'y'
		return n - 2
	case endsInHiss(w[:n-1]):
		return n - 2
	}
	return n - 1
}

// endsInHiss: addresses, branches, dishes, boxes take -es.
func endsInHiss(w []byte) bool {
	for _, end := range [...]string{"sse", "che", "she", "xe", "zze"} {
		if len(w) > len(end) && string(w[len(w)-len(end):]) == end {
			return true
		}
	}
	return false
}
