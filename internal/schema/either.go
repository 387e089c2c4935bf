package schema

import (
	"slices"

	"github.com/pare-dev/pare/internal/inventory"
	"github.com/pare-dev/pare/internal/source"
)

// ReadEither reads files whose names do not tell their whole order. other has
// them with what is not told the other way round. Where that gives the same
// tables, or cannot have worked, the order given is right; else it is incomplete.
// Files that cannot be read in the order given, since one speaks of a table that
// a later one makes, are tried behind those that they need.
func ReadEither(name, dialect string, files, other []source.File) (*inventory.Dataset, []source.Problem) {
	ds, problems, needs := read(name, dialect, files)
	if other == nil {
		return ds, problems
	}
	if slices.ContainsFunc(problems, fails) {
		if files = byNeed(files, needs); files == nil {
			return ds, problems
		}
		ds2, problems2 := Read(name, dialect, files)
		if slices.ContainsFunc(problems2, fails) {
			return ds, problems
		}
		ds, problems, other = ds2, problems2, byNeed(other, needs)
	}
	ds2, problems2 := Read(name, ds.Dialect, other)
	if slices.ContainsFunc(problems2, fails) {
		return ds, problems
	}
	if t := differs(ds, ds2); t != nil {
		ds.Partial = true
		problems = append(problems, source.Problem{
			Kind: source.Incomplete, Span: t.Span,
			Msg:  "table “" + t.Ref().String() + "” depends on the order in which the files run, and their names do not tell it",
			Hint: "start the names of the files with numbers, in their order: 01_…",
		})
	}
	return ds, source.SortProblems(problems)
}

func fails(p source.Problem) bool { return p.Kind != source.Warning }

// differs finds a table that only one of two datasets has, or that has other
// columns there.
func differs(a, b *inventory.Dataset) *inventory.Table {
	there := map[inventory.Ref]*inventory.Table{}
	for _, t := range b.Tables {
		there[t.Ref()] = t
	}
	for _, t := range a.Tables {
		u := there[t.Ref()]
		delete(there, t.Ref())
		if u == nil || t.Unread != u.Unread || t.Comment != u.Comment || !slices.Equal(outline(t), outline(u)) {
			return t
		}
	}
	for _, t := range b.Tables {
		if there[t.Ref()] != nil {
			return t
		}
	}
	return nil
}

// outline is what is known of a table's columns, sorted, without places.
func outline(t *inventory.Table) []string {
	var out []string
	for _, c := range t.Columns {
		line := c.Name + "\x00" + c.Type + "\x00" + c.Default + "\x00" + c.Comment
		for _, is := range [...]bool{c.Nullable, c.Generated, c.PrimaryKey, c.Annotation != nil} {
			if is {
				line += "\x001"
			} else {
				line += "\x000"
			}
		}
		if c.Annotation != nil {
			line += "\x00" + c.Annotation.Category.Value + "\x00" + c.Annotation.Because
		}
		out = append(out, line)
	}
	for _, k := range t.ForeignKeys {
		out = append(out, "→"+k.Schema+"."+k.Table)
	}
	slices.Sort(out)
	return out
}
