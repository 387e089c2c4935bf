// Package migration finds the SQL files of a folder, and the order in which the
// tool that wrote them runs them. What names do not tell is said, not guessed.
package migration

import (
	"cmp"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/pare-dev/pare/internal/prose"
	"github.com/pare-dev/pare/internal/source"
)

// Listing is what stands in a folder, seen from it: paths with slashes.
type Listing struct {
	Names   []string
	Sums    []string          // the files that its atlas.sum lists, in order; nil where it has none
	Lists   map[string]string // the text of files that may tell an order, by name: sqitch.plan
	Dialect string            // the one asked for; "" where the names are to tell
}

// Plan is what to read of a folder.
type Plan struct {
	Dialect string   // the dialect that was asked for, or that the names tell
	Files   []string // in the order they run
	// Other is Files with whatever the names leave open the other way round; nil
	// where they tell the whole order. Where both give the same tables, the
	// order makes no difference.
	Other []string
	Left  []Left
	Notes []Note
}

// Left is an SQL file that is left out because the tool would leave it out.
type Left struct{ Name, Why string }

// Note is something to say of a file, or of the folder where Name is "". Msg is
// a predicate: it follows the name.
type Note struct {
	Kind      source.ProblemKind
	Name      string
	Msg, Hint string
}

// Order tells the order of the files in a listing. The same names give the same
// plan, however they are sorted.
func Order(l Listing) Plan {
	p := &planner{plan: Plan{Dialect: l.Dialect}}
	p.order(l)
	slices.SortFunc(p.plan.Left, func(a, b Left) int { return cmp.Compare(a.Name, b.Name) })
	slices.SortStableFunc(p.plan.Notes, func(a, b Note) int { return cmp.Compare(a.Name, b.Name) })
	return p.plan
}

type planner struct {
	plan  Plan
	lists []list
}

func (p *planner) order(l Listing) {
	var files []file
	var others []string
	names := slices.Clone(l.Names)
	slices.Sort(names)
	for _, name := range slices.Compact(names) {
		switch f := parse(name); {
		case hidden(name):
		case f.sql:
			files = append(files, f)
		default:
			others = append(others, name)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(l.Lists)) {
		if found, ok := listIn(name, l.Lists[name], l.Names); ok {
			p.lists = append(p.lists, found)
			others = slices.DeleteFunc(others, func(other string) bool { return other == name })
		}
	}
	if p.plan.Dialect == "" {
		p.plan.Dialect = dialectOf(p.lists)
	}
	if rest, ok := p.structure(files, others); ok {
		files, others = rest, nil
	}
	p.otherLanguages(others)
	if len(files) == 0 {
		if len(p.plan.Notes) == 0 {
			p.incomplete("", "holds no SQL file", "name a folder that holds .sql files, or one file")
		}
		return
	}
	files, ok := p.oneDialect(files)
	if !ok {
		return
	}
	files = p.upward(p.unbuilt(p.unplanned(files)))
	switch {
	case l.Sums != nil:
		p.atlas(files, l.Sums)
	case !slices.ContainsFunc(p.lists, list.orders) && slices.ContainsFunc(files, func(f file) bool { return f.flyway != "" }):
		p.flyway(files)
	default:
		p.versions(files)
	}
	if len(p.plan.Files) == 0 && len(p.plan.Notes) == 0 {
		p.incomplete("", "holds no SQL file that makes tables: those in it take migrations back, or are for tests", "name the folder of the migrations")
	}
}

func (p *planner) left(f file, why string) { p.plan.Left = append(p.plan.Left, Left{f.name, why}) }

func (p *planner) incomplete(name, msg, hint string) {
	p.plan.Notes = append(p.plan.Notes, Note{source.Incomplete, name, msg, hint})
}

func (p *planner) warn(name, msg, hint string) {
	p.plan.Notes = append(p.plan.Notes, Note{source.Warning, name, msg, hint})
}

// hidden reports whether a path has a part that starts with a dot. No tool runs
// such files: their versions come first in the name.
func hidden(name string) bool {
	return strings.HasPrefix(name, ".") || strings.Contains(name, "/.")
}

// structure finds the dump that Rails keeps beside its migrations in Ruby. It
// says all that they do.
func (p *planner) structure(files []file, others []string) ([]file, bool) {
	at := slices.IndexFunc(files, func(f file) bool { return f.name == "structure.sql" })
	if at < 0 || !slices.ContainsFunc(others, func(name string) bool { return path.Ext(name) == ".rb" }) {
		return files, false
	}
	for i, f := range files {
		if i != at {
			p.left(f, "structure.sql holds the whole schema")
		}
	}
	return files[at : at+1], true
}

// oneDialect leaves the files of other dialects out. It fails where files of
// several stand side by side and nobody said which is meant.
func (p *planner) oneDialect(files []file) ([]file, bool) {
	var found []string
	for _, f := range files {
		if f.dialect != "" && !slices.Contains(found, f.dialect) {
			found = append(found, f.dialect)
		}
	}
	slices.Sort(found)
	want := p.plan.Dialect
	switch {
	case want == "mariadb" && !slices.Contains(found, want):
		want = "mysql" // the tools know no difference
	case want == "" && len(found) == 1:
		want = found[0]
		p.plan.Dialect = want
	case want == "" && len(found) > 1:
		p.incomplete("", "holds files for "+prose.And(found)+", and nothing says which are meant", "give the schema in pare.yaml its dialect: "+found[0])
		return nil, false
	}
	var kept []file
	for _, f := range files {
		if f.dialect == "" || f.dialect == want {
			kept = append(kept, f)
			continue
		}
		p.left(f, "it is for "+f.dialect)
	}
	if len(kept) == 0 {
		p.incomplete("", "holds no SQL file for "+p.plan.Dialect, "correct the path or the dialect; it has files for "+strings.Join(found, ", "))
	}
	return kept, len(kept) > 0
}

// upward leaves out what takes migrations back and, where a version has a file
// for the dialect alone, the one for all of them.
func (p *planner) upward(files []file) []file {
	names := map[string]bool{}
	for _, f := range files {
		names[f.name] = true
	}
	own := map[string]bool{} // the versions that the dialect has files of its own for
	for _, f := range files {
		if f.direction == "up" && f.dialect != "" {
			own[f.key()] = true
		}
	}
	var kept []file
	for _, f := range files {
		if f.direction == "" {
			f.direction = paired(f.name, names)
		}
		switch {
		case f.direction == "down":
			p.left(f, "it takes a migration back")
		case f.direction == "up" && f.dialect == "" && own[f.key()]:
			p.left(f, "the same version has a file for "+p.plan.Dialect)
		default:
			kept = append(kept, f)
		}
	}
	return kept
}

// atlas follows atlas.sum, which lists the files in their order.
func (p *planner) atlas(files []file, sums []string) {
	by := map[string]file{}
	for _, f := range files {
		by[f.name] = f
	}
	for _, name := range sums {
		f, ok := by[name]
		if !ok {
			if !slices.ContainsFunc(p.plan.Left, func(l Left) bool { return l.Name == name }) {
				p.incomplete("atlas.sum", "lists “"+name+"”, which is not there", "restore the file, or run atlas migrate hash")
			}
			continue
		}
		delete(by, name)
		p.plan.Files = append(p.plan.Files, f.name)
	}
	for _, f := range files {
		if _, ok := by[f.name]; !ok {
			continue
		}
		if strings.Contains(f.name, "/") {
			p.left(f, "Atlas reads no folders below its own")
			continue
		}
		p.incomplete(f.name, "is not listed in atlas.sum, so that Atlas would not run it", "run atlas migrate hash, or take the file out of the folder")
	}
}
