package schema

import "github.com/pare-dev/pare/internal/schema/lex"

// use folds USE: from here on, names without a database are of that one.
func (c *catalog) use(s *script, toks []lex.Token) {
	if n, _, ok := s.name(toks); ok {
		c.path.use([]string{n.name}, false)
	}
}

// mainDatabase is the database that references leave out: the one that the files do not
// name or, where they name them all, the first that a table was made in. Its
// tables lose the name.
func (c *catalog) mainDatabase() string {
	inUse := map[string]bool{}
	for _, t := range c.rels {
		inUse[t.key.schema] = inUse[t.key.schema] || !t.notTable
	}
	home := ""
	for i := 0; !inUse[""] && home == "" && i < len(c.made); i++ {
		if inUse[c.made[i]] && c.made[i] != tempSchema {
			home = c.made[i]
		}
	}
	for _, t := range c.rels {
		if t.key.schema == home {
			t.key.schema = ""
		}
		for _, k := range t.constraints {
			if k.to.schema == home {
				k.to.schema = ""
			}
		}
	}
	return home
}

// useSchema follows the statements that say where names without a schema belong:
// USE, USE SCHEMA, ALTER SESSION SET CURRENT_SCHEMA and, in Snowflake, CREATE
// SCHEMA and CREATE DATABASE.
func (c *catalog) useSchema(s *script, st *statement) {
	w := &words{s.src, st.toks}
	switch w.next("use", "alter", "create") {
	case "alter":
		for len(w.toks) > 2 && !w.toks[0].Is(s.src, "current_schema") {
			w.toks = w.toks[1:]
		}
		if len(w.toks) > 2 {
			c.use(s, w.toks[2:])
		}
		return
	case "create":
		w.all("or", "replace")
		w.next("transient")
	}
	database := w.next("database") != "" || w.next("schema") == "" && c.d.schema != "main"
	w.all("if", "not", "exists")
	if n, _, ok := s.name(w.toks); ok && (!database || len(n.parts) > 1) {
		c.path.use([]string{n.name}, false)
	} else {
		c.path.reset()
	}
}
