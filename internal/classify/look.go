package classify

import "github.com/pare-dev/pare/internal/policy"

// look cuts a name into words and looks each of them up.
func (r *run) look(name string) {
	r.split.split(name)
	r.words = r.words[:0]
	for i := 0; i < len(r.split.words); i++ {
		word := r.split.word(i)
		id := r.vocabulary.ids[string(word)]
		if id == 0 {
			if cut := r.cut(word); len(cut) > 0 {
				r.split.cut(i, cut)
				id = r.vocabulary.ids[string(r.split.word(i))]
			}
		}
		r.words = append(r.words, id)
	}
}

// shortestApart is how many letters a word has at least that is cut into others: a
// shorter one may be met by chance.
const shortestApart = 6

// cut says how long the words are that an unknown word is made of, remembered: of
// a phrase, such as firstname, or of somebody and a datum, such as owneremail.
// Whole words they are, never parts.
func (r *run) cut(word []byte) []int {
	if len(word) < shortestApart {
		return nil
	}
	cut, done := r.apart[string(word)]
	if !done {
		for _, p := range [...]*phrases{r.own, r.ours} {
			if cut == nil {
				cut, _ = p.apart(&r.vocabulary, word)
			}
		}
		if cut == nil {
			cut = r.inTwo(word)
		}
		r.apart[string(word)] = cut
	}
	return cut
}

// inTwo cuts a word in two: into a datum and, in front of it, somebody or a word
// that changes nothing, as in owneremail and fullmessage; into a datum and somebody
// behind it, as in telefonocliente; and into somebody and a key, as in buyerid and
// idcliente.
func (r *run) inTwo(word []byte) []int {
	const shortest, shortestOfPeople, key = 4, 3, 2
	for n := key; n <= len(word)-key; n++ {
		first := r.vocabulary.ids[string(word[:n])]
		second := uint32(0)
		if first != 0 {
			second = r.vocabulary.ids[string(word[n:])]
		}
		if second == 0 {
			continue // both are words
		}
		head, tail := r.vocabulary.roles[first], r.vocabulary.roles[second]
		long := len(word)-n >= shortest
		switch {
		case n >= shortest && long && head&(person|filler) != 0 && r.datum(second) != nil:
		case n >= shortestOfPeople && long && head&person != 0 && r.sure(second):
		case n >= shortest && string(word[n:]) == "id" && head&person != 0:
		case long && string(word[:n]) == "id" && tail&person != 0:
		case n >= shortestOfPeople && long && tail&person != 0 && (r.sure(first) || r.isName(first)):
		default:
			continue
		}
		return []int{n, len(word) - n}
	}
	return nil
}

// datum gives what a word by itself stands for in every table, where that is
// personal.
func (r *run) datum(word uint32) *sense {
	if s := r.ours.anywhere(word); s != nil && s.category != notPersonal {
		return s
	}
	return nil
}

// sure reports whether a word by itself stands for a datum, whatever is beside it.
func (r *run) sure(word uint32) bool {
	s := r.datum(word)
	return s != nil && !s.weak
}

// isName reports whether a word stands for a name, which may have its owner behind
// it. A titleowner is no title.
func (r *run) isName(word uint32) bool {
	s := r.datum(word)
	return s != nil && policy.Under(r.keys[s.category], "user.name")
}
