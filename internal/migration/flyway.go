package migration

import (
	"cmp"
	"path"
	"slices"
)

// flyway orders files as Flyway does, in all folders below: versions by their
// numbers, from the newest baseline on, then repeatable migrations by title.
func (p *planner) flyway(files []file) {
	var before, versions, between, repeated, after []file
	var base *file
	for i, f := range files {
		switch f.flyway {
		case "V":
			versions = append(versions, f)
		case "B":
			versions = append(versions, f)
			if base == nil || f.version.compare(base.version) > 0 {
				base = &files[i]
			}
		case "R":
			repeated = append(repeated, f)
		case "before":
			before = append(before, f)
		case "between":
			between = append(between, f)
		case "after":
			after = append(after, f)
		default:
			p.noFlyway(f)
		}
	}
	slices.SortStableFunc(versions, func(a, b file) int {
		return cmp.Or(a.version.compare(b.version), cmp.Compare(a.flyway, b.flyway), cmp.Compare(a.name, b.name))
	})
	slices.SortStableFunc(repeated, func(a, b file) int { return cmp.Or(cmp.Compare(a.title, b.title), cmp.Compare(a.name, b.name)) })
	p.take(before)
	last := file{}
	for _, f := range versions {
		if base != nil && (f.version.compare(base.version) < 0 || f.version.compare(base.version) == 0 && f.flyway == "V") {
			p.left(f, "the baseline "+base.name+" holds what it does")
			continue
		}
		if last.name != "" && last.version.compare(f.version) == 0 {
			p.incomplete(f.name, "has the version "+f.version.text()+", and so has “"+last.name+"”: Flyway runs neither", "give each file a version of its own")
		}
		last = f
		p.take([]file{f})
	}
	p.take(between)
	p.take(repeated)
	p.take(after)
}

// noFlyway says what is not run since its name has another form.
func (p *planner) noFlyway(f file) {
	const hint = "call it V<version>__<title>.sql, or take it out of the folder"
	if path.Dir(f.name) != "." && aside(f.name) {
		p.left(f, "it is for tests or examples")
		return
	}
	if versionOf(f.stem) != nil || f.direction != "" {
		p.incomplete(f.name, "is not read: it stands among files of Flyway, but its name is none that Flyway reads", hint)
		return
	}
	p.left(f, "Flyway does not read files of such names")
	p.warn(f.name, "is not read, for Flyway reads no files of such names", hint)
}

func (p *planner) take(files []file) {
	for _, f := range files {
		p.plan.Files = append(p.plan.Files, f.name)
		if p.plan.Other != nil {
			p.plan.Other = append(p.plan.Other, f.name)
		}
	}
}
