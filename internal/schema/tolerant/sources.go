package tolerant

import (
	"strings"

	"github.com/pare-dev/pare/internal/schema/ddl"
	"github.com/pare-dev/pare/internal/schema/lex"
)

// relation is one thing that a query reads. Sub is the query behind its name,
// and not Known where it is something else than a table or a query.
type relation struct {
	alias string
	sub   *ddl.Query // nil for a table
}

// sources reads a FROM: tables go to the query, and stars over what WITH or
// FROM itself makes are replaced by the outputs of that.
func (r *reader) sources(q *ddl.Query, s scope) *ddl.Query {
	var from []relation
	merged := false // a join gives some columns once only
	for r.word("from"); !r.done() && !r.fromEnds(); r.punct(',') {
		for r.any("join", "inner", "left", "right", "full", "outer", "cross", "lateral", "straight_join", "global") {
		}
		if r.any("natural", "semi", "anti", "asof", "positional", "apply") {
			merged, q.Plain = true, false
			continue
		}
		at := r.i
		rel, table, plain := r.relation(s)
		q.Plain = q.Plain && plain
		if rel.sub == nil {
			q.From = append(q.From, ddl.Source{Table: table, Alias: rel.alias})
		}
		from = append(from, rel)
		for !r.done() && !r.fromEnds() && !r.toks[r.i].IsPunct(r.src, ',') && !r.joins() {
			switch {
			case r.is("using"), r.is("pivot"), r.is("unpivot"), r.is("match_recognize"), r.is("natural"), r.is("semi"), r.is("anti"), r.is("apply"), r.is("view"):
				merged, q.Plain = true, false
			case r.toks[r.i].Text(r.src) == "|>": // BigQuery's pipes
				q.Known = false
			}
			r.skip()
		}
		if r.i == at {
			r.skip()
		}
	}
	return spread(q, from, merged)
}

func (r *reader) joins() bool {
	return r.is("join") || r.is("inner") || r.is("cross") || r.is("full") || r.is("straight_join") || r.is("natural") ||
		(r.is("left") || r.is("right")) && !(r.i+1 < len(r.toks) && r.toks[r.i+1].IsPunct(r.src, '('))
}

// fromEnds reports whether a word stands here that a FROM ends with.
func (r *reader) fromEnds() bool {
	return r.is("where") || r.is("group") || r.is("having") || r.is("order") || r.is("limit") || r.is("qualify") || r.is("window") ||
		r.is("fetch") || r.is("offset") || r.is("connect", "by") || r.is("start", "with") || r.is("for", "update") || r.setOperation() || r.is("select") ||
		r.is("with", "no") || r.is("with", "data")
}

// relation reads one thing that a FROM names, with its alias. It is plain where
// it is a table as it is.
func (r *reader) relation(s scope) (rel relation, table ddl.Name, plain bool) {
	unsure := &ddl.Query{}
	switch {
	case !r.done() && r.toks[r.i].IsPunct(r.src, '('):
		inner := r.on(r.group())
		rel.sub = unsure
		if inner.is("select") || inner.is("with") || inner.is("from") {
			rel.sub = inner.queryIn(s.deeper())
		}
	default:
		r.word("only")
		var ok bool
		if table, ok = r.qualified(); !ok {
			rel.sub = unsure
			break
		}
		rel.alias, plain = table.Name, true
		if r.group() != nil { // a function that gives rows
			rel.sub, plain = unsure, false
		} else if sub := s.with[lex.Lower(table.Name)]; sub != nil && table.Schema == "" {
			rel.sub, plain = sub, false
		}
	}
	as := r.word("as")
	if !r.done() && (as || !r.fromEnds() && !r.joins() && !r.behindTable()) {
		if name, ok := r.name(); ok {
			rel.alias = name
			if r.group() != nil { // names for its columns
				rel.sub, plain = unsure, false
			}
		}
	}
	return rel, table, plain
}

// behindTable reports whether a word stands here that may stand behind a table
// in FROM and is no alias of it.
func (r *reader) behindTable() bool {
	switch lex.Lower(r.toks[r.i].Text(r.src)) {
	case "on", "using", "with", "tablesample", "sample", "pivot", "unpivot", "for", "partition", "use", "force", "ignore", "as", "outer",
		"semi", "anti", "asof", "final", "at", "before", "match_recognize", "not", "indexed", "lateral", "apply", "option", "cluster", "union":
		return true
	}
	return false
}

// spread replaces the stars over queries by what those give. Where it is not
// sure, the query is no longer Known.
func spread(q *ddl.Query, from []relation, merged bool) *ddl.Query {
	var out []ddl.Output
	for _, o := range q.Outputs {
		if !o.Star {
			out = append(out, o)
			continue
		}
		subs, tables := 0, 0
		var given []ddl.Output
		for _, rel := range from {
			switch {
			case o.Qualifier != "" && !strings.EqualFold(o.Qualifier, rel.alias):
			case rel.sub == nil:
				tables++
			default:
				subs++
				q.Known = q.Known && rel.sub.Known && !merged
				for _, o := range rel.sub.Outputs {
					o.Qualifier, o.Column = "", ""
					given = append(given, o)
					q.Known = q.Known && !o.Star
				}
			}
			if q.Known = q.Known && len(given)+len(out) <= maxOutputs; !q.Known {
				return q
			}
		}
		switch {
		case subs == 0:
			out = append(out, o)
		case tables > 0:
			q.Known = false
		default:
			out = append(out, given...)
		}
	}
	q.Outputs = out
	for _, rel := range from {
		q.Plain = q.Plain && rel.sub == nil
	}
	return q
}

// selectInto reads SELECT … INTO table, with its WITH before it.
func (r *reader) selectInto() (*ddl.Create, error) {
	c := &ddl.Create{CommentAt: -1}
	ahead := r.on(r.toks)
	for ; !ahead.done() && !ahead.is("into"); ahead.skip() {
	}
	if !ahead.word("into") {
		return nil, ahead.unexpected("INTO and the name of a table")
	}
	var ok bool
	if c.Table, c.Temporary, ok = ahead.into(); !ok {
		return nil, ahead.unexpected("the name of the table")
	}
	c.Query = r.query()
	return c, nil
}
