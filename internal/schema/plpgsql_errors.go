package schema

import (
	"slices"
	"strings"

	"github.com/pare-dev/pare/internal/schema/ddl"
	"github.com/pare-dev/pare/internal/schema/lex"
)

// conditions reads what a WHEN of an EXCEPTION catches.
func (m *machine) conditions(toks []lex.Token) (out []string) {
	for i, t := range toks {
		switch {
		case t.Is(m.s.src, "or"):
		case t.Is(m.s.src, "sqlstate"):
			if i+1 < len(toks) {
				code, _, _ := lex.StringValue(m.s.src, toks[i+1], false)
				out = append(out, code)
			}
		case t.Kind == lex.Number && i > 0: // a code of Oracle's
			out = append(out, toks[i-1].Text(m.s.src)+t.Text(m.s.src))
		case t.Kind == lex.Word:
			out = append(out, strings.ToLower(t.Text(m.s.src)))
		}
	}
	return out
}

// catches reports whether a condition is among those that are caught.
func catches(caught []string, condition string) bool {
	state := map[string]string{
		"duplicate_table": "42P07", "duplicate_column": "42701", "undefined_table": "42P01", "undefined_column": "42703",
		"duplicate_object": "42710", "undefined_object": "42704", "invalid_table_definition": "42P16", "raise_exception": "P0001",
	}[condition]
	class := "syntax_error_or_access_rule_violation"
	if condition == "raise_exception" {
		class = "plpgsql_error"
	}
	for _, c := range caught {
		if c == "others" || c != "" && c == sqlcode(condition) || c == condition || c == state || c == class || c == state[:min(2, len(state))]+"000" {
			return true
		}
	}
	return false
}

// caught reports whether a block around catches the condition.
func (m *machine) caught(condition string) bool {
	return slices.ContainsFunc(m.catches, func(c []string) bool { return catches(c, condition) })
}

// raise runs RAISE. One that nothing catches stops the script: where it is only
// perhaps reached, it is taken not to be.
func (m *machine) raise(n *node) flow {
	w := &words{m.s.src, n.toks}
	if w.next("debug", "log", "info", "notice", "warning") != "" {
		return goesOn
	}
	condition := "raise_exception"
	w.next("exception")
	if len(w.toks) > 0 && w.toks[0].Kind == lex.Word && !w.toks[0].Is(m.s.src, "using") {
		condition = strings.ToLower(w.toks[0].Text(m.s.src))
	}
	m.raised = condition
	if !m.maybe && !m.caught(condition) {
		m.tell("into RAISE EXCEPTION, as far as the files tell", "name the files that run before it")
	}
	return raises
}

// fails tells the condition that a statement raises for what is there already or
// not there. Nothing is changed by looking.
func (c *catalog) fails(s *script, st *statement) string {
	switch st.verb {
	case createTable:
		if d := st.parsed.Create; st.err == nil && d != nil {
			return c.createFails(d)
		}
	case alterTable:
		if a := st.parsed.Alter; st.err == nil && a != nil && !a.NotTable {
			return c.alterFails(a)
		}
	case dropTable:
		w := &words{s.src, st.toks}
		w.all("drop")
		temporary := w.next("foreign", "temporary") == "temporary"
		w.next("table", "tables")
		if w.all("if", "exists") || temporary {
			return ""
		}
		for {
			n, rest, ok := s.name(w.toks)
			if !ok {
				return ""
			}
			if c.find(n.schema, n.name) == nil {
				return "undefined_table"
			}
			if len(rest) == 0 || !rest[0].IsPunct(s.src, ',') {
				return ""
			}
			w.toks = rest[1:]
		}
	}
	return ""
}

func (c *catalog) createFails(d *ddl.Create) string {
	if !d.IfNotExists {
		if t := c.at(c.key(d.Table.Schema, d.Table.Name)); t != nil && !t.assumed {
			return "duplicate_table"
		}
	}
	sources := slices.Clone(d.Inherits)
	for _, l := range d.Likes {
		sources = append(sources, l.Source)
	}
	for _, n := range sources {
		if c.find(n.Schema, n.Name) == nil {
			return "undefined_table"
		}
	}
	return ""
}

func (c *catalog) alterFails(a *ddl.Alter) string {
	t := c.find(a.Table.Schema, a.Table.Name)
	switch {
	case t == nil && a.IfExists || t != nil && (t.unread || t.notTable):
		return ""
	case t == nil:
		return "undefined_table"
	}
	there := map[string]bool{} // what the parts before have changed
	has := func(name string) bool {
		if is, ok := there[name]; ok {
			return is
		}
		return t.column(name) != nil
	}
	key := t.primary() != nil
	for i := range a.Commands {
		k := &a.Commands[i]
		switch k.Action {
		case ddl.Other:
			if k.Constraint.Check && t.taken[k.Constraint.Name] {
				return "duplicate_object"
			}
		case ddl.AddColumn:
			if has(k.Name) {
				if k.IfExists {
					continue
				}
				return "duplicate_column"
			}
			if there[k.Name] = true; k.Column.PrimaryKey && key {
				return "invalid_table_definition"
			}
		case ddl.DropColumn:
			if !has(k.Name) && !k.IfExists {
				return "undefined_column"
			}
			there[k.Name] = false
		case ddl.RenameColumn:
			switch {
			case !has(k.Name):
				return "undefined_column"
			case has(k.NewName):
				return "duplicate_column"
			}
		case ddl.SetType, ddl.SetNotNull, ddl.DropNotNull, ddl.SetDefault, ddl.DropDefault, ddl.SetGenerated, ddl.DropGenerated:
			if !has(k.Name) {
				return "undefined_column"
			}
		case ddl.AddConstraint:
			con := &k.Constraint
			switch {
			case con.Name != "" && t.taken[con.Name] && (con.Primary || con.Unique):
				return "duplicate_table" // its index is a relation
			case con.Name != "" && t.taken[con.Name]:
				return "duplicate_object"
			case con.Primary && key:
				return "invalid_table_definition"
			case slices.ContainsFunc(con.Columns, func(name string) bool { return !has(name) }):
				return "undefined_column"
			case con.Target.Name != "" && c.find(con.Target.Schema, con.Target.Name) == nil:
				return "undefined_table"
			}
		case ddl.DropConstraint:
			own := slices.ContainsFunc(t.constraints, func(own *constraint) bool { return own.name == k.Name })
			if own && t.primary() != nil && t.primary().name == k.Name {
				key = false
			}
		case ddl.RenameTable:
			if c.at(relKey{t.key.schema, k.NewName}) != nil {
				return "duplicate_table"
			}
		case ddl.AttachPartition, ddl.Inherit:
			if c.find(k.Other.Schema, k.Other.Name) == nil {
				return "undefined_table"
			}
		}
	}
	return ""
}
