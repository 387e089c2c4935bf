package schema

import (
	"slices"

	"github.com/pare-dev/pare/internal/source"
)

// need says that a file speaks of a table which another file, read behind it,
// makes.
type need struct{ file, of string }

// spokenOf notes that a file speaks of a table that nothing before it makes.
func (c *catalog) spokenOf(key relKey, file string) {
	file = c.included.top(file)
	id := c.d.id(key)
	if c.spoken == nil {
		c.spoken = map[relKey][]string{}
	}
	if !slices.Contains(c.spoken[id], file) {
		c.spoken[id] = append(c.spoken[id], file)
	}
}

// madeIn notes that a file makes a table of which others may have spoken.
func (c *catalog) madeIn(key relKey, file string) {
	file = c.included.top(file)
	id := c.d.id(key)
	for _, by := range c.spoken[id] {
		if by != file {
			c.needs = append(c.needs, need{by, file})
		}
	}
	delete(c.spoken, id)
}

// byNeed puts files behind those that they need, and leaves them in their order
// otherwise. It is nil where that changes nothing, or where they need each other.
func byNeed(files []source.File, needs []need) []source.File {
	if len(needs) == 0 {
		return nil
	}
	waits := map[string][]string{}
	for _, n := range needs {
		waits[n.file] = append(waits[n.file], n.of)
	}
	var out []source.File
	placed := map[string]bool{}
	for todo := slices.Clone(files); len(todo) > 0; {
		i := slices.IndexFunc(todo, func(f source.File) bool {
			return !slices.ContainsFunc(waits[f.Name], func(of string) bool { return !placed[of] })
		})
		if i < 0 {
			return nil
		}
		out = append(out, todo[i])
		placed[todo[i].Name] = true
		todo = slices.Delete(todo, i, i+1)
	}
	return out
}
