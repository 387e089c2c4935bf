package schema

import (
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/pare-dev/pare/internal/source"
)

// included follows files that include others: each is read where it is included,
// as the client would, and not again in its own place.
type included struct {
	in     *input
	parser *ahead
	names  map[string]string  // files by their clean names
	root   string             // the folder that holds them all
	unread map[string]*script // of the files that were not read yet
	place  map[*script]int    // of those in the parser's list
	tops   map[string]string  // the file that the client was given, by those that it includes
	calls  map[string]bool    // the files that include others
	open   []string           // the files that are being read, each including the next
	again  int                // what may still be read more than once, in bytes
}

// Bounds on files that include others: how deep, and how much is read more than
// once, where each file counts for some bytes more than it has.
const (
	maxIncluded = 50
	maxAgain    = 16 << 20
	againForOne = 1 << 10
)

// include finds out which files include which, and has the scripts parsed in the
// order in which they are read. tops are those that nobody includes.
func (in *input) include(scripts []*script) (f *included, tops []*script) {
	f = &included{
		in: in, parser: &ahead{}, names: map[string]string{}, root: commonFolder(in.files),
		unread: map[string]*script{}, place: map[*script]int{}, tops: map[string]string{}, calls: map[string]bool{}, again: maxAgain,
	}
	for _, file := range in.files {
		f.names[path.Clean(file.Name)] = file.Name
	}
	for _, s := range scripts {
		if f.unread[s.file] == nil {
			f.unread[s.file] = s
		}
	}
	targets := map[string][]string{}
	isIncluded := map[string]bool{}
	for _, s := range scripts {
		for i := range s.stmts {
			inc, ok := s.includes(&s.stmts[i])
			if !ok {
				continue
			}
			if to := f.find(s, inc); len(to) == 1 && !inc.more && to[0] != s.file {
				targets[s.file] = append(targets[s.file], to[0])
				isIncluded[to[0]], f.calls[s.file] = true, true
			}
		}
	}
	var reach func(s *script, top string)
	reach = func(s *script, top string) {
		if _, ok := f.place[s]; s == nil || ok {
			return
		}
		f.place[s] = len(f.parser.scripts)
		f.parser.scripts = append(f.parser.scripts, s)
		f.tops[s.file] = top
		for _, to := range targets[s.file] {
			reach(f.unread[to], top)
		}
	}
	for _, s := range scripts {
		if !isIncluded[s.file] {
			reach(s, s.file)
		}
	}
	for _, s := range scripts {
		reach(s, s.file) // of those that include each other
		if f.tops[s.file] == s.file {
			tops = append(tops, s)
		}
	}
	return f, tops
}

// commonFolder is the folder that holds all of the files.
func commonFolder(files []source.File) string {
	root := "."
	for i, file := range files {
		if i == 0 {
			root = path.Dir(file.Name)
		}
		for root != "." && root != "/" && !strings.HasPrefix(path.Clean(file.Name), root+"/") {
			root = path.Dir(root)
		}
	}
	return root
}

// find finds the files that a command in a script may mean.
func (f *included) find(s *script, inc inclusion) []string {
	if s.origin != nil || s.stored {
		return nil
	}
	return inc.file(s.file, f.root, f.names)
}

// top is the file that the client was given to come to this one.
func (f *included) top(file string) string {
	if top, ok := f.tops[file]; ok {
		return top
	}
	return file
}

// enter notes that a script is being read, and leave that it was.
func (f *included) enter(s *script) {
	f.open = append(f.open, s.file)
	delete(f.unread, s.file)
}

func (f *included) leave(s *script) {
	f.open = f.open[:len(f.open)-1]
	if i, ok := f.place[s]; ok {
		f.parser.scripts[i] = nil // its text and tokens are not needed again
		delete(f.place, s)
	}
}

// include reads the file that a client's command names, and gives its script, or nil
// where it was not read.
func (c *catalog) include(s *script, st *statement, inc inclusion) *script {
	f := c.included
	found := f.find(s, inc)
	tell := func(why, hint string) { c.incomplete(s.tokenSpan(st.toks[0]), inc.what+why, hint) }
	switch {
	case len(found) > 0 && inc.more:
		tell(" with something behind its name, which is not followed", "write the name alone on its line, and values into the file")
		return nil
	case len(found) == 0:
		tell(", which is not read", "name both files in one schema, by their folder or by a pattern: it is then read at this place")
		return nil
	case len(found) > 1:
		tell(", which may be “"+strings.Join(found, "” or “")+"”: that depends on the folder that the client runs in", "give the two files different names, or name it with its folder")
		return nil
	case slices.Contains(f.open, found[0]):
		tell(", which is still being read: they would include each other for ever", "take one of these commands out")
		return nil
	case len(f.open) == maxIncluded:
		tell(", which is not read: files include each other deeper than "+strconv.Itoa(maxIncluded)+" here", c.d.instead())
		return nil
	}
	inner, parser := f.unread[found[0]], f.parser
	if inner == nil {
		var ok bool
		switch inner, ok = f.anew(found[0], c.d); {
		case !ok:
			tell(", which is not read once more: files are included too often", c.d.instead())
			return nil
		case inner == nil:
			return nil // it says nothing, or why it could not be read is said
		}
		parser = &ahead{scripts: []*script{inner}}
	}
	if st.unusual {
		tell(", and here strings, names or the ends of statements are written in another way than where a file begins", "set that back before this command")
	}
	c.follow(inner, parser)
	if inner.unusual {
		tell(", which leaves another way to write strings, names or the ends of statements than a file begins with", "set that back at its end")
	}
	return inner
}

// anew reads a file's script once more. ok is false where that was done too often.
func (f *included) anew(file string, d *dialect) (s *script, ok bool) {
	for i := range f.in.texts {
		t := &f.in.texts[i]
		if t.File != file {
			continue
		}
		if f.again -= len(t.Src) + againForOne; f.again < 0 {
			return nil, false
		}
		s, _ = f.in.script(d, i)
		return s, true
	}
	return nil, true
}
