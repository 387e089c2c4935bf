package classify

import (
	"strings"

	"github.com/pare-dev/pare/internal/inventory"
)

// affixes are what most columns of a table begin or end with, such as per in
// per_name and per_city: a short form of the table's name, which tells nothing of
// any of them. "" where there is none.
type affixes struct{ first, last string }

// fewestWithAffix is how many columns have an affix at least: fewer may share a
// word by chance.
const fewestWithAffix = 4

// affixesOf finds the affixes of a table, in lower case.
func (r *run) affixesOf(t *inventory.Table) (a affixes) {
	if first := r.shared(t, firstWord); first != "" && r.meansNothing(first, t.Name) {
		a.first = first
	}
	if last := r.shared(t, lastWord); last != "" && (r.meansNothing(last, t.Name) || r.endsLike(t.Name, last)) {
		a.last = last
	}
	return a
}

// tablesBegin finds what most tables of a dataset begin with, such as shop in
// shop_orders and shop_users: the program's name, which tells nothing of them.
func (r *run) tablesBegin(d *inventory.Dataset) string {
	r.parts = r.parts[:0]
	for _, t := range d.Tables {
		r.parts = append(r.parts, firstWord(t.Name))
	}
	first := majority(r.parts)
	if first == "" {
		return ""
	}
	r.look(first)
	if len(r.words) != 1 || r.vocabulary.roles[r.words[0]] != 0 {
		return ""
	}
	return first
}

// withoutPrefix takes off what all tables begin with.
func (r *run) withoutPrefix(table string) string {
	if first := firstWord(table); first != "" && strings.EqualFold(first, r.prefix) {
		return table[len(first)+1:]
	}
	return table
}

// shared gives the word that more than half of a table's columns have at one
// place, or "".
func (r *run) shared(t *inventory.Table, word func(name string) string) string {
	r.parts = r.parts[:0]
	for _, c := range t.Columns {
		r.parts = append(r.parts, word(c.Name))
	}
	return majority(r.parts)
}

// majority gives the word that is more than half of all, in lower case, or "".
func majority(words []string) string {
	most, lead := "", 0 // by the vote of Boyer and Moore, whose winner still has to be counted
	for _, w := range words {
		switch {
		case lead == 0:
			most, lead = w, 1
		case strings.EqualFold(w, most):
			lead++
		default:
			lead--
		}
	}
	if most == "" || lead == 0 {
		return ""
	}
	n := 0
	for _, w := range words {
		if strings.EqualFold(w, most) {
			n++
		}
	}
	if n < fewestWithAffix || 2*n <= len(words) {
		return ""
	}
	return strings.ToLower(most)
}

// firstWord is what stands before the first underscore; "" where none is inside.
func firstWord(name string) string {
	if i := strings.IndexByte(name, '_'); i > 0 && i < len(name)-1 {
		return name[:i]
	}
	return ""
}

func lastWord(name string) string {
	if i := strings.LastIndexByte(name, '_'); i > 0 && i < len(name)-1 {
		return name[i+1:]
	}
	return ""
}

// meansNothing reports whether a word has no role and no phrase begins with it, or
// it is the beginning of the table's name: per of persona.
func (r *run) meansNothing(word, table string) bool {
	r.look(word)
	if len(r.words) != 1 || r.vocabulary.roles[r.words[0]] != 0 {
		return false
	}
	id := r.words[0]
	if !r.ours.begins(id) && !r.own.begins(id) {
		return true
	}
	r.look(table)
	for i := range r.split.words {
		if of := string(r.split.word(i)); len(of) > len(word) && strings.HasPrefix(of, word) {
			return true
		}
	}
	return false
}

// endsLike reports whether a table's name ends in a word that is neither a key
// nor a time: the columns of a log may all end in log.
func (r *run) endsLike(table, word string) bool {
	r.look(word)
	if len(r.words) != 1 || r.vocabulary.roles[r.words[0]]&(codes|moments) != 0 {
		return false
	}
	last := string(r.split.word(0))
	r.look(table)
	n := len(r.split.words)
	return n > 0 && string(r.split.word(n-1)) == last
}

// lookColumn cuts a column's name into words, as look does. An affix of its table
// changes nothing there.
func (r *run) lookColumn(name string, a affixes) {
	r.look(name)
	r.from, r.to = 0, len(r.words)
	if a.first != "" && r.to > 1 && strings.EqualFold(firstWord(name), a.first) {
		r.words[0], r.from = r.void, 1
	}
	if a.last != "" && r.to-r.from > 1 && strings.EqualFold(lastWord(name), a.last) {
		r.to--
		r.words[r.to] = r.void
	}
}
