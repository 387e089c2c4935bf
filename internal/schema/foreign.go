package schema

import (
	"strings"

	"github.com/pare-dev/pare/internal/schema/lex"
	"github.com/pare-dev/pare/internal/source"
)

// foreign looks for what only other databases write, once something in a file
// could not be read. Comments and strings prove nothing and are not looked at.
func foreign(s *script) *source.Problem {
	sc := lex.New(s.src, s.d.lex)
	for sc.Scan() {
		toks := sc.Statement().Tokens
		for i, t := range toks {
			what := evidence(s, toks, i)
			if what == "" {
				continue
			}
			return &source.Problem{Kind: source.Incomplete, Span: s.tokenSpan(t),
				Msg:  "the file is not read, for it is not written for PostgreSQL: " + what,
				Hint: "PostgreSQL is the one database whose SQL is read so far",
			}
		}
	}
	return nil
}

// evidence says what is foreign about the token at i, or nothing.
func evidence(s *script, toks []lex.Token, i int) string {
	t := toks[i]
	is := func(j int, word string) bool { return j >= 0 && j < len(toks) && toks[j].Is(s.src, word) }
	switch t.Kind {
	case lex.Operator:
		if t.Text(s.src) == "/" && s.aloneOnLine(t) {
			return "a line says /, as in Oracle"
		}
		if strings.HasPrefix(t.Text(s.src), "`") {
			return "names stand in backquotes, as in MySQL and BigQuery"
		}
	case lex.Punct:
		// [name] where PostgreSQL would have a name
		if s.src[t.Start] == '[' && i > 0 && i+2 < len(toks) && toks[i+2].IsPunct(s.src, ']') && toks[i+1].Kind == lex.Word &&
			(is(i-1, "table") || is(i-1, "use") || is(i-1, "exists") || toks[i-1].IsPunct(s.src, '(') || toks[i-1].IsPunct(s.src, ',') || toks[i-1].IsPunct(s.src, '.')) {
			return "names stand in square brackets, as in SQL Server and SQLite"
		}
	case lex.Word:
		switch {
		case is(i, "go") && s.aloneOnLine(t):
			return "a line says GO, as in SQL Server"
		case is(i, "engine") && i+1 < len(toks) && toks[i+1].Text(s.src) == "=":
			return "a table has an ENGINE, as in MySQL"
		case is(i, "auto_increment"):
			return "a column says AUTO_INCREMENT, as in MySQL"
		case is(i, "autoincrement"):
			return "a column says AUTOINCREMENT, as in SQLite"
		case i == 0 && is(0, "pragma"):
			return "a statement says PRAGMA, as in SQLite"
		case is(i, "rowid") && is(i-1, "without"):
			return "a table says WITHOUT ROWID, as in SQLite"
		case i == 0 && is(0, "delimiter"):
			return "a line says DELIMITER, as in MySQL"
		case is(i, "varchar2") || is(i, "nvarchar2"):
			return "a column is " + strings.ToUpper(t.Text(s.src)) + ", as in Oracle"
		case is(i, "nvarchar") && i+1 < len(toks) && toks[i+1].IsPunct(s.src, '('):
			return "a column is NVARCHAR, as in SQL Server"
		case is(i, "max") && i > 0 && toks[i-1].IsPunct(s.src, '(') && i+1 < len(toks) && toks[i+1].IsPunct(s.src, ')'):
			return "a column's width is MAX, as in SQL Server"
		case is(i, "clustered") || is(i, "nonclustered"):
			return "a key is " + strings.ToUpper(t.Text(s.src)) + ", as in SQL Server"
		case is(i, "distkey") || is(i, "sortkey") || is(i, "diststyle"):
			return "a table has a " + strings.ToUpper(t.Text(s.src)) + ", as in Redshift"
		case is(i, "identity") && i+2 < len(toks) && toks[i+1].IsPunct(s.src, '(') && toks[i+2].Kind == lex.Number:
			return "a column says IDENTITY(…), as in SQL Server"
		}
	}
	return ""
}

func (s *script) aloneOnLine(t lex.Token) bool {
	start, end := s.lines.Bounds(s.lines.Line(int(t.Start)))
	return strings.TrimSpace(s.src[start:end]) == t.Text(s.src)
}
