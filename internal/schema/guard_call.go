package schema

import (
	"strings"

	"github.com/pare-dev/pare/internal/schema/lex"
)

// nameOrCall reads a column, a variable or a call of a function.
func (o *operand) nameOrCall() value {
	q, rest, ok := o.s.name(o.toks)
	if !ok {
		return o.fail()
	}
	o.toks = rest
	if len(rest) > 0 && rest[0].IsPunct(o.s.src, '(') {
		inner := o.group()
		if o.failed {
			return value{}
		}
		if o.word("over") {
			o.group()
			return value{}
		}
		return o.call(strings.ToLower(q.name), inner)
	}
	return o.named(q)
}

// named is what a column of a row or a variable holds.
func (e *evaluator) named(q qualified) value {
	name := strings.ToLower(q.name)
	alias := ""
	if len(q.parts) > 1 {
		alias = strings.ToLower(q.parts[len(q.parts)-2])
	}
	for at := e.rows; at != nil; at = at.up {
		if alias != "" && at.alias != alias {
			continue
		}
		if at.row == nil { // a table of which nothing is known
			if _, isVar := e.vars.get(q.name); alias != "" || !isVar {
				return value{}
			}
			continue
		}
		if v, ok := at.row(name); ok {
			return v
		}
		if alias != "" {
			return value{}
		}
	}
	if alias != "" {
		v, _ := e.vars.get(alias + "." + e.c.d.columnID(q.name))
		return v
	}
	v, ok := e.vars.get(e.c.d.columnID(q.name))
	if !ok && name == "user" && e.c.d.lex.SQLPlus {
		return constant(gap) // the owner
	}
	return v
}

// home is the schema that names without one are in.
func (c *catalog) home() string {
	if p := c.path.schemas(); len(p) > 0 {
		return p[0]
	}
	return c.d.schema
}

// named finds the relation that a text names: users, public."Users".
func (c *catalog) named(s *script, name string) *table {
	part := &script{src: name, d: c.d}
	sc := lex.New(name, s.d.lex)
	if !sc.Scan() {
		return nil
	}
	toks := sc.Statement().Tokens
	q, rest, ok := part.name(toks)
	if !ok || len(rest) > 0 {
		return nil
	}
	return c.find(q.schema, q.name)
}

// call evaluates a function that scripts use to ask or to put texts together.
func (o *operand) call(name string, inner []lex.Token) value {
	if name == "count" || name == "max" || name == "min" || name == "string_agg" || name == "array_agg" || name == "sum" {
		return value{}
	}
	if name == "position" || name == "substring" || name == "trim" || name == "extract" || name == "overlay" {
		for _, t := range inner {
			if t.Is(o.s.src, "in") || t.Is(o.s.src, "from") || t.Is(o.s.src, "for") {
				return value{}
			}
		}
	}
	var args []value
	if len(inner) > 0 {
		for _, item := range o.s.split(inner) {
			if len(item) > 2 && item[1].Kind == lex.Operator && (item[1].Text(o.s.src) == "=>" || item[1].Text(o.s.src) == ":=") {
				item = item[2:]
			}
			args = append(args, o.value(item))
		}
	}
	switch name {
	case "current_schema", "database", "schema", "schema_name":
		return o.c.called(o.c.home())
	case "sys_context":
		if len(args) == 2 && (strings.EqualFold(args[1].text, "current_schema") || strings.EqualFold(args[1].text, "session_user") || strings.EqualFold(args[1].text, "current_user")) {
			return constant(gap) // the owner
		}
		return value{}
	case "current_setting":
		// One of the user's own that nothing sets is NULL where none is asked for.
		if len(args) == 2 && args[0].kind == knownValue && strings.Contains(args[0].text, ".") && args[1].answer() == yes && !o.c.custom[strings.ToLower(args[0].text)] {
			return value{kind: nullValue}
		}
		return value{}
	case "coalesce", "ifnull", "isnull", "nvl":
		for _, v := range args {
			if v.kind != nullValue {
				return v
			}
		}
		return value{kind: nullValue}
	case "if", "iif":
		if len(args) == 3 {
			switch args[0].answer() {
			case yes:
				return args[1]
			case unsure:
				return shared(args[1], args[2])
			}
			return args[2]
		}
	case "concat":
		return o.joinedTo(args...)
	case "format":
		n := 0
		if len(args) > 0 {
			n = len(args[0].text) * (len(args) + 1) // each part may be there more than once
		}
		for _, v := range args {
			n += len(v.text) + 8*len(v.from)
		}
		if n > maxStatement || !o.c.works(n/8) {
			return value{}
		}
		return format(args)
	case "objectproperty":
		if len(args) == 2 && args[0].kind != nullValue {
			return args[0].propertyOfObject(args[1].text)
		}
	case "to_regclass", "object_id", "col_length", "columnproperty", "regclass":
		return o.objects(name, args)
	}
	if len(args) == 0 {
		return value{}
	}
	for _, v := range args {
		if v.kind == nullValue {
			return value{kind: nullValue}
		}
		if v.kind != knownValue {
			if (name == "quote_ident" || name == "lower" || name == "quotename") && v.kind == partlyValue {
				return v
			}
			return value{}
		}
	}
	if !o.c.works(len(args[0].text) / 8) {
		return value{}
	}
	return simple(name, args)
}

// objects answers whether a relation or a column is there.
func (o *operand) objects(name string, args []value) value {
	if len(args) == 0 {
		return value{}
	}
	if args[0].rel == nil && args[0].kind != knownValue {
		if args[0].kind == nullValue {
			return args[0]
		}
		return value{}
	}
	t := args[0].rel
	if t == nil {
		t = o.c.named(o.s, args[0].text)
	}
	switch {
	case o.c.d.tsql && t == nil:
		return o.c.noObject(name, args)
	case name == "object_id" && len(args) > 1 && !strings.EqualFold(strings.TrimSpace(args[1].text), "u"):
		return value{} // a key, a view, a procedure
	case t == nil && (name == "object_id" && len(args) == 1 || name == "to_regclass"):
		if name == "to_regclass" {
			return value{kind: nullValue} // of indexes some are not known, whose being there changes no table
		}
		return value{}
	case t == nil:
		return value{kind: nullValue}
	case name == "to_regclass" || name == "object_id" || name == "regclass":
		return value{kind: knownValue, text: args[0].text, rel: t}
	case len(args) < 2 || args[1].kind != knownValue:
		return value{}
	case t.column(args[1].text) != nil:
		switch own := t.column(args[1].text); {
		case t.unread: // it may be another one by now
			return value{kind: partlyValue, text: gap}
		case name == "col_length":
			return lengthTSQL(own.typ)
		case len(args) > 2 && args[2].kind == knownValue:
			return own.propertyTSQL(args[2].text)
		}
		return value{}
	case t.unread:
		return value{}
	}
	return value{kind: nullValue}
}

// template reports whether a text is nothing but what a tool fills in: the name of
// the schema as a rule, which is not known, yet always the same.
func template(text string) bool {
	for _, marks := range [...][2]string{{"${", "}"}, {"{{", "}}"}, {"$(", ")"}} {
		if rest, ok := strings.CutPrefix(text, marks[0]); ok && strings.Index(rest, marks[1]) == len(rest)-len(marks[1]) {
			return true
		}
	}
	return false
}

// literal is the value of a string, and where it stands.
func (s *script) literal(t lex.Token) value {
	if s.src[t.Start] == 'N' || s.src[t.Start] == 'n' {
		t.Start++
	}
	v, at, ok := s.d.lex.StringValue(s.src, t, s.d.lex.BackslashEscapes)
	if !ok {
		return value{}
	}
	if template(v) {
		return constant(gap)
	}
	out := constant(v)
	switch {
	case at >= 0:
		out.from = s.pieces(at, at+len(v))
	case s.src[t.Start] == '\'' && !s.d.lex.BackslashEscapes: // with doubled quotes
		for i, n := int(t.Start)+1, 0; i < int(t.End)-1; {
			end := strings.IndexByte(s.src[i:int(t.End)-1], '\'')
			if end < 0 {
				end = int(t.End) - 2 - i
			}
			for _, p := range s.pieces(i, i+end+1) {
				out.from = append(out.from, piece{n + p.at, p.src, p.in})
			}
			n += end + 1
			i += end + 2
		}
	}
	return out
}
