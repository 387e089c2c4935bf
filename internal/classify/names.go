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
	degree                   // status, type: behind the phrase, the datum but coarser
)

// roles are the keys of a names file that stand for roles rather than categories.
func roles() map[string]role {
	return map[string]role{
		"people": person, "things": thing, "acts": act, "fillers": filler,
		"aspects": aspect, "flags": asks, "codes": codes, "times": moments, "degrees": degree,
	}
}

const (
	notPersonalKey = "not-personal"
	spellingsKey   = "spellings"
)

// vocabulary is every word that any phrase or role knows. The word 0 is unknown.
type vocabulary struct {
	ids      map[string]uint32
	roles    []role
	spelling []string
}

func newVocabulary(size int) vocabulary {
	return vocabulary{ids: make(map[string]uint32, size), roles: make([]role, 1, 1+size), spelling: make([]string, 1, 1+size)}
}

func (v *vocabulary) id(word []byte) uint32 {
	id, ok := v.ids[string(word)]
	if !ok {
		id = uint32(len(v.roles))
		spelling := string(word)
		v.ids[spelling] = id
		v.roles = append(v.roles, 0)
		v.spelling = append(v.spelling, spelling)
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
	derived  []derived
	umlauts  *strings.Replacer
	buf      []uint32
	lists    []globs // of tables; the first is empty
}

// derived is another way to write a phrase: date naissance.
type derived struct {
	place int32
	sense int32 // of the phrase, among those of all
}

// read takes one mapping: a category, not-personal or a role → phrases, or a list
// of them.
func (r *namesReader) read(n yamlsrc.Node) {
	var y yamlsrc.Reader
	roles := roles()
	for _, e := range y.Entries(n, "names") {
		role, isRole := roles[e.Key.Value]
		if e.Key.Value == spellingsKey {
			r.readSpellings(y.Value(e.Value, "spellings"), e.Value)
			continue
		}
		category, known := r.index[e.Key.Value]
		if e.Key.Value == notPersonalKey {
			category, known = notPersonal, true
		}
		if !known && !isRole {
			y.Fail(e.Key.Span, "unknown category “"+e.Key.Value+"”", source.DidYouMean(e.Key.Value, r.keys()))
			continue
		}
		list := []yamlsrc.Node{e.Value}
		if e.Value.IsList() {
			list = y.Items(e.Value, "the names of “"+e.Key.Value+"”")
		}
		for _, n := range list {
			scalar, tables := r.limited(&y, n)
			phrases := y.Value(scalar, "the names of “"+e.Key.Value+"”")
			if isRole {
				r.readRole(role, phrases, scalar)
				continue
			}
			at := e.Key.Span.Pos
			if len(list) > 1 {
				at = n.Span().Pos
			}
			r.phrases.origins = append(r.phrases.origins, at)
			r.readPhrases(category, tables, phrases, scalar)
		}
	}
	r.problems = append(r.problems, y.Problems...)
}

// limited gives phrases, and the tables that they are limited to.
func (r *namesReader) limited(y *yamlsrc.Reader, n yamlsrc.Node) (phrases yamlsrc.Node, tables []string) {
	if !n.IsMap() {
		return n, nil
	}
	m := y.Map(n, "names of a category")
	phrases = m.Node("names")
	m.Must("names", "tables")
	for _, t := range m.Texts("tables") {
		tables = append(tables, strings.ToLower(t.Value))
	}
	m.Done()
	r.lists = append(r.lists, newGlobs(tables))
	return phrases, tables
}

func (r *namesReader) keys() []string {
	keys := append([]string{notPersonalKey, spellingsKey}, r.cats.Keys()...)
	for key := range roles() {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}

func (r *namesReader) readRole(role role, words string, n yamlsrc.Node) {
	for at, phrase := range separate(words) {
		r.split.split(phrase)
		if len(r.split.words) != 1 {
			r.fail(n, at, phrase, "is not one word", "write single words here, separated by “;”")
			continue
		}
		r.words.roles[r.words.id(r.split.word(0))] |= role
	}
}

// readSpellings takes words that are other ways to write one: addr = address. What
// is read behind them knows both as one.
func (r *namesReader) readSpellings(pairs string, n yamlsrc.Node) {
	for at, pair := range separate(pairs) {
		r.split.split(pair)
		if len(r.split.words) != 2 {
			r.failAs("spelling", n, at, pair, "is not two words", "write short = whole here, separated by “;”")
			continue
		}
		r.words.ids[string(r.split.word(0))] = r.words.id(r.split.word(1))
	}
}

func (r *namesReader) readPhrases(category int32, tables []string, phrases string, n yamlsrc.Node) {
	list := int32(0)
	if len(tables) > 0 {
		list = int32(len(r.lists) - 1)
	}
	for at, phrase := range separate(phrases) {
		name, weak := strings.CutSuffix(phrase, "?")
		r.split.split(name)
		if len(r.split.words) == 0 {
			r.fail(n, at, phrase, "holds no word", "write words of letters or digits, separated by “;”")
			continue
		}
		s := sense{category: category, weak: weak, tables: tables, list: list, text: spaced(name), origin: int32(len(r.phrases.origins) - 1)}
		place := r.place()
		if other := r.clash(place, s); other != nil {
			r.fail(n, at, phrase, "is a name of "+r.keyOf(other.category)+" already", "name it once, or limit one of the two to tables")
			continue
		}
		r.derive(name, r.phrases.add(place, s))
	}
}

// spaced puts one blank between words.
func spaced(phrase string) string {
	if strings.Contains(phrase, "  ") || strings.Contains(phrase, "\t") {
		return strings.Join(strings.Fields(phrase), " ")
	}
	return phrase
}

// place gives the place of the phrase that was just split.
func (r *namesReader) place() int32 {
	r.buf = r.buf[:0]
	for i := range r.split.words {
		r.buf = append(r.buf, r.words.id(r.split.word(i)))
	}
	return r.phrases.place(r.buf)
}

// derive notes the other ways in which the phrase that was just split may be
// written: without the small words inside it, and with ae, oe, ue for ä, ö, ü.
// Those written as one word are cut where they are met.
func (r *namesReader) derive(name string, s int32) {
	if n := r.short(); n < len(r.split.words) {
		r.split.words = r.split.words[:n]
		r.derived = append(r.derived, derived{r.place(), s})
	}
	if strings.IndexByte(name, leadOfUmlauts) >= 0 {
		r.split.split(r.umlauts.Replace(name))
		r.derived = append(r.derived, derived{r.place(), s})
	}
}

// short moves the words of a phrase together, without the small ones inside
// it, and gives how many they are.
func (r *namesReader) short() int {
	n, last := 0, len(r.split.words)-1
	for i, w := range r.split.words {
		if i == 0 || i == last || !small(r.split.word(i)) {
			r.split.words[n] = w
			n++
		}
	}
	return n
}

// leadOfUmlauts is the byte with which each of them begins in UTF-8.
const leadOfUmlauts = 0xC3

func umlauts() *strings.Replacer {
	return strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "Ä", "Ae", "Ö", "Oe", "Ü", "Ue")
}

// small reports whether a word between others may be left out: date (de)
// naissance, fecha (de) nacimiento, data (di) nascita.
func small(word []byte) bool {
	switch string(word) {
	case "de", "du", "des", "del", "della", "di", "da", "do", "van", "der":
		return true
	}
	return false
}

// clash finds another category that the same phrase stands for in the same tables,
// or the same where it is believed more or less.
func (r *namesReader) clash(place int32, s sense) *sense {
	for other := range r.phrases.of(r.phrases.heads[place]) {
		if slices.Equal(other.tables, s.tables) && (other.category != s.category || other.weak != s.weak) {
			return other
		}
	}
	return nil
}

// addDerived adds the derived phrases, except where somebody wrote the same as
// a phrase for the same tables, and gives words that are known for something else
// the meaning of the words they may be cut into: timezone, where time zone is a
// phrase. All phrases must have been read.
func (r *namesReader) addDerived() {
	for _, d := range r.derived {
		s := r.phrases.senses[d.sense]
		written := false
		for other := range r.phrases.of(r.phrases.heads[d.place]) {
			written = written || slices.Equal(other.tables, s.tables)
		}
		if !written {
			r.phrases.add(d.place, s)
		}
	}
	r.derived = r.derived[:0]

	for id, word := range r.words.spelling {
		if len(word) < shortestApart || r.phrases.anywhere(uint32(id)) != nil {
			continue
		}
		if _, two := r.phrases.apart(r.words, []byte(word)); two > 0 {
			if s := r.phrases.choose(r.phrases.heads[two], nil, false); s != nil {
				r.buf = append(r.buf[:0], uint32(id))
				r.phrases.add(r.phrases.place(r.buf), *s)
			}
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
	r.failAs("name", n, at, phrase, msg, hint)
}

func (r *namesReader) failAs(what string, n yamlsrc.Node, at int, phrase, msg, hint string) {
	r.problems = append(r.problems, source.Problem{
		Kind: source.Error, Span: source.Span{Pos: n.At(at)}, Msg: "the " + what + " “" + phrase + "” " + msg, Hint: hint,
	})
}

// separate yields the phrases of a scalar, which “;” and line breaks separate,
// each with the byte where it starts.
func separate(s string) func(yield func(int, string) bool) {
	return func(yield func(int, string) bool) {
		for from := 0; from <= len(s); {
			to := from
			for to < len(s) && s[to] != ';' && s[to] != '\n' {
				to++
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
