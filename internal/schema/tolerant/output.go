package tolerant

import (
	"github.com/pare-dev/pare/internal/schema/ddl"
	"github.com/pare-dev/pare/internal/schema/lex"
)

// output reads the tokens as one output of a query, and reports whether it is
// sure what it is called.
func (r *reader) output() (o ddl.Output, ok bool) {
	o.At, o.End = r.at(), r.end()
	toks := r.toks
	for i, t := range toks {
		star := t.Kind == lex.Operator && r.src[t.Start] == '*' && (i == 0 || toks[i-1].IsPunct(r.src, '.'))
		if !star {
			continue
		}
		if i != len(toks)-1 || int(t.End-t.Start) != 1 {
			return o, false // SELECT * EXCEPT (a)
		}
		o.Star = true
		if i > 0 {
			parts, ok := r.path(toks[:i-1])
			if !ok {
				return o, false
			}
			o.Qualifier = parts[len(parts)-1]
		}
		return o, true
	}
	n := len(toks)
	switch {
	case n == 0 || toks[0].Is(r.src, "as") || toks[0].Is(r.src, "columns") && n > 1 && toks[1].IsPunct(r.src, '('): // as DuckDB has it
		return o, false
	case r.g.Assigned && n > 2 && toks[1].Text(r.src) == "=" && r.d.Name(r.src, toks[0]) != "":
		o.Name = r.d.Name(r.src, toks[0])
		toks = toks[2:]
	case n > 2 && toks[n-2].Is(r.src, "as"):
		if o.Name = r.d.Name(r.src, toks[n-1]); o.Name == "" {
			return o, false
		}
		toks = toks[:n-2]
	case r.aliased(toks):
		o.Name = r.d.Name(r.src, toks[n-1])
		toks = toks[:n-1]
	}
	parts, plain := r.path(toks)
	switch {
	case !plain:
	case len(parts) == 1:
		o.Column = parts[0]
	case len(parts) == 2:
		o.Qualifier, o.Column = parts[0], parts[1]
	}
	if o.Name == "" && plain {
		o.Name = parts[len(parts)-1]
	}
	return o, o.Name != ""
}

// path reads the tokens as a name with its qualifiers and nothing else.
func (r *reader) path(toks []lex.Token) (parts []string, ok bool) {
	if len(toks)%2 == 0 || len(toks) > 9 {
		return nil, false
	}
	for i, t := range toks {
		if i%2 == 1 {
			if !t.IsPunct(r.src, '.') {
				return nil, false
			}
			continue
		}
		name := r.d.Name(r.src, t)
		if name == "" || len(toks) == 1 && t.Kind == lex.Word && pseudo(lex.Lower(name)) {
			return nil, false
		}
		parts = append(parts, name)
	}
	return parts, true
}

// pseudo are words that look like a column and are none.
func pseudo(word string) bool {
	switch word {
	case "null", "true", "false", "default", "current_date", "current_time", "current_timestamp", "localtime", "localtimestamp",
		"current_user", "session_user", "system_user", "user", "sysdate", "systimestamp", "rownum", "rowid", "level", "current_schema",
		"current_catalog":
		return true
	}
	return false
}

// aliased reports whether the last token names the expression before it: SELECT
// a + 1 b. It is so where an expression may end before it.
func (r *reader) aliased(toks []lex.Token) bool {
	n := len(toks)
	if n < 2 || r.d.Name(r.src, toks[n-1]) == "" {
		return false
	}
	last, before := toks[n-1], toks[n-2]
	if last.Kind == lex.Word && noAlias(lex.Lower(last.Text(r.src))) {
		return false
	}
	switch before.Kind {
	case lex.Word:
		return !noEnd(lex.Lower(before.Text(r.src)))
	case lex.Punct:
		return before.IsPunct(r.src, ')') || before.IsPunct(r.src, ']')
	case lex.Number, lex.String:
		return n < 3 || !toks[n-3].Is(r.src, "interval")
	}
	return before.Kind == lex.Quoted
}

// noAlias are words that end an expression rather than name it.
func noAlias(word string) bool {
	switch word {
	case "end", "null", "true", "false", "unknown", "year", "month", "day", "hour", "minute", "second", "week", "quarter", "json",
		"precision":
		return true
	}
	return false
}

// noEnd are words that no expression ends with: what stands behind them is part
// of it.
func noEnd(word string) bool {
	switch word {
	case "and", "or", "not", "is", "in", "like", "ilike", "rlike", "regexp", "glob", "similar", "to", "between", "case", "when", "then",
		"else", "collate", "escape", "distinct", "from", "over", "div", "mod", "xor", "any", "all", "some", "exists", "interval", "at",
		"time", "zone", "for", "value", "prior", "connect_by_root", "binary", "date", "timestamp", "select", "by", "group", "within",
		"filter", "respect", "ignore", "nulls", "character", "set", "match", "isnull", "unique":
		return true
	}
	return false
}
