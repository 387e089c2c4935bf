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
		for !r.done() && !r.in(r.g.Ends) {
			r.skip()
		}
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
	key := ddl.Constraint{Name: name, Columns: []string{c.Name}}
	switch {
	case r.word("not", "null"):
		c.NotNull = true
	case r.word("serial", "default", "value"):
		c.Generated, c.NotNull, key.Unique = ddl.Identity, true, true
		c.Constraints = append(c.Constraints, key)
	case r.any("column_format", "storage"):
		r.skip() // DEFAULT is its value here
	case r.word("primary", "key"), r.word("primary"), r.word("key"):
		c.PrimaryKey, key.Primary = true, true
		c.Constraints = append(c.Constraints, key)
	case r.word("unique"):
		r.word("key")
		key.Unique = true
		c.Constraints = append(c.Constraints, key)
	case r.is("references"):
		r.references(&key)
		c.Constraints = append(c.Constraints, key)
	case r.is("default"):
		if c.DefaultAt < 0 {
			c.DefaultAt = r.at()
		}
		r.i++
		r.skip() // NULL is its value here
		for !r.done() && !r.in(r.g.Ends) {
			r.skip()
		}
	case r.any("auto_increment", "autoincrement", "identity"):
		c.Generated, c.NotNull = ddl.Identity, true
		r.group()
	case r.word("generated"):
		r.any("always")
		r.word("by", "default")
		r.word("on", "null")
		r.word("as")
		c.Generated = ddl.Computed
		if r.word("identity") {
			c.Generated, c.NotNull = ddl.Identity, true
		}
		r.group()
	case r.word("as"):
		c.Generated = ddl.Computed
		r.group()
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
