package detect

import "github.com/pare-dev/pare/internal/schema/lex"

// untyped reports whether a statement makes a table of columns one of which has
// no type, or whose name or that of a column is a string: SQLite alone takes that.
func untyped(src string, toks []lex.Token) bool {
	rest, ok := behindCreateTable(src, toks)
	if !ok {
		return false
	}
	for ; len(rest) > 0 && !rest[0].IsPunct(src, '('); rest = rest[1:] {
		if rest[0].Is(src, "of") || rest[0].Is(src, "as") { // PARTITION OF, OF type
			return false
		}
		if inQuotes(src, rest[0]) {
			return true
		}
	}
	end := lex.Closing(src, rest)
	if end >= len(rest) || end+1 < len(rest) && rest[end+1].Is(src, "as") {
		return false
	}
	for _, item := range lex.Items(src, rest) {
		if len(item) == 0 || !definesColumn(src, item) {
			continue
		}
		if inQuotes(src, item[0]) || len(item) == 1 && named(item[0]) {
			return true
		}
		if named(item[0]) && item[1].IsAny(src, "references", "unique", "primary", "check", "default", "collate", "not") {
			return true
		}
	}
	return false
}

// behindCreateTable gives what stands behind CREATE TABLE.
func behindCreateTable(src string, toks []lex.Token) ([]lex.Token, bool) {
	if len(toks) == 0 || !toks[0].Is(src, "create") {
		return nil, false
	}
	if toks = toks[1:]; len(toks) > 0 && toks[0].IsAny(src, "temp", "temporary") {
		toks = toks[1:]
	}
	if len(toks) == 0 || !toks[0].Is(src, "table") {
		return nil, false
	}
	return toks[1:], true
}

// definesColumn reports whether an item of a table's parentheses is a column,
// not a constraint or a LIKE.
func definesColumn(src string, item []lex.Token) bool {
	if item[0].IsAny(src, "constraint", "primary", "unique", "check", "foreign", "like", "not") {
		return false
	}
	// EXCLUDE may be a column's name, which a type follows
	return !item[0].Is(src, "exclude") || len(item) < 2 || !item[1].Is(src, "using") && !item[1].IsPunct(src, '(')
}

func inQuotes(src string, t lex.Token) bool { return t.Kind == lex.String && src[t.Start] == '\'' }

func named(t lex.Token) bool { return t.Kind == lex.Word || t.Kind == lex.Quoted }
