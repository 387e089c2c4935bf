package schema

import (
	"github.com/pare-dev/pare/internal/inventory"
	"github.com/pare-dev/pare/internal/schema/ddl"
	"github.com/pare-dev/pare/internal/source"
)

// catalog is what the statements so far have made: the database as a server
// would have it, as far as tables go.
type catalog struct {
	dataset  string
	d        *dialect
	problems []source.Problem
	rels     map[relKey]*table
	indexes  map[relKey][]string   // columns of unique indexes
	routines map[string][]*routine // functions whose bodies make or change tables
	told     map[string]bool       // what was reported of blocks of code
	path     searchPath
	conn     connection
	typed    map[string][]*table      // tables that define a column of the type, as written
	work     int                      // what may still be done to run blocks of code
	sure     map[string]bool          // domains that are NOT NULL
	spaces   map[string]bool          // every schema that something was made in, by its id
	copied   int                      // columns and keys that tables took from others
	pointing map[relKey][]*constraint // foreign keys that name their table, by its id
	vars     *scope                   // what the session has set
	made     []string                 // the schemas that tables were made in, in that order
	legacy   bool                     // PRAGMA legacy_alter_table
	foreign  bool                     // PRAGMA foreign_keys
	altered  bool                     // tables were changed since BEGIN
	unsolved []unsolved               // what could not be told of the columns of tables
	spoken   map[relKey][]string      // files that speak of a table before one makes it, by its id
	needs    []need                   // which files should have been read before others
	included *included                // files that include others
	custom   map[string]bool          // settings of the user's own that are made, by their names with a dot
	undoing  bool                     // the script takes a transaction back
	journal  *journal                 // what the transaction has changed, where it may be taken back
	unkept   bool                     // it has changed what is not in the journal
	inTx     bool

	// of T-SQL:
	makers    map[string]bool  // procedures whose bodies make or change tables
	executing int              // strings that are executed, one within another
	aliases   map[string]alias // types by their names in lower case
	histories []history
	filled    map[*table]*known // rows of tables, for which conditions may ask
}

// relKey names a relation, as it was written where it was made. Schema is "" for
// the dialect's default one, and tempSchema for temporary relations.
type relKey struct{ schema, name string }

const tempSchema = "pg_temp"

// table is a relation: a table, or something else that has a table's place in
// the names of its schema.
type table struct {
	d           *dialect
	key         relKey
	notTable    bool   // a view, an index, a sequence
	kind        string // of what is no table: view, sequence, type, domain
	span        source.Span
	cols        []*column
	byName      map[string]*column // of cols; nil until it is asked for
	comment     string
	waivers     []source.Text // as written behind "pare:"
	constraints []*constraint
	taken       map[string]bool // names of constraints
	parents     []*table        // what it inherits from
	children    []*table
	computes    bool // it has, or had, a computed column
	approximate bool
	unread      bool
	shadow      bool     // of a virtual table, and nobody wrote it down yet
	shadows     []string // of a virtual table: the ends of the names of the tables that it keeps
	assumed     bool     // named by a statement, but not made by one that was read
	wanted      []*table // those that were to have its columns while they were not known
	strays      bool     // it has partitions whose names are not known
	typed       []*table // of a composite type: the tables of it
	of          *table   // what it is a partition of
	dropped     bool
}

// column is a column as it stands now. What it says of itself comes from
// comments on its line (noted, remark) and from COMMENT ON (stated, comment).
type column struct {
	name       string
	span       source.Span
	made       string // the file that made it, under whatever name
	former     *former
	typ, def   string
	notNull    bool
	said       bool // its definition says whether it may be NULL
	primaryKey bool
	generated  ddl.Generation
	sequence   *column  // of a serial: the column that its sequence belongs to
	uses       []string // of a computed one: the names in its expression
	local      bool     // defined in its own table, not inherited alone
	parent     *column  // what it was inherited from
	dropped    bool

	comment       string
	remarks       []string
	stated, noted *inventory.Annotation
	waivers       []source.Text // as written behind "pare:"
}

// constraint is a key: a primary one, a foreign one or, being neither, a unique
// one. A check is kept for its name alone.
type constraint struct {
	name    string
	cols    []*column
	primary bool
	foreign bool
	check   bool
	cascade bool // ON DELETE CASCADE
	inline  bool // stands with its column's definition
	dropped bool
	from    *constraint // the primary key that a partition shares
	to      relKey
	target  *table // nil where it is not known
	refs    []*column
	refName []string    // refs as written, where target is not known
	key     *constraint // of the target, which it goes with; nil where it is not known
	span    source.Span
}

func newCatalog(dataset string, d *dialect) *catalog {
	c := &catalog{vars: &scope{names: map[string]value{}},
		dataset: dataset, d: d, rels: map[relKey]*table{}, indexes: map[relKey][]string{}, typed: map[string][]*table{},
		work: minWork, spaces: map[string]bool{}, sure: map[string]bool{}, pointing: map[relKey][]*constraint{}, routines: map[string][]*routine{}, told: map[string]bool{},
		aliases: map[string]alias{}, makers: map[string]bool{}, included: &included{},
	}
	c.path.usual = d.schema
	return c
}

// at is the relation of that name, or nil.
func (c *catalog) at(k relKey) *table { return c.rels[c.d.id(k)] }

// put gives a relation its place, and takes the name from another one.
func (c *catalog) put(t *table) {
	id := c.d.id(t.key)
	c.rels[id] = t
	c.spaces[id.schema] = true
}

// take takes a relation from its place.
func (c *catalog) take(t *table) {
	if c.at(t.key) == t {
		delete(c.rels, c.d.id(t.key))
	}
}

func (c *catalog) report(kind source.ProblemKind, span source.Span, msg, hint string) {
	c.problems = append(c.problems, source.Problem{Kind: kind, Span: span, Msg: msg, Hint: hint})
}

func (c *catalog) incomplete(span source.Span, msg, hint string) {
	c.report(source.Incomplete, span, msg, hint)
}

// find looks a relation up as the server would: temporary ones first, then
// along the search path where no schema is given.
func (c *catalog) find(schema, name string) *table {
	if schema == here {
		schema = ""
	}
	if schema != "" {
		t := c.at(c.d.key(schema, name))
		if t == nil && c.d.databases {
			t = c.at(relKey{tempSchema, name}) // which is in a database, too
		}
		return t
	}
	if t := c.at(relKey{tempSchema, name}); t != nil {
		return t
	}
	if c.d.databases && !c.path.set && len(c.made) > 0 && c.at(relKey{"", name}) == nil {
		return c.at(relKey{c.made[0], name}) // whoever runs the files has entered it
	}
	for _, s := range c.path.schemas() {
		if t := c.at(c.d.key(s, name)); t != nil {
			return t
		}
	}
	return nil
}

// key is where a relation is made that a statement names.
func (c *catalog) key(schema, name string) relKey {
	if schema == "" || schema == here {
		schema = c.d.schema
		if p := c.path.schemas(); len(p) > 0 {
			schema = p[0]
		}
	}
	return c.d.key(schema, name)
}

// display is a relation's name as messages give it.
func (k relKey) String() string {
	if k.schema == "" {
		return k.name
	}
	return k.schema + "." + k.name
}

// column finds a column by name, or gives nil.
func (t *table) column(name string) *column {
	if t.byName == nil {
		if len(t.cols) < 16 {
			for _, col := range t.cols {
				if t.d.sameColumn(col.name, name) {
					return col
				}
			}
			return nil
		}
		t.byName = make(map[string]*column, len(t.cols))
		for _, col := range t.cols {
			t.byName[t.d.columnID(col.name)] = col
		}
	}
	return t.byName[t.d.columnID(name)]
}

// add puts a column behind the others and reports whether there was room.
func (t *table) add(col *column) bool {
	if len(t.cols) == t.d.maxColumns {
		return false
	}
	if col.made == "" {
		col.made = col.span.File
	}
	t.cols = append(t.cols, col)
	t.computes = t.computes || col.uses != nil
	if t.byName != nil {
		t.byName[t.d.columnID(col.name)] = col
	}
	return true
}

// table is a new table without columns.
func (c *catalog) table(key relKey, span source.Span) *table {
	return &table{d: c.d, key: key, span: span}
}

// assume adds a table that exists, though nothing that was read makes it.
func (c *catalog) assume(key relKey, span source.Span) *table {
	t := c.table(key, span)
	t.unread, t.assumed = true, true
	c.spokenOf(key, span.File)
	c.put(t)
	return t
}

// drop takes a relation away, and the keys that point at it.
func (c *catalog) drop(t *table) {
	t.dropped = true
	for _, col := range t.cols {
		col.dropped = true
	}
	c.take(t)
}

// rename moves a relation to another name or schema.
func (c *catalog) rename(t *table, to relKey) {
	if t.key != to {
		for _, col := range t.cols {
			t.remember(col)
		}
	}
	c.take(t)
	t.key = to
	c.put(t)
}

func names(cols []*column) []string {
	var out []string
	for _, col := range cols {
		out = append(out, col.name)
	}
	return out
}
