package lex

import "strings"

// Redshift is how Redshift reads a script, and psql, which runs it.
func Redshift() Dialect {
	return Dialect{
		Quotes: `"`, DollarQuotes: true, NestedComments: true, EscapeStrings: true, BackslashEscapes: true, MetaLines: true, MaxName: 127, NameSigns: "#",
	}
}

// CockroachDB is how CockroachDB reads a script.
func CockroachDB() Dialect {
	return Dialect{
		Quotes: `"`, DollarQuotes: true, NestedComments: true, EscapeStrings: true, MetaLines: true, CopyData: true, AtomicBodies: true,
	}
}

// DuckDB is how DuckDB and its shell read a script.
func DuckDB() Dialect {
	return Dialect{Quotes: `"`, DollarQuotes: true, EscapeStrings: true, ShellLines: true, KeepCase: true}
}

// Snowflake is how Snowflake reads a script.
func Snowflake() Dialect {
	return Dialect{Quotes: `"`, DollarQuotes: true, BackslashEscapes: true, SlashComments: true, KeepCase: true, Routines: true}
}

// BigQuery is how BigQuery reads a script.
func BigQuery() Dialect {
	return Dialect{
		Quotes: "`", HashComments: true, BackslashEscapes: true, DoubleStrings: true, TripleQuotes: true, DottedNames: true, KeepCase: true, Routines: true,
	}
}

// Undot gives the last part of a name that holds its qualifiers, and the one
// before it, or the schema where there is none.
func Undot(schema, name string) (string, string) {
	if i := strings.LastIndexByte(name, '.'); i >= 0 && i+1 < len(name) {
		schema, name = name[:i], name[i+1:]
		schema = schema[strings.LastIndexByte(schema, '.')+1:]
	}
	return schema, name
}

// tripled reads a string between three quotes, or any with the prefixes r and b,
// whose first quote is at open, and reports whether there is one.
func (s *Scanner) tripled(start, open int) bool {
	quote := s.src[open : open+1]
	triple := strings.Repeat(quote, 3)
	if !strings.HasPrefix(s.src[open:], triple) {
		triple = quote
		if open == start {
			return false
		}
	}
	for i := open + len(triple); i < len(s.src); i++ {
		switch {
		case s.src[i] == '\\':
			i++ // in a raw string too, a quote behind it is no end
		case strings.HasPrefix(s.src[i:], triple):
			s.pos = i + len(triple)
			s.add(String, start)
			return true
		}
	}
	s.fault(start, "the string that starts here never ends", "close it with "+triple)
	return true
}

// stringPrefix reports whether a word before a quote says how to read the string.
func stringPrefix(word string) bool {
	switch strings.ToLower(word) {
	case "r", "b", "rb", "br":
		return true
	}
	return false
}

// tripleValue is the value of a string in three quotes, or with the prefix r. At
// is as StringValue gives it.
func tripleValue(text string, start int) (value string, at int, ok bool) {
	prefix := strings.IndexAny(text, "'\"")
	if prefix < 0 || strings.ContainsAny(text[:prefix], "bB") {
		return "", -1, false
	}
	quotes := 1
	if body := text[prefix:]; len(body) >= 6 && body[0] == body[1] && body[1] == body[2] {
		quotes = 3
	}
	at = start + prefix + quotes
	value = text[prefix+quotes : len(text)-quotes]
	if prefix == 0 && strings.Contains(value, `\`) {
		at = -1
	}
	return value, at, true
}

// dashes goes on with a word that has dashes in it: the project in
// my-project.dataset.table. A dot has to follow it, for a - b is a difference.
func (s *Scanner) dashes(start int) {
	end := s.pos
	for end+1 < len(s.src) && s.src[end] == '-' && isNameByte(s.src[end+1]) && end-start < maxProject {
		for end++; end < len(s.src) && isNameByte(s.src[end]) && end-start < maxProject; end++ {
		}
	}
	if end < len(s.src) && s.src[end] == '.' {
		s.pos = end
	}
}

// maxProject is more than the name of a project may have.
const maxProject = 64
