package schema

import "slices"

// saved is how a table was: what it takes to put it back as it stood.
type saved struct {
	t           *table
	was         table
	there       bool
	cols        []column
	constraints []constraint
}

// save keeps tables, and those that they inherit from or that inherit from them,
// as they are. What is given back puts them back, in place, so that all that
// points at them stays right.
func (c *catalog) save(tables []*table) (undo func()) {
	var all []saved
	seen := map[*table]bool{}
	keep := func(t *table) {
		if seen[t] {
			return
		}
		seen[t] = true
		s := saved{t: t, was: *t, there: c.at(t.key) == t}
		s.was.cols = slices.Clone(t.cols)
		s.was.constraints = slices.Clone(t.constraints)
		s.was.children, s.was.parents = slices.Clone(t.children), slices.Clone(t.parents)
		s.was.taken, s.was.byName = nil, nil
		for _, col := range t.cols {
			s.cols = append(s.cols, *col)
		}
		for _, k := range t.constraints {
			s.constraints = append(s.constraints, *k)
		}
		all = append(all, s)
	}
	for _, t := range tables {
		keep(t)
		for _, p := range t.parents {
			keep(p)
		}
		t.walk(keep)
	}
	made := map[relKey]bool{} // names that nothing had
	for _, t := range tables {
		made[t.key] = c.at(t.key) == nil
	}
	return func() {
		for key := range made {
			if t := c.at(key); made[key] && t != nil {
				t.dropped = true
				c.take(t)
			}
		}
		for _, s := range all {
			c.take(s.t)
		}
		for _, s := range all {
			s.restore()
			if s.there {
				c.put(s.t)
			}
		}
	}
}

func (s *saved) restore() {
	*s.t = s.was
	for i, col := range s.was.cols {
		*col = s.cols[i]
	}
	for i, k := range s.was.constraints {
		*k = s.constraints[i]
		if s.t.taken == nil {
			s.t.taken = map[string]bool{}
		}
		s.t.taken[k.name] = true
	}
}
