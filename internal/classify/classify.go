// Package classify says what a column holds from its name, its type and the
// table it stands in, and why it thinks so.
package classify

import (
	"cmp"
	"slices"

	"github.com/pare-dev/pare/internal/inventory"
	"github.com/pare-dev/pare/internal/policy"
	"github.com/pare-dev/pare/internal/source"
	"github.com/pare-dev/pare/internal/yamlsrc"
)

// Classifier knows the names of data. It is not changed by use.
type Classifier struct {
	keys       []string // category keys, sorted
	traits     []traits // of each category
	vocabulary vocabulary
	ours       *phrases
	own        *phrases // the user's, which beat ours
	lists      []globs  // of tables, that senses are limited to; the first is for those that are not
	void       uint32   // the word that stands for one that changes nothing
}

// New reads the names of data from files, and the user's own from mappings in
// rules files, which are written in the same form and beat the files. What is
// wrong with a name is noted, and the name left out.
func New(names []source.File, cats *policy.Categories, own []yamlsrc.Node) (*Classifier, []source.Problem) {
	keys, size := cats.Keys(), 0
	for _, f := range names {
		size += len(f.Data) / 32 // about as many words, and half as many as phrases
	}
	c := &Classifier{
		keys:       keys,
		traits:     traitsOf(keys),
		vocabulary: newVocabulary(size),
		ours:       newPhrases(2 * size),
		own:        newPhrases(0),
	}
	index := make(map[string]int32, len(keys))
	for i, key := range keys {
		index[key] = int32(i)
	}

	files := slices.SortedFunc(slices.Values(names), func(a, b source.File) int { return cmp.Compare(a.Name, b.Name) })
	r := namesReader{cats: cats, index: index, words: &c.vocabulary, phrases: c.ours, umlauts: umlauts(), lists: make([]globs, 1)}
	for _, f := range files {
		roots, problems := yamlsrc.Parse(f)
		r.problems = append(r.problems, problems...)
		for _, n := range roots {
			r.read(n)
		}
	}
	r.addDerived()

	r.phrases = c.own
	for _, n := range own {
		r.read(n)
	}
	r.addDerived()
	c.lists = r.lists
	c.void = c.vocabulary.id(nil)
	c.vocabulary.roles[c.void] = filler
	c.ours.roles = c.vocabulary.roles
	return c, source.SortProblems(r.problems)
}

// Dataset sets the guess of every column. The order of tables and columns
// changes nothing.
func (c *Classifier) Dataset(d *inventory.Dataset) {
	r := c.run(d)
	for _, t := range d.Tables {
		about := r.weighAll(t)
		t.People = about.about == person && !about.more
		for i, col := range t.Columns {
			e := &r.found[i]
			col.Guess = r.guess(e)
			col.Guess.Leads, col.Guess.Person = e.lead.to, e.lead.person
		}
	}
}

// run begins to classify a dataset.
func (c *Classifier) run(d *inventory.Dataset) *run {
	r := run{Classifier: c, among: make([]among, len(c.lists)), shapeOf: map[string]shape{}, apart: map[string][]int{}, tables: make(map[string]*inventory.Table, len(d.Tables))}
	for _, t := range d.Tables {
		r.look(t.Name)
		name := string(r.joined(0, len(r.split.words)))
		if _, twice := r.tables[name]; twice {
			t = nil
		}
		r.tables[name] = t
	}
	r.prefix = r.tablesBegin(d)
	return &r
}

// run is the classification of one dataset, with what is used again from
// column to column.
type run struct {
	*Classifier
	split   splitter
	words   []uint32
	from    int // the words of the column that was just looked at, but for the affixes of its table
	to      int
	shapeOf map[string]shape // by a type as written
	apart   map[string][]int // by a word: how long those are that it is cut into; none where it is one
	found   []evidence
	among   []among // of the table at hand

	tables map[string]*inventory.Table // by the words of their names; nil where several have them
	name   []byte
	prefix string // what most tables begin with
	parts  []string
}

// joined writes some words of the name that was just split, each with a blank
// behind it.
func (r *run) joined(from, to int) []byte {
	r.name = r.name[:0]
	for i := from; i < to; i++ {
		r.name = append(append(r.name, r.split.word(i)...), ' ')
	}
	return r.name
}

// weighAll weighs the columns of a table in two passes, since a sure column tells
// what the table is about, and so what a doubtful one beside it means.
func (r *run) weighAll(t *inventory.Table) table {
	affixes := r.affixesOf(t)
	r.look(r.withoutPrefix(t.Name))
	about := newTable(t.Name, r.words, r.vocabulary.roles)
	clear(r.among)
	about.spelled, about.lists, about.among, about.affixes = r.spelled(), r.lists, r.among, affixes
	r.found = r.found[:0]
	var near neighbours
	for _, col := range t.Columns {
		e := r.weigh(col, &about)
		if !e.comment {
			e.lead = r.lead(col)
		}
		r.found = append(r.found, e)
		r.meet(&near, col, &e)
	}
	for i, col := range t.Columns {
		e := &r.found[i]
		if e.phrase != nil && e.category >= 0 {
			if stay := r.traits[e.category].stay; stay >= 0 && near.ofStay(e) {
				e.category = stay
			}
			e.beside = near.of(col.Name, r.keys[e.category], r.traits[e.category].kin)
			if e.about == thing && e.beside == "" && near.some != col.Name {
				e.beside = near.some
			}
		}
	}
	return about
}

// shape is shapeOf, remembered: a schema has thousands of columns and a dozen types.
func (r *run) shape(typ string) shape {
	s, ok := r.shapeOf[typ]
	if !ok {
		s = shapeOf(typ)
		r.shapeOf[typ] = s
	}
	return s
}
