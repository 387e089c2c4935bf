package classify

import "github.com/pare-dev/pare/internal/source"

// phrases finds known runs of words in a name, and what they stand for.
type phrases struct {
	roles  []role           // of our words; nil for the user's names
	next   map[uint64]int32 // place in the tree and word → next place; 0 is the start
	heads  []int32          // by place: the first of what the phrase that ends here stands for, or none
	senses []sense
	// origins are where the categories stand whose names were read.
	origins []source.Pos
}

// sense is one meaning of a phrase.
type sense struct {
	category int32    // an index into the classifier's keys, or notPersonal
	weak     bool     // it is believed only where something else speaks of people
	tables   []string // globs of the tables where it holds; everywhere if there are none
	list     int32    // which of all such lists; 0 if there are none
	text     string   // the phrase as it was written
	origin   int32    // where, among the phrases' origins
	also     int32    // the next of what the same phrase stands for, or none
}

const (
	notPersonal = -1
	none        = -1
)

func newPhrases(size int) *phrases {
	p := &phrases{next: make(map[uint64]int32, size), heads: make([]int32, 1, 1+size), senses: make([]sense, 0, size)}
	p.heads[0] = none
	return p
}

func step(at int32, word uint32) uint64 { return uint64(at)<<32 | uint64(word) }

// place gives the place of a phrase, making the way to it.
func (p *phrases) place(words []uint32) int32 {
	at := int32(0)
	for _, w := range words {
		key := step(at, w)
		to, ok := p.next[key]
		if !ok {
			to = int32(len(p.heads))
			p.heads = append(p.heads, none)
			p.next[key] = to
		}
		at = to
	}
	return at
}

// hit is a phrase found in a name: the words from, up to but not including to.
type hit struct {
	from, to int
	sense    *sense
	named    uint64 // by word: it is a phrase that names a datum, or part of one
	joined   uint64 // by word: it is part of one with other words
}

func has(set uint64, word int) bool { return word < 64 && set>>word&1 != 0 }

// find picks the phrase that names what a column holds: of those that overlap
// the longest, and of the others the last, since an English name ends in its
// noun: address_email is an email.
func (p *phrases) find(words []uint32, table *table) (best hit, found bool) {
	var named, joined uint64
	for from := range words {
		at := int32(0)
		for to := from; to < len(words) && words[to] != 0; to++ {
			next, ok := p.next[step(at, words[to])]
			if !ok {
				break
			}
			at = next
			s := p.choose(p.heads[at], table, from < to && !p.beside(words, from, to) || p.alone(words, from))
			if s == nil && from < to {
				s = p.choose(p.heads[at], table, true)
			}
			if s == nil {
				continue
			}
			if s.category != notPersonal {
				run := uint64(1)<<(to+1) - uint64(1)<<from
				named |= run
				if to > from {
					joined |= run
				}
			}
			h := hit{from: from, to: to + 1, sense: s}
			if !found || h.from >= best.to || h.to-h.from >= best.to-best.from {
				best, found = h, true
			}
		}
	}
	best.named, best.joined = named, joined
	return best, found
}

// apart cuts a word into those of a phrase, such as firstname: it gives their
// lengths, and the place of the phrase; none and 0 where it is one.
func (p *phrases) apart(v *vocabulary, word []byte) (lengths []int, place int32) {
	return p.apartFrom(v, word, 0, nil)
}

func (p *phrases) apartFrom(v *vocabulary, word []byte, at int32, before []int) (lengths []int, place int32) {
	const shortest = 2
	for n := shortest; n <= len(word); n++ {
		if left := len(word) - n; left == 0 && len(before) == 0 || left != 0 && left < shortest {
			continue // no phrase of several words ends so
		}
		id, known := v.ids[string(word[:n])]
		if !known && n > shortest && word[n-1] == 's' {
			id, known = v.ids[string(word[:n-1])] // drivers license
		}
		if !known {
			continue
		}
		next, goesOn := p.next[step(at, id)]
		switch {
		case !goesOn:
		case n < len(word):
			if lengths, place := p.apartFrom(v, word[n:], next, append(before, n)); lengths != nil {
				return lengths, place
			}
		case len(before) > 0 && p.heads[next] != none:
			return append(before, n), next
		}
	}
	return nil, 0
}

// begins reports whether a phrase begins with a word.
func (p *phrases) begins(word uint32) bool {
	_, found := p.next[step(0, word)]
	return found
}

// anywhere gives what a word by itself stands for in every table, or nil.
func (p *phrases) anywhere(word uint32) *sense {
	return p.choose(p.heads[p.next[step(0, word)]], nil, false)
}

// alone reports whether the other words of a name change nothing. A single word
// that is limited to tables, such as id or value, has its meaning there alone.
func (p *phrases) alone(words []uint32, word int) bool {
	for i, w := range words {
		if i != word && p.roles != nil && p.roles[w]&filler == 0 {
			return false
		}
	}
	return true
}

// beside reports whether a word that nothing knows stands beside a phrase. What the
// phrase means in such tables as this one is less sure then than what it means
// everywhere.
func (p *phrases) beside(words []uint32, from, to int) bool {
	for i, w := range words {
		if (i < from || i > to) && w == 0 {
			return true
		}
	}
	return false
}

// choose takes the sense that is limited to such tables as this one, where that
// may be, before the one that holds everywhere; and the one that names the table
// itself before patterns.
func (p *phrases) choose(head int32, table *table, limited bool) *sense {
	var anywhere, some *sense // some is for tables of many names
	for s := range p.of(head) {
		switch {
		case len(s.tables) == 0:
			if anywhere == nil { // religión is written like religion, which was read before
				anywhere = s
			}
		case !limited:
		case table.amongst(s) == itself:
			return s
		case some == nil && table.amongst(s) == alike:
			some = s
		}
	}
	if some != nil {
		return some
	}
	return anywhere
}

// of yields what a phrase stands for, in the order in which it was added.
func (p *phrases) of(head int32) func(yield func(*sense) bool) {
	return func(yield func(*sense) bool) {
		for i := head; i != none; i = p.senses[i].also {
			if !yield(&p.senses[i]) {
				return
			}
		}
	}
}

// add gives the phrase at a place another sense, and says where that is.
func (p *phrases) add(place int32, s sense) int32 {
	last, i := &p.heads[place], int32(len(p.senses))
	for *last != none {
		last = &p.senses[*last].also
	}
	*last, s.also = i, none
	p.senses = append(p.senses, s)
	return i
}
