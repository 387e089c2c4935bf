package migration

import (
	"encoding/json"
	"path"
	"regexp"
	"slices"
	"strings"
)

// list is a file in which a tool keeps the order of the SQL files of a folder.
type list struct {
	name    string // the file itself
	tool    string
	folder  string   // whose files it lists
	files   []string // in order, seen from where the listing is
	dialect string   // "" where it tells none
	beside  []string // files that it knows, which are not to be run
}

// orders reports whether it tells an order, not a dialect alone.
func (l list) orders() bool { return l.tool != "" }

// tellsOrder reports whether a file's name is one of those that lists have.
func tellsOrder(name string) bool {
	switch path.Base(name) {
	case "manifest.json", "sqitch.plan", "sqitch.conf", "_journal.json", "migration_lock.toml":
		return !hidden(name)
	}
	return strings.HasSuffix(name, ".sqlproj") && !hidden(name)
}

// listIn reads such a file. It tells nothing where it is something else that has
// the same name.
func listIn(name, text string, names []string) (l list, ok bool) {
	l.name = name
	dir := path.Dir(name)
	if dir == "." {
		dir = ""
	}
	if strings.HasSuffix(name, ".sqlproj") {
		return l.sqlproj(dir, text)
	}
	switch path.Base(name) {
	case "manifest.json":
		return l.temporal(dir, text)
	case "sqitch.plan":
		return l.sqitch(dir, text, names)
	case "sqitch.conf":
		l.dialect = firstMatch(sqitchEngine, text)
	case "_journal.json":
		return l.drizzle(path.Dir(dir), text)
	case "migration_lock.toml":
		l.dialect = firstMatch(prismaProvider, text)
	}
	return l, l.dialect != ""
}

var (
	sqitchEngine   = regexp.MustCompile(`(?m)^\s*engine\s*=\s*(\w+)`)
	prismaProvider = regexp.MustCompile(`(?m)^\s*provider\s*=\s*"(\w+)"`)
)

func firstMatch(r *regexp.Regexp, text string) string {
	if m := r.FindStringSubmatch(text); m != nil {
		return dialectNamed(m[1])
	}
	return ""
}

// temporal reads the manifest of one version's folder.
func (l list) temporal(dir, text string) (list, bool) {
	var m struct {
		Files []string `json:"SchemaUpdateCqlFiles"`
	}
	if json.Unmarshal([]byte(text), &m) != nil || m.Files == nil {
		return l, false
	}
	l.tool, l.folder = "Temporal", dir
	for _, f := range m.Files {
		l.files = append(l.files, path.Join(dir, f))
	}
	return l, true
}

// drizzle reads the journal that stands in the folder meta.
func (l list) drizzle(dir, text string) (list, bool) {
	var m struct {
		Dialect string
		Entries []struct {
			Idx int
			Tag string
		}
	}
	if json.Unmarshal([]byte(text), &m) != nil || m.Entries == nil {
		return l, false
	}
	if dir == "." {
		dir = ""
	}
	l.tool, l.folder, l.dialect = "Drizzle", dir, dialectNamed(m.Dialect)
	for _, e := range m.Entries {
		l.files = append(l.files, path.Join(dir, e.Tag+".sql"))
	}
	return l, true
}

// sqitch reads a plan: a change or a tag a line, its name first. A change that is
// there again later was reworked: until then, its script carries the tag that
// stands between the two.
func (l list) sqitch(dir, text string, names []string) (list, bool) {
	type change struct {
		name string
		tags []string // that follow before the same name
	}
	var changes []change
	last := map[string]int{}
	for line := range strings.Lines(text) {
		line, _, _ = strings.Cut(line, "#")
		f := strings.Fields(line)
		switch {
		case len(f) == 0 || strings.HasPrefix(f[0], "%") || strings.HasPrefix(f[0], "-"):
		case strings.HasPrefix(f[0], "@"):
			for _, i := range last {
				changes[i].tags = append(changes[i].tags, f[0])
			}
		default:
			name := strings.TrimPrefix(f[0], "+")
			if name == "" && len(f) > 1 {
				name = f[1]
			}
			last[name] = len(changes)
			changes = append(changes, change{name: name})
		}
	}
	l.tool, l.folder = "Sqitch", path.Join(dir, "deploy")
	for i, c := range changes {
		file := path.Join(l.folder, c.name+".sql")
		if last[c.name] != i {
			for _, tag := range c.tags {
				if own := path.Join(l.folder, c.name+tag+".sql"); slices.Contains(names, own) {
					file = own
				}
			}
		}
		l.files = append(l.files, file)
	}
	return l, true
}

// dialectOf is the dialect that lists tell, where they tell one.
func dialectOf(lists []list) string {
	found := ""
	for _, l := range lists {
		if l.dialect != "" && found != "" && l.dialect != found {
			return ""
		}
		if l.dialect != "" {
			found = l.dialect
		}
	}
	return found
}

// unplanned leaves out what stands beside the folder deploy of Sqitch.
func (p *planner) unplanned(files []file) []file {
	var names []string
	for _, f := range files {
		names = append(names, f.name)
	}
	return slices.DeleteFunc(files, func(f file) bool {
		for _, l := range p.lists {
			if l.tool != "Sqitch" || !slices.ContainsFunc(names, func(name string) bool { return below(l.folder, name) }) {
				continue
			}
			root := path.Dir(l.folder)
			switch {
			case below(path.Join(root, "revert"), f.name):
				p.left(f, "it takes a migration back")
				return true
			case below(path.Join(root, "verify"), f.name):
				p.left(f, "it checks a migration")
				return true
			case below(path.Join(root, "test"), f.name), below(path.Join(root, "tests"), f.name), below(path.Join(root, "t"), f.name):
				p.left(f, "it tests migrations")
				return true
			case (root == "." || below(root, f.name)) && !below(l.folder, f.name):
				p.left(f, "it stands beside the folder “"+l.folder+"”, which alone Sqitch runs")
				p.warn(f.name, "is not read, for it stands beside the folder “"+l.folder+"”, which alone Sqitch runs", "name it as well if it makes tables")
				return true
			}
		}
		return false
	})
}

func below(folder, name string) bool { return strings.HasPrefix(name, folder+"/") }

// listed gives the files below a folder in the order of its list, if it has one.
func (p *planner) listed(dir *entry, at string) (files []string, ok bool) {
	i := slices.IndexFunc(p.lists, func(l list) bool { return l.orders() && l.folder == at })
	if i < 0 {
		return nil, false
	}
	l := p.lists[i]
	there := map[string]*file{}
	var gather func(e *entry)
	gather = func(e *entry) {
		for _, b := range e.below {
			if b.file != nil {
				there[b.file.name] = b.file
			}
			gather(b)
		}
	}
	gather(dir)
	took := map[string]bool{}
	for _, name := range l.files {
		switch {
		case took[name]:
		case there[name] != nil:
			files = append(files, name)
		case !slices.ContainsFunc(p.plan.Left, func(f Left) bool { return f.Name == name }):
			p.incomplete(l.name, "lists “"+name+"”, which is not there", "restore the file")
		}
		took[name] = true
	}
	for name, f := range there {
		if took[name] {
			continue
		}
		p.left(*f, l.name+" does not list it, so that "+l.tool+" does not run it")
		p.warn(name, "is not read, for "+l.name+" does not list it, and "+l.tool+" does not run it", "add it to the list, or take it out of the folder")
	}
	return files, true
}
