package schema

import (
	"slices"

	"github.com/pare-dev/pare/internal/schema/ddl"
	"github.com/pare-dev/pare/internal/schema/lex"
	"github.com/pare-dev/pare/internal/source"
)

// dropColumn takes a column away, from the tables that inherit it too. With
// cascade, the columns that are computed from it go as well.
func (t *table) dropColumn(col *column, cascade, only bool) {
	t.remove(col)
	for _, child := range t.children {
		own := child.column(col.name)
		switch {
		case own == nil || own.local || child.dropped || child.inherits(col.name):
		case only:
			own.local = true
		default:
			child.dropColumn(own, cascade, false)
		}
	}
	for i := 0; cascade && t.computes && i < len(t.cols); {
		if other := t.cols[i]; slices.Contains(other.uses, col.name) {
			t.dropColumn(other, true, only)
		} else {
			i++
		}
	}
}

// inherits reports whether a table that t inherits from has the column.
func (t *table) inherits(name string) bool {
	for _, p := range t.parents {
		if p.column(name) != nil {
			return true
		}
	}
	return false
}

// remove takes a column away, with the keys that it is part of.
func (t *table) remove(col *column) {
	col.dropped = true
	if i := slices.Index(t.cols, col); i >= 0 {
		t.cols = slices.Delete(t.cols, i, i+1)
	}
	delete(t.byName, t.d.columnID(col.name))
	for i := 0; i < len(t.constraints); {
		if k := t.constraints[i]; slices.Contains(k.cols, col) {
			t.dropKey(k)
		} else {
			i++
		}
	}
}

// renameColumn gives a column another name, which is placed there.
func (t *table) renameColumn(col *column, name string, span source.Span) {
	if col.name != name {
		t.remember(col)
	}
	if t.byName != nil {
		delete(t.byName, t.d.columnID(col.name))
		t.byName[t.d.columnID(name)] = col
	}
	for i := 0; t.computes && i < len(t.cols); i++ {
		other := t.cols[i]
		if i := slices.Index(other.uses, col.name); i >= 0 {
			other.uses = slices.Clone(other.uses) // it may be shared with a parent's column
			other.uses[i] = name
		}
	}
	col.name, col.span = name, span
}

// setDefault gives a column a default, which takes the place of a serial's.
func (col *column) setDefault(def string) {
	col.def = def
	if col.generated == ddl.Serial {
		col.generated = ddl.NotGenerated
	}
}

// operands gives the names in the expression of a computed column, each once.
func (s *script) operands(item []lex.Token) (names []string) {
	for i := 1; i < len(item); i++ {
		if !item[i].IsPunct(s.src, '(') || !item[i-1].Is(s.src, "as") {
			continue
		}
		expr := item[i:]
		expr = expr[:s.closing(expr)]
		for j, t := range expr {
			if j+1 < len(expr) && expr[j+1].IsPunct(s.src, '(') { // a function
				continue
			}
			if name := s.fold(t); name != "" && !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
		return names
	}
	return nil
}
