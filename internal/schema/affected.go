package schema

import (
	"slices"

	"github.com/pare-dev/pare/internal/schema/ddl"
)

// affected gives the tables that a statement changes in what an inventory holds.
func (c *catalog) affected(s *script, st *statement) (out []*table) {
	switch st.verb {
	case createTable:
		d := st.parsed.Create
		if d == nil || s.temporary(st) {
			return nil
		}
		if t := c.at(c.key(d.Table.Schema, d.Table.Name)); t != nil && !t.notTable {
			if d.IfNotExists && !t.assumed {
				return nil
			}
			return []*table{t}
		}
		return []*table{c.table(c.key(d.Table.Schema, d.Table.Name), s.tokenSpan(st.toks[0]))}
	case alterTable:
		a := st.parsed.Alter
		if a == nil || a.NotTable {
			return nil
		}
		t := c.find(a.Table.Schema, a.Table.Name)
		if t == nil && a.IfExists || t != nil && (t.notTable || t.idle(a)) || t == nil && harmless(a.Commands) {
			return nil
		}
		if t == nil {
			t = c.table(c.key(a.Table.Schema, a.Table.Name), s.tokenSpan(st.toks[0]))
		}
		return []*table{t}
	case dropTable:
		for _, i := range hiddenTables(s.src, st.toks) {
			w := &words{s.src, st.toks[i:]}
			w.all("if", "exists")
			for {
				n, rest, ok := s.name(w.toks)
				if !ok {
					break
				}
				if t := c.find(n.schema, n.name); t != nil {
					out = append(out, t)
				}
				if len(rest) == 0 || !rest[0].IsPunct(s.src, ',') {
					break
				}
				w.toks = rest[1:]
			}
		}
	case renameTables:
		for toks := st.toks[2:]; len(toks) > 0; {
			n, rest, ok := s.name(toks)
			if !ok {
				rest = toks[1:]
			} else if t := c.find(n.schema, n.name); t != nil {
				out = append(out, t)
			}
			toks = rest
		}
	case alterSchema, dropSchema:
		for _, tok := range st.toks[2:] {
			if name := s.fold(tok); name != "" {
				out = append(out, c.inSchema(name)...)
			}
		}
	}
	return out
}

// idle reports whether an ALTER TABLE changes nothing that an inventory holds,
// as the table stands now.
func (t *table) idle(a *ddl.Alter) bool {
	for _, k := range a.Commands {
		named := func(own *constraint) bool { return own.name == k.Name }
		switch k.Action {
		case ddl.Other, ddl.RenameConstraint:
		case ddl.AddColumn:
			if t.unread || !k.IfExists || t.column(k.Name) == nil {
				return false
			}
		case ddl.DropColumn:
			if t.unread || !k.IfExists || t.column(k.Name) != nil {
				return false
			}
		case ddl.AddConstraint:
			if k.Constraint.Primary || k.Constraint.Target.Name != "" || k.Constraint.NotNull {
				return false
			}
		case ddl.DropConstraint:
			i := slices.IndexFunc(t.constraints, named)
			if i >= 0 && (t.constraints[i].primary || t.constraints[i].foreign || t.constraints[i].name == "") {
				return false
			}
		default:
			return false
		}
	}
	return true
}

// keysAlone reports whether an ALTER TABLE changes no more of it than foreign
// keys.
func (t *table) keysAlone(a *ddl.Alter) bool {
	for _, k := range a.Commands {
		switch k.Action {
		case ddl.Other:
		case ddl.AddConstraint:
			if k.Constraint.Primary || k.Constraint.NotNull {
				return false
			}
		case ddl.DropConstraint:
			if key := t.primary(); key != nil && key.name == k.Name {
				return false
			}
		default:
			return false
		}
	}
	return true
}

// partitions reports whether an ALTER TABLE attaches and detaches partitions
// alone.
func partitions(a *ddl.Alter) bool {
	for _, k := range a.Commands {
		if k.Action != ddl.AttachPartition && k.Action != ddl.DetachPartition {
			return false
		}
	}
	return true
}
