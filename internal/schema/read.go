// Package schema reads the tables and columns of a database from the SQL that
// makes them: a dump, or one or more scripts.
package schema

import (
	"slices"

	"github.com/pare-dev/pare/internal/inventory"
	"github.com/pare-dev/pare/internal/schema/detect"
	"github.com/pare-dev/pare/internal/schema/text"
	"github.com/pare-dev/pare/internal/source"
)

// Read folds files, in the order given, into one dataset of that name. The
// dialect may be "" where it is to be found out. Problems say what was wrong
// and what could not be read; a table that exists but whose columns are not
// surely known is in the dataset with Unread set. Problems are sorted by place.
func Read(name, dialect string, files []source.File) (*inventory.Dataset, []source.Problem) {
	ds, problems, _ := read(name, dialect, files)
	return ds, problems
}

// read reads as Read does, and tells which files need others before them.
func read(name, dialect string, files []source.File) (*inventory.Dataset, []source.Problem, []need) {
	texts, problems := text.Read(files)
	in := input{name: name, files: files, texts: texts, problems: problems}
	if dialect != "" {
		return in.read(dialect)
	}
	likely := detect.Dialects(texts)
	ds, problems, needs := in.read(likely[0])
	if !slices.ContainsFunc(problems, fails) || in.size() > maxTried {
		return ds, problems, needs
	}
	// What one dialect refuses may be all right in another that is as likely and
	// that is known well enough to be believed: the one that refuses the least is
	// taken. Where a type is any words, that nothing is refused proves nothing.
	// Where nothing tells a dialect, another one has to read all.
	least := len(problems) // a warning that a table is approximate counts, too
	if len(likely) == len(dialects()) {
		least = len(in.problems) + 1
	}
	for _, other := range likely[1:] {
		d := dialectNamed(other)
		if d == nil || d.parse == nil || d.anyType {
			continue
		}
		if ds2, found, needs2 := in.read(other); len(found) < least {
			ds, problems, needs, least = ds2, found, needs2, len(found)
		}
	}
	return ds, problems, needs
}

// maxTried bounds what is read more than once to find the dialect out.
const maxTried = 1 << 20

// input is what a dataset is read from, and what was wrong with its files.
type input struct {
	name     string
	files    []source.File
	texts    []text.Text
	problems []source.Problem
}

func (in *input) size() (n int) {
	for _, t := range in.texts {
		n += len(t.Src)
	}
	return n
}

// scripts cuts the files into statements.
func (in *input) scripts(d *dialect) (out []*script, problems []source.Problem) {
	scripts := make([]*script, len(in.texts))
	found := make([][]source.Problem, len(in.texts))
	source.Each(len(in.texts), func(i int) { scripts[i], found[i] = in.script(d, i) })
	for i, s := range scripts {
		problems = append(problems, found[i]...)
		if s != nil {
			out = append(out, s)
		}
	}
	return out, problems
}

// script cuts one file into statements. It is nil where the file says nothing.
func (in *input) script(d *dialect, i int) (*script, []source.Problem) {
	t := in.texts[i]
	if t.Stored && d.name != "sqlite" {
		return nil, []source.Problem{notOf(d, t.File)}
	}
	read, problems := t.Whole(d.text())
	if read.Src == "" {
		return nil, problems
	}
	s := readCondensed(d, t.File, read)
	s.stored = t.Stored
	return s, problems
}

// read reads the files as those of one dialect.
func (in *input) read(dialect string) (*inventory.Dataset, []source.Problem, []need) {
	d := dialectNamed(dialect)
	ds := &inventory.Dataset{Name: in.name, Dialect: dialect, Partial: true}
	if d == nil {
		return ds, []source.Problem{unsupported(dialect, in.files)}, nil
	}
	ds.Dialect, ds.DefaultSchema = d.name, d.schema
	c := newCatalog(in.name, d)
	c.problems = slices.Clone(in.problems)
	scripts, problems := in.scripts(d)
	c.problems = append(c.problems, problems...)
	included, tops := in.include(scripts)
	c.included = included
	for i, s := range tops {
		c.run(s, included.parser)
		tops[i] = nil // its text and tokens are not needed again
	}
	if d.databases {
		ds.DefaultSchema = c.mainDatabase()
	}
	c.settle()
	c.forgive()
	ds.Tables = c.tables()
	if len(ds.Tables) == 0 && !slices.ContainsFunc(c.problems, fails) {
		p := source.Problem{Kind: source.Incomplete, Msg: "no table found", Hint: "name a file that holds CREATE TABLE statements, such as " + d.dump + " writes"}
		if len(in.files) > 0 {
			p.Span.File = in.files[0].Name
		} else {
			p.Msg = "dataset “" + in.name + "”: no table found"
		}
		c.problems = append(c.problems, p)
	}
	ds.Partial = slices.ContainsFunc(c.problems, func(p source.Problem) bool { return p.Kind == source.Incomplete })
	return ds, source.SortProblems(slices.Clip(c.problems)), c.needs
}

// notOf says that a SQLite database was given as one of another dialect.
func notOf(d *dialect, file string) source.Problem {
	return source.Problem{
		Kind: source.Incomplete, Span: source.Span{Pos: source.Pos{File: file}},
		Msg: "is a SQLite database, where the dialect is " + d.name, Hint: "leave the dialect out, or name sqlite",
	}
}
