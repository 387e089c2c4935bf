package migration

import (
	"cmp"
	"path"
	"slices"
	"strings"
)

// entry is a file or a folder with files.
type entry struct {
	name    string // its last part
	file    *file  // nil for a folder
	below   []*entry
	version version
	prefix  string
}

// versions orders files by the versions that start their names and the names of
// their folders. It is what most tools do, each in its own words.
func (p *planner) versions(files []file) {
	root := &entry{}
	for i := range files {
		at := root
		parts := strings.Split(files[i].name, "/")
		for _, part := range parts[:len(parts)-1] {
			at = at.folder(part)
		}
		e := &entry{name: parts[len(parts)-1], file: &files[i]}
		e.version, e.prefix = prefixed(files[i].stem)
		at.below = append(at.below, e)
	}
	forward, backward := p.sorted(root, "")
	p.plan.Files = forward
	if !slices.Equal(forward, backward) {
		p.plan.Other = backward
	}
}

func (e *entry) folder(name string) *entry {
	for _, b := range e.below {
		if b.name == name && b.file == nil {
			return b
		}
	}
	b := &entry{name: name}
	b.version, b.prefix = prefixed(name)
	e.below = append(e.below, b)
	return b
}

// sorted gives the files below a folder in order, and with what is not told by
// names the other way round.
func (p *planner) sorted(dir *entry, at string) (forward, backward []string) {
	if files, ok := p.listed(dir, at); ok {
		return files, files
	}
	one := len(dir.below) == 1
	p.commonPrefix(dir)
	var told, untold []*entry
	for _, e := range dir.below {
		switch {
		case e.version != nil:
			told = append(told, e)
		default:
			untold = append(untold, e)
		}
	}
	if len(told) > 0 && !one {
		for _, e := range untold {
			p.unversioned(e, at, told[0])
		}
		untold = nil
	}
	asText(told)
	slices.SortStableFunc(told, func(a, b *entry) int { return cmp.Or(a.version.compare(b.version), cmp.Compare(a.name, b.name)) })
	p.dates(told, at)
	for i := 0; i < len(told); {
		end := i + 1
		for end < len(told) && told[end].version.compare(told[i].version) == 0 {
			end++
		}
		if end > i+1 && told[i].file != nil && told[i].file.direction == "up" {
			for _, e := range told[i+1 : end] {
				// Where the order makes a difference, reading in both tells.
				p.warn(path.Join(at, e.name), "has the version "+e.version.text()+", and so has “"+path.Join(at, told[i].name)+"”", "give each file a version of its own")
			}
		}
		f, b := p.group(told[i:end], at)
		forward, backward = append(forward, f...), append(backward, b...)
		i = end
	}
	slices.SortFunc(untold, func(a, b *entry) int { return cmp.Compare(a.name, b.name) })
	untold = p.dumpBeside(untold, at)
	f, b := p.group(untold, at)
	return append(forward, f...), append(backward, b...)
}

// group gives entries whose order among themselves is not told.
func (p *planner) group(entries []*entry, at string) (forward, backward []string) {
	var back [][]string
	for _, e := range entries {
		var f, b []string
		if e.file != nil {
			f = []string{e.file.name}
			b = f
		} else {
			f, b = p.sorted(e, path.Join(at, e.name))
		}
		forward = append(forward, f...)
		back = append(back, b)
	}
	slices.Reverse(back)
	return forward, slices.Concat(back...)
}

// commonPrefix takes the version from names that say a word before it, unless
// all that have one say the same word.
func (p *planner) commonPrefix(dir *entry) {
	words := map[string]int{}
	for _, e := range dir.below {
		if e.version != nil {
			words[e.prefix]++
		}
	}
	if len(words) < 2 && (len(words) == 0 || words[""] > 0 || words["v"] > 0 || words[dir.below[0].prefix] == len(dir.below)) {
		return
	}
	for _, e := range dir.below {
		if e.prefix != "" && e.prefix != "v" {
			e.version = nil
		}
	}
}

// dumpBeside finds files beside a folder called migrations: a dump such as dbmate
// writes after it has run them says the same twice.
func (p *planner) dumpBeside(untold []*entry, at string) []*entry {
	i := slices.IndexFunc(untold, func(e *entry) bool {
		return e.file == nil && strings.HasPrefix(strings.ToLower(e.name), "migrat")
	})
	if i < 0 {
		return untold
	}
	beside := untold[i].name
	return slices.DeleteFunc(untold, func(e *entry) bool {
		switch {
		case e.file != nil && (e.file.stem == "seed" || e.file.stem == "seeds"):
			p.left(*e.file, "it fills tables")
		case e.file != nil:
			p.incomplete(e.file.name, "is not read: it stands beside the folder “"+path.Join(at, beside)+"”, which may say the same", "name either of the two")
		}
		return e.file != nil
	})
}

// unversioned says what is left out beside files that have versions.
func (p *planner) unversioned(e *entry, at string, told *entry) {
	name := path.Join(at, e.name)
	if e.file != nil && told.scripted() {
		p.left(*e.file, "it stands beside folders of migrations")
		p.warn(name, "is not read: it stands beside folders of migrations, which Diesel and Prisma read alone", "put it into a folder of its own, or take it out")
		return
	}
	if e.file != nil {
		p.incomplete(name, "is not read: it has no version, as “"+path.Join(at, told.name)+"” has, and whether it runs is not known", "give it a version, or take it out of the folder")
		return
	}
	if aside(name + "/x") {
		p.leave(e, "it is for tests or examples")
		return
	}
	p.incomplete(name, "holds SQL files beside “"+path.Join(at, told.name)+"”, and which of them run is not known", "name the folder of the migrations alone, or make a schema of each")
}

func (p *planner) leave(e *entry, why string) {
	if e.file != nil {
		p.left(*e.file, why)
	}
	for _, b := range e.below {
		p.leave(b, why)
	}
}

// dates finds versions that are times of different length, where tools that
// compare names and tools that compare numbers do not agree. It is given them
// in order.
func (p *planner) dates(told []*entry, at string) {
	for i := range max(len(told)-1, 0) {
		a, b := told[i], told[i+1]
		if n, m := len(a.version[0]), len(b.version[0]); n >= 8 && m >= 8 && n != m && a.name > b.name {
			p.incomplete(path.Join(at, b.name), "has a version of another length than “"+path.Join(at, a.name)+"”, and tools do not agree which comes first", "write all versions with the same number of digits")
			return
		}
	}
}

// asText makes versions of folders that hold up.sql or migration.sql compare as
// their tools compare the names, as text: diesel without the dashes, which it
// has not always written, and Prisma with whatever number of digits there is.
func asText(told []*entry) {
	longest := 0
	for _, e := range told {
		if !e.scripted() {
			return
		}
		longest = max(longest, len(digits(e.name)))
	}
	if longest < 12 {
		return // numbers, not times: 2 comes before 10
	}
	for _, e := range told {
		text := digits(e.name)
		e.version = version{text + strings.Repeat("0", longest-len(text))}
	}
}

// scripted reports whether an entry is a migration as Diesel and Prisma keep one:
// a folder with a script of that name.
func (e *entry) scripted() bool {
	return slices.ContainsFunc(e.below, func(b *entry) bool { return b.name == "up.sql" || b.name == "migration.sql" })
}

// digits are those of a version at the start of a name: 2026-02-14-093000_users.
func digits(name string) string {
	name, _, _ = strings.Cut(name, "_")
	return strings.ReplaceAll(name, "-", "")
}

// aside reports whether a file stands in a folder for tests, examples or first
// rows, which tools that read a folder's own files alone do not run.
func aside(name string) bool {
	for part := range strings.SplitSeq(path.Dir(name), "/") {
		switch strings.ToLower(part) {
		case "test", "tests", "testdata", "seed", "seeds", "fixture", "fixtures", "example", "examples", "migratest":
			return true
		}
	}
	return false
}
