package schema

import (
	"strings"

	"github.com/pare-dev/pare/internal/schema/lex"
	"github.com/pare-dev/pare/internal/source"
)

// foreign looks for what only other databases write, once something in a file
// could not be read. Comments and strings prove nothing and are not looked at.
func foreign(s *script) *source.Problem {
	sc := lex.New(s.src, s.dialect)
	for sc.Scan() {
		toks := sc.Statement().Tokens
		for i, t := range toks {
			what := evidence(s, toks, i)
			if what == "" {
				continue
			}
			return &source.Problem{Kind: source.Incomplete, Span: s.tokenSpan(t),
				Msg:  "is not read, for it is written for " + what,
				Hint: "PostgreSQL is the one database whose SQL is read so far",
			}
		}
	}
	return nil
}

// evidence names the database that alone writes the token at i like this.
func evidence(s *script, toks []lex.Token, i int) string {
	t := toks[i]
	is := func(j int, word string) bool { return j >= 0 && j < len(toks) && toks[j].Is(s.src, word) }
	switch t.Kind {
	case lex.Operator:
		if strings.HasPrefix(t.Text(s.src), "`") {
			return "MySQL or MariaDB: names stand in backquotes"
		}
	case lex.Punct:
		// [name] where PostgreSQL would have a name
		if s.src[t.Start] == '[' && i > 0 && i+2 < len(toks) && toks[i+2].IsPunct(s.src, ']') && toks[i+1].Kind == lex.Word &&
			(is(i-1, "table") || is(i-1, "use") || is(i-1, "exists") || toks[i-1].IsPunct(s.src, '(') || toks[i-1].IsPunct(s.src, ',') || toks[i-1].IsPunct(s.src, '.')) {
			return "SQL Server: names stand in square brackets"
		}
	case lex.Word:
		switch {
		case is(i, "go") && s.aloneOnLine(t):
			return "SQL Server: a line says GO"
		case is(i, "engine") && i+1 < len(toks) && toks[i+1].Text(s.src) == "=":
			return "MySQL or MariaDB: a table has an ENGINE"
		case is(i, "auto_increment"):
			return "MySQL or MariaDB: a column says AUTO_INCREMENT"
		case is(i, "autoincrement"):
			return "SQLite: a column says AUTOINCREMENT"
		case i == 0 && is(0, "pragma"):
			return "SQLite: a statement says PRAGMA"
		case is(i, "rowid") && is(i-1, "without"):
			return "SQLite: a table says WITHOUT ROWID"
		case i == 0 && is(0, "delimiter"):
			return "MySQL or MariaDB: a line says DELIMITER"
		case is(i, "varchar2") || is(i, "nvarchar2"):
			return "Oracle: a column is " + strings.ToUpper(t.Text(s.src))
		case is(i, "nvarchar") && i+1 < len(toks) && toks[i+1].IsPunct(s.src, '('):
			return "SQL Server: a column is NVARCHAR"
		case is(i, "identity") && i+2 < len(toks) && toks[i+1].IsPunct(s.src, '(') && toks[i+2].Kind == lex.Number:
			return "SQL Server: a column says IDENTITY(…)"
		}
	}
	return ""
}

func (s *script) aloneOnLine(t lex.Token) bool {
	start, end := s.lines.Bounds(s.lines.Line(int(t.Start)))
	return strings.TrimSpace(s.src[start:end]) == t.Text(s.src)
}
