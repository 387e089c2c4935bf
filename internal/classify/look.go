package classify

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

// inTwo cuts a word into a datum and, in front of it, somebody or a word that
// changes nothing: owneremail, fullmessage.
func (r *run) inTwo(word []byte) []int {
	const shortest = 4
	for n := shortest; n <= len(word)-shortest; n++ {
		if r.vocabulary.roles[r.vocabulary.ids[string(word[:n])]]&(person|filler) == 0 {
			continue
		}
		if datum := r.ours.anywhere(r.vocabulary.ids[string(word[n:])]); datum != nil && datum.category != notPersonal {
			return []int{n, len(word) - n}
		}
	}
	return nil
}
