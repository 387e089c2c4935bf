package tolerant

import (
	"github.com/pare-dev/pare/internal/schema/ddl"
	"github.com/pare-dev/pare/internal/schema/lex"
)

// column reads a column's definition: its name, its type up to the first word
// that ends it, then what is said of it.
func (r *reader) column() (ddl.Column, error) {
	c := ddl.Column{At: r.at(), TypeAt: -1, DefaultAt: -1, CommentAt: -1}
	var ok bool
	if c.Name, ok = r.name(); !ok {
		return c, r.unexpected("the name of a column")
	}
	if !r.done() && !r.in(r.g.Ends) {
		c.TypeAt = r.at()
		if r.is("serial") || r.is("bigserial") || r.is("smallserial") {
			c.Generated, c.NotNull = ddl.Serial, true
		}
		for first := true; !r.done() && !r.in(r.g.Ends); first = false {
			r.odd(&c, first)
			r.skip()
		}
	}
	if c.TypeAt < 0 && r.g.Untyped != "" && lex.Lower(c.Name) == r.g.Untyped {
		c.TypeAt = c.At
	}
	name := ""
	for !r.done() {
		if r.in(r.g.Ends) {
			c.Qualifiers = append(c.Qualifiers, r.at())
		}
		if r.word("constraint") {
			if name, ok = r.name(); !ok {
				return c, r.unexpected("the name of a constraint")
			}
			continue
		}
		r.qualifier(&c, name)
		name = ""
	}
	return c, nil
}

// qualifier reads one thing that is said of a column behind its type.
func (r *reader) qualifier(c *ddl.Column, name string) {
	key := ddl.Constraint{Name: name}
	if r.is("primary") || r.is("key") || r.is("unique") || r.is("foreign") || r.is("references") || r.is("serial") {
		key.Columns = []string{c.Name}
	}
	switch {
	case r.word("not", "null"):
		c.NotNull = true
		r.follows(c)
	case r.word("null"):
		c.Null = true
		r.follows(c)
	case r.word("serial", "default", "value"):
		c.Generated, c.NotNull, key.Unique = ddl.Identity, true, true
		c.Constraints = append(c.Constraints, key)
	case r.any("column_format", "storage"):
		r.skip() // DEFAULT is its value here
	case r.word("primary", "key"), r.word("primary"), r.word("key"):
		key.Primary = true
		c.PrimaryKey = !r.keyColumns(&key) || c.PrimaryKey
		c.Constraints = append(c.Constraints, key)
	case r.word("unique"):
		r.word("key")
		key.Unique = true
		r.keyColumns(&key)
		c.Constraints = append(c.Constraints, key)
	case r.word("foreign", "key"):
		if r.keyColumns(&key) && r.references(&key) {
			c.Constraints = append(c.Constraints, key)
		}
	case r.is("references"):
		r.references(&key)
		c.Constraints = append(c.Constraints, key)
	case r.is("default"):
		if c.DefaultAt < 0 {
			c.DefaultAt = r.at()
		}
		r.i++
		if r.word("on", "null") { // Oracle: in place of NULL
			c.NotNull = true
		}
		r.expression()
	case r.any("auto_increment", "autoincrement", "identity"):
		c.Generated, c.NotNull = ddl.Identity, true
		r.group()
	case r.word("generated"):
		r.any("always")
		r.word("by", "default")
		r.word("on", "null")
		r.word("as")
		c.Generated = ddl.Computed
		switch {
		case r.word("identity"):
			c.Generated, c.NotNull = ddl.Identity, true
		case r.any("row", "transaction_id", "sequence_number", "suser_sid", "suser_sname"):
			r.any("start", "end")
			c.NotNull = true
		}
		r.group()
	case r.word("as"):
		c.Generated = ddl.Computed
		r.expression()
	case r.word("options"):
		r.description(c)
	case r.word("where"): // of an index that stands with the column
		r.i = len(r.toks)
	case r.word("comment"):
		r.equals()
		if !r.done() && r.toks[r.i].Kind == lex.String {
			c.CommentAt = r.at()
		}
		r.skip()
	default:
		r.skip()
	}
}

// keyColumns reads the columns of a key that stands behind a column's type, and
// reports whether there are any.
func (r *reader) keyColumns(k *ddl.Constraint) bool {
	for r.any("clustered", "nonclustered", "hash") {
	}
	if r.done() || !r.toks[r.i].IsPunct(r.src, '(') {
		return false
	}
	k.Columns = r.columns()
	return true
}

// expression steps over an expression, to the first word that ends it. Its own
// first word never does: NULL is a value here.
func (r *reader) expression() {
	cases := 0
	for first := true; !r.done(); first = false {
		switch {
		case r.is("case"):
			cases++
		case r.is("end"):
			cases--
		case cases <= 0 && !first && r.in(r.g.Ends):
			return
		}
		r.skip()
	}
}

// description finds the description among a column's OPTIONS.
func (r *reader) description(c *ddl.Column) {
	for _, toks := range r.split(r.group()) {
		if len(toks) == 3 && toks[0].Is(r.src, "description") && toks[2].Kind == lex.String {
			c.CommentAt = int(toks[2].Start) - r.base
		}
	}
}

// odd notes a word that does not go on with a type, behind its first: perhaps a
// comma is missing before it.
func (r *reader) odd(c *ddl.Column, first bool) {
	if r.g.Types == nil || first || c.Odd > 0 || r.i > 0 && r.toks[r.i-1].IsPunct(r.src, '.') {
		return
	}
	if k := r.toks[r.i].Kind; k == lex.Quoted || k == lex.Word && !r.in(r.g.Types) || k == lex.String {
		c.Odd = r.at()
	}
}

// follows notes a word behind NOT NULL that says nothing known of a column.
func (r *reader) follows(c *ddl.Column) {
	if r.g.Types != nil && c.Odd == 0 && !r.done() && !r.in(r.g.Ends) {
		c.Odd = r.at()
	}
}
