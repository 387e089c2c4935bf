package schema

import "slices"

// journal keeps how tables were, so that what was done to them can be taken
// back: one level for each block that may end with an exception.
type journal struct{ levels []*level }

// level holds the tables that were changed in it, as they were, and those that
// were made in it.
type level struct {
	saved map[*table]*saved
	made  map[*table]bool
}

// saved is what it takes to put a table back as it stood.
type saved struct {
	was         table
	there       bool
	cols        []column
	constraints []constraint
}

func newJournal() *journal {
	j := &journal{}
	j.open()
	return j
}

func (j *journal) open() {
	j.levels = append(j.levels, &level{map[*table]*saved{}, map[*table]bool{}})
}

func (j *journal) top() *level { return j.levels[len(j.levels)-1] }

// keep ends a level. What it holds is kept by the one below.
func (j *journal) keep() {
	from := j.top()
	j.levels = j.levels[:len(j.levels)-1]
	to := j.top()
	for t, s := range from.saved {
		if to.saved[t] == nil && !to.made[t] {
			to.saved[t] = s
		}
	}
	for t := range from.made {
		to.made[t] = true
	}
}

// save keeps tables, those that they inherit from and those that inherit from
// them as they are, where the level does not have them yet.
func (j *journal) save(c *catalog, tables []*table) {
	l := j.top()
	keep := func(t *table) {
		if l.saved[t] != nil || l.made[t] {
			return
		}
		c.works(len(t.cols))
		s := &saved{was: *t, there: c.at(t.key) == t}
		s.was.cols, s.was.constraints = slices.Clone(t.cols), slices.Clone(t.constraints)
		s.was.children, s.was.parents = slices.Clone(t.children), slices.Clone(t.parents)
		s.was.taken, s.was.byName = nil, nil
		for _, col := range t.cols {
			s.cols = append(s.cols, *col)
		}
		for _, k := range t.constraints {
			s.constraints = append(s.constraints, *k)
		}
		l.saved[t] = s
	}
	for _, t := range tables {
		if l.saved[t] != nil && len(t.children) == 0 {
			continue
		}
		keep(t)
		for _, p := range t.parents {
			keep(p)
		}
		t.walk(keep)
	}
}

// takeBack undoes a level, in place, so that all that points at a table stays
// right.
func (j *journal) takeBack(c *catalog) {
	l := j.top()
	for t := range l.made {
		t.dropped = true
		c.take(t)
	}
	for t := range l.saved {
		c.take(t)
	}
	for t, s := range l.saved {
		s.restore(t)
		if s.there {
			c.put(t)
		}
	}
	*l = level{map[*table]*saved{}, map[*table]bool{}}
}

// takeAllBack undoes every level.
func (j *journal) takeAllBack(c *catalog) {
	for len(j.levels) > 1 {
		j.takeBack(c)
		j.levels = j.levels[:len(j.levels)-1]
	}
	j.takeBack(c)
}

func (s *saved) restore(t *table) {
	*t = s.was
	for i, col := range s.was.cols {
		*col = s.cols[i]
	}
	for i, k := range s.was.constraints {
		*k = s.constraints[i]
		if t.taken == nil {
			t.taken = map[string]bool{}
		}
		t.taken[k.name] = true
	}
}
