// Package schema reads the tables and columns of a database from the SQL that
// makes them: a dump, or one or more scripts.
package schema

import (
	"cmp"
	"slices"

	"github.com/pare-dev/pare/internal/inventory"
	"github.com/pare-dev/pare/internal/source"
)

// Read folds files, in the order given, into one dataset of that name. The
// dialect may be "" where it is to be found out. Problems say what was wrong
// and what could not be read; a table that exists but whose columns are not
// surely known is in the dataset with Unread set. Problems are sorted by place.
func Read(name, dialect string, files []source.File) (*inventory.Dataset, []source.Problem) {
	texts, problems := texts(files)
	d := dialectNamed(cmp.Or(dialect, detect(texts)))
	ds := &inventory.Dataset{Name: name, Dialect: dialect, Partial: true}
	if d == nil {
		return ds, []source.Problem{unsupported(dialect, files)}
	}
	ds.Dialect, ds.DefaultSchema = d.name, d.schema
	c := newCatalog(name, d)
	c.problems = problems
	var scripts []*script
	for _, t := range texts {
		scripts = append(scripts, readScript(d, t.file, t.src))
	}
	parseAll(scripts)
	for _, s := range scripts {
		c.run(s)
	}
	ds.Tables = c.tables()
	if len(ds.Tables) == 0 && !slices.ContainsFunc(c.problems, fails) {
		p := source.Problem{Kind: source.Incomplete, Msg: "no table found", Hint: "name a file that holds CREATE TABLE statements, such as " + d.dump + " writes"}
		if len(files) > 0 {
			p.Span.File = files[0].Name
		} else {
			p.Msg = "dataset “" + name + "”: no table found"
		}
		c.problems = append(c.problems, p)
	}
	ds.Partial = slices.ContainsFunc(c.problems, func(p source.Problem) bool { return p.Kind == source.Incomplete })
	return ds, source.SortProblems(slices.Clip(c.problems))
}
