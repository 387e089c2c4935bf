package classify

import (
	"slices"
	"strings"

	"github.com/pare-dev/pare/internal/policy"
	"github.com/pare-dev/pare/internal/source"
	"github.com/pare-dev/pare/internal/yamlsrc"
)

// role says what a word does in a name beside the phrase that names the datum.
type role uint16

const (
	person  role = 1 << iota // users, author: the datum is about somebody
	thing                    // product, file: it is not
	act                      // order, message: something that people do; the table may be about people or not
	filler                   // home, new, attribute: changes nothing
	aspect                   // count, verified: behind the phrase, something about the datum and not the datum
	asks                     // is, has: the value is yes or no
	codes                    // id, code: behind the phrase, the value is a code
	moments                  // at, on: behind the phrase, the value is a time
)

// roles are the keys of a names file that stand for roles rather than categories.
func roles() map[string]role {
	return map[string]role{
		"people": person, "things": thing, "acts": act, "fillers": filler,
		"aspects": aspect, "flags": asks, "codes": codes, "times": moments,
	}
}

const notPersonalKey = "not-personal"

// vocabulary is every word that any phrase or role knows. The word 0 is unknown.
type vocabulary struct {
	ids      map[string]uint32
	roles    []role
	spelling []string
}

func (v *vocabulary) id(word []byte) uint32 {
	id, ok := v.ids[string(word)]
	if !ok {
		id = uint32(len(v.roles))
		v.ids[string(word)] = id
		v.roles = append(v.roles, 0)
		v.spelling = append(v.spelling, string(word))
	}
	return id
}

// namesReader reads names files into phrases and a vocabulary.
type namesReader struct {
	cats     *policy.Categories
	index    map[string]int32 // category key → its place among the keys
	words    *vocabulary
	phrases  *phrases
	problems []source.Problem
	split    splitter
	joined   []joinedPhrase
}

// joinedPhrase is a phrase of several words that may also be written as one:
// firstname.
type joinedPhrase struct {
	word  string
	sense sense
}

// read takes one mapping: a category, not-personal or a role → phrases.
func (r *namesReader) read(n yamlsrc.Node) {
	var y yamlsrc.Reader
	for _, e := range y.Entries(n, "names") {
		phrases, tables := e.Value, []string(nil)
		if e.Value.IsMap() {
			m := y.Map(e.Value, "names of a category")
			phrases = m.Node("names")
			m.Must("names", "tables")
			for _, t := range m.Texts("tables") {
				tables = append(tables, strings.ToLower(t.Value))
			}
			m.Done()
		}
		t := y.Text(phrases, "the names of “"+e.Key.Value+"”")
		switch role, isRole := roles()[e.Key.Value]; {
		case isRole:
			r.readRole(role, t, phrases)
		case e.Key.Value == notPersonalKey:
			r.readPhrases(notPersonal, tables, t, phrases)
		default:
			i, ok := r.index[e.Key.Value]
			if !ok {
				hint := source.DidYouMean(e.Key.Value, r.keys())
				y.Fail(e.Key.Span, "unknown category “"+e.Key.Value+"”", hint)
				continue
			}
			r.readPhrases(i, tables, t, phrases)
		}
	}
	r.problems = append(r.problems, y.Problems...)
}

func (r *namesReader) keys() []string {
	keys := append([]string{notPersonalKey}, r.cats.Keys()...)
	for key := range roles() {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}

func (r *namesReader) readRole(role role, t source.Text, n yamlsrc.Node) {
	for at, phrase := range separate(t.Value) {
		r.split.split(phrase)
		if len(r.split.words) != 1 {
			r.fail(n, at, phrase, "is not one word", "write single words here, separated by “;”")
			continue
		}
		r.words.roles[r.words.id(r.split.word(0))] |= role
	}
}

func (r *namesReader) readPhrases(category int32, tables []string, t source.Text, n yamlsrc.Node) {
	for at, phrase := range separate(t.Value) {
		name, weak := strings.CutSuffix(phrase, "?")
		r.split.split(name)
		if len(r.split.words) == 0 {
			r.fail(n, at, phrase, "holds no word", "write words of letters or digits, separated by “;”")
			continue
		}
		s := sense{category: category, weak: weak, tables: tables, text: strings.Join(strings.Fields(name), " ")}
		ids := make([]uint32, len(r.split.words))
		for i := range ids {
			ids[i] = r.words.id(r.split.word(i))
		}
		place := r.phrases.place(ids)
		if other := r.clash(place, s); other != nil {
			r.fail(n, at, phrase, "is a name of "+r.keyOf(other.category)+" already", "name it once, or limit one of the two to tables")
			continue
		}
		r.phrases.senses[place] = append(r.phrases.senses[place], s)
		if word, ok := r.join(); ok {
			r.joined = append(r.joined, joinedPhrase{word, s})
		}
	}
}

// clash finds another category that the same phrase stands for in the same tables.
func (r *namesReader) clash(place int32, s sense) *sense {
	for i := range r.phrases.senses[place] {
		other := &r.phrases.senses[place][i]
		if slices.Equal(other.tables, s.tables) && other.category != s.category {
			return other
		}
	}
	return nil
}

// join writes a phrase of several words as one, where that is long enough not
// to be taken for something else.
func (r *namesReader) join() (word string, ok bool) {
	for i := range r.split.words {
		w := r.split.word(i)
		if len(w) < 2 || kindOf(rune(w[0])) == digit {
			return "", false
		}
		word += string(w)
	}
	return word, len(r.split.words) > 1 && len(word) >= 6
}

// addJoined adds the joined phrases, except where somebody wrote the same word
// as a phrase for the same tables. All phrases must have been read.
func (r *namesReader) addJoined() {
	for _, j := range r.joined {
		place := r.phrases.place([]uint32{r.words.id([]byte(j.word))})
		senses := &r.phrases.senses[place]
		same := func(s sense) bool { return slices.Equal(s.tables, j.sense.tables) }
		if !slices.ContainsFunc(*senses, same) {
			*senses = append(*senses, j.sense)
		}
	}
}

func (r *namesReader) keyOf(category int32) string {
	if category == notPersonal {
		return notPersonalKey
	}
	return r.cats.Keys()[category]
}

func (r *namesReader) fail(n yamlsrc.Node, at int, phrase, msg, hint string) {
	r.problems = append(r.problems, source.Problem{
		Kind: source.Error, Span: source.Span{Pos: n.At(at)}, Msg: "the name “" + phrase + "” " + msg, Hint: hint,
	})
}

// separate yields the phrases of a scalar, which “;” and line breaks separate,
// each with the byte where it starts.
func separate(s string) func(yield func(int, string) bool) {
	return func(yield func(int, string) bool) {
		for from := 0; from <= len(s); {
			to := len(s)
			if i := strings.IndexAny(s[from:], ";\n"); i >= 0 {
				to = from + i
			}
			part := s[from:to]
			if phrase := strings.TrimSpace(part); phrase != "" {
				if !yield(from+strings.Index(part, phrase), phrase) {
					return
				}
			}
			from = to + 1
		}
	}
}
