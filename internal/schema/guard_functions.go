package schema

import (
	"strconv"
	"strings"
)

// simple evaluates a function of known texts.
func simple(name string, args []value) value {
	if len(args) == 0 {
		return value{}
	}
	v := args[0]
	switch name {
	case "lower", "lcase":
		v.text = strings.ToLower(v.text) // as long as it was for all but a few letters
		if len(v.text) != len(args[0].text) {
			v.from = nil
		}
		return v
	case "upper", "ucase":
		return constant(strings.ToUpper(v.text))
	case "quote_ident":
		return quotedName(v)
	case "quotename":
		return join(constant("["), v, constant("]"))
	case "quote_literal":
		return constant("'" + strings.ReplaceAll(v.text, "'", "''") + "'")
	case "length", "char_length", "len":
		return number(len([]rune(v.text)))
	case "cardinality", "array_length", "array_upper":
		if v.list != nil {
			return number(len(v.list))
		}
	case "replace":
		if len(args) == 3 && args[1].text != "" {
			return constant(strings.ReplaceAll(v.text, args[1].text, args[2].text))
		}
	case "trim", "btrim":
		if len(args) == 1 {
			return constant(strings.Trim(v.text, " "))
		}
	case "string_to_array":
		if len(args) == 2 && args[1].text != "" {
			out := value{kind: knownValue, list: []value{}}
			for _, p := range strings.Split(v.text, args[1].text) {
				out.list = append(out.list, constant(p))
			}
			return out
		}
	case "left":
		if len(args) == 2 {
			if n, ok := args[1].number(); ok && n >= 0 {
				r := []rune(v.text)
				return constant(string(r[:min(int(n), len(r))]))
			}
		}
	}
	return value{}
}

// quotedName is a name as a statement has to have it.
func quotedName(v value) value {
	if v.kind != knownValue {
		return v.shown()
	}
	plain := v.text != ""
	for i := range len(v.text) {
		c := v.text[i]
		plain = plain && ('a' <= c && c <= 'z' || c == '_' || i > 0 && '0' <= c && c <= '9')
	}
	if plain && !reserved(v.text) {
		return v
	}
	if strings.Contains(v.text, `"`) {
		v.text, v.from = strings.ReplaceAll(v.text, `"`, `""`), nil
	}
	return join(constant(`"`), v, constant(`"`))
}

// reserved knows the words that cannot be names without quotes.
func reserved(name string) bool {
	switch name {
	case "all", "analyse", "analyze", "and", "any", "array", "as", "asc", "both", "case", "cast", "check", "collate", "column", "constraint",
		"create", "default", "desc", "distinct", "do", "else", "end", "except", "false", "fetch", "for", "foreign", "from", "grant", "group",
		"having", "in", "initially", "intersect", "into", "leading", "limit", "not", "null", "offset", "on", "only", "or", "order", "placing",
		"primary", "references", "returning", "select", "some", "table", "then", "to", "trailing", "true", "union", "unique", "user", "using",
		"when", "where", "window", "with":
		return true
	}
	return false
}

// format puts texts into a pattern: %s, %I, %L, and %1$s.
func format(args []value) value {
	if len(args) == 0 || args[0].kind != knownValue {
		return value{}
	}
	pattern := args[0]
	args = args[1:]
	var parts []value
	next, from := 0, 0
	for i := 0; i < len(pattern.text); i++ {
		if pattern.text[i] != '%' {
			continue
		}
		parts = append(parts, pattern.part(from, i))
		i++
		at := i
		for at < len(pattern.text) && '0' <= pattern.text[at] && pattern.text[at] <= '9' {
			at++
		}
		if at < len(pattern.text) && pattern.text[at] == '$' {
			n, _ := strconv.Atoi(pattern.text[i:at])
			next, i = n-1, at+1
		}
		if i >= len(pattern.text) {
			return value{}
		}
		from = i + 1
		if pattern.text[i] == '%' {
			parts = append(parts, constant("%"))
			continue
		}
		if next < 0 || next >= len(args) {
			return value{}
		}
		switch v := args[next]; pattern.text[i] {
		case 's':
			parts = append(parts, v)
		case 'I':
			parts = append(parts, quotedName(v))
		case 'L':
			switch v.kind {
			case nullValue:
				parts = append(parts, constant("NULL"))
			case knownValue:
				parts = append(parts, constant("'"+strings.ReplaceAll(v.text, "'", "''")+"'"))
			default:
				parts = append(parts, constant("'"), v.shown(), constant("'"))
			}
		default:
			return value{}
		}
		next++
	}
	return join(append(parts, pattern.part(min(from, len(pattern.text)), len(pattern.text)))...)
}
