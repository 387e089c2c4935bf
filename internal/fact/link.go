package fact

import (
	"slices"
	"strings"

	"github.com/pare-dev/pare/internal/inventory"
)

// links says which tables are tied to people, and how.
type links struct {
	// via maps a tied table to the table its keys lead to, one step nearer to
	// people; a table that holds personal data itself maps to nil.
	via map[*inventory.Table]*inventory.Table
	// keyed maps a table to the first tied table that its keys lead to.
	keyed map[*inventory.Table]*inventory.Table
	// named maps a table to its column that is named as a key of somebody.
	named map[*inventory.Table]*inventory.Column
	// tables finds those that keys name.
	tables map[inventory.Ref]*inventory.Table
}

// newLinks follows foreign keys against their direction, from the tables that
// hold personal data or are named after people to those that refer to them,
// breadth first, so that each table keeps its shortest way. Where a column is no part of a key, what it is
// named after counts as one. Linear in tables, columns and keys.
func newLinks(datasets []*inventory.Dataset, personal func(*inventory.Column) bool) *links {
	l := &links{via: map[*inventory.Table]*inventory.Table{}, keyed: map[*inventory.Table]*inventory.Table{}, named: map[*inventory.Table]*inventory.Column{}, tables: map[inventory.Ref]*inventory.Table{}}
	referring := map[*inventory.Table][]*inventory.Table{}
	var queue []*inventory.Table
	for _, d := range datasets {
		for _, t := range d.Tables {
			l.tables[t.Ref()] = t
		}
		for _, t := range d.Tables {
			for _, key := range t.ForeignKeys {
				if to := l.target(t, key); to != nil && to != t {
					referring[to] = append(referring[to], t)
				}
			}
			holds := t.People
			for _, c := range t.Columns {
				holds = holds || personal(c)
				if c.Guess.Leads == nil && !c.Guess.Person || inForeignKey(c) {
					continue
				}
				if to := c.Guess.Leads; to != nil {
					referring[to] = append(referring[to], t)
				}
				if c.Guess.Person && l.named[t] == nil && !c.PrimaryKey {
					l.named[t] = c
				}
			}
			if holds {
				l.via[t] = nil
				queue = append(queue, t)
			}
		}
	}
	l.follow(queue, referring)
	queue = nil
	for _, d := range datasets {
		for _, t := range d.Tables {
			if l.named[t] != nil && !l.tied(t) { // and no table of people is known
				l.via[t] = nil
				queue = append(queue, t)
			}
		}
	}
	l.follow(queue, referring)
	return l
}

// follow ties what refers to the tables of a queue, directly or through others.
func (l *links) follow(queue []*inventory.Table, referring map[*inventory.Table][]*inventory.Table) {
	for len(queue) > 0 {
		to := queue[0]
		queue = queue[1:]
		for _, t := range referring[to] {
			if l.keyed[t] == nil && !l.through(to, t) {
				l.keyed[t] = to
			}
			if _, tied := l.via[t]; !tied {
				l.via[t] = to
				queue = append(queue, t)
			}
		}
	}
}

// target is the table that a key of another leads to, or nil.
func (l *links) target(t *inventory.Table, key inventory.ForeignKey) *inventory.Table {
	return l.tables[inventory.Ref{Dataset: t.Dataset, Schema: key.Schema, Table: key.Table}]
}

// targets lists the other tables that the keys a column is part of lead to.
func (l *links) targets(col *inventory.Column) []*inventory.Table {
	var list []*inventory.Table
	for _, key := range col.Table.ForeignKeys {
		if to := l.target(col.Table, key); to != nil && to != col.Table && slices.Contains(key.Columns, col.Name) {
			list = append(list, to)
		}
	}
	return list
}

// through reports whether the way from one table to people leads through
// another, which holds people itself: users → orgs → users ties nothing.
func (l *links) through(from, people *inventory.Table) bool {
	if via, tied := l.via[people]; !tied || via != nil {
		return false
	}
	for t := from; t != nil; t = l.via[t] {
		if t == people {
			return true
		}
	}
	return false
}

// tied reports whether a table holds data about people, by its own columns or
// by keys.
func (l *links) tied(t *inventory.Table) bool {
	_, tied := l.via[t]
	return tied
}

// byKeys reports whether keys tie a table to people: they lead to another table
// that is tied, or a column is named as a key of somebody.
func (l *links) byKeys(t *inventory.Table) bool { return l.keyed[t] != nil || l.named[t] != nil }

// path names the tables on the way from a table to people: order_items → orders
// → users. Where there is no table of them, it names the column: orders.user_id.
func (l *links) path(t *inventory.Table) string {
	if l.keyed[t] == nil && l.named[t] != nil {
		return t.Name + "." + l.named[t].Name
	}
	names := []string{t.Name}
	for to := l.keyed[t]; to != nil; to = l.via[to] {
		names = append(names, to.Name)
	}
	return strings.Join(names, " → ")
}

// inKey reports whether a column is part of a key: it ties rows together and
// says nothing itself.
func inKey(c *inventory.Column) bool {
	return c.PrimaryKey || inForeignKey(c)
}

// leads reports whether a column is named as a key that leads to people.
func (l *links) leads(c *inventory.Column) bool {
	return c.Guess.Person || c.Guess.Leads != nil && l.tied(c.Guess.Leads)
}

// inForeignKey reports whether a column refers to another table.
func inForeignKey(c *inventory.Column) bool {
	return slices.ContainsFunc(c.Table.ForeignKeys, func(key inventory.ForeignKey) bool { return slices.Contains(key.Columns, c.Name) })
}

// canHoldAnything reports whether a column's type tells nothing of what is in
// it: JSON, XML, binary, and the value of a key-value pair.
func canHoldAnything(c *inventory.Column) bool {
	switch baseType(c.Type) {
	case "json", "jsonb", "xml", "bytea", "hstore",
		"blob", "tinyblob", "mediumblob", "longblob", "binary", "varbinary", "image",
		"raw", "bson", "variant", "object", "super", "struct", "map":
		return true
	}
	return isPairValue(c)
}

// baseType is a type's first word in lower case: varchar of “VARCHAR(80)[]”.
func baseType(t string) string {
	t = strings.TrimPrefix(strings.ToLower(t), "pg_catalog.")
	if i := strings.IndexAny(t, " ([<"); i >= 0 {
		t = t[:i]
	}
	return strings.Trim(t, `"`)
}

// isPairValue reports whether a column is the value of a key-value pair: value
// beside key, meta_value beside meta_key.
func isPairValue(c *inventory.Column) bool {
	prefix, ok := strings.CutSuffix(c.Name, "value")
	if !ok {
		return false
	}
	for _, other := range c.Table.Columns {
		if rest, ok := strings.CutPrefix(other.Name, prefix); ok {
			switch rest {
			case "key", "attribute", "property":
				return true
			}
		}
	}
	return false
}
