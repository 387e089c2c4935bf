package tolerant

import (
	"slices"
	"strings"

	"github.com/pare-dev/pare/internal/schema/ddl"
	"github.com/pare-dev/pare/internal/schema/lex"
)

// create reads a CREATE TABLE behind its first word.
func (r *reader) create() (*ddl.Create, error) {
	c := &ddl.Create{CommentAt: -1}
	c.Replace = r.word("or", "replace") || r.word("or", "alter")
	for !r.word("table") {
		switch {
		case r.any("temp", "temporary", "volatile"):
			c.Temporary = !r.g.Lasting
		case r.word("private", "temporary"):
			c.Temporary = true
		case r.done() || r.toks[r.i].Kind != lex.Word:
			return nil, r.unexpected("TABLE")
		default:
			r.i++ // UNLOGGED, EXTERNAL, TRANSIENT, GLOBAL, …
		}
	}
	c.IfNotExists = r.word("if", "not", "exists")
	var ok bool
	if c.Table, ok = r.qualified(); !ok {
		return nil, r.unexpected("the name of the table")
	}
	c.Temporary = c.Temporary || r.temporary(c.Table)
	if r.any("like", "clone", "copy") {
		return c, r.copyOf(c)
	}
	if r.is("sharing") && r.i+2 < len(r.toks) && r.toks[r.i+1].Text(r.src) == "=" {
		r.i += 3 // Oracle: SHARING = METADATA
	}
	if c.OfType = r.word("of"); c.OfType {
		return c, nil
	}
	if !r.done() && r.toks[r.i].IsPunct(r.src, '(') {
		if err := r.items(c); err != nil {
			return nil, err
		}
	}
	for !r.done() {
		switch {
		case r.word("comment"):
			r.equals()
			if !r.done() && r.toks[r.i].Kind == lex.String {
				c.CommentAt = r.at()
			}
		case c.Items == nil && r.g.Graph && r.word("as", "edge"):
			c.Items = []ddl.Item{} // it has the columns alone that tell what it joins
		case r.asQuery(c.Items == nil):
			return c, r.createAs(c)
		case r.word("partition", "columns"), r.word("partitioned", "by"):
			if err := r.partitionColumns(c); err != nil {
				return nil, err
			}
		case r.g.Types != nil && r.nextStatement():
			return nil, r.unexpected("the end of the statement")
		default:
			r.skip()
		}
	}
	if c.Items == nil {
		return nil, r.unexpected("the table's columns")
	}
	return c, nil
}

// temporary reports whether a table is a temporary one by its name.
func (r *reader) temporary(n ddl.Name) bool {
	return r.g.Temporary != "" && strings.HasPrefix(n.Name, r.g.Temporary)
}

// asQuery steps over AS where a query follows, and reports whether one does.
// Where the table has no columns yet, anything behind AS gives them.
func (r *reader) asQuery(any bool) bool {
	ahead := r.on(r.rest())
	as := ahead.word("as")
	if !as && r.g.Types != nil && !ahead.is("select") {
		return false
	}
	for !ahead.done() && ahead.toks[ahead.i].IsPunct(r.src, '(') {
		ahead.i++
	}
	if !as && !ahead.is("select") {
		return false
	}
	if !(as && any) && !ahead.is("select") && !ahead.is("with") && !ahead.is("from") && !ahead.is("values") && !ahead.is("table") && !ahead.is("execute") {
		return false
	}
	if as {
		r.i++
	}
	return true
}

// createAs reads the query of CREATE TABLE … AS. Columns that stand before it
// with their types are the table's columns, to which MySQL adds those of the
// query; without types they are names.
func (r *reader) createAs(c *ddl.Create) error {
	typed := false
	for _, col := range c.Columns {
		typed = typed || col.TypeAt >= 0
	}
	switch {
	case r.g.Types == nil: // MySQL
		c.Query = r.query()
		return nil
	case typed:
		return nil
	}
	q := r.query()
	for _, col := range c.Columns {
		q.Names = append(q.Names, col.Name)
	}
	c.Query, c.Columns, c.Items = q, nil, nil
	return nil
}

// partitionColumns reads the columns of an external table that the folders of its
// files have in their names. Without types they are columns that stand above.
func (r *reader) partitionColumns(c *ddl.Create) error {
	if r.done() || !r.toks[r.i].IsPunct(r.src, '(') || c.Items == nil {
		return nil
	}
	n, items := len(c.Columns), c.Items
	if err := r.items(c); err != nil {
		return err
	}
	if n < len(c.Columns) && c.Columns[n].TypeAt < 0 {
		c.Columns, c.Items = c.Columns[:n], items
	}
	return nil
}

// nextStatement reports whether a word stands here that begins another statement.
func (r *reader) nextStatement() bool {
	if r.i > 0 && r.toks[r.i-1].IsAny(r.src, "commit", "on", "for") {
		return false
	}
	return !r.done() && r.toks[r.i].IsAny(r.src, "create", "alter", "drop", "insert", "update", "delete", "grant", "truncate")
}

func (r *reader) equals() bool {
	if r.done() || r.toks[r.i].Text(r.src) != "=" {
		return false
	}
	r.i++
	return true
}

// copyOf reads the table whose columns are copied.
func (r *reader) copyOf(c *ddl.Create) error {
	from, ok := r.qualified()
	if !ok {
		return r.unexpected("the name of a table")
	}
	c.Likes = []ddl.Like{{Source: from, Comments: true, Defaults: true, Computed: true, Identity: true, Indexes: true}}
	return nil
}

// items reads the parentheses of a table.
func (r *reader) items(c *ddl.Create) error {
	group := r.group()
	if c.Items == nil {
		c.Items = []ddl.Item{}
	}
	if len(group) == 0 {
		return nil
	}
	parts := r.split(group)
	if c.Columns == nil {
		c.Columns, c.Items = make([]ddl.Column, 0, len(parts)), make([]ddl.Item, 0, len(parts))
	}
	for _, toks := range parts {
		item := r.on(toks)
		if item.done() {
			continue // a comma too many, which some dialects allow
		}
		place := ddl.Item{At: item.at(), End: item.end(), Column: -1}
		switch {
		case item.word("like"):
			from, ok := item.qualified()
			if !ok {
				return item.unexpected("the name of a table")
			}
			c.Likes = append(c.Likes, ddl.Like{Source: from, After: len(c.Columns), Comments: true, Defaults: true, Computed: true, Identity: true, Indexes: true})
		case item.in(r.g.Items):
			if k, ok := item.constraint(); ok {
				c.Constraints = append(c.Constraints, k)
			}
		default:
			col, err := item.column()
			if err != nil {
				return err
			}
			place.Column = len(c.Columns)
			c.Columns = append(c.Columns, col)
			c.Constraints = append(c.Constraints, tableKeys(&c.Columns[place.Column])...)
		}
		c.Items = append(c.Items, place)
	}
	return nil
}

// tableKeys takes the keys from a column that name their columns: they are those
// of the table, before which no comma stands.
func tableKeys(col *ddl.Column) (out []ddl.Constraint) {
	col.Constraints = slices.DeleteFunc(col.Constraints, func(k ddl.Constraint) bool {
		if len(k.Columns) == 1 && k.Columns[0] == col.Name {
			return false
		}
		out = append(out, k)
		return true
	})
	return out
}
