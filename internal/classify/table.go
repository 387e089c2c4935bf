package classify

import (
	"slices"
	"strings"

	"github.com/pare-dev/pare/internal/inventory"
)

// table is what a table's name says of its columns.
type table struct {
	name    string // as the schema writes it
	lower   string
	spelled string // its words in the singular, with _ between them
	affixes affixes
	lists   []globs // of tables
	about   role    // person, thing, or 0 where its name does not tell
	more    bool    // a word behind the one for people is unknown: user_badges is of badges
	owned   bool    // the thing is somebody's: user_roles
	among   []among // by the list of tables that senses are limited to
}

// among says whether a table is among those of a list.
type among uint8

const (
	untried among = iota
	outside
	alike  // by a pattern
	itself // by its name
)

// newTable reads a table's name from its end, where an English name has its
// noun: user_files holds files, customer_addresses says nothing until it comes
// to customer. What people do, such as orders, is about no thing that stands
// before it: product_reviews. A word that is both, such as account, is about
// people only where it comes first, and location is a thing only there.
func newTable(name string, words []uint32, roles []role) table {
	t := table{name: name, lower: strings.ToLower(name)}
	acted, unknown := false, false
	first := 0 // but for words that change nothing: extra_clients
	for first < len(words)-1 && roles[words[first]]&filler != 0 {
		first++
	}
	for i := len(words) - 1; i >= 0; i-- {
		switch has := roles[words[i]]; {
		case has&person != 0 && (has&act == 0 || i <= first):
			t.about, t.more = person, unknown
			return t
		case has&act != 0 && (has&thing == 0 || i > 0):
			acted = true
		case has&thing != 0 && !acted:
			t.about = thing
			for _, word := range words[:i] {
				t.owned = t.owned || roles[word]&person != 0 && roles[word]&act == 0
			}
			return t
		case has&(filler|act) == 0 && !acted:
			unknown = true
		}
	}
	return t
}

// globs are the tables of a list, as they are written and with their words in the
// singular: *_emails is user_email, too.
type globs struct{ written, singular tableNames }

// tableNames are names of tables, and patterns of such: most by far ask for a
// beginning or an end alone.
type tableNames struct{ names, begins, ends, patterns []string }

func (n *tableNames) add(glob string) {
	switch first, last, starred := strings.Cut(glob, "*"); {
	case !starred:
		n.names = append(n.names, glob)
	case last == "":
		n.begins = append(n.begins, first)
	case first == "" && !strings.Contains(last, "*"):
		n.ends = append(n.ends, last)
	default:
		n.patterns = append(n.patterns, glob)
	}
}

func (n *tableNames) match(table string) bool {
	return slices.ContainsFunc(n.ends, func(end string) bool { return strings.HasSuffix(table, end) }) ||
		slices.ContainsFunc(n.begins, func(start string) bool { return strings.HasPrefix(table, start) }) ||
		slices.ContainsFunc(n.patterns, func(glob string) bool { return inventory.Glob(glob, table) })
}

func newGlobs(written []string) (g globs) {
	var buf []byte
	for _, glob := range written {
		buf = buf[:0]
		for word := range strings.SplitSeq(glob, "_") {
			from := len(buf)
			buf = append(buf, word...)
			buf = append(buf[:from+singular(buf[from:])], '_')
		}
		g.written.add(glob)
		g.singular.add(string(buf[:len(buf)-1]))
	}
	return g
}

// spelled gives the words of the table that was just looked at.
func (r *run) spelled() string {
	r.name = r.name[:0]
	for i := range r.split.words {
		if i > 0 {
			r.name = append(r.name, '_')
		}
		r.name = append(r.name, r.split.word(i)...)
	}
	return string(r.name)
}

// amongst says whether the table is among those that a sense is limited to. A list is
// tried once, whatever the columns.
func (t *table) amongst(s *sense) among {
	f := &t.among[s.list]
	if *f == untried {
		*f = t.try(&t.lists[s.list])
	}
	return *f
}

func (t *table) try(list *globs) among {
	switch {
	case slices.Contains(list.written.names, t.lower), slices.Contains(list.singular.names, t.spelled):
		return itself
	case list.singular.match(t.spelled), t.lower != t.spelled && list.written.match(t.lower):
		return alike
	}
	return outside
}
