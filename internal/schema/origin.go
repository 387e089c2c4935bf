package schema

import "sort"

// origin says where the text of a script stands in the file, for one that code
// has put together. What it put together from elsewhere stands at the place of
// the statement that runs it.
type origin struct {
	pieces   []piece
	from, to int // that statement
}

// place gives the stretch of the file for a stretch of the text.
func (o *origin) place(start, end int) (int, int) {
	i := sort.Search(len(o.pieces), func(i int) bool { return o.pieces[i].at > start }) - 1
	if i < 0 || o.pieces[i].src < 0 || i+1 < len(o.pieces) && end > o.pieces[i+1].at {
		return o.from, o.to
	}
	src := o.pieces[i].src + start - o.pieces[i].at
	return src, src + end - start
}

// pieces says where the text from one offset to another stands in the file.
func (s *script) pieces(from, to int) (out []piece) {
	if s.origin == nil {
		return []piece{{0, from}}
	}
	whole := value{kind: knownValue, text: s.src, from: s.origin.pieces}
	return whole.part(from, to).from
}
