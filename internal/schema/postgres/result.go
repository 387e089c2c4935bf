package postgres

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
)

// Calls that are no functions or operators: Common is COALESCE, CASE and others that make
// one type of several, ARRAY[…] and NULLIF.
const (
	Common = "\x00common"
	array  = "\x00array"
	nullif = "\x00nullif"
)

// unknown is the type of a constant in quotes, and of NULL, before it is used.
const unknown = "unknown"

//go:embed functions.txt
var functions string

// results holds what functions and operators give, by their name; read where a
// query first calls one.
var results = sync.OnceValue(func() map[string][]result { return readResults(functions) })

// result is what a function gives for arguments of types.
type result struct {
	gives string
	takes [][]string // of each of the first arguments, the types that it may have
}

// rowsOfOne holds the functions whose rows are of one value.
var rowsOfOne = map[string]bool{
	"generate_series": true, "unnest": true, "regexp_split_to_table": true, "string_to_table": true, "jsonb_path_query": true,
	"json_array_elements": true, "jsonb_array_elements": true, "json_array_elements_text": true, "jsonb_array_elements_text": true,
	"json_object_keys": true, "jsonb_object_keys": true,
}

// pairs holds the functions whose rows are of a key and a value, by the value's type.
var pairs = map[string]string{"json_each": "json", "jsonb_each": "jsonb", "json_each_text": "text", "jsonb_each_text": "text"}

// kinds are the words that stand for several types. Numbers stand from the
// narrowest to the widest: one becomes the other where both meet. So do moments.
var kinds = map[string][]string{
	"integers": {"smallint", "integer", "bigint"},
	"number":   {"smallint", "integer", "bigint", "numeric", "real", "double precision"},
	"moment":   {"date", "timestamp without time zone", "timestamp with time zone"},
	"string":   {"text", "character varying", "bpchar", "name", unknown},
	"plain": {"smallint", "integer", "bigint", "numeric", "real", "double precision", "date", "timestamp without time zone", "timestamp with time zone",
		"boolean", "uuid", "json", "interval", "inet", "cidr"},
}

// spelled is how PostgreSQL spells the types that have several names.
var spelled = map[string]string{
	"int2": "smallint", "smallserial": "smallint", "serial2": "smallint",
	"int": "integer", "int4": "integer", "serial": "integer", "serial4": "integer",
	"int8": "bigint", "bigserial": "bigint", "serial8": "bigint",
	"decimal": "numeric", "dec": "numeric", "float4": "real", "float8": "double precision", "float": "double precision",
	"bool": "boolean", "varchar": "character varying", "character": "bpchar", "char": "bpchar", "nchar": "bpchar", "varbit": "bit varying",
	"timestamp": "timestamp without time zone", "timestamptz": "timestamp with time zone",
	"time": "time without time zone", "timetz": "time with time zone",
}

// builtIn are the types, other than those of kinds, of which it is known that
// they are no domains.
var builtIn = strings.Fields("boolean uuid json jsonb bytea interval money inet cidr macaddr bit xml tsvector tsquery int4range int8range numrange daterange tsrange tstzrange point oid")

func readResults(text string) map[string][]result {
	read := map[string][]result{}
	for line := range strings.Lines(text) {
		gives, calls, ok := strings.Cut(line, ": ")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		for _, call := range strings.Fields(calls) {
			r := result{gives: gives}
			name, args, takes := strings.Cut(strings.TrimSuffix(call, ")"), "(")
			if takes {
				for arg := range strings.SplitSeq(args, ",") {
					var types []string
					for typ := range strings.SplitSeq(arg, "|") {
						if kind, ok := kinds[typ]; ok {
							types = append(types, kind...)
						} else {
							types = append(types, Bare(typ))
						}
					}
					r.takes = append(r.takes, types)
				}
			}
			read[name] = append(read[name], r)
		}
	}
	return read
}

// Bare is a type as PostgreSQL spells it, without its length.
func Bare(typ string) string {
	if elem, ok := strings.CutSuffix(typ, "[]"); ok {
		return strings.TrimRight(Bare(elem), "[]") + "[]" // of how many dimensions does not matter
	}
	if strings.Contains(typ, `"`) {
		return typ
	}
	typ = strings.ToLower(typ)
	if open, end := strings.IndexByte(typ, '('), strings.IndexByte(typ, ')'); open > 0 && end > open {
		typ = strings.TrimSpace(typ[:open]) + typ[end+1:]
	}
	if as, ok := spelled[typ]; ok {
		return as
	}
	return typ
}

// Made is the type of a column made from one of the type given: of what a
// serial counts.
func Made(typ string) string {
	if strings.Contains(strings.ToLower(typ), "serial") {
		return Bare(typ)
	}
	return typ
}

// Result is the type that a call gives for arguments of types, each written as
// a statement would, or "" where it cannot be told: of a type or function of
// the user's own, or where an argument that matters is "".
func Result(call string, args []string) string {
	switch call {
	case Common:
		return commonType(args)
	case array:
		if typ := commonType(args); typ != "" {
			return strings.TrimRight(Settled(typ), "[]") + "[]"
		}
		return ""
	case nullif:
		switch Bare(args[0]) { // some are compared as what they become
		case "character varying", unknown:
			return "text"
		case "cidr":
			return "inet"
		}
		return args[0]
	case "+", "-", "*", "/", "%", "&", "|", "#", "mod", "generate_series":
		if typ := widest(args); typ != "" && len(args) > 1 {
			return typ
		}
	case "<<", ">>":
		if slices.Contains(kinds["integers"], Bare(args[0])) {
			return Bare(args[0])
		}
	case "||", "array_append", "array_prepend", "array_cat", "array_remove", "array_replace":
		if slices.ContainsFunc(args, isArray) {
			return joined(args)
		}
	}
	operator := !strings.ContainsAny(call, "abcdefghijklmnopqrstuvwxyz")
	for _, r := range results()[call] {
		if r.fits(args, operator) {
			return r.of(args)
		}
	}
	return ""
}

// fits reports whether a function may have such arguments. Of an operator all
// are told, of a function the first.
func (r result) fits(args []string, operator bool) bool {
	if len(args) < len(r.takes) || operator && r.takes != nil && len(args) != len(r.takes) {
		return false
	}
	for i, types := range r.takes {
		if !slices.Contains(types, "any") && !slices.Contains(types, Bare(args[i])) {
			return false
		}
	}
	return true
}

func (r result) of(args []string) string {
	which, ok := strings.CutPrefix(r.gives, "$")
	if !ok {
		return Bare(r.gives)
	}
	n := int(which[0] - '1')
	if n >= len(args) || args[n] == "" {
		return ""
	}
	typ := Settled(Bare(args[n]))
	switch which[1:] {
	case "[]":
		return strings.TrimSuffix(typ, "[]") + "[]"
	case ".":
		if !strings.HasSuffix(typ, "[]") {
			return ""
		}
		return strings.TrimSuffix(typ, "[]")
	}
	return typ
}

// Settled is a type once nothing more is asked of it: a constant in quotes is text.
func Settled(typ string) string {
	if typ == unknown {
		return "text"
	}
	return typ
}

// commonType is what becomes of types that stand for one value: the type of
// all, with its length where that is the same, or the widest. It follows
// select_common_type in PostgreSQL's parse_coerce.c.
func commonType(types []string) string {
	first, others := unknown, false
	for _, typ := range types {
		switch {
		case typ == "":
			return ""
		case first == unknown:
			first = typ
		}
		others = others || typ != first
	}
	others = others || types[0] != first
	if !others {
		return first
	}
	typ := first
	for _, next := range types {
		if typ = wider(typ, next); typ == "" {
			return ""
		}
	}
	return typ
}

func isArray(typ string) bool { return strings.HasSuffix(typ, "[]") }

// joined is the array of what arrays and single values have in common.
func joined(args []string) string {
	var elems []string
	for _, arg := range args {
		elems = append(elems, strings.TrimSuffix(Bare(arg), "[]"))
	}
	if typ := commonType(elems); typ != "" {
		return typ + "[]"
	}
	return ""
}

// wider is the type that values of two types have in common, without a length.
func wider(a, b string) string {
	a, b = Bare(a), Bare(b)
	switch {
	case b == unknown && isBuiltIn(a), a == b && isBuiltIn(a):
		return a // of a domain, it would be what it is made of
	case a == "cidr" && b == "inet", a == "inet" && b == "cidr":
		return "inet"
	case b == "name" && (a == "bpchar" || a == "character varying"):
		return b
	case slices.Contains(kinds["string"], a) && slices.Contains(kinds["string"], b):
		return a
	}
	for _, kind := range []string{"number", "moment"} {
		if i, j := slices.Index(kinds[kind], a), slices.Index(kinds[kind], b); i >= 0 && j >= 0 {
			return kinds[kind][max(i, j)]
		}
	}
	return ""
}

// widest is the type of arithmetic between numbers. One that is exact meets one
// that is not in double precision.
func widest(args []string) string {
	typ := unknown
	for _, arg := range args {
		arg = Bare(arg)
		switch {
		case arg == unknown, arg == typ:
		case !slices.Contains(kinds["number"], arg):
			return ""
		case typ == unknown:
			typ = arg
		case typ == "real" || arg == "real":
			typ = "double precision"
		default:
			typ = wider(typ, arg)
		}
	}
	if typ == unknown {
		return ""
	}
	return typ
}

// isBuiltIn reports whether a type, or what it is an array of, is one of
// PostgreSQL's own.
func isBuiltIn(typ string) bool {
	typ = strings.TrimSuffix(typ, "[]")
	return slices.Contains(builtIn, typ) || slices.Contains(kinds["number"], typ) || slices.Contains(kinds["moment"], typ) || slices.Contains(kinds["string"], typ) ||
		strings.HasPrefix(typ, "time ") || typ == "bit varying"
}
