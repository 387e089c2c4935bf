package tolerant

import (
	"github.com/pare-dev/pare/internal/schema/ddl"
)

// constraint reads an item that is no column, and reports whether it is a
// primary, unique or foreign key.
func (r *reader) constraint() (k ddl.Constraint, ok bool) {
	if r.word("constraint") && !r.is("primary", "key") && !r.is("foreign", "key") && !r.is("unique") {
		r.word("if", "not", "exists")
		k.Name, _ = r.name()
	}
	switch {
	case r.word("primary", "key"):
		k.Primary = true
	case r.word("unique"):
		k.Unique = true
		if (r.word("key") || r.word("index")) && k.Name == "" && !r.done() && !r.is("using") {
			r.word("if", "not", "exists")
			k.Name, _ = r.name()
		}
	case r.word("foreign", "key"):
	case r.word("period", "for"):
		r.skip()
		k.NotNull, k.Columns = true, r.columns()
		return k, len(k.Columns) > 0
	default:
		return k, false
	}
	for !r.done() && !r.toks[r.i].IsPunct(r.src, '(') {
		r.i++ // KEY, INDEX, the key's name, CLUSTERED, USING BTREE
	}
	k.Columns = r.columns()
	if !k.Primary && !k.Unique && !r.references(&k) {
		return k, false
	}
	return k, len(k.Columns) > 0
}

// columns reads the columns of a key, and gives none where one is an expression.
func (r *reader) columns() (names []string) {
	group := r.group()
	if len(group) == 0 {
		return nil
	}
	for _, toks := range r.split(group) {
		part := r.on(toks)
		n, ok := part.name()
		if !ok {
			return nil
		}
		if part.is("without", "overlaps") {
			continue // a period, which is no column
		}
		names = append(names, n)
	}
	return names
}

// references reads what a foreign key points at, and what becomes of its row.
func (r *reader) references(k *ddl.Constraint) (ok bool) {
	if !r.word("references") {
		return false
	}
	if k.Target, ok = r.qualified(); !ok {
		return false
	}
	k.RefColumns = r.columns()
	for !r.done() {
		switch {
		case r.word("on", "delete"):
			k.Cascade = r.word("cascade")
			if !k.Cascade && !r.word("set", "null") && !r.word("set", "default") && !r.word("no", "action") {
				r.skip()
			}
		case r.word("on", "update"):
			if !r.word("set", "null") && !r.word("set", "default") && !r.word("no", "action") {
				r.skip()
			}
		case r.word("match"):
			r.skip()
		default:
			return true
		}
	}
	return true
}
