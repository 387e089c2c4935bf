package schema

import "sort"

// origin says where the text of a script stands in the file, for one that code
// has put together. What it put together from elsewhere stands at the place of
// the statement that runs it.
type origin struct {
	pieces   []piece
	from, to int // that statement
}

// placed gives the stretch of a file for a stretch of the text, and a script of
// that file: the one part of it that stands in a file, such as a name that code
// puts into quotes. That may be another file, which calls what this one makes.
func (s *script) placed(start, end int) (in *script, from, to int) {
	o := s.origin
	if o == nil {
		return s, start, end
	}
	i := max(sort.Search(len(o.pieces), func(i int) bool { return o.pieces[i].at > start })-1, 0)
	in, from, to = s, o.from, o.to
	found := false
	for ; i < len(o.pieces) && o.pieces[i].at < end; i++ {
		p := o.pieces[i]
		if p.src < 0 {
			continue
		}
		at, stop := max(start, p.at), end
		if i+1 < len(o.pieces) {
			stop = min(stop, o.pieces[i+1].at)
		}
		switch {
		case !found:
			in, from = p.in, p.src+at-p.at
		case p.in.lines != in.lines || p.src != to+1: // more than a quote that is written twice
			return s, o.from, o.to
		}
		found, to = true, p.src+stop-p.at
	}
	return in, from, to
}

// pieces says where the text from one offset to another stands in the file.
func (s *script) pieces(from, to int) (out []piece) {
	if s.origin == nil {
		return []piece{{0, from, s}}
	}
	whole := value{kind: knownValue, text: s.src, from: s.origin.pieces}
	return whole.part(from, to).from
}
