package schema

import (
	"strings"

	"github.com/pare-dev/pare/internal/schema/lex"
)

// searchPath is where unqualified names are looked for. nil stands for the
// server's default, "$user" and public.
type searchPath struct {
	usual          string // the dialect's default schema
	session, local []string
	set, setLocal  bool
	begun          *searchPath // as it was when the transaction began
	within         string      // inside CREATE SCHEMA, that one comes first
}

func (p *searchPath) schemas() []string {
	switch {
	case p.within != "":
		return []string{p.within}
	case p.setLocal:
		return p.local
	case p.set:
		return p.session
	}
	return []string{p.usual}
}

func (p *searchPath) use(schemas []string, local bool) {
	kept := schemas[:0]
	for _, s := range schemas {
		if s != "$user" && s != "" && s != "pg_catalog" {
			kept = append(kept, s)
		}
	}
	if local {
		p.local, p.setLocal = kept, true
	} else {
		p.session, p.set = kept, true
		p.setLocal = false
	}
}

func (p *searchPath) begin() {
	before := *p
	before.begun = nil
	p.begun = &before
}

// end ends a transaction: SET LOCAL is taken back and, where nothing of it is
// kept, any SET is.
func (p *searchPath) end(kept bool) {
	if p.begun != nil && !kept {
		p.session, p.set = p.begun.session, p.begun.set
	}
	p.setLocal, p.begun = false, nil
}

func (p *searchPath) reset() { *p = searchPath{usual: p.usual, begun: p.begun} }

// setting reads SET search_path, SET SCHEMA, RESET and DISCARD ALL.
func (c *catalog) setting(s *script, st *statement) {
	w := &words{s.src, st.toks}
	switch w.next("set", "reset", "discard") {
	case "reset", "discard":
		if w.next("search_path", "all") != "" {
			c.path.reset()
		}
		return
	}
	local := w.next("session", "local") == "local"
	if w.next("schema") == "" {
		if w.next("search_path") == "" {
			if n, _, ok := s.name(w.toks); ok && n.schema != "" {
				c.customize(n.schema + "." + n.name)
			}
			return
		}
		if w.next("to") == "" && len(w.toks) > 0 && w.toks[0].Kind == lex.Operator {
			w.toks = w.toks[1:]
		}
	}
	if w.all("default") {
		c.path.reset()
		return
	}
	var schemas []string
	for _, t := range w.toks {
		switch {
		case t.Kind == lex.Word || t.Kind == lex.Quoted:
			schemas = append(schemas, s.fold(t))
		case t.Kind == lex.String:
			v, _, _ := lex.StringValue(s.src, t, st.escapes)
			schemas = append(schemas, v)
		case !t.IsPunct(s.src, ','):
			c.incomplete(s.tokenSpan(t), "search_path is set to what the file does not tell", "write the schema's name")
			return
		}
	}
	c.path.use(schemas, local && c.inTx)
}

// customize notes a setting of the user's own. Its value is not followed.
func (c *catalog) customize(name string) {
	if c.custom == nil {
		c.custom = map[string]bool{}
	}
	c.custom[strings.ToLower(name)] = true
}

// setConfig reads set_config('search_path', '…', false) among the tokens of a
// SELECT, as pg_dump writes it.
func (c *catalog) setConfig(s *script, st *statement) {
	for i, t := range st.toks {
		if !t.Is(s.src, "set_config") || i+6 >= len(st.toks) {
			continue
		}
		args := st.toks[i+1:]
		key, _, ok := lex.StringValue(s.src, args[1], st.escapes)
		c.customize(key)
		if !ok || !strings.EqualFold(key, "search_path") {
			continue
		}
		value, _, ok := lex.StringValue(s.src, args[3], st.escapes)
		if !ok {
			c.incomplete(s.tokenSpan(args[3]), "search_path is set to what the file does not tell", "write the schema's name")
			continue
		}
		sc := lex.New(value, s.d.lex)
		var schemas []string
		for sc.Scan() {
			for _, v := range sc.Statement().Tokens {
				if name := s.d.lex.Name(value, v); name != "" {
					schemas = append(schemas, name)
				}
			}
		}
		c.path.use(schemas, args[5].Is(s.src, "true") && c.inTx)
	}
}
