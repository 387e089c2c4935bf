package schema

import "strings"

// connection is the database that psql's \connect has entered. The tables of
// one database make the dataset, so those of another one in the same file are
// not read.
type connection struct {
	current string // "" for the one that the script is run in
	owner   string // the one whose tables are read
	file    string // where the first of them was made
	told    map[string]bool
}

// connect follows \connect and what stands behind it.
func (c *catalog) connect(f []string) {
	c.path.reset()
	var args []string
	for _, arg := range f[1:] {
		if !strings.HasPrefix(arg, "-reuse-previous") {
			args = append(args, arg)
		}
	}
	if len(args) == 0 || args[0] == "-" {
		return // the same database, as somebody else
	}
	name := strings.Trim(args[0], `"'`)
	if _, value, ok := strings.Cut(name, "dbname="); ok {
		name = strings.Trim(value, `"'\`)
	}
	c.conn.current = name
}

// elsewhere reports whether a statement is about another database than the one
// that is read, and says so where it makes a table there.
func (c *catalog) elsewhere(s *script, st *statement) bool {
	conn := &c.conn
	if st.verb == client || st.verb == skipped {
		return false
	}
	if conn.file == "" {
		if st.verb == createTable && !s.temporary(st) {
			conn.owner, conn.file = conn.current, c.included.top(s.file)
		}
		return false
	}
	if conn.current == conn.owner || conn.current == "" || conn.owner == "" && conn.file != c.included.top(s.file) {
		return false
	}
	if st.verb == createTable && !s.temporary(st) && !conn.told[conn.current] {
		if conn.told == nil {
			conn.told = map[string]bool{}
		}
		conn.told[conn.current] = true
		c.incomplete(s.tokenSpan(st.toks[0]), "tables of database “"+conn.current+"” follow those of another one in the same file, and are not read", "give each database a file and a schema of its own: pg_dump "+conn.current)
	}
	st.comments = nil
	return true
}
