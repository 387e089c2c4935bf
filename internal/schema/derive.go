package schema

import (
	"slices"

	"github.com/pare-dev/pare/internal/schema/ddl"
	"github.com/pare-dev/pare/internal/schema/postgres"
	"github.com/pare-dev/pare/internal/source"
)

// derivation finds the columns of the query that makes a table or view.
type derivation struct {
	c    *catalog
	s    *script
	st   *statement
	to   *table
	made map[*ddl.Query]*table  // what queries in it give
	at   map[string]source.Span // where names stand
	full bool                   // more columns were copied than may be
}

// derived is a column of a query, and whether its type is sure.
type derived struct {
	*column
	sure bool
}

// within is a query whose columns are looked up, and the one around it.
type within struct {
	q      *ddl.Query
	tables []*table // of its sources, nil where not known
	around *within
}

// columns gives the columns of a query, and whether all names of them are known.
func (v *derivation) columns(q *ddl.Query, around *within) (cols []derived, known bool) {
	in, known := v.sources(q, around)
	for i, o := range q.Outputs {
		if !o.Star {
			cols = append(cols, v.output(in, i))
			continue
		}
		from, ok := v.expand(in, o.Qualifier)
		if !known || !ok {
			return nil, false
		}
		cols = append(cols, from...)
	}
	for _, other := range q.Others {
		more, ok := v.columns(other, around)
		for i := range cols {
			if ok = ok && len(more) == len(cols); ok {
				cols[i].typ = v.common(cols[i].typ, more[i].typ)
			} else {
				cols[i].typ = ""
			}
			cols[i].sure = cols[i].typ != ""
		}
	}
	if len(q.Others) > 0 {
		settle(cols)
	}
	return cols, q.Known
}

// settle makes text of constants in quotes that nothing else was asked of.
func settle(cols []derived) {
	for _, col := range cols {
		col.typ = postgres.Settled(col.typ)
	}
}

// sources finds what a query reads.
func (v *derivation) sources(q *ddl.Query, around *within) (in *within, known bool) {
	in, known = &within{q: q, around: around}, q.Plain
	for _, src := range q.From {
		var t *table
		if src.Query != nil {
			t = v.derive(src.Query, in)
		} else {
			t = v.c.find(src.Table.Schema, src.Table.Name)
		}
		if t == nil || t.notTable && len(t.cols) == 0 || t.unread {
			if t != nil {
				t.wanted = append(t.wanted, v.to)
			}
			t, known = nil, false
		} else if len(src.Columns) > 0 {
			t = v.renamed(t, src.Columns)
		}
		in.tables = append(in.tables, t)
	}
	return in, known
}

// derive gives what a query inside another one gives, as a table.
func (v *derivation) derive(q *ddl.Query, around *within) *table {
	if t := v.made[q]; t != nil {
		return t
	}
	cols, known := v.columns(q, around)
	settle(cols)
	t := &table{d: v.c.d, unread: !known}
	for _, col := range cols {
		t.cols = append(t.cols, col.column)
	}
	v.made[q] = t
	return t
}

// renamed is a table whose first columns have other names.
func (v *derivation) renamed(t *table, names []string) *table {
	as := &table{d: t.d}
	for i, col := range t.cols {
		if i < len(names) {
			again := *col
			again.name, again.span = names[i], v.named(names[i])
			col = &again
		}
		as.cols = append(as.cols, col)
	}
	return as
}

// named is where a name last stands in the statement.
func (v *derivation) named(name string) source.Span {
	span, ok := v.at[name]
	if !ok {
		span = v.s.tokenSpan(v.st.toks[0])
		for _, tok := range slices.Backward(v.st.toks) {
			if v.s.fold(tok) == name {
				span = v.s.tokenSpan(tok)
				break
			}
		}
		v.at[name] = span
	}
	return span
}

// expand gives the columns that a star stands for, and whether they are known.
// A join makes one column of those that it names, and they come first.
func (v *derivation) expand(in *within, qualifier string) (cols []derived, known bool) {
	for i, t := range in.tables {
		src := in.q.From[i]
		if qualifier != "" && !v.c.d.sameTable(src.Alias, qualifier) {
			continue
		}
		if t == nil {
			return nil, false
		}
		if v.full = v.full || !v.c.mayCopy(v.to, len(t.cols)); v.full {
			return nil, false
		}
		var first, rest []derived
		if qualifier == "" && (src.Natural || len(src.Using) > 0) {
			if len(cols) > v.c.d.maxColumns { // more than may be joined
				return nil, false
			}
			for _, col := range cols {
				if !src.Natural && !slices.Contains(src.Using, col.name) {
					rest = append(rest, col)
				} else if other := t.column(col.name); other != nil {
					col.typ = v.common(col.typ, other.typ)
					first = append(first, col)
				} else {
					rest = append(rest, col)
				}
			}
			cols = append(first, rest...)
		}
		for _, col := range t.cols {
			if slices.ContainsFunc(first, func(d derived) bool { return d.name == col.name }) {
				continue
			}
			copied := column{name: col.name, span: col.span, made: v.to.span.File, typ: v.c.d.copiedType(col.typ), local: true}
			copied.keeps(v.c.d, in.q, col)
			cols = append(cols, v.derived(&copied))
		}
	}
	return cols, len(in.tables) > 0
}

// derived is a column whose type is sure where it has one.
func (v *derivation) derived(col *column) derived {
	return derived{col, col.typ != "" || v.c.d.anyType}
}

// output makes the column of one output of a query.
func (v *derivation) output(in *within, i int) derived {
	o := in.q.Outputs[i]
	col := &column{name: o.Name, span: v.placed(in.q, i), local: true}
	if o.Type != "" {
		col.typ = o.Type
		return derived{col, true}
	}
	if o.Expr != nil {
		col.typ = v.typeOf(in, *o.Expr)
		return derived{col, col.typ != ""}
	}
	found, of := v.find(in, o.Qualifier, o.Column)
	if found == nil {
		return derived{col, false}
	}
	col.typ = v.c.d.copiedType(found.typ)
	col.keeps(v.c.d, of, found)
	if col.name == o.Column { // as its table spells it
		col.name = found.name
	}
	return v.derived(col)
}

// placed is where the name of an output stands.
func (v *derivation) placed(q *ddl.Query, i int) source.Span {
	s, st, o := v.s, v.st, q.Outputs[i]
	if o.At < 0 {
		return v.named(o.Name)
	}
	span := s.tokenSpan(st.toks[0])
	toks := from(st.toks, st.base()+o.At)
	if o.End > 0 {
		toks = st.between(o.At, o.End)
	} else if i+1 < len(q.Outputs) {
		toks = before(toks, st.base()+q.Outputs[i+1].At)
	} else {
		toks = s.until(toks, ",", "from", "into", "where", "union", "intersect", "except")
	}
	if n := len(toks); n > 0 && toks[n-1].IsPunct(s.src, ',') {
		toks = toks[:n-1]
	}
	if len(toks) > 0 && s.text(toks) == o.Name {
		span = s.span(int(toks[0].Start), int(toks[len(toks)-1].End))
	}
	for _, t := range toks {
		if s.fold(t) == o.Name {
			span = s.tokenSpan(t)
		}
	}
	return span
}

// find looks for a column in what a query reads, then in the queries around it.
// It is nil where the column is not sure.
func (v *derivation) find(in *within, qualifier, name string) (found *column, of *ddl.Query) {
	if name == "" {
		return nil, nil
	}
	for ; in != nil; in = in.around {
		if !in.q.Plain {
			return nil, nil
		}
		dark := false // a table that is not known may have it, unless another one does
		for i, t := range in.tables {
			src := in.q.From[i]
			if qualifier != "" && !v.c.d.sameTable(src.Alias, qualifier) {
				continue
			}
			joined := src.Natural || slices.Contains(src.Using, name)
			if t == nil {
				if qualifier != "" || joined {
					return nil, nil
				}
				dark = true
				continue
			}
			col := t.column(name)
			switch {
			case col == nil && qualifier != "":
				return nil, nil
			case col == nil:
			case found == nil:
				found = col
			case joined:
				both := *found
				both.typ = v.common(found.typ, col.typ)
				found = &both
			default:
				return nil, nil
			}
		}
		if found != nil {
			return found, in.q
		}
		if dark {
			return nil, nil
		}
	}
	return nil, nil
}

// common is the type of what comes from either of two columns.
func (v *derivation) common(a, b string) string {
	return postgres.Result(postgres.Common, []string{a, b})
}

// typeOf is the type of an expression, or "" where nobody can tell.
func (v *derivation) typeOf(in *within, e ddl.Expr) string {
	switch {
	case e.Type != "":
		return e.Type
	case e.Column != "":
		if col, _ := v.find(in, e.Qualifier, e.Column); col != nil {
			return v.c.d.copiedType(col.typ)
		}
	case e.Query != nil:
		if t := v.derive(e.Query, in); len(t.cols) == 1 {
			return t.cols[0].typ
		}
	case e.Call != "":
		args := make([]string, len(e.Args))
		for i, arg := range e.Args {
			args[i] = v.typeOf(in, arg)
		}
		return postgres.Settled(postgres.Result(e.Call, args))
	}
	return ""
}
