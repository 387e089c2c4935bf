package migration

import (
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/pare-dev/pare/internal/source"
)

// Set is the files of a folder, read.
type Set struct {
	Dialect string
	Files   []source.File // in the order they run
	Other   []source.File // as Plan.Other
	Beside  []source.File // what the order was read from: atlas.sum
}

// maxFiles is how many files and folders a folder may hold, so that nobody who
// names the wrong one waits for long.
const maxFiles = 100_000

// Read reads the SQL files of a folder and of those below it.
func Read(folder, dialect string) (Set, []source.Problem) { return read(folder, dialect, os.ReadDir) }

func read(folder, dialect string, list lister) (Set, []source.Problem) {
	names, problems := walk(folder, list)
	l := Listing{Names: names, Dialect: dialect}
	var set Set
	if slices.Contains(names, "atlas.sum") {
		f, p := source.Read(filepath.Join(folder, "atlas.sum"))
		if p != nil {
			problems = append(problems, *p)
		} else {
			set.Beside = append(set.Beside, f)
			l.Sums = sums(f.Data)
		}
	}
	for _, name := range names {
		if !tellsOrder(name) {
			continue
		}
		f, p := source.Read(filepath.Join(folder, filepath.FromSlash(name)))
		if p != nil {
			problems = append(problems, *p)
			continue
		}
		if _, ok := listIn(name, f.Data, names); ok {
			if l.Lists == nil {
				l.Lists = map[string]string{}
			}
			l.Lists[name] = f.Data
			set.Beside = append(set.Beside, f)
		}
	}
	quiet := len(problems) > 0 // what could not be listed may be what is missing
	problems = append(problems, set.load(folder, Order(l), quiet)...)
	if l.Sums != nil {
		set.Files = set.Files[checkpoint(set.Files):]
	}
	return set, problems
}

// ReadFiles reads the files that a pattern matched, in the order of their
// names; those of migrations in the order of the tool that wrote them.
func ReadFiles(paths []string, dialect string) (Set, []source.Problem) {
	var set Set
	folder := filepath.Dir(paths[0])
	for slices.ContainsFunc(paths, func(p string) bool { return !within(folder, p) }) {
		folder = filepath.Dir(folder)
	}
	l := Listing{Dialect: dialect}
	for _, p := range paths {
		name, err := filepath.Rel(folder, p)
		if err != nil || !parse(filepath.ToSlash(name)).sql || hidden(filepath.ToSlash(name)) {
			// It was named, so it is read, whatever it is called.
			problems := set.load("", Plan{Dialect: dialect, Files: paths}, false)
			return set, problems
		}
		l.Names = append(l.Names, filepath.ToSlash(name))
	}
	problems := set.load(folder, Order(l), false)
	return set, problems
}

func within(folder, p string) bool {
	rel, err := filepath.Rel(folder, p)
	return err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator)) || folder == filepath.Dir(folder)
}

// load reads the files of a plan. quiet leaves out what is said of the folder.
func (set *Set) load(folder string, plan Plan, quiet bool) (problems []source.Problem) {
	set.Dialect = plan.Dialect
	for _, n := range plan.Notes {
		if quiet && n.Name == "" {
			continue
		}
		problems = append(problems, source.Problem{
			Kind: n.Kind, Span: source.Span{Pos: source.Pos{File: filepath.ToSlash(filepath.Join(folder, n.Name))}}, Msg: n.Msg, Hint: n.Hint,
		})
	}
	files := make([]source.File, len(plan.Files))
	found := make([]*source.Problem, len(plan.Files))
	source.Each(len(plan.Files), func(i int) {
		files[i], found[i] = source.Read(filepath.Join(folder, filepath.FromSlash(plan.Files[i])))
	})
	read := map[string]source.File{}
	for i, name := range plan.Files {
		if p := found[i]; p != nil {
			problems = append(problems, *p)
			continue
		}
		read[name] = files[i]
		set.Files = append(set.Files, files[i])
	}
	for _, name := range plan.Other {
		if f, ok := read[name]; ok {
			set.Other = append(set.Other, f)
		}
	}
	return problems
}

// sums lists the files that an atlas.sum names, in its order. Its first line is
// the sum of all.
func sums(data string) []string {
	names := []string{}
	for line := range strings.Lines(data) {
		line = strings.TrimSpace(line)
		if at := strings.LastIndex(line, " h1:"); at > 0 {
			names = append(names, line[:at])
		}
	}
	return names
}

// atCheckpoint is how the file of a checkpoint begins, among comments.
var atCheckpoint = regexp.MustCompile(`\A(?:\xef\xbb\xbf)?(?:--[^\n]*\n)*--\s*atlas:checkpoint\b`)

// checkpoint is the index of the last checkpoint of Atlas. It holds what those
// before it do, and a new database starts there.
func checkpoint(files []source.File) int {
	for i := len(files) - 1; i > 0; i-- {
		if atCheckpoint.MatchString(strings.ReplaceAll(files[i].Head(4096), "\r", "")) {
			return i
		}
	}
	return 0
}

// lister lists what stands in a folder.
type lister func(folder string) ([]os.DirEntry, error)

// walk lists the files below a folder, with slashes, sorted. It follows
// symbolic links, and enters no folder twice.
func walk(folder string, list lister) (names []string, problems []source.Problem) {
	fail := func(at, msg, hint string) {
		problems = append(problems, source.Problem{
			Kind: source.Incomplete, Span: source.Span{Pos: source.Pos{File: filepath.ToSlash(filepath.Join(folder, at))}}, Msg: msg, Hint: hint,
		})
	}
	entered := map[string]bool{}
	seen := 0
	var enter func(at string)
	enter = func(at string) {
		full := filepath.Join(folder, filepath.FromSlash(at))
		real, err := filepath.EvalSymlinks(full)
		if err == nil && entered[real] {
			return
		}
		entered[real] = true
		entries, err := list(full)
		if err != nil {
			fail(at, "cannot be read: "+source.Reason(err), "check who may read it")
			return
		}
		for _, e := range entries {
			if seen++; seen > maxFiles {
				return
			}
			name := path.Join(at, e.Name())
			dir := e.IsDir()
			if e.Type()&os.ModeSymlink != 0 {
				info, err := os.Stat(filepath.Join(full, e.Name()))
				dir = err == nil && info.IsDir()
			}
			switch {
			case !dir:
				names = append(names, name)
			case !hidden(name) && e.Name() != "node_modules":
				enter(name)
			}
		}
	}
	enter("")
	if seen > maxFiles {
		fail("", "holds more than 100,000 files, not all of which were looked at", "name the folder of the migrations")
	}
	slices.Sort(names)
	return names, problems
}
